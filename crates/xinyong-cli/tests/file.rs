//! `xinyong file`

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Folder, archive, errors, json, output, penalty, xinyong};
use serde_json::{Value, json};
use snapbox::cmd::OutputAssert;
use snapbox::file;
use xinyong_score::filing::{Evidence, Filer, Filing, Subject, Wrong};

/// A draft of an objection against the minor penalty.
fn objection() -> Filing {
    let filer = Filer { uscc: "91350100M000100Y43".parse().expect("a code"), name: "甲公司".into() };
    let subject = Subject::Objection {
        record: "p-1".into(),
        wrong: Wrong::NotOurs,
        statement: "这条处罚是另一家企业的。".into(),
    };
    let evidence = vec![Evidence::new("营业执照.pdf", *b"%PDF-1.7").expect("evidence")];
    Filing::new("办-1".into(), filer, subject, evidence).expect("a draft")
}

fn draft(folder: &Folder) -> PathBuf {
    folder.file("draft.json", serde_json::to_string(&objection()).expect("JSON"))
}

/// Takes a step and gives the file with the filing after it.
fn step(folder: &Folder, filing: &Path, to: &str, day: &str, note: Option<&str>) -> PathBuf {
    let out = folder.path().join(format!("{to}.json"));
    let mut args: Vec<&dyn AsRef<std::ffi::OsStr>> =
        vec![&"file", &"step", &filing, &"--to", &to, &"--as-of", &day, &"--out", &out];
    if ["accepted", "returned"].contains(&to) {
        args.extend([&"--by" as &dyn AsRef<std::ffi::OsStr>, &"示例市营商环境局"]);
    }
    if let Some(note) = &note {
        args.extend([&"--note" as &dyn AsRef<std::ffi::OsStr>, note]);
    }
    xinyong(&args).assert().success();
    out
}

fn accepted(folder: &Folder) -> PathBuf {
    let filed = step(folder, &draft(folder), "submitted", "2026-09-23", None);
    step(folder, &filed, "accepted", "2026-09-24", None)
}

fn decided(folder: &Folder, filing: &Path, more: &[&dyn AsRef<std::ffi::OsStr>]) -> OutputAssert {
    let archive = folder.file("archive.json", archive("甲公司", &penalty("minor")));
    let mut args: Vec<&dyn AsRef<std::ffi::OsStr>> =
        vec![&"file", &"decide", &filing, &"--archive", &archive, &"--as-of", &"2026-09-28"];
    args.extend(more);
    xinyong(&args).assert()
}

#[test]
fn a_filing_is_shown_with_its_deadline_and_nothing_is_wrong() {
    let folder = Folder::new();
    let filing = accepted(&folder);
    let archive = folder.file("archive.json", archive("甲公司", &penalty("minor")));
    for (lang, expected) in
        [("zh", file!["snapshots/file-check.zh.txt"]), ("en", file!["snapshots/file-check.en.txt"])]
    {
        let args: [&dyn AsRef<std::ffi::OsStr>; 9] =
            [&"file", &"check", &filing, &"--archive", &archive, &"--as-of", &"2026-09-28", &"--lang", &lang];
        xinyong(&args).assert().success().stderr_eq("").stdout_eq(expected);
    }
}

#[test]
fn what_a_yes_would_do_is_a_simulation() {
    let folder = Folder::new();
    let archive = folder.file("archive.json", archive("甲公司", &penalty("minor")));
    let args: [&dyn AsRef<std::ffi::OsStr>; 9] = [
        &"file",
        &"check",
        &accepted(&folder),
        &"--archive",
        &archive,
        &"--as-of",
        &"2026-09-28",
        &"--format",
        &"json",
    ];
    let found = json(&xinyong(&args).assert().success());
    assert_eq!(found["effect"]["difference"], 65);
    assert_eq!(found["effect"]["after"]["simulated"], true);
}

