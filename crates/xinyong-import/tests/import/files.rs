//! Files as people send them: titles above the headings, several sheets, odd JSON, and no sheet at all.

use std::io::Cursor;
use std::ops::ControlFlow;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::json;
use xinyong_import::{Error, FileError, Importer, NEEDED, Need, Settings, Warning, layouts, needs};
use xinyong_score::RecordKind;

use crate::sheets::{CODES, Table, check, errors, import, try_import, warnings, workbook};

pub(crate) const HEADINGS: [&str; 4] = ["行政相对人名称", "统一社会信用代码", "处罚类别", "处罚决定日期"];

pub(crate) fn days(imported: &xinyong_import::Imported) -> Vec<String> {
    imported
        .archives
        .iter()
        .flat_map(xinyong_score::Archive::records)
        .map(|record| record.date.to_string())
        .collect()
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let csv = format!(
        "某市行政处罚信息公示表,,,\n\n填表说明：…,,,\n{},行政处罚决定书文号,处罚机关\n\n示例,{},警告,2026-03-10,,\n,,,,,\n\
         \"示例\n一\",{},警告,2026-03-11,,\n\n{},行政处罚决定书文号,处罚机关\n示例,{},警告,某日,,\n",
        HEADINGS.join(","),
        CODES[0],
        CODES[1],
        HEADINGS.join(","),
        CODES[0],
    );
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows: Vec<Vec<&str>> = vec![
        vec!["某市行政处罚信息公示表"],
        vec![],
        vec!["填表说明：…"],
        [&HEADINGS[..], &["行政处罚决定书文号", "处罚机关"]].concat(),
        vec![],
        vec!["示例", CODES[0], "警告", "2026-03-10"],
        vec![],
        vec!["示例\n一", CODES[1], "警告", "2026-03-11"],
        vec![],
        HEADINGS.to_vec(),
        vec!["示例", CODES[0], "警告", "某日"],
    ];
    for (at, row) in (0..).zip(rows) {
        sheet.write_row(at, 0, row).unwrap();
    }
    for bytes in [csv.into_bytes(), workbook.save_to_buffer().unwrap()] {
        let imported = import(&bytes);
        assert_eq!(days(&imported), ["2026-03-10", "2026-03-11"]);
        assert_eq!(imported.archives[1].entity().name, "示例 一");
        assert_eq!(errors(&imported.report), [("not-a-date", Some(11), Some("D".to_owned()))]);
        assert_eq!(warnings(&imported.report), ["missing-columns"]);
        assert_eq!(imported.report.counts.rows, 3);
    }
}

#[test]
fn the_headings_that_are_needed_are_enough_and_none_of_them_can_be_spared() {
    for ((kind, needed), authority) in NEEDED.iter().zip(["处罚机关", "许可机关"]) {
        let row = ["示例", CODES[0], "2026-03-10"];
        let imported = import(&Table::new(needed, &[&row]).csv());
        assert_eq!((imported.report.counts.records, imported.report.sheets[0].kind), (1, *kind));
        for lacking in 0..needed.len() {
            let mut headings = needed.to_vec();
            // With one that can be spared, there are headings enough for the sheet to be known.
            headings[lacking] = authority;
            let report = import(&Table::new(&headings, &[&row]).csv()).report;
            let found = report.errors.iter().find_map(|error| match &error.what {
                Error::MissingColumns { columns, .. } => Some(columns.join("")),
                _ => None,
            });
            assert_eq!(found.as_deref(), Some(needed[lacking]));
        }
    }
    for layout in layouts() {
        let must = needs(&layout).into_iter().zip(&layout.columns).filter(|(need, _)| *need == Need::Must);
        let must: Vec<&str> = must.map(|(_, column)| column.name.as_str()).collect();
        let (_, needed) = NEEDED.iter().find(|(kind, _)| *kind == layout.kind).unwrap();
        let expected = needed.iter().filter(|name| layout.columns.iter().any(|column| column.name == **name));
        assert_eq!(must, expected.copied().collect::<Vec<_>>());
    }
}

