//! The first day of a law whose text leaves it open: set by the deployer, on the issued document.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{CannotBind, Key, Library, Pack, Status};

/// When a law came into force, and the document that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// The first day on which it holds.
    pub in_force: NaiveDate,
    /// The document it was issued by, as it is to be cited.
    pub document: String,
}

impl Library {
    /// The same library where one law has its first day; a draft so dated is law from then on.
    ///
    /// # Errors
    /// There is no such pack; its own text sets the day; the day lies outside what the text allows; no document.
    pub fn dated(&self, id: &str, dated: &Dated) -> Result<Self, CannotBind> {
        let mut library = self.clone();
        let pack = library.packs.get_mut(id).ok_or_else(|| CannotBind::Unknown(id.to_owned()))?;
        let wrong = |why: String| CannotBind::BadDate(pack.title.clone(), place(pack), why);
        if pack.status == Status::InForce && pack.in_force.is_some() {
            return Err(wrong("条文已写明施行日期，不能另行指定".to_owned()));
        }
        if let Some((first, last)) = pack.in_force_between.filter(|(first, last)| !(*first..=*last).contains(&dated.in_force)) {
            return Err(wrong(format!("{} 不在条文所写的 {first} 至 {last} 之间", dated.in_force)));
        }
        if pack.until.is_some_and(|last| dated.in_force > last) {
            return Err(wrong(format!("{} 晚于条文的有效期", dated.in_force)));
        }
        if dated.document.trim().is_empty() {
            return Err(wrong("没有写明印发的文件".to_owned()));
        }
        let pack = Arc::make_mut(pack);
        pack.in_force = Some(dated.in_force);
        pack.status = Status::InForce;
        pack.document_no = Some(dated.document.clone());
        Ok(library)
    }
}

/// The article on the first day, as it is cited in a sentence.
pub(crate) fn place(pack: &Pack) -> String {
    pack.rules.get(&Key::LawInForce).map_or_else(String::new, |rule| rule.citation.place())
}
