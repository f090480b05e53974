//! Sheets for tests: one table, written as every format.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use xinyong_import::{FileError, Imported, Importer, Layout, Report, Settings, layouts};
use xinyong_score::RecordKind;

/// Invented codes that hold.
pub(crate) const CODES: [&str; 3] = ["91231100MAAY4CL12U", "91350100M000100Y43", "92231100MADEMA0351"];

/// A sheet: headings, and rows under them.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) headings: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// A sheet of the columns of a layout, by heading, each row given as heading and value.
    pub(crate) fn of(layout: &Layout, rows: &[&[(&str, &str)]]) -> Self {
        let headings: Vec<String> = layout.columns.iter().map(|column| column.name.clone()).collect();
        let rows = rows
            .iter()
            .map(|row| {
                for (heading, _) in *row {
                    assert!(headings.iter().any(|known| known == heading), "no column {heading}");
                }
                let value = |heading: &String| row.iter().find(|(known, _)| known == heading);
                headings
                    .iter()
                    .map(|heading| value(heading).map_or("", |(_, value)| value).to_owned())
                    .collect()
            })
            .collect();
        Self { headings, rows }
    }

    /// A sheet of any headings.
    pub(crate) fn new(headings: &[&str], rows: &[&[&str]]) -> Self {
        let owned = |row: &[&str]| row.iter().map(|&cell| cell.to_owned()).collect();
        Self { headings: owned(headings), rows: rows.iter().map(|row| owned(row)).collect() }
    }

    pub(crate) fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }

    pub(crate) fn csv_with_bom(&self) -> Vec<u8> {
        ["\u{FEFF}".as_bytes(), &self.csv()].concat()
    }

    pub(crate) fn csv_in_gb18030(&self) -> Vec<u8> {
        let text = String::from_utf8(self.csv()).unwrap();
        let (bytes, _, damaged) = encoding_rs::GB18030.encode(&text);
        assert!(!damaged);
        bytes.into_owned()
    }

    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet().set_name("双公示").unwrap();
        for (at, row) in (0..).zip(std::iter::once(&self.headings).chain(&self.rows)) {
            sheet.write_row(at, 0, row).unwrap();
        }
        workbook.save_to_buffer().unwrap()
    }

    /// A list of objects, under the headings as keys.
    pub(crate) fn json(&self) -> Vec<u8> {
        serde_json::to_vec(&self.items()).unwrap()
    }

    pub(crate) fn json_lines(&self) -> Vec<u8> {
        self.items().iter().flat_map(|item| format!("{item}\n").into_bytes()).collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        let item = |row: &Vec<String>| {
            self.headings.iter().cloned().zip(row.iter().cloned().map(Into::into)).collect()
        };
        self.rows.iter().map(item).map(serde_json::Value::Object).collect()
    }
}

/// A layout by its generation, as the report writes it.
pub(crate) fn layout(generation: &str, kind: RecordKind, natural_persons: bool) -> Layout {
    let is = |layout: &Layout| {
        serde_json::to_value(layout.generation).unwrap() == generation
            && layout.kind == kind
            && layout.natural_persons == natural_persons
    };
    layouts().into_iter().find(is).unwrap()
}

/// Reads one file.
pub(crate) fn try_import(bytes: &[u8]) -> Result<Imported, FileError> {
    let mut importer = Importer::new(Settings::default());
    importer.read("测试文件", Cursor::new(bytes), &mut |_| ControlFlow::Continue(()))?;
    Ok(importer.finish())
}

/// Reads one file that can be read.
pub(crate) fn import(bytes: &[u8]) -> Imported {
    let imported = try_import(bytes).expect("a file that can be read");
    check(&imported);
    imported
}

/// What holds of every import.
pub(crate) fn check(imported: &Imported) {
    let Imported { archives, report } = imported;
    let counts = report.counts;
    assert!(counts.add_up(), "{counts:?}");
    let records: usize = archives.iter().map(|archive| archive.records().len()).sum();
    assert_eq!(records as u64, counts.records);
    assert_eq!(archives.len() as u64, report.entities);
    assert!(archives.windows(2).all(|pair| pair[0].entity().uscc < pair[1].entity().uscc));

    let mut sums = xinyong_import::Counts::default();
    report.sheets.iter().for_each(|sheet| sums += sheet.counts);
    assert_eq!(sums, counts);

    // Every row with errors is named by one of them, or by the error of its whole sheet, which may be told beside others.
    let mut rows = Vec::new();
    let mut lacking = Vec::new();
    let mut lost = 0;
    for error in &report.errors {
        match error.what {
            xinyong_import::Error::MissingColumns { rows, .. } => {
                lost += rows;
                lacking.push((&error.file, &error.sheet));
            }
            xinyong_import::Error::UnclosedQuote { lines } => lost += lines as u64,
            _ => rows.extend(error.row.map(|row| (&error.file, &error.sheet, row))),
        }
    }
    rows.dedup();
    rows.retain(|(file, sheet, _)| !lacking.contains(&(*file, *sheet)));
    assert_eq!(rows.len() as u64 + lost, counts.rows_with_errors);
}

/// The codes of all errors, with row and column letter.
pub(crate) fn errors(report: &Report) -> Vec<(&'static str, Option<u32>, Option<String>)> {
    let column =
        |column: &Option<xinyong_import::Column>| column.as_ref().and_then(|column| column.letter.clone());
    report.errors.iter().map(|error| (error.what.code(), error.row, column(&error.column))).collect()
}

/// The codes of all warnings.
pub(crate) fn warnings(report: &Report) -> Vec<&'static str> {
    report.warnings.iter().map(|warning| warning.what.code()).collect()
}

/// A workbook of one sheet, from what stands inside its table of strings, its rows, and its properties.
pub(crate) fn workbook(strings: &str, rows: &str, properties: &str) -> Vec<u8> {
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{RELATION}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\">{properties}<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"r2\" Type=\"{RELATION}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"18446744073709551615\">{strings}</sst>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{MAIN}\"><dimension ref=\"B9:A1\"/><sheetData>{rows}</sheetData></worksheet>"
            ),
        ),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
