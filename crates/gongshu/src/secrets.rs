//! Personal data inside a case: sealed before it is decided on, opened for those whom the case concerns.

use crate::node::Node;
use domain::correction::{Claim, KeyValue};
use seal::envelope::{KEY_LEN, NONCE_LEN};
use seal::keystore::Purpose;

const MARK: &str = "sm4:";
const USE: &[u8] = b"values in cases";

/// Seals a text. What is sealed twice differs.
///
/// # Errors
/// The keystore has no storage key, or the system no randomness.
pub fn seal(node: &Node, text: &str) -> anyhow::Result<String> {
    let mut nonce = [0; NONCE_LEN];
    getrandom::fill(&mut nonce).map_err(|e| anyhow::anyhow!("no randomness: {e}"))?;
    let sealed = ::seal::envelope::seal(&key(node)?, &nonce, text.as_bytes(), USE)?;
    Ok(format!("{MARK}{}", hex::encode(sealed)))
}

/// Opens a sealed text; one that was never sealed stays as it is.
///
/// # Errors
/// It was changed, or sealed under another key.
pub fn open(node: &Node, text: &str) -> anyhow::Result<String> {
    let Some(hex) = text.strip_prefix(MARK) else { return Ok(text.to_owned()) };
    let plain = ::seal::envelope::open(&key(node)?, &hex::decode(hex)?, USE)?;
    Ok(String::from_utf8(plain)?)
}

/// A claim with its values sealed.
///
/// # Errors
/// As [`seal`].
pub fn sealed(node: &Node, claim: Claim) -> anyhow::Result<Claim> {
    claim.map(|text| seal(node, &text))
}

/// A claim with its values opened.
///
/// # Errors
/// As [`open`].
pub fn opened(node: &Node, claim: Claim) -> anyhow::Result<Claim> {
    claim.map(|text| open(node, &text))
}

/// Keyed hashes of a record's key, for each epoch of the subject key: as calls record them, and as calls from before the
/// resource had data did.
///
/// # Errors
/// The keystore has no subject key; the store failed.
pub async fn subjects(node: &Node, resource: &str, key: &[KeyValue]) -> anyhow::Result<Vec<String>> {
    let given: Vec<_> = key.iter().map(|kv| (kv.item.as_str(), kv.value.as_str())).collect();
    let manifest = crate::call::manifest(node, resource).await?;
    let canonical = manifest.and_then(|manifest| node.plane.key(&manifest, &given).ok());
    let mut pairs: Vec<(String, String)> = key.iter().map(|kv| (kv.item.clone(), kv.value.trim().to_owned())).collect();
    pairs.sort();
    let plain = serde_json::to_vec(&pairs)?;
    let mut hashes = Vec::new();
    for epoch in node.keys.history().of(Purpose::Subject) {
        let secret = node.keys.secret(Purpose::Subject, epoch.epoch)?;
        let hash = |bytes: &Vec<u8>| hex::encode(::seal::digest::keyed(secret.as_slice(), bytes).as_bytes());
        hashes.extend([Some(&plain), canonical.as_ref()].into_iter().flatten().map(hash));
    }
    Ok(hashes)
}

fn key(node: &Node) -> anyhow::Result<[u8; KEY_LEN]> {
    // The first epoch, as tables do: what was sealed once stays readable.
    let first = node.keys.history().of(Purpose::Storage).map(|epoch| epoch.epoch).min();
    let secret = node.keys.secret(Purpose::Storage, first.ok_or_else(|| anyhow::anyhow!("no storage key"))?)?;
    let derived = ::seal::digest::keyed(secret.as_slice(), USE);
    derived.as_bytes().first_chunk::<KEY_LEN>().copied().ok_or_else(|| anyhow::anyhow!("the derived key is too short"))
}
