//! Acts as shown in timelines and lists.

use super::Problem;
use super::problem::Cited;
use crate::node::Node;
use chrono::{DateTime, FixedOffset};
use domain::decision::CaseRef;
use domain::{Matter as _, OrgId};
use ledger::tree::Hash;
use serde::Serialize;
use store::{ActFilter, StoredAct};

/// An act as shown.
#[derive(Debug, Serialize)]
pub struct ActView {
    /// Place in the log.
    pub index: u64,
    at: DateTime<FixedOffset>,
    verb: String,
    verb_title: &'static str,
    case: CaseView,
    actor: ActorView,
    note: Option<String>,
    citation: Option<Cited>,
    refused: bool,
    /// Why it was refused.
    message: Option<String>,
    leaf_hash: String,
}

#[derive(Debug, Serialize)]
struct CaseView {
    room: String,
    id: String,
}

#[derive(Debug, Serialize)]
struct ActorView {
    person: String,
    name: String,
    /// In whose place.
    #[serde(skip_serializing_if = "Option::is_none")]
    acting_for: Option<String>,
    org: String,
    org_name: String,
}

impl ActView {
    /// Of a stored act.
    ///
    /// # Errors
    /// The store failed.
    pub async fn of(node: &Node, act: StoredAct) -> Result<Self, Problem> {
        let leaf = act.leaf;
        let name = match node.store.person(&leaf.person).await? {
            Some(row) => row.body.name,
            None => "系统".to_owned(),
        };
        let acting_for = match &leaf.acting_for {
            Some(absent) => Some(node.store.person(absent).await?.map_or_else(|| absent.clone(), |row| row.body.name)),
            None => None,
        };
        let org_name = node.org_name(&OrgId(leaf.org.clone())).await;
        Ok(Self {
            index: leaf.index,
            at: leaf.at,
            verb_title: title(&leaf.verb),
            verb: leaf.verb,
            case: CaseView { room: leaf.room, id: leaf.case },
            actor: ActorView { person: leaf.person, name, acting_for, org: leaf.org, org_name },
            note: leaf.note,
            citation: leaf.citation.map(Cited::from),
            refused: leaf.refusal.is_some(),
            message: leaf.refusal.map(|r| r.message),
            leaf_hash: Hash::default().leaf(act.bytes.as_bytes()).to_string(),
        })
    }

    /// Of many.
    ///
    /// # Errors
    /// The store failed.
    pub async fn all(node: &Node, acts: Vec<StoredAct>) -> Result<Vec<Self>, Problem> {
        let mut views = Vec::with_capacity(acts.len());
        for act in acts {
            views.push(Self::of(node, act).await?);
        }
        Ok(views)
    }
}

/// The timeline of a case, oldest first. `viewer` sees refusals of its own organization only.
///
/// # Errors
/// The store failed.
pub async fn timeline(node: &Node, case: CaseRef, viewer: &OrgId) -> Result<Vec<ActView>, Problem> {
    let filter = ActFilter { case: Some(case.clone()), viewer: Some(viewer.0.clone()), ..ActFilter::default() };
    let mut acts = node.store.acts(&filter, None, 200).await?;
    // What was done about a duty that ran out belongs to the case it was owed in.
    for lapse in node.store.lapses_of(&case).await?.into_iter().filter(|row| row.body.concerns(viewer)) {
        let filter = ActFilter { case: Some(lapse.body.case()), viewer: Some(viewer.0.clone()), ..ActFilter::default() };
        acts.extend(node.store.acts(&filter, None, 200).await?);
    }
    acts.sort_by_key(|act| act.leaf.index);
    ActView::all(node, acts).await
}

