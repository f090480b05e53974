//! `xinyong simulate`

mod common;

use common::{ARCHIVE, Folder, archive, errors, json, json_lines, output, penalty, xinyong};
use snapbox::file;

const SCENARIO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples/scenario.json");

/// A scenario on 31 December 2026.
fn scenario(actions: &str) -> String {
    format!(r#"{{"format":"xinyong-scenario/1","as_of":"2026-12-31","actions":[{actions}]}}"#)
}

#[test]
fn a_simulation_is_told_under_its_mark() {
    xinyong(&[&"simulate", &ARCHIVE, &SCENARIO])
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq(file!["snapshots/simulate.zh.txt"]);
    xinyong(&[&"simulate", &ARCHIVE, &SCENARIO, &"--lang", &"en"])
        .assert()
        .success()
        .stdout_eq(file!["snapshots/simulate.en.txt"]);
}

#[test]
fn json_has_before_after_and_what_each_action_does_alone() {
    let run = xinyong(&[&"simulate", &ARCHIVE, &SCENARIO, &"--format", &"json"]).assert().success();
    let result = json(&run);
    assert_eq!(result["as_of"], "2026-12-31");
    assert_eq!((&result["before"]["score"], &result["after"]["score"]), (&785.into(), &920.into()));
    assert_eq!((&result["after"]["simulated"], &result["difference"]), (&true.into(), &135.into()));
    assert!(result["before"].get("simulated").is_none());
    let alone: Vec<i64> = result["actions"]
        .as_array()
        .expect("actions")
        .iter()
        .filter_map(|one| one["alone"].as_i64())
        .collect();
    assert_eq!(alone, [65, 40, 10, 20]);
    assert_eq!(result["actions"][0]["action"], "repair");
    assert_eq!(result["records"][2]["reason_after"], "repaired");
}

#[test]
fn another_day_than_the_scenarios_can_be_asked_about() {
    let args: [&dyn AsRef<std::ffi::OsStr>; 7] =
        [&"simulate", &ARCHIVE, &SCENARIO, &"--as-of", &"2026-12-04", &"--format", &"json"];
    let result = json(&xinyong(&args).assert().success());
    assert_eq!((&result["as_of"], &result["difference"]), (&"2026-12-04".into(), &95.into()));
}

#[test]
fn another_model_is_chosen_by_option_or_by_action() {
    let folder = Folder::new();
    let other = folder.file("s.json", scenario(r#"{"action":"model","model":"heihe-leading"}"#));
    let run = xinyong(&[&"simulate", &ARCHIVE, &other, &"--format", &"json"]).assert().success();
    assert_eq!(json(&run)["before"]["model"]["id"], "heilongjiang-public");
    assert_eq!(json(&run)["after"]["model"]["id"], "heihe-leading");
    let args: [&dyn AsRef<std::ffi::OsStr>; 7] =
        [&"simulate", &ARCHIVE, &SCENARIO, &"--model", &"heihe-leading", &"--format", &"json"];
    assert_eq!(json(&xinyong(&args).assert().success())["before"]["model"]["id"], "heihe-leading");
}

#[test]
fn several_archives_are_rows_or_lines_and_one_that_cannot_does_not_stop_the_others() {
    let folder = Folder::new();
    let repair = folder.file("s.json", scenario(r#"{"action":"repair","record":"p-1","on":"2026-12-01"}"#));
    let lines =
        [archive("甲", &penalty("minor")), archive("乙", ""), archive("丙", &penalty("general"))].join("\n");
    let file = folder.file("many.jsonl", lines);
    let run = xinyong(&[&"simulate", &file, &repair]).assert().code(1);
    assert!(errors(&run).contains("s.json（乙）：第1项行动（信用修复，p-1）：档案里没有编号为“p-1”的信息"));
    run.stdout_eq(file!["snapshots/simulate.rows.txt"]);
    let run = xinyong(&[&"simulate", &file, &repair, &"--format", &"jsonl"]).assert().code(1);
    let scores: Vec<i64> =
        json_lines(&run).iter().filter_map(|result| result["difference"].as_i64()).collect();
    assert_eq!(scores, [65, 125]);
}

#[test]
fn actions_that_cannot_be_are_all_told_with_the_rule() {
    let folder = Folder::new();
    let file = folder.file("a.json", archive("甲", &penalty("serious")));
    let actions = r#"{"action":"repair","record":"p-1","on":"2027-03-10"},{"action":"leave-list","record":"b-1","on":"2026-12-01"}"#;
    let scenario = folder.file("s.json", scenario(actions));
    for format in ["text", "json", "jsonl"] {
        let run = xinyong(&[&"simulate", &file, &scenario, &"--format", &format]).assert().code(1);
        assert_eq!(output(&run), "");
        let said = errors(&run);
        assert_eq!(said.lines().count(), 2, "{said}");
        assert!(
            said.contains("最早2027年3月11日才能办理，2027年3月10日太早。")
                && said.contains("（依据：《信用修复管理办法》公示期限、何时可以申请）"),
            "{said}"
        );
    }
}

#[test]
fn what_is_wrong_with_a_scenario_file_is_told_with_its_place() {
    let folder = Folder::new();
    let wrong = [
        (&b"\xff"[..], "s.json：文字不是 UTF-8 编码，从第1个字节起"),
        (b"{", "s.json：不是完整的 JSON"),
        (br#"{"format":"xinyong-archive/1"}"#, "s.json：“格式”（format）：文件自称是“xinyong-archive/1”格式"),
        (
            br#"{"format":"xinyong-scenario/1","as_of":"2026-12-31","actions":[{"action":"add","record":{"id":"n"}}]}"#,
            "s.json：第1项行动新增的信息（n）的“类别”（kind）：没有填写",
        ),
    ];
    for (bytes, expected) in wrong {
        let run = xinyong(&[&"simulate", &ARCHIVE, &folder.file("s.json", bytes)]).assert().code(1);
        assert_eq!(output(&run), "");
        assert!(errors(&run).contains(expected), "{}", errors(&run));
    }
    let run = xinyong(&[&"simulate", &ARCHIVE, &"nowhere.json"]).assert().code(1);
    assert_eq!(errors(&run), "错误：没有文件“nowhere.json”。请核对路径。\n");
}

#[test]
fn a_scenario_comes_from_standard_input_but_not_together_with_its_archives() {
    let text = std::fs::read_to_string(SCENARIO).expect("a scenario");
    let from_file = output(&xinyong(&[&"simulate", &ARCHIVE, &SCENARIO]).assert().success());
    let run = xinyong(&[&"simulate", &ARCHIVE, &"-"]).stdin(text.as_str()).assert().success();
    assert_eq!(output(&run), from_file);
    let plan = ["--grade", "A", "--by", "2026-12-31", "--as-of", "2026-11-22"];
    let run =
        xinyong(&[&"plan", &ARCHIVE, &"--with", &"-"]).args(plan).stdin(text.as_str()).assert().success();
    assert_eq!(errors(&run), "");
    for run in [xinyong(&[&"simulate", &"-", &"-"]), xinyong(&[&"plan", &"-", &"--with", &"-"]).args(plan)] {
        let run = run.stdin(text.as_str()).assert().code(1);
        assert!(errors(&run).contains("标准输入只能读一次"), "{}", errors(&run));
    }
}
