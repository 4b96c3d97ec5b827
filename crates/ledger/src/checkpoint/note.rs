//! Reading, writing and verifying the signature lines.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use seal::sign::SigningKey;

use super::{Checkpoint, MAX_LEN, MAX_SIGNATURES, NamedKey, PATH, Signers, Trust};
use crate::{Error, Result};

/// One signature line of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Name of the key: not empty, without space and plus sign.
    pub name: String,
    /// Key id, which goes with name and algorithm.
    pub key_id: [u8; 4],
    /// The signature; 64 bytes for SM2, any length for others.
    pub signature: Vec<u8>,
}

/// A checkpoint with its signature lines. `Display` is the file as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// The head that is signed.
    pub checkpoint: Checkpoint,
    /// The lines, in the order of the file.
    pub signatures: Vec<Line>,
}

impl SignedCheckpoint {
    /// Reads a checkpoint file. No signature is verified.
    ///
    /// # Errors
    /// [`Error::Malformed`] for anything that is not exactly a checkpoint, or beyond
    /// [`MAX_LEN`] or [`MAX_SIGNATURES`].
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let bad = |what: &str| Error::malformed(PATH, what);
        if bytes.len() > MAX_LEN {
            return Err(bad("too long"));
        }
        let note = std::str::from_utf8(bytes).map_err(|_| bad("not UTF-8"))?;
        let (text, lines) = note.rsplit_once("\n\n").ok_or_else(|| bad("no blank line"))?;
        let lines = lines.strip_suffix('\n').ok_or_else(|| bad("no last newline"))?;
        if lines.split('\n').count() > MAX_SIGNATURES {
            return Err(bad("too many signatures"));
        }
        let signatures = lines.split('\n').map(|line| Line::parse(line).ok_or_else(|| bad("signature line")));
        Ok(Self { checkpoint: Checkpoint::parse_text(&format!("{text}\n"))?, signatures: signatures.collect::<Result<_>>()? })
    }

    /// Adds the signature of another key: a witness, or the next epoch of the log's own. A line
    /// of the same name and key that is already there is replaced.
    ///
    /// # Errors
    /// [`Error::Malformed`] for a name that cannot stand in a note; [`Error::Signature`].
    pub fn cosign(&mut self, name: &str, key: &SigningKey) -> Result<()> {
        if !name_is_valid(name) {
            return Err(Error::malformed("key name", name));
        }
        let line = Line {
            name: name.to_owned(),
            key_id: key.verifying_key().key_id(name),
            signature: key.sign(self.checkpoint.text().as_bytes())?.to_bytes().to_vec(),
        };
        self.signatures.retain(|old| (&old.name, old.key_id) != (&line.name, line.key_id));
        self.signatures.push(line);
        Ok(())
    }

    /// Verifies the signatures: at least one by the log, enough by witnesses, and none wrong
    /// under a known key. Lines of unknown keys are passed over.
    ///
    /// # Errors
    /// [`Error::Signature`] naming what is amiss.
    pub fn verify(&self, trust: &Trust) -> Result<Signers> {
        let text = self.checkpoint.text();
        let epoch = self.signers(&trust.log, &text)?.map(|key| key.epoch).max();
        let witnesses: BTreeSet<String> = self.signers(&trust.witnesses, &text)?.map(|key| key.name.clone()).collect();
        if witnesses.len() < trust.witnesses_required {
            let (have, need) = (witnesses.len(), trust.witnesses_required);
            return Err(Error::Signature(format!("{have} witnesses of {need} required")));
        }
        Ok(Signers {
            epoch: epoch.ok_or_else(|| Error::Signature("no key of the log signed".into()))?,
            witnesses: witnesses.into_iter().collect(),
        })
    }

    fn signers<'a>(&self, keys: &'a [NamedKey], text: &str) -> Result<impl Iterator<Item = &'a NamedKey>> {
        let mut found = Vec::new();
        for line in &self.signatures {
            for key in keys.iter().filter(|key| key.claims(line)) {
                key.check(text, line)?;
                found.push(key);
            }
        }
        Ok(found.into_iter())
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.checkpoint.text())?;
        for line in &self.signatures {
            let bytes = [line.key_id.as_slice(), &line.signature].concat();
            writeln!(f, "— {} {}", line.name, STANDARD.encode(bytes))?;
        }
        Ok(())
    }
}

impl Line {
    fn parse(line: &str) -> Option<Self> {
        let (name, base64) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = STANDARD.decode(base64).ok()?;
        let (key_id, signature) = bytes.split_first_chunk::<4>()?;
        let known = name_is_valid(name) && !signature.is_empty();
        known.then(|| Self { name: name.to_owned(), key_id: *key_id, signature: signature.to_vec() })
    }
}

fn name_is_valid(name: &str) -> bool {
    let wrong = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    !name.is_empty() && !name.contains(wrong)
}