#[test]
fn everything_wrong_with_a_filing_is_listed_with_its_rule() {
    let folder = Folder::new();
    let mut broken = serde_json::to_value(objection()).expect("JSON");
    broken["evidence"][0]["size"] = 7.into();
    broken["subject"]["wrong"] = "不是本主体的信息".into();
    broken["history"] =
        json!([{ "state": "confirmed", "date": "2026-11-20", "by": "authority", "name": "某局" }]);
    let filing = folder.file("broken.json", broken.to_string());
    let run = xinyong(&[&"file", &"check", &filing]).assert().code(1);
    run.stdout_eq(file!["snapshots/file-broken.zh.txt"]);

    let other =
        folder.file("other.json", archive("乙公司", "").replace("91350100M000100Y43", "91231100MADEMA0279"));
    let args: [&dyn AsRef<std::ffi::OsStr>; 7] =
        [&"file", &"check", &draft(&folder), &"--archive", &other, &"--format", &"json"];
    let found = json(&xinyong(&args).assert().code(1));
    let codes: Vec<&str> =
        found["problems"].as_array().expect("a list").iter().filter_map(|one| one["code"].as_str()).collect();
    assert_eq!(codes, ["other-entity", "no-record"]);
    assert_eq!(found["problems"][0]["basis"][0]["document"], "hlj-2021-rules");
    assert_eq!(found["receipt"]["state"], "draft");
    assert_eq!(found["effect"], serde_json::Value::Null);
}

#[test]
fn a_deadline_that_has_passed_is_said() {
    let folder = Folder::new();
    let filing = accepted(&folder);
    let check = |day: &str| {
        let args: [&dyn AsRef<std::ffi::OsStr>; 7] =
            [&"file", &"check", &filing, &"--as-of", &day, &"--format", &"json"];
        json(&xinyong(&args).assert().success())
    };
    let last = check("2026-10-12");
    assert_eq!(last["receipt"]["deadline"], json!({ "date": "2026-10-12", "provisional": false }));
    assert_eq!((&last["overdue"], &check("2026-10-13")["overdue"]), (&false.into(), &true.into()));
    let run = xinyong(&[&"file", &"check", &filing, &"--as-of", &"2026-10-13"]).assert().success();
    assert!(output(&run).contains("2026年10月12日（受理后第7个工作日），已经超过"), "{}", output(&run));
}

#[test]
fn a_decision_gives_the_archive_that_follows_and_says_what_it_changed() {
    let folder = Folder::new();
    let filing = accepted(&folder);
    let (out, filing_out) = (folder.path().join("after.json"), folder.path().join("decided.json"));
    let run = decided(&folder, &filing, &[&"--outcome", &"confirmed", &"--filing-out", &filing_out]);
    let run = run.success();
    let after = json(&run);
    assert_eq!(after["records"][0]["status"], "revoked");
    assert_eq!(after["records"][0]["status_on"], "2026-09-28");
    assert_eq!(
        errors(&run),
        "办件办-1：确认。截至2026年9月28日，公共信用综合评价得分从785分变为850分（+65分），等级从C级变为A级。\n"
    );
    let written = Filing::from_json(&fs::read_to_string(&filing_out).expect("a file")).expect("a filing");
    let last = written.history().last().expect("the decision");
    assert_eq!((last.state.as_str(), &*last.name), ("confirmed", "示例市营商环境局"));

    let more: [&dyn AsRef<std::ffi::OsStr>; 6] =
        [&"--outcome", &"confirmed", &"--out", &out, &"--format", &"json"];
    let report = json(&decided(&folder, &filing, &more).success());
    assert_eq!((&report["before"]["score"], &report["after"]["score"]), (&785.into(), &850.into()));
    assert_eq!((&report["difference"], &report["after"]["grade"]), (&65.into(), &"A".into()));
    assert_eq!(report["receipt"]["content"], written.content_hash());
    let again: Value = serde_json::from_str(&fs::read_to_string(&out).expect("a file")).expect("JSON");
    assert_eq!(again, after);
    // What is written is an archive that scores so.
    let args: [&dyn AsRef<std::ffi::OsStr>; 6] =
        [&"score", &out, &"--as-of", &"2026-09-28", &"--format", &"json"];
    assert_eq!(json(&xinyong(&args).assert().success())["score"], 850);
}

