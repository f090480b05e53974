//! 评价凭据: what is kept of an evaluation can be added up again, and every alteration is found.

use std::sync::{Arc, LazyLock};

use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;
use serde_json::Value;

use xinyong_score::receipt::{Difference, KeptLine, Stated};
use xinyong_score::{Archive, Evaluation, Model, Receipt, Record, evaluate};
use xinyong_tests::archives::{archive, archives, days};

proptest! {
    #[test]
    fn a_receipt_survives_being_written_and_read(archive in archives(12), day in days()) {
        let evaluation = evaluation(&archive, day);
        let receipt = Receipt::of(&evaluation);
        let read = Receipt::from_json(&written(&receipt));
        prop_assert_eq!(read.as_ref(), Ok(&receipt));
        let laid_out = Receipt::from_json(&serde_json::to_string_pretty(&receipt).unwrap());
        prop_assert_eq!(laid_out.as_ref(), Ok(&receipt));
        prop_assert_eq!(receipt.agrees(&evaluation), Ok(()));
    }

    #[test]
    fn adding_up_needs_no_rule(archive in archives(24), day in days()) {
        let evaluation = evaluation(&archive, day);
        prop_assert_eq!(added_up(&written(&Receipt::of(&evaluation))), evaluation.score().hundredths());
    }

    #[test]
    fn every_alteration_of_a_value_is_found(archive in archives(6), day in days(), place in any::<Index>(), by in 1..9_u8) {
        let text = written(&Receipt::of(&evaluation(&archive, day)));
        let altered = altered(&text, place, by);
        prop_assert!(Receipt::from_json(&altered).is_err(), "{altered}");
    }

    #[test]
    fn what_agrees_with_its_archive_is_what_was_made_of_it(archive in archives(6), day in days(), place in any::<Index>(), by in 1..9_u8) {
        let evaluation = evaluation(&archive, day);
        let receipt = Receipt::of(&evaluation);
        // Number and digest follow from the rest, and are not compared.
        if let Ok(Stated { receipt: read, .. }) = Receipt::stated(&altered(&written(&receipt), place, by)) {
            let mut whole = read.clone();
            whole.number.clone_from(&receipt.number);
            whole.digest.clone_from(&receipt.digest);
            prop_assert_eq!(read.agrees(&evaluation).is_ok(), whole == receipt);
        }
    }

    #[test]
    fn lines_that_changed_places_or_are_there_twice_do_not_agree(archive in archives(6), day in days(), at in any::<Index>()) {
        let evaluation = evaluation(&archive, day);
        let receipt = Receipt::of(&evaluation);
        let paths = |lines: Vec<KeptLine>| -> Vec<String> {
            let mut stated = receipt.clone();
            stated.lines = lines;
            let differences = stated.agrees(&evaluation).err().unwrap_or_default();
            differences.into_iter().map(|found| found.path).collect()
        };
        let count = receipt.lines.len();
        let mut reversed = receipt.lines.clone();
        reversed.reverse();
        let moved = (0..count).filter(|&at| reversed[at] != receipt.lines[at]);
        prop_assert_eq!(paths(reversed.clone()), moved.map(|at| format!("lines[{at}].record")).collect::<Vec<_>>());
        if count > 0 {
            let mut twice = receipt.lines.clone();
            twice.push(at.get(&receipt.lines).clone());
            prop_assert_eq!(paths(twice), [format!("lines[{count}]")]);
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(
        (archive, shuffled) in archives(12).prop_map(|archive| numberless(&archive)).prop_flat_map(shuffled),
        day in days(),
    ) {
        prop_assert_eq!(archive.hash(), shuffled.hash());
        prop_assert_eq!(Receipt::of(&evaluation(&archive, day)), Receipt::of(&evaluation(&shuffled, day)));
    }

    #[test]
    fn another_archive_is_found_at_every_record_that_is_another(archive in archives(6), day in days(), at in 0..6_usize) {
        let receipt = Receipt::of(&evaluation(&archive, day));
        let mut records = archive.records().to_vec();
        if at < records.len() {
            let left_out = records.remove(at);
            let other = self::archive(archive.entity().clone(), records);
            let differences = receipt.agrees(&evaluation(&other, day)).expect_err("a record is missing");
            prop_assert!(differences.iter().any(|found| found.path == "archive"));
            let at_the_line = |found: &Difference| found.record.as_ref() == Some(&left_out.id) && found.found.is_none();
            prop_assert!(differences.iter().any(at_the_line));
        }
    }
}

#[test]
fn a_receipt_whose_digest_was_made_anew_still_does_not_agree() {
    let receipt = Receipt::of(&evaluation(&sample(), "2026-11-22".parse().unwrap()));
    let mut forged = receipt.clone();
    forged.score = "850".parse().unwrap();
    forged.lines.clear();
    forged.points_by_provenance.illustrative = "0".parse().unwrap();
    // A forger who knows the format can make a digest; only the archive shows what is missing.
    let stated = Receipt::stated(&written(&forged)).expect("it can be read");
    let paths: Vec<&str> = stated.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["number", "digest"]);
    let differences = forged.agrees(&evaluation(&sample(), receipt.as_of)).expect_err("a line is missing");
    let found: Vec<(&str, Option<&str>)> =
        differences.iter().map(|found| (found.path.as_str(), found.record.as_deref())).collect();
    let head = [("score", None), ("points_by_provenance.illustrative", None)];
    assert_eq!(found, [head[0], head[1], ("lines", Some("p-1"))]);
}

#[test]
fn a_score_that_is_not_the_sum_of_its_lines_is_found_there() {
    let receipt = Receipt::of(&evaluation(&sample(), "2026-11-22".parse().unwrap()));
    let text = written(&receipt).replace(r#""points":-65"#, r#""points":-60"#);
    let problems = Receipt::from_json(&text).expect_err("it was altered");
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["score", "points_by_provenance", "number", "digest"]);
}

#[test]
fn every_problem_of_form_is_found_at_its_place() {
    let text = r#"{ "format": "xinyong-receipt/1", "number": "", "entity": { "uscc": "1", "name": "甲" },
        "as_of": "2026-02-30", "archive": "-", "model": [], "start": "850", "lines": [{ "record": "p-1" }], "score": 1.234,
        "grade": "F", "points_by_provenance": { "law": 850 }, "notices": [""], "seal": true }"#;
    let problems = Receipt::from_json(text).expect_err("much is wrong");
    let found: Vec<(&str, &str)> =
        problems.iter().map(|problem| (problem.path.as_str(), problem.what.code())).collect();
    for expected in [
        ("number", "empty"),
        ("entity.uscc", "not-a-uscc"),
        ("as_of", "not-a-date"),
        ("model", "wrong-type"),
        ("start", "not-points"),
        ("lines[0].kind", "missing-field"),
        ("score", "not-points"),
        ("grade", "unknown-word"),
        ("points_by_provenance.illustrative", "missing-field"),
        ("notices[0]", "empty"),
        ("digest", "missing-field"),
        ("seal", "unknown-field"),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}

/// What anybody can write who has never seen a rule: the start and the points of all lines, in hundredths.
fn added_up(receipt: &str) -> i32 {
    let hundredths = |value: &Value| -> i32 {
        let text = value.to_string();
        let (whole, cents) = text.split_once('.').unwrap_or((&text, ""));
        format!("{whole}{cents:0<2}").parse().unwrap()
    };
    let receipt: Value = serde_json::from_str(receipt).unwrap();
    let lines = receipt["lines"].as_array().unwrap();
    hundredths(&receipt["start"]) + lines.iter().map(|line| hundredths(&line["points"])).sum::<i32>()
}

/// The text with one letter or digit replaced by another of its sort. Letters stand in values and in names; to change a
/// name is an alteration, too.
fn altered(text: &str, place: Index, by: u8) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|&at| letters[at].is_alphanumeric()).collect();
    let at = *place.get(&places);
    let turned = |first: u8, letter: char, of: u8| char::from(first + (letter as u8 - first + by) % of);
    letters[at] = match letters[at] {
        digit @ '0'..='9' => turned(b'0', digit, 10),
        letter @ 'a'..='z' => turned(b'a', letter, 26),
        letter @ 'A'..='Z' => turned(b'A', letter, 26),
        '甲' => '乙',
        _ => '甲',
    };
    letters.into_iter().collect()
}

