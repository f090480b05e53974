//! What becomes of single rows: errors and warnings, each at its place.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use xinyong_import::Warning;
use xinyong_score::{RecordKind, Uscc};

use crate::sheets::{CODES, Table, errors, import, layout, warnings};

pub(crate) const NAME: &str = "行政相对人名称";
pub(crate) const CODE: &str = "行政相对人代码_1(统一社会信用代码)";
pub(crate) const DATE: &str = "处罚决定日期";
pub(crate) const CATEGORY: &str = "处罚类别";
pub(crate) const FINE: &str = "罚款金额（万元）";
pub(crate) const GOOD: [(&str, &str); 5] = [
    (NAME, "示例一公司"),
    ("行政相对人类别", "法人及非法人组织"),
    (CODE, CODES[0]),
    (CATEGORY, "警告"),
    (DATE, "2026-03-10"),
];

/// A revised penalty sheet with one row: a good one, with these cells in the place of its own.
pub(crate) fn with(cells: &[(&'static str, &'static str)]) -> Table {
    let mut row: Vec<(&str, &str)> =
        GOOD.into_iter().filter(|(name, _)| !cells.iter().any(|(other, _)| other == name)).collect();
    row.extend(cells);
    Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row])
}

#[test]
fn a_row_with_errors_names_every_one_of_them_with_its_column() {
    for (cells, expected) in [
        (&[(CODE, "")][..], vec![("no-code", "C")]),
        (&[(CODE, "00000000000000000X")], vec![("no-code", "C")]),
        (&[(CODE, "无")], vec![("no-code", "C")]),
        (&[(CODE, "91231100MAAY4CL12")], vec![("malformed-code", "C")]),
        (&[(CODE, "9I231100MAAY4CL12U")], vec![("malformed-code", "C")]),
        (&[(CODE, "9.12311E+17")], vec![("malformed-code", "C")]),
        (&[(NAME, " ")], vec![("empty", "A")]),
        (&[(DATE, "")], vec![("empty", "W")]),
        (&[(DATE, "2026-02-30")], vec![("not-a-date", "W")]),
        (&[(DATE, "2026")], vec![("not-a-date", "W")]),
        (&[(DATE, "2099-12-31")], vec![("not-a-date", "W")]),
        (&[(FINE, "三千")], vec![("not-an-amount", "T")]),
        (&[(FINE, "-1")], vec![("not-an-amount", "T")]),
        (&[(FINE, "0.1234567")], vec![("too-many-decimals", "T")]),
        (&[("没收违法所得、没收非法财物的金额（万元）", "0.0000001")], vec![("too-many-decimals", "U")]),
        (&[(NAME, "\u{FFFD}公司")], vec![("unreadable", "A")]),
        (
            &[(NAME, ""), (CODE, "x"), (DATE, "y"), (FINE, "z")],
            vec![("empty", "A"), ("malformed-code", "C"), ("not-a-date", "W"), ("not-an-amount", "T")],
        ),
    ] {
        for bytes in [with(cells).csv(), with(cells).xlsx()] {
            let imported = import(&bytes);
            let expected: Vec<_> =
                expected.iter().map(|&(code, letter)| (code, Some(2), Some(letter.to_owned()))).collect();
            assert_eq!(errors(&imported.report), expected, "{cells:?}");
            assert_eq!((imported.report.counts.rows_with_errors, imported.archives.len()), (1, 0));
        }
    }
}

