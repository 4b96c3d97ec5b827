//! Where a rule stands: pack, article 条, paragraph 款, item 项.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::to_chinese;

/// A place in a pack, shown as `《广东省公共数据管理办法》第二十三条第二款`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The pack's id, such as `guangdong-2021`.
    pub pack: String,
    /// The pack's title, without the title marks.
    pub pack_title: String,
    /// The pack's short prefix, such as `GD`.
    pub prefix: String,
    /// The article.
    pub article: u16,
    /// The paragraph of the article.
    pub paragraph: Option<u16>,
    /// The item of the paragraph.
    pub item: Option<u16>,
    /// Whether the article has this paragraph only; it is then cited without `第一款`.
    #[serde(default)]
    pub sole: bool,
}

impl Citation {
    /// The short id used in the matrices and stories: `GD-23.2`, `GD-3.1.2`.
    #[must_use]
    pub fn id(&self) -> String {
        let mut id = format!("{}-{}", self.prefix, self.article);
        for part in [self.paragraph, self.item].into_iter().flatten() {
            id.push_str(&format!(".{part}"));
        }
        id
    }

    /// The place without the title: `第二十三条第二款`.
    #[must_use]
    pub fn place(&self) -> String {
        let paragraph = if self.sole { None } else { self.paragraph };
        place(self.article, paragraph, self.item)
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "《{}》{}", self.pack_title, self.place())
    }
}

/// Writes a place as statutes cite it.
pub(crate) fn place(article: u16, paragraph: Option<u16>, item: Option<u16>) -> String {
    let mut place = format!("第{}条", to_chinese(article));
    if let Some(paragraph) = paragraph {
        place.push_str(&format!("第{}款", to_chinese(paragraph)));
    }
    if let Some(item) = item {
        place.push_str(&format!("第{}项", to_chinese(item)));
    }
    place
}
