//! Whatever bytes come as a filing: problems at their places, or a filing that can be checked. Never a panic.
//!
//! Bounded under `cargo test`; `cargo bolero test <name>` goes on for as long as one likes.

use std::sync::LazyLock;

use bolero::check;

use xinyong_score::filing::{check, follow};
use xinyong_score::procedure::Procedures;
use xinyong_score::{Archive, Calendar, Filing};
use xinyong_tests::archives::random_archive;

#[test]
fn any_bytes() {
    check!().with_iterations(5_000).for_each(|bytes| read(&String::from_utf8_lossy(bytes)));
}

const SOUND: &[&str] = &[
    r#"{ "format": "xinyong-filing/1", "number": "办-1", "entity": { "uscc": "91231100MAAY4CL12U", "name": "示例" },
         "subject": { "matter": "objection", "record": "r-0-0", "wrong": "not-ours", "statement": "不是我们的" },
         "evidence": [{ "name": "a", "media": "application/pdf", "size": 5,
                        "sha256": "38523c087796e5d5dd1cf9bad1fb026781a838dd9dd2cf8af58b9f6502a46778", "data": "JVBERi0=" }],
         "history": [{ "state": "submitted", "date": "2026-11-20", "by": "filer", "name": "甲" }] }"#,
    r#"{ "format": "xinyong-filing/1", "number": "办-2", "entity": { "uscc": "91231100MAAY4CL12U", "name": "示例" },
         "subject": { "matter": "declaration", "record": { "id": "h", "kind": "commendation", "level": "county",
                      "date": "2026-11-01", "status": "pending" } },
         "evidence": [],
         "history": [{ "state": "submitted", "date": "2026-11-20", "by": "filer", "name": "甲" },
                     { "state": "accepted", "date": "2026-11-20", "by": "authority", "name": "乙" },
                     { "state": "confirmed", "date": "2026-11-21", "by": "authority", "name": "乙" }] }"#,
    r#"{ "format": "xinyong-filing/1", "number": "办-3", "entity": { "uscc": "91231100MAAY4CL12U", "name": "示例" },
         "subject": { "matter": "repair", "record": "r-0-0", "change": "repair", "met": ["corrected", "promise"],
                      "papers": ["proof"], "promise": "守法" },
         "evidence": [], "history": [] }"#,
];

#[test]
fn the_sound_filings_are_sound() {
    for text in SOUND {
        Filing::from_json(text).expect("a sound filing");
    }
}

/// A piece of a filing, to be put where it does not belong.
const PIECES: &[&str] = &[
    "",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "1e999",
    "18446744073709551616",
    "\u{feff}",
    "\"draft\"",
    "confirmed",
    "\"met\":[],",
    "\"date\":\"1900-01-01\",",
    "=",
    "JVBERi0=",
    "9999-12-31",
    "leave-list",
];

#[test]
fn a_sound_filing_damaged() {
    check!().with_iterations(10_000).with_type::<(u8, Vec<(u16, u8, u8)>)>().for_each(|(which, damages)| {
        let mut text = SOUND[usize::from(*which) % SOUND.len()].to_owned();
        for &(at, length, piece) in damages {
            let at = usize::from(at) % (text.len() + 1);
            let from = text.floor_char_boundary(at);
            let to = text.ceil_char_boundary((from + usize::from(length % 12)).min(text.len()));
            text.replace_range(from..to, PIECES[usize::from(piece) % PIECES.len()]);
        }
        read(&text);
    });
}

/// Reads a filing; one that is accepted can be written, read again, and held against any archive.
fn read(text: &str) {
    static RULES: LazyLock<(Procedures, Calendar)> =
        LazyLock::new(|| (xinyong_rules::procedures(), xinyong_rules::calendar()));
    static ARCHIVE: LazyLock<Archive> =
        LazyLock::new(|| Archive::from_json(&random_archive(1)).expect("an archive").archive);
    match Filing::from_json(text) {
        Err(problems) => assert!(!problems.is_empty(), "refused without a reason: {text}"),
        Ok(filing) => {
            let written = serde_json::to_string(&filing).expect("a filing is JSON");
            assert_eq!(Filing::from_json(&written).expect("what was written can be read"), filing);
            let (procedures, calendar) = &*RULES;
            let _ = filing.receipt(procedures, calendar);
            let _ = check(&filing, &ARCHIVE, procedures, "2026-11-22".parse().expect("a day"));
            let _ = follow(&ARCHIVE, &filing, procedures);
        }
    }
}
