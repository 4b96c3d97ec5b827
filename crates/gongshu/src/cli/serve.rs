//! `gongshu serve` and `gongshu demo`.

use crate::clock::Clock;
use crate::config::Config;
use crate::node::{Node, zone};
use crate::{demo, router};
use anyhow::Context as _;
use chrono::TimeDelta;
use clap::Args;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs a node over a data folder that was set up before.
#[derive(Debug, Args)]
pub struct Serve {
    /// Data folder of the node.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Packs to use instead of the built-in ones.
    #[arg(long, env = "GONGSHU_STATUTES")]
    statutes: Option<PathBuf>,
}

/// Builds and runs the demo city.
#[derive(Debug, Args)]
pub struct Demo {
    /// Data folder of the demo.
    #[arg(long, default_value = "data/demo")]
    data: PathBuf,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder with the published administrative divisions (provinces.csv … villages.csv or .csv.xz).
    #[arg(long, env = "GONGSHU_DIVISIONS")]
    divisions: Option<PathBuf>,
    /// Database instead of SQLite in the data folder.
    #[arg(long, env = "GONGSHU_DATABASE")]
    database: Option<String>,
    /// Only build, don't serve.
    #[arg(long)]
    build_only: bool,
}

impl Serve {
    /// Runs it until it is told to stop.
    ///
    /// # Errors
    /// The node can't be opened or the address can't be had.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let config = Config::read(&self.data)?
            .with_context(|| format!("{} 中没有 node.json：请先设置节点，或运行 gongshu demo", self.data.display()))?;
        serve(&self.data, config, self.listen, self.statutes).await
    }
}

impl Demo {
    /// Builds what is not there yet, then serves.
    ///
    /// # Errors
    /// As [`Serve::run`]; building the city failed.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let config = match Config::read(&self.data)? {
            Some(config) => config,
            None => demo::build(&self.data, self.database.clone(), self.divisions.as_deref()).await?,
        };
        if self.build_only {
            return Ok(ExitCode::SUCCESS);
        }
        serve(&self.data, config, self.listen, None).await
    }
}

/// The clock of a node's settings, in the time zone of its packs.
///
/// # Errors
/// The packs don't say one.
pub fn clock(config: &Config, statutes: Option<&Path>) -> anyhow::Result<Clock> {
    let zone = zone(config, statutes)?;
    Ok(match config.clock_shift {
        Some(seconds) => Clock::Shifted(zone, TimeDelta::seconds(seconds)),
        None => Clock::System(zone),
    })
}

async fn serve(data: &Path, config: Config, listen: SocketAddr, statutes: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    let node = Node::open(data, config.clone(), clock(&config, statutes.as_deref())?, statutes).await?;
    let listener = tokio::net::TcpListener::bind(listen).await.with_context(|| listen.to_string())?;
    let (router, _) = router::router(&node);
    println!("{}：http://{}", node.config.name, listener.local_addr()?);
    if node.clock.is_demo() {
        demo::greet(&node).await?;
    }
    axum::serve(listener, router).with_graceful_shutdown(stopped()).await?;
    node.close().await?;
    Ok(ExitCode::SUCCESS)
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(signal) => signal,
            Err(_) => return drop(interrupt.await),
        };
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
