//! Formatting, clippy, rustdoc, and the rules of the house that none of them knows.

mod arrows;
mod files;
mod locales;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::setup;

/// Checks everything; true if nothing was found.
pub(crate) fn all(sh: &Shell) -> Result<bool> {
    setup::rust_components(sh)?;
    setup::wasm_targets(sh)?;
    let mut findings = arrows::check(sh)?;
    findings.extend(files::check(sh)?);
    findings.extend(locales::check()?);
    for finding in &findings {
        eprintln!("error: {finding}");
    }

    let warnings_are_errors = ["--", "--deny", "warnings"];
    let formatted = cmd!(sh, "cargo fmt --all --check").run().is_ok();
    let native =
        cmd!(sh, "cargo clippy --quiet --workspace --all-targets {warnings_are_errors...}").run().is_ok();
    let browser =
        cmd!(sh, "cargo clippy --quiet -p xinyong-wasm -p xinyong-web --target wasm32-unknown-unknown")
            .args(warnings_are_errors)
            .run()
            .is_ok();
    let mini = cmd!(sh, "cargo clippy --quiet -p xinyong-mini --target wasm32v1-none")
        .args(warnings_are_errors)
        .run()
        .is_ok();
    let documented = cmd!(sh, "cargo doc --quiet --workspace --no-deps")
        .env("RUSTDOCFLAGS", "--deny warnings")
        .run()
        .is_ok();
    Ok(findings.is_empty() && formatted && native && browser && mini && documented)
}
