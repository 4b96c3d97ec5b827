//! What the lawyer is told when a pack is wrong: the file, the place, the line, and what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/fixture.rs"]
mod fixture;

use law::{Files, Library};

const CHAPTER: &str = "mx/01-总则.md";

/// Replaces `old` by `new` in a file, and tells the line on which `old` began.
fn change(files: &mut Files, file: &str, old: &str, new: &str) -> usize {
    let text = files.0.get_mut(file).unwrap();
    let at = text.find(old).unwrap();
    let line = 1 + text[..at].matches('\n').count();
    *text = text.replacen(old, new, 1);
    line
}

/// The one mistake of the folder: file, article, line, and the whole sentence.
fn only(files: &Files) -> (String, String, usize, String) {
    let mistakes = Library::read(files).unwrap_err();
    let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(mistakes.len(), 1, "{}", lines.join("\n"));
    let one = &mistakes[0];
    assert!(!one.remedy.is_empty());
    (one.file.clone(), one.article.clone(), one.line, one.to_string())
}

/// A change in the chapter gives one mistake at `article`, `after` lines below the changed line.
fn told(old: &str, new: &str, article: &str, after: isize, words: &str) {
    let mut files = fixture::files();
    let line = change(&mut files, CHAPTER, old, new);
    let (file, at, found, sentence) = only(&files);
    assert_eq!((file.as_str(), at.as_str()), (CHAPTER, article), "{sentence}");
    assert_eq!(found, line.checked_add_signed(after).unwrap(), "{sentence}");
    assert!(sentence.contains(words), "{sentence}");
}

#[test]
fn the_invented_law_is_sound() {
    assert!(Library::read(&fixture::files()).is_ok());
}

#[test]
fn an_unknown_key() {
    told("sharing.reply", "sharing.answer", "第一条第一款", -1, "没有名为“sharing.answer”的规则");
}

#[test]
fn a_figure_that_cannot_be_read() {
    told("5个工作日", "尽快", "第一条第一款", -2, "“尽快”不是可读的期限");
}

#[test]
fn an_unknown_rank() {
    told("\"法律\", \"法规\"", "\"法律\", \"红头文件\"", "第一条第二款", -2, "位阶“红头文件”不在位阶表内");
}

#[test]
fn an_unknown_event_or_role() {
    told("sharing.requested", "sharing.wished", "第一条第一款", -3, "from 的“sharing.wished”");
    told("by = \"source\"", "by = \"boss\"", "第一条第一款", -4, "by 的“boss”");
}

#[test]
fn a_term_without_a_start() {
    told("from = \"sharing.requested\"\n", "", "第一条第一款", -3, "没有写从何时起算");
}

#[test]
fn a_value_in_the_wrong_field() {
    told("value = \"5个工作日\"", "text = \"5个工作日\"", "第一条第一款", -2, "写在 value 栏");
}

#[test]
fn a_field_that_does_not_exist() {
    told("by = \"source\"", "who = \"source\"", "第一条第一款", 0, "不认识的栏目 who");
}

#[test]
fn a_fence_of_unknown_kind() {
    told("```none", "```nothing", "第一条第二款第一项", 0, "不认识的框“nothing”");
}

#[test]
fn a_missing_paragraph() {
    told("### 第二款", "### 第三款", "第一条第三款", 0, "第一条第三款之前缺条、款、项");
}

#[test]
fn a_heading_that_is_no_article() {
    let mut files = fixture::files();
    let line = change(&mut files, CHAPTER, "## 第一条 答复", "## 答复");
    let mistakes = Library::read(&files).unwrap_err();
    assert_eq!((mistakes[0].file.as_str(), mistakes[0].line), (CHAPTER, line));
    assert!(mistakes[0].wrong.contains("标题“答复”不是条"));
}

#[test]
fn a_missing_fingerprint() {
    let mut files = fixture::files();
    let text = files.0.get_mut("mx/02-附则.md").unwrap();
    let (start, end) = (text.find("```text").unwrap(), text.find("```none").unwrap());
    text.replace_range(start..end, "");
    let (file, at, line, sentence) = only(&files);
    assert_eq!((file.as_str(), at.as_str(), line), ("mx/02-附则.md", "第二条第一款", 5));
    assert!(sentence.contains("没有官方文字的指纹"), "{sentence}");
}

#[test]
fn a_rule_written_twice() {
    let mut files = fixture::files();
    let again = "```rule\nkey = \"sharing.reply\"\nvalue = \"3日\"\nfrom = \"sharing.requested\"\n```";
    let line = change(&mut files, "mx/02-附则.md", "```none\nwhy = \"施行日期在 pack.toml\"\n```", again);
    let (file, at, found, sentence) = only(&files);
    assert_eq!((file.as_str(), at.as_str(), found), ("mx/02-附则.md", "第二条", line));
    assert!(sentence.contains("已在第一条第一款写过"), "{sentence}");
}

