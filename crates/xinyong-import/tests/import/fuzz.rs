//! Any bytes give a report or a file error, never a panic, and the totals add up. Bounded under plain `cargo test`.

use bolero::{TypeGenerator, check};

use crate::sheets::{self, CODES, try_import, workbook};

/// What a mutated file is made of: the pieces that mean something, and whatever else.
#[derive(Debug, Clone, TypeGenerator)]
enum Piece {
    Known(u8),
    Any(char),
    Bytes([u8; 3]),
}

const PIECES: [&str; 40] = [
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
    }
}

/// A row of headings, so that what follows is read as rows.
const HEADINGS: &str = "行政相对人名称,统一社会信用代码,处罚类别,处罚决定日期,罚款金额（万元）,行政相对人类别,证件号码,当前状态\n";

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
            let letter = char::from(b'A' + column % 9);
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
