//! `xinyong repair`

mod common;

use common::{ARCHIVE, DAY, Folder, archive, errors, json, json_lines, output, penalty, xinyong};
use serde_json::Value;
use snapbox::file;

#[test]
fn every_adverse_record_is_told_with_both_clocks_and_what_to_do() {
    xinyong(&[&"repair", &ARCHIVE, &"--as-of", &DAY])
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq(file!["snapshots/repair.zh.txt"]);
    xinyong(&[&"repair", &ARCHIVE, &"--as-of", &DAY, &"--lang", &"en"])
        .assert()
        .success()
        .stdout_eq(file!["snapshots/repair.en.txt"]);
}

#[test]
fn json_has_what_opens_when() {
    let folder = Folder::new();
    let file = folder.file("a.json", archive("甲", &penalty("general")));
    let on = |day: &str| {
        let run = xinyong(&[&"repair", &file, &"--as-of", &day, &"--format", &"json"]).assert().success();
        let result = json(&run);
        assert_eq!(result["as_of"], day);
        let found = result["records"][0].clone();
        (
            found["standing"].clone(),
            found["eligible"].clone(),
            found["opens_on"].clone(),
            result["rules"]["id"].clone(),
        )
    };
    let opens: Value = "2026-06-11".into();
    let rules: Value = "ndrc-2025-36".into();
    assert_eq!(on("2026-06-10"), ("opens".into(), false.into(), opens.clone(), rules.clone()));
    assert_eq!(on("2026-06-11"), ("open".into(), true.into(), opens, rules));
    assert_eq!(on("2026-03-31").3, "ndrc-2023-58");
}

#[test]
fn under_several_archives_the_notices_stand_once() {
    let folder = Folder::new();
    let lines = [archive("甲", &penalty("minor")), archive("乙", "")].join("\n");
    let file = folder.file("many.jsonl", lines);
    let said = output(&xinyong(&[&"repair", &file, &"--as-of", &DAY]).assert().success());
    assert_eq!(said.matches("\n说明\n").count(), 1, "{said}");
    assert!(
        said.contains("截至2026年11月22日，没有失信信息，不用修复。") && !said.contains("\n\n\n"),
        "{said}"
    );
    let run = xinyong(&[&"repair", &file, &"--as-of", &DAY, &"--format", &"jsonl"]).assert().success();
    assert_eq!(json_lines(&run).len(), 2);
}

#[test]
fn a_day_before_the_model_and_a_file_that_is_not_there_are_refused() {
    let run = xinyong(&[&"repair", &ARCHIVE, &"--as-of", &"2020-01-01"]).assert().code(1);
    assert!(errors(&run).contains("自2021年12月31日起施行"), "{}", errors(&run));
    let run = xinyong(&[&"repair", &"nowhere.json", &"--as-of", &DAY]).assert().code(1);
    assert_eq!(errors(&run), "错误：没有文件“nowhere.json”。请核对路径。\n");
}
