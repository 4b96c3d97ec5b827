//! Makes the invented pack as `gongshu law new` would, and keeps the marks a lawyer has put into it: under
//! `GONGSHU_BLESS=1` the fingerprints are written anew from the official text, and keys that the vocabulary has
//! gained are listed as not ruled.

use law::{Key, skeleton};

use super::files::{PACK, files, folder, official};

/// Writes the fingerprints of the official text into the chapters, and a skeleton where there is no chapter yet.
pub fn bless() {
    let place = folder().join(PACK);
    for (name, page) in skeleton(&official()) {
        let path = place.join(&name);
        let marked = std::fs::read_to_string(&path).unwrap_or_else(|_| page.clone());
        std::fs::write(path, with_prints(&marked, &page, &name)).unwrap();
    }
    silence();
}

/// The marked page with the skeleton's fingerprints, in their order.
fn with_prints(marked: &str, skeleton: &str, name: &str) -> String {
    let prints: Vec<&str> = skeleton.lines().filter(is_print).collect();
    let count = marked.lines().filter(is_print).count();
    assert_eq!(count, prints.len(), "{name} 的 text 框与官方文字的款项数不同：先增删标题和 text 框");
    let mut prints = prints.into_iter();
    let lines = marked.lines().map(|line| if is_print(&line) { prints.next().unwrap() } else { line });
    lines.fold(String::new(), |page, line| page + line + "\n")
}

/// What a marked page has in common with a skeleton: headings and `text` fences.
pub fn bones(page: &str) -> Vec<&str> {
    page.lines().filter(|line| line.starts_with('#') || is_print(line)).collect()
}

fn is_print(line: &&str) -> bool {
    line.starts_with("sm3 = ")
}

/// Lists every key of which the pack doesn't say a word.
fn silence() {
    let pack: String = files().0.into_iter().filter(|(file, _)| file.starts_with(PACK)).map(|(_, text)| text).collect();
    let named = |word: &str| pack.contains(&format!("\"{word}\""));
    let missing = Key::ALL.iter().filter(|key| !named(key.as_str()) && !named(&format!("{}.*", key.room())));
    let lines: String = missing.map(|key| format!("  {{ key = \"{key}\", why = \"全文没有规定\" }},\n")).collect();
    let path = folder().join(PACK).join("pack.toml");
    let head = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, head.trim_end().strip_suffix(']').unwrap().to_owned() + &lines + "]\n").unwrap();
}
