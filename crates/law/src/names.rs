//! The names by which packs are told apart, cited and found on the disk.

use crate::Pack;
use crate::files::Files;
use crate::mistake::Mistake;

/// Every pack is cited by a prefix of its own, in capitals: `GD-23.2`.
pub(crate) fn check(packs: &[Pack], mistakes: &mut Vec<Mistake>) {
    for (place, pack) in packs.iter().enumerate() {
        let prefix = &pack.prefix;
        if let Some(first) = packs.iter().take(place).find(|first| first.prefix == *prefix) {
            let wrong = format!("prefix“{prefix}”已由《{}》（{}）使用", first.title, first.id);
            mistakes.push(pack.mistake(prefix, wrong, "换一个 prefix，义务表的编号随之改"));
        }
        if prefix.len() < 2 || !prefix.bytes().all(|letter| letter.is_ascii_uppercase()) {
            let wrong = format!("prefix“{prefix}”不能用来引用条文");
            mistakes.push(pack.mistake(prefix, wrong, "写两个以上的大写字母，如 GD"));
        }
    }
}

/// Folders with chapters and no head: nothing in them would be read.
pub(crate) fn headless(files: &Files, mistakes: &mut Vec<Mistake>) {
    let mut told = std::collections::BTreeSet::new();
    for (folder, name) in files.0.keys().filter_map(|file| file.split_once('/')) {
        let chapter = name.ends_with(".md") && name.starts_with(|c: char| c.is_ascii_digit());
        let head = format!("{folder}/pack.toml");
        if chapter && !files.0.contains_key(&head) && told.insert(folder) {
            mistakes.push(Mistake::new(&head, 0, "有章文件而没有 pack.toml，整个文件夹都不会读", "补上 pack.toml，写法见 docs/PACKS.md"));
        }
    }
}

/// Pages of a pack's folder that would be passed over in silence.
pub(crate) fn pages(files: &Files, folder: &str, mistakes: &mut Vec<Mistake>) {
    let names = files.0.keys().filter_map(|file| Some((file, file.strip_prefix(folder)?.strip_prefix('/')?)));
    let read = |name: &str| name == "README.md" || name.starts_with(|c: char| c.is_ascii_digit());
    for (file, name) in names.filter(|(_, name)| name.ends_with(".md") && !read(name)) {
        let wrong = format!("“{name}”不以数字开头，不会作为章来读");
        mistakes.push(Mistake::new(file, 0, wrong, "章文件以两位数字开头，如 01-总则.md；不是章的，移到别处"));
    }
}
