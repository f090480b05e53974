//! Writes a 双公示 penalty sheet of invented entities, for benchmarks.
//!
//! `cargo run --release -p xinyong-import --example make_sheet -- ROWS FORMAT PATH`, where the format is `csv`,
//! `csv-gb18030`, `xlsx` or `json`. The same arguments give the same sheet.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};

use xinyong_import::{Layout, layouts};
use xinyong_score::Date;
use xinyong_score::uscc::{Verdict, verdict};

/// So many rows are one entity's.
const ROWS_PER_ENTITY: usize = 5;

/// Every so many-th row is a natural person's.
const NATURAL: usize = 50;

/// Every so many-th row has a mistake in it.
const MISTAKEN: usize = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [rows, format, path] = &arguments[..] else {
        return Err("arguments: ROWS FORMAT PATH, with FORMAT one of csv, csv-gb18030, xlsx, json".into());
    };
    let layout = layouts().into_iter().next().ok_or("no layout")?;
    let mut sheet = Sheet { layout, code: String::new() };
    let rows = 0..rows.parse()?;
    match format.as_str() {
        "csv" => sheet.write_csv(rows, path, encoding_rs::UTF_8),
        "csv-gb18030" => sheet.write_csv(rows, path, encoding_rs::GB18030),
        "xlsx" => sheet.write_xlsx(rows, path),
        "json" => sheet.write_json(rows, path),
        other => Err(format!("unknown format {other}").into()),
    }
}

struct Sheet {
    layout: Layout,
    /// The code of the entity whose rows are being written.
    code: String,
}

type Rows = std::ops::Range<usize>;

impl Sheet {
    fn headings(&self) -> Vec<String> {
        self.layout.columns.iter().map(|column| column.name.clone()).collect()
    }

    fn row(&mut self, at: usize) -> Vec<String> {
        let entity = at / ROWS_PER_ENTITY;
        if at.is_multiple_of(ROWS_PER_ENTITY) || self.code.is_empty() {
            self.code = code(entity);
        }
        let is_natural = at % NATURAL == NATURAL - 1;
        let is_mistaken = at % MISTAKEN == MISTAKEN / 2;
        let day =
            Date::new(2024, 1, 1).unwrap_or(Date::MIN).plus_days(u32::try_from(at % 900).unwrap_or_default());
        let value = |key: &str| match key {
            "CF_XDR_MC" if is_natural => format!("示例自然人{at}"),
            "CF_XDR_MC" => format!("示例企业{entity}有限公司"),
            "CF_XDR_LB" if is_natural => "自然人".into(),
            "CF_XDR_LB" => "法人及非法人组织".into(),
            "CF_XDR_SHXYM" if is_natural => String::new(),
            "CF_XDR_SHXYM" => self.code.clone(),
            "CF_FRDB" => format!("示例人{entity}"),
            "CF_WSH" => format!("示例罚〔{}〕{at}号", day.year()),
            "CF_WFXW" => ["广告违法", "产品质量", "未按规定公示"][at % 3].into(),
            "CF_SY" => format!("当事人在经营活动中未履行法定义务，经查证属实（示例{at}）。"),
            "CF_YJ" => "《示例条例》第一条第一款".into(),
            "CF_CFLB" => ["警告", "罚款", "罚款；没收违法所得", "责令停产停业"][at % 4].into(),
            "CF_NR" => "依法给予行政处罚".into(),
            "CF_NR_FK" if at % 4 == 1 || at % 4 == 2 => format!("{}.{:06}", at % 10, at % 1_000_000),
            "CF_JDRQ" if is_mistaken => "日期不详".into(),
            "CF_JDRQ" => day.to_string(),
            "CF_YXQ" => "2099-12-31".into(),
            "CF_CFJG" | "CF_SJLY" => "示例市市场监督管理局".into(),
            _ => String::new(),
        };
        self.layout.columns.iter().map(|column| value(&column.key)).collect()
    }

    fn write_csv(
        &mut self,
        rows: Rows,
        path: &str,
        encoding: &'static encoding_rs::Encoding,
    ) -> Result<(), Box<dyn Error>> {
        let mut file = BufWriter::new(File::create(path)?);
        let headings = self.headings();
        for row in std::iter::once(headings).chain(rows.map(|at| self.row(at))) {
            let mut line = csv::WriterBuilder::new().from_writer(Vec::new());
            line.write_record(row)?;
            let text = String::from_utf8(line.into_inner()?)?;
            file.write_all(&encoding.encode(&text).0)?;
        }
        Ok(file.flush()?)
    }

    fn write_xlsx(&mut self, rows: Rows, path: &str) -> Result<(), Box<dyn Error>> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, self.headings())?;
        for (line, at) in (1..).zip(rows) {
            for (column, value) in (0..).zip(self.row(at)) {
                if !value.is_empty() {
                    sheet.write(line, column, value)?;
                }
            }
        }
        Ok(workbook.save(path)?)
    }

    fn write_json(&mut self, rows: Rows, path: &str) -> Result<(), Box<dyn Error>> {
        let mut file = BufWriter::new(File::create(path)?);
        let keys: Vec<String> = self.layout.columns.iter().map(|column| column.key.to_lowercase()).collect();
        file.write_all(b"{\"data\":[")?;
        for at in rows.clone() {
            let values = self.row(at).into_iter().map(serde_json::Value::from);
            let item: serde_json::Map<_, _> = keys.iter().cloned().zip(values).collect();
            let comma = if at == rows.start { "" } else { ",\n" };
            write!(file, "{comma}{}", serde_json::Value::Object(item))?;
        }
        file.write_all(b"]}")?;
        Ok(file.flush()?)
    }
}

/// A code whose check digits hold, different for every number below 100 million.
fn code(number: usize) -> String {
    let start = format!("91231100{number:08}");
    let organisation = "0123456789X".chars();
    let last = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    organisation
        .flat_map(|one| last.chars().map(move |two| (one, two)))
        .map(|(one, two)| format!("{start}{one}{two}"))
        .find(|code| verdict(code) == Verdict::Valid)
        .unwrap_or(start)
}
