//! A single record through the days: before it counts, while it counts, and after.

use std::sync::Arc;

use serde::Deserialize;
use toml::Table;

use xinyong_score::model::{Citation, Grade};
use xinyong_score::{Date, Evaluation, Points, Reason, evaluate};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/windows/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    article: Citation,
    record: Table,
    /// The last day it counts; none if it counts without end, or never.
    counts_through: Option<Date>,
    days: Vec<Day>,
}

/// What is expected on a day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    on: Date,
    score: Points,
    grade: Grade,
    reason: Reason,
}

#[test]
fn every_record_counts_on_its_days_and_no_others() {
    cases::run("windows", |case: &Case| {
        let mut found = Vec::from_iter(cases::unsummarised(&case.article));
        if case.days.is_empty() {
            found.push("no days: nothing is shown".to_owned());
        }
        for (day, evaluation) in case.days.iter().zip(case.evaluations()) {
            let line = &evaluation.lines()[0];
            // Before a declaration is decided, nobody can say how long it will count.
            let through = if line.reason == Reason::Pending { None } else { case.counts_through };
            let actual = (evaluation.score(), evaluation.grade(), line.reason, line.counts_through);
            found.extend(differs(&day.on.to_string(), &actual, &(day.score, day.grade, day.reason, through)));
        }
        found
    });
}

impl Case {
    /// What the default model says on each of the days.
    pub(crate) fn evaluations(&self) -> impl Iterator<Item = Evaluation> {
        let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"));
        let mut record = self.record.clone();
        record.entry("id").or_insert_with(|| "r".into());
        let archive = cases::archive(&[record]);
        self.days.iter().map(move |day| evaluate(&archive, &model, day.on).expect("the model is in force"))
    }
}
