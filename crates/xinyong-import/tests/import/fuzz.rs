//! Any bytes give a report or a file error, never a panic, and the totals add up. Bounded under plain `cargo test`.

use bolero::{TypeGenerator, check};
use serde_json::Value;
use xinyong_import::Imported;
use xinyong_score::uscc::{self, Verdict};

use crate::sheets::{self, CODES, Table, try_import, workbook};

/// What a mutated file is made of: the pieces that mean something, and whatever else.
#[derive(Debug, Clone, TypeGenerator)]
enum Piece {
    Known(u8),
    Any(char),
    Bytes([u8; 3]),
}

const PIECES: [&str; 48] = [
    "行政相对人名称",
    "统一社会信用代码",
    "处罚类别",
    "处罚决定日期",
    "罚款金额（万元）",
    "行政相对人类别",
    "当前状态",
    "证件号码",
    "许可决定日期",
    "CF_XDR_MC",
    "cf_xdr_shxym",
    "cfJdrq",
    "xk_XDR_MC",
    CODES[0],
    CODES[1],
    "00000000000000000X",
    "11010519491231002X",
    "110105194913310021",
    "１１０１０５１９４９１２３１００２１",
    "110105 19491231 0021",
    "110105-19491231-002x",
    "（身份证110105491231002）",
    "行政处罚决定书文号",
    "违法行为类型",
    "处罚机关",
    "2026-03-10",
    "46091",
    "1773072000000",
    "2099-12-31",
    "0.3",
    "1e-7",
    "警告；罚款",
    "自然人",
    "无",
    ",",
    "\n",
    "\"",
    ";",
    "\r\n",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\":\"",
    "\",\"",
    "null",
];

impl Piece {
    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Known(at) => bytes.extend_from_slice(PIECES[usize::from(*at) % PIECES.len()].as_bytes()),
            Self::Any(any) => bytes.extend_from_slice(any.encode_utf8(&mut [0; 4]).as_bytes()),
            Self::Bytes(any) => bytes.extend_from_slice(any),
        }
    }
}

fn bytes_of(pieces: &[Piece]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for piece in pieces {
        piece.write(&mut bytes);
    }
    bytes
}

/// Reads a file; what comes out must hold together.
fn survives(bytes: &[u8]) {
    if let Ok(imported) = try_import(bytes) {
        sheets::check(&imported);
        for text in texts(&imported) {
            assert_eq!(persons_number(&text), None, "{text}");
        }
    }
}

/// Every text of the archives and the report, and every sentence about it.
fn texts(imported: &Imported) -> Vec<String> {
    fn gather(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) => texts.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| gather(item, texts)),
            Value::Object(members) => {
                for (key, value) in members {
                    texts.push(key.clone());
                    gather(value, texts);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut texts = Vec::new();
    for archive in &imported.archives {
        gather(&serde_json::to_value(archive).unwrap(), &mut texts);
    }
    gather(&serde_json::to_value(&imported.report).unwrap(), &mut texts);
    texts
}

/// The first run of 15 or 18 digits, the last of which may be an X, however wide its characters are and whatever stands
/// between them; unless it is a code that holds.
fn persons_number(text: &str) -> Option<String> {
    let half = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap(),
        _ => c,
    };
    let parts = |c: &char| c.is_whitespace() || c.is_control() || "-\u{2014}\u{200B}._/".contains(*c);
    let joined: String = text.chars().map(half).filter(|c| !parts(c)).collect();
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let is_number = |run: &&str| {
        let digits = run.trim_end_matches(['X', 'x']);
        matches!(run.len(), 15 | 18)
            && run.len() - digits.len() <= 1
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && uscc::verdict(run) != Verdict::Valid
    };
    joined.split(|c| !is_of_number(c)).find(is_number).map(str::to_owned)
}

#[test]
fn numbers_of_persons_are_seen_however_they_are_written() {
    for text in ["见110105 19491231-002Ｘ号", "１１０１０５４９１２３１００２", "110105\u{200B}194913310021"]
    {
        assert!(persons_number(text).is_some(), "{text}");
    }
    for text in ["2026-03-10", "91231100MAAY4CL12U", "1101051949123100", "***"] {
        assert_eq!(persons_number(text), None);
    }
}