#[test]
fn a_rejection_needs_its_reason_and_changes_nothing() {
    let folder = Folder::new();
    let filing = accepted(&folder);
    let run = decided(&folder, &filing, &[&"--outcome", &"rejected"]).code(1);
    assert_eq!(output(&run), "");
    assert_eq!(errors(&run), "错误：不予通过，须写明理由。请补上。\n");
    let more: [&dyn AsRef<std::ffi::OsStr>; 4] = [&"--outcome", &"rejected", &"--note", &"处罚的就是本企业"];
    let run = decided(&folder, &filing, &more).success();
    assert_eq!(json(&run)["records"][0]["status"], "active");
    assert!(errors(&run).contains("785分，C级，没有变化"), "{}", errors(&run));
}

#[test]
fn a_step_that_is_missing_is_named() {
    let folder = Folder::new();
    let filed = step(&folder, &draft(&folder), "submitted", "2026-09-23", None);
    let run = decided(&folder, &filed, &[&"--outcome", &"confirmed", &"--by", &"示例市营商环境局"]).code(1);
    assert_eq!(
        errors(&run),
        "错误：办件现在是“已提交”，主管部门不能直接变为“已确认”。下一步只能是：已受理（由主管部门办理）、已退回补正（由主管部门办理）、已撤回（由申请人办理）。\n"
    );
}

#[test]
fn a_filing_is_returned_and_filed_again_and_withdrawn() {
    let folder = Folder::new();
    let filed = step(&folder, &draft(&folder), "submitted", "2026-09-23", None);
    let run = xinyong(&[&"file", &"step", &filed, &"--to", &"accepted"]).assert().code(1);
    assert!(errors(&run).contains("没有写明由谁办理"), "{}", errors(&run));
    let returned = step(&folder, &filed, "returned", "2026-09-24", Some("缺少公章"));
    let again = step(&folder, &returned, "submitted", "2026-09-28", None);
    let run = xinyong(&[&"file", &"step", &again, &"--to", &"withdrawn", &"--as-of", &"2026-09-29"]);
    let run = run.assert().success();
    let states: Vec<String> = json(&run)["history"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| step["state"].as_str().expect("a word").to_owned())
        .collect();
    assert_eq!(states, ["submitted", "returned", "submitted", "withdrawn"]);
    assert_eq!(errors(&run), "办件办-1：已提交→已撤回。\n");
    let run = xinyong(&[&"file", &"step", &again, &"--to", &"submitted"]).assert().code(1);
    assert!(errors(&run).contains("不能直接变为“已提交”"), "{}", errors(&run));
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = Folder::new();
    let lines = folder.file("many.jsonl", "");
    let run = xinyong(&[&"file", &"check", &draft(&folder), &"--archive", &lines]).assert().code(1);
    assert!(errors(&run).contains("不是一份信用档案"), "{}", errors(&run));
    let run = xinyong(&[&"file", &"check", &"nowhere.json"]).assert().code(1);
    assert!(errors(&run).contains("没有文件“nowhere.json”"), "{}", errors(&run));
    let latin = folder.file("latin.json", b"{ \"\xff\" }");
    let run = xinyong(&[&"file", &"check", &latin]).assert().code(1);
    assert!(errors(&run).contains("不是 UTF-8 编码"), "{}", errors(&run));
    let run = decided(&folder, &latin, &[&"--outcome", &"approved"]).code(2);
    assert!(errors(&run).contains("confirmed"), "{}", errors(&run));
}

#[test]
fn a_decision_is_no_step() {
    let folder = Folder::new();
    let filing = accepted(&folder);
    for state in ["confirmed", "rejected"] {
        let run = xinyong(&[&"file", &"step", &filing, &"--to", &state]).assert().code(2);
        assert!(errors(&run).contains("submitted, accepted, returned, withdrawn"), "{}", errors(&run));
        assert!(!errors(&run).contains("draft,"), "{}", errors(&run));
        assert_eq!(output(&run), "");
    }
    let help = output(&xinyong(&[&"file", &"step", &"--help"]).assert().success());
    assert!(help.contains("decide") && !help.contains("confirmed"), "{help}");
}

