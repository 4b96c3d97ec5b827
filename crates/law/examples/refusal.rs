//! One refusal, with its article and with what would make it succeed:
//! `cargo run -p law --example refusal`.
#![allow(missing_docs)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDate};
use law::{BasisRef, Files, Key, Library, Mode};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = BTreeMap::new();
    let statutes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../statutes");
    gather(&statutes, "", &mut files)?;
    let library =
        Library::read(&Files(files)).map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let law = library.bind(&["guangdong-2021"], Mode::Production)?;

    let asked = DateTime::parse_from_rfc3339("2026-03-02T09:30:00+08:00")?;
    let due = law.due(Key::SharingReply, asked)?;
    println!("2026-03-02  民政局 向 公安局 申请 户籍登记（有条件共享）");
    println!("            → 待答复，{} 到期（{}）  {}", due.date, due.length, due.citation);

    let day: NaiveDate = "2026-03-05".parse()?;
    let picked = BasisRef { norm: "example-city-guideline".to_owned(), article: Some(8) };
    let basis = law.basis(&picked).ok_or("没有登记这一依据")?;
    println!("{day}  公安局 拒绝共享，依据{basis}");
    match law.suffices(Key::SharingRefuseBasis, &basis, day) {
        Ok(citation) => println!("            → 受理  {citation}"),
        Err(short) => {
            println!("            → 不予受理：{short}");
            let enough = law.sufficient(Key::SharingRefuseBasis, day);
            let known = enough.iter().filter(|norm| !norm.articles.is_empty());
            let titles: Vec<_> = known.take(3).map(|norm| format!("《{}》", norm.title)).collect();
            println!("            → 可以这样补救：同意共享；或者改选{}，如{}", short.terms(), titles.concat());
        }
    }
    Ok(())
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(())
}
