//! The real administrative divisions.

use super::support::*;
use domain::catalogue::Kind;
use std::path::PathBuf;

fn data(name: &str) -> Option<PathBuf> {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/divisions").join(name);
    if place.is_file() {
        return Some(place);
    }
    println!("SKIPPED: {} is not there", place.display());
    None
}

#[tokio::test]
async fn cities_and_areas() {
    let (Some(cities), Some(areas)) = (data("cities.csv"), data("areas.csv")) else { return };
    let code = |name: &str, title: &str| item(name, title, Kind::Text { max: 12 });
    let mut items = vec![code("code", "代码"), item("name", "名称", Kind::Text { max: 60 }), code("provinceCode", "省级代码")];
    items[0].key = true;
    let world = World::of(items.clone()).await;
    let landing = world.load_file("cities", &cities).await.unwrap();
    assert_eq!(landing.counts.bad, 0);
    assert!(landing.counts.good > 300);
    let row = world.plane.read(&world.own(), &landing.manifest, &[("code", "4419")]).unwrap().row.unwrap();
    assert_eq!(row["name"], "东莞市");
    items.insert(2, code("cityCode", "市级代码"));
    let world = World::of(items).await;
    let landing = world.load_file("areas", &areas).await.unwrap();
    assert_eq!(landing.counts.bad, 0);
    assert!(landing.counts.good > 2800);
    let row = world.plane.read(&world.own(), &landing.manifest, &[("code", "110101")]).unwrap().row.unwrap();
    assert_eq!(row["name"], "东城区");
}
