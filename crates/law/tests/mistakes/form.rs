//! Mistakes of writing: quotation marks, brackets, commas, names of columns.

use super::{CHAPTER, changed, told};

const VALUE: &str = "value = \"5个工作日\"";

#[test]
fn full_width_marks() {
    told(
        &changed(CHAPTER, VALUE, "value = “5个工作日”"),
        &["mx/01-总则.md 第15行（第一条第一款）：引号、逗号、等号或者括号用了全角。改法：改成半角的 \" , = [ ] { }。"],
    );
    told(
        &changed(CHAPTER, "\"法律\", \"法规\"", "\"法律\"，\"法规\""),
        &["mx/01-总则.md 第28行（第一条第二款）：引号、逗号、等号或者括号用了全角。改法：改成半角的 \" , = [ ] { }。"],
    );
    told(
        &changed(CHAPTER, VALUE, "value ＝ \"5个工作日\""),
        &["mx/01-总则.md 第15行（第一条第一款）：引号、逗号、等号或者括号用了全角。改法：改成半角的 \" , = [ ] { }。"],
    );
}

#[test]
fn a_quotation_mark_too_few() {
    told(
        &changed(CHAPTER, VALUE, "value = \"5个工作日"),
        &["mx/01-总则.md 第15行（第一条第一款）：引号没有成对。改法：补上缺的那个半角双引号。"],
    );
    told(
        &changed(CHAPTER, VALUE, "value = 5个工作日"),
        &["mx/01-总则.md 第15行（第一条第一款）：文字没有加引号。改法：用半角的双引号把文字括起来。"],
    );
}

#[test]
fn a_bracket_or_a_comma_too_few() {
    told(
        &changed(CHAPTER, "\"法律\", \"法规\"]", "\"法律\", \"法规\""),
        &["mx/01-总则.md 第29行（第一条第二款）：各项之间缺逗号，或者方括号没有合上。改法：补上半角的逗号或者 ]。"],
    );
    told(
        &changed(CHAPTER, "\"法律\", \"法规\"", "\"法律\" \"法规\""),
        &["mx/01-总则.md 第28行（第一条第二款）：各项之间缺逗号，或者方括号没有合上。改法：补上半角的逗号或者 ]。"],
    );
}

#[test]
fn a_column_without_content() {
    told(&changed(CHAPTER, VALUE, "value"), &["mx/01-总则.md 第15行（第一条第一款）：只有栏目名，没有内容。改法：写成 栏目 = 内容。"]);
}

#[test]
fn a_column_twice() {
    told(
        &changed(CHAPTER, VALUE, "value = \"5个工作日\"\nvalue = \"3个工作日\""),
        &["mx/01-总则.md 第16行（第一条第一款）：栏目 value 写了两次。改法：只留一处。"],
    );
}

#[test]
fn a_column_nobody_knows() {
    told(
        &changed(CHAPTER, "by = \"source\"", "who = \"source\""),
        &[
            "mx/01-总则.md 第17行（第一条第一款）：不认识的栏目 who。改法：删去，或者改用：key、value、list、table、text、flag、entry、see、from、by、to、relation、silence、reading、alternatives、author、date、quotes、rows。",
        ],
    );
}

#[test]
fn content_of_another_kind() {
    told(
        &changed(CHAPTER, VALUE, "value = 5"),
        &["mx/01-总则.md 第15行（第一条第一款）：“5”的写法不对。改法：这一栏的内容加上半角的双引号。"],
    );
    told(
        &changed(CHAPTER, "list = [\"法律\", \"法规\"]", "list = \"法律\""),
        &["mx/01-总则.md 第28行（第一条第二款）：“法律”的写法不对。改法：这一栏写若干项，用方括号括起来：[\"甲\", \"乙\"]。"],
    );
    told(
        &changed(CHAPTER, VALUE, "flag = \"true\""),
        &["mx/01-总则.md 第15行（第一条第一款）：“true”的写法不对。改法：这一栏写 true 或者 false，不加引号。"],
    );
    told(
        &changed(CHAPTER, "by = \"source\"", "date = \"2026年3月2日\""),
        &["mx/01-总则.md 第17行（第一条第一款）：“2026年3月2日”不是日期。改法：写成 \"2026-03-02\" 这样的日期。"],
    );
}
