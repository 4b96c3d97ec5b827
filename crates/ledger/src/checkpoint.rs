//! The signed head of a log: a C2SP checkpoint in a C2SP signed note.
//!
//! ```text
//! example.cn/log/acts
//! 20852163
//! CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//!
//! — example.cn/log/acts base64(key id ‖ signature)
//! ```
//!
//! Signatures are SM2 over SM3, 64 bytes r ‖ s, over the text up to and with the newline before
//! the blank line. The signature type is `0xff` (not in the public registry) followed by
//! `sm2-with-sm3`; the key id is the first four bytes of
//! `SM3(name ‖ 0x0A ‖ 0xff ‖ "sm2-with-sm3" ‖ 65-byte public point)`. Lines of other keys and of
//! other algorithms are carried along and passed over when verifying.

mod note;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use seal::digest::Digest;
use seal::sign::{Signature, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

pub use note::{Line, SignedCheckpoint};

use crate::tree::Tree;
use crate::{Error, Result};

/// Longest checkpoint file accepted, in bytes.
pub const MAX_LEN: usize = 65_536;
/// Most signature lines accepted.
pub const MAX_SIGNATURES: usize = 64;
/// Path of the checkpoint within a log.
pub const PATH: &str = "checkpoint";

/// The head of a log: its name, its size and its root at that size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Name of the log, unique and never changed.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Digest,
    /// Further lines, carried and signed but not understood. Best empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// The head of a tree.
    pub fn of(origin: &str, tree: &Tree) -> Self {
        Self { origin: origin.to_owned(), size: tree.size(), root: tree.root(), extensions: Vec::new() }
    }

    /// The text that is signed, with its last newline.
    pub fn text(&self) -> String {
        let root = STANDARD.encode(self.root);
        let mut text = format!("{}\n{}\n{root}\n", self.origin, self.size);
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Signs under a key name, usually the origin.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the origin or the name cannot stand in a note;
    /// [`Error::Signature`] when signing fails.
    pub fn sign(&self, name: &str, key: &SigningKey) -> Result<SignedCheckpoint> {
        if Self::parse_text(&self.text())? != *self {
            return Err(Error::malformed(PATH, "origin or extension is no single line"));
        }
        let mut signed = SignedCheckpoint { checkpoint: self.clone(), signatures: Vec::new() };
        signed.cosign(name, key)?;
        Ok(signed)
    }

    pub(crate) fn parse_text(text: &str) -> Result<Self> {
        let bad = |what: &str| Error::malformed(PATH, what);
        let body = text.strip_suffix('\n').ok_or_else(|| bad("no newline"))?;
        let mut lines = body.split('\n');
        let origin = lines.next().unwrap_or_default();
        let size = lines.next().ok_or_else(|| bad("no size line"))?;
        let root = lines.next().ok_or_else(|| bad("no root line"))?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if origin.is_empty() || extensions.iter().any(String::is_empty) {
            return Err(bad("empty line"));
        }
        if text.chars().any(|c| c < ' ' && c != '\n') {
            return Err(bad("control character"));
        }
        Ok(Self {
            origin: origin.to_owned(),
            size: parse_size(size).ok_or_else(|| bad("size is no decimal number"))?,
            root: parse_root(root).ok_or_else(|| bad("root is no base64 of 32 bytes"))?,
            extensions,
        })
    }
}

fn parse_size(text: &str) -> Option<u64> {
    let size: u64 = text.parse().ok()?;
    (size.to_string() == text).then_some(size)
}

fn parse_root(text: &str) -> Option<Digest> {
    Digest::from_slice(&STANDARD.decode(text).ok()?).ok()
}

/// A public key under the name it signs with, at one epoch of its purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedKey {
    /// Name in the signature lines; the log's origin, or the witness's name.
    pub name: String,
    /// Epoch of the key.
    pub epoch: u32,
    /// The key.
    pub key: VerifyingKey,
}

impl NamedKey {
    /// Whether a signature line claims to be by this key.
    pub fn claims(&self, line: &Line) -> bool {
        self.name == line.name && self.key.key_id(&self.name) == line.key_id
    }

    fn check(&self, text: &str, line: &Line) -> Result<()> {
        Signature::from_bytes(&line.signature)
            .and_then(|signature| self.key.verify(text.as_bytes(), &signature))
            .map_err(|_| Error::Signature(format!("wrong signature under {}", self.name)))
    }
}

/// Whom a verifier believes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trust {
    /// Keys of the log, all epochs. One of them must have signed.
    pub log: Vec<NamedKey>,
    /// Keys of witnesses.
    #[serde(default)]
    pub witnesses: Vec<NamedKey>,
    /// How many different witnesses (by name) must have signed.
    #[serde(default)]
    pub witnesses_required: usize,
}

impl Trust {
    /// Trust in one key of a log and in no witness.
    pub fn log(name: &str, epoch: u32, key: VerifyingKey) -> Self {
        let name = name.to_owned();
        Self { log: vec![NamedKey { name, epoch, key }], ..Self::default() }
    }
}

/// Who signed a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signers {
    /// Newest epoch of the log's key among the signatures.
    pub epoch: u32,
    /// Names of the witnesses, each once.
    pub witnesses: Vec<String>,
}
