//! What is this law's own: its types, fields, steps, sources, ranks and names, as programs read them.

use chrono::NaiveDate;
use law::{BasisRef, Key, Lawbook, Mode, Value};

use super::files::{PACK, library};

fn law() -> (Lawbook, NaiveDate) {
    (library().bind(&[PACK], Mode::Production).unwrap(), "2026-03-02".parse().unwrap())
}

fn column(key: Key, name: &str) -> Vec<String> {
    let (law, on) = law();
    law.table(key, on).iter().filter_map(|row| row.get(name).cloned()).collect()
}

fn named(key: Key) -> String {
    let (law, on) = law();
    law.rule(key, on).map(|rule| rule.value.to_string()).unwrap()
}

#[test]
fn its_tables() {
    assert_eq!(column(Key::CatalogueSharingTypes, "title"), ["社会公示", "直接取用", "约定取用", "封存不取"]);
    assert_eq!(column(Key::CatalogueSharingTypes, "effect"), ["public", "open", "ask", "withhold"]);
    assert_eq!(column(Key::DisputeLadder, "step"), ["negotiate", "mediate", "coordinate", "consult", "decide"]);
    assert_eq!(column(Key::DisputeLadder, "with"), ["市委编办"]);
    assert_eq!(column(Key::CatalogueFields, "title").len(), 7);
    for field in ["sharing_type", "sharing_condition"] {
        assert!(column(Key::CatalogueFields, "field").contains(&field.to_owned()), "programs look for {field}");
    }
    assert_eq!(column(Key::SharingElements, "field"), ["scenario", "unit", "items", "mode", "until"]);
}

#[test]
fn its_names_and_sources() {
    assert_eq!(named(Key::OrgPlatform), "数据驿站");
    assert_eq!(named(Key::CatalogueReviewer), "市数据资源局");
    assert_eq!(named(Key::SourcePersonIdentifier), "社会保障号码");
    let (law, on) = law();
    let assigned: Vec<String> =
        law.entries(Key::SourceAssign, on).iter().map(|rule| format!("{} {}", rule.citation.id(), rule.value)).collect();
    assert_eq!(
        assigned,
        [
            "YX-16.1.1 自然人的参保、就业、居住数据：人力资源社会保障部门、住房城乡建设部门",
            "YX-16.1.2 法人和非法人组织的设立、纳税、信用数据：行政审批部门、税务部门",
            "YX-16.1.3 山林、水系、地名数据：林业部门、水务部门",
        ]
    );
    assert_eq!(law.entries(Key::OversightViolation, on).len(), 3);
}

#[test]
fn its_ranks() {
    let (law, on) = law();
    let suffices = |key, norm: &str| law.suffices(key, &law.basis(&BasisRef { norm: norm.to_owned(), article: None }).unwrap(), on);
    for (norm, refuse, withhold) in [
        ("data-security-law", true, true),
        ("government-data-sharing-regulation", true, true),
        ("guangdong-digital-economy-regulation", false, false),
        ("guangdong-public-data-measures", false, false),
        ("government-information-sharing-measures", false, true),
    ] {
        assert_eq!(suffices(Key::SharingRefuseBasis, norm).is_ok(), refuse, "{norm}");
        assert_eq!(suffices(Key::CatalogueWithholdBasis, norm).is_ok(), withhold, "{norm}");
    }
    let short = suffices(Key::SharingRefuseBasis, "guangdong-public-data-measures").unwrap_err();
    assert_eq!(short.to_string(), "《云溪市公共数据管理规定（虚构）》第二十三条第四款：须以法律、行政法规为依据，所提依据为地方政府规章");
}

#[test]
fn it_is_silent_where_it_says_nothing() {
    let library = library();
    let pack = library.pack(PACK).unwrap();
    let (law, on) = law();
    for key in Key::ALL {
        assert!(pack.speaks(*key) != pack.silent.contains_key(key), "{key}");
    }
    for key in [Key::OpeningReply, Key::OperationPlan, Key::CredentialArchive, Key::EmergencyCollect] {
        assert!(law.rule(key, on).is_none() && pack.silent[&key].starts_with("第十二条") == (key == Key::OpeningReply));
    }
    let escalates: Vec<Key> =
        pack.limits().iter().filter(|rule| rule.silence.as_deref() == Some("escalation")).map(|rule| rule.key).collect();
    assert_eq!(escalates, [Key::CatalogueReview, Key::SharingReply]);
    assert!(matches!(law.rule(Key::LawInForce, on).unwrap().value, Value::Text(_)));
}
