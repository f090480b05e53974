//! What is said about sheets: every error, warning and failure, with its place.
#![cfg(feature = "import")]

use std::collections::BTreeSet;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use xinyong_import::{Column, Error, FileError, Finding, Importer, NEEDED, Settings, Warning};
use xinyong_score::uscc::NotAUscc;
use xinyong_score::{Date, Uscc};
use xinyong_text::Lang;
use xinyong_text::import::{WORDS, file_error, row_error, row_warning, sheet, totals};

fn found<T>(what: T) -> Finding<T> {
    let column = Column { name: Arc::from("处罚决定日期"), letter: Some("F".into()) };
    Finding {
        file: Arc::from("a.xlsx"),
        sheet: Some(Arc::from("Sheet1")),
        row: Some(12),
        column: Some(column),
        entity: None,
        what,
    }
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The parts of a key's section that these codes name.
fn assert_names_exactly<'a>(section: &str, codes: impl Iterator<Item = &'a str>, more: &'a [&'a str]) {
    let said: BTreeSet<&str> = WORDS.keys().filter_map(|key| key.strip_prefix(section)).collect();
    let codes: BTreeSet<&str> = codes.chain(more.iter().copied()).collect();
    assert_eq!(said, codes);
}

#[test]
fn every_error_of_a_row_has_its_sentence() {
    let given = || Some("x".to_owned());
    let errors = [
        Error::MissingColumns { columns: vec![Arc::from("处罚决定日期")], rows: 3 },
        Error::NoCode { placeholder: false },
        Error::NoCode { placeholder: true },
        Error::MalformedCode { given: given(), why: NotAUscc::Length(1) },
        Error::MalformedCode { given: None, why: NotAUscc::Length(1) },
        Error::CodeAsNumber,
        Error::Empty,
        Error::NotADate { given: given() },
        Error::NotAnAmount { given: given() },
        Error::TooManyDecimals { given: given() },
        Error::UnknownStatus { given: given(), known: vec!["正常".into(), "撤销".into()] },
        Error::Unreadable { given: None },
        Error::ExtraCells { cells: 9, columns: 8 },
        Error::UnclosedQuote { lines: 4 },
        Error::NotARecord,
        Error::NoHeadings,
    ];
    for error in &errors {
        let zh = row_error(Lang::Zh, &found(error.clone()));
        assert!(
            zh.starts_with("a.xlsx，“Sheet1”，第12行，“处罚决定日期”列（F列）：") && zh.ends_with('。'),
            "{zh}"
        );
        let en = row_error(Lang::En, &found(error.clone()));
        assert!(
            en.starts_with("a.xlsx, “Sheet1”, row 12, column “处罚决定日期” (F): ") && en.ends_with('.'),
            "{en}"
        );
    }
    assert_names_exactly("error.", errors.iter().map(Error::code), &["no-code-placeholder"]);
    assert_eq!(
        row_error(Lang::Zh, &Finding { column: None, sheet: None, ..found(errors[10].clone()) }),
        "a.xlsx，第12行：“x”不是可填的状态。请从中选填：正常、撤销。"
    );
}

#[test]
fn every_warning_has_its_sentence() {
    let given = || Some("x".to_owned());
    let code: Uscc = "91231100MADEMA019F".parse().expect("a code");
    let warnings = [
        Warning::MissingColumns { columns: vec![Arc::from("处罚类别")] },
        Warning::UnknownColumn,
        Warning::DoubleColumn,
        Warning::NoHeadings,
        Warning::CheckDigit { given: code },
        Warning::OtherName { kept: "甲".into(), given: "乙".into() },
        Warning::UnknownSubject { given: given() },
        Warning::PersonsNumber,
        Warning::NoCategory,
        Warning::UnknownCategory { given: given() },
        Warning::FineWithoutAmount,
        Warning::SuspendedOrRevoked { given: None },
        Warning::WithdrawnOnUnknownDay { given: given(), taken_as: day("2026-03-10") },
        Warning::UnderObjection,
        Warning::OtherStatus,
        Warning::EndNotADate { given: given() },
        Warning::EndsBeforeDecision { ends: day("2026-03-09"), decided: day("2026-03-10") },
        Warning::RepairStateUnread { given: given() },
    ];
    for warning in &warnings {
        assert!(row_warning(Lang::Zh, &found(warning.clone())).ends_with('。'));
        assert!(row_warning(Lang::En, &found(warning.clone())).ends_with('.'));
    }
    assert_names_exactly("warning.", warnings.iter().map(Warning::code), &[]);
}

#[test]
fn every_failure_of_a_file_has_its_sentence() {
    let errors = [
        FileError::Unreadable { why: "x".into() },
        FileError::Empty,
        FileError::OldOrProtectedWorkbook,
        FileError::BadWorkbook { part: "x".into(), why: "y".into() },
        FileError::NotJson { line: 2, column: 3 },
        FileError::NoTable,
        FileError::TooLarge { part: "x".into(), limit: 512_000_000 },
        FileError::Cancelled,
    ];
    for error in &errors {
        assert!(file_error(Lang::Zh, "a.xls", error).starts_with("a.xls："));
        assert!(file_error(Lang::En, "a.xls", error).starts_with("a.xls: "));
    }
    assert_names_exactly("file.", errors.iter().map(FileError::code), &[]);
    assert_eq!(file_error(Lang::Zh, "a.json", &errors[4]), "a.json：不是完整的 JSON，读到第2行第3列时出错。");
}

#[test]
fn who_has_no_headings_is_told_those_that_are_needed() {
    for &lang in Lang::ALL {
        let file = file_error(lang, "a.csv", &FileError::NoTable);
        let sheet = row_error(lang, &found(Error::NoHeadings));
        for heading in NEEDED.iter().flat_map(|(_, headings)| *headings) {
            assert!(file.contains(heading) && sheet.contains(heading), "{heading}: {file} {sheet}");
        }
    }
    assert_eq!(
        file_error(Lang::En, "a.csv", &FileError::NoTable),
        "a.csv: no 双公示 sheet was found in it: its headings are not the standard ones. Such a sheet needs at least \
         these columns (administrative penalty: 行政相对人名称, 行政相对人代码_1(统一社会信用代码), 处罚决定日期; \
         administrative permit: 行政相对人名称, 行政相对人代码_1(统一社会信用代码), 许可决定日期). Check the file."
    );
}

#[test]
fn a_report_is_told_in_a_sentence() {
    let csv = "行政相对人名称,统一社会信用代码,处罚类别,处罚决定日期\n\
               示例企业,91350100M000100Y43,警告,2026/3/10\n\
               示例企业,91350100M000100Y43,警告,2026/13/10\n";
    let mut importer = Importer::new(Settings::default());
    importer.read("a.csv", Cursor::new(csv), &mut |_| ControlFlow::Continue(())).expect("a sheet");
    let report = importer.finish().report;
    assert_eq!(
        totals(Lang::Zh, &report),
        "共2行：1行成为记录，属于1个主体；0行属于自然人，没有保留；1行有错误。"
    );
    assert!(sheet(Lang::Zh, &report.sheets[0]).starts_with("a.csv：行政处罚，"), "{:?}", report.sheets);
    assert_eq!(
        row_error(Lang::Zh, &report.errors[0]),
        "a.csv，第3行，“处罚决定日期”列（D列）：“2026/13/10”不是日期。请写成“2026-03-10”或“2026年3月10日”的样子，并核对有没有这一天。"
    );
}
