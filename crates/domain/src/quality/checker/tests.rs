use super::*;
use crate::catalogue::Grade;

fn item(kind: Kind, rules: Vec<Rule>) -> Item {
    Item {
        name: "x".into(),
        title: "项".into(),
        kind,
        required: true,
        key: false,
        grade: Some(Grade::General1),
        rules,
        note: String::new(),
        marks: Default::default(),
        element: None,
    }
}

fn check(kind: Kind, rules: Vec<Rule>, text: &str) -> Result<String, Reason> {
    let checker = Checker::new(&item(kind, rules)).unwrap();
    checker.check(text).map(|cell| format!("{cell:?}"))
}

#[test]
fn numbers_are_exact() {
    let money = Kind::Decimal { precision: 6, scale: 2 };
    assert_eq!(check(money.clone(), vec![], "-12.5").unwrap(), "Decimal(-1250)");
    assert_eq!(check(money.clone(), vec![], "0001.10").unwrap(), "Decimal(110)");
    for bad in ["1.234", "12345.00", "1e3", "", ".", "--1", "１２"] {
        assert!(check(money.clone(), vec![], bad).is_err(), "{bad}");
    }
    assert!(check(Kind::Integer, vec![], "9223372036854775808").is_err());
}

#[test]
fn dates_are_real_days() {
    for good in ["2024-02-29", "2024/2/29", "20240229", "2024年2月29日"] {
        assert_eq!(check(Kind::Date, vec![], good).unwrap(), "Date(2024-02-29)", "{good}");
    }
    assert!(check(Kind::Date, vec![], "2023-02-29").is_err());
    assert!(check(Kind::Time, vec![], "2024-02-29 25:00:00").is_err());
}

#[test]
fn each_rule_refuses_with_its_own_reason() {
    let text = Kind::Text { max: 12 };
    assert_eq!(check(text.clone(), vec![Rule::Format { pattern: r"\d{12}|x".into() }], "1234567890123"), Err(Reason::Length { max: 12 }));
    assert_eq!(
        check(text.clone(), vec![Rule::Format { pattern: r"\d{12}|x".into() }], "x1"),
        Err(Reason::Format),
        "alternatives are anchored together"
    );
    assert_eq!(check(text.clone(), vec![Rule::CodeList { values: vec!["1".into()] }], "2"), Err(Reason::CodeList));
    let range = Rule::Range { min: Some("0".into()), max: Some("150".into()) };
    assert!(matches!(check(Kind::Integer, vec![range], "151"), Err(Reason::Range { .. })));
    let id = Rule::Checksum { standard: Checksum::ResidentId };
    assert!(matches!(check(Kind::Text { max: 18 }, vec![id], "110105194912310021"), Err(Reason::Checksum { .. })));
    assert_eq!(check(text, vec![], "  "), Err(Reason::Missing));
}

#[test]
fn a_rule_that_cannot_work_is_refused_when_it_is_made() {
    assert!(Checker::new(&item(Kind::Boolean, vec![Rule::Range { min: Some("1".into()), max: None }])).is_err());
    assert!(Checker::new(&item(Kind::Integer, vec![Rule::Range { min: Some("低".into()), max: None }])).is_err());
    assert!(Checker::new(&item(Kind::Text { max: 9 }, vec![Rule::Format { pattern: "(".into() }])).is_err());
    assert!(Checker::new(&item(Kind::Text { max: 9 }, vec![Rule::Format { pattern: "a{1000}{1000}".into() }])).is_err(), "bounded");
}
