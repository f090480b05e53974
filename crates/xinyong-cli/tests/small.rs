//! `xinyong workdays`, `uscc`, `completions`, `man`, help and usage.

mod common;

use common::{ARCHIVE, errors, json, json_lines, output, xinyong};
use serde_json::json;
use snapbox::file;

#[test]
fn working_days_are_counted_by_the_notices() {
    for (received, last) in
        [("2025-09-28", "2025-10-14"), ("2025-12-29", "2026-01-08"), ("2026-02-11", "2026-02-27")]
    {
        let run = xinyong(&[&"workdays", &received, &"7"]).assert().success();
        assert_eq!(json(&run), json!({ "date": last, "provisional": false }));
    }
    let run = xinyong(&[&"workdays", &"2027-03-01", &"1", &"--format", &"json"]).assert().success();
    assert_eq!(json(&run), json!({ "date": "2027-03-02", "provisional": true }));
    let run = xinyong(&[&"workdays", &"2026-12-25", &"7", &"--format", &"text"]).assert().success();
    assert_eq!(
        output(&run),
        "2026年12月25日收到，第7个工作日是2027年1月5日。\n暂定：期间有的日子还没有放假安排，先按周六、周日休息计算。\n"
    );
}

#[test]
fn a_term_that_cannot_be_counted_is_said() {
    let run = xinyong(&[&"workdays", &"2026-01-01", &"4294967295"]).assert().code(1);
    assert_eq!(output(&run), "");
    assert!(errors(&run).contains("4294967295个工作日太多"), "{}", errors(&run));
}

#[test]
fn codes_are_judged_one_a_line() {
    let codes: [&dyn AsRef<std::ffi::OsStr>; 4] =
        [&"uscc", &"91350100M000100Y43", &"91110108551385082F", &"91350100M000100Y4Z"];
    let run = xinyong(&codes).assert().code(1);
    assert_eq!(
        json_lines(&run),
        [
            json!({ "code": "91350100M000100Y43", "verdict": "valid", "category": "enterprise", "region": "350100" }),
            json!({ "code": "91110108551385082F", "verdict": "check-digit", "category": "enterprise", "region": "110108" }),
            json!({ "code": "91350100M000100Y4Z", "verdict": "malformed", "category": null, "region": null }),
        ]
    );
    xinyong(&[&"uscc", &"92141127MA0KD1Y64A"]).assert().success();
    let run = xinyong(&[&"uscc", &"91350100m000100y43", &"--format", &"text"]).assert().code(1);
    assert!(output(&run).contains("您要写的是不是“91350100M000100Y43”"), "{}", output(&run));
}

#[test]
fn what_is_no_command_ends_with_two_and_says_so() {
    for (args, zh, en) in [
        (
            &["scor"][..],
            "没有“scor”这个命令。\n您要写的是不是 score？",
            "there is no command “scor”.\nDid you mean score?",
        ),
        (&["score"], "还缺：<文件>...。", "missing: <FILE>...."),
        (
            &["score", ARCHIVE, "--as-of", "2026-02-30"],
            "“--as-of <日期>”不能是“2026-02-30”。",
            "cannot be “2026-02-30”.",
        ),
        (&["score", ARCHIVE, "--as-of"], "“--as-of <日期>”后面要写内容。", "“--as-of <DATE>” needs a value."),
        (
            &["schema", "x"],
            "只能是：archive, evaluation, grades, timeline, ",
            "only: archive, evaluation, grades, timeline, ",
        ),
        (&["import", "x", "--format", "json"], "没有“--format”这个选项。", "there is no option “--format”."),
        (&["workdays", "2026-01-01", "-1"], "没有“-1”这个选项。", "there is no option “-1”."),
    ] {
        for (lang, sentence) in [("zh", zh), ("en", en)] {
            let run = xinyong(&[]).args(["--lang", lang]).args(args).assert().code(2);
            assert_eq!(output(&run), "");
            assert!(errors(&run).contains(sentence), "{}", errors(&run));
        }
    }
    let run = xinyong(&[]).assert().code(2);
    assert!(errors(&run).contains("用法：xinyong"), "{}", errors(&run));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_utf_8_are_refused_or_are_files() {
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"\xff");
    let run = xinyong(&[&"score", &odd]).assert().code(1);
    assert!(errors(&run).contains("没有文件"), "{}", errors(&run));
    let run = xinyong(&[&"workdays", &odd, &"1"]).assert().code(2);
    assert!(errors(&run).contains("只能用 UTF-8 编码的文字"), "{}", errors(&run));
}

#[test]
fn help_is_there_in_both_languages() {
    xinyong(&[&"--help"]).assert().success().stdout_eq(file!["snapshots/help.zh.txt"]);
    xinyong(&[&"score", &"--help", &"--lang", &"en"])
        .assert()
        .success()
        .stdout_eq(file!["snapshots/help-score.en.txt"]);
    for of in [&[][..], &["score"], &["model", "check"]] {
        let by_command = xinyong(&[&"help"]).args(of).assert().success();
        let by_option = xinyong(&[]).args(of).arg("--help").assert().success();
        assert_eq!(output(&by_command), output(&by_option));
        assert!(!output(&by_command).contains("OPTIONS") && output(&by_command).contains("[选项]"));
    }
    xinyong(&[&"help", &"nothing"]).assert().code(2);
    let version = output(&xinyong(&[&"--version"]).assert().success());
    assert_eq!(version, format!("xinyong {}\n", env!("CARGO_PKG_VERSION")));
    for path in [
        &["score"][..],
        &["timeline"],
        &["import"],
        &["model"],
        &["model", "list"],
        &["model", "show"],
        &["model", "check"],
        &["model", "diff"],
        &["workdays"],
        &["uscc"],
        &["schema"],
        &["completions"],
        &["man"],
        &["help"],
    ] {
        for lang in ["zh", "en"] {
            xinyong(&[]).args(path).args(["--help", "--lang", lang]).assert().success();
        }
    }
}

#[test]
fn completions_and_man_pages_come_from_the_same_definition() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = output(&xinyong(&[&"completions", &shell]).assert().success());
        assert!(script.contains("timeline") && script.contains("as-of"), "{shell}");
    }
    let page = output(&xinyong(&[&"man"]).assert().success());
    assert!(page.contains(".TH xinyong 1") && page.contains("计算得分和等级"), "{page}");
    let page = output(&xinyong(&[&"man", &"model", &"check", &"--lang", &"en"]).assert().success());
    assert!(page.contains("Check a model file"), "{page}");
    xinyong(&[&"man", &"nothing"]).assert().code(2);
}
