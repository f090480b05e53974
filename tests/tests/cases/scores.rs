//! An archive and a date give a score, a grade, and a line for every record.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Table;

use xinyong_score::model::{Citation, Class, Grade, Provenance};
use xinyong_score::{Archive, Date, Evaluation, Points, Reason, evaluate};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/scores/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    article: Citation,
    #[serde(default = "cases::default_model")]
    model: String,
    pub(crate) as_of: Date,
    #[serde(default)]
    records: Vec<Table>,
    score: Option<Points>,
    grade: Option<Grade>,
    class: Option<Class>,
    #[serde(default)]
    lines: Vec<ExpectedLine>,
    /// Scores of some indicators of either level.
    #[serde(default)]
    indicators: BTreeMap<String, Points>,
    points_by_provenance: Option<ByProvenance>,
    /// Instead of all that: why there is no evaluation.
    error: Option<String>,
}

/// What is left out is nothing: no points, no loss, no last day. Basis and provenance are compared where given.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedLine {
    record: String,
    reason: Reason,
    #[serde(default)]
    points: Points,
    #[serde(default)]
    lost_to_cap: Points,
    counts_through: Option<Date>,
    basis: Option<Vec<Citation>>,
    provenance: Option<Provenance>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ByProvenance {
    law: Points,
    illustrative: Points,
}

#[test]
fn every_score_is_as_expected() {
    cases::run("scores", |case: &Case| {
        let differences = match (case.evaluate(), &case.error) {
            (Ok(evaluation), None) => case.differences(&evaluation),
            (Err(error), Some(expected)) => differs("error", &error, expected).into_iter().collect(),
            (found, expected) => vec![format!("found {found:?}, expected error {expected:?}")],
        };
        cases::unsummarised(&case.article).into_iter().chain(differences).collect()
    });
}

impl Case {
    /// What the kernel says.
    pub(crate) fn evaluate(&self) -> Result<Evaluation, String> {
        let model = xinyong_rules::model(&self.model).ok_or_else(|| format!("no model {}", self.model))?;
        evaluate(&self.archive(), &Arc::new(model), self.as_of).map_err(|error| error.to_string())
    }

    fn archive(&self) -> Arc<Archive> {
        cases::archive(&self.records)
    }

    fn differences(&self, evaluation: &Evaluation) -> Vec<String> {
        let mut found: Vec<String> = [
            differs("score", &Some(evaluation.score()), &self.score),
            differs("grade", &Some(evaluation.grade()), &self.grade),
            differs("class", &evaluation.band().map(|band| band.class), &self.class),
        ]
        .into_iter()
        .flatten()
        .collect();

        let mut expected_lines = self.lines.iter();
        for line in evaluation.lines() {
            let Some(record) = evaluation.record(line) else { continue };
            let Some(expected) = expected_lines.next() else {
                found.push(format!("a line more than expected: {}", record.id));
                continue;
            };
            let line = ExpectedLine {
                record: record.id.clone(),
                reason: line.reason,
                points: line.points,
                lost_to_cap: line.lost_to_cap,
                counts_through: line.counts_through,
                basis: expected.basis.is_some().then(|| evaluation.basis(line).to_vec()),
                provenance: expected.provenance.and_then(|_| evaluation.provenance(line)),
            };
            found.extend(differs("line", &line, expected));
        }
        found.extend(expected_lines.map(|line| format!("no line for {}", line.record)));

        for (id, &expected) in &self.indicators {
            let first = evaluation.first_level().find(|(part, _)| part.id == *id).map(|(_, score)| score);
            let second = || {
                let mut all =
                    evaluation.first_level().flat_map(|(first, _)| evaluation.second_level(&first.id));
                all.find(|(part, _)| part.id == *id).map(|(_, score)| score)
            };
            found.extend(differs(id, &first.or_else(second), &Some(expected)));
        }
        if let Some(expected) = &self.points_by_provenance {
            let (law, illustrative) = evaluation.points_by_provenance();
            found.extend(differs("points_by_provenance", &ByProvenance { law, illustrative }, expected));
        }
        found
    }
}