#[test]
fn missing_and_unknown_columns_are_named() {
    let table = Table::new(
        &["序号", "行政相对人名称", "处罚类别", "处罚决定日期", "处罚类别"],
        &[&["1", "示例", "警告", "2026-03-10", ""][..]; 3],
    );
    for bytes in [table.csv(), table.xlsx()] {
        let report = import(&bytes).report;
        let [error] = &report.errors[..] else { panic!("{:?}", report.errors) };
        let Error::MissingColumns { columns, rows } = &error.what else { panic!("{error:?}") };
        assert_eq!((columns.len(), *rows, error.row), (1, 3, None));
        assert!(columns[0].contains("统一社会信用代码"));
        assert_eq!(warnings(&report), ["unknown-column", "double-column", "missing-columns"]);
        assert_eq!(report.warnings[0].column.as_ref().map(|column| &*column.name), Some("序号"));
        assert_eq!(report.counts.rows_with_errors, 3);
    }
    // What else is wrong with a row need not wait until the column is there.
    let headings = ["行政相对人名称", "处罚类别", "处罚决定日期"];
    let table = Table::new(&headings, &[&["", "警告", "2026-13-01"], &["示例", "训诫", "2026-03-10"]]);
    let report = import(&table.csv()).report;
    let expected = [
        ("empty", Some(2), Some("A".to_owned())),
        ("not-a-date", Some(2), Some("C".to_owned())),
        ("missing-columns", None, None),
    ];
    assert_eq!(errors(&report), expected);
    assert_eq!(warnings(&report), ["unknown-category", "missing-columns"]);
}

#[test]
fn a_workbook_is_read_sheet_by_sheet() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").unwrap().write(0, 0, "请按要求填写").unwrap();
    let penalty = workbook.add_worksheet().set_name("处罚").unwrap();
    penalty.write_row(0, 0, HEADINGS).unwrap();
    penalty.write_row(1, 0, ["示例", CODES[0], "警告", "2026-03-10"]).unwrap();
    let permit = workbook.add_worksheet().set_name("许可").unwrap();
    permit.write_row(0, 0, ["行政相对人名称", "统一社会信用代码", "许可决定日期", "当前状态"]).unwrap();
    permit.write_row(1, 0, ["示例", CODES[0], "2026-03-11", "1"]).unwrap();
    permit.write_row(2, 0, ["示例", "x", "2026-03-11", "1"]).unwrap();
    workbook.add_worksheet().set_name("空表").unwrap();
    let imported = import(&workbook.save_to_buffer().unwrap());

    let ids: Vec<&str> = imported.archives[0].records().iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["p-1", "x-1"]);
    let kinds: Vec<_> =
        imported.report.sheets.iter().map(|sheet| (sheet.sheet.as_deref(), sheet.kind)).collect();
    assert_eq!(
        kinds,
        [(Some("处罚"), RecordKind::AdministrativePenalty), (Some("许可"), RecordKind::AdministrativePermit)]
    );
    let skipped: Vec<_> =
        imported.report.warnings.iter().filter(|warning| warning.what == Warning::NoHeadings).collect();
    assert_eq!(skipped.len(), 1);
    assert_eq!(skipped[0].sheet.as_deref(), Some("说明"));
    assert_eq!(imported.report.errors[0].sheet.as_deref(), Some("许可"));
}

#[test]
fn numbers_and_dates_of_a_workbook_are_exact() {
    let headings = [&HEADINGS[..], &["罚款金额（万元）"]].concat();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, headings).unwrap();
    let amounts = [0.3, 0.300_001, 0.1 + 0.2, 1.1 - 0.8, 0.1 / 3.0];
    for (row, amount) in (1..).zip(amounts) {
        sheet.write_row(row, 0, ["示例", CODES[0], "罚款"]).unwrap();
        sheet.write_with_format(row, 3, ExcelDateTime::from_ymd(2026, 3, 10).unwrap(), &date).unwrap();
        sheet.write(row, 4, amount).unwrap();
    }
    sheet.write_row(6, 0, ["示例", CODES[0], "罚款"]).unwrap();
    sheet.write(6, 3, 20_260_310).unwrap().write(6, 4, Formula::new("=3/10").set_result("0.3")).unwrap();
    sheet.write_row(7, 0, ["示例", CODES[0], "罚款"]).unwrap();
    sheet.write(7, 3, 46_091.75).unwrap().write(7, 4, "0.3").unwrap();
    sheet
        .write(8, 0, "示例")
        .unwrap()
        .write(8, 1, 912_311_001_234_567_812_u64)
        .unwrap()
        .write(8, 3, 46091)
        .unwrap();
    let imported = import(&workbook.save_to_buffer().unwrap());

    assert_eq!(days(&imported), ["2026-03-10"; 6]);
    let severities: Vec<_> = imported.archives[0]
        .records()
        .iter()
        .map(|record| record.detail.and_then(xinyong_score::record::Detail::word))
        .collect();
    let (minor, general) = (Some("minor"), Some("general"));
    assert_eq!(severities, [minor, general, minor, minor, minor, minor]);
    assert_eq!(
        errors(&imported.report),
        [
            ("too-many-decimals", Some(6), Some("E".to_owned())),
            ("code-as-number", Some(9), Some("B".to_owned())),
        ]
    );
}

