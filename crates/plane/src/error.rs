//! What can go wrong, in words for the one who can put it right. Never a cell's value.

use domain::intake::Counts;

/// A failure of the machine or of its keeping, not of a file.
#[derive(Debug, thiserror::Error)]
pub enum PlaneError {
    /// Reading or writing a file of the plane failed.
    #[error("数据存储读写失败（{what}）：{source}；请检查磁盘空间与权限后重试")]
    Io {
        /// What was being done.
        what: &'static str,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The Delta table could not be read or written.
    #[error("数据表读写失败：{0}；请重试，仍失败的请联系运维人员")]
    Delta(#[from] deltalake::DeltaTableError),
    /// Parquet could not be read or written.
    #[error("数据文件读写失败：{0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// Arrow refused a batch.
    #[error("数据列处理失败：{0}")]
    Arrow(#[from] arrow::error::ArrowError),
    /// DataFusion could not run a plan.
    #[error("查询执行失败：{0}")]
    Engine(#[from] datafusion::error::DataFusionError),
    /// An index segment is missing or damaged.
    #[error("索引段 {segment} 缺失或损坏，请重建索引")]
    Index {
        /// Its file name.
        segment: String,
    },
    /// The log holds something that this program did not write.
    #[error("数据表日志第 {version} 版内容无法识别：{why}")]
    Log {
        /// Table version.
        version: u64,
        /// What was wrong.
        why: String,
    },
    /// An identifier that cannot be a file name.
    #[error("标识不能为空，且不超过 {longest} 字节")]
    Name {
        /// Longest identifier, in bytes.
        longest: usize,
    },
    /// There is no such quarantine.
    #[error("该批次没有隔离记录")]
    NoQuarantine,
    /// The resource is sealed and the vault gave no key.
    #[error("该资源须加密存储，但未配置存储密钥；请联系运维人员配置密钥后重试")]
    NoKey,
    /// A background task of the plane died.
    #[error("后台任务中断：{0}")]
    Task(String),
}

impl PlaneError {
    /// Names what was being done when a file operation failed.
    pub(crate) fn io(what: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Io { what, source }
    }
}

/// Why a file was not loaded. Nothing of it is in the table.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The header does not fit the resource.
    #[error("第 1 行表头与数据资源不一致：{}。应有的列（顺序不限）：{}；也可以使用英文列名。请修改表头后重新上传", .wrong.join("；"), .expected.join("、"))]
    Header {
        /// What is wrong, one clause each.
        wrong: Vec<String>,
        /// Titles of the columns expected.
        expected: Vec<String>,
    },
    /// The file has no bytes or no rows.
    #[error("文件是空的。请确认选择的文件，并在第 1 行填写表头：{}", .expected.join("、"))]
    Empty {
        /// Titles of the columns expected.
        expected: Vec<String>,
    },
    /// There is a header and nothing below it.
    #[error("文件只有表头，没有数据行。请从第 2 行起填写数据后重新上传")]
    HeaderOnly,
    /// No row passed.
    #[error("共 {} 行数据，全部未通过检查，未入库。请下载问题清单，修改后重新上传", .counts.rows)]
    AllBad {
        /// Counts; `good` is zero.
        counts: Counts,
    },
    /// Bytes that are text neither in UTF-8 nor in GB18030.
    #[error(
        "第 {line} 行（文件第 {byte} 字节处）有无法识别的字符，文件既不是有效的 UTF-8 也不是 GB18030 编码。请用表格软件打开后另存为“CSV UTF-8”再上传"
    )]
    Encoding {
        /// Line, from 1.
        line: u64,
        /// Byte, from 1.
        byte: u64,
    },
    /// UTF-16.
    #[error("文件是 UTF-16（Unicode 文本）编码，不能识别。请用表格软件打开后另存为“CSV UTF-8”再上传")]
    Utf16,
    /// Too many rows.
    #[error("数据超过 {max} 行。请拆分为多个文件分批上传")]
    TooManyRows {
        /// Most rows.
        max: u64,
    },
    /// A row that does not end.
    #[error("第 {row} 行附近的一行超过 {max} 字节，多半是引号没有成对。请检查该行的引号后重新上传")]
    RecordTooLong {
        /// Row number.
        row: u64,
        /// Longest row, in bytes.
        max: usize,
    },
    /// Not a file of the announced format.
    #[error("文件内容与格式不符：{why}")]
    NotTable {
        /// What it is, and the remedy.
        why: String,
    },
    /// A rule of the resource cannot work.
    #[error("数据项“{item}”的质量规则有误：{why}。请在资源目录中修改该规则")]
    Rule {
        /// Title of the item.
        item: String,
        /// What is wrong.
        why: String,
    },
    /// Items without a grade.
    #[error("数据项{}尚未分级，不能入库。请先在资源目录中完成数据分级", quoted(.items))]
    Ungraded {
        /// Titles.
        items: Vec<String>,
    },
    /// Items that must be encrypted at rest, and no key.
    #[error("数据项{}的级别要求加密存储，但本节点未配置存储密钥。请联系运维人员配置密钥后重试", quoted(.items))]
    Sealed {
        /// Titles.
        items: Vec<String>,
    },
    /// The items do not fit the table that already stands.
    #[error("资源定义与已入库的数据表不一致：{why}")]
    Schema {
        /// What differs, and the remedy.
        why: String,
    },
    /// Stopped on request.
    #[error("已按要求取消，文件未入库")]
    Cancelled,
    /// The file could not be read.
    #[error("读取上传的文件失败：{0}。请重新上传")]
    File(#[source] std::io::Error),
    /// The machine failed.
    #[error(transparent)]
    Plane(#[from] PlaneError),
}

fn quoted(items: &[String]) -> String {
    format!("“{}”", items.join("”“"))
}

impl LoadError {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Header { .. } => "load.header",
            Self::Empty { .. } => "load.empty",
            Self::HeaderOnly => "load.header_only",
            Self::AllBad { .. } => "load.all_bad",
            Self::Encoding { .. } => "load.encoding",
            Self::Utf16 => "load.utf16",
            Self::TooManyRows { .. } => "load.too_many_rows",
            Self::RecordTooLong { .. } => "load.record_too_long",
            Self::NotTable { .. } => "load.not_table",
            Self::Rule { .. } => "load.rule",
            Self::Ungraded { .. } => "load.ungraded",
            Self::Sealed { .. } => "load.sealed",
            Self::Schema { .. } => "load.schema",
            Self::Cancelled => "load.cancelled",
            Self::File(_) => "load.file",
            Self::Plane(_) => "load.plane",
        }
    }

    /// Whether the machine failed rather than the file.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Plane(_) | Self::File(_))
    }
}

