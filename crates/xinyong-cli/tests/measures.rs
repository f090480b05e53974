//! `xinyong measures`

mod common;

use std::ffi::OsStr;

use common::{ARCHIVE, DAY, Folder, archive, errors, json, json_lines, output, penalty, xinyong};
use serde_json::Value;
use snapbox::file;

#[test]
fn what_a_grade_brings_is_told_to_a_person() {
    xinyong(&[&"measures", &ARCHIVE, &"--as-of", &DAY])
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq(file!["snapshots/measures.zh.txt"]);
}

#[test]
fn what_a_grade_brings_is_told_in_english() {
    xinyong(&[&"measures", &ARCHIVE, &"--as-of", &DAY, &"--lang", &"en"])
        .assert()
        .success()
        .stdout_eq(file!["snapshots/measures.en.txt"]);
}

#[test]
fn on_the_day_of_the_evaluation_the_plan_is_for_the_next_one() {
    let folder = Folder::new();
    let file = folder.file("a.json", archive("甲公司", &penalty("serious")));
    let run =
        xinyong(&[&"measures", &file, &"--as-of", &"2026-12-31", &"--format", &"json"]).assert().success();
    assert_eq!(json(&run)["next"]["plan"]["by"], "2027-12-31");
}

#[test]
fn json_has_the_measures_the_next_grade_and_the_scenarios() {
    let run = xinyong(&[&"measures", &ARCHIVE, &"--as-of", &DAY, &"--format", &"json"]).assert().success();
    let result = json(&run);
    assert_eq!((&result["score"], &result["grade"]), (&785.into(), &"C".into()));
    let ids = |list: &Value| -> Vec<String> {
        list.as_array()
            .expect("a list")
            .iter()
            .filter_map(|part| Some(part["id"].as_str()?.to_owned()))
            .collect()
    };
    assert_eq!(ids(&result["measures"]), ["normal-inspections", "reminders"]);
    assert_eq!((&result["next"]["grade"], &result["next"]["points_away"]), (&"B".into(), &5.into()));
    assert_eq!(ids(&result["next"]["ends"]), ["normal-inspections", "reminders"]);
    let plan = &result["next"]["plan"];
    assert_eq!((&plan["goal"], &plan["by"]), (&"B".into(), &"2026-12-31".into()));
    assert_eq!((&plan["simulated"], &plan["reachable"]), (&true.into(), &true.into()));
    assert_eq!(plan["actions"][0]["action"], "leave-list");
    assert_eq!(ids(&result["scenarios"]).len(), 10);
    let offer = &result["scenarios"][0]["offers"][0];
    assert_eq!((&offer["status"], &offer["points_away"]), (&"grade-too-low".into(), &5.into()));
    assert_eq!(
        (&offer["from"]["grade"], &offer["from"]["provenance"]),
        (&"B".into(), &"illustrative".into())
    );
    assert_eq!(result["scenarios"][2]["whom"], "leading-enterprise");
    let notices = ids(&result["notices"]);
    assert_eq!(notices, ["not-a-ground-for-sanctions", "illustrative-values", "illustrative-thresholds"]);
}

#[test]
fn at_the_best_grade_there_is_no_next() {
    let folder = Folder::new();
    let file = folder.file("a.json", archive("甲", ""));
    let run = xinyong(&[&"measures", &file, &"--as-of", &DAY, &"--format", &"json"]).assert().success();
    assert_eq!(json(&run)["next"], Value::Null);
    let said = output(&xinyong(&[&"measures", &file, &"--as-of", &DAY]).assert().success());
    assert!(said.contains("A级已是最高等级") && !said.contains("还差"), "{said}");
}

#[test]
fn several_results_are_lines_or_pages_with_the_notices_once() {
    let folder = Folder::new();
    let lines = [archive("甲", &penalty("general")), archive("乙", "")].join("\n");
    let file = folder.file("a.jsonl", lines);
    let args =
        |format| -> [&dyn AsRef<OsStr>; 6] { [&"measures", &file, &"--as-of", &DAY, &"--format", format] };
    let grades: Vec<Value> = json_lines(&xinyong(&args(&"jsonl")).assert().success())
        .into_iter()
        .map(|mut result| result["grade"].take())
        .collect();
    assert_eq!(grades, ["D", "A"]);
    let said = output(&xinyong(&args(&"text")).assert().success());
    assert_eq!((said.matches("\n说明\n").count(), said.matches("现有措施").count()), (1, 2), "{said}");
    assert!(!said.contains("\n\n\n"), "{said}");
}

#[test]
fn a_day_before_the_model_is_refused() {
    let run = xinyong(&[&"measures", &ARCHIVE, &"--as-of", &"2021-12-30"]).assert().code(1);
    assert_eq!(output(&run), "");
    assert!(errors(&run).contains("自2021年12月31日起施行"), "{}", errors(&run));
}
