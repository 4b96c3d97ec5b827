//! A refusal is an answer: which article stands in the way, and what would make it succeed.

use crate::Context;
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// Why `decide` did not decide for the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What sort of refusal it is.
    pub kind: RefusalKind,
    /// Stable code `room.what`, for programs and for the console's catalogues.
    pub code: String,
    /// What is refused and why, for an officer.
    pub message: String,
    /// The binding article, where a law is the reason.
    pub citation: Option<Citation>,
    /// What would make it succeed.
    pub remedy: String,
    /// Places of the input that are at fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
}

/// Sorts of refusal; each door maps them to its own status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// A rule of the law speaks against it.
    Law,
    /// The actor does not hold the role.
    Role,
    /// There is nothing the actor may know of.
    Hidden,
    /// The case is not in a state that allows it.
    State,
    /// The input is malformed; not recorded.
    Input,
}

/// One place of the input that is at fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Path into the command, such as `items[2].name`.
    pub place: String,
    /// What is wrong there.
    pub message: String,
}

impl Fault {
    /// A fault at a place.
    pub fn at(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

impl Refusal {
    fn new(kind: RefusalKind, code: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { kind, code: code.into(), message: message.into(), citation: None, remedy: remedy.into(), faults: Vec::new() }
    }

    /// The law speaks against it. `citation` is what the binding packs say; a node whose packs are
    /// silent refuses without one.
    pub fn law(code: &str, citation: Option<Citation>, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { citation, ..Self::new(RefusalKind::Law, code, message, remedy) }
    }

    /// The actor does not hold the role.
    pub fn role(needed: &str) -> Self {
        Self::new(RefusalKind::Role, "role", format!("此项操作由{needed}办理"), "请使用具有相应职责的账号，或联系本机构首席数据官")
    }

    /// There is nothing here the actor may know of.
    pub fn hidden() -> Self {
        Self::new(RefusalKind::Hidden, "not_found", "没有找到", "请核对编号")
    }

    /// Not in this state.
    pub fn state(code: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(RefusalKind::State, code, message, remedy)
    }

    /// Malformed input.
    pub fn input(faults: Vec<Fault>) -> Self {
        let message = faults.iter().map(|f| f.message.as_str()).collect::<Vec<_>>().join("；");
        Self { faults, ..Self::new(RefusalKind::Input, "input", message, "请按提示更正后重试") }
    }

    /// Adds places.
    #[must_use]
    pub fn with_faults(mut self, faults: Vec<Fault>) -> Self {
        self.faults = faults;
        self
    }
}

/// Why a basis does not suffice, without the citation, which stands beside it.
pub(crate) fn short_basis(short: &law::Insufficient) -> String {
    if short.out_of_force {
        return "所选依据当日不在施行期内".into();
    }
    format!("须以{}为依据，所选依据为{}", short.terms(), short.got)
}

/// What would suffice; and what the law says never does.
pub(crate) fn short_remedy(short: &law::Insufficient, ctx: &Context<'_>) -> String {
    let remedy = format!("请改用施行中的{}", short.terms());
    match ctx.law.text(Key::CatalogueInternalRules, ctx.today()) {
        Some(never) => format!("{never}不能作为不共享的依据；{remedy}"),
        None => remedy,
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "不予受理：{}", self.message)?;
        if let Some(citation) = &self.citation {
            write!(f, "（{citation}）")?;
        }
        write!(f, "。{}", self.remedy)
    }
}

impl std::error::Error for Refusal {}
