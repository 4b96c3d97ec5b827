//! Delivery by file: the same door, grant and record; the file leaves only after its record is durable.

use super::{Ask, CallError, CallLeaf, failed, record, refuse};
use crate::node::Node;
use domain::sharing::{Call, Mode};
use domain::{Actor, Refusal};
use ledger::receipt::Receipt;
use std::path::Path;

/// Writes the granted rows and items to a file. Answers the receipt and the number of rows.
///
/// # Errors
/// As [`super::call`].
pub async fn export(node: &Node, actor: &Actor, grant: &str, purpose: &str, to: &Path) -> Result<(Receipt, u64), CallError> {
    let now = node.clock.now();
    let ask = Ask { grant: grant.into(), key: Vec::new(), items: Vec::new(), purpose: purpose.to_owned() };
    super::bounded(&ask)?;
    let leaf = CallLeaf::of(node, (actor.person.as_str(), actor.org.as_str()), &ask, now)?;
    let served = node.calls.served(node, &ask.grant).await.map_err(failed)?.filter(|served| served.grant.consumer == actor.org);
    let Some(served) = served else {
        return refuse(node, leaf, Refusal::hidden()).await;
    };
    let leaf = leaf.under(node, &served, &ask);
    let used = node.calls.reserve(node, &served.grant, now).await.map_err(failed)?;
    let call = Call { items: &[], purpose, mode: Mode::File, today: now.date_naive(), used_today: used, unit: "" };
    let admitted = match served.grant.admit(&call, &node.law()) {
        Ok(admitted) => admitted,
        Err(refusal) => {
            node.calls.release(&served.grant, now);
            return refuse(node, leaf, refusal).await;
        }
    };
    let Some(manifest) = &served.manifest else {
        node.calls.release(&served.grant, now);
        return refuse(node, leaf, Refusal::state("call.no_data", "该资源尚无已汇聚的数据", "请联系数源部门")).await;
    };
    let release = |_: &CallError| node.calls.release(&served.grant, now);
    let written = node.plane.export_csv(&admitted, manifest, to).await.map_err(failed).inspect_err(release)?;
    let receipt = record(node, leaf.exported(written.table_version, &written.digest)).await.inspect_err(release)?;
    Ok((receipt, written.rows))
}
