//! Mistakes in `pack.toml`.

use super::{HEAD, change, changed, fixture, keys, told};
use law::{Library, Mode};

#[test]
fn an_id_that_is_not_the_folders() {
    told(
        &changed(HEAD, "id = \"mx\"", "id = \"my\""),
        &["mx/pack.toml 第1行：id“my”与文件夹名“mx”不同。改法：把 id 改为“mx”，或者给文件夹改名。"],
    );
}

#[test]
fn a_column_left_out() {
    told(&changed(HEAD, "prefix = \"MX\"\n", ""), &["mx/pack.toml 第1行：缺少栏目 prefix。改法：补上 prefix。"]);
}

#[test]
fn a_column_nobody_knows() {
    told(
        &changed(HEAD, "territory =", "territorry ="),
        &[
            "mx/pack.toml 第8行：不认识的栏目 territorry。改法：删去，或者改用：id、prefix、title、issuer、rank、document_no、parents、made_under、status、in_force、until、in_force_between、territory、utc_offset、excerpt、silent。",
        ],
    );
}

#[test]
fn a_day_that_is_none() {
    told(
        &changed(HEAD, "\"2020-01-01\"", "\"2020-02-30\""),
        &["mx/pack.toml 第7行：“2020-02-30”不是日期。改法：写成 \"2026-03-02\" 这样的日期。"],
    );
    told(
        &changed(HEAD, "\"2020-01-01\"", "2020-01-01"),
        &["mx/pack.toml 第7行：“2020-01-01”的写法不对。改法：这一栏的内容加上半角的双引号。"],
    );
}

#[test]
fn no_first_day() {
    told(
        &changed(HEAD, "in_force = \"2020-01-01\"\n", ""),
        &["mx/pack.toml 第1行：已施行而没有施行日期。改法：补上 in_force；底本留空的，写 in_force_between。"],
    );
}

#[test]
fn a_last_day_before_the_first() {
    told(
        &changed(HEAD, "in_force = \"2020-01-01\"", "in_force = \"2020-01-01\"\nuntil = \"2019-12-31\""),
        &["mx/pack.toml 第8行：施行的最后一天早于第一天。改法：改正 in_force、until 或者 in_force_between。"],
    );
}

#[test]
fn a_rank_that_is_none() {
    told(
        &changed(HEAD, "rank = \"地方政府规章\"", "rank = \"红头文件\""),
        &["mx/pack.toml 第5行：位阶“红头文件”不在位阶表内。改法：改用 norms/ranks.toml 所列位阶或者概称。"],
    );
}

#[test]
fn a_zone_that_cannot_be_read() {
    told(
        &changed(HEAD, "utc_offset = \"+08:00\"", "utc_offset = \"东八区\""),
        &["mx/pack.toml 第9行：时区“东八区”不可读。改法：写成“+08:00”。"],
    );
}

#[test]
fn a_status_that_is_none() {
    told(
        &changed(HEAD, "status = \"in_force\"", "status = \"effective\""),
        &["mx/pack.toml 第6行：不认识的取值 effective。改法：只能是：in_force、draft。"],
    );
}

#[test]
fn a_parent_that_is_not_there() {
    told(
        &changed(HEAD, "status =", "parents = [\"zz\"]\nstatus ="),
        &[
            "mx/pack.toml 第6行：上位法规包“zz”不存在。改法：改正 parents，或者补上该法规包。",
            "mx/01-总则.md 第13行（第一条第一款）：“sharing.reply”没有写明与上位规定的关系。改法：补上 relation：restates、stricter、looser、adds 之一。",
            "mx/01-总则.md 第26行（第一条第二款）：“sharing.refuse_basis”没有写明与上位规定的关系。改法：补上 relation：restates、stricter、looser、adds 之一。",
        ],
    );
}

#[test]
fn parents_in_a_circle() {
    let rule = "key = \"source.duty\"\nflag = true\nrelation = \"adds\"";
    told(
        &change(fixture::with_child(rule), "cx/pack.toml", "[\"mx\"]", "[\"mx\", \"cx\"]"),
        &["cx/pack.toml 第1行：上位关系成环：沿上位法规包“cx”向上，又回到“cx”。改法：改正 parents，只写真正的上位法规包。"],
    );
    let both = change(fixture::with_child(rule), HEAD, "status =", "parents = [\"cx\"]\nstatus =");
    let mistakes = Library::read(&both).unwrap_err();
    let circles: Vec<_> = mistakes.iter().filter(|one| one.wrong.contains("成环")).map(|one| one.file.as_str()).collect();
    assert_eq!(circles, ["cx/pack.toml", HEAD]);
}

#[test]
fn a_pack_that_is_not_there_cannot_be_bound() {
    let error = Library::read(&fixture::files()).unwrap().bind(&["zz"], Mode::Demo).unwrap_err();
    assert_eq!(error.to_string(), "法规包“zz”不存在；改用 gongshu law list 列出的法规包");
}

#[test]
fn a_norm_nobody_registered() {
    told(
        &changed(HEAD, "status =", "made_under = [\"data-law\"]\nstatus ="),
        &["mx/pack.toml 第6行：制定依据“data-law”没有登记。改法：先在 norms/ 登记。"],
    );
}

#[test]
fn silent_on_what_there_is_not() {
    let sentence = format!(
        "mx/pack.toml 第12行：silent 所列的“sharing.answer”不是词汇表里的 key。改法：sharing 的 key 有：{}；要新词的，请开发者加入。",
        keys("sharing")
    );
    told(&changed(HEAD, "silent = [\n", "silent = [\n  { key = \"sharing.answer\", why = \"未规定\" },\n"), &[&sentence]);
}

#[test]
fn silent_and_ruled() {
    told(
        &changed(HEAD, "silent = [\n", "silent = [\n  { key = \"sharing.reply\", why = \"未规定\" },\n"),
        &["mx/pack.toml 第12行：“sharing.reply”既有规则又列为未规定。改法：删去 silent 中的这一行。"],
    );
}

#[test]
fn neither_silent_nor_ruled() {
    told(
        &changed(HEAD, "  { key = \"source.duty\", why = \"未规定\" },\n", ""),
        &[
            "mx/pack.toml 第1行：没有这些规则：source.duty（数源部门责任）。改法：标注规定它们的款，或者在 silent 写明条文未作规定；整间都没有规定的，写“source.*”。",
        ],
    );
}

#[test]
fn a_folder_copied_and_not_renamed() {
    let mut files = fixture::files();
    let copies: Vec<_> =
        files.0.iter().filter_map(|(file, text)| Some((format!("my/{}", file.strip_prefix("mx/")?), text.clone()))).collect();
    files.0.extend(copies);
    told(
        &files,
        &[
            "my/pack.toml 第1行：id“mx”与文件夹名“my”不同。改法：把 id 改为“my”，或者给文件夹改名。",
            "mx/pack.toml 第2行：prefix“MX”已由《某地数据办法》（mx）使用。改法：换一个 prefix，义务表的编号随之改。",
        ],
    );
}

#[test]
fn a_prefix_that_cannot_be_cited() {
    told(
        &changed(HEAD, "prefix = \"MX\"", "prefix = \"Mx\""),
        &["mx/pack.toml 第2行：prefix“Mx”不能用来引用条文。改法：写两个以上的大写字母，如 GD。"],
    );
}
