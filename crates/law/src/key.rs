//! The closed vocabulary of what a rule can be about: one line per key, room by room. Longer than a file should be, since it
//! is one list: a lawyer and a compiler read it top to bottom, and nothing else stands in it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Form, UnknownKey};

macro_rules! keys {
    ($($name:ident = $text:literal $form:ident $label:literal;)*) => {
        /// What a rule is about, written `room.verb`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Key {
            $(#[doc = $label] #[serde(rename = $text)] $name,)*
        }

        impl Key {
            /// All keys, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The key as packs write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What it is called in Chinese.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
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
    // law
    LawPrinciples = "law.principles" List "管理原则";
    LawInForce = "law.in_force" Text "施行日期";
    LawTerm = "law.term" Figure "有效期";
    LawInterpreter = "law.interpreter" Text "解释机关";
    LawSpecial = "law.special" Flag "另有规定的从其规定";
    LawTermDefined = "law.term_defined" Entry "用语含义";
    // org
    OrgAppliesTo = "org.applies_to" Table "适用的机构";
    OrgActivities = "org.activities" List "适用的活动";
    OrgServiceSectors = "org.service_sectors" List "公共服务的领域";
    OrgExcluded = "org.excluded" List "不适用的活动";
    OrgOutside = "org.outside" List "参照执行的单位";
    OrgAuthority = "org.authority" Text "公共数据主管部门";
    OrgServiceCentre = "org.service_centre" Text "公共数据服务机构";
    OrgPlatform = "org.platform" Text "共享平台（中心）";
    OrgOnePlatform = "org.one_platform" Text "平台统一建设，不另建";
    OrgSubjectDuty = "org.subject_duty" Flag "机构的主体责任";
    OrgProfile = "org.profile" Entry "机构须明确的事项";
    OrgDesignation = "org.designation" Flag "主管部门由政府指定";
    OrgVendor = "org.vendor" Flag "第三方机构的参与";
    OrgOverview = "org.overview" Flag "主管部门统筹总览";
    OrgTasks = "org.tasks" Flag "提出管理任务和要求";
    OrgTaskKinds = "org.task_kinds" List "负责机构组织的工作";
    OrgTowns = "org.towns" List "镇街作为一级机构";
    OrgUnderGuidance = "org.under_guidance" Flag "在主管部门指导下承担具体工作";
    OrgOperator = "org.operator" Text "运营机构的委托";
    OrgOperatorFiling = "org.operator_filing" Text "自组运营团队的备案";
    OrgOperatorTasks = "org.operator_tasks" List "运营机构的工作";
    OrgSeparation = "org.separation" Flag "管运分离";
    OrgSourceWith = "org.source_with" Text "会同明确责任部门的机关";
    OrgCoordinate = "org.coordinate" Flag "政府组织领导和协调";
    // catalogue
    CatalogueGrading = "catalogue.grading" Flag "分类分级规则";
    CatalogueGradingLocal = "catalogue.grading_local" Flag "增补本地分类分级规则";
    CatalogueGradingSector = "catalogue.grading_sector" Flag "行业按分类分级管理";
    CatalogueGradingFirst = "catalogue.grading_first" Flag "汇聚之前分类分级";
    CatalogueGradingCosign = "catalogue.grading_cosign" List "会同制定分类分级规则的部门";
    CatalogueGradingFollow = "catalogue.grading_follow" Flag "规则变更后重新分级";
    CatalogueGradingInspect = "catalogue.grading_inspect" Flag "检查分类分级";
    CatalogueGradingProtect = "catalogue.grading_protect" List "按级保护措施";
    CatalogueRegrade = "catalogue.regrade" Figure "分类分级调整期限";
    CatalogueGuide = "catalogue.guide" Text "编制指南由谁制定";
    CatalogueCompile = "catalogue.compile" Flag "编制目录";
    CatalogueCompileLower = "catalogue.compile_lower" Flag "下级编制本地区目录";
    CatalogueCompileBase = "catalogue.compile_base" Text "基础信息资源目录由谁编制";
    CatalogueCompileTheme = "catalogue.compile_theme" Text "主题信息资源目录由谁编制";
    CatalogueReviewer = "catalogue.reviewer" Text "目录由谁审定";
    CatalogueCheck = "catalogue.check" Text "目录由谁校核汇总";
    CatalogueRecheck = "catalogue.recheck" Text "目录由谁复核";
    CatalogueGather = "catalogue.gather" Flag "汇总本级目录";
    CataloguePublish = "catalogue.publish" Text "目录发布渠道";
    CatalogueMount = "catalogue.mount" Flag "按目录挂载资源";
    CatalogueFields = "catalogue.fields" Table "目录必备内容";
    CatalogueUpdate = "catalogue.update" Figure "目录更新期限";
    CatalogueReview = "catalogue.review" Figure "目录审定期限";
    CatalogueRepublish = "catalogue.republish" Figure "本级目录更新期限";
    CatalogueMarkTypes = "catalogue.mark_types" Flag "逐一注明共享类型";
    CatalogueSharingTypes = "catalogue.sharing_types" Table "共享类型";
    CatalogueOpenMeans = "catalogue.open_means" Text "无条件共享的含义";
    CatalogueAskMeans = "catalogue.ask_means" List "有条件共享的含义";
    CatalogueWithholdMeans = "catalogue.withhold_means" Text "不予共享的含义";
    CataloguePublicMeans = "catalogue.public_means" Text "可社会公开的含义";
    CatalogueConditionalBasis = "catalogue.conditional_basis" Table "有条件共享须写明的内容";
    CatalogueConditionalRanks = "catalogue.conditional_ranks" Ranks "有条件共享的依据位阶";
    CatalogueWithholdBasis = "catalogue.withhold_basis" Ranks "不予共享的依据位阶";
    CatalogueWithholdStated = "catalogue.withhold_stated" Flag "不予共享须提供依据";
    CatalogueWithholdFiling = "catalogue.withhold_filing" Text "不予共享的备案";
    CatalogueUnstatedOpen = "catalogue.unstated_open" Flag "未明确条件的视为无条件共享";
    CatalogueUnfoundedOpen = "catalogue.unfounded_open" Flag "没有依据的应当无条件共享";
    CatalogueBaseOpen = "catalogue.base_open" List "基础数据项无条件共享";
    CatalogueFundedOpen = "catalogue.funded_open" Ranks "财政资金项目不共享的依据位阶";
    CatalogueInternalRules = "catalogue.internal_rules" Text "不得作为不共享依据的文件";
    CatalogueTighten = "catalogue.tighten" Flag "收紧共享类型须经审核";
    CatalogueLoosen = "catalogue.loosen" Flag "脱敏或者经同意后放宽共享类型";
    CatalogueRetype = "catalogue.retype" Text "共享类型的定期更新";
    CatalogueReassess = "catalogue.reassess" Text "有条件共享的定期评估";
    CatalogueUpgrade = "catalogue.upgrade" Figure "转为无条件共享的期限";
    CatalogueOrigin = "catalogue.origin" Table "数据产生于何处";
    CatalogueAcquired = "catalogue.acquired" Table "数据怎样取得";
    CatalogueNature = "catalogue.nature" Table "公共数据的种类";
    CatalogueMedia = "catalogue.media" Table "信息的形式";
    CatalogueStages = "catalogue.stages" Table "数据的称谓";
    CatalogueOwner = "catalogue.owner" Text "数据归谁所有";
    CatalogueGuideFields = "catalogue.guide_fields" Table "编制指南列明的内容";
    CatalogueGradingSubmit = "catalogue.grading_submit" Flag "编目时分类分级";
    CatalogueUseRequirements = "catalogue.use_requirements" Flag "明确安全使用要求";
    CatalogueGradingSupervise = "catalogue.grading_supervise" Flag "统筹分类分级工作";
    CatalogueGradingPromote = "catalogue.grading_promote" Flag "推进分类分级工作";
    CatalogueRegradeAspects = "catalogue.regrade_aspects" Table "须重新定级的变化";
    CatalogueSetType = "catalogue.set_type" Flag "确定共享属性";
    CatalogueUnified = "catalogue.unified" Flag "统一目录管理";
    CatalogueLevel = "catalogue.level" Flag "维护本级目录";
    CatalogueOwn = "catalogue.own" Flag "维护本机构目录";
    CatalogueRun = "catalogue.run" Flag "目录的日常维护";
    CataloguePublicList = "catalogue.public_list" Flag "公共数据清单";
    CatalogueListing = "catalogue.listing" Flag "清单化管理机制";
    CatalogueLists = "catalogue.lists" Table "各类清单";
    CatalogueListDuty = "catalogue.list_duty" Table "机构编制的清单";
    CatalogueRegistration = "catalogue.registration" Flag "数据资源登记";
    CatalogueRegistrationDrive = "catalogue.registration_drive" Flag "推动数据资源登记";
    CatalogueRegistrationDuty = "catalogue.registration_duty" Flag "本部门数据资源登记";
    CatalogueRegistrationGuided = "catalogue.registration_guided" Flag "接受登记的业务指导";
    CatalogueChangeFiling = "catalogue.change_filing" Text "目录变更须报的事项";
    // source
    SourceSingle = "source.single" Flag "一数一源";
    SourceAssignedBy = "source.assigned_by" Text "由谁明确数源部门";
    SourceBasis = "source.basis" Ranks "数源认定的依据位阶";
    SourceAssign = "source.assign" Entry "基础数据的数源部门";
    SourcePersonIdentifier = "source.person_identifier" Text "自然人数据的标识";
    SourceEntityIdentifier = "source.entity_identifier" Text "法人数据的唯一标识";
    SourceCoding = "source.coding" Flag "统一编码";
    SourceCollectionList = "source.collection_list" Flag "采集清单";
    SourceLawful = "source.lawful" Flag "法定职权内采集";
    SourcePrinciples = "source.principles" Table "采集原则";
    SourceMeans = "source.means" Entry "获得数据的方式";
    SourceMeansBasis = "source.means_basis" Ranks "依法采集的依据位阶";
    SourceChannels = "source.channels" Table "采集的渠道";
    SourceTask = "source.task" Flag "采集活动依清单和规范";
    SourcePowers = "source.powers" Flag "职权范围内开展采集";
    SourceStandard = "source.standard" Text "采集依据的标准";
    SourceCityStandard = "source.city_standard" Text "全市统一的标准";
    SourceOneStandard = "source.one_standard" Flag "一数一标准";
    SourceNoSecondAsking = "source.no_second_asking" Flag "前一环节已交的不再要";
    SourceJointRegister = "source.joint_register" Flag "协同采集登记";
    SourceJoint = "source.joint" Text "跨部门协同采集";
    SourceNoDuplicate = "source.no_duplicate" Flag "可共享的不重复采集";
    SourceDuplicateReason = "source.duplicate_reason" Flag "重复采集须说明理由";
    SourceNoResubmit = "source.no_resubmit" Flag "不要求重复提交";
    SourceDigital = "source.digital" Flag "数字化采集和改造";
    SourceValidate = "source.validate" Flag "采集校验";
    SourceProtect = "source.protect" List "采集中保护的秘密和隐私";
    SourceInconsistent = "source.inconsistent" Text "数据不一致的协调";
    SourceDuty = "source.duty" Flag "数源部门责任";
    SourceBaseLibraries = "source.base_libraries" List "基础数据库";
    SourceThemeLibraries = "source.theme_libraries" List "主题和专题数据库";
    // intake
    IntakeConverge = "intake.converge" Text "汇聚到何处";
    IntakeChannels = "intake.channels" List "汇聚方式";
    IntakeMeasures = "intake.measures" List "汇聚办法由谁制定";
    IntakeFreshness = "intake.freshness" Flag "按目录频率更新";
    IntakeRealtime = "intake.realtime" Flag "实时连通和同步更新";
    IntakeUpperSystem = "intake.upper_system" Flag "使用上级系统的不另行报送";
    IntakeCounty = "intake.county" Flag "县级统筹汇聚本级数据";
    IntakeDigitise = "intake.digitise" Flag "非电子数据先行电子化";
    IntakeStore = "intake.store" List "统一存储和备份保护";
    IntakeReturnFlow = "intake.return_flow" Flag "数据回流";
    IntakeReturnConditions = "intake.return_conditions" Flag "回流不得另设条件";
    IntakeReturnUse = "intake.return_use" Flag "回流数据的使用";
    IntakeLibraries = "intake.libraries" Flag "各部门基础库对接汇聚";
    // quality
    QualityDuty = "quality.duty" List "质量要求";
    QualityGovern = "quality.govern" Flag "数据治理";
    QualityDemandDriven = "quality.demand_driven" Flag "以用数需求为导向";
    QualityDemand = "quality.demand" Text "数据治理需求的受理";
    QualityMonitor = "quality.monitor" List "质量管控";
    QualityTrace = "quality.trace" Flag "问题数据可追溯";
    QualityFeedback = "quality.feedback" Flag "运营中发现的质量问题";
    // sharing
    SharingPrinciple = "sharing.principle" Text "共享原则";
    SharingParties = "sharing.parties" Text "共享的双方";
    SharingFree = "sharing.free" Flag "无偿共享";
    SharingNoBarriers = "sharing.no_barriers" Flag "不得视为私有、增设条件";
    SharingMechanism = "sharing.mechanism" List "共享机制";
    SharingCoordinate = "sharing.coordinate" Flag "统筹协调需求";
    SharingChannel = "sharing.channel" Text "共享渠道";
    SharingNoDirect = "sharing.no_direct" Flag "不得直接共享";
    SharingNoOtherChannel = "sharing.no_other_channel" Flag "不得新建共享通道";
    SharingOnline = "sharing.online" Flag "全流程依托平台";
    SharingUnconditional = "sharing.unconditional" Text "无条件共享的获取";
    SharingUnconditionalReview = "sharing.unconditional_review" Flag "无条件共享须经主管部门审核";
    SharingApplication = "sharing.application" Table "申请须写明的内容";
    SharingRequest = "sharing.request" Text "有条件共享的申请渠道";
    SharingByCatalogue = "sharing.by_catalogue" Flag "依据目录申请";
    SharingBusiness = "sharing.business" Flag "写明办理的具体业务";
    SharingReviewConditions = "sharing.review_conditions" Flag "按共享条件审核";
    SharingReviewNeed = "sharing.review_need" Flag "按履职需要审核";
    SharingOwn = "sharing.own" Flag "本机构数据的共享";
    SharingService = "sharing.service" Flag "提供共享服务";
    SharingAsNeeded = "sharing.as_needed" Flag "审核通过的按需求共享";
    SharingCoordinated = "sharing.coordinated" Table "跨部门、跨地区、跨层级统筹共享";
    SharingReply = "sharing.reply" Figure "答复期限";
    SharingDeliver = "sharing.deliver" Figure "完成共享期限";
    SharingRefuseBasis = "sharing.refuse_basis" Ranks "拒绝共享的依据位阶";
    SharingRefuseReason = "sharing.refuse_reason" Flag "不同意须说明理由";
    SharingVerify = "sharing.verify" Figure "核实比对的配合";
    SharingVerifyExcept = "sharing.verify_except" Ranks "核实比对的例外";
    SharingOffline = "sharing.offline" Flag "线下共享";
    SharingElements = "sharing.elements" Table "核定的要素";
    SharingLeastPrivilege = "sharing.least_privilege" Flag "最小授权";
    SharingCross = "sharing.cross" Flag "跨层级跨区域共享";
    SharingCrossFiling = "sharing.cross_filing" Table "跨层级跨区域的备案";
    SharingSuperior = "sharing.superior" Text "向上级申请获取";
    SharingSpecial = "sharing.special" Table "向企业事业单位共享的目的";
    SharingSpecialBasis = "sharing.special_basis" Ranks "特殊共享的依据位阶";
    SharingSpecialUse = "sharing.special_use" Flag "企业事业单位合法使用";
    SharingResearchOnly = "sharing.research_only" Text "高校院所的用途";
    SharingMisuse = "sharing.misuse" Table "未按申请使用的情形";
    SharingIdle = "sharing.idle" Figure "闲置期限";
    SharingMisuseSteps = "sharing.misuse_steps" Table "未按申请使用的处理";
    // demand
    DemandUnmet = "demand.unmet" Flag "已有数据不能满足";
    DemandElements = "demand.elements" Table "需求须写明的内容";
    DemandReview = "demand.review" Figure "需求审核期限";
    DemandPublish = "demand.publish" Figure "目录发布期限";
    DemandDeliver = "demand.deliver" Figure "数据挂载期限";
    DemandRefuseReason = "demand.refuse_reason" Flag "驳回须说明原因";
    DemandMatching = "demand.matching" Flag "供需对接机制";
    // use
    UseDuty = "use.duty" Flag "使用部门安全责任";
    UsePurpose = "use.purpose" Flag "按核定的范围使用";
    UseNoOnward = "use.no_onward" Flag "不得对外提供";
    UseOnwardConsent = "use.onward_consent" Text "扩大使用须经同意";
    UseSecrets = "use.secrets" Flag "不得泄露、出售秘密和隐私";
    UseFeedback = "use.feedback" Flag "反馈使用情况";
    UseLog = "use.log" Table "使用日志的内容";
    UseLogKept = "use.log_kept" Figure "日志保存期限";
    // correction
    CorrectionMechanism = "correction.mechanism" Flag "校核纠错机制";
    CorrectionKinds = "correction.kinds" Table "数据问题的种类";
    CorrectionReport = "correction.report" Figure "发现问题的反馈";
    CorrectionRequest = "correction.request" Text "校核申请";
    CorrectionReply = "correction.reply" Figure "校核答复期限";
    CorrectionComplete = "correction.complete" Figure "更正期限";
    CorrectionCrossCheck = "correction.cross_check" Flag "交叉核验";
    CorrectionFeedback = "correction.feedback" Flag "反馈校核结果";
    // dispute
    DisputeMechanism = "dispute.mechanism" Flag "争议解决机制";
    DisputeLadder = "dispute.ladder" Table "争议解决的阶梯";
    DisputeCross = "dispute.cross" Text "跨层级跨区域争议";
    DisputeRefer = "dispute.refer" Figure "报请决定";
    // credential
    CredentialPrefer = "credential.prefer" List "优先使用的电子凭证";
    CredentialLicenceSystem = "credential.licence_system" Text "统一的电子证照系统";
    CredentialLicenceEffect = "credential.licence_effect" Text "电子证照的效力";
    CredentialSignature = "credential.signature" Text "电子签名的效力";
    CredentialSignatureLaw = "credential.signature_law" Text "电子签名须符合的法律";
    CredentialAccept = "credential.accept" Flag "应当采纳和认可";
    CredentialMutual = "credential.mutual" Flag "部门之间采纳和认可";
    CredentialSeal = "credential.seal" Flag "使用电子印章";
    CredentialSealEffect = "credential.seal_effect" Text "电子印章的效力";
    CredentialSealApply = "credential.seal_apply" Text "签名印章统一申办";
    CredentialArchive = "credential.archive" Figure "电子归档";
    CredentialArchiveOnly = "credential.archive_only" Flag "单独采用电子归档";
    CredentialArchiveRules = "credential.archive_rules" Text "归档规定由谁制定";
    CredentialArchiveEffect = "credential.archive_effect" List "电子档案的要求和效力";
    // opening
    OpeningPrinciples = "opening.principles" List "开放原则";
    OpeningTypes = "opening.types" Table "开放类型";
    OpeningMust = "opening.must" Ranks "应当开放的依据位阶";
    OpeningUnstated = "opening.unstated" Flag "未明确的在安全前提下开放";
    OpeningConditional = "opening.conditional" Text "有条件开放";
    OpeningWithheld = "opening.withheld" List "不予开放的情形";
    OpeningReleased = "opening.released" Flag "脱敏或者经同意的开放";
    OpeningDynamic = "opening.dynamic" Flag "开放范围动态调整";
    OpeningPush = "opening.push" Text "推送到何平台";
    OpeningPortal = "opening.portal" Text "开放平台";
    OpeningNoNewPortal = "opening.no_new_portal" Flag "不得新建开放平台";
    OpeningOutsideFiling = "opening.outside_filing" Text "平台之外开放的备案";
    OpeningProcedure = "opening.procedure" Text "开放程序由谁制定";
    OpeningCatalogue = "opening.catalogue" Text "开放目录由谁编制";
    OpeningCatalogueLower = "opening.catalogue_lower" Text "下级开放目录";
    OpeningCatalogueDepartment = "opening.catalogue_department" Flag "机构编制开放目录";
    OpeningCatalogueCheck = "opening.catalogue_check" Text "开放目录校核和复核";
    OpeningFields = "opening.fields" Table "开放目录必备内容";
    OpeningAdjust = "opening.adjust" Text "开放目录调整";
    OpeningPriorities = "opening.priorities" List "优先开放的领域";
    OpeningPriorityHeard = "opening.priority_heard" List "确定重点听取谁的意见";
    OpeningLists = "opening.lists" Flag "开放责任清单";
    OpeningScreen = "opening.screen" List "开放前的审查处理";
    OpeningFormats = "opening.formats" Text "开放格式";
    OpeningMeans = "opening.means" List "开放方式";
    OpeningFree = "opening.free" Flag "无偿开放";
    OpeningPlan = "opening.plan" Text "开放计划";
    OpeningSupply = "opening.supply" List "开放数据的提供和维护";
    OpeningUnconditional = "opening.unconditional" Flag "无条件开放的获取";
    OpeningRequest = "opening.request" Text "开放申请";
    OpeningReply = "opening.reply" Figure "开放申请答复期限";
    OpeningExtend = "opening.extend" Figure "开放答复延长期限";
    OpeningRefuseReason = "opening.refuse_reason" Flag "不开放须说明理由";
    OpeningUnlisted = "opening.unlisted" Text "暂未开放数据的申请";
    OpeningDispute = "opening.dispute" Text "开放争议";
    OpeningObjection = "opening.objection" List "对开放数据的异议";
    OpeningSuspend = "opening.suspend" Figure "中止开放";
    OpeningOutcomes = "opening.outcomes" List "异议的处理措施";
    OpeningOutcomeFeedback = "opening.outcome_feedback" Flag "异议处理结果反馈";
    OpeningReview = "opening.review" Text "异议的复核";
    OpeningTighten = "opening.tighten" Flag "收紧开放类型须经审核";
    OpeningReassess = "opening.reassess" Flag "有条件开放的评估";
    OpeningUseDuty = "opening.use_duty" List "利用者的义务";
    OpeningEncouraged = "opening.encouraged" List "鼓励利用的领域和方式";
    // operation
    OperationPrinciples = "operation.principles" List "授权运营原则";
    OperationScope = "operation.scope" List "纳入授权运营的前提";
    OperationConsent = "operation.consent" Text "共享数据用于运营的同意";
    OperationImplementer = "operation.implementer" Text "实施机构";
    OperationModes = "operation.modes" List "授权模式";
    OperationExclusive = "operation.exclusive" Flag "未经程序不得授权运营";
    OperationPlan = "operation.plan" Text "实施方案的审议";
    OperationPlanChange = "operation.plan_change" Flag "方案变更按原流程";
    OperationPlanFiling = "operation.plan_filing" List "方案备案";
    OperationSelect = "operation.select" List "遴选运营机构";
    OperationQualification = "operation.qualification" List "运营机构条件";
    OperationAgreement = "operation.agreement" Text "授权运营协议";
    OperationAgreementFiling = "operation.agreement_filing" List "协议备案";
    OperationPlatform = "operation.platform" Text "授权运营平台";
    OperationPlatformFunctions = "operation.platform_functions" List "平台功能";
    OperationRegistration = "operation.registration" Flag "运营资源和产品登记";
    OperationFirstProcessing = "operation.first_processing" Flag "只作初加工";
    OperationCompetition = "operation.competition" List "不得垄断和不正当竞争";
    OperationDeveloperReview = "operation.developer_review" List "对开发利用主体的审核";
    OperationDeveloperAgreement = "operation.developer_agreement" Flag "开发按协议进行";
    OperationNoRawExport = "operation.no_raw_export" Flag "原始数据不得导出";
    OperationNoReversal = "operation.no_reversal" Flag "不得还原原始数据";
    OperationNoLeak = "operation.no_leak" List "运营机构的禁止行为";
    OperationRevenue = "operation.revenue" Text "收益分配";
    OperationDelivery = "operation.delivery" Text "在何处交付";
    OperationPrice = "operation.price" Text "运营服务费";
    OperationFreeUse = "operation.free_use" List "有条件无偿使用";
    OperationRights = "operation.rights" List "三权分置";
    OperationProperty = "operation.property" Flag "财产权益受保护";
    OperationBoundary = "operation.boundary" List "开发利用的边界";
    OperationModels = "operation.models" Text "模型、算法和产品输出";
    OperationEncouraged = "operation.encouraged" List "鼓励开发利用";
    OperationTrade = "operation.trade" Flag "产品和服务可以交易";
    OperationExchange = "operation.exchange" Text "数据交易平台";
    OperationExchangeRules = "operation.exchange_rules" List "交易规则";
    OperationExchangeProtect = "operation.exchange_protect" List "交易平台保护的数据";
    OperationPurchase = "operation.purchase" Text "购买数据服务";
    // subject
    SubjectUseRight = "subject.use_right" Flag "数据主体的使用权";
    SubjectThirdParty = "subject.third_party" Flag "授权第三方使用";
    SubjectAccess = "subject.access" List "查阅、复制";
    SubjectObjection = "subject.objection" List "异议和更正、删除";
    SubjectComplaint = "subject.complaint" Text "投诉";
    SubjectReport = "subject.report" Figure "举报的处理";
    SubjectReportReply = "subject.report_reply" Flag "举报结果告知";
    // emergency
    EmergencyCollect = "emergency.collect" Ranks "紧急采集的依据位阶";
    EmergencyDispose = "emergency.dispose" List "应对结束后的处理";
    EmergencyShutdown = "emergency.shutdown" Flag "关停应用";
    // security
    SecurityPrinciple = "security.principle" Text "安全责任原则";
    SecurityBodies = "security.bodies" List "安全监管部门";
    SecuritySecretsExcluded = "security.secrets_excluded" Flag "涉密数据除外";
    SecuritySystem = "security.system" List "安全保障制度";
    SecurityRegime = "security.regime" Flag "机构安全制度";
    SecurityOfficer = "security.officer" Flag "安全机构和责任人";
    SecurityLevels = "security.levels" Flag "分级保护";
    SecurityBackup = "security.backup" List "备份";
    SecurityCrypto = "security.crypto" Text "商用密码要求";
    SecurityAssess = "security.assess" Text "风险评估和审查";
    SecurityInspect = "security.inspect" Text "安全检查";
    SecurityNorms = "security.norms" Text "安全工作规范";
    SecurityPlan = "security.plan" Flag "应急预案";
    SecurityDrill = "security.drill" Flag "应急演练";
    SecurityMechanism = "security.mechanism" List "应急机制";
    SecurityJointTests = "security.joint_tests" Flag "联合调试";
    SecurityIncident = "security.incident" Figure "事件报告";
    SecurityIncidentTo = "security.incident_to" List "向谁报告";
    SecurityIncidentRespond = "security.incident_respond" Figure "启动预案和处置";
    SecurityIncidentPublic = "security.incident_public" Flag "发布警示信息";
    SecurityThreeParties = "security.three_parties" List "三方工作机制";
    SecurityOperate = "security.operate" List "安全运营";
    SecuritySupervise = "security.supervise" List "安全管理和审计";
    SecurityMonitor = "security.monitor" List "安全监管";
    SecurityScreen = "security.screen" Flag "保密审查";
    SecurityVendor = "security.vendor" List "委托第三方的要求";
    SecurityVendorForbidden = "security.vendor_forbidden" List "服务方的禁止行为";
    SecurityVendorEnd = "security.vendor_end" List "外包终止后的处理";
    SecurityTraining = "security.training" Flag "教育和培训";
    SecurityUser = "security.user" Text "利用主体的安全责任";
    SecurityOutput = "security.output" List "输出产品和服务的安全";
    // oversight
    OversightDaily = "oversight.daily" List "日常监督";
    OversightSparesOutside = "oversight.spares_outside" Flag "参照执行单位不受督办";
    OversightEvaluate = "oversight.evaluate" List "评估的内容";
    OversightAnnual = "oversight.annual" Text "年度评估方案";
    OversightResult = "oversight.result" Text "评估结果的公布和使用";
    OversightDelegate = "oversight.delegate" Flag "委托第三方评估";
    OversightCooperate = "oversight.cooperate" Flag "配合评估";
    OversightProjectList = "oversight.project_list" Flag "立项提交数据清单";
    OversightProjectAccept = "oversight.project_accept" List "验收前须完成的事项";
    OversightProjectForbid = "oversight.project_forbid" List "不得批准的事项";
    OversightProjectServices = "oversight.project_services" Flag "购买服务的系统";
    OversightProjectReference = "oversight.project_reference" Text "评估与项目经费挂钩";
    OversightViolation = "oversight.violation" Entry "违规情形";
    OversightRectify = "oversight.rectify" Text "通知整改";
    OversightEscalate = "oversight.escalate" Figure "上报督查督办";
    OversightSanction = "oversight.sanction" Text "处分和责任";
    OversightSuspend = "oversight.suspend" Flag "暂时关闭权限";
    OversightSupervise = "oversight.supervise" List "提出任务、监督和督办建议";
    OversightTolerance = "oversight.tolerance" List "容错免责";
    OversightOtherLaw = "oversight.other_law" Flag "其他法律责任从其规定";
    // federation
    FederationNodes = "federation.nodes" List "省市节点";
    FederationConnect = "federation.connect" Text "与上级平台对接";
    FederationFlow = "federation.flow" Text "跨境跨城数据流动";
    // ledger
    LedgerTrace = "ledger.trace" List "留痕和追溯";
    // duty
    DutyHold = "duty.hold" Entry "其他职责";
}

impl Key {
    /// The room it belongs to.
    #[must_use]
    pub fn room(self) -> &'static str {
        self.as_str().split_once('.').map_or("", |(room, _)| room)
    }
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
