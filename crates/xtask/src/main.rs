//! Every developer command. `cargo xtask` alone lists them.

mod bench;
mod developers;
mod finish_page;
mod lint;
mod mini;
mod npm;
mod parts;
mod portal;
mod setup;
mod style;
mod tables;
mod test;

use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use xshell::Shell;

const USAGE: &str = "\
cargo xtask COMMAND

  setup                 installs what is missing; every other command does so by itself
  serve [--dev]         builds the portal, serves it, and builds it again on every change
                        (--dev: builds faster, runs slower)
  build                 builds the portal into dist/, with the pages for developers
  test [--only AREA]    runs the tests: kernel, import, cli, text, web, wasm, browser
  lint                  formatting, clippy, rustdoc, and the rules of the house
  bench                 speed and sizes
  bench peers           the same rules in other engines, beside this one, into docs/benchmarks.md
  npm                   the package for JavaScript, into target/npm/
  screenshots           pictures of every page into target/screenshots/
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Usage) => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(1)
        }
    }
}

/// How a command ended.
enum Outcome {
    /// Done, nothing to report.
    Fine,
    /// Done, and it found something wrong, which it has said.
    Findings,
    /// There is no such command.
    Usage,
}

impl Outcome {
    fn of(fine: bool) -> Self {
        if fine { Self::Fine } else { Self::Findings }
    }
}

fn run(arguments: &[&str]) -> Result<Outcome> {
    let sh = shell()?;
    match arguments {
        ["setup"] => setup::everything(&sh)?,
        ["serve"] => match portal::serve(&sh, portal::Profile::Release)? {},
        ["serve", "--dev"] => match portal::serve(&sh, portal::Profile::Dev)? {},
        ["build"] => portal::build(&sh)?,
        ["finish-page"] => finish_page::hook(&sh)?,
        ["test"] => return Ok(Outcome::of(test::all(&sh)?)),
        ["test", "--only", area] => {
            let Some(area) = test::Area::named(area) else { return Ok(Outcome::Usage) };
            return Ok(Outcome::of(test::run(&sh, &[area])));
        }
        ["lint"] => return Ok(Outcome::of(lint::all(&sh)?)),
        ["bench"] => bench::all(&sh)?,
        ["bench", "peers"] => bench::peers::compare(&sh)?,
        ["npm"] => println!("{}", npm::pack(&sh)?.display()),
        ["screenshots"] => portal::screenshots(&sh)?,
        _ => return Ok(Outcome::Usage),
    }
    Ok(Outcome::Fine)
}

/// The workspace's folder.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// A shell in the workspace's folder that finds our own tools before the user's.
fn shell() -> Result<Shell> {
    let sh = Shell::new()?;
    sh.change_dir(root());
    let ours = [root().join("target/tools/bin"), root().join("tests/browser/node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(ours.into_iter().chain(env::split_paths(&theirs)));
    sh.set_var("PATH", path.context("this checkout's path has a character that PATH cannot hold")?);
    Ok(sh)
}

/// A time as people read it: `8 s`, `2 min 05 s`.
fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {:02} s", seconds / 60, seconds % 60) }
}
