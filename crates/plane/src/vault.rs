//! Keys of tables whose grade asks for encryption at rest.

use domain::ResourceId;
use std::fmt;
use zeroize::Zeroize;

/// Gives the key of a table that must be sealed. Where it gives none, such a table is not loaded.
pub trait Vault: Send + Sync + fmt::Debug {
    /// The key of the resource's table; always the same one for the same resource.
    fn table_key(&self, resource: &ResourceId) -> Option<TableKey>;
}

/// Has no keys: tables that must be sealed are refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoVault;

impl Vault for NoVault {
    fn table_key(&self, _: &ResourceId) -> Option<TableKey> {
        None
    }
}

/// Key of one table. Never shown, wiped when dropped.
#[derive(Clone)]
pub struct TableKey([u8; 16]);

impl TableKey {
    /// A key from 16 secret bytes.
    pub fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The key for one use within the table, bound to a salt of its own.
    pub(crate) fn derive(&self, purpose: &str, salt: &[u8]) -> FileKey {
        let digest = seal::digest::hmac_sm3(&self.0, &[purpose.as_bytes(), &[0], salt].concat());
        let mut key = [0; 16];
        key.iter_mut().zip(digest.as_bytes()).for_each(|(to, from)| *to = *from);
        FileKey(key)
    }
}

impl Drop for TableKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for TableKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TableKey(..)")
    }
}

/// Key of one file.
#[derive(Clone)]
pub(crate) struct FileKey(pub(crate) [u8; 16]);

impl Drop for FileKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(..)")
    }
}

/// Fresh salt for one file.
pub(crate) fn salt() -> std::io::Result<[u8; 16]> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|e| std::io::Error::other(e.to_string()))?;
    Ok(salt)
}