#[test]
fn json_may_wrap_its_list_and_mix_its_keys() {
    let penalty = json!({ "cf_xdr_mc": "示例", "cf_xdr_shxym": CODES[0], "cf_CFLB": "罚款", "cf_NR_FK": 0.3,
        "cf_JDRQ": 1_773_072_000_000_u64, "flowno": "1", "typeVersion": 2, "repairState": null });
    let permit = json!({ "xkXdr": "示例", "xkXdrShxym": CODES[0], "xkJdrq": "2026-03-10", "areaCode": "231100", "xkSjc": 1 });
    for text in [
        json!([penalty, permit]).to_string(),
        json!({ "code": 0, "data": [penalty, permit] }).to_string(),
        json!({ "success": true, "result": { "total": 2, "tags": [1, 2], "rows": [penalty, permit] } })
            .to_string(),
        format!("\u{FEFF}{penalty}\r\n{permit}"),
    ] {
        let imported = import(text.as_bytes());
        let ids: Vec<&str> = imported.archives[0].records().iter().map(|record| record.id.as_str()).collect();
        assert_eq!(ids, ["p-1", "x-1"], "{text}");
        assert_eq!(days(&imported), ["2026-03-10"; 2]);
        assert_eq!(warnings(&imported.report).iter().filter(|code| **code != "missing-columns").count(), 0);
        assert_eq!(imported.report.sheets.len(), 2);
    }
}

#[test]
fn every_item_of_a_list_is_accounted_for() {
    let good =
        json!({ "CF_XDR_MC": "示例", "CF_XDR_SHXYM": CODES[0], "CF_CFLB": "警告", "CF_JDRQ": "2026-03-10" });
    let mut repaired = good.clone();
    repaired["repairState"] = json!("2");
    repaired["另一列"] = json!(1);
    let mut nested = good.clone();
    nested["另一列"] = json!(2);
    nested["CF_JDRQ"] = json!(["2026-03-10"]);
    let list = json!([good, 5, { "foo": 1 }, repaired, nested, { "CF_XDR_MC": "示例" }, null]);
    let imported = import(json!({ "data": { "list": list } }).to_string().as_bytes());
    let codes: Vec<_> =
        errors(&imported.report).into_iter().map(|(code, row, _)| (code, row.unwrap())).collect();
    assert_eq!(
        codes,
        [
            ("not-a-record", 2),
            ("not-a-record", 3),
            ("unreadable", 5),
            ("no-code", 6),
            ("empty", 6),
            ("not-a-record", 7)
        ]
    );
    assert_eq!(imported.report.errors[0].sheet.as_deref(), Some("data.list"));
    assert_eq!(imported.report.counts.records, 2);
    assert_eq!(
        warnings(&imported.report),
        ["unknown-column", "repair-state-unread", "no-category", "missing-columns"]
    );
}

#[test]
fn amounts_of_json_are_read_in_the_digits_they_are_written_with() {
    for (amount, expected) in [
        ("0.3", Ok("minor")),
        ("3e-1", Ok("minor")),
        ("0.300001", Ok("general")),
        ("0.30000000000000004", Err("too-many-decimals")),
    ] {
        let text = format!(
            r#"[{{ "CF_XDR_MC": "示例", "CF_XDR_SHXYM": "{}", "CF_CFLB": "罚款", "CF_JDRQ": "2026-03-10", "CF_NR_FK": {amount} }}]"#,
            CODES[0]
        );
        let imported = import(text.as_bytes());
        match expected {
            Ok(severity) => {
                let record = serde_json::to_value(&imported.archives[0].records()[0]).unwrap();
                assert_eq!(record["severity"], severity, "{amount}");
            }
            Err(code) => assert_eq!(errors(&imported.report)[0].0, code),
        }
    }
}