/// A row of headings, so that what follows is read as rows.
const HEADINGS: &str = "行政相对人名称,统一社会信用代码,处罚类别,处罚决定日期,罚款金额（万元）,行政相对人类别,证件号码,当前状态,行政处罚决定书文号,违法行为类型,处罚机关\n";

#[test]
fn any_bytes() {
    check!().with_iterations(2000).for_each(survives);
}

#[test]
fn csv() {
    check!().with_type::<Vec<Piece>>().with_iterations(2000).for_each(|pieces| {
        let rows = bytes_of(pieces);
        survives(&rows);
        survives(&[HEADINGS.as_bytes(), &rows].concat());
        let (headings, _, _) = encoding_rs::GB18030.encode(HEADINGS);
        survives(&[&headings, &rows[..]].concat());
    });
}

#[test]
fn json() {
    check!().with_type::<Vec<(u8, Vec<Piece>)>>().with_iterations(2000).for_each(|members| {
        let raw: Vec<Vec<u8>> = members.iter().map(|(_, pieces)| bytes_of(pieces)).collect();
        survives(&[b"[{", &raw.concat()[..]].concat());
        let item: serde_json::Map<String, serde_json::Value> = members
            .iter()
            .map(|(key, _)| PIECES[usize::from(*key) % PIECES.len()].to_owned())
            .zip(raw.iter().map(|value| String::from_utf8_lossy(value).into_owned().into()))
            .collect();
        let good =
            serde_json::json!({ "CF_XDR_MC": "示例", "CF_XDR_SHXYM": CODES[0], "CF_JDRQ": "2026-03-10" });
        let list = serde_json::json!({ "data": [good, item, item.keys().collect::<Vec<_>>()] });
        survives(list.to_string().as_bytes());
    });
}

#[test]
fn xlsx() {
    let heading = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let headings = HEADINGS.trim_end().split(',').map(heading).collect::<Vec<_>>().concat();
    let strings = PIECES.map(|text| format!("<si><t>{text}</t></si>")).concat();
    check!().with_type::<Vec<(u8, u8, Vec<Piece>)>>().with_iterations(1000).for_each(|cells| {
        let mut sheet = vec![format!("<row>{headings}</row><row>")];
        for (sort, column, pieces) in cells {
            let text = String::from_utf8_lossy(&bytes_of(pieces)).into_owned();
            let text = if sort % 5 == 0 { text } else { text.replace(['<', '&'], "") };
            let letter = char::from(b'A' + column % 12);
            sheet.push(match sort % 7 {
                0 => text,
                1 => "</row><row>".into(),
                2 => format!("<c r=\"{letter}1\"><v>{text}</v></c>"),
                3 => format!("<c r=\"{text}\" t=\"s\"><v>{column}</v></c>"),
                4 => format!("<c t=\"str\"><v>{text}</v></c>"),
                _ => format!("<c r=\"{letter}9\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            });
        }
        sheet.push("</row>".into());
        survives(&workbook(&strings, &sheet.concat(), ""));
    });
}

#[test]
fn rows_that_become_records() {
    check!().with_type::<Vec<(u8, Vec<Piece>)>>().with_iterations(2000).for_each(|cells| {
        let mut row = ["示例", CODES[0], "警告", "2026-03-10"].map(str::to_owned).to_vec();
        row.resize(11, String::new());
        for (at, pieces) in cells {
            let cell = &mut row[usize::from(*at) % 11];
            *cell += &String::from_utf8_lossy(&bytes_of(pieces));
        }
        let headings = HEADINGS.trim_end().split(',').map(str::to_owned).collect();
        let table = Table { headings, rows: vec![row] };
        survives(&table.csv());
        survives(&table.json());
    });
}

#[test]
fn damaged_workbooks() {
    let whole = workbook("<si><t>警告</t></si>", "<row><c t=\"s\"><v>0</v></c></row>", "");
    check!().with_type::<Vec<(u16, u8)>>().with_iterations(2000).for_each(|changes| {
        let mut bytes = whole.clone();
        for (at, byte) in changes {
            let at = usize::from(*at) % bytes.len();
            bytes[at] = *byte;
        }
        survives(&bytes);
    });
}
