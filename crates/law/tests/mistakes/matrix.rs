//! Mistakes in the matrix of obligations and in the register of norms.

use super::{fixture, told};
use law::Files;

/// A row of the matrix.
fn row(id: &str, article: u16, paragraph: u16) -> String {
    format!(
        "  {{ id = \"{id}\", article = {article}, paragraph = {paragraph}, title_zh = \"限期答复\", \
         mechanism = \"share.review\", enforcement = \"clocked\" }},\n"
    )
}

/// The invented law with these rows after a good one.
fn matrix(rows: &str) -> Files {
    let mut files = fixture::files();
    let text = format!("obligation = [\n{}{rows}]\n", row("MX-1.1", 1, 1));
    files.0.insert("mx/obligations.toml".to_owned(), text);
    files.0.insert("mechanisms.toml".to_owned(), "[mechanism]\n\"share.review\" = \"sharing\"\n".to_owned());
    files
}

#[test]
fn rows_as_they_may_be() {
    let rows = [row("MX-1.2a", 1, 2), row("MX-1.2b", 1, 2), row("MX-1.2.1", 1, 2), row("MX-1.2.9", 1, 2), row("MX-N5.2", 5, 2)];
    assert!(law::Library::read(&matrix(&rows.concat())).is_ok());
}

#[test]
fn a_row_twice() {
    told(&matrix(&row("MX-1.1", 1, 1)), &["mx/obligations.toml 第3行：义务行 MX-1.1 写了两次。改法：只留一处，或者用字母分开：a、b。"]);
}

#[test]
fn a_row_of_no_paragraph() {
    told(
        &matrix(&row("MX-1.3", 1, 3)),
        &["mx/obligations.toml 第3行：义务行 MX-1.3 没有对应的款、项。改法：改正编号，或者在章文件补上该款、项的标题和 text 框。"],
    );
    told(
        &matrix(&row("MX-3.1.2b", 3, 1)),
        &["mx/obligations.toml 第3行：义务行 MX-3.1.2b 没有对应的款、项。改法：改正编号，或者在章文件补上该款、项的标题和 text 框。"],
    );
}

#[test]
fn a_row_of_another_law() {
    told(
        &matrix(&row("GD-1.1", 1, 1)),
        &[
            "mx/obligations.toml 第3行：义务行 GD-1.1 不是本法规包（MX）的编号。改法：编号写成 MX-条.款 或者 MX-条.款.项，通盘解释的写成 MX-N…。",
        ],
    );
}

#[test]
fn a_row_that_cannot_be_read() {
    told(
        &matrix(&row("MX-第一条", 1, 1)),
        &["mx/obligations.toml 第3行：义务行 MX-第一条 的编号读不懂。改法：编号写成 MX-条.款 或者 MX-条.款.项，通盘解释的写成 MX-N…。"],
    );
}

#[test]
fn a_row_whose_columns_say_otherwise() {
    told(
        &matrix(&row("MX-1.2", 1, 1)),
        &["mx/obligations.toml 第3行：义务行 MX-1.2 的 article、paragraph 写的是第一条第一款，与编号不同。改法：改正编号或者这两栏。"],
    );
}

#[test]
fn a_row_nobody_answers_for() {
    told(
        &matrix(&row("MX-1.2", 1, 2).replace("share.review", "share.revue")),
        &["mx/obligations.toml（MX-1.2）：MX-1.2 的机制“share.revue”没有归属。改法：在 mechanisms.toml 写明由哪一间办理。"],
    );
}

#[test]
fn a_row_with_a_column_too_few() {
    told(
        &matrix(&row("MX-1.2", 1, 2).replace("title_zh = \"限期答复\", ", "")),
        &["mx/obligations.toml 第3行：缺少栏目 title_zh。改法：补上 title_zh。"],
    );
}

#[test]
fn norms() {
    let norm = |id: &str, rank: &str| format!("[[norm]]\nid = \"{id}\"\ntitle = \"某法\"\nrank = \"{rank}\"\n\n");
    let register = |text: String| super::with("norms/national.toml", &text);
    told(
        &register(norm("some-law", "法律") + &norm("some-law", "法律")),
        &["norms/national.toml 第2行：规范“some-law”登记了两次。改法：只留一处。"],
    );
    told(
        &register(norm("some-law", "红头文件")),
        &["norms/national.toml 第2行：“某法”的位阶“红头文件”不在位阶表内。改法：改用 norms/ranks.toml 所列位阶。"],
    );
}
