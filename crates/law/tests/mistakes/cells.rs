//! Mistakes in the rows of tables and entries.

use super::{HEAD, LAST, change, changed, choice, told};
use law::{Files, ROLES};

const NONE: &str = "```none\nwhy = \"施行日期在 pack.toml\"\n```";

/// The invented law with rules in its last paragraph under a key it was silent on.
fn ruled(key: &str, bodies: &[&str]) -> Files {
    let rules: Vec<String> = bodies.iter().map(|body| format!("```rule\nkey = \"{key}\"\n{body}\n```")).collect();
    let files = changed(LAST, NONE, &rules.join("\n\n"));
    change(files, HEAD, &format!("  {{ key = \"{key}\", why = \"未规定\" }},\n"), "")
}

fn entry(body: &str) -> Files {
    ruled("source.assign", &[&format!("entry = {{ {body} }}")])
}

#[test]
fn an_entry_as_it_should_be() {
    let good = entry("name = \"people\", class = \"natural_person\", title = \"人口数据\", sources = \"公安部门\"");
    assert!(law::Library::read(&good).is_ok());
}

#[test]
fn a_column_left_out() {
    told(
        &entry("name = \"people\", class = \"natural_person\", title = \"人口数据\""),
        &[
            "mx/02-附则.md 第11行（第二条第一款）：“source.assign”缺少栏目 sources。改法：补上 sources；栏目有：name、class、title、sources、parts、entrusted、unnamed。",
        ],
    );
    told(
        &entry("name = \"people\", class = \"natural_person\", title = \"\", sources = \"公安部门\""),
        &[
            "mx/02-附则.md 第11行（第二条第一款）：“source.assign”缺少栏目 title。改法：补上 title；栏目有：name、class、title、sources、parts、entrusted、unnamed。",
        ],
    );
}

#[test]
fn a_column_nobody_knows() {
    told(
        &entry("name = \"people\", kind = \"natural_person\", title = \"人口数据\", sources = \"公安部门\""),
        &[
            "mx/02-附则.md 第11行（第二条第一款）：“source.assign”有不认识的栏目 kind。改法：栏目只能是：name、class、title、sources、parts、entrusted、unnamed。",
        ],
    );
}

#[test]
fn a_word_outside_the_vocabulary() {
    told(
        &entry("name = \"people\", class = \"person\", title = \"人口数据\", sources = \"公安部门\""),
        &[
            "mx/02-附则.md 第11行（第二条第一款）：“source.assign”的 class“person”不在词汇表内。改法：只能是：natural_person 自然人、legal_person 法人和非法人组织、nature 自然资源和空间地理。",
        ],
    );
}

#[test]
fn a_name_that_is_not_short() {
    told(
        &entry("name = \"人口\", class = \"natural_person\", title = \"人口数据\", sources = \"公安部门\""),
        &["mx/02-附则.md 第11行（第二条第一款）：“source.assign”的 name“人口”不是短名。改法：短名只用小写字母、数字和下划线。"],
    );
}

#[test]
fn an_entry_written_twice() {
    let one = "entry = { name = \"people\", class = \"natural_person\", title = \"人口数据\", sources = \"公安部门\" }";
    told(
        &ruled("source.assign", &[one, one]),
        &["mx/02-附则.md 第16行（第二条）：“source.assign people”已在第二条写过。改法：同一规则只留一处。"],
    );
}

#[test]
fn a_row_of_a_table() {
    let table = |row: &str| {
        let first = "{ step = \"negotiate\", title = \"自行协商\" }";
        ruled("dispute.ladder", &[&format!("table = [\n  {first},\n  {{ {row} }},\n]")])
    };
    told(
        &table("step = \"appeal\", title = \"申诉\""),
        &[
            "mx/02-附则.md 第11行（第二条第一款）：“dispute.ladder”表中第2行的 step“appeal”不在词汇表内。改法：只能是：negotiate 自行协商、mediate 专家调解、coordinate 主管部门协调、consult 联合会商、opinion 列明理据、提出意见、decide 报请决定。",
        ],
    );
    told(
        &table("step = \"decide\""),
        &[
            "mx/02-附则.md 第11行（第二条第一款）：“dispute.ladder”表中第2行缺少栏目 title。改法：补上 title；栏目有：step、title、by、with。",
        ],
    );
    let roles = format!(
        "mx/02-附则.md 第11行（第二条第一款）：“dispute.ladder”表中第2行的 by“mayor”不在词汇表内。改法：只能是：{}。",
        choice(&ROLES)
    );
    told(&table("step = \"decide\", title = \"决定\", by = \"mayor\""), &[&roles]);
}
