//! `gongshu law mutate`: which case notices when the law is changed.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use domain::story::{self, Memory, Tried, read, try_mutants};
use law::Library;

/// What is asked.
pub struct Wanted<'a> {
    pub pack: Option<&'a str>,
    pub cases: &'a Path,
    pub survivors: bool,
    pub json: bool,
}

/// Tries every change of one pack or of all.
pub fn run(library: &Library, wanted: &Wanted<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let files = super::read_folder(wanted.cases)?.0;
    let cast = files.get("cast.txt").cloned().unwrap_or_default();
    let named = |name: String| format!("cases/{name}");
    let cases: BTreeMap<_, _> =
        files.into_iter().filter(|(name, _)| name.ends_with(".case")).map(|(name, text)| (named(name), text)).collect();
    anyhow::ensure!(!cases.is_empty(), "{} 里没有案例（.case）", wanted.cases.display());
    if let Some(id) = wanted.pack {
        library.pack(id).with_context(|| format!("法规包“{id}”不存在"))?;
    }
    sound(library, &cases, &cast)?;
    let packs = library.packs.values().filter(|pack| wanted.pack.is_none_or(|id| id == pack.id));
    let tried: Vec<Tried> = packs.flat_map(|pack| try_mutants(library, pack, &cases, &cast)).collect();
    print(&tried, wanted, out)
}

fn print(tried: &[Tried], wanted: &Wanted<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let noticed = tried.iter().filter(|one| one.noticed.is_some()).count();
    if wanted.json {
        let row = |one: &Tried| serde_json::json!({ "mutant": one.mutant.to_string(), "rows": one.mutant.rows, "noticed": one.noticed });
        writeln!(out, "{}", serde_json::Value::Array(tried.iter().map(row).collect()))?;
        return Ok(());
    }
    for one in tried.iter().filter(|one| !wanted.survivors || one.noticed.is_none()) {
        match &one.noticed {
            _ if wanted.survivors => writeln!(out, "{}", one.mutant)?,
            Some(case) => writeln!(out, "{}  {case}", one.mutant)?,
            None => writeln!(out, "{}  没有案例察觉", one.mutant)?,
        }
    }
    if !wanted.survivors {
        writeln!(out, "改动 {} 处，察觉 {noticed} 处", tried.len())?;
    }
    Ok(())
}

/// Every case must come out under the law as it is: one that fails anyway would notice everything.
fn sound(library: &Library, cases: &BTreeMap<String, String>, cast: &str) -> anyhow::Result<()> {
    for (file, text) in cases {
        let story = match read(file, text, cast, library) {
            Ok(story) => story,
            Err(mistakes) => anyhow::bail!("{}", mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
        };
        story::run(&story, &mut Memory::of(&story))?;
    }
    Ok(())
}
