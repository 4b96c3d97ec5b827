//! Entry point.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("GONGSHU_LOG").unwrap_or_else(|_| "warn,gongshu=info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match gongshu::cli::run(gongshu::cli::Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("gongshu: {error:#}");
            ExitCode::FAILURE
        }
    }
}
