//! A pack against the official text.

use serde::Serialize;

use crate::official::bare;
use crate::{OfficialText, Pack, Value, fingerprint, from_chinese};

/// How a paragraph stands to the official text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The fingerprint is that of the text.
    Match,
    /// The text reads otherwise.
    Mismatch,
    /// The text hasn't got the paragraph.
    Missing,
    /// The text has it and the pack hasn't.
    Extra,
}

/// What was found on one paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// The paragraph.
    pub id: String,
    /// Whether its text matches.
    pub text: Match,
    /// Quoted words and figures of its rules that don't stand in the text.
    pub unquoted: Vec<String>,
}

impl Verified {
    /// Whether all is well.
    #[must_use]
    pub fn good(&self) -> bool {
        self.text == Match::Match && self.unquoted.is_empty()
    }
}

/// Compares every paragraph of a pack with the official text.
#[must_use]
pub fn verify(pack: &Pack, text: &OfficialText) -> Vec<Verified> {
    let mut words = text.by_id();
    let mut found: Vec<Verified> = Vec::new();
    for provision in pack.provisions() {
        let id = provision.citation.id();
        let Some(official) = words.remove(id.as_str()) else {
            found.push(Verified { id, text: Match::Missing, unquoted: Vec::new() });
            continue;
        };
        let same = fingerprint(official) == provision.fingerprint;
        let official = bare(official);
        let quotes = provision.rules.iter().flat_map(|rule| &rule.quotes);
        let unquoted = quotes.filter(|quote| !stands_in(&official, quote)).cloned().collect();
        let text = if same { Match::Match } else { Match::Mismatch };
        found.push(Verified { id, text, unquoted });
    }
    found.extend(words.into_keys().filter(|id| id.starts_with(&pack.prefix)).map(|id| Verified {
        id: id.to_owned(),
        text: Match::Extra,
        unquoted: Vec::new(),
    }));
    found
}

/// Whether quoted words stand in the wording. A figure stands there whole: 5日 doesn't stand in 15日.
fn stands_in(official: &str, quote: &str) -> bool {
    let quoted = bare(quote);
    let figure = Value::figure(quote).is_ok() && quoted.chars().next().is_some_and(is_numeral);
    let mut places = official.match_indices(&quoted);
    places.any(|(at, _)| !figure || !official.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_numeral))
}

fn is_numeral(letter: char) -> bool {
    letter.is_ascii_digit() || from_chinese(letter.encode_utf8(&mut [0; 4])).is_some()
}
