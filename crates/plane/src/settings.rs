//! Bounds of the plane.

/// Bounds that keep one file or one query from taking the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Most data rows of one file. A load holds up to about 100 bytes a row for uniqueness and the
    /// index, so the default needs up to 5 GB in the worst case.
    pub max_rows: u64,
    /// Longest row of a CSV or JSON Lines file, in bytes.
    pub max_record: usize,
    /// Largest unpacked size of a workbook, in bytes.
    pub max_unpacked: u64,
    /// Rows of one Parquet row group.
    pub group_rows: usize,
    /// Cells held before a row group is written early, in bytes of text.
    pub group_bytes: usize,
    /// Memory of one scan before it spills, in bytes.
    pub scan_memory: usize,
    /// Index segments of a resource above which they are merged.
    pub max_segments: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_rows: 50_000_000,
            max_record: 1 << 20,
            max_unpacked: 1 << 30,
            group_rows: 1 << 16,
            group_bytes: 64 << 20,
            scan_memory: 512 << 20,
            max_segments: 8,
        }
    }
}
