//! Files that a person can take in, and no floating point in the kernel.

use std::fs;
use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::root;

/// The most lines of a file of code: one subject a file.
const MOST_LINES: usize = 450;

/// The endings of files with code.
const CODE: [&str; 5] = ["rs", "js", "mjs", "css", "html"];

/// Where money and points are counted, exactly.
const KERNEL: &str = "crates/xinyong-score/src";

/// What is wrong with the files that are, or are about to be, in the repository.
pub(crate) fn check(sh: &Shell) -> Result<Vec<String>> {
    let list = cmd!(sh, "git ls-files --cached --others --exclude-standard").quiet().read()?;
    let mut findings = Vec::new();
    for name in list.lines() {
        let path = Path::new(name);
        let is_code =
            path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| CODE.contains(&ending));
        // A file that was deleted but not yet committed is still in the list.
        if is_code && let Ok(text) = fs::read_to_string(root().join(path)) {
            findings.extend(check_file(path, &text));
        }
    }
    Ok(findings)
}

fn check_file(path: &Path, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let lines = text.lines().count();
    if lines > MOST_LINES {
        findings.push(format!("{}: {lines} lines; {MOST_LINES} at most", path.display()));
    }
    if path.starts_with(KERNEL) {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| names_a_float(line)) {
            findings.push(format!(
                "{}:{}: floating point in the kernel: {}",
                path.display(),
                at + 1,
                line.trim()
            ));
        }
    }
    findings
}

/// Whether the code of a line, comments aside, names a floating-point type; but for where serde asks for one, to be refused.
fn names_a_float(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    if ["serialize_f32:", "serialize_f64:"].iter().any(|refused| code.contains(refused)) {
        return false;
    }
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .any(|word| matches!(word, "f32" | "f64"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_in_the_kernel_is_found_and_a_word_about_one_is_not() {
        let in_kernel = Path::new("crates/xinyong-score/src/points.rs");
        assert_eq!(check_file(in_kernel, "fn a(b: f64) {}").len(), 1);
        assert!(check_file(in_kernel, "fn visit_f64() {} // never an f64").is_empty());
        assert!(check_file(in_kernel, "serialize_f64: f64;").is_empty());
        assert_eq!(check_file(in_kernel, "a.serialize_field(NAME, &(1.5 as f64))?;").len(), 1);
        assert!(check_file(Path::new("web/src/dial.rs"), "fn a(b: f64) {}").is_empty());
    }

    #[test]
    fn a_long_file_is_found() {
        assert!(check_file(Path::new("a.rs"), &"\n".repeat(MOST_LINES)).is_empty());
        assert_eq!(check_file(Path::new("a.rs"), &"\n".repeat(MOST_LINES + 1)).len(), 1);
    }
}
