//! Authorities that make the rules together 会同制定: each by the law's word, an institution here or a document.

use super::{Ruleset, RulesetKind};
use crate::matter::{brief, stated};
use crate::org::Role;
use crate::{Context, Decision, Fault, OrgId, PersonId, Refusal};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};

/// The agreement of an authority that makes the rules too 会签.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The law's word for that authority.
    pub body: String,
    /// The institution here that stands for it; none where it agrees by a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<OrgId>,
    /// Its opinion, or the document by title and number; empty while it hasn't signed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub opinion: String,
    /// By whom it was given or recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<FixedOffset>>,
}

/// An institution here that stands for an authority of the law.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Signer {
    /// The law's word for the authority.
    pub body: String,
    /// The institution.
    pub org: OrgId,
}

/// Whose agreement the law wants for a kind; each is open at first.
pub(super) fn wanted(signers: &[Signer], kind: RulesetKind, ctx: &Context<'_>) -> Result<Vec<Signature>, Refusal> {
    let bodies = bodies(kind, ctx);
    if let Some(unknown) = signers.iter().find(|one| !bodies.contains(&one.body)) {
        let shown: String = unknown.body.chars().take(20).collect();
        return Err(Refusal::input(vec![Fault::at("signers", format!("条文没有要求“{shown}”会同制定"))]));
    }
    let stands = |body: &str| signers.iter().find(|one| one.body == body).map(|one| one.org.clone());
    let open = |body: String| Signature { org: stands(&body), body, opinion: String::new(), by: None, at: None };
    Ok(bodies.into_iter().map(open).collect())
}

/// The authorities that make a kind together, by the law's words.
fn bodies(kind: RulesetKind, ctx: &Context<'_>) -> Vec<String> {
    let of = kind == RulesetKind::Grading;
    if of { ctx.law.list(Key::CatalogueGradingCosign, ctx.today()) } else { Vec::new() }
}

/// Agrees to a rule set 会签: an institution for itself, or the authority by the document it received.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sign {
    /// The law's word for the authority that agrees.
    pub body: String,
    /// Its opinion; where the authority records it, the document by title and number.
    #[serde(default)]
    pub opinion: String,
}

impl Sign {
    /// Decides.
    ///
    /// # Errors
    /// Not a draft; an authority that the law doesn't name; by another; signed already; recorded without a document.
    pub fn decide(self, ruleset: Ruleset, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ruleset.draft()?;
        let keeps = ctx.actor.must_authority(Role::Reviewer).is_ok();
        let found = ruleset.signatures.iter().position(|one| one.body == self.body.trim());
        let Some((n, open)) = found.and_then(|n| Some((n, ruleset.signatures.get(n)?))) else {
            return Err(Refusal::input(vec![Fault::at("body", "条文没有要求这个部门会同制定")]));
        };
        let own = open.org.as_ref() == Some(&ctx.actor.org) && ctx.actor.roles.contains(&Role::DataOfficer);
        if !own && !keeps {
            return Err(Refusal::role("会同制定的部门"));
        }
        if open.at.is_some() {
            return Err(Refusal::state("ruleset.signed", "这个部门已经会签", "请刷新后查看最新状态"));
        }
        let opinion = match own {
            true => brief(&self.opinion, "opinion", "意见")?,
            false => stated(&self.opinion, "opinion", "会签文件的名称和文号", Key::CatalogueGradingCosign, ctx)?,
        };
        let cite = ctx.law.cite(Key::CatalogueGradingCosign, ctx.today());
        let event = ruleset.event("ruleset.signed", cite).note(format!("{}：{opinion}", open.body));
        let signed = Signature { opinion, by: Some(ctx.actor.person.clone()), at: Some(ctx.now), ..open.clone() };
        let mut ruleset = ruleset;
        ruleset.signatures.splice(n..=n, [signed]);
        Ok(Decision::of(event, ruleset))
    }
}

impl Ruleset {
    /// The authorities whose agreement is missing, by the law's words.
    pub fn unsigned(&self, ctx: &Context<'_>) -> Vec<String> {
        let signed = |body: &String| self.signatures.iter().any(|one| one.body == *body && one.at.is_some());
        bodies(self.kind, ctx).into_iter().filter(|body| !signed(body)).collect()
    }

    /// As which authority the actor's institution has yet to agree.
    pub(super) fn signs_as<'a>(&'a self, ctx: &'a Context<'_>) -> impl Iterator<Item = &'a str> {
        let own = |one: &&Signature| one.at.is_none() && one.org.as_ref() == Some(&ctx.actor.org);
        let officer = ctx.actor.roles.contains(&Role::DataOfficer);
        self.signatures.iter().filter(own).filter(move |_| officer).map(|one| one.body.as_str())
    }
}
