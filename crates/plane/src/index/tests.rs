use super::*;
use crate::vault::TableKey;
use domain::catalogue::Kind;
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

fn fields() -> Vec<Field> {
    ["a", "b"].map(|name| Field { name: name.into(), kind: Kind::Text { max: 99 } }).into()
}

fn key_of(n: u32) -> Vec<u8> {
    let mut key = Vec::new();
    put(&mut key, Some(&n.to_string()));
    key
}

type Rows = HashMap<u32, (String, Option<String>)>;

fn write(place: &std::path::Path, rows: &Rows, key: Option<&TableKey>) {
    let mut writer = SegmentWriter::create(place, &fields(), key).unwrap();
    for (n, (a, b)) in rows {
        let mut row = Vec::new();
        put(&mut row, Some(a));
        put(&mut row, b.as_deref());
        writer.push(&key_of(*n), &row).unwrap();
    }
    assert_eq!(writer.finish().unwrap(), rows.len() as u64);
}

fn read(segment: &Segment, n: u32) -> Option<(String, Option<String>)> {
    let found = segment.get(&key_of(n)).unwrap()?;
    let texts = found.texts().unwrap();
    Some((texts[0].unwrap().to_owned(), texts[1].map(str::to_owned)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn agrees_with_a_hash_map(
        old in prop::collection::hash_map(0u32..600, (".{0,12}", prop::option::of(".{0,5}")), 0..300),
        new in prop::collection::hash_map(0u32..600, (".{0,12}", prop::option::of(".{0,5}")), 0..300),
        sealed: bool,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let key = sealed.then(|| TableKey::new([3; 16]));
        let place = |name: &str| folder.path().join(name);
        write(&place("old"), &old, key.as_ref());
        write(&place("new"), &new, key.as_ref());
        let open = |name: &str| Arc::new(Segment::open(&place(name), key.as_ref()).unwrap());
        let both = [open("old"), open("new")];
        let rows = merge(&both, &fields(), &place("both"), key.as_ref()).unwrap();
        let merged = open("both");
        let mut all = old.clone();
        all.extend(new.clone());
        prop_assert_eq!(rows as usize, all.len());
        for n in 0..600 {
            prop_assert_eq!(read(&both[0], n), old.get(&n).cloned());
            prop_assert_eq!(read(&both[1], n), new.get(&n).cloned());
            prop_assert_eq!(read(&merged, n), all.get(&n).cloned());
        }
    }

    /// Damage is found when the file is opened, by its checksum. What follows would hold even if a
    /// forger had put the checksum right: nothing reads out of bounds.
    #[test]
    fn damage_never_panics(at in 0usize..4000, flip in 1u8..=255, cut in 0usize..4000) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("s");
        let rows: Rows = (0..40).map(|n| (n, (format!("row {n}"), None))).collect();
        write(&place, &rows, None);
        let whole = std::fs::read(&place).unwrap();
        let mut bytes = whole.clone();
        let at = at % bytes.len();
        bytes[at] ^= flip;
        std::fs::write(&place, &bytes).unwrap();
        prop_assert!(Segment::open(&place, None).is_err());
        let body = bytes.len() - 8;
        let checksum = twox_hash::XxHash64::oneshot(0, &bytes[..body]);
        bytes[body..].copy_from_slice(&checksum.to_le_bytes());
        std::fs::write(&place, &bytes).unwrap();
        if let Ok(segment) = Segment::open(&place, None) {
            for n in 0..60 {
                let _ = segment.get(&key_of(n)).map(|found| found.map(|found| found.texts().map(|texts| texts.len())));
            }
            for found in segment.iter() {
                let _ = found.map(|found| found.texts().map(|texts| texts.len()));
            }
        }
        std::fs::write(&place, &whole[..cut % whole.len()]).unwrap();
        prop_assert!(Segment::open(&place, None).is_err());
    }
}
