//! The forms a rule's content takes, and the columns of those that have columns.

use serde::Serialize;

use crate::Key;
use crate::terms::ROLES;

/// The form in which a key's value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// `value`: a quoted figure.
    Figure,
    /// `list`: terms.
    List,
    /// `list`: ranks of norms that suffice as a basis.
    Ranks,
    /// `table`: rows.
    Table,
    /// `entry`: one row of a table that is spread over several paragraphs or items.
    Entry,
    /// `text`: one term.
    Text,
    /// `flag`: the duty or the power exists.
    Flag,
}

impl Form {
    /// The field of the fence that carries this form.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Figure => "value",
            Self::List | Self::Ranks => "list",
            Self::Table => "table",
            Self::Entry => "entry",
            Self::Text => "text",
            Self::Flag => "flag",
        }
    }
}

/// A name that isn't in the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("没有名为“{0}”的规则")]
pub struct UnknownKey(pub String);

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A short name of ours, `a-z`, digits and `_`, by which programs and child packs know the row.
    Name,
    /// Words that stand in the official paragraph.
    Quoted,
    /// Several such words, parted by `、`.
    QuotedTerms,
    /// One of these words.
    Word(&'static [(&'static str, &'static str)]),
    /// Words of our own.
    Free,
}

/// A column of a table or an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub cell: Cell,
    /// Whether every row has it.
    pub required: bool,
}

const fn must(name: &'static str, cell: Cell) -> Column {
    Column { name, cell, required: true }
}

const fn may(name: &'static str, cell: Cell) -> Column {
    Column { name, cell, required: false }
}

/// What a sharing or opening type does to a request.
pub const EFFECTS: [(&str, &str); 4] =
    [("public", "可社会公开，部门间无条件"), ("open", "无条件"), ("ask", "有条件，须经同意"), ("withhold", "不予")];

const STEPS: [(&str, &str); 6] = [
    ("negotiate", "自行协商"),
    ("mediate", "专家调解"),
    ("coordinate", "主管部门协调"),
    ("consult", "联合会商"),
    ("opinion", "列明理据、提出意见"),
    ("decide", "报请决定"),
];

/// What base data is about.
pub const CLASSES: [(&str, &str); 3] =
    [("natural_person", "自然人"), ("legal_person", "法人和非法人组织"), ("nature", "自然资源和空间地理")];

const TESTS: [(&str, &str); 1] = [("concrete", "须具体，不能由提供部门自行决定")];

const RHYTHMS: [(&str, &str); 5] =
    [("standing", "常年"), ("once", "一次"), ("yearly", "每年"), ("regular", "定期，条文没有定数"), ("on_event", "情形发生时")];

const FIELDS: [Column; 3] = [must("field", Cell::Name), must("title", Cell::Quoted), may("label", Cell::Free)];
/// A condition to be stated; `test` is what its text must stand.
const CONDITIONS: [Column; 4] =
    [must("field", Cell::Name), must("title", Cell::Quoted), may("label", Cell::Free), may("test", Cell::Word(&TESTS))];
const TYPES: [Column; 3] = [must("name", Cell::Name), must("effect", Cell::Word(&EFFECTS)), must("title", Cell::Quoted)];
const WITHOUT: [(&str, &str); 2] = [("items", "没有数据项"), ("digits", "尚未电子化，也没有数据项")];
/// A choice among what the law names; `without` is what data of that form lacks.
const CHOICES: [Column; 3] = [must("name", Cell::Name), must("title", Cell::Quoted), may("without", Cell::Word(&WITHOUT))];
const NEEDS: [(&str, &str); 2] = [("evidence", "须附证据"), ("other", "须写明另一部门的值")];
const CROSSINGS: [Column; 2] = [must("name", Cell::Name), must("title", Cell::Quoted)];
const KINDS: [Column; 3] = [must("name", Cell::Name), must("title", Cell::Quoted), may("needs", Cell::Word(&NEEDS))];
/// `ends`: what the purpose lasts as long as.
const ENDS: [(&str, &str); 1] = [("event", "所应对的事件结束")];
const PURPOSES: [Column; 3] = [must("name", Cell::Name), must("title", Cell::Quoted), may("ends", Cell::Word(&ENDS))];
/// By what a use other than the granted one is noticed.
pub const SIGNS: [(&str, &str); 6] = [
    ("scope", "调用超出授权的数据项或者行"),
    ("purpose", "调用的用途与授权不符"),
    ("idle", "到期没有调用"),
    ("anomaly", "调用次数异常"),
    ("unauthorised", "没有授权或者授权已止"),
    ("reported", "有人反映"),
];
const MISUSE: [Column; 3] = [must("name", Cell::Name), must("title", Cell::Quoted), must("sign", Cell::Word(&SIGNS))];
/// What may be done about it, one after the other.
pub const MISUSE_STEPS: [(&str, &str); 3] = [("rectify", "限期整改"), ("suspend", "暂停调用"), ("end", "终止授权")];
/// `who`: the roles that may take the step, where the text names more than the one in `by`.
const STEPS_TAKEN: [Column; 3] = [must("step", Cell::Word(&MISUSE_STEPS)), must("title", Cell::Quoted), may("who", Cell::Free)];
/// With which authority a filing is lodged, seen from the applicant.
pub const FILINGS: [(&str, &str); 2] = [("superior", "上一级"), ("same", "同级")];
const FILED: [Column; 2] = [must("with", Cell::Word(&FILINGS)), must("title", Cell::Quoted)];
const LADDER: [Column; 4] =
    [must("step", Cell::Word(&STEPS)), must("title", Cell::Quoted), may("by", Cell::Word(&ROLES)), may("with", Cell::QuotedTerms)];
