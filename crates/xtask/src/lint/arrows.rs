//! Which crate may use which: arrows point one way, and the kernel stands on few crates.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::root;

/// The floors from the ground up. A crate may use those on lower floors, and none on its own.
const FLOORS: [&[&str]; 7] = [
    &["xinyong-score"],
    &["xinyong-rules"],
    &["xinyong-import"],
    &["xinyong-text"],
    &["xinyong-api"],
    &["xinyong-wasm", "xinyong-mini", "xinyong-cli", "xinyong-web"],
    &["xinyong-tests"],
];

/// Stands beside the house: it uses none of the crates, and none uses it.
const BESIDE: &str = "xtask";

/// Where memory is shared with a host by its address.
const BOUNDARY: &str = "xinyong-mini";

const KERNEL: &str = "xinyong-score";

/// What the kernel is made with.
const KERNEL_USES: [&str; 8] =
    ["base64", "chrono", "hifijson", "itoa", "schemars", "serde", "serde_json", "sha2"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// `dev` or `build`; none for an ordinary one.
    kind: Option<String>,
    /// Where it stands, if it is one of ours.
    path: Option<PathBuf>,
}

/// Every arrow that points the wrong way, and every crate outside the workspace's lints.
pub(crate) fn check(sh: &Shell) -> Result<Vec<String>> {
    let text = cmd!(sh, "cargo metadata --format-version 1 --no-deps").quiet().read()?;
    let metadata: Metadata = serde_json::from_str(&text)?;
    let mut findings: Vec<String> = metadata.packages.iter().flat_map(wrong_arrows).collect();
    let workspace: toml::Table = fs::read_to_string(root().join("Cargo.toml"))?.parse()?;
    for package in &metadata.packages {
        let manifest: toml::Table = fs::read_to_string(&package.manifest_path)?.parse()?;
        if manifest.get("lints") != Some(&lints_of(&package.name, &workspace)) {
            findings.push(format!("{}: its lints are not the workspace's", package.name));
        }
    }
    Ok(findings)
}

/// The lints that a crate must have: the workspace's, in which only the boundary of the module without a host may say
/// why it is unsafe.
fn lints_of(name: &str, workspace: &toml::Table) -> toml::Value {
    if name != BOUNDARY {
        return toml::Value::Table(toml::Table::from_iter([("workspace".to_owned(), true.into())]));
    }
    let mut lints = workspace["workspace"]["lints"].clone();
    lints["rust"]["unsafe_code"] = "deny".into();
    lints
}

fn wrong_arrows(package: &Package) -> Vec<String> {
    let name = &package.name;
    let mut findings = Vec::new();
    let floor = floor_of(name);
    if floor.is_none() && name != BESIDE {
        findings.push(format!("{name} has no floor: give it one in crates/xtask/src/lint/arrows.rs"));
    }
    for used in &package.dependencies {
        if used.path.is_some() && (floor_of(&used.name).is_none() || floor_of(&used.name) >= floor) {
            findings.push(format!("{name} must not use {}", used.name));
        }
        if name == KERNEL
            && used.path.is_none()
            && used.kind.is_none()
            && !KERNEL_USES.contains(&used.name.as_str())
        {
            findings.push(format!("the kernel must not use {}", used.name));
        }
    }
    findings
}

fn floor_of(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, uses: &[(&str, bool)]) -> Package {
        let dependencies = uses.iter().map(|&(name, ours)| Dependency {
            name: name.to_owned(),
            kind: None,
            path: ours.then(PathBuf::new),
        });
        Package { name: name.to_owned(), manifest_path: PathBuf::new(), dependencies: dependencies.collect() }
    }

    #[test]
    fn arrows_point_down() {
        assert!(wrong_arrows(&package("xinyong-web", &[("xinyong-score", true), ("yew", false)])).is_empty());
        assert!(wrong_arrows(&package("xtask", &[("toml", false)])).is_empty());
    }

    #[test]
    fn arrows_up_and_sideways_are_found() {
        for (name, used) in [
            ("xinyong-score", "xinyong-rules"),
            ("xinyong-web", "xinyong-wasm"),
            ("xinyong-web", "xtask"),
            ("xtask", "xinyong-score"),
        ] {
            assert_eq!(
                wrong_arrows(&package(name, &[(used, true)])),
                [format!("{name} must not use {used}")]
            );
        }
        assert_eq!(wrong_arrows(&package("xinyong-new", &[])).len(), 1);
    }

    #[test]
    fn only_the_boundary_may_say_why_it_is_unsafe() {
        let workspace = "[workspace.lints.rust]\nunsafe_code = \"forbid\"\nmissing_docs = \"warn\"";
        let workspace = workspace.parse().expect("TOML");
        assert_eq!(lints_of("xinyong-cli", &workspace)["workspace"], true.into());
        let lints = lints_of(BOUNDARY, &workspace);
        assert_eq!(lints["rust"]["unsafe_code"], "deny".into());
        assert_eq!(lints["rust"]["missing_docs"], "warn".into());
    }

    #[test]
    fn the_kernel_stands_on_few_crates() {
        assert!(wrong_arrows(&package("xinyong-score", &[("chrono", false)])).is_empty());
        assert_eq!(wrong_arrows(&package("xinyong-score", &[("rand", false)])).len(), 1);
        assert!(wrong_arrows(&package("xinyong-rules", &[("toml", false)])).is_empty());
    }
}
