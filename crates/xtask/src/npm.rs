//! The npm package: the kernel's module, its glue and its types, packed.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{root, setup};

/// Where the makers of the package are.
const WORKSHOP: &str = "crates/xinyong-wasm/npm";

/// Makes the package in `target/npm/xinyong` and packs it; where the tarball is.
pub(crate) fn pack(sh: &Shell) -> Result<PathBuf> {
    setup::wasm_targets(sh)?;
    setup::wasm_bindgen(sh)?;
    setup::node_packages(sh)?;
    let here = root().join("target/npm");
    let (bindings, package, schemas) =
        (here.join("bindings"), here.join("xinyong"), here.join("schemas.json"));

    cmd!(sh, "cargo build --quiet -p xinyong-wasm --profile web --target wasm32-unknown-unknown").run()?;
    cmd!(sh, "wasm-bindgen --target web --omit-default-module-path --out-dir {bindings}")
        .arg("target/wasm32-unknown-unknown/web/xinyong_wasm.wasm")
        .run()?;
    let module = bindings.join("xinyong_wasm_bg.wasm");
    cmd!(sh, "wasm-opt --converge -Oz --reorder-functions {module} -o {module}").run()?;

    let found = cmd!(sh, "cargo run --quiet -p xinyong-wasm --features schema --example schemas").read()?;
    sh.write_file(&schemas, found)?;
    let version = env!("CARGO_PKG_VERSION");
    cmd!(sh, "node {WORKSHOP}/build.mjs {bindings} {schemas} {package} {version}").run()?;
    let packed = {
        let _there = sh.push_dir(&package);
        cmd!(sh, "npm pack --silent --pack-destination {here}").read()?
    };
    let name = packed.lines().last().context("npm pack named no file")?;
    Ok(here.join(name))
}
