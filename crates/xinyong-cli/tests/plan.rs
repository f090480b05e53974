//! `xinyong plan`

mod common;

use common::{ARCHIVE, DAY, Folder, archive, errors, json, json_lines, output, penalty, xinyong};
use serde_json::{Value, json};
use snapbox::cmd::Command;
use snapbox::file;

/// A plan from the day of most tests to the end of the year.
fn planned(file: &dyn AsRef<std::ffi::OsStr>, grade: &str) -> Command {
    xinyong(&[&"plan", file, &"--grade", &grade, &"--by", &"2026-12-31", &"--as-of", &DAY])
}

#[test]
fn a_plan_is_told_step_by_step() {
    planned(&ARCHIVE, "A").assert().success().stderr_eq("").stdout_eq(file!["snapshots/plan.zh.txt"]);
    planned(&ARCHIVE, "A")
        .args(["--lang", "en"])
        .assert()
        .success()
        .stdout_eq(file!["snapshots/plan.en.txt"]);
}

#[test]
fn what_is_out_of_reach_is_told_with_the_proof() {
    let folder = Folder::new();
    let debt = r#"{"id":"t-1","kind":"tax-arrears","amount":100,"date":"2026-05-01","status":"active"}"#;
    let file = folder.file("a.json", archive("甲", &[penalty("serious"), debt.to_owned()].join(",")));
    planned(&file, "C").assert().success().stdout_eq(file!["snapshots/plan.out-of-reach.txt"]);
    let result = json(&planned(&file, "c").args(["--format", "json"]).assert().success());
    assert_eq!((&result["reachable"], &result["reached_on"]), (&false.into(), &Value::Null));
    assert_eq!(
        (&result["score"], &result["best"]["score"], &result["short"]),
        (&645.into(), &665.into(), &65.into())
    );
    assert_eq!(result["actions"], json!([]));
    assert_eq!(result["bounds"][0]["why"], "too-late");
}

#[test]
fn json_has_each_step_with_its_days() {
    let result = json(&planned(&ARCHIVE, "A").args(["--format", "json"]).assert().success());
    assert_eq!(
        result["actions"],
        json!([{ "record": "p-1", "action": "repair", "opens_on": DAY, "file_by": "2026-12-17", "effective_on": "2026-12-04", "provisional": true }])
    );
    assert_eq!(
        (&result["reached_on"], &result["score"], &result["grade"]),
        (&"2026-12-04".into(), &850.into(), &"A".into())
    );
    assert_eq!((&result["score_now"], &result["score_waiting"]), (&785.into(), &785.into()));
}

#[test]
fn the_term_of_repair_is_a_setting() {
    let effective = |days: &str| {
        let run = planned(&ARCHIVE, "A").args(["--repair-days", days, "--format", "json"]).assert().success();
        json(&run)["actions"][0]["effective_on"].clone()
    };
    assert_eq!((effective("10"), effective("2")), ("2026-12-04".into(), "2026-11-24".into()));
    for wrong in ["0", "1000", "two"] {
        let run = planned(&ARCHIVE, "A").args(["--repair-days", wrong]).assert().code(2);
        assert!(errors(&run).contains(&format!("不能是“{wrong}”")), "{}", errors(&run));
    }
}

#[test]
fn what_the_person_names_is_considered() {
    let folder = Folder::new();
    let file = folder.file("a.json", archive("甲", &penalty("serious")));
    let with = |actions: &str| {
        let scenario =
            format!(r#"{{"format":"xinyong-scenario/1","as_of":"2020-01-01","actions":[{actions}]}}"#);
        let scenario = folder.file("s.json", scenario);
        planned(&file, "D").arg("--with").arg(scenario).args(["--format", "json"]).assert()
    };
    assert_eq!(json(&with("").success())["reachable"], false);
    let award = r#"{"action":"add","record":{"id":"h","kind":"commendation","level":"county","date":"2026-12-01","status":"active"}}"#;
    assert_eq!(json(&with(award).success())["actions"][0]["record"], "h");
    let run = with(&[award, award].join(",")).code(1);
    assert_eq!(output(&run), "");
    assert!(
        errors(&run).contains("s.json（甲）：第2项行动新增的信息（h）的“编号”（id）：编号与第2条记录相同"),
        "{}",
        errors(&run)
    );
    let run = with(r#"{"action":"model","model":"heihe-leading"}"#).code(1);
    assert!(errors(&run).contains("规划里不能换指标体系"), "{}", errors(&run));
    let run = with("{").code(1);
    assert!(errors(&run).contains("s.json：不是完整的 JSON"), "{}", errors(&run));
}

#[test]
fn several_archives_are_rows_or_lines() {
    let folder = Folder::new();
    let lines =
        [archive("甲", &penalty("minor")), archive("乙", ""), archive("丙", &penalty("serious"))].join("\n");
    let file = folder.file("many.jsonl", lines);
    planned(&file, "A").assert().success().stdout_eq(file!["snapshots/plan.rows.txt"]);
    let run = planned(&file, "A").args(["--format", "jsonl"]).assert().success();
    let reachable: Vec<Value> = json_lines(&run).into_iter().map(|plan| plan["reachable"].clone()).collect();
    assert_eq!(reachable, [true, true, false]);
}

#[test]
fn bad_days_and_grades_are_refused() {
    let run = planned(&ARCHIVE, "F").assert().code(2);
    assert!(errors(&run).contains("不能是“F”，只能是：A, B, C, D, E"), "{}", errors(&run));
    let run = planned(&ARCHIVE, "A").args(["--model", "nowhere"]).assert().code(1);
    assert!(errors(&run).contains("没有叫“nowhere”的指标体系"));
    let from = |day: &str| {
        xinyong(&[&"plan", &ARCHIVE, &"--grade", &"A", &"--by", &"2026-12-31", &"--as-of", &day])
            .assert()
            .code(1)
    };
    assert!(errors(&from("2027-01-01")).contains("达标日期2026年12月31日早于起算日期2027年1月1日"));
    assert!(errors(&from("2020-01-01")).contains("自2021年12月31日起施行"));
}
