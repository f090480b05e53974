//! The npm package: the kernel's module, its glue and its types, packed.

use std::collections::BTreeSet;
use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::{mini, root, setup};

/// Where the makers of the package are.
pub(crate) const WORKSHOP: &str = "crates/xinyong-wasm/npm";

/// How a module is made small for those who download it, which is to say: small once it is compressed. Control flow that
/// is flattened and rolled again is smaller. Functions that are called once are left where they are unless they are tiny,
/// what is computed twice is computed twice, and functions of one name stand together: many small functions look alike, and
/// what looks alike compresses well.
pub(crate) const SMALL: [&str; 7] = [
    "--flatten",
    "--rereloop",
    "--converge",
    "-Oz",
    "--one-caller-inline-max-function-size=20",
    "--skip-pass=local-cse",
    "--reorder-functions-by-name",
];

/// Makes the package in `target/npm/xinyong` and packs it; where the tarball is.
pub(crate) fn pack(sh: &Shell) -> Result<PathBuf> {
    setup::wasm_targets(sh)?;
    setup::wasm_bindgen(sh)?;
    setup::node_packages(sh)?;
    let here = root().join("target/npm");
    let (bindings, package, schemas) =
        (here.join("bindings"), here.join("xinyong"), here.join("schemas.json"));
    let mini = here.join("mini");
    mini::build(sh, &mini)?;

    let nowhere = nameless(sh, "wasm32-unknown-unknown")?;
    cmd!(sh, "cargo build --quiet -p xinyong-wasm --profile web --target wasm32-unknown-unknown")
        .args(["--config", &nowhere])
        .run()?;
    cmd!(sh, "wasm-bindgen --target web --omit-default-module-path --out-dir {bindings}")
        .arg("target/wasm32-unknown-unknown/web/xinyong_wasm.wasm")
        .run()?;
    let module = bindings.join("xinyong_wasm_bg.wasm");
    cmd!(sh, "wasm-opt {SMALL...} {module} -o {module}").run()?;

    let found = cmd!(sh, "cargo run --quiet -p xinyong-wasm --features schema --example schemas").read()?;
    sh.write_file(&schemas, found)?;
    let version = env!("CARGO_PKG_VERSION");
    cmd!(sh, "node {WORKSHOP}/build.mjs {bindings} {mini} {schemas} {package} {version}").run()?;
    sh.write_file(package.join("sbom.cdx.json"), format!("{:#}\n", bill(sh, version)?))?;
    let packed = {
        let _there = sh.push_dir(&package);
        cmd!(sh, "npm pack --silent --pack-destination {here}").read()?
    };
    let name = packed.lines().last().context("npm pack named no file")?;
    Ok(here.join(name))
}

/// The setting with which a module names no place of the machine that built it, so that every machine builds the same.
pub(crate) fn nameless(sh: &Shell, target: &str) -> Result<String> {
    let home = env::home_dir().context("this machine has no home folder")?;
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    let places = [(cargo.join("registry/src"), "registry"), (root().into(), "."), (sysroot.into(), "rust")];
    let flags = places.map(|(place, name)| format!("--remap-path-prefix={}={name}", place.display()));
    Ok(format!("target.{target}.rustflags={}", json!(flags)))
}

/// 软件物料清单: every crate that is in a module, in the form of `CycloneDX`.
fn bill(sh: &Shell, version: &str) -> Result<Value> {
    let inside = |package: &str, target: &str| {
        cmd!(sh, "cargo tree --quiet -p {package} --target {target}")
            .args(["--edges", "normal,no-proc-macro", "--no-dedupe", "--prefix", "none"])
            .args(["--format", "{p} {l}"])
            .read()
    };
    let trees = [inside("xinyong-wasm", "wasm32-unknown-unknown")?, inside("xinyong-mini", mini::TARGET)?];
    // `serde v1.0.228 MIT OR Apache-2.0`; behind one of ours stands its folder.
    let crates: BTreeSet<&str> =
        trees.iter().flat_map(|tree| tree.lines()).filter(|line| !line.contains(" (/")).collect();
    let component = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let (name, version) = (parts.next()?, parts.next()?.strip_prefix('v')?);
        Some(json!({
            "type": "library", "name": name, "version": version,
            "purl": format!("pkg:cargo/{name}@{version}"),
            "licenses": [{ "expression": parts.next()? }],
        }))
    };
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {
            "component": {
                "type": "library", "name": "xinyong", "version": version,
                "purl": format!("pkg:npm/xinyong@{version}"), "licenses": [{ "expression": "MIT" }],
            },
        },
        "components": crates.into_iter().filter_map(component).collect::<Vec<_>>(),
    }))
}
