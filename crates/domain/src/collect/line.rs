//! One line of a collection list: an element, for which duty, by which basis, why, how fine and how often, from where.

use super::origin::{channel, origin};
use super::{Books, asked, principle, screen};
use crate::{Context, Fault, OrgId, Refusal};
use chrono::NaiveDate;
use law::{BasisRef, Citation, Key};
use serde::{Deserialize, Serialize};

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The element.
    pub element: String,
    /// The approved duty it is collected for.
    #[serde(default)]
    pub duty: String,
    /// The norm it is collected by.
    #[serde(default)]
    pub basis: Option<BasisRef>,
    /// Why it is needed.
    #[serde(default)]
    pub necessity: String,
    /// How fine it is asked for: an exact value, a bracket, a yes or no.
    #[serde(default)]
    pub granularity: String,
    /// How often.
    #[serde(default)]
    pub frequency: String,
    /// The way in which the law lets it be obtained.
    #[serde(default)]
    pub origin: Origin,
    /// Through whom.
    #[serde(default)]
    pub channel: Channel,
    /// Why it is collected though it may be had by sharing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Why the reviewer accepted how fine and how often.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accepted: String,
    /// What last used it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used: Option<Use>,
}

/// The way it is obtained.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its short name in the packs.
    #[serde(default)]
    pub by: String,
    /// The function in which it comes about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub function: String,
    /// The system or the instrument that makes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub system: String,
    /// The agreement or other lawful means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agreement: String,
    /// Last day of the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Whether it is sound or pictures of people.
    #[serde(default)]
    pub recording: bool,
    /// Whether it is kept as what the law protects.
    #[serde(default)]
    pub protected: bool,
}

/// Through whom it is collected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its short name in the packs.
    #[serde(default)]
    pub by: String,
    /// The third party.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub party: String,
    /// The contract, or the authorisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// The system.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub system: String,
}

/// A step of business, or a statistic, that read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// What it was used for.
    pub purpose: String,
    /// When.
    pub on: NaiveDate,
}

impl Line {
    /// What stands against it; the place within the line that is at fault.
    pub(super) fn check(&self, org: &OrgId, books: &Books, ctx: &Context<'_>) -> Result<(), (&'static str, Refusal)> {
        self.sized().map_err(|fault| (fault.0, Refusal::input(vec![Fault::at(fault.0, fault.1)])))?;
        origin(self, org, ctx).map_err(|refusal| ("origin", refusal))?;
        channel(self, org, ctx).map_err(|refusal| ("channel", refusal))?;
        self.lawful(org, books, ctx).map_err(|refusal| ("duty", refusal))?;
        self.stated(org, ctx)?;
        screen::powers(&self.element, &self.element, &self.reason, org, books, ctx).map_err(|refusal| ("element", refusal))
    }

    fn sized(&self) -> Result<(), (&'static str, String)> {
        if self.element.is_empty() || self.element.chars().count() > 100 {
            return Err(("element", "请填写数据名称，最多 100 字".into()));
        }
        let texts = [
            ("duty", &self.duty),
            ("necessity", &self.necessity),
            ("granularity", &self.granularity),
            ("frequency", &self.frequency),
            ("reason", &self.reason),
            ("origin", &self.origin.function),
            ("origin", &self.origin.system),
            ("origin", &self.origin.agreement),
            ("channel", &self.channel.party),
            ("channel", &self.channel.document),
            ("channel", &self.channel.system),
        ];
        let long = texts.into_iter().find(|(_, text)| text.chars().count() > super::MAX_SHORT);
        long.map_or(Ok(()), |(place, _)| Err((place, format!("每一处最多 {} 字", super::MAX_SHORT))))
    }

    /// Lawful: by a norm that suffices, or for a duty; and for a duty of the approved list, where the law goes by that.
    fn lawful(&self, org: &OrgId, books: &Books, ctx: &Context<'_>) -> Result<(), Refusal> {
        let duty = self.duty.trim();
        let known = self.basis.as_ref().and_then(|picked| ctx.law.basis(picked));
        let founded = known.is_some_and(|basis| ctx.law.suffices(Key::SourceBasis, &basis, ctx.today()).is_ok());
        if let Some(citation) = principle("lawful", org, ctx).filter(|_| !founded && duty.is_empty()) {
            let message = format!("“{}”没有采集的依据", self.element);
            return Err(Refusal::law("collect.basis", Some(citation), message, "请从依据库中选择规定，或者写明所依的职责"));
        }
        let listed = |duties: &super::Duties| duties.has(duty);
        match asked(Key::SourceCollectionList, org, ctx) {
            Some(citation) if !books.duties.as_ref().is_some_and(listed) => Err(self.no_duty(duty, citation)),
            _ => Ok(()),
        }
    }

    fn no_duty(&self, duty: &str, citation: Citation) -> Refusal {
        let message = match duty {
            "" => format!("“{}”没有写明所依的职责", self.element),
            duty => format!("“{}”所依的“{duty}”不在本机构的职责清单内", self.element),
        };
        Refusal::law("collect.duty", Some(citation), message, "请从经批准的职责清单中选择，清单没有登记或者有变化的，请主管部门登记")
    }

    /// Necessary and moderate: said why, how fine and how often.
    fn stated(&self, org: &OrgId, ctx: &Context<'_>) -> Result<(), (&'static str, Refusal)> {
        let wants = [
            ("necessary", "necessity", &self.necessity, "必要性"),
            ("moderate", "granularity", &self.granularity, "采集到什么程度"),
            ("moderate", "frequency", &self.frequency, "多久采集一次"),
        ];
        for (name, place, text, what) in wants {
            if let Some(citation) = principle(name, org, ctx).filter(|_| text.trim().is_empty()) {
                let message = format!("“{}”没有写明{what}", self.element);
                return Err((
                    place,
                    Refusal::law("collect.unstated", Some(citation), message, format!("请写明{what}，用不着的，不列入采集清单")),
                ));
            }
        }
        Ok(())
    }
}
