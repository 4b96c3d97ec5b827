//! The texts of a law folder, as the caller read them.

use std::collections::BTreeMap;

/// The texts of the law folder by path: `guangdong-2021/pack.toml` → text. Reading them is the caller's.
#[derive(Debug, Clone, Default)]
pub struct Files(pub BTreeMap<String, String>);
