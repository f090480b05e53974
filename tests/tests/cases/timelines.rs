//! The steps of a score between two dates, what causes each, and the yearly evaluations.

use std::sync::Arc;

use serde::Deserialize;
use toml::Table;

use xinyong_score::model::{Citation, Grade};
use xinyong_score::timeline::{Snapshot, Step};
use xinyong_score::{Date, Points, Timeline, timeline};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/timelines/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    article: Citation,
    model: Option<String>,
    from: Date,
    to: Date,
    #[serde(default)]
    records: Vec<Table>,
    /// The score on the first day.
    start: Option<Points>,
    #[serde(default)]
    steps: Vec<ExpectedStep>,
    #[serde(default)]
    snapshots: Vec<ExpectedSnapshot>,
    next_snapshot: Option<ExpectedSnapshot>,
    /// Instead of all that: why there is no timeline.
    error: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedStep {
    on: Date,
    score: Points,
    grade: Grade,
    causes: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedSnapshot {
    on: Date,
    score: Points,
    grade: Grade,
}

#[test]
fn every_step_has_its_day_and_its_cause() {
    cases::run("timelines", |case: &Case| {
        let model = case.model.as_deref().unwrap_or(xinyong_rules::DEFAULT_MODEL);
        let model = Arc::new(xinyong_rules::model(model).expect("a built-in model"));
        let found = match timeline(&cases::archive(&case.records), &model, case.from, case.to) {
            Ok(found) => found,
            Err(error) => return Vec::from_iter(differs("error", &Some(error.to_string()), &case.error)),
        };
        [
            cases::unsummarised(&case.article),
            differs("error", &None, &case.error),
            differs("start", &Some(found.start.score()), &case.start),
            differs(
                "steps",
                &found.steps.iter().map(|step| expected_step(&found, step)).collect(),
                &case.steps,
            ),
            differs("snapshots", &found.snapshots.iter().map(expected_snapshot).collect(), &case.snapshots),
            differs("next", &found.next_snapshot.as_ref().map(expected_snapshot), &case.next_snapshot),
        ]
        .into_iter()
        .flatten()
        .collect()
    });
}

fn expected_step(timeline: &Timeline, step: &Step) -> ExpectedStep {
    let causes = step.causes.iter().filter_map(|cause| Some(timeline.record(cause)?.id.clone()));
    ExpectedStep { on: step.date, score: step.score, grade: step.grade, causes: causes.collect() }
}

fn expected_snapshot(snapshot: &Snapshot) -> ExpectedSnapshot {
    ExpectedSnapshot { on: snapshot.date, score: snapshot.score, grade: snapshot.grade }
}