#[test]
fn commas_and_quotation_marks_that_went_wrong_are_found() {
    let good = format!("示例,{},警告,2026-03-10", CODES[0]);
    let csv =
        format!("{}\n{good}\n{good},多出\n示例,\"{},警告\n{good}\n{good}\n", HEADINGS.join(","), CODES[0]);
    let imported = import(csv.as_bytes());
    assert_eq!(imported.report.counts.records, 1);
    assert_eq!(
        errors(&imported.report),
        [("extra-cells", Some(3), None), ("unclosed-quote", Some(4), Some("B".to_owned()))]
    );
    assert_eq!(imported.report.counts.rows_with_errors, 1 + 3);
}

#[test]
fn rows_behind_an_open_quotation_mark_are_counted_and_belong_to_anybody() {
    let headings = format!("{},行政处罚决定书文号,处罚机关", HEADINGS.join(","));
    let row =
        |code: &str, category: &str, number: &str| format!("示例,{code},{category},2026-03-10,{number},某局");
    let good = row(CODES[0], "警告", "1号");
    let (open, serious) = (row(CODES[0], "警告", "\"2号"), row(CODES[1], "吊销营业执照", "3号"));
    let closing = row(CODES[1], "吊销营业执照", "\"3号\"");
    for (csv, records, lost, place) in [
        // To the end of the file,
        (format!("{headings}\n{good}\n{open}\n{serious}\n{serious}\n"), 1, 3, 3),
        (format!("{headings}\r{good}\r{open}\r{serious}\r{serious}\r"), 1, 3, 3),
        // to the next quotation mark, in a row of its own,
        (format!("{headings}\n{good}\n{open}\n{serious}\n{closing}\n{good}\n"), 2, 3, 3),
        // and in the very next row.
        (format!("{headings}\n{good}\n{open}\n{closing}\n{good}\n"), 2, 2, 3),
        // The headings themselves.
        (format!("{headings},\"备注\n{good}\n{serious}\n"), 0, 2, 1),
    ] {
        let imported = import(csv.as_bytes());
        let counts = imported.report.counts;
        assert_eq!((counts.records, counts.rows_with_errors), (records, lost), "{csv}");
        let [error] = &imported.report.errors[..] else { panic!("{csv}: {:?}", imported.report.errors) };
        assert_eq!(
            (error.what.code(), error.row, error.entity),
            ("unclosed-quote", Some(place), None),
            "{csv}"
        );
    }
    let text = format!("{headings}\n示例,{},警告,2026-03-10,1号,\"某\n\"\"局\"\", 某科\"\n", CODES[0]);
    assert_eq!(import(text.as_bytes()).report.counts.records, 1);
}

#[test]
fn a_sheet_without_known_headings_is_an_error_if_it_could_be_one() {
    let with = |cells: &[&str], rows: u32| {
        let mut workbook = Workbook::new();
        let good = workbook.add_worksheet();
        good.write_row(0, 0, HEADINGS).unwrap();
        good.write_row(1, 0, ["示例", CODES[0], "警告", "2026-03-10"]).unwrap();
        let other = workbook.add_worksheet().set_name("另一张").unwrap();
        for row in 0..rows {
            other.write_row(row, 0, cells.to_vec()).unwrap();
        }
        import(&workbook.save_to_buffer().unwrap()).report
    };
    let wide = with(&["名", "码", "类", "日", "号"], 3);
    assert_eq!(errors(&wide), [("no-headings", None, None)]);
    assert_eq!((wide.errors[0].sheet.as_deref(), wide.errors[0].entity), (Some("另一张"), None));
    for report in [with(&["名", "码", "类"], 3), with(&["名", "码", "类", "日", "号"], 1)] {
        assert_eq!(report.errors, []);
        assert!(warnings(&report).contains(&"no-headings"));
    }
}

#[test]
fn a_missing_state_is_reported() {
    let headings = ["行政相对人名称", "统一社会信用代码", "许可决定日期", "行政许可决定文书号", "许可机关"];
    let table = Table::new(&headings, &[&["示例", CODES[0], "2026-03-10", "1号", "某局"]]);
    let report = import(&table.csv()).report;
    let [warning] = &report.warnings[..] else { panic!("{:?}", report.warnings) };
    let Warning::MissingColumns { columns } = &warning.what else { panic!("{warning:?}") };
    assert!(columns.iter().any(|column| &**column == "当前状态"), "{columns:?}");
}