fn evaluation(archive: &Arc<Archive>, day: xinyong_score::Date) -> Evaluation {
    static MODEL: LazyLock<Arc<Model>> =
        LazyLock::new(|| Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).unwrap()));
    evaluate(archive, &MODEL, day).unwrap()
}

fn written(receipt: &Receipt) -> String {
    serde_json::to_string(receipt).unwrap()
}

fn sample() -> Arc<Archive> {
    let text = r#"{ "format": "xinyong-archive/1", "entity": { "uscc": "91231100MAAY4CL12U", "name": "示例企业" },
        "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor", "date": "2026-03-10",
        "status": "active" } ] }"#;
    Arc::new(Archive::from_json(text).unwrap().archive)
}

/// The archive with nothing that states one fact twice.
fn numberless(archive: &Archive) -> Arc<Archive> {
    let without = |record: &Record| Record { document_no: None, ..record.clone() };
    self::archive(archive.entity().clone(), archive.records().iter().map(without).collect())
}

fn shuffled(archive: Arc<Archive>) -> impl Strategy<Value = (Arc<Archive>, Arc<Archive>)> {
    let entity = archive.entity().clone();
    let records = Just(archive.records().to_vec()).prop_shuffle();
    (Just(archive), records.prop_map(move |records| self::archive(entity.clone(), records)))
}
