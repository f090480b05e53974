//! `xinyong import`

mod common;

use std::fs;

use common::{DAY, Folder, errors, json, json_lines, output, xinyong};
use serde_json::Value;
use xinyong_import::{NEEDED, Need, layouts, needs};

const SHEET: &str = "行政相对人名称,行政相对人类别,统一社会信用代码,身份证号码,行政处罚决定书文号,处罚类别,处罚决定日期,处罚机关\n\
    甲公司,法人及非法人组织,91350100M000100Y43,,1,警告,2026/3/10,某机关\n\
    张三,自然人,,110101199003070011,2,警告,2026/3/11,某机关\n\
    乙公司,法人及非法人组织,91231100MADEMA0279,,3,吊销许可证件,20260501,某机关\n";

const BAD_ROW: &str = "丙公司,法人及非法人组织,,,4,警告,2026/3/12,某机关\n";

#[test]
fn archives_go_to_standard_output_and_the_report_to_standard_error() {
    let folder = Folder::new();
    let sheet = folder.file("sheet.csv", SHEET);
    let run = xinyong(&[&"import", &sheet]).assert().success();
    let archives = json_lines(&run);
    assert_eq!(archives.len(), 2);
    assert!(archives.iter().all(|archive| archive["format"] == "xinyong-archive/1"));
    let said = errors(&run);
    assert!(
        said.ends_with("共3行：2行成为记录，属于2个主体；1行属于自然人，没有保留；0行有错误。\n"),
        "{said}"
    );

    let scored =
        xinyong(&[&"score", &"-", &"--as-of", &DAY, &"--format", &"jsonl"]).stdin(output(&run)).assert();
    let mut scores: Vec<i64> =
        json_lines(&scored.success()).iter().filter_map(|one| one["score"].as_i64()).collect();
    scores.sort_unstable();
    assert_eq!(scores, [665, 785]);
}

#[test]
fn the_report_as_json_adds_up_and_keeps_nothing_of_natural_persons() {
    let folder = Folder::new();
    let sheet = folder.file("sheet.csv", format!("{SHEET}{BAD_ROW}"));
    let (out, report) = (folder.path().join("out.jsonl"), folder.path().join("report.json"));
    let run = xinyong(&[&"import", &sheet, &"--out", &out, &"--report", &report]).assert().code(1);
    assert_eq!(output(&run), "");
    let archives = fs::read_to_string(&out).expect("archives");
    assert_eq!(archives.lines().count(), 2);
    let text = fs::read_to_string(&report).expect("a report");
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let count = |name: &str| report[name].as_u64().expect("a number");
    assert_eq!((count("rows"), count("records"), count("entities")), (4, 2, 2));
    assert_eq!(
        count("rows"),
        count("records") + count("rows_with_errors") + count("skipped_natural_persons")
    );
    assert_eq!(report["errors"][0]["row"], 5);
    assert_eq!(report["errors"][0]["code"], "no-code");
    for kept in [&archives, &text, &errors(&run)] {
        assert!(!kept.contains("张三") && !kept.contains("199003070011"), "{kept}");
    }
}

#[test]
fn an_archive_that_lacks_a_row_is_left_out_and_listed() {
    let folder = Folder::new();
    let row = "甲公司,法人及非法人组织,91350100M000100Y43,,5,警告,2026/13/1,某机关\n";
    let sheet = folder.file("sheet.csv", format!("{SHEET}{row}"));
    let report = folder.path().join("report.json");
    let run = xinyong(&[&"import", &sheet, &"--report", &report]).assert().code(1);
    let archives = json_lines(&run);
    assert_eq!(archives.len(), 1);
    assert_eq!(archives[0]["entity"]["name"], "乙公司");
    assert!(errors(&run).contains("甲公司（91350100M000100Y43）：有1处错误"), "{}", errors(&run));
    let report: Value = serde_json::from_slice(&fs::read(&report).expect("a report")).expect("JSON");
    let withheld = serde_json::json!([{ "uscc": "91350100M000100Y43", "name": "甲公司", "errors": 1 }]);
    assert_eq!((&report["entities"], &report["withheld"]), (&2.into(), &withheld));
}

#[test]
fn every_heading_is_listed_and_the_needed_ones_are_named_to_who_has_none() {
    let folder = Folder::new();
    let sheet = folder.file("x.csv", "name,code,date\nx,y,z\n");
    for (lang, needed) in [("zh", "必需"), ("en", "needed")] {
        let listed = output(&xinyong(&[&"headings", &"--lang", &lang]).assert().success());
        let said = errors(&xinyong(&[&"import", &sheet, &"--lang", &lang]).assert().code(1));
        for layout in layouts().iter().filter(|layout| !layout.natural_persons) {
            for (column, need) in layout.columns.iter().zip(needs(layout)) {
                let mut lines = listed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
                let line = lines.find(|line| line.starts_with(&[&*column.name, &*column.key]));
                let line = line.unwrap_or_else(|| panic!("{} in {listed}", column.name));
                assert_eq!(line.contains(&needed), need == Need::Must, "{line:?}");
            }
        }
        for heading in NEEDED.iter().flat_map(|(_, headings)| *headings) {
            assert!(said.contains(heading), "{heading} in {said}");
        }
    }
    let sheets = json(&xinyong(&[&"headings", &"--format", &"json"]).assert().success());
    let first = serde_json::json!({ "key": "CF_XDR_MC", "name": "行政相对人名称", "need": "must" });
    assert_eq!(sheets[0]["columns"][0], first);
}

