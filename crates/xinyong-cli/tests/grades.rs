//! `xinyong grades`

mod common;

use common::{DAY, Folder, archive, errors, json, json_lines, output, penalty, xinyong};
use serde_json::json;

/// A line for each: 850, 785, 725, 665 and another 785.
fn population(folder: &Folder) -> std::path::PathBuf {
    let of = |severity: &str| archive("甲公司", &penalty(severity));
    let lines = [archive("乙公司", ""), of("minor"), of("general"), of("serious"), of("minor")];
    folder.file("all.jsonl", lines.join("\n"))
}

#[test]
fn every_grade_is_counted_and_the_counts_add_up() {
    let folder = Folder::new();
    let file = population(&folder);
    let run = xinyong(&[&"grades", &file, &"--as-of", &DAY, &"--format", &"json"]).assert().success();
    let found = json(&run);
    let count = |grade: &str, entities: u32| json!({ "grade": grade, "entities": entities });
    assert_eq!(
        found["grades"],
        json!([count("A", 1), count("B", 0), count("C", 2), count("D", 1), count("E", 1)])
    );
    assert_eq!((&found["entities"], &found["as_of"]), (&5.into(), &DAY.into()));

    let schema = json(&xinyong(&[&"schema", &"grades"]).assert().success());
    assert!(jsonschema::validator_for(&schema).expect("a schema").is_valid(&found));
}

#[test]
fn the_grades_are_those_that_each_archive_is_given() {
    let folder = Folder::new();
    let file = population(&folder);
    for day in [DAY, "2027-03-10", "2027-03-11", "2022-01-01"] {
        let of = |command: &str, format: &str| {
            xinyong(&[&command, &file, &"--as-of", &day, &"--format", &format]).assert()
        };
        let alone = json_lines(&of("score", "jsonl").success());
        for count in json(&of("grades", "json").success())["grades"].as_array().expect("grades") {
            let having = alone.iter().filter(|one| one["grade"] == count["grade"]).count();
            assert_eq!(count["entities"], having, "{day}: {count}");
        }
    }
}

#[test]
fn a_person_reads_how_many_have_each_grade() {
    let folder = Folder::new();
    let page = output(&xinyong(&[&"grades", &population(&folder), &"--as-of", &DAY]).assert().success());
    for said in ["A级   1家", "C级   2家", "E级   1家", "合计  5家", "示例"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let args: [&dyn AsRef<std::ffi::OsStr>; 6] =
        [&"grades", &population(&folder), &"--as-of", &DAY, &"--lang", &"en"];
    assert!(output(&xinyong(&args).assert().success()).contains("in all"));
}

#[test]
fn what_is_wrong_is_said_and_not_counted() {
    let folder = Folder::new();
    let file = folder.file("some.jsonl", format!("{}\n{{}}\n", archive("乙公司", "")));
    let run = xinyong(&[&"grades", &file, &"--as-of", &DAY, &"--format", &"json"]).assert().code(1);
    assert_eq!(json(&run)["entities"], 1);
    assert!(errors(&run).contains("第2行"), "{}", errors(&run));
    let run = xinyong(&[&"grades", &population(&folder), &"--as-of", &"2020-01-01"]).assert().code(1);
    assert!(errors(&run).contains("自2021年12月31日起施行"), "{}", errors(&run));
}
