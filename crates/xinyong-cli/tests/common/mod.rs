//! What the tests of the command line share.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use snapbox::cmd::{Command, OutputAssert};
use tempfile::TempDir;

/// The sample archive: a penalty, a list that was left, a tax debt, an award. 785 on 2026-11-22.
pub(crate) const ARCHIVE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples/archive.json");

/// The program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_xinyong");

/// The day of most tests.
pub(crate) const DAY: &str = "2026-11-22";

/// The program with these arguments, in an environment that says nothing about colour.
pub(crate) fn xinyong(args: &[&dyn AsRef<OsStr>]) -> Command {
    Command::new(PROGRAM)
        .args(args.iter().map(AsRef::as_ref))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE")
}

/// What a run left on standard output.
pub(crate) fn output(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8")
}

/// What a run left on standard error.
pub(crate) fn errors(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("UTF-8")
}

/// Standard output as one JSON document.
pub(crate) fn json(assert: &OutputAssert) -> Value {
    serde_json::from_str(&output(assert)).expect("JSON")
}

/// Standard output as JSON documents, one a line.
pub(crate) fn json_lines(assert: &OutputAssert) -> Vec<Value> {
    output(assert).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// A folder that is removed at the end, and the files in it.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).expect("a file");
        path
    }
}

/// An archive on one line, with records written as JSON.
pub(crate) fn archive(name: &str, records: &str) -> String {
    format!(
        r#"{{"format":"xinyong-archive/1","entity":{{"uscc":"91350100M000100Y43","name":"{name}"}},"records":[{records}]}}"#
    )
}

/// A penalty of a severity, decided on 2026-03-10.
pub(crate) fn penalty(severity: &str) -> String {
    format!(
        r#"{{"id":"p-1","kind":"administrative-penalty","severity":"{severity}","date":"2026-03-10","status":"active"}}"#
    )
}
