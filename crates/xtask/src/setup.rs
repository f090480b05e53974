//! What the other commands need: each found or installed, said aloud, and never done twice.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::{root, spoken};

/// The oldest trunk whose settings are ours.
const TRUNK_AT_LEAST: (u32, u32) = (0, 21);
/// The newest trunk that the workspace's Rust version builds.
const TRUNK_INSTALLED: &str = "0.21.14";

/// The folders with a `package-lock.json`.
const NODE_PACKAGES: [&str; 3] = ["tests/browser", "tests/package", "crates/xinyong-wasm/npm"];

/// Everything that any command needs.
pub(crate) fn everything(sh: &Shell) -> Result<()> {
    rust_components(sh)?;
    wasm_targets(sh)?;
    wasm_bindgen(sh)?;
    trunk(sh)?;
    node_packages(sh)?;
    let browser = browser(sh)?;
    println!("everything is in place; browser: {}", browser.display());
    Ok(())
}

/// rustfmt and clippy.
pub(crate) fn rust_components(sh: &Shell) -> Result<()> {
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if version(sh, program).is_none() {
            step(&format!("{component}: installing, seconds"), || {
                cmd!(sh, "rustup component add {component}").run().with_context(|| {
                    format!("{component} is missing, and rustup, which would install it, failed")
                })
            })?;
        }
    }
    Ok(())
}

/// The standard libraries for the browser and for WebAssembly without a host.
pub(crate) fn wasm_targets(sh: &Shell) -> Result<()> {
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    for target in ["wasm32-unknown-unknown", "wasm32v1-none"] {
        if !Path::new(&sysroot).join("lib/rustlib").join(target).exists() {
            step(&format!("Rust target {target}: installing, about a minute"), || {
                cmd!(sh, "rustup target add {target}").run().with_context(|| {
                    format!("target {target} is missing, and rustup, which would install it, failed")
                })
            })?;
        }
    }
    Ok(())
}

/// wasm-bindgen's command line tool, of the very version in `Cargo.lock`.
pub(crate) fn wasm_bindgen(sh: &Shell) -> Result<()> {
    let wanted = locked_version("wasm-bindgen")?;
    if version(sh, "wasm-bindgen").is_some_and(|found| found.ends_with(&format!(" {wanted}"))) {
        return Ok(());
    }
    step(&format!("wasm-bindgen {wanted}: installing, about 3 minutes where it must be built"), || {
        // Its own lock file names crates that not every registry has.
        install(sh, "wasm-bindgen-cli", &wanted, &[])
    })
}

/// Trunk, which builds and serves the portal.
pub(crate) fn trunk(sh: &Shell) -> Result<()> {
    if version(sh, "trunk").as_deref().and_then(major_minor).is_some_and(|found| found >= TRUNK_AT_LEAST) {
        return Ok(());
    }
    step(&format!("trunk {TRUNK_INSTALLED}: installing, about 6 minutes where it must be built"), || {
        install(sh, "trunk", TRUNK_INSTALLED, &["--locked", "--no-default-features", "--features", "rustls"])
    })
}

/// The npm packages: the browser's driver, the accessibility checks, `wasm-opt`; the makers of the npm package, and its tests.
pub(crate) fn node_packages(sh: &Shell) -> Result<()> {
    NODE_PACKAGES.iter().try_for_each(|name| node_packages_of(sh, name, &["ci"]))
}

/// The npm packages of one folder, those of its lock file, by a command of npm.
pub(crate) fn node_packages_of(sh: &Shell, name: &str, command: &[&str]) -> Result<()> {
    let Some(node) = version(sh, "node") else {
        bail!("Node.js is missing: install version 20 or later, with npm, from https://nodejs.org")
    };
    let major = node.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    ensure!(major.is_some_and(|major: u32| major >= 20), "Node.js 20 or later is needed; this is {node}");

    let folder = root().join(name);
    let (locked, installed) =
        (folder.join("package-lock.json"), folder.join("node_modules/.installed-lock.json"));
    if fs::read(&installed).ok() == Some(fs::read(&locked)?) {
        return Ok(());
    }
    step(&format!("npm packages of {name}: installing, less than a minute"), || {
        let _there = sh.push_dir(&folder);
        cmd!(sh, "npm {command...} --no-audit --no-fund --ignore-scripts").run()?;
        fs::copy(&locked, &installed)?;
        Ok(())
    })
}

