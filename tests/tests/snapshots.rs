//! Whole explanations of telling archives, kept word for word.
//!
//! After a change that is meant: `cargo insta review`, or `INSTA_UPDATE=always cargo test -p xinyong-tests --test snapshots`.

use std::fs;
use std::sync::Arc;

use serde::Serialize;

use xinyong_score::{Archive, Model, evaluate, timeline};
use xinyong_tests::cases;

#[test]
fn evaluations() {
    each("evaluation", |archive, model| {
        evaluate(archive, model, "2026-11-22".parse().expect("a day")).expect("the model is in force")
    });
}

#[test]
fn timelines() {
    each("timeline", |archive, model| {
        let day = |text: &str| text.parse().expect("a day");
        timeline(archive, model, day("2024-01-01"), day("2028-12-31")).expect("the model is in force")
    });
}

/// Compares what is made of every archive under `cases/archives/` with its snapshot.
fn each<T: Serialize>(what: &str, make: impl Fn(&Arc<Archive>, &Arc<Model>) -> T) {
    let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for path in cases::files("archives", "json") {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a file name");
        let text = fs::read_to_string(&path).expect("an archive");
        let archive =
            Archive::from_json(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}")).archive;
        let json =
            serde_json::to_string_pretty(&make(&Arc::new(archive), &model)).expect("an explanation is JSON");
        // The hash tells models apart; a snapshot is about what the model says.
        let json = json.replace(model.hash(), "<hash>");
        settings.bind(|| insta::assert_snapshot!(format!("{name}.{what}"), json));
    }
}