/// Why a read was not answered.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A key item is missing, unknown or not of its type.
    #[error("查询条件“{item}”缺失或格式不符，应为{expected}")]
    Key {
        /// Item name.
        item: String,
        /// Type expected, in words.
        expected: String,
    },
    /// The resource has no key.
    #[error("该资源没有主键，不能按键查询；请改用文件交换")]
    NoKey,
    /// An admitted item is not in the table.
    #[error("数据项 {item} 尚无数据；请与数源部门核对资源目录")]
    Item {
        /// Item name.
        item: String,
    },
    /// Admission and manifest are of different resources.
    #[error("准入与数据表不是同一资源")]
    Mismatch,
    /// Values may be compared under this admission, not read.
    #[error("只能核实比对，不能读取数据")]
    OnlyCompare,
    /// Only the source may see this.
    #[error("仅数源部门可以查看隔离数据的原文")]
    NotOwner,
    /// The machine failed.
    #[error(transparent)]
    Plane(#[from] PlaneError),
}

impl ReadError {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Key { .. } => "read.key",
            Self::NoKey => "read.no_key",
            Self::Item { .. } => "read.item",
            Self::Mismatch => "read.mismatch",
            Self::OnlyCompare => "read.only_compare",
            Self::NotOwner => "read.not_owner",
            Self::Plane(PlaneError::Index { .. }) => "read.index",
            Self::Plane(_) => "read.plane",
        }
    }

    /// Whether rebuilding the index would help.
    pub fn wants_rebuild(&self) -> bool {
        matches!(self, Self::Plane(PlaneError::Index { .. }))
    }
}

impl From<datafusion::error::DataFusionError> for ReadError {
    fn from(error: datafusion::error::DataFusionError) -> Self {
        Self::Plane(error.into())
    }
}
