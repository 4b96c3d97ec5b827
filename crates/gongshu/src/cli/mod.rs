//! The command line.

pub mod law;
mod ledger;
mod serve;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// 公枢：公共数据枢纽。
#[derive(Debug, Parser)]
#[command(name = "gongshu", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run a node.
    Serve(serve::Serve),
    /// Build the demo city, if it is not there yet, and run it.
    Demo(serve::Demo),
    /// The law as data.
    Law(law::LawCommand),
    /// Evidence: verify the ledgers.
    Ledger(ledger::LedgerCommand),
}

/// Runs the command line.
///
/// # Errors
/// What the command could not do.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Law(command) => law::run(command, &mut std::io::stdout().lock()),
        Command::Serve(command) => block_on(command.run()),
        Command::Demo(command) => block_on(command.run()),
        Command::Ledger(command) => block_on(command.run()),
    }
}

fn block_on(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
