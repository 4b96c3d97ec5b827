//! Mistakes in a rule.

use super::{CHAPTER, LAST, change, changed, choice, fixture, keys, told, with};
use law::{EVENTS, ROLES};

#[test]
fn an_unknown_key() {
    let sentence = format!(
        "mx/01-总则.md 第13行（第一条第一款）：没有名为“sharing.answer”的规则。改法：sharing 的 key 有：{}；要新词的，请开发者加入。",
        keys("sharing")
    );
    assert!(sentence.contains("sharing.reply 答复期限"));
    told(&changed(CHAPTER, "sharing.reply", "sharing.answer"), &[&sentence]);
    let mistakes = law::Library::read(&changed(CHAPTER, "sharing.reply", "share.reply")).unwrap_err();
    assert!(mistakes[0].remedy.starts_with("key 写作 间名.事项，间名有：law、org、catalogue、"), "{}", mistakes[0]);
}

#[test]
fn a_figure_that_cannot_be_read() {
    told(
        &changed(CHAPTER, "5个工作日", "尽快"),
        &[
            "mx/01-总则.md 第13行（第一条第一款）：“尽快”不是可读的期限。改法：照抄条文的期限，如“5个工作日”“30日”“24小时”“3个月”“2年”“立即”“及时”。",
        ],
    );
}

#[test]
fn a_term_without_a_start() {
    told(
        &changed(CHAPTER, "from = \"sharing.requested\"\n", ""),
        &["mx/01-总则.md 第13行（第一条第一款）：期限没有写从何时起算。改法：补上 from，写明从哪个事件起算。"],
    );
}

#[test]
fn words_outside_the_vocabulary() {
    let place = "mx/01-总则.md 第13行（第一条第一款）";
    let events = format!("{place}：from 的“sharing.wished”不在词汇表内。改法：只能是：{}。", choice(&EVENTS));
    told(&changed(CHAPTER, "sharing.requested", "sharing.wished"), &[&events]);
    let roles = format!("{place}：by 的“boss”不在词汇表内。改法：只能是：{}。", choice(&ROLES));
    told(&changed(CHAPTER, "by = \"source\"", "by = \"boss\""), &[&roles]);
    told(
        &changed(CHAPTER, "by = \"source\"", "silence = \"consent\""),
        &[
            "mx/01-总则.md 第13行（第一条第一款）：silence 的“consent”不在词汇表内。改法：只能是：nothing 没有后果、escalation 上报、deemed_consent 视为同意。",
        ],
    );
}

#[test]
fn a_rank_that_is_none() {
    told(
        &changed(CHAPTER, "\"法律\", \"法规\"", "\"法律\", \"红头文件\""),
        &["mx/01-总则.md 第26行（第一条第二款）：位阶“红头文件”不在位阶表内。改法：改用 norms/ranks.toml 所列位阶或者概称。"],
    );
}

#[test]
fn a_value_in_the_wrong_field() {
    told(
        &changed(CHAPTER, "value = \"5个工作日\"", "text = \"5个工作日\""),
        &[
            "mx/01-总则.md 第13行（第一条第一款）：“sharing.reply”的内容应当且只应当写在 value 栏。改法：把内容移到该栏，删去 value、list、table、entry、text、flag、see 中多余的栏。",
        ],
    );
}

#[test]
fn two_values() {
    told(
        &changed(CHAPTER, "value = \"5个工作日\"", "value = \"5个工作日\"\nflag = true"),
        &[
            "mx/01-总则.md 第13行（第一条第一款）：“sharing.reply”的内容应当且只应当写在 value 栏。改法：把内容移到该栏，删去 value、list、table、entry、text、flag、see 中多余的栏。",
        ],
    );
}

#[test]
fn a_reading_that_nobody_signed() {
    told(
        &changed(CHAPTER, "by = \"source\"", "by = \"source\"\nreading = \"自次日起算\""),
        &["mx/01-总则.md 第13行（第一条第一款）：读法没有署名。改法：补上 author 和 date：谁定的、哪天定的。"],
    );
    let undated = "by = \"source\"\nreading = \"自次日起算\"\nauthor = \"法制科\"";
    told(
        &changed(CHAPTER, "by = \"source\"", undated),
        &["mx/01-总则.md 第13行（第一条第一款）：读法没有署名。改法：补上 author 和 date：谁定的、哪天定的。"],
    );
}

#[test]
fn a_rule_written_twice() {
    let again = "```rule\nkey = \"sharing.reply\"\nvalue = \"3日\"\nfrom = \"sharing.requested\"\n```";
    told(
        &changed(LAST, "```none\nwhy = \"施行日期在 pack.toml\"\n```", again),
        &["mx/02-附则.md 第11行（第二条）：“sharing.reply”已在第一条第一款写过。改法：同一规则只留一处。"],
    );
}

#[test]
fn a_law_referred_to_that_is_not_there() {
    told(
        &changed(CHAPTER, "value = \"5个工作日\"", "see = \"zz\""),
        &["mx/01-总则.md 第13行（第一条第一款）：“sharing.reply”的 see 所指的法规包“zz”不存在。改法：改正 see，或者补上该法规包。"],
    );
    let child = fixture::with_child("key = \"source.duty\"\nsee = \"mx\"\nrelation = \"adds\"");
    told(
        &child,
        &["cx/01-总则.md 第11行（第一条）：“source.duty”的 see 所指的法规包“mx”没有这条规则。改法：在该法规包标注这条规则，或者改正 see。"],
    );
}

#[test]
fn rows_of_another_provision() {
    let row = |id: &str, paragraph: u16| {
        format!(
            "  {{ id = \"{id}\", article = 1, paragraph = {paragraph}, title_zh = \"限期答复\", mechanism = \"share.review\", enforcement = \"clocked\" }},\n"
        )
    };
    let mut files = with("mechanisms.toml", "[mechanism]\n\"share.review\" = \"sharing\"\n");
    files.0.insert("mx/obligations.toml".to_owned(), format!("obligation = [\n{}{}]\n", row("MX-1.1", 1), row("MX-1.2", 2)));
    let rows = "by = \"source\"\nrows = [\"MX-1.2\"]";
    told(
        &change(files, CHAPTER, "by = \"source\"", rows),
        &["mx/01-总则.md 第13行（第一条第一款）：rows 中的“MX-1.2”不是 MX-1.1 的义务行。改法：该款的义务行有：MX-1.1。"],
    );
    told(
        &changed(CHAPTER, "by = \"source\"", rows),
        &[
            "mx/01-总则.md 第13行（第一条第一款）：rows 中的“MX-1.2”不是 MX-1.1 的义务行。改法：该款在 obligations.toml 没有义务行，删去 rows，或者补上义务行。",
        ],
    );
}
