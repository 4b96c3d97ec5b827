//! A call against a grant: admitted with exactly what may be read, or refused with the article.

use super::{Grant, GrantState, GrantedItem, Mode, RowFilter};
use crate::{GrantId, Refusal, ResourceId};
use chrono::NaiveDate;
use law::{Citation, Key, Lawbook};

/// What a caller asks for.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// Items wanted; empty means all granted ones.
    pub items: &'a [String],
    /// The purpose given with the call.
    pub purpose: &'a str,
    /// How the caller wants the data.
    pub mode: Mode,
    /// The day of the call.
    pub today: NaiveDate,
    /// Calls already answered under the grant today.
    pub used_today: u32,
    /// The unit the caller is registered for; empty for the organization as a whole.
    pub unit: &'a str,
}

/// Proof that a read was admitted. The data plane reads nothing without one, and only
/// [`Grant::admit`] and [`Admitted::own`] make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admitted {
    grant: Option<GrantId>,
    resource: ResourceId,
    items: Vec<GrantedItem>,
    rows: Option<RowFilter>,
    compares: bool,
}

impl Admitted {
    /// The source department reads its own resource (to check what it loaded).
    pub fn own(resource: ResourceId, items: impl IntoIterator<Item = String>) -> Self {
        let items = items.into_iter().map(|item| GrantedItem { item, mask: None }).collect();
        Self { grant: None, resource, items, rows: None, compares: false }
    }

    /// The grant, if it was not the source reading its own.
    pub fn grant(&self) -> Option<&GrantId> {
        self.grant.as_ref()
    }

    /// The resource to read.
    pub fn resource(&self) -> &ResourceId {
        &self.resource
    }

    /// Items to read, with their masks, in the order wanted.
    pub fn items(&self) -> &[GrantedItem] {
        &self.items
    }

    /// Whether values may only be compared: none may leave.
    pub fn compares(&self) -> bool {
        self.compares
    }

    /// Row filter, if only part of the rows may be read.
    pub fn rows(&self) -> Option<&RowFilter> {
        self.rows.as_ref()
    }
}

impl Grant {
    /// Admits a call, or says which bound of the grant it crosses.
    ///
    /// # Errors
    /// A refusal citing the article on delivery, least privilege or purpose.
    pub fn admit(&self, call: &Call<'_>, law: &Lawbook) -> Result<Admitted, Refusal> {
        let refuse = |code, key, message: String, remedy: String| Err(Refusal::law(code, cited(key, law, call.today), message, remedy));
        match &self.state {
            GrantState::Suspended { why, .. } => {
                let remedy = "请按要求整改，由主管部门或者数源部门恢复";
                return refuse("grant.suspended", Key::SharingMisuseSteps, format!("授权已暂停：{why}"), remedy.into());
            }
            GrantState::Ended { why, .. } => {
                return refuse("grant.closed", Key::SharingLeastPrivilege, format!("授权已终止：{why}"), "如仍需使用，请重新申请".into());
            }
            GrantState::Active | GrantState::Prepared => {}
        }
        if self.state == GrantState::Prepared {
            return refuse(
                "grant.not_delivered",
                Key::SharingDeliver,
                "数源部门尚未完成提供".into(),
                "请等待数源部门在期限内完成提供，进度见申请详情".into(),
            );
        }
        if call.today > self.until {
            let ended = self.until.format("%Y年%-m月%-d日");
            return refuse("grant.ended", Key::SharingLeastPrivilege, format!("授权已于{ended}截止"), "如仍需使用，请重新申请".into());
        }
        if call.mode != self.mode {
            let mode = self.mode.title();
            return refuse(
                "grant.mode",
                Key::SharingLeastPrivilege,
                format!("授权的共享模式为{mode}"),
                "请按授权的共享模式取数，或申请另一模式".into(),
            );
        }
        if call.purpose.trim() != self.purpose.trim() {
            let message =
                if call.purpose.trim().is_empty() { "调用未注明用途".into() } else { "调用的用途与授权不一致".into() };
            return refuse(
                "grant.purpose",
                self.beyond(law, call.today),
                message,
                format!("请注明授权的用途“{}”；其他用途须另行申请", self.purpose),
            );
        }
        let unit = call.unit.trim();
        if !unit.is_empty() && !self.unit.is_empty() && unit != self.unit {
            let message = format!("授权的用数单位为{}", self.unit);
            return refuse("grant.unit", Key::UsePurpose, message, "请由核定的用数单位调用；其他单位使用的，另行申请".into());
        }
        let items = self.select(call, law)?;
        if self.daily_quota.is_some_and(|quota| call.used_today >= quota) {
            let quota = self.daily_quota.unwrap_or_default();
            return refuse(
                "grant.quota",
                Key::SharingLeastPrivilege,
                format!("今日调用次数已达授权上限 {quota} 次"),
                "次日恢复；确需增加的，请与数源部门重新核定".into(),
            );
        }
        let compares = self.mode == Mode::Verify;
        Ok(Admitted { grant: Some(self.id.clone()), resource: self.resource.clone(), items, rows: self.rows.clone(), compares })
    }

    /// Admits one more comparison of a record that was compared `before` times today.
    ///
    /// # Errors
    /// A refusal citing the article on comparing: it gives a yes or a no, not the value.
    pub fn admit_try(&self, before: u32, law: &Lawbook, today: NaiveDate) -> Result<(), Refusal> {
        match self.tries {
            Some(tries) if before >= tries => Err(Refusal::law(
                "grant.tries",
                law.cite(Key::SharingVerify, today),
                format!("该记录今日比对次数已达上限 {tries} 次"),
                "次日恢复；核实比对只答一致与否，不能用来试出数据",
            )),
            // A grant to compare without a bound would give the value away: none was ever made.
            None if self.mode == Mode::Verify => Err(Refusal::hidden()),
            _ => Ok(()),
        }
    }

    /// What using it for something else goes against.
    fn beyond(&self, law: &Lawbook, on: NaiveDate) -> Key {
        let special = self.special && law.rule(Key::SharingSpecialUse, on).is_some();
        if special { Key::SharingSpecialUse } else { Key::UsePurpose }
    }

    fn select(&self, call: &Call<'_>, law: &Lawbook) -> Result<Vec<GrantedItem>, Refusal> {
        if call.items.is_empty() {
            return Ok(self.items.clone());
        }
        let find = |name: &String| {
            self.items.iter().find(|granted| granted.item == *name).cloned().ok_or_else(|| {
                let granted: Vec<_> = self.items.iter().map(|i| i.item.as_str()).collect();
                Refusal::law(
                    "grant.item",
                    cited(Key::SharingLeastPrivilege, law, call.today),
                    format!("数据项 {name} 不在授权范围内"),
                    format!("授权的数据项为：{}；需要其他数据项的，请另行申请", granted.join("、")),
                )
            })
        };
        call.items.iter().map(find).collect()
    }
}

/// The article a bound of a grant stands under; where the law has none of its own for it, the one on misuse.
fn cited(key: Key, law: &Lawbook, on: NaiveDate) -> Option<Citation> {
    law.cite(key, on).or_else(|| law.cite(Key::SharingMisuse, on))
}
