//! The tests, area by area, and a table of how they went.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::{npm, portal, root, setup, spoken};

/// How many random archives native code, Node and the browser must agree on.
const PARITY_CASES: &str = "10000";

/// What is tested together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    Kernel,
    Import,
    Cli,
    Text,
    Web,
    Wasm,
    Browser,
}

impl Area {
    /// From the ground up.
    const ALL: [Self; 7] =
        [Self::Kernel, Self::Import, Self::Cli, Self::Text, Self::Web, Self::Wasm, Self::Browser];

    /// The area that `--only` names.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Kernel => "kernel",
            Self::Import => "import",
            Self::Cli => "cli",
            Self::Text => "text",
            Self::Web => "web",
            Self::Wasm => "wasm",
            Self::Browser => "browser",
        }
    }

    fn test(self, sh: &Shell) -> Result<()> {
        match self {
            Self::Kernel => cargo_test(sh, &["xinyong-score", "xinyong-rules", "xinyong-tests"]),
            Self::Import => cargo_test(sh, &["xinyong-import"]),
            Self::Cli => cargo_test(sh, &["xinyong-cli"]),
            Self::Text => cargo_test(sh, &["xinyong-text", "xinyong-api", "xinyong-mini"]),
            Self::Web => cargo_test(sh, &["xinyong-web", "xtask"]),
            Self::Wasm => wasm(sh),
            Self::Browser => browser(sh),
        }
    }
}

/// Tests everything; true if nothing failed.
pub(crate) fn all(sh: &Shell) -> Result<bool> {
    setup::everything(sh)?;
    Ok(run(sh, &Area::ALL))
}

/// Tests some areas, each also if one before it failed; true if none did.
pub(crate) fn run(sh: &Shell, areas: &[Area]) -> bool {
    let mut results: Vec<(Area, bool, Duration)> = Vec::new();
    for &area in areas {
        println!("\n── {} ──", area.name());
        let start = Instant::now();
        let result = area.test(sh);
        if let Err(error) = &result {
            eprintln!("{}: {error:#}", area.name());
        }
        results.push((area, result.is_ok(), start.elapsed()));
    }
    println!();
    for (area, passed, time) in &results {
        println!("{:<8} {}  {:>12}", area.name(), if *passed { "passed" } else { "FAILED" }, spoken(*time));
    }
    results.iter().all(|(_, passed, _)| *passed)
}

fn cargo_test(sh: &Shell, packages: &[&str]) -> Result<()> {
    let chosen = packages.iter().flat_map(|package| ["-p", package]);
    cmd!(sh, "cargo test --quiet {chosen...}").run()?;
    Ok(())
}

/// The kernel without a host; the npm package and the same bytes from native code, Node and the browser.
fn wasm(sh: &Shell) -> Result<()> {
    setup::wasm_targets(sh)?;
    setup::wasm_bindgen(sh)?;
    setup::node_packages(sh)?;
    cmd!(sh, "cargo build --quiet -p xinyong-api --target wasm32v1-none").run()?;
    npm::pack(sh)?;
    let cases = root().join("target/parity");
    sh.create_dir(&cases)?;
    let file = cases.join("cases.jsonl");
    cmd!(sh, "cargo run --quiet -p xinyong-tests --example parity_cases -- {PARITY_CASES} {file}").run()?;
    node_tests(sh, "tests/browser", &["parity.test.mjs".to_owned()])?;
    node_tests(sh, "tests/package", &tests_of("tests/package")?)
}

/// The stories, on the portal as people download it.
fn browser(sh: &Shell) -> Result<()> {
    portal::build(sh)?;
    let stories: Vec<String> =
        tests_of("tests/browser")?.into_iter().filter(|name| name != "parity.test.mjs").collect();
    node_tests(sh, "tests/browser", &stories)
}

/// The tests in a folder.
fn tests_of(folder: &str) -> Result<Vec<String>> {
    let mut tests: Vec<String> = fs::read_dir(root().join(folder))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    tests.sort();
    ensure!(!tests.is_empty(), "{folder} has no tests");
    Ok(tests)
}

fn node_tests(sh: &Shell, folder: &str, files: &[String]) -> Result<()> {
    let browser = setup::browser(sh)?;
    let _there = sh.push_dir(root().join(folder));
    cmd!(sh, "node --test --test-reporter=spec {files...}").env("CHROME", browser).run()?;
    Ok(())
}