/// An interpreter of Python that has what a folder's `requirements.txt` names, in a place of its own.
pub(crate) fn python(sh: &Shell, name: &str, place: &Path) -> Result<PathBuf> {
    let python = place.join("bin/python");
    let (wanted, installed) = (root().join(name).join("requirements.txt"), place.join("installed.txt"));
    if fs::read(&installed).ok() != Some(fs::read(&wanted)?) {
        step(&format!("Python packages of {name}: installing, less than a minute"), || {
            cmd!(sh, "python3 -m venv {place}").run().context("Python 3 with its module venv is needed")?;
            cmd!(sh, "{python} -m pip install --quiet --disable-pip-version-check --requirement {wanted}")
                .run()?;
            fs::copy(&wanted, &installed)?;
            Ok(())
        })?;
    }
    Ok(python)
}

/// A browser, `CHROME` if that is set, and Chinese type for it. What is missing is installed where that is
/// possible: on Debian, as root.
pub(crate) fn browser(sh: &Shell) -> Result<PathBuf> {
    let mut missing = Vec::new();
    if find_browser().is_none() {
        missing.push("chromium");
    }
    if !has_chinese_type(sh) {
        missing.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    if !missing.is_empty() && version(sh, "apt-get").is_some() {
        let installed =
            step(&format!("{}: installing from Debian, about 2 minutes", missing.join(", ")), || {
                apt_get(sh, &["update", "-qq"])?;
                apt_get(
                    sh,
                    &[&["install", "-qq", "--yes", "--no-install-recommends"][..], &missing[..]].concat(),
                )
            });
        if let Err(error) = installed {
            eprintln!("that failed ({error:#}); as root, run: apt-get install {}", missing.join(" "));
        }
    }
    find_browser().context("no browser: install Chromium or Google Chrome, or set CHROME to the path of one")
}

/// Runs apt-get as root; others need a `sudo` that asks for nothing.
fn apt_get(sh: &Shell, arguments: &[&str]) -> Result<()> {
    let is_root = cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0");
    let sudo: &[&str] = if is_root { &[] } else { &["sudo", "--non-interactive"] };
    let words = [sudo, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let (program, arguments) = words.split_first().context("there is a program to run")?;
    cmd!(sh, "{program} {arguments...}").run()?;
    Ok(())
}

/// `CHROME`, or the first Chromium or Chrome on PATH or among macOS's applications.
fn find_browser() -> Option<PathBuf> {
    if let Some(chosen) = env::var_os("CHROME") {
        return Some(chosen.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let on_path = env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let applications = ["Google Chrome", "Chromium"]
        .map(|name| PathBuf::from(format!("/Applications/{name}.app/Contents/MacOS/{name}")));
    on_path.chain(applications).find(|candidate| candidate.is_file())
}

/// Whether Chinese is shown as Chinese. Systems other than Linux come with the type.
fn has_chinese_type(sh: &Shell) -> bool {
    !cfg!(target_os = "linux")
        || cmd!(sh, "fc-list :lang=zh family")
            .quiet()
            .ignore_stderr()
            .read()
            .is_ok_and(|fonts| !fonts.is_empty())
}

/// Installs a program into `target/tools`, so that one the user has for other work is not disturbed.
fn install(sh: &Shell, package: &str, version: &str, options: &[&str]) -> Result<()> {
    let tools = root().join("target/tools");
    if cmd!(sh, "cargo binstall -V").quiet().ignore_stdout().ignore_stderr().run().is_ok() {
        let binary = cmd!(sh, "cargo binstall --no-confirm --root {tools} {package}@{version}").run();
        if binary.is_ok() {
            return Ok(());
        }
    }
    // A tool that runs for seconds is not worth a quarter of an hour of optimisation.
    cmd!(sh, "cargo install --quiet --root {tools} --version {version} {package} {options...}")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .run()?;
    Ok(())
}

/// Says what is done, does it, and says how long it took.
fn step(what: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("{what} …");
    let start = Instant::now();
    work()?;
    println!("done in {}", spoken(start.elapsed()));
    Ok(())
}

/// What a program says its version is; none if it does not run.
pub(crate) fn version(sh: &Shell, program: &str) -> Option<String> {
    cmd!(sh, "{program} --version").quiet().ignore_stderr().read().ok()
}

/// The version of a package in `Cargo.lock`.
fn locked_version(package: &str) -> Result<String> {
    version_in("Cargo.lock", package)
}

/// The version of a package in a lock file of Cargo.
pub(crate) fn version_in(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = fs::read_to_string(root().join(lock))?.parse()?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    packages
        .filter(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .find_map(|entry| entry.get("version")?.as_str().map(str::to_owned))
        .with_context(|| format!("{package} is not in Cargo.lock"))
}

/// `trunk 0.21.14` → (0, 21)
fn major_minor(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split_whitespace().last()?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}
