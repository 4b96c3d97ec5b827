//! What is wrong with the form of a TOML text, told to someone who has never heard of TOML.

/// What is wrong, and what to do about it: the parser's `message` on the `there` of the text that follows its place.
pub(crate) fn told(message: &str, found: &str, there: &str) -> (String, String) {
    let words: Vec<&str> = message.split('`').collect();
    let field = words.get(1).copied().unwrap_or_default();
    let others = || words.iter().skip(3).step_by(2).copied().collect::<Vec<_>>().join("、");
    let plain = |wrong: &str, remedy: &str| (wrong.to_owned(), remedy.to_owned());
    if there.starts_with(['“', '”', '‘', '’', '，', '＝', '［', '］', '｛', '｝', '【', '】']) {
        return plain("引号、逗号、等号或者括号用了全角", "改成半角的 \" , = [ ] { }");
    }
    if message.starts_with("missing field") {
        return (format!("缺少栏目 {field}"), format!("补上 {field}"));
    }
    if message.starts_with("unknown field") {
        return (format!("不认识的栏目 {field}"), format!("删去，或者改用：{}", others()));
    }
    if message.starts_with("unknown variant") {
        return (format!("不认识的取值 {field}"), format!("只能是：{}", others()));
    }
    if message.starts_with("invalid type") {
        return (format!("“{}”的写法不对", unquoted(found)), wanted(message).to_owned());
    }
    match message {
        "duplicate key" => (format!("栏目 {found} 写了两次"), "只留一处".to_owned()),
        _ if is_about_a_date(message) => (format!("“{}”不是日期", unquoted(found)), "写成 \"2026-03-02\" 这样的日期".to_owned()),
        _ if message.starts_with("string values must be quoted") => plain("文字没有加引号", "用半角的双引号把文字括起来"),
        _ if message.starts_with("invalid basic string") => plain("引号没有成对", "补上缺的那个半角双引号"),
        _ if message.starts_with("missing comma") => plain("各项之间缺逗号，或者方括号没有合上", "补上半角的逗号或者 ]"),
        _ if message.starts_with("key with no value") => plain("只有栏目名，没有内容", "写成 栏目 = 内容"),
        _ => (format!("写法有误（{}）", message.replace('\n', " ")), "对照 statutes/README.md 检查栏目名称、引号和括号".to_owned()),
    }
}

fn unquoted(found: &str) -> &str {
    found.trim_matches('"')
}

/// The date library's words.
fn is_about_a_date(message: &str) -> bool {
    ["input ", "premature end of input", "trailing input"].iter().any(|start| message.starts_with(start))
}

fn wanted(message: &str) -> &'static str {
    match message.rsplit_once("expected ").map(|(_, wanted)| wanted) {
        Some("a sequence") => "这一栏写若干项，用方括号括起来：[\"甲\", \"乙\"]",
        Some("a boolean") => "这一栏写 true 或者 false，不加引号",
        Some("a string" | "a formatted date string") => "这一栏的内容加上半角的双引号",
        Some("a map") => "这一栏写成 { 栏目 = \"内容\" }",
        Some("u16" | "u32" | "i32") => "这一栏写数字，不加引号",
        _ => "对照 statutes/README.md 改正",
    }
}
