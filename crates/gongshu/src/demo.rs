//! The demo city: 东莞市, built from the published divisions and invented people and companies.
//! Everything goes through the hub's own doors; nothing is written behind them.

mod build;
mod data;
mod invent;
mod matters;
mod plan;
mod walk;

pub use build::build;

use crate::node::Node;
use std::path::Path;

/// File of the data folder that holds the demo accounts' password.
const PASSWORD_FILE: &str = "demo-password";

/// The password of the demo's accounts, made when the city was built.
///
/// # Errors
/// The file can't be read.
pub fn password(data: &Path) -> anyhow::Result<String> {
    Ok(std::fs::read_to_string(data.join(PASSWORD_FILE))?.trim().to_owned())
}

/// Prints who can sign in.
///
/// # Errors
/// The store failed.
pub async fn greet(node: &Node) -> anyhow::Result<()> {
    let password = node.demo_password.clone().unwrap_or_default();
    println!("演示环境：除行政区划外均为合成数据；演示日期 {}", node.clock.now().date_naive());
    println!("演示账号（密码均为 {password}）：");
    for row in node.store.people().await? {
        let person = row.body;
        println!("  {:14} {}  {}", person.login, node.org_name(&person.org).await, person.name);
    }
    Ok(())
}
