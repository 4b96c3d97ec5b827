//! The closed vocabulary of what a rule can be about.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

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
            Self::Text => "text",
            Self::Flag => "flag",
        }
    }
}

/// A name that isn't in the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("没有名为“{0}”的规则")]
pub struct UnknownKey(pub String);

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $form:ident;)*) => {
        /// What a rule is about, written `room.verb`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Key {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Key {
            /// All keys, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The key as packs write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The form its value takes.
            #[must_use]
            pub const fn form(self) -> Form {
                match self { $(Self::$name => Form::$form,)* }
            }
        }
    };
}

keys! {
    /// Classification and grading rules exist and come first.
    CatalogueGrading = "catalogue.grading", Flag;
    /// The city adds grading rules of its own.
    CatalogueGradingLocal = "catalogue.grading_local", Flag;
    /// Sector departments manage their data by the grading rules.
    CatalogueGradingSector = "catalogue.grading_sector", Flag;
    /// Who issues the guide by which catalogues are compiled.
    CatalogueGuide = "catalogue.guide", Text;
    /// Departments compile their catalogue.
    CatalogueCompile = "catalogue.compile", Flag;
    /// Who reviews a department's catalogue.
    CatalogueReviewer = "catalogue.reviewer", Text;
    /// The authority gathers the catalogue of its level.
    CatalogueGather = "catalogue.gather", Flag;
    /// Through what the catalogue is published.
    CataloguePublish = "catalogue.publish", Text;
    /// The fields every entry must carry.
    CatalogueFields = "catalogue.fields", Table;
    /// The term for updating after a change of basis or function.
    CatalogueUpdate = "catalogue.update", Figure;
    /// The term for reviewing an update.
    CatalogueReview = "catalogue.review", Figure;
    /// The term for updating the catalogue of the level.
    CatalogueRepublish = "catalogue.republish", Figure;
    /// Every entry carries its sharing type.
    CatalogueMarkTypes = "catalogue.mark_types", Flag;
    /// The sharing types: `name`, `effect` (open, ask, withhold) and `title`.
    CatalogueSharingTypes = "catalogue.sharing_types", Table;
    /// To whom unconditional data goes.
    CatalogueOpenMeans = "catalogue.open_means", Text;
    /// To whom conditional data goes.
    CatalogueAskMeans = "catalogue.ask_means", List;
    /// Which data is withheld.
    CatalogueWithholdMeans = "catalogue.withhold_means", Text;
    /// What a conditional entry must state.
    CatalogueConditionalBasis = "catalogue.conditional_basis", List;
    /// Ranks that suffice for withholding.
    CatalogueWithholdBasis = "catalogue.withhold_basis", Ranks;
    /// With whom a withheld entry is filed.
    CatalogueWithholdFiling = "catalogue.withhold_filing", Text;
    /// One data element has one source department only.
    SourceSingle = "source.single", Flag;
    /// Departments keep a list of what they collect.
    SourceCollectionList = "source.collection_list", Flag;
    /// Collection stays within the department's powers and the standards.
    SourceLawful = "source.lawful", Flag;
    /// Principles of collection.
    SourcePrinciples = "source.principles", List;
    /// The source department answers for collecting, approving and providing.
    SourceDuty = "source.duty", Flag;
    /// Where departments bring their data together.
    IntakeConverge = "intake.converge", Text;
    /// Who makes the measures for bringing data together.
    IntakeMeasures = "intake.measures", List;
    /// Shared data is updated at the frequency of the catalogue.
    IntakeFreshness = "intake.freshness", Flag;
    /// The dimensions of quality to be kept.
    QualityDuty = "quality.duty", List;
    /// Departments govern their data.
    QualityGovern = "quality.govern", Flag;
    /// Governing data follows the needs of its users.
    QualityDemandDriven = "quality.demand_driven", Flag;
    /// The base libraries that are built.
    SourceBaseLibraries = "source.base_libraries", List;
    /// The user department answers for security in use.
    UseDuty = "use.duty", Flag;
    /// Data is used in the approved scenario and scope only.
    UsePurpose = "use.purpose", Flag;
    /// Shared data isn't passed on or disclosed.
    UseNoOnward = "use.no_onward", Flag;
    /// Secrets and personal data known from duty aren't leaked, sold or handed over.
    UseSecrets = "use.secrets", Flag;
    /// Users report on their use.
    UseFeedback = "use.feedback", Flag;
    /// The mechanisms the authority runs for sharing.
    SharingMechanism = "sharing.mechanism", List;
    /// The authority coordinates requests.
    SharingCoordinate = "sharing.coordinate", Flag;
    /// Sharing runs through the centre only.
    SharingChannel = "sharing.channel", Text;
    /// How unconditional data is had.
    SharingUnconditional = "sharing.unconditional", Text;
    /// Conditional requests go directly to the source, through this.
    SharingRequest = "sharing.request", Text;
    /// The term for answering a conditional request.
    SharingReply = "sharing.reply", Figure;
    /// The term for delivering after consent.
    SharingDeliver = "sharing.deliver", Figure;
    /// Ranks that suffice for refusing.
    SharingRefuseBasis = "sharing.refuse_basis", Ranks;
    /// The haste with which the source helps to verify and compare.
    SharingVerify = "sharing.verify", Figure;
    /// Ranks that may provide otherwise on verification.
    SharingVerifyExcept = "sharing.verify_except", Ranks;
    /// Offline sharing where online sharing is truly difficult.
    SharingOffline = "sharing.offline", Flag;
    /// The elements fixed at review: `field` and `title`.
    SharingElements = "sharing.elements", Table;
    /// Grants give the least privilege.
    SharingLeastPrivilege = "sharing.least_privilege", Flag;
    /// Cross-level and cross-region requests follow the ordinary procedure, directly to the source.
    SharingCross = "sharing.cross", Flag;
    /// With whom cross-level and cross-region requests are filed.
    SharingCrossFiling = "sharing.cross_filing", List;
    /// Purposes for which enterprises may be given data.
    SharingSpecial = "sharing.special", List;
    /// Ranks on which special sharing may rest.
    SharingSpecialBasis = "sharing.special_basis", Ranks;
    /// Enterprises use what they were given lawfully and keep it secure.
    SharingSpecialUse = "sharing.special_use", Flag;
    /// Universities and institutes use shared data for public-benefit activities only.
    SharingResearchOnly = "sharing.research_only", Text;
    /// The operator holds no management powers over data.
    OrgSeparation = "org.separation", Flag;
    /// Institutions keep security regimes, checks and backups.
    SecurityRegime = "security.regime", Flag;
    /// Institutions name a security body and a responsible person.
    SecurityOfficer = "security.officer", Flag;
    /// What happened is kept so that it can be traced.
    LedgerTrace = "ledger.trace", Flag;
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let found = Self::ALL.iter().find(|key| key.as_str() == text);
        found.copied().ok_or_else(|| UnknownKey(text.to_owned()))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
