//! Writes what the benchmarks read: archives as jsonl, five records each, and one sheet of penalties, five a firm,
//! as CSV and as XLSX. Everything in them is invented.
//!
//! `bench_data RECORDS ROWS FOLDER`

use std::env;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use rust_xlsxwriter::Workbook;
use serde_json::json;
use xinyong_import::{Generation, Layout, layouts};
use xinyong_score::uscc::{Verdict, verdict};
use xinyong_score::{Date, RecordKind};

/// How many records or rows an enterprise has.
const EACH: u32 = 5;

/// Days over which the records are spread, from the first.
const SPREAD: u32 = 1500;

/// The characters that check digits are made of.
const DIGITS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [records, rows, folder] = &arguments[..] else { panic!("usage: bench_data RECORDS ROWS FOLDER") };
    let count = |text: &String| text.parse::<u32>().expect("a number") / EACH;
    let folder = Path::new(folder);
    write_archives(&folder.join("archives.jsonl"), count(records));
    write_sheets(folder, count(rows));
}

fn write_archives(file: &Path, archives: u32) {
    let mut out = BufWriter::new(File::create(file).expect("the folder can be written"));
    for at in 0..archives {
        let date = |nth: u32| day(at * EACH + nth);
        let archive = json!({
            "format": "xinyong-archive/1",
            "entity": { "uscc": code(at), "name": name(at), "category": "enterprise" },
            "records": [
                { "id": "p-1", "kind": "administrative-penalty", "severity": "general", "date": date(0),
                  "authority": "示例市场监督管理局", "document_no": document_no(at), "status": "active" },
                { "id": "p-2", "kind": "administrative-penalty", "severity": "minor", "date": date(1),
                  "status": "repaired", "status_on": date(1) },
                { "id": "t-1", "kind": "tax-arrears", "amount": 100 * at, "date": date(2), "status": "active" },
                { "id": "c-1", "kind": "contract-breach", "date": date(3), "status": "active" },
                { "id": "h-1", "kind": "commendation", "level": "city", "date": date(4), "status": "active" },
            ],
        });
        writeln!(out, "{archive}").expect("the folder can be written");
    }
    out.flush().expect("the folder can be written");
}

fn write_sheets(folder: &Path, firms: u32) {
    let wanted = |layout: &&Layout| {
        layout.kind == RecordKind::AdministrativePenalty && layout.generation == Generation::Revised
    };
    let layouts = layouts();
    let columns = &layouts.iter().find(wanted).expect("the sheet in use").columns;

    let mut csv = csv::Writer::from_path(folder.join("sheet.csv")).expect("the folder can be written");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut write = |row: u32, cells: &[String]| {
        csv.write_record(cells).expect("the folder can be written");
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("the sheet has room");
        }
    };
    write(0, &columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>());
    for row in 0..firms * EACH {
        write(row + 1, &columns.iter().map(|column| penalty(&column.key, row)).collect::<Vec<_>>());
    }
    csv.flush().expect("the folder can be written");
    workbook.save(folder.join("sheet.xlsx")).expect("the folder can be written");
}

/// What a row says in a column.
fn penalty(key: &str, row: u32) -> String {
    let firm = row / EACH;
    match key {
        "CF_XDR_MC" => name(firm),
        "CF_XDR_LB" => "法人及非法人组织".into(),
        "CF_XDR_SHXYM" => code(firm),
        "CF_FRDB" => "示例".into(),
        "CF_WSH" => document_no(row),
        "CF_WFXW" => "未按规定明码标价".into(),
        "CF_SY" => format!("当事人于{}经营的商品未按规定明码标价，违法事实清楚，证据确凿。", day(row)),
        "CF_YJ" => "《明码标价和禁止价格欺诈规定》第二十二条".into(),
        "CF_CFLB" => ["罚款", "警告；罚款", "警告"][row as usize % 3].into(),
        "CF_NR" => "责令改正，并处以罚款。".into(),
        "CF_NR_FK" => ["0.5", "1.25", ""][row as usize % 3].into(),
        "CF_JDRQ" => day(row).to_string(),
        "CF_YXQ" => "2099-12-31".into(),
        "CF_GSJZQ" => day(row).plus_months(12).to_string(),
        "CF_CFJG" | "CF_SJLY" => "示例市场监督管理局".into(),
        "CF_CFJGDM" | "CF_SJLYDM" => "91350100M000100Y43".into(),
        _ => String::new(),
    }
}

fn name(firm: u32) -> String {
    format!("示例第{firm}号商贸有限公司")
}

fn document_no(at: u32) -> String {
    format!("示市监罚〔2025〕{at}号")
}

fn day(at: u32) -> Date {
    let first: Date = "2022-06-01".parse().expect("a date");
    first.plus_days(at % SPREAD)
}

/// A code of our own whose check digits hold, found by trying them.
fn code(firm: u32) -> String {
    let stem = format!("91231100{:08}", firm + 1);
    DIGITS
        .chars()
        .flat_map(|first| DIGITS.chars().map(move |second| (first, second)))
        .map(|(first, second)| format!("{stem}{first}{second}"))
        .find(|code| verdict(code) == Verdict::Valid)
        .expect("two check digits exist for every stem")
}
