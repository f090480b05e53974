//! The portal and the kernel's JavaScript bindings: built, served, pictured.

use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{developers, root, setup};

/// How the portal is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quickly, for work on the portal.
    Dev,
    /// As people download it.
    Release,
}

fn ensure_tools(sh: &Shell) -> Result<()> {
    setup::wasm_targets(sh)?;
    setup::wasm_bindgen(sh)?;
    setup::trunk(sh)?;
    setup::node_packages(sh)
}

/// Builds the portal into `dist/`, and into `dist/api/` the pages for developers.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    ensure_tools(sh)?;
    println!("building the portal: about 5 minutes the first time, then less than one …");
    // Trunk takes the variable's customary `1` for a broken option.
    cmd!(sh, "trunk build --release")
        .env_remove("NO_COLOR")
        .env(developers::ADDRESS, "api/index.html")
        .run()?;
    println!("making the pages for developers, from the types of the npm package: about 2 minutes …");
    developers::document(sh, &root().join("dist/api"))?;
    println!("the portal is in dist/, the pages for developers in dist/api/");
    Ok(())
}

/// Serves the portal on this machine until it is interrupted, and builds it again on every change. It has no pages for
/// developers, and does not lead to them.
pub(crate) fn serve(sh: &Shell, profile: Profile) -> Result<Infallible> {
    ensure_tools(sh)?;
    let port = free_port()?;
    println!("building the portal: about 5 minutes the first time, then less than one …");
    println!("As soon as trunk listens, the portal is up: http://127.0.0.1:{port}/  (Ctrl-C ends it)");
    // Not into dist/: the tests may want to build there in the meantime.
    let mut trunk = Command::new("trunk");
    trunk.args(["serve", "--dist", "target/serve", "--port", &port.to_string()]);
    trunk.args((profile == Profile::Release).then_some("--release"));
    trunk.current_dir(root()).env("PATH", sh.var("PATH")?).env_remove("NO_COLOR");
    // Trunk takes this process's place, so that what ends one ends the other.
    Err(trunk.exec()).context("trunk does not run")
}

/// The customary port, or the next one that nobody uses.
fn free_port() -> Result<u16> {
    (8080..8180)
        .find(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok())
        .context("the ports 8080 to 8179 are all in use")
}

/// Takes a picture of every page at every width into `target/screenshots`, and renews those that the documents show.
pub(crate) fn screenshots(sh: &Shell) -> Result<()> {
    build(sh)?;
    let browser = setup::browser(sh)?;
    cmd!(sh, "node tests/browser/support/screenshots.mjs target/screenshots").env("CHROME", browser).run()?;
    for shown in sh.read_dir("docs/screenshots")? {
        let taken = Path::new("target/screenshots").join(shown.file_name().unwrap_or_default());
        sh.copy_file(taken, shown)?;
    }
    Ok(())
}
