//! Verification against the official text: whatever is changed, on either side, is found where it was changed.

use law::{Files, Library, Match, OfficialText, Pack, Verified, verify};

use super::files::{PACK, files, library, read, text};

/// What isn't well, for a text and a law folder.
fn bad(files: &Files, text: &str) -> Vec<Verified> {
    let library = read(files);
    let found = verify(library.pack(PACK).unwrap(), &OfficialText::read(text));
    found.into_iter().filter(|one| !one.good()).collect()
}

/// The ids and the outcomes of what isn't well.
fn outcomes(bad: &[Verified]) -> Vec<(&str, Match)> {
    bad.iter().map(|one| (one.id.as_str(), one.text)).collect()
}

fn ids(pack: &Pack) -> Vec<String> {
    pack.provisions().map(|provision| provision.citation.id()).collect()
}

#[test]
fn every_paragraph_verifies() {
    assert_eq!(bad(&files(), &text()), []);
}

#[test]
fn a_word_changed_in_the_text_names_its_paragraph() {
    let library = library();
    let pack = library.pack(PACK).unwrap();
    for id in ids(pack) {
        let changed = text().replacen(&format!("**{id}** "), &format!("**{id}** 又"), 1);
        let found: Vec<_> = verify(pack, &OfficialText::read(&changed)).into_iter().filter(|one| !one.good()).collect();
        assert_eq!(outcomes(&found), [(id.as_str(), Match::Mismatch)]);
    }
}

#[test]
fn a_paragraph_dropped_from_the_text_is_missing() {
    let library = library();
    let pack = library.pack(PACK).unwrap();
    for id in ids(pack) {
        let kept: Vec<String> = text().lines().filter(|line| !line.contains(&format!("**{id}**"))).map(str::to_owned).collect();
        let found: Vec<_> = verify(pack, &OfficialText::read(&kept.join("\n"))).into_iter().filter(|one| !one.good()).collect();
        assert_eq!(outcomes(&found), [(id.as_str(), Match::Missing)]);
    }
}

#[test]
fn a_figure_changed_in_the_pack_names_its_paragraph() {
    let library = library();
    let limits = library.pack(PACK).unwrap().limits();
    assert_eq!(limits.len(), 21);
    for limit in limits {
        // The words as the lawyer has written them, on the line of the fence that says them.
        let page = &files().0[&limit.file];
        let (line, words) = page.lines().enumerate().skip(limit.line).find_map(|(n, line)| Some((n, figure(line)?))).unwrap();
        for other in others(words) {
            let mut files = files();
            let lines: Vec<String> =
                page.lines().enumerate().map(|(n, l)| if n == line { l.replace(words, &other) } else { l.to_owned() }).collect();
            files.0.insert(limit.file.clone(), lines.join("\n"));
            let found = bad(&files, &text());
            assert_eq!(outcomes(&found), [(limit.citation.id().as_str(), Match::Match)], "{words} → {other}");
            assert_eq!(found[0].unquoted, [other]);
        }
    }
}

fn figure(line: &str) -> Option<&str> {
    line.strip_prefix("value")?.trim().strip_prefix("= \"")?.strip_suffix('"')
}

/// Another number, another unit, and the number without its first digit.
fn others(words: &str) -> Vec<String> {
    let number: String = words.chars().take_while(char::is_ascii_digit).collect();
    let Ok(n) = number.parse::<u32>() else { return vec!["及时".to_owned()] };
    let unit = &words[number.len()..];
    let other_unit = if unit == "年" { "个月" } else { "年" };
    let mut others = vec![format!("{}{unit}", n + 1), format!("1{words}"), format!("{n}{other_unit}")];
    others.extend((n > 9).then(|| words[1..].to_owned()).filter(|rest| !rest.starts_with('0')));
    others
}

#[test]
fn a_paragraph_dropped_from_the_pack_is_extra() {
    let mut files = files();
    let page = files.0.get_mut(&format!("{PACK}/01-总则.md")).unwrap();
    let at = page.find("#### 第三项\n\n编好").unwrap();
    page.truncate(at);
    let rows = files.0.get_mut(&format!("{PACK}/obligations.toml")).unwrap();
    *rows = rows.lines().filter(|line| !line.contains("\"YX-6.1.3\"")).map(|line| format!("{line}\n")).collect();
    assert_eq!(outcomes(&bad(&files, &text())), [("YX-6.1.3", Match::Extra)]);
}

#[test]
fn a_paragraph_dropped_from_the_middle_does_not_even_read() {
    let mut files = files();
    let page = files.0.get_mut(&format!("{PACK}/01-总则.md")).unwrap();
    let (from, to) = (page.find("### 第二款\n\n公共服务单位自己").unwrap(), page.find("### 第三款\n\n中央").unwrap());
    page.replace_range(from..to, "");
    let mistakes = Library::read(&files).unwrap_err();
    assert!(mistakes.iter().any(|one| one.article == "第二条第三款"), "{mistakes:?}");
}
