//! The closed words for events that start a clock and for the roles that owe a duty, with their Chinese names.

use crate::Key;

/// Events from which a term runs, as rules name them in `from`.
pub const EVENTS: [(&str, &str); 25] = [
    ("catalogue.basis_changed", "依据或者职能发生变化"),
    ("catalogue.submitted", "报送目录"),
    ("catalogue.withheld", "列为不予共享"),
    ("catalogue.content_changed", "数据内容、范围、时效、应用方向变化"),
    ("catalogue.reassessed", "评估具备无条件共享"),
    ("sharing.requested", "收到共享请求"),
    ("sharing.agreed", "答复同意"),
    ("sharing.verification_requested", "提出核实比对"),
    ("sharing.cross_requested", "提出跨层级跨区域请求"),
    ("sharing.last_called", "最近一次调用"),
    ("use.started", "开始使用"),
    ("use.recorded", "形成使用记录"),
    ("demand.submitted", "收到数据需求"),
    ("demand.accepted", "需求审核通过"),
    ("correction.found", "发现数据问题"),
    ("correction.requested", "收到校核申请或者反馈"),
    ("correction.confirmed", "核实确有错误"),
    ("dispute.unresolved", "会商不能解决"),
    ("opening.requested", "收到开放申请"),
    ("opening.objected", "收到异议和证据"),
    ("credential.filed", "形成电子文件"),
    ("subject.reported", "收到举报"),
    ("security.incident", "发生安全事件"),
    ("oversight.rectify_overdue", "逾期未整改"),
    ("law.issued", "印发"),
];

/// Roles that owe a duty or hold a power, as rules name them in `by` and `to`.
pub const ROLES: [(&str, &str); 37] = [
    ("department", "公共管理和服务机构"),
    ("source", "数源部门（数据提供部门）"),
    ("user", "数据使用部门"),
    ("authority", "公共数据主管部门"),
    ("authority_of_level", "同级主管部门"),
    ("superior_authority", "上一级主管部门"),
    ("provincial_authority", "省主管部门"),
    ("city_authority", "市主管部门"),
    ("county_authority", "县（区）主管部门"),
    ("sector_authority", "行业主管部门"),
    ("service_centre", "公共数据服务机构（大数据中心）"),
    ("operator", "平台运营机构"),
    ("town", "镇街（园区）"),
    ("government", "人民政府"),
    ("provincial_government", "省人民政府"),
    ("government_office", "人民政府办公室（厅）"),
    ("staffing_office", "机构编制部门"),
    ("standards_authority", "标准化部门"),
    ("security_bodies", "网信、公安、国家安全、保密、密码等部门"),
    ("archives", "档案部门"),
    ("finance", "财政部门"),
    ("project_approver", "项目审批部门"),
    ("project_owner", "项目单位"),
    ("discipline", "有权处分的机关"),
    ("enterprise", "企业事业单位"),
    ("research", "高等院校、科研院所"),
    ("implementer", "授权运营实施机构"),
    ("licensee", "授权运营机构"),
    ("developer", "开发利用主体"),
    ("exchange", "数据交易平台"),
    ("vendor", "第三方服务机构"),
    ("security_vendor", "受托的安全管理机构"),
    ("theme_lead", "主题牵头部门"),
    ("outside_body", "参照执行的单位"),
    ("subject", "数据主体"),
    ("public", "自然人、法人和非法人组织"),
    ("anyone", "任何单位和个人"),
];

/// The keys one may have meant: those of the same room, or the rooms there are.
pub(crate) fn keys_near(text: &str) -> String {
    let room = text.split_once('.').map_or(text, |(room, _)| room);
    let keys: Vec<_> = Key::ALL.iter().filter(|key| key.room() == room).map(|key| format!("{key} {}", key.label())).collect();
    if keys.is_empty() {
        let mut rooms: Vec<_> = Key::ALL.iter().map(|key| key.room()).collect();
        rooms.dedup();
        return format!("key 写作 间名.事项，间名有：{}", rooms.join("、"));
    }
    format!("{room} 的 key 有：{}；要新词的，请开发者加入", keys.join("、"))
}

/// The words of a vocabulary with their Chinese names, for the one who picked another.
pub(crate) fn choice(words: &[(&str, &str)]) -> String {
    let words: Vec<_> = words.iter().map(|(word, label)| format!("{word} {label}")).collect();
    format!("只能是：{}", words.join("、"))
}

/// What follows when a term passes in silence, as rules name it in `silence`.
pub const SILENCES: [(&str, &str); 3] = [("nothing", "没有后果"), ("escalation", "上报"), ("deemed_consent", "视为同意")];

/// Whether a word stands in a vocabulary.
pub(crate) fn known(words: &[(&str, &str)], word: &str) -> bool {
    words.iter().any(|(known, _)| *known == word)
}

/// The Chinese name of a word of a vocabulary; the word itself where it has none.
#[must_use]
pub fn label<'a>(words: &[(&str, &'a str)], word: &'a str) -> &'a str {
    words.iter().find(|(known, _)| *known == word).map_or(word, |(_, label)| label)
}
