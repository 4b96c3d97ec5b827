//! Secrets 涉密: what is a state or a work secret is no data of the hub, neither entry nor file.

use super::Contract;
use crate::{Context, Fault, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// The declaration on secrecy 保密审查结论.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Secrecy {
    /// No secret 不涉密.
    Clear,
    /// A work secret 工作秘密.
    Work,
    /// A state secret 国家秘密.
    State,
}

impl Secrecy {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Clear => "不涉密",
            Self::Work => "工作秘密",
            Self::State => "国家秘密",
        }
    }
}

/// A contract is kept only if it is declared to hold no secret. The refusal names no title: it is all that is logged.
pub(super) fn declared(contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let wanted = ctx.law.holds(Key::SecuritySecretsExcluded, ctx.today());
    match contract.secrecy {
        Some(Secrecy::Clear) => Ok(()),
        None if !wanted => Ok(()),
        None => {
            let remedy = "请先作保密审查，声明不涉密后再保存";
            Err(refusal(ctx, "目录须声明是否涉及国家秘密、工作秘密", remedy).with_faults(vec![Fault::at("secrecy", "请声明是否涉密")]))
        }
        Some(secret) => Err(excluded(secret, ctx)),
    }
}

/// What is declared or found to be a secret is turned away.
pub(crate) fn excluded(secret: Secrecy, ctx: &Context<'_>) -> Refusal {
    let what = format!("{}不在平台上编目、传输", secret.title());
    let remedy = "请依保密规定在涉密系统办理；误标的，由保密审查人员更正后再办";
    refusal(ctx, &what, remedy).with_faults(vec![Fault::at("secrecy", what)])
}

fn refusal(ctx: &Context<'_>, what: &str, remedy: &str) -> Refusal {
    Refusal::law("catalogue.secrecy", ctx.law.cite(Key::SecuritySecretsExcluded, ctx.today()), what, remedy)
}
