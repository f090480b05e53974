//! Whatever bytes come as an archive: problems at their places, or an archive that can be scored. Never a panic.
//!
//! Bounded under `cargo test`; `cargo bolero test <name>` goes on for as long as one likes.

use std::sync::{Arc, LazyLock};

use bolero::check;

use xinyong_score::{Archive, Model, evaluate};
use xinyong_tests::archives::random_archive;

#[test]
fn any_bytes() {
    check!().with_iterations(20_000).for_each(|bytes| read(&String::from_utf8_lossy(bytes)));
}

/// A piece of an archive, to be put where it does not belong.
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
    "true",
    "-1",
    "1e999",
    "18446744073709551616",
    "\"\\ud800\"",
    "\u{feff}",
    "\"id\"",
    "\"kind\":\"donation\",",
    "\"status\":\"repaired\",",
    "\"date\":\"2024-02-30\",",
    "\"left_on\":\"1900-01-01\",",
    "9999-12-31",
    "active",
    "court",
];

#[test]
fn a_sound_archive_damaged() {
    let archives: Vec<String> = (0..64).map(random_archive).collect();
    check!().with_iterations(20_000).with_type::<(u8, Vec<(u16, u8, u8)>)>().for_each(|(which, damages)| {
        let mut text = archives[usize::from(*which) % archives.len()].clone();
        for &(at, length, piece) in damages {
            let at = usize::from(at) % (text.len() + 1);
            let from = text.floor_char_boundary(at);
            let to = text.ceil_char_boundary((from + usize::from(length % 8)).min(text.len()));
            text.replace_range(from..to, PIECES[usize::from(piece) % PIECES.len()]);
        }
        read(&text);
    });
}

/// Reads an archive; one that is accepted can be written, read again and scored.
fn read(text: &str) {
    static MODEL: LazyLock<Arc<Model>> = LazyLock::new(|| {
        Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"))
    });
    match Archive::from_json(text) {
        Err(problems) => assert!(!problems.is_empty(), "refused without a reason: {text}"),
        Ok(read) => {
            let written = serde_json::to_string(&read.archive).expect("an archive is JSON");
            let again = Archive::from_json(&written).expect("what was written can be read");
            assert_eq!(again.archive, read.archive);
            let day = "2026-11-22".parse().expect("a day");
            let evaluation = evaluate(&Arc::new(again.archive), &MODEL, day).expect("the model is in force");
            assert!(evaluation.band().is_some());
        }
    }
}
