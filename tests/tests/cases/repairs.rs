//! What can be done about a record on a day, and until when it counts and is published.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Table;

use xinyong_score::model::Citation;
use xinyong_score::procedure::{Requirement, Route};
use xinyong_score::record::Severity;
use xinyong_score::repair::{OutlookDocument, Stands};
use xinyong_score::{Change, Date, Evaluation, evaluate, outlooks};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/repairs/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    article: Citation,
    as_of: Date,
    /// The record, and others that stand beside it. Good ones have no outlook.
    records: Vec<Table>,
    /// The rules in force.
    rules: Option<String>,
    /// The records as they are to stand.
    #[serde(default)]
    outlooks: Vec<Expected>,
}

/// Action, route and conditions are compared where given.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    record: String,
    standing: Stands,
    opens_on: Option<Date>,
    settled_on: Option<Date>,
    /// By whose periods.
    severity: Option<Severity>,
    /// The first clock.
    counts_through: Option<Date>,
    /// The second one.
    published_at_least: Option<Date>,
    published_at_most: Option<Date>,
    action: Option<Change>,
    route: Option<Route>,
    conditions: Option<BTreeMap<Requirement, bool>>,
}

#[test]
fn every_record_stands_as_expected() {
    cases::run("repairs", |case: &Case| {
        let evaluation = case.evaluation();
        let procedures = xinyong_rules::procedures();
        let found = outlooks(&evaluation, &procedures);
        let document = found.document();
        let each = document.records.iter().zip(&case.outlooks);
        let each = each.map(|(found, expected)| differs("outlook", &Expected::of(found, expected), expected));
        [
            cases::unsummarised(&case.article),
            differs("rules", &document.rules.as_ref().map(|rules| rules.id), &case.rules.as_deref()),
            differs("count", &document.records.len(), &case.outlooks.len()),
        ]
        .into_iter()
        .chain(each)
        .flatten()
        .collect()
    });
}

impl Case {
    /// The evaluation of the day.
    pub(crate) fn evaluation(&self) -> Evaluation {
        let model = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model");
        evaluate(&cases::archive(&self.records), &Arc::new(model), self.as_of).expect("in force")
    }
}

impl Expected {
    /// What was found, with no more than what is expected somehow.
    fn of(found: &OutlookDocument<'_>, expected: &Self) -> Self {
        let conditions = found.conditions.iter().map(|condition| (condition.requirement, condition.met));
        Self {
            record: found.record.into(),
            standing: found.standing,
            opens_on: found.opens_on,
            settled_on: found.settled_on,
            severity: found.severity,
            counts_through: found.counts_through,
            published_at_least: found.published.and_then(|published| published.at_least_through),
            published_at_most: found.published.map(|published| published.at_most_through),
            action: expected.action.map(|_| found.action),
            route: expected.route.map(|_| found.route),
            conditions: expected.conditions.as_ref().map(|_| conditions.collect()),
        }
    }
}
