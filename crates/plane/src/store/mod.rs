//! Object stores under Delta: synced, and sealed where a key is given.

mod sealed;
mod synced;

pub use sealed::SealedStore;
pub use synced::SyncedStore;
