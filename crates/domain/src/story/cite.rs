//! The ids at the end of a line: which article the answer must name, and which obligation it shows.

use law::{Citation, Library};

/// An id at the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The id as written.
    pub id: String,
    /// Whether the line claims to show this obligation; otherwise only the article is checked (`引`).
    pub shows: bool,
    prefix: String,
    article: u16,
    paragraph: u16,
}

impl Cite {
    /// Whether the citation is of this article and paragraph.
    pub fn matches(&self, citation: &Citation) -> bool {
        citation.prefix == self.prefix && citation.article == self.article && citation.paragraph.is_none_or(|p| p == self.paragraph)
    }

    /// Looks an id up in the obligation matrices.
    pub(super) fn row(id: &str, library: &Library) -> Result<Self, String> {
        let mut rows = library.packs.values().flat_map(|pack| pack.obligations.iter().map(move |row| (pack, row)));
        let (pack, row) = rows.find(|(_, row)| row.id == id).ok_or_else(|| format!("义务表中没有 {id}"))?;
        Ok(Self { id: id.into(), shows: true, prefix: pack.prefix.clone(), article: row.article, paragraph: row.paragraph })
    }

    /// Looks a paragraph up in the packs.
    pub(super) fn place(id: &str, library: &Library) -> Result<Self, String> {
        let mut all = library.packs.values().flat_map(|pack| pack.provisions());
        let found = all.find(|provision| provision.citation.id() == id).ok_or_else(|| format!("法规包中没有 {id} 这一款"))?;
        let citation = &found.citation;
        let paragraph = citation.paragraph.ok_or_else(|| format!("{id} 没有写到款"))?;
        Ok(Self { id: id.into(), shows: false, prefix: citation.prefix.clone(), article: citation.article, paragraph })
    }
}

/// Takes the ids off the end of an expectation.
pub(super) fn split(text: &str, library: &Library) -> Result<(String, Vec<Cite>), String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut cites = Vec::new();
    while let Some(id) = words.last().copied().filter(|word| is_id(word)) {
        words.pop();
        if words.last() == Some(&"引") {
            words.pop();
            cites.insert(0, Cite::place(id, library)?);
        } else {
            cites.insert(0, Cite::row(id, library)?);
        }
    }
    if words.iter().any(|word| is_id(word)) || words.contains(&"引") {
        return Err("条款编号应写在一行的末尾".into());
    }
    Ok((words.join(" "), cites))
}

fn is_id(word: &str) -> bool {
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    capitals >= 2 && word.as_bytes().get(capitals) == Some(&b'-') && word.is_ascii()
}
