//! Drawing up a rule set: what is in it, who issued it.

use super::{Class, GuideField, Ruleset, RulesetKind, RulesetState, Signer, current};
use crate::matter::stated;
use crate::org::Role;
use crate::{Context, Decision, Fault, Refusal, RulesetId, region};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most fields of a guide.
const MAX_FIELDS: usize = 100;
/// Most classes.
const MAX_CLASSES: usize = 500;

/// Draws up a rule set 拟定规范, or writes a draft anew.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Compose {
    /// What it rules.
    pub kind: RulesetKind,
    /// Title of the document.
    pub title: String,
    /// Its number or version.
    pub edition: String,
    /// Who issued it, where an authority above made it.
    #[serde(default)]
    pub issued_by: String,
    /// Fields of entries.
    #[serde(default)]
    pub fields: Vec<GuideField>,
    /// Classes of data.
    #[serde(default)]
    pub classes: Vec<Class>,
    /// Institutions here that make it too.
    #[serde(default)]
    pub signers: Vec<Signer>,
}

/// Where a rule set is drawn up.
#[derive(Clone, Copy, Debug)]
pub struct Home<'a> {
    /// Region of this node's authority.
    pub region: &'a str,
    /// Every rule set there is.
    pub all: &'a [Ruleset],
}

impl Compose {
    /// Decides.
    ///
    /// # Errors
    /// By another than whoever makes it; of a kind the law doesn't have; made at another level; a version there is already; something is
    /// missing or given twice.
    pub fn decide(self, id: RulesetId, home: Home<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        self.must_make(home, ctx)?;
        let drawn = self.drawn(id, home, ctx)?;
        let event = drawn.event("ruleset.drawn", ctx.law.cite(drawn.kind.key(), ctx.today()));
        Ok(Decision::of(event, drawn))
    }

    /// Writes a draft anew; who had signed signs again.
    ///
    /// # Errors
    /// As above; not a draft; by another.
    pub fn revise(self, before: &Ruleset, home: Home<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        before.must_keep(ctx)?;
        before.draft()?;
        let given = Self { kind: before.kind, ..self };
        let others: Vec<_> = home.all.iter().filter(|one| one.id != before.id).cloned().collect();
        let drawn = given.drawn(before.id.clone(), Home { all: &others, ..home }, ctx)?;
        let event = drawn.event("ruleset.revised", ctx.law.cite(drawn.kind.key(), ctx.today()));
        Ok(Decision::of(event, Ruleset { drawn: before.drawn, ..drawn }))
    }

    /// Who may draw it up, and whether the law has it at this level.
    fn must_make(&self, home: Home<'_>, ctx: &Context<'_>) -> Result<(), Refusal> {
        if self.kind != RulesetKind::Detail {
            ctx.actor.must_authority(Role::Reviewer)?;
        } else {
            ctx.actor.must(Role::DataOfficer)?;
        }
        let cite = ctx.law.cite(self.kind.key(), ctx.today());
        if !self.kind.provided(ctx) {
            let what = format!("所适用的法规没有规定{}", self.kind.title());
            return Err(Refusal::state("ruleset.none", what, "不需要拟定"));
        }
        let above = self.kind.above().filter(|_| self.kind != RulesetKind::Detail);
        match above {
            Some(base) if base.made_at(home.region, ctx) => {
                let what = format!("{}由本级制定，不必另作增补", base.title());
                Err(Refusal::law("ruleset.level", cite, what, format!("请拟定新版的{}", base.title())))
            }
            Some(_) if !self.kind.made_at(home.region, ctx) => {
                let what = format!("{}不由{}制定", self.kind.title(), region::level(home.region));
                Err(Refusal::law("ruleset.level", cite, what, "请按上级的规则办理"))
            }
            _ => Ok(()),
        }
    }

    fn drawn(self, id: RulesetId, home: Home<'_>, ctx: &Context<'_>) -> Result<Ruleset, Refusal> {
        let kind = self.kind;
        let title = stated(&self.title, "title", "规范的名称", kind.key(), ctx)?;
        let edition = stated(&self.edition, "edition", "版本或者文号", kind.key(), ctx)?;
        let issued_by = self.issuer(home, ctx)?;
        let faults: Vec<_> = self.faults();
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        let org = if kind == RulesetKind::Detail { ctx.actor.org.clone() } else { ctx.authority.clone() };
        let stands = |one: &Ruleset| !matches!(one.state, RulesetState::Ended { .. });
        let same = |one: &&Ruleset| stands(one) && one.kind == kind && one.org == org && one.title == title && one.edition == edition;
        if let Some(known) = home.all.iter().find(same) {
            let what = format!("{}已有登记，一版的内容不能改动", known.called());
            let remedy = "内容有变化的，请以新的版本或者文号登记";
            return Err(Refusal::law("ruleset.same", ctx.law.cite(kind.key(), ctx.today()), what, remedy));
        }
        let follows = kind.above().and_then(|above| current(home.all, above, None)).map(|one| one.id.clone());
        let signatures = super::sign::wanted(&self.signers, kind, ctx)?;
        let (officer, drawn, state) = (ctx.actor.person.clone(), ctx.now, RulesetState::Draft);
        let (fields, classes) = (self.fields, self.classes);
        Ok(Ruleset { id, kind, title, edition, issued_by, org, officer, follows, fields, classes, signatures, drawn, state })
    }

    /// A version made above is recorded with its issuer; what is made here has none but the authority.
    fn issuer(&self, home: Home<'_>, ctx: &Context<'_>) -> Result<String, Refusal> {
        let here = self.kind.above().is_some() || self.kind.made_at(home.region, ctx);
        match here {
            true => Ok(String::new()),
            false => stated(&self.issued_by, "issued_by", "发布机关", self.kind.key(), ctx),
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let long = |text: &str| text.trim().is_empty() || text.chars().count() > 100;
        let wrong = [("title", &self.title), ("edition", &self.edition), ("issued_by", &self.issued_by)];
        faults.extend(wrong.into_iter().filter(|(_, text)| text.chars().count() > 100).map(|(place, _)| Fault::at(place, "最多 100 字")));
        if self.fields.len() > MAX_FIELDS || self.classes.len() > MAX_CLASSES {
            faults.push(Fault::at("fields", format!("编目内容最多 {MAX_FIELDS} 项，类别最多 {MAX_CLASSES} 个")));
            return faults;
        }
        if !self.kind.has_fields() && !self.fields.is_empty() {
            faults.push(Fault::at("fields", format!("{}不列编目内容", self.kind.title())));
        }
        let (mut names, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for (n, field) in self.fields.iter().enumerate() {
            if long(&field.name) || long(&field.title) || !names.insert(field.name.trim()) {
                faults.push(Fault::at(format!("fields[{n}]"), "每项编目内容须有短名和名称，短名不能重复，最多 100 字"));
            }
        }
        for (n, class) in self.classes.iter().enumerate() {
            if long(&class.code) || long(&class.title) || !codes.insert(class.code.trim()) {
                faults.push(Fault::at(format!("classes[{n}]"), "每个类别须有代码和名称，代码不能重复，最多 100 字"));
            }
        }
        if self.fields.is_empty() && self.classes.is_empty() {
            faults.push(Fault::at("classes", "请至少列一项编目内容或者一个类别"));
        }
        faults
    }
}
