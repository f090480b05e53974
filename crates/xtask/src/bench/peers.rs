//! The project beside what people would use instead: the same rules on the same archives, in one run, written down in
//! `docs/benchmarks.md`.

mod table;

use std::fs;
use std::time::Instant;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use xshell::{Cmd, Shell, cmd};

use table::{Found, Versions};

use crate::{npm, root, setup, spoken};

/// Where the translations are.
const HERE: &str = "tests/peers";

/// The crate's package, a workspace of its own.
const ZEN: &str = "tests/peers/zen";

/// Those that are measured in Node.
const IN_NODE: [&str; 5] = ["xinyong", "zen", "json-logic", "json-rules", "publicodes"];

/// A measurement: how long something took that was asked in some way.
#[derive(Debug, Deserialize)]
struct Measured {
    how: String,
    asked: String,
    entities: u32,
    micros: f64,
}

/// How large two modules are, compressed alike.
#[derive(Debug, Deserialize)]
struct Sizes {
    xinyong: u32,
    zen: u32,
}

/// Measures everything and writes it down.
pub(crate) fn compare(sh: &Shell) -> Result<()> {
    let work = root().join("target/peers");
    sh.create_dir(&work)?;
    // Zen names a package for each platform; `npm ci` wants them all, and not every registry has them.
    setup::node_packages_of(sh, HERE, &["install", "--no-save"])?;
    let python = setup::python(sh, HERE, &work.join("python"))?;
    println!("building: about 10 minutes the first time …");
    npm::pack(sh)?;
    let (zen, manifest) = (work.join("zen"), format!("{ZEN}/Cargo.toml"));
    cmd!(sh, "cargo build --quiet --release --locked --manifest-path {manifest} --target-dir {zen}").run()?;
    cmd!(sh, "cargo bench --quiet --no-run -p xinyong-tests --bench peers").run()?;

    println!("measuring: about 10 minutes, in which nothing else should run …");
    let begin = Instant::now();
    let mut found = run(cmd!(sh, "cargo bench --quiet -p xinyong-tests --bench peers -- {work}"))?;
    cmd!(sh, "node {HERE}/zen.mjs {work}/model.json {work}/zen.json").run()?;
    found.extend(run(cmd!(sh, "{zen}/release/xinyong-peer-zen {work}"))?);
    for engine in IN_NODE {
        found.extend(run(cmd!(sh, "node {HERE}/run.mjs {engine} {work}"))?);
    }
    for script in ["vectors.py", "solver.py"] {
        found.extend(run(cmd!(sh, "{python} {HERE}/{script} {work}"))?);
    }
    let sizes: Sizes = serde_json::from_str(&cmd!(sh, "node {HERE}/sizes.mjs").read()?)?;

    let page = root().join("docs/benchmarks.md");
    let found = Found { measured: &found, sizes: &sizes, versions: &versions()? };
    fs::write(&page, found.page(&machine(sh)?)?)?;
    println!("measured in {}; written: {}", spoken(begin.elapsed()), page.display());
    Ok(())
}

/// What a program prints that measures.
fn run(program: Cmd<'_>) -> Result<Vec<Measured>> {
    println!("{program}");
    let printed = program.quiet().read()?;
    printed.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned())).collect()
}

/// The machine and what runs on it.
fn machine(sh: &Shell) -> Result<String> {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field =
        |line: &str| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name.to_owned());
    let name = processors.lines().find_map(field).unwrap_or_else(|| std::env::consts::ARCH.into());
    let cores = std::thread::available_parallelism()?;
    let programs = ["rustc", "node", "python3"].map(|program| {
        let said = setup::version(sh, program).unwrap_or_default();
        said.strip_prefix('v').map_or_else(|| said.clone(), |node| format!("Node {node}"))
    });
    Ok(format!("{name}, {cores} cores; {}", programs.join("; ")))
}

/// The version of every peer, from the lock files.
fn versions() -> Result<Versions> {
    let lock: Value =
        serde_json::from_str(&fs::read_to_string(root().join(HERE).join("package-lock.json"))?)?;
    let npm = |name: &str| {
        let version = &lock["packages"][&format!("node_modules/{name}")]["version"];
        version.as_str().map(str::to_owned).with_context(|| format!("{name} is not locked"))
    };
    let requirements = fs::read_to_string(root().join(HERE).join("requirements.txt"))?;
    let pypi = |name: &str| {
        let version = requirements.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix("=="));
        version.map(str::to_owned).with_context(|| format!("{name} is not locked"))
    };
    Ok(Versions::from([
        ("zen-crate", setup::version_in(&format!("{ZEN}/Cargo.lock"), "zen-engine")?),
        ("zen", npm("@gorules/zen-engine")?),
        ("zen-wasm", npm("@gorules/zen-engine-wasm")?),
        ("json-logic", npm("json-logic-engine")?),
        ("json-rules", npm("json-rules-engine")?),
        ("publicodes", npm("publicodes")?),
        ("openfisca", pypi("OpenFisca-Core")?),
        ("cp-sat", pypi("ortools")?),
    ]))
}
