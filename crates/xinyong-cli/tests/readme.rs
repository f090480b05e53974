//! The command line as the README shows it.

mod common;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use common::{Folder, xinyong};

#[test]
fn every_command_of_the_readme_runs_one_after_the_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let folder = Folder::new();
    for files in ["web/samples", "docs/examples"] {
        let there = folder.path().join(files);
        fs::create_dir_all(&there).expect("a folder");
        for file in fs::read_dir(root.join(files)).expect("files").map(|file| file.expect("a file")) {
            fs::copy(file.path(), there.join(file.file_name())).expect("a copy");
        }
    }
    let commands: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("xinyong ")).collect();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().collect();
        let args: Vec<&dyn AsRef<OsStr>> = words.iter().map(|word| word as &dyn AsRef<OsStr>).collect();
        let run = xinyong(&args).current_dir(folder.path()).assert();
        assert_eq!(run.get_output().status.code(), Some(0), "xinyong {command}: {}", common::errors(&run));
    }
}
