//! The skeleton of a pack, made from an official text: every paragraph with its fingerprint, none with its wording.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::{OfficialText, fingerprint, to_chinese};

/// Chapter files by name, such as `01-总则.md`.
#[must_use]
pub fn skeleton(text: &OfficialText) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (place, (chapter, lines)) in text.chapters.iter().enumerate() {
        let title = chapter.split_once(' ').map_or(chapter.as_str(), |(_, title)| title);
        let mut page = format!("# {chapter}\n");
        let mut article = 0;
        for line in lines {
            if line.at.0 != article {
                article = line.at.0;
                let heading = format!("## 第{}条 {}", to_chinese(article), line.article_title);
                let _ = write!(page, "\n{}\n", heading.trim_end());
            }
            let heading = match line.at {
                (_, _, Some(item)) => format!("#### 第{}项", to_chinese(item)),
                (_, paragraph, None) => format!("### 第{}款", to_chinese(paragraph)),
            };
            let print = fingerprint(&line.words);
            let print = print.trim_start_matches("sm3:");
            let _ = write!(page, "\n{heading}\n\n```text\nsm3 = \"{print}\"\n```\n");
        }
        files.insert(format!("{:02}-{title}.md", place + 1), page);
    }
    files
}

/// The head of a pack made from an official text, with what only a lawyer knows left to fill in. Until then `check`
/// says what is missing.
#[must_use]
pub fn head(id: &str, text: &OfficialText) -> String {
    let first = text.chapters.iter().flat_map(|(_, lines)| lines).next();
    let prefix = first.and_then(|line| line.id.split_once('-')).map_or("", |(prefix, _)| prefix);
    let title = &text.title;
    format!(
        "# 逐栏写法见 docs/PACKS.md。写全以前，gongshu law check 会指出缺什么。\n\
         id         = \"{id}\"\n\
         prefix     = \"{prefix}\"\n\
         title      = \"{title}\"\n\
         issuer     = \"\"\n\
         rank       = \"\"\n\
         parents    = []\n\
         made_under = []\n\
         status     = \"draft\"\n\
         territory  = \"\"\n\
         utc_offset = \"+08:00\"\n\n\
         # 条文没有规定的事项：写明，才不会有人替它编造。\n\
         silent = [\n]\n"
    )
}