/// What a verb is called.
pub fn title(verb: &str) -> &'static str {
    match verb {
        "org.added" | "org.add" => "设立机构",
        "org.person_added" | "org.add_person" => "设立账号",
        "org.profiled" | "org.profile" => "登记机构档案",
        "org.reorganized" | "org.reorganize" => "办理机构改革",
        "org.stood_in" | "org.stand_in" => "委托代办",
        "org.back" | "org.end_away" => "终止代办",
        "task.issued" | "task.issue" => "下达任务",
        "task.received" | "task.receive" => "签收任务",
        "task.completed" | "task.complete" => "报告完成",
        "task.cancelled" | "task.cancel" => "撤回任务",
        "org.client_added" | "org.add_client" => "登记应用系统",
        "catalogue.compiled" | "catalogue.compile" => "编制目录",
        "catalogue.revised" | "catalogue.revise" => "修改目录",
        "catalogue.submitted" | "catalogue.submit" => "报送审定",
        "catalogue.returned" | "catalogue.return" => "退回修改",
        "catalogue.reviewed" => "审核通过",
        "catalogue.checked" => "校核通过",
        "catalogue.rechecked" => "复核通过",
        "catalogue.pass" => "通过审定步骤",
        "catalogue.reassessed" | "catalogue.reassess" => "登记评估",
        "catalogue.published" | "catalogue.publish" => "审定发布",
        "catalogue.withdrawn" | "catalogue.withdraw" => "撤销资源",
        "catalogue.regraded" | "catalogue.regrade" => "重新定级",
        "catalogue.grades_inspected" | "catalogue.inspect_grades" => "检查分级",
        "intake.accepted" | "intake.accept" => "接收批次",
        "intake.landed" | "intake.settle" => "批次入库",
        "intake.failed" => "批次未入库",
        "sharing.requested" | "sharing.apply" => "申请共享",
        "sharing.verification_requested" => "申请核实比对",
        "sharing.granted" => "依法直接授权",
        "sharing.agreed" | "sharing.agree" => "同意共享",
        "sharing.refused" | "sharing.refuse" => "拒绝共享",
        "sharing.delivered" | "sharing.deliver" => "完成提供",
        "sharing.cancelled" | "sharing.cancel" => "撤回申请",
        "correction.requested" | "correction.open" => "申请校核",
        "correction.replied" | "correction.reply" => "答复校核",
        "correction.corrected" | "correction.correct" => "更正数据",
        "correction.cancelled" | "correction.cancel" => "撤回校核申请",
        "notice.acknowledged" | "notice.acknowledge" => "确认收到更正",
        "dispute.opened" | "dispute.open" => "提出争议",
        "dispute.negotiated" => "记录协商",
        "dispute.mediated" => "记录调解",
        "dispute.coordinated" => "记录协调",
        "dispute.consulted" => "记录会商",
        "dispute.submitted" => "提出意见、报请决定",
        "dispute.record" => "记录一步",
        "dispute.decided" | "dispute.decide" => "登记决定",
        "dispute.cancelled" | "dispute.cancel" => "撤回争议",
        "demand.submitted" | "demand.open" => "提出数据需求",
        "demand.accepted" | "demand.accept" => "需求审核通过",
        "demand.refused" | "demand.refuse" => "驳回需求",
        "demand.denied" | "demand.deny" => "答复不掌握该数据",
        "demand.assigned" | "demand.assign" => "对接提供部门",
        "demand.unsourced" | "demand.no_source" => "答复无来源",
        "demand.published" | "demand.publish" => "发布需求目录",
        "demand.mounted" | "demand.mount" => "挂载需求数据",
        "demand.cancelled" | "demand.cancel" => "撤回需求",
        "source.assigned" | "source.assign" => "认定数源",
        "source.proposed" => "拟定数源",
        "source.confirm" => "数源定案",
        "source.joined" | "source.joint" => "登记协同采集",
        "source.registered" | "source.register" => "登记采集",
        "source.ended" | "source.end" => "终止数源认定",
        "duties.recorded" | "duties.record" => "登记职责清单",
        "duties.ended" | "duties.end" => "终止职责清单",
        "standard.set" => "登记数据元标准",
        "standard.ended" | "standard.end" => "废止数据元标准",
        "collection.filed" | "collection.file" => "报送采集清单",
        "collection.accepted" | "collection.accept" => "审定采集清单",
        "collection.returned" | "collection.return" => "退回采集清单",
        "collection.used" | "collection.use" => "登记使用",
        "form.registered" | "form.register" => "登记采集任务",
        "form.ended" | "form.end" => "停用采集任务",
        "digitisation.tagged" | "digitisation.tag" => "登记数字化情况",
        "digitisation.done" | "digitisation.digitise" => "登记数字化改造",
        "digitisation.structured" | "digitisation.restructure" => "登记结构化",
        "listing.filed" | "listing.compose" => "报送清单",
        "listing.issued" | "listing.approve" => "审定清单",
        "listing.returned" | "listing.reject" => "退回清单",
        "round.opened" | "round.convene" => "部署",
        "round.done" => "完成部署的任务",
        "round.excused" | "round.excuse" => "免除部署的任务",
        "round.closed" | "round.close" => "结束部署",
        "registration.opened" | "registration.begin" => "发起登记",
        "registration.filed" | "registration.file" => "报送登记",
        "registration.returned" | "registration.return" => "退回登记",
        "registration.registered" | "registration.register" => "准予登记",
        "register_form.in_force" | "register_form.put_in_force" => "启用登记表",
        "register_form.ended" | "register_form.end" => "停用登记表",
        "ruleset.drawn" | "ruleset.draw_up" => "拟定规范",
        "ruleset.revised" | "ruleset.revise" => "修改规范草案",
        "ruleset.signed" | "ruleset.sign" => "会签规范",
        "ruleset.in_force" | "ruleset.enforce" => "施行规范",
        "ruleset.ended" | "ruleset.end" => "停用规范",
        "oversight.nudged" | "oversight.nudge" => "催办",
        "oversight.ordered" | "oversight.order" => "督办",
        "oversight.explained" | "oversight.explain" => "说明逾期原因",
        "oversight.recorded" | "oversight.record" => "记录措施",
        "oversight.closed" | "oversight.close" => "办结逾期事项",
        "paper.served" | "paper.receive" => "签收公文",
        "session.denied" => "越权访问",
        "catalogue.basis_changed" | "catalogue.note_change" => "登记依据变化",
        "clock.overdue" => "期限届满未办理",
        "clock.moved" => "到期日重新计算",
        "clock.confirmed" => "到期日确定",
        "calendar.loaded" | "calendar.load" => "载入放假安排",
        "calendar.corrected" => "更正放假安排",
        "ledger.calls_head" => "调用存证检查点",
        _ => "办理",
    }
}