const ASSIGN: [Column; 7] = [
    must("name", Cell::Name),
    must("class", Cell::Word(&CLASSES)),
    must("title", Cell::Quoted),
    must("sources", Cell::QuotedTerms),
    // The kinds of data that the text lists one by one.
    may("parts", Cell::QuotedTerms),
    // Which of the sources act by entrustment, and have to show it.
    may("entrusted", Cell::QuotedTerms),
    // Which of them name no department: the authority finds it.
    may("unnamed", Cell::QuotedTerms),
];
/// What collecting goes by.
const PRINCIPLES: [(&str, &str); 3] = [("lawful", "合法"), ("necessary", "必要"), ("moderate", "适度")];
const PRINCIPLE: [Column; 2] = [must("name", Cell::Word(&PRINCIPLES)), must("title", Cell::Quoted)];
/// What a way of obtaining data takes.
const ORIGINS: [(&str, &str); 3] =
    [("article", "须写明条文"), ("function", "须写明职责和产生数据的系统"), ("agreement", "须有协议，期满不再加载")];
const MEANS: [Column; 3] = [must("name", Cell::Name), must("title", Cell::Quoted), must("needs", Cell::Word(&ORIGINS))];
const PROOFS: [(&str, &str); 3] = [("contract", "须写明第三方和合同"), ("authorisation", "须写明授权文件"), ("system", "须写明系统")];
const CHANNELS: [Column; 3] = [must("name", Cell::Name), must("title", Cell::Quoted), may("needs", Cell::Word(&PROOFS))];
/// Kinds of list that code tells apart.
pub const LISTS: [(&str, &str); 5] = [
    ("resource", "目录中的数据资源"),
    ("demand", "对数据的需求"),
    ("responsibility", "可以共享的资源和责任部门"),
    ("negative", "不予共享的资源和依据"),
    ("collection", "采集的数据项"),
];
const LIST: [Column; 2] = [must("name", Cell::Word(&LISTS)), must("title", Cell::Quoted)];
const TERM: [Column; 3] = [must("name", Cell::Name), must("title", Cell::Quoted), must("means", Cell::Free)];
const VIOLATION: [Column; 4] =
    [must("name", Cell::Name), must("who", Cell::Word(&ROLES)), must("title", Cell::Quoted), may("detect", Cell::Free)];
/// Before which step an organization must have made something clear; without it, only the gap is listed.
pub const BEFORE: [(&str, &str); 3] =
    [("catalogue", "首次报送目录之前"), ("use", "首次报送目录、申请共享之前"), ("registration", "设立之时")];

/// Which organizations of ours are of a law's kind of institution.
pub const INSTITUTIONS: [(&str, &str); 2] = [("department", "机关部门"), ("public_service", "公共管理和服务组织")];
/// What makes it one, and has to be stated.
pub const FOUNDATIONS: [(&str, &str); 2] = [("function", "须写明公共职能"), ("article", "须写明授权的条款")];

const INSTITUTION: [Column; 4] = [
    must("name", Cell::Name),
    must("title", Cell::Quoted),
    must("kind", Cell::Word(&INSTITUTIONS)),
    may("needs", Cell::Word(&FOUNDATIONS)),
];
const PROFILE: [Column; 6] = [
    must("name", Cell::Name),
    must("title", Cell::Quoted),
    may("label", Cell::Free),
    may("before", Cell::Word(&BEFORE)),
    // What it is to be chosen from.
    may("choices", Cell::QuotedTerms),
    // Which of the choices is a team, that has a leader and members.
    may("team", Cell::QuotedTerms),
];
const DUTY: [Column; 5] = [
    must("name", Cell::Name),
    must("title", Cell::Quoted),
    must("rhythm", Cell::Word(&RHYTHMS)),
    may("with", Cell::QuotedTerms),
    may("evidence", Cell::Free),
];

impl Key {
    /// The columns of its table or entry; none for other forms.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::CatalogueFields
            | Self::CatalogueGuideFields
            | Self::SharingElements
            | Self::SharingApplication
            | Self::UseLog
            | Self::OpeningFields
            | Self::DemandElements => &FIELDS,
            Self::SharingSpecial => &PURPOSES,
            Self::SharingMisuse => &MISUSE,
            Self::SharingMisuseSteps => &STEPS_TAKEN,
            Self::SharingCrossFiling => &FILED,
            Self::CatalogueOrigin
            | Self::CatalogueAcquired
            | Self::CatalogueNature
            | Self::CatalogueMedia
            | Self::CatalogueStages
            | Self::CatalogueRegradeAspects => &CHOICES,
            Self::CatalogueConditionalBasis => &CONDITIONS,
            Self::CatalogueSharingTypes | Self::OpeningTypes => &TYPES,
            Self::DisputeLadder => &LADDER,
            Self::CatalogueLists | Self::CatalogueListDuty => &LIST,
            Self::CorrectionKinds => &KINDS,
            Self::SharingCoordinated => &CROSSINGS,
            Self::SourceAssign => &ASSIGN,
            Self::SourcePrinciples => &PRINCIPLE,
            Self::SourceMeans => &MEANS,
            Self::SourceChannels => &CHANNELS,
            Self::LawTermDefined => &TERM,
            Self::OrgAppliesTo => &INSTITUTION,
            Self::OrgProfile => &PROFILE,
            Self::OversightViolation => &VIOLATION,
            Self::DutyHold => &DUTY,
            _ => &[],
        }
    }
}
