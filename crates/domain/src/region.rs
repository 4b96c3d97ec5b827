//! Regions 行政区划: administrative codes (GB/T 2260; towns GB/T 10114), and what lies within what.

/// Lengths of the parts of a code: province, city, county, town, village.
const PARTS: [usize; 5] = [2, 2, 2, 3, 3];

/// Length of a code as it is usually written.
const USUAL: usize = 6;

/// The parts of a code, without the zeros that only fill it up.
fn parts(code: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), code.trim());
    for length in PARTS {
        let Some((part, after)) = rest.split_at_checked(length.min(rest.len())) else { break };
        parts.push(part);
        rest = after;
    }
    while parts.last().is_some_and(|part| part.bytes().all(|digit| digit == b'0')) {
        parts.pop();
    }
    parts
}

fn code(parts: &[&str]) -> String {
    format!("{:0<USUAL$}", parts.concat())
}

/// Whether two codes are of one region.
pub fn same(one: &str, other: &str) -> bool {
    parts(one) == parts(other)
}

/// The lowest region that both lie in, or are.
pub fn common(one: &str, other: &str) -> String {
    let (one, other) = (parts(one), parts(other));
    let shared: Vec<_> = one.into_iter().zip(other).take_while(|(a, b)| a == b).map(|(part, _)| part).collect();
    code(&shared)
}

/// The province it lies in, or is.
pub fn province(of: &str) -> String {
    code(parts(of).get(..1).unwrap_or_default())
}

/// The region above it: of a county its city, of a city its province; a province's is the country.
pub fn superior(of: &str) -> String {
    let parts = parts(of);
    code(parts.get(..parts.len().saturating_sub(1)).unwrap_or_default())
}

/// The city it lies in, or is; a province has none and stays itself.
pub fn city(of: &str) -> String {
    let parts = parts(of);
    code(parts.get(..2).unwrap_or(&parts))
}

/// Which level of government it is a region of.
pub fn level(of: &str) -> &'static str {
    match parts(of).len() {
        0 => "国家级",
        1 => "省级",
        2 => "市级",
        3 => "县（区）级",
        _ => "乡镇（街道）级",
    }
}

/// Whether it is a county or a region above one: towns and villages have no authority of their own.
pub fn county_or_above(code: &str) -> bool {
    parts(code).len() <= 3
}

/// Whether one region lies in another, or is it.
pub fn within(inner: &str, outer: &str) -> bool {
    parts(inner).starts_with(&parts(outer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_lies_in_its_city_and_not_the_other_way_round() {
        assert!(within("440703", "440700") && within("440700", "440700") && within("441900101", "441900"));
        assert!(!within("440700", "440703") && !within("440703", "441900") && within("440703", "000000"));
        assert!(county_or_above("440703") && county_or_above("440000") && !county_or_above("441900101"));
    }

    #[test]
    fn a_region_is_the_same_however_long_its_code_is_written() {
        assert!(same("441900", "441900000000") && same("440000", "44"));
        assert!(!same("441900", "441900101") && !same("440700", "440703"));
    }

    #[test]
    fn the_common_superior_is_the_lowest() {
        assert_eq!(common("440703", "440704"), "440700");
        assert_eq!(common("440703", "440700"), "440700");
        assert_eq!(common("440703", "441900"), "440000");
        assert_eq!(common("441900101", "441900102"), "441900");
        assert_eq!(common("440703", "230500"), "000000");
        assert_eq!(common("440703", "440703"), "440703");
    }

    #[test]
    fn a_region_has_a_level_and_a_place() {
        assert_eq!(["230000", "230500", "230521", "441900101"].map(level), ["省级", "市级", "县（区）级", "乡镇（街道）级"]);
        assert!(within("230521", "230500") && within("230500", "230500"));
        assert!(!within("230500", "230521") && !within("230521", "230600"));
    }

    #[test]
    fn a_county_lies_in_its_city_and_its_province() {
        assert_eq!((city("230521").as_str(), province("230521").as_str()), ("230500", "230000"));
        assert_eq!((superior("440703").as_str(), superior("440700").as_str(), superior("44").as_str()), ("440700", "440000", "000000"));
        assert_eq!((city("440000").as_str(), city("").as_str(), province("").as_str()), ("440000", "000000", "000000"));
    }
}
