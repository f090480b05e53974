//! `xinyong timeline`

mod common;

use common::{ARCHIVE, Folder, archive, errors, json, json_lines, output, xinyong};
use snapbox::file;

const FROM: &str = "2026-01-01";
const TO: &str = "2027-12-31";

#[test]
fn every_change_is_a_line_with_its_cause() {
    let run = xinyong(&[&"timeline", &ARCHIVE, &"--from", &FROM, &"--to", &TO]).assert().success();
    run.stdout_eq(file!["snapshots/timeline.zh.txt"]);
}

#[test]
fn json_has_the_steps_and_the_yearly_evaluations() {
    let args: [&dyn AsRef<std::ffi::OsStr>; 8] =
        [&"timeline", &ARCHIVE, &"--from", &FROM, &"--to", &TO, &"--format", &"json"];
    let result = json(&xinyong(&args).assert().success());
    assert_eq!((&result["from"], &result["to"]), (&FROM.into(), &TO.into()));
    let days: Vec<&str> =
        result["steps"].as_array().expect("steps").iter().filter_map(|step| step["date"].as_str()).collect();
    assert_eq!(days, ["2026-03-10", "2026-05-01", "2026-09-30", "2027-03-11", "2027-05-02"]);
    let first = &result["steps"][0];
    assert_eq!(
        (&first["score"], &first["change"], &first["grade"]),
        (&625.into(), &(-65).into(), &"E".into())
    );
    assert_eq!(first["causes"][0]["record"], "p-1");
    assert_eq!(result["snapshots"].as_array().map(Vec::len), Some(2));
    let notice = &result["notices"][0];
    assert_eq!(notice["id"], "not-a-ground-for-sanctions");
    let lines =
        json_lines(&xinyong(&[&"timeline", &ARCHIVE, &"--from", &FROM, &"--format", &"jsonl"]).assert());
    assert_eq!(lines.len(), 1);
    // With no last day it goes as far as anything can change.
    assert_eq!((&lines[0]["to"], &lines[0]["steps"]), (&"2027-05-02".into(), &result["steps"]));
}

#[test]
fn under_several_timelines_the_notices_stand_once() {
    let folder = Folder::new();
    let file = folder.file("a.jsonl", [archive("甲", ""), archive("乙", "")].join("\n"));
    let said = output(&xinyong(&[&"timeline", &file, &"--from", &FROM]).assert().success());
    let (pages, notices) = said.split_once("\n\n说明\n").expect("notices");
    assert!(pages.contains('甲') && pages.contains('乙'), "{said}");
    assert!(notices.contains("不单独作为失信惩戒的依据") && notices.contains("示例参数"), "{said}");
    assert!(!said.contains("\n\n\n"), "{said}");
}

#[test]
fn a_last_day_before_the_first_is_refused() {
    let run = xinyong(&[&"timeline", &ARCHIVE, &"--from", &TO, &"--to", &FROM]).assert().code(1);
    assert_eq!(output(&run), "");
    assert!(errors(&run).contains("截止日期2026年1月1日早于起始日期2027年12月31日"));
    let run = xinyong(&[&"timeline", &ARCHIVE, &"--from", &"2020-01-01", &"--lang", &"en"]).assert().code(1);
    assert!(errors(&run).contains("is in force from 31 December 2021"), "{}", errors(&run));
}
