//! Switches that the environment sets once, before anything else happens.
//!
//! `PARCHI_LOG=error|warn|info|debug|trace` writes what the program's own crates log to standard error; nothing of
//! the libraries below, which may show headers. Builds with debug assertions also know `PARCHI_FAILPOINT=NAME` or
//! `NAME#3` (the process aborts when it gets there, the third time) and `PARCHI_FAILPOINT_LOG=FILE` (notes every
//! place that is reached).

use std::path::PathBuf;
use tracing_subscriber::EnvFilter;

/// Sets them.
pub fn set() {
    log();
    if cfg!(debug_assertions) {
        arm();
    }
}

fn log() {
    const OURS: [&str; 8] = ["app", "domain", "doors", "parchi_cli", "sandbox", "store", "vault", "whatsapp"];
    let Ok(level) = std::env::var("PARCHI_LOG") else { return };
    let level = match level.trim() {
        level @ ("error" | "warn" | "info" | "debug" | "trace") => level,
        _ => "warn",
    };
    let filter = OURS.map(|name| format!("{name}={level}")).join(",");
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(format!("off,{filter}")))
        .with_writer(std::io::stderr)
        .init();
}

fn arm() {
    let name = std::env::var("PARCHI_FAILPOINT").unwrap_or_default();
    let log = std::env::var_os("PARCHI_FAILPOINT_LOG").map(PathBuf::from);
    if name.is_empty() && log.is_none() {
        return;
    }
    let (name, nth) = match name.rsplit_once('#') {
        Some((name, nth)) => (name, nth.parse().unwrap_or(1)),
        None => (name.as_str(), 1),
    };
    store::failpoint::arm(name, nth, log);
}