#[test]
fn a_rule_and_none_together() {
    let rule = "list = [\"法律\", \"法规\"]\nby = \"source\"\n```\n";
    let both = format!("{rule}\n```none\nwhy = \"误\"\n```\n");
    told(rule, &both, "第一条第二款", -8, "既有 rule 又有 none");
}

#[test]
fn a_key_neither_ruled_nor_silent() {
    let mut files = fixture::files();
    let silent = "  { key = \"source.duty\", why = \"未规定\" },\n";
    change(&mut files, "mx/pack.toml", silent, "");
    let (file, _, line, sentence) = only(&files);
    assert_eq!((file.as_str(), line), ("mx/pack.toml", 1));
    assert!(sentence.contains("没有“source.duty”的规则"), "{sentence}");
}

#[test]
fn a_key_ruled_and_silent() {
    let mut files = fixture::files();
    let line = change(&mut files, "mx/pack.toml", "]\n", "  { key = \"sharing.reply\", why = \"误\" },\n]\n");
    let (file, _, found, sentence) = only(&files);
    assert_eq!((file.as_str(), found), ("mx/pack.toml", line));
    assert!(sentence.contains("既有规则又列为未规定"), "{sentence}");
}

#[test]
fn a_head_that_is_wrong() {
    for (old, new, words) in [
        ("rank = \"地方政府规章\"", "rank = \"文件\"", "位阶“文件”"),
        ("utc_offset = \"+08:00\"", "utc_offset = \"东八区\"", "时区“东八区”"),
        ("id = \"mx\"", "id = \"my\"", "与文件夹名“mx”不同"),
        ("in_force = \"2020-01-01\"\n", "parents = [\"zz\"]\nin_force = \"2020-01-01\"\n", "“zz”不存在"),
    ] {
        let mut files = fixture::files();
        let line = change(&mut files, "mx/pack.toml", old, new);
        let mistakes = Library::read(&files).unwrap_err();
        let found = mistakes.iter().find(|one| one.wrong.contains(words)).unwrap();
        assert_eq!((found.file.as_str(), found.line), ("mx/pack.toml", line), "{found}");
    }
}

#[test]
fn a_child_must_declare_what_it_does() {
    let reply =
        |n: u32, relation: &str| format!("key = \"sharing.reply\"\nvalue = \"{n}个工作日\"\nfrom = \"sharing.requested\"\n{relation}");
    for (rule, words) in [
        (reply(5, ""), "没有写明与上位规定的关系"),
        (reply(10, "relation = \"restates\""), "宽于上位规定"),
        (reply(3, "relation = \"restates\""), "严于上位规定"),
        (reply(5, "relation = \"stricter\""), "与上位规定相同"),
        ("key = \"sharing.refuse_basis\"\nlist = [\"法律\", \"地方政府规章\"]\nrelation = \"restates\"".to_owned(), "宽于上位规定"),
        ("key = \"source.duty\"\nflag = true\nrelation = \"restates\"".to_owned(), "没有“source.duty”可比"),
    ] {
        let (file, at, line, sentence) = only(&fixture::with_child(&rule));
        assert_eq!((file.as_str(), at.as_str(), line), ("cx/01-总则.md", "第一条", 11), "{sentence}");
        assert!(sentence.contains(words), "{sentence}");
    }
    for (n, relation) in [(5, "restates"), (3, "stricter"), (10, "looser")] {
        let rule = reply(n, &format!("relation = \"{relation}\""));
        assert!(Library::read(&fixture::with_child(&rule)).is_ok(), "{relation}");
    }
}

#[test]
fn parents_in_a_circle_cannot_be_bound() {
    let rule = "key = \"source.duty\"\nflag = true\nrelation = \"adds\"";
    let mut files = fixture::with_child(rule);
    change(&mut files, "cx/pack.toml", "[\"mx\"]", "[\"mx\", \"cx\"]");
    let library = Library::read(&files).unwrap();
    let error = library.bind(&["cx"], law::Mode::Demo).unwrap_err();
    assert!(error.to_string().contains("成环"));
    let error = library.bind(&["zz"], law::Mode::Demo).unwrap_err();
    assert!(error.to_string().contains("“zz”不存在"));
}

#[test]
fn a_calendar_that_cites_nothing() {
    let mut files = fixture::files();
    let year = "year = 2026\nnotice = []\n\n[[holiday]]\nname = \"元旦\"\nnotice = \"2026\"\nfrom = \"2026-01-01\"\nto = \"2026-01-03\"\n";
    files.0.insert("calendar/2026.toml".to_owned(), year.to_owned());
    let (file, _, _, sentence) = only(&files);
    assert_eq!(file, "calendar/2026.toml");
    assert!(sentence.contains("没有注明通知“2026”"), "{sentence}");
}
