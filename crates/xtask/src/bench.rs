//! Speed and sizes: every number that the project promises something about.

pub(crate) mod peers;

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{portal, root, setup};

/// How many records are scored from jsonl, and how many rows imported.
const RECORDS: u32 = 1_000_000;
const ROWS: u32 = 100_000;

/// Measures and prints everything.
pub(crate) fn all(sh: &Shell) -> Result<()> {
    let data = root().join("target/bench");
    sh.create_dir(&data)?;
    println!("building with all optimisations: about 10 minutes the first time …");
    cmd!(sh, "cargo build --quiet --release -p xinyong-cli").run()?;
    let (records, rows) = (RECORDS.to_string(), ROWS.to_string());
    cmd!(sh, "cargo run --quiet --release -p xinyong-tests --example bench_data -- {records} {rows} {data}")
        .run()?;
    portal::build(sh)?;

    println!();
    cmd!(sh, "cargo bench --quiet -p xinyong-tests --bench scoring --bench acting").quiet().run()?;

    println!("\nthe command line");
    let archives = data.join("archives.jsonl");
    timed(sh, &format!("{RECORDS} records scored from jsonl"), &["score", "--format", "jsonl"], &archives)?;
    for sheet in ["sheet.csv", "sheet.xlsx"] {
        timed(sh, &format!("{ROWS} rows imported from {sheet}"), &["import"], &data.join(sheet))?;
    }

    println!();
    let browser = setup::browser(sh)?;
    cmd!(sh, "node tests/browser/support/bench.mjs {data}").env("CHROME", browser).quiet().run()?;
    Ok(())
}

/// Runs a command of `xinyong` on a file, its output thrown away, and prints how long it took.
fn timed(sh: &Shell, what: &str, command: &[&str], file: &Path) -> Result<()> {
    let start = Instant::now();
    cmd!(sh, "target/release/xinyong {command...} {file}").quiet().ignore_stdout().ignore_stderr().run()?;
    println!("  {what:<44} {:>7.2} s", start.elapsed().as_secs_f64());
    Ok(())
}