#[test]
fn nothing_is_announced_that_was_not_written() {
    let folder = Folder::new();
    let (filing, nowhere) = (accepted(&folder), folder.path().join("no-such-folder/out.json"));
    let args: [&dyn AsRef<std::ffi::OsStr>; 7] =
        [&"file", &"step", &filing, &"--to", &"withdrawn", &"--out", &nowhere];
    let run = xinyong(&args).assert().code(1);
    assert!(errors(&run).contains("写不进去") && !errors(&run).contains("→"), "{}", errors(&run));
    for out in ["--out", "--filing-out"] {
        let more: [&dyn AsRef<std::ffi::OsStr>; 6] =
            [&"--outcome", &"confirmed", &out, &nowhere, &"--format", &"json"];
        let said = errors(&decided(&folder, &filing, &more).code(1));
        assert!(said.contains("写不进去") && !said.contains("办件办-1"), "{said}");
    }
    // Without the archive that follows, the filing is not decided.
    let kept = folder.path().join("decided.json");
    let more: [&dyn AsRef<std::ffi::OsStr>; 6] =
        [&"--outcome", &"confirmed", &"--out", &nowhere, &"--filing-out", &kept];
    decided(&folder, &filing, &more).code(1);
    assert!(!kept.exists());
}

#[test]
fn repair_is_decided_within_the_term_of_the_place() {
    let folder = Folder::new();
    let mut filing = serde_json::to_value(objection()).expect("JSON");
    filing["subject"] = json!({
        "matter": "repair", "record": "p-1", "change": "repair", "met": ["corrected", "promise", "other-law"],
        "papers": ["proof", "promise"], "promise": "今后守法经营。",
    });
    let draft = folder.file("repair.json", filing.to_string());
    let filed = step(&folder, &draft, "submitted", "2026-11-19", None);
    let filing = step(&folder, &filed, "accepted", "2026-11-20", None);
    let deadline = |days: Option<&str>| {
        let mut args: Vec<&dyn AsRef<std::ffi::OsStr>> =
            vec![&"file", &"check", &filing, &"--format", &"json"];
        if let Some(days) = &days {
            args.extend([&"--repair-days" as &dyn AsRef<std::ffi::OsStr>, days]);
        }
        json(&xinyong(&args).assert().success())["receipt"]["deadline"]["date"].clone()
    };
    assert_eq!((deadline(None), deadline(Some("2"))), ("2026-12-04".into(), "2026-11-24".into()));
    let archive = folder.file("repaired.json", archive("甲公司", &penalty("minor")));
    // A yes is expected by the deadline; once that is past, at once.
    for (today, expected) in [("2026-12-03", "2026-12-04"), ("2026-12-07", "2026-12-07")] {
        let args: [&dyn AsRef<std::ffi::OsStr>; 9] =
            [&"file", &"check", &filing, &"--archive", &archive, &"--as-of", &today, &"--format", &"json"];
        assert_eq!(json(&xinyong(&args).assert().success())["effect"]["as_of"], expected, "{today}");
    }
    let out = folder.path().join("after.json");
    let args: [&dyn AsRef<std::ffi::OsStr>; 15] = [
        &"file",
        &"decide",
        &filing,
        &"--archive",
        &archive,
        &"--outcome",
        &"confirmed",
        &"--as-of",
        &"2026-11-24",
        &"--repair-days",
        &"2",
        &"--out",
        &out,
        &"--format",
        &"json",
    ];
    let report = json(&xinyong(&args).assert().success());
    assert_eq!(report["receipt"]["deadline"]["date"], "2026-11-24");
}

#[test]
fn a_filing_comes_from_standard_input() {
    let draft = || serde_json::to_string(&objection()).expect("JSON");
    let run = xinyong(&[&"file", &"check", &"-"]).stdin(draft()).assert().success();
    assert!(output(&run).contains("办-1"), "{}", output(&run));
    let run = xinyong(&[&"file", &"step", &"-", &"--to", &"submitted"]).stdin(draft()).assert().success();
    assert_eq!(json(&run)["history"][0]["state"], "submitted");
    let run = xinyong(&[&"file", &"step", &"-", &"--to", &"submitted"]).stdin("{").assert().code(1);
    assert!(errors(&run).starts_with("错误：标准输入：不是完整的 JSON"), "{}", errors(&run));
}