#[test]
fn a_doubtful_row_becomes_a_record_and_a_warning() {
    for (cells, expected, severity) in [
        (&[(CODE, "91231100MADEMA019F")][..], vec!["check-digit"], "minor"),
        (&[("行政相对人类别", "公司")], vec!["unknown-subject"], "minor"),
        (&[(CATEGORY, "")], vec!["no-category"], "general"),
        (&[(CATEGORY, "训诫")], vec!["unknown-category"], "general"),
        (&[(CATEGORY, "罚款")], vec!["fine-without-amount"], "general"),
        (
            &[(CATEGORY, "暂扣或者吊销许可证"), ("处罚内容", "见决定书")],
            vec!["suspended-or-revoked"],
            "serious",
        ),
        (&[(CATEGORY, "暂扣或者吊销许可证"), ("处罚内容", "暂扣三个月")], vec![], "general"),
        (&[("处罚有效期", "三年")], vec!["end-not-a-date"], "minor"),
        (&[("公示截止期", "2026-03-09")], vec!["ends-before-decision"], "minor"),
        (&[("处罚有效期", "2099-12-31"), ("公示截止期", "长期")], vec![], "minor"),
    ] {
        for bytes in [with(cells).csv(), with(cells).xlsx(), with(cells).json()] {
            let imported = import(&bytes);
            assert_eq!(warnings(&imported.report), expected, "{cells:?}");
            let record = serde_json::to_value(&imported.archives[0].records()[0]).unwrap();
            assert_eq!((&record["severity"], &record["severity_inferred"]), (&json!(severity), &json!(true)));
        }
    }
}

#[test]
fn a_row_with_errors_is_told_with_its_doubts() {
    for (cells, wrong, doubtful) in [
        (&[(DATE, "2026-13-01"), (CODE, "91231100MADEMA019F")][..], vec!["not-a-date"], vec!["check-digit"]),
        (&[(CODE, "x"), ("行政相对人类别", "公司")], vec!["malformed-code"], vec!["unknown-subject"]),
        (&[(NAME, ""), (CATEGORY, "训诫")], vec!["empty"], vec!["unknown-category"]),
        (&[(FINE, "z"), ("处罚有效期", "三年")], vec!["not-an-amount"], vec!["end-not-a-date"]),
    ] {
        for bytes in [with(cells).csv(), with(cells).xlsx(), with(cells).json()] {
            let report = import(&bytes).report;
            let codes: Vec<_> = report.errors.iter().map(|error| error.what.code()).collect();
            assert_eq!((codes, warnings(&report)), (wrong.clone(), doubtful.clone()), "{cells:?}");
            assert!(report.warnings.iter().all(|warning| warning.row == report.errors[0].row), "{report:?}");
        }
    }
}

#[test]
fn a_withdrawn_penalty_never_counts() {
    let layout = layout("2015", RecordKind::AdministrativePenalty, false);
    for (status, expected, warning) in [
        ("0", json!("active"), None),
        ("", json!("active"), None),
        ("1", json!("revoked"), Some("withdrawn-on-unknown-day")),
        ("撤销", json!("revoked"), Some("withdrawn-on-unknown-day")),
        ("2", json!("active"), Some("under-objection")),
        ("3", json!("active"), Some("other-status")),
    ] {
        let row = [
            (NAME, "示例"),
            (CODE, CODES[0]),
            ("处罚类别1", "警告"),
            (DATE, "2016-03-10"),
            ("当前状态", status),
        ];
        let imported = import(&Table::of(&layout, &[&row]).xlsx());
        let record = serde_json::to_value(&imported.archives[0].records()[0]).unwrap();
        assert_eq!(record["status"], expected, "{status}");
        if expected == "revoked" {
            assert_eq!(record["status_on"], "2016-03-10");
        }
        assert_eq!(warnings(&imported.report), Vec::from_iter(warning), "{status}");
    }
    let row = [(NAME, "示例"), (CODE, CODES[0]), (DATE, "2016-03-10"), ("当前状态", "9")];
    let imported = import(&Table::of(&layout, &[&row]).csv());
    assert_eq!(errors(&imported.report), [("unknown-status", Some(2), Some("Q".to_owned()))]);
}

#[test]
fn an_invalid_permit_is_kept_as_revoked() {
    let layout = layout("revised", RecordKind::AdministrativePermit, false);
    let row = [(NAME, "示例"), (CODE, CODES[0]), ("许可决定日期", "2020-03-10"), ("当前状态", "2")];
    let imported = import(&Table::of(&layout, &[&row]).csv());
    assert_eq!(warnings(&imported.report), ["withdrawn-on-unknown-day"]);
    assert_eq!(
        imported.archives[0].records()[0].status.on().map(|day| day.to_string()).as_deref(),
        Some("2020-03-10")
    );
}