#[test]
fn a_cell_without_end_is_refused() {
    let long = "长".repeat(1 << 19);
    let inline =
        |column: &str, text: &str| format!("<c r=\"{column}1\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let cells = |count: usize, text: &str| format!("<row>{}</row>", inline("A", text).repeat(count));
    let too_large = |bytes: &[u8]| matches!(try_import(bytes), Err(FileError::TooLarge { .. }));
    assert!(too_large(&workbook("", &cells(1, &long), "")));
    assert!(too_large(&workbook(&format!("<si><t>{long}</t></si>"), "", "")));
    // A table of strings in many pieces, and a row that says one column over and over.
    assert!(too_large(&workbook(&format!("<si>{}</si>", "<t>长长长长</t>".repeat(1 << 17)), "", "")));
    assert!(too_large(&workbook("", &cells(40, &long[..3 << 18]), "")));
    assert!(!too_large(&workbook("", &cells(2, &long[..3 << 18]), "")));
}

#[test]
fn a_file_without_a_sheet_says_what_it_is() {
    let not_json = FileError::NotJson { line: 1, column: 3 };
    for (bytes, expected) in [
        (&b""[..], FileError::Empty),
        (b" \n\n", FileError::Empty),
        (b"\xEF\xBB\xBF", FileError::NoTable),
        (b"a,b,c\n1,2,3\n", FileError::NoTable),
        (b"[]", FileError::NoTable),
        (b"{\"a\": [1, 2]}", FileError::NoTable),
        (b"[1,", not_json),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileError::OldOrProtectedWorkbook),
    ] {
        assert_eq!(try_import(bytes).map(|_| ()), Err(expected), "{bytes:?}");
    }
    let Err(error) = try_import(b"PK\x03\x04 no workbook") else { panic!("no workbook") };
    assert_eq!(error.code(), "bad-workbook");
}

#[test]
fn several_files_are_read_as_one_and_a_broken_one_leaves_nothing() {
    let row =
        |name: &'static str, day: &'static str| Table::new(&HEADINGS, &[&[name, CODES[0], "警告", day]]);
    let list = row("别名", "2026-03-12").json();
    let broken = [&list[..list.len() - 1], b",{"].concat();
    let mut reader = Importer::new(Settings::default());
    let mut read =
        |bytes: Vec<u8>| reader.read("文件", Cursor::new(bytes), &mut |_| ControlFlow::Continue(()));
    read(row("示例", "2026-03-10").xlsx()).unwrap();
    assert_eq!(read(broken).unwrap_err().code(), "not-json");
    read(row("改名", "2026-03-11").csv_in_gb18030()).unwrap();
    let imported = reader.finish();
    check(&imported);
    assert_eq!(days(&imported), ["2026-03-10", "2026-03-11"]);
    assert_eq!(imported.archives[0].entity().name, "示例");
    let renamed: Vec<_> =
        imported.report.warnings.iter().filter(|warning| warning.what.code() == "other-name").collect();
    assert_eq!(renamed.len(), 1);
    assert_eq!(renamed[0].row, Some(2));
}

#[test]
fn an_importer_can_go_to_another_thread() {
    fn goes<T: Send>(_: T) {}
    goes(Importer::new(Settings::default()));
}

#[test]
fn reading_tells_its_progress_and_can_be_stopped() {
    let good = ["示例", CODES[0], "警告", "2026-03-10"];
    let table = Table::new(&HEADINGS, &vec![&good[..]; 2000]);
    for bytes in [table.csv(), table.xlsx(), table.json()] {
        let mut heard = Vec::new();
        let mut importer = Importer::new(Settings::default());
        importer
            .read("文件", Cursor::new(&bytes), &mut |progress| {
                heard.push(progress);
                ControlFlow::Continue(())
            })
            .unwrap();
        assert!(heard.len() > 2);
        assert!(heard.windows(2).all(|pair| pair[0].done <= pair[1].done && pair[0].total == pair[1].total));
        assert!(heard.iter().all(|progress| progress.done <= progress.total));

        let mut calls = 0;
        let stopped = importer.read("文件", Cursor::new(&bytes), &mut |_| {
            calls += 1;
            if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((stopped, calls), (Err(FileError::Cancelled), 3));
        assert_eq!(importer.finish().report.counts.records, 2000);
    }
}
