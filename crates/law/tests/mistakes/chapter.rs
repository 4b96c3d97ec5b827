//! Mistakes in the headings and fences of a chapter.

use super::{CHAPTER, LAST, changed, fixture, told, with};

#[test]
fn a_heading_that_is_no_article() {
    told(&changed(LAST, "## 第二条 施行", "## 施行"), &["mx/02-附则.md 第3行：标题“施行”不是条。改法：写成“## 第二十三条 条标”。"]);
}

#[test]
fn a_heading_that_is_no_paragraph() {
    told(
        &changed(CHAPTER, "#### 第一项", "#### （一）"),
        &[
            "mx/01-总则.md 第32行（第一条第二款）：标题“（一）”不是项，或者不在款之下。改法：款写成“### 第二款”，项写成“#### 第一项”，项在款之下。",
        ],
    );
}

#[test]
fn an_article_out_of_order() {
    told(
        &changed(LAST, "## 第二条 施行", "## 第四条 施行"),
        &[
            "mx/02-附则.md 第5行（第四条第一款）：上一处是第一条第二款第一项，中间缺条、款、项，或者次序不对。改法：逐条逐款逐项写全，暂未标注的也保留标题和 text 框。",
        ],
    );
}

#[test]
fn a_paragraph_left_out() {
    told(
        &changed(CHAPTER, "### 第二款", "### 第三款"),
        &[
            "mx/01-总则.md 第20行（第一条第三款）：上一处是第一条第一款，中间缺条、款、项，或者次序不对。改法：逐条逐款逐项写全，暂未标注的也保留标题和 text 框。",
        ],
    );
}

#[test]
fn an_item_left_out() {
    told(
        &changed(CHAPTER, "#### 第一项", "#### 第二项"),
        &[
            "mx/01-总则.md 第32行（第一条第二款第二项）：上一处是第一条第二款，中间缺条、款、项，或者次序不对。改法：逐条逐款逐项写全，暂未标注的也保留标题和 text 框。",
        ],
    );
}

#[test]
fn the_first_article_left_out() {
    let mut files = fixture::files();
    files.0.remove(CHAPTER);
    told(&files, &["mx/02-附则.md 第5行（第二条第一款）：前面缺条、款、项。改法：逐条逐款逐项写全，暂未标注的也保留标题和 text 框。"]);
}

#[test]
fn no_chapter_at_all() {
    let mut files = fixture::files();
    files.0.retain(|file, _| !file.ends_with(".md"));
    told(&files, &["mx/pack.toml：没有任何条文。改法：补上章文件，如 01-总则.md。"]);
}

#[test]
fn a_chapter_that_would_not_be_read() {
    told(
        &with("mx/第三章.md", "# 第三章 补则\n"),
        &["mx/第三章.md：“第三章.md”不以数字开头，不会作为章来读。改法：章文件以两位数字开头，如 01-总则.md；不是章的，移到别处。"],
    );
}

#[test]
fn a_paragraph_without_fingerprint() {
    let text = fixture::files().0[LAST].clone();
    let fence = &text[text.find("```text").unwrap()..text.find("```none").unwrap()];
    told(
        &changed(LAST, fence, ""),
        &["mx/02-附则.md 第5行（第二条第一款）：没有官方文字的指纹。改法：用 gongshu law new 重新生成 text 框。"],
    );
}

#[test]
fn a_fingerprint_cut_short() {
    let text = fixture::files().0[LAST].clone();
    let at = text.find("sm3 = \"").unwrap() + 7;
    told(
        &changed(LAST, &text[at..at + 64], &text[at..at + 60]),
        &["mx/02-附则.md 第5行（第二条第一款）：官方文字的指纹不是64位。改法：用 gongshu law new 重新生成 text 框。"],
    );
}

#[test]
fn a_remark_on_the_wording_that_is_none() {
    told(
        &changed(LAST, "sm3 =", "status = \"repaired\"\nsm3 ="),
        &["mx/02-附则.md 第8行（第二条第一款）：不认识的取值 repaired。改法：只能是：restored、unattached。"],
    );
}

#[test]
fn a_fence_of_unknown_kind() {
    told(
        &changed(CHAPTER, "```none", "```nothing"),
        &["mx/01-总则.md 第38行（第一条第二款第一项）：不认识的框“nothing”。改法：只用 text、rule、none 三种框。"],
    );
}

#[test]
fn a_fence_under_no_paragraph() {
    told(
        &changed(LAST, "## 第二条 施行\n", "## 第二条 施行\n\n```none\nwhy = \"施行\"\n```\n"),
        &["mx/02-附则.md 第5行（第二条）：规则框不在任何款、项之下。改法：先写“### 第…款”标题。"],
    );
}

#[test]
fn a_rule_and_none_together() {
    let rule = "list = [\"法律\", \"法规\"]\nby = \"source\"\n```\n";
    told(
        &changed(CHAPTER, rule, &format!("{rule}\n```none\nwhy = \"误\"\n```\n")),
        &["mx/01-总则.md 第20行（第一条第二款）：既有 rule 又有 none。改法：只留其一。"],
    );
}
