//! The cases of `tests/conformance`, answered by this kernel: the same bytes.

use std::fs;
use std::path::Path;

use xinyong_tests::conformance::{Given, answer};

#[test]
fn every_case_has_the_answer_that_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
    let mut cases = 0;
    for file in fs::read_dir(folder).expect("the cases") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|kind| kind != "jsonl") {
            continue;
        }
        for line in fs::read_to_string(&path).expect("text").lines() {
            let (given, expected) = split(line);
            let given: Given = serde_json::from_str(&given).unwrap_or_else(|error| panic!("{error}: {line}"));
            let found = match answer(&given) {
                Ok(found) => format!("\"expected\":{found}"),
                Err(codes) => format!("\"fails\":{}", serde_json::json!(codes)),
            };
            assert_eq!(found, expected, "{}", given.id);
            cases += 1;
        }
    }
    assert!(cases >= 2000, "{cases} cases");
}

/// What is given, and what is expected of it: the last field of a line.
fn split(line: &str) -> (String, String) {
    let at = [",\"expected\":", ",\"fails\":"].iter().find_map(|name| line.find(name)).expect("an answer");
    let (given, expected) = line.split_at(at);
    let expected = expected.strip_prefix(',').and_then(|rest| rest.strip_suffix('}')).expect("an object");
    (format!("{given}}}"), expected.to_owned())
}

#[test]
fn the_models_are_those_that_the_cases_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/models");
    for model in xinyong_rules::models() {
        let text = fs::read_to_string(folder.join(format!("{}.json", model.id()))).expect("a model");
        assert_eq!(xinyong_score::Model::from_json(&text).expect("a sound model").hash(), model.hash());
    }
}
