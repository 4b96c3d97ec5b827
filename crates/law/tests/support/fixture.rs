//! A small invented law, complete enough to be read.
#![allow(dead_code)]

use std::collections::BTreeMap;

use law::{Files, Key, fingerprint};

pub const TEXT: &str = "# 某省数据办法

## 第一章 总则

### 第一条 【答复】

**MX-1.1** 数源部门应当在5个工作日内答复。

**MX-1.2** 拒绝的，应当提供法律、法规依据：

- **MX-1.2.1** （一）依据的名称；

## 第二章 附则

### 第二条 【施行】

**MX-2.1** 自公布之日起施行。
";

const RULES: [&str; 4] = [
    "```rule\nkey = \"sharing.reply\"\nvalue = \"5个工作日\"\nfrom = \"sharing.requested\"\nby = \"source\"\n```\n",
    "```rule\nkey = \"sharing.refuse_basis\"\nlist = [\"法律\", \"法规\"]\nby = \"source\"\n```\n",
    "```none\nwhy = \"只是名称\"\n```\n",
    "```none\nwhy = \"施行日期在 pack.toml\"\n```\n",
];

/// The folder of the invented law.
pub fn files() -> Files {
    let print = |words: &str| format!("```text\nsm3 = \"{}\"\n```\n", &fingerprint(words)[4..]);
    let chapter = format!(
        "# 第一章 总则\n\n## 第一条 答复\n\n### 第一款\n\n限期答复。\n\n{}\n{}\n### 第二款\n\n{}\n{}\n#### 第一项\n\n{}\n{}",
        print("数源部门应当在5个工作日内答复。"),
        RULES[0],
        print("拒绝的，应当提供法律、法规依据："),
        RULES[1],
        print("依据的名称；"),
        RULES[2],
    );
    let last = format!("# 第二章 附则\n\n## 第二条 施行\n\n### 第一款\n\n{}\n{}", print("自公布之日起施行。"), RULES[3]);
    Files(BTreeMap::from([
        ("norms/ranks.toml".to_owned(), ranks().to_owned()),
        ("mx/pack.toml".to_owned(), head("mx", "MX", &["sharing.reply", "sharing.refuse_basis"], "")),
        ("mx/01-总则.md".to_owned(), chapter),
        ("mx/02-附则.md".to_owned(), last),
    ]))
}

/// The same with a city law of one paragraph under it.
pub fn with_child(rule: &str) -> Files {
    let mut files = files();
    let print = fingerprint("答复").replace("sm3:", "");
    let page = format!("# 第一章 总则\n\n## 第一条 答复\n\n### 第一款\n\n```text\nsm3 = \"{print}\"\n```\n\n```rule\n{rule}\n```\n");
    files.0.insert("cx/pack.toml".to_owned(), head("cx", "CX", &[], "parents = [\"mx\"]"));
    files.0.insert("cx/01-总则.md".to_owned(), page);
    files
}

fn ranks() -> &'static str {
    "rank = [\"法律\", \"行政法规\", \"地方性法规\", \"地方政府规章\"]\n\n[term]\n\"法规\" = [\"行政法规\", \"地方性法规\"]\n"
}

fn head(id: &str, prefix: &str, spoken: &[&str], more: &str) -> String {
    let silent: String = Key::ALL
        .iter()
        .filter(|key| !spoken.is_empty() && !spoken.contains(&key.as_str()))
        .map(|key| format!("  {{ key = \"{key}\", why = \"未规定\" }},\n"))
        .collect();
    format!(
        "id = \"{id}\"\nprefix = \"{prefix}\"\ntitle = \"某地数据办法\"\nissuer = \"某地人民政府\"\n\
         rank = \"地方政府规章\"\nstatus = \"in_force\"\nin_force = \"2020-01-01\"\nterritory = \"990000\"\n\
         utc_offset = \"+08:00\"\n{more}\nsilent = [\n{silent}]\n"
    )
}