#[test]
fn a_report_in_english_is_right_for_one_and_for_many() {
    let folder = Folder::new();
    let row = "甲公司,法人及非法人组织,91350100M000100Y43,,5,警告,2026/13/1,某机关\n";
    for bad in 1..=2 {
        let sheet = folder.file("sheet.csv", format!("{SHEET}{}", row.repeat(bad)));
        let said = errors(&xinyong(&[&"import", &sheet, &"--lang", &"en"]).assert().code(1));
        for part in [
            format!("revised edition, rows: {}\n", 3 + bad),
            format!("Rows: {}. Records made of them: 2, of entities: 2.", 3 + bad),
            format!("Of natural persons, not kept: 1. With errors: {bad}.\n"),
            format!("(91350100M000100Y43): rows in error (errors: {bad}) leave the archive"),
        ] {
            assert!(said.contains(&part), "{part} in {said}");
        }
    }
}

#[test]
fn a_file_that_is_no_sheet_does_not_stop_the_others() {
    let folder = Folder::new();
    let sheet = folder.file("sheet.csv", SHEET);
    let letter = folder.file("letter.txt", "这不是表格。\n");
    let report = folder.path().join("report.json");
    let run = xinyong(&[&"import", &letter, &"nowhere.csv", &sheet, &"--report", &report]).assert().code(1);
    assert_eq!(json_lines(&run).len(), 2);
    assert!(errors(&run).contains("letter.txt：里面没有找到双公示表"), "{}", errors(&run));
    assert!(errors(&run).contains("没有文件“nowhere.csv”"));
    let report: Value = serde_json::from_slice(&fs::read(&report).expect("a report")).expect("JSON");
    assert_eq!(report["failed"][0]["code"], "no-table");
    assert_eq!(report["failed"][1]["code"], "unreadable");
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let folder = Folder::new();
    let sheet = folder.file("sheet.csv", SHEET);
    let run = xinyong(&[&"import", &sheet, &"--out", &folder.path()]).assert().code(1);
    assert!(errors(&run).contains("写不进去"), "{}", errors(&run));
}

#[test]
fn sheets_of_one_entity_become_one_archive() {
    let folder = Folder::new();
    let one = folder.file("one.csv", SHEET);
    let two = folder.file("two.csv", SHEET.replace("2026/3/10", "2026/4/10").replace(",1,", ",9,"));
    let run = xinyong(&[&"score", &one, &two, &"--as-of", &DAY, &"--format", &"json"]).assert().success();
    let results = json(&run);
    let lines: Vec<usize> = results
        .as_array()
        .expect("two")
        .iter()
        .map(|one| one["lines"].as_array().map_or(0, Vec::len))
        .collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.contains(&2), "{lines:?}");
}

#[test]
fn who_meant_an_archive_is_told_what_one_needs_and_a_sheet_in_json_is_read() {
    let folder = Folder::new();
    for (name, text, told) in [
        ("e.json", "{}", &["“主体信息”（entity）", "“信用信息”（records）"][..]),
        ("e.json", "hello", &["不是完整的 JSON"]),
        ("e.json", "[{\"format\":\"xinyong-archive/1\"}]", &["写在 { } 里"]),
        ("e.json", "{\"format\":\"xinyong-filing/1\"}", &["“xinyong-filing/1”格式"]),
        ("e.json", "[{\"foo\":1}]", &["没有找到双公示表", "行政相对人名称"]),
        ("e.csv", "hello", &["没有找到双公示表", "行政相对人名称"]),
    ] {
        let file = folder.file(name, text);
        let run = xinyong(&[&"score", &file, &"--as-of", &DAY]).assert().code(1);
        for part in told {
            assert!(errors(&run).contains(part), "{text}: {}", errors(&run));
        }
        assert!(!errors(&run).contains("共0行"), "{}", errors(&run));
    }
    let row = "{\"CF_XDR_MC\":\"甲公司\",\"CF_XDR_SHXYM\":\"91350100M000100Y43\",\"CF_CFLB\":\"警告\",\"CF_JDRQ\":\"2026-03-10\"}";
    for text in [format!("[{row}]"), format!("{{\"code\":0,\"data\":{{\"list\":[{row}]}}}}"), row.to_owned()]
    {
        let file = folder.file("sheet.json", &text);
        let run = xinyong(&[&"score", &file, &"--as-of", &DAY, &"--format", &"jsonl"]).assert().success();
        assert_eq!(json_lines(&run).len(), 1, "{text}");
    }
}