#[test]
fn natural_persons_are_found_wherever_they_stand() {
    const IDENTITY: &str = "11010519491231002X";
    let revised = layout("revised", RecordKind::AdministrativePenalty, false);
    let of_2015 = layout("2015", RecordKind::AdministrativePenalty, false);
    for (layout, row, is_natural) in [
        (&revised, &[(NAME, "示例丁"), ("行政相对人类别", "自然人")][..], true),
        (
            &revised,
            &[(NAME, "示例丁"), ("行政相对人类别", "自然人"), (CODE, CODES[0]), (DATE, "2026-03-10")],
            true,
        ),
        (&revised, &[(NAME, "示例丁"), (CODE, IDENTITY), (DATE, "2026-03-10")], true),
        (&revised, &[(NAME, "示例丁"), (CODE, "110105194912310021"), (DATE, "2026-03-10")], true),
        (&revised, &[(NAME, "示例丁"), (CODE, "00000000000000000X"), ("证件号码", "某护照")], true),
        (
            &revised,
            &[
                (NAME, "示例"),
                (CODE, ""),
                ("行政相对人类别", "个体工商户"),
                ("证件号码", IDENTITY),
                (DATE, "2026-03-10"),
            ],
            false,
        ),
        (&of_2015, &[(NAME, "示例丁"), ("行政相对人代码_5(居民身份证号)", IDENTITY)], true),
        (
            &of_2015,
            &[
                (NAME, "示例"),
                ("行政相对人代码_5(居民身份证号)", IDENTITY),
                ("行政相对人代码_2(组织机构代码)", "1"),
                (DATE, "2016-03-10"),
            ],
            false,
        ),
    ] {
        let table = Table::of(layout, &[row]);
        for bytes in [table.csv(), table.xlsx(), table.json()] {
            let imported = import(&bytes);
            assert_eq!(imported.report.counts.skipped_natural_persons, u64::from(is_natural), "{row:?}");
            assert_eq!(imported.report.counts.rows_with_errors, u64::from(!is_natural), "{row:?}");
            let said = format!("{} {imported:?}", serde_json::to_string(&imported.report).unwrap());
            assert!(!said.contains("示例丁") && !said.contains("1949"), "{said}");
        }
    }
}

#[test]
fn nothing_that_could_be_a_persons_number_is_shown_or_kept() {
    // Cells that slipped into the wrong columns.
    let row = [
        (NAME, "示例一公司"),
        (CODE, CODES[0]),
        ("法定代表人", "110105194912310"),
        (DATE, "110105491231002"),
        (FINE, "示例丁"),
    ];
    let imported =
        import(&Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]).csv());
    let report = serde_json::to_value(&imported.report).unwrap();
    assert_eq!(errors(&imported.report).len(), 2);
    assert!(
        report["errors"].as_array().unwrap().iter().all(|error| error.get("given").is_none()),
        "{report}"
    );

    let row = [
        (NAME, "示例一公司"),
        (CODE, CODES[0]),
        ("法定代表人", "11010519491231002X"),
        (CATEGORY, "警告"),
        (DATE, "2026-03-10"),
    ];
    let table = Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]);
    for bytes in [table.csv(), table.xlsx()] {
        assert_eq!(import(&bytes).archives[0].entity().legal_representative, None);
    }

    let row = [
        (NAME, "11010519491231002X"),
        (CODE, CODES[0]),
        ("处罚机关", "11010519491231002X"),
        (DATE, "2026-03-10"),
    ];
    let imported =
        import(&Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]).csv());
    assert_eq!(errors(&imported.report), [("empty", Some(2), Some("A".to_owned()))]);
}

#[test]
fn one_code_is_one_entity_whose_first_name_is_kept() {
    let headings = [NAME, CODE, CATEGORY, DATE, "行政处罚决定书文号", "处罚机关"];
    let same = ["示例（黑河）公司", CODES[0], "警告", "2026-03-10", "罚1号", "某局"];
    let table = Table::new(
        &headings,
        &[
            &same,
            &["示例(黑河) 公司", CODES[0], "警告", "2026-03-11", "", ""],
            &["另一名称", CODES[0], "警告", "2026-03-12", "", ""],
            &same,
        ],
    );
    let imported = import(&table.csv());
    let [archive] = &imported.archives[..] else { panic!("one entity") };
    assert_eq!(archive.entity().name, "示例（黑河）公司");
    let ids: Vec<&str> = archive.records().iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["p-1", "p-2", "p-3", "p-4"]);
    let [other_name, _missing_columns] = &imported.report.warnings[..] else {
        panic!("{:?}", imported.report.warnings)
    };
    assert_eq!(other_name.row, Some(4));
    assert!(matches!(&other_name.what, Warning::OtherName { given, .. } if given == "另一名称"));
}

