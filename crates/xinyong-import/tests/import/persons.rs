//! Natural persons: nothing of theirs is kept or shown, however it is written and wherever it stands.

use serde_json::{Value, json};
use xinyong_score::RecordKind;

use crate::rows::{CATEGORY, CODE, DATE, FINE, GOOD, NAME, with};
use crate::sheets::{CODES, Table, import, layout, warnings};

/// The forms in which one invented person's number is written: plain, mistyped, in full width, with separators, masked.
const PERSONS: [&str; 12] = [
    "11010519491231002X",
    "110105194912310021",
    "110105194913310021",
    "１１０１０５１９４９１２３１００２１",
    "2311011949123100２X",
    "110105 19491231 0021",
    "110105-19491231-0021",
    "110105\u{2014}19491231\u{2014}0021",
    "110105\u{200B}19491231002x",
    "110105********002X",
    "110105XXXXXXXX002X",
    "110105491231002",
];

/// Every number written in a text in any of those forms, and every part of it that gives it away.
fn gives_away(text: &str) -> bool {
    ["1949", "4912", "0105", "１９４９", "002X", "002x", "0021"].iter().any(|part| text.contains(part))
}

fn everything(imported: &xinyong_import::Imported) -> String {
    format!("{} {imported:?}", serde_json::to_string(&imported.report).unwrap())
}

#[test]
fn a_persons_number_is_no_code_however_it_is_written() {
    for number in PERSONS {
        for (subject, natural) in [("", 1), ("法人及非法人组织", 0)] {
            let mut row = GOOD.to_vec();
            row[0].1 = "示例丁";
            row[1].1 = subject;
            row[2].1 = number;
            let table = Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]);
            for bytes in [table.csv(), table.xlsx(), table.json()] {
                let imported = import(&bytes);
                assert_eq!(imported.report.counts.skipped_natural_persons, natural, "{number} {subject}");
                assert_eq!(imported.report.counts.rows_with_errors, 1 - natural, "{number} {subject}");
                assert_eq!(imported.archives.len(), 0, "{number} {subject}");
                let said = everything(&imported);
                assert!(!said.contains("示例丁") && !gives_away(&said), "{number}: {said}");
            }
        }
    }
}

#[test]
fn a_persons_number_inside_a_text_is_struck_out() {
    const TITLE: &str = "违法行为类型";
    const NUMBER: &str = "行政处罚决定书文号";
    for number in PERSONS {
        let (around, attached) =
            (format!("对李某某（身份证号{number}）罚款"), format!("甲公司(李四{number})"));
        let row = [
            (NAME, attached.as_str()),
            (CODE, CODES[0]),
            (TITLE, &around),
            (NUMBER, &around),
            ("处罚机关", &around),
            ("法定代表人", &attached),
            (CATEGORY, "警告"),
            (DATE, "2026-03-10"),
        ];
        let table = Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]);
        for bytes in [table.csv(), table.xlsx(), table.json()] {
            let imported = import(&bytes);
            let said = everything(&imported);
            assert!(!gives_away(&said), "{number}: {said}");
            let archive = &imported.archives[0];
            assert_eq!(archive.entity().name, "甲公司(李四***)", "{number}");
            assert_eq!(archive.entity().legal_representative, None);
            // Two numbers struck out alike would be one and the same.
            assert_eq!(archive.records()[0].document_no, None);
            let struck = warnings(&imported.report).iter().filter(|&&code| code == "persons-number").count();
            assert_eq!(struck, 4, "{number}");
        }
    }
    let row = [
        (NAME, "示例一公司"),
        (CODE, CODES[0]),
        (TITLE, "2026.03.10-2027.03.10 超标3.5倍 13"),
        (NUMBER, "黑市监罚〔2026〕23110-0012号"),
        (CATEGORY, "警告"),
        (DATE, "2026-03-10"),
    ];
    let table = Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]);
    let record = &import(&table.csv()).archives[0].records()[0].clone();
    assert_eq!(record.document_no.as_deref(), Some("黑市监罚〔2026〕23110-0012号"));
    assert_eq!(record.title.as_deref(), Some("2026.03.10-2027.03.10 超标3.5倍 13"));
}

#[test]
fn papers_and_names_in_the_wrong_column_are_not_shown() {
    for given in
        ["E12345678", "H12345678", "H1234567890", "AAA110101010101", "周十一", "李Ｘ", "[\"周十一\"]"]
    {
        for column in [CODE, CATEGORY, "行政相对人类别", DATE, FINE, "处罚有效期", "当前状态"]
        {
            let table = if column == "当前状态" {
                let layout = layout("2015", RecordKind::AdministrativePenalty, false);
                let row = [
                    (NAME, "示例"),
                    (CODE, CODES[0]),
                    ("处罚类别1", "警告"),
                    (DATE, "2016-03-10"),
                    (column, given),
                ];
                Table::of(&layout, &[&row])
            } else {
                let mut row = GOOD.to_vec();
                row.retain(|(name, _)| *name != column);
                row.push((column, given));
                Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row])
            };
            let imported = import(&table.csv());
            assert_eq!(imported.report.errors.len() + imported.report.warnings.len(), 1, "{column} {given}");
            let report = serde_json::to_string(&imported.report).unwrap();
            assert!(!report.contains("\"given\""), "{column}: {report}");
        }
    }
    // With the same number under 证件号码, it is a person's row.
    let row = [(NAME, "周十一"), (CODE, "E12345678"), ("证件号码", "E12345678"), (DATE, "2026-03-10")];
    let table = Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]);
    assert_eq!(import(&table.csv()).report.counts.skipped_natural_persons, 1);
    // What is surely no person's is shown, so that it can be mended.
    for (column, given) in [
        (CODE, "91231100MAAY4CL1"),
        (CODE, "9I231100MAAY4CL12U"),
        (DATE, "2026年13月1日"),
        (FINE, "-1.5万元"),
        (CATEGORY, "行政警告处分"),
    ] {
        let report = serde_json::to_value(&import(&with(&[(column, given)]).csv()).report).unwrap();
        let finding = report["errors"].get(0).or(report["warnings"].get(0)).cloned().unwrap_or_default();
        assert!(report.to_string().contains(given) || column == CATEGORY, "{finding}");
    }
}

#[test]
fn an_individual_business_has_no_legal_representative_whoever_says_so() {
    let mut row = GOOD.to_vec();
    row[1].1 = "个体工商户";
    row.push(("法定代表人", "示例丁"));
    let table = Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&row]);
    let imported = import(&table.csv());
    assert_eq!(imported.archives[0].entity().legal_representative, None);
}

#[test]
fn names_of_sheets_and_keys_can_hold_a_number_too() {
    let table = Table::of(&layout("revised", RecordKind::AdministrativePenalty, false), &[&GOOD]);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("李四110105194912310021").unwrap();
    for (at, row) in (0..).zip(std::iter::once(&table.headings).chain(&table.rows)) {
        sheet.write_row(at, 0, row).unwrap();
    }
    let items: Value = serde_json::from_slice(&table.json()).unwrap();
    let nested = json!({ "李四110105194912310021": items, "110105194912310021": [{ "a": 1 }] });
    for bytes in [workbook.save_to_buffer().unwrap(), nested.to_string().into_bytes()] {
        let imported = import(&bytes);
        assert_eq!(imported.report.sheets[0].sheet.as_deref(), Some("李四***"));
        assert!(!gives_away(&everything(&imported)));
    }
}