#[test]
fn an_entity_that_lacks_a_record_is_named() {
    let uscc = |code: &str| code.parse::<Uscc>().unwrap();
    let headings = [NAME, CODE, CATEGORY, DATE];
    let bad_day = ["示例", CODES[0], "警告", "某日"];
    let no_name = ["", CODES[0], "警告", "某日"];
    let no_code = ["示例", "x", "警告", "2026-03-10"];
    let good = ["示例", CODES[1], "警告", "2026-03-10"];
    let table = Table::new(&headings, &[&bad_day, &no_name, &no_code, &good]);
    for bytes in [table.csv(), table.xlsx(), table.json()] {
        assert_eq!(import(&bytes).report.errors_by_entity(), BTreeMap::from([(uscc(CODES[0]), 3)]));
    }

    // A comma too many, and a sheet that lacks the day: the code is there all the same.
    let extra = [table.csv(), format!("示例,{},警告,2026-03-10,多出\n", CODES[2]).into_bytes()].concat();
    assert_eq!(import(&extra).report.errors_by_entity().get(&uscc(CODES[2])), Some(&1));
    let natural = [table.csv(), b"X,11010519491231002X,,2026-03-10,X\n".to_vec()].concat();
    assert_eq!(import(&natural).report.errors_by_entity().len(), 1);
    let lacking = Table::new(&headings[..3], &[&good[..3], &good[..3]]);
    assert_eq!(import(&lacking.csv()).report.errors_by_entity(), BTreeMap::from([(uscc(CODES[1]), 2)]));
}

#[test]
fn the_report_says_where_in_json() {
    let imported = import(&with(&[(CODE, "91231100MAAY4CL1"), (DATE, "2026-13-01")]).xlsx());
    let report = serde_json::to_value(&imported.report).unwrap();
    assert_eq!(
        report,
        json!({
            "rows": 1, "records": 0, "rows_with_errors": 1, "skipped_natural_persons": 0, "entities": 0,
            "sheets": [{ "file": "测试文件", "sheet": "双公示", "kind": "administrative-penalty", "generation": "revised",
                         "rows": 1, "records": 0, "rows_with_errors": 1, "skipped_natural_persons": 0 }],
            "warnings": [],
            "errors": [
                { "file": "测试文件", "sheet": "双公示", "row": 2, "column": { "name": CODE, "letter": "C" },
                  "code": "malformed-code", "given": "91231100MAAY4CL1", "why": "16 characters instead of 18" },
                { "file": "测试文件", "sheet": "双公示", "row": 2, "column": { "name": DATE, "letter": "W" },
                  "code": "not-a-date", "given": "2026-13-01" },
            ],
        })
    );
}

#[test]
fn codes_in_json_are_those_of_the_types() {
    let cells = [
        (CODE, "91231100MADEMA019F"),
        (CATEGORY, "训诫"),
        ("行政相对人类别", "公司"),
        ("处罚有效期", "三年"),
    ];
    let warned = import(&with(&cells).csv()).report;
    let broken = import(&with(&[(NAME, ""), (CODE, "x"), (DATE, "y"), (FINE, "0.1234567")]).csv()).report;
    let code = |finding: Value| finding["code"].as_str().unwrap().to_owned();
    for warning in &warned.warnings {
        assert_eq!(code(serde_json::to_value(warning).unwrap()), warning.what.code());
    }
    for error in &broken.errors {
        assert_eq!(code(serde_json::to_value(error).unwrap()), error.what.code());
    }
    assert_eq!((warned.warnings.len(), broken.errors.len()), (4, 4));
}
