//! What an evaluation brings: measures, the next grade, and the offers of the scenarios.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use toml::Table;

use xinyong_score::measures::{Brought, Measure, OfferStatus, Standing};
use xinyong_score::model::{Citation, Grade};
use xinyong_score::{Archive, Date, Points, brings, evaluate};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/measures/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    article: Citation,
    model: Option<String>,
    as_of: Date,
    /// The entity's tags.
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    records: Vec<Table>,
    grade: Grade,
    /// The ids of the measures of the class and the grade.
    measures: Option<Vec<String>>,
    next: Option<ExpectedNext>,
    /// By the id of an offer; only those named are compared.
    #[serde(default)]
    offers: BTreeMap<String, ExpectedOffer>,
    /// The ids of the scenarios in force.
    scenarios: Option<Vec<String>>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedNext {
    grade: Grade,
    points_away: Points,
    adds: Vec<String>,
    ends: Vec<String>,
}

/// What is left out is not there.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedOffer {
    status: OfferStatus,
    /// The model whose grade decides.
    model: Option<String>,
    points_away: Option<Points>,
    #[serde(default)]
    records: Vec<String>,
    clear_from: Option<Date>,
}

#[test]
fn every_result_brings_what_is_expected() {
    cases::run("measures", |case: &Case| {
        let archive = case.archive();
        let model = |id: &str| xinyong_rules::model(id).map(Arc::new);
        let asked = model(case.model.as_deref().unwrap_or(xinyong_rules::DEFAULT_MODEL));
        let evaluation = evaluate(&archive, &asked.expect("a built-in model"), case.as_of).expect("in force");
        let measures = xinyong_rules::measures();
        let brought = brings(&evaluation, &measures, &model);
        cases::unsummarised(&case.article).into_iter().chain(case.differences(&brought)).collect()
    });
}

impl Case {
    fn archive(&self) -> Arc<Archive> {
        let mut archive: Value = serde_json::from_str(&cases::archive_text(&self.records)).expect("JSON");
        archive["entity"]["tags"] = self.tags.clone().into();
        Arc::new(Archive::from_json(&archive.to_string()).expect("a sound archive").archive)
    }

    fn differences(&self, brought: &Brought<'_>) -> Vec<String> {
        let next = brought.next.as_ref().map(|next| ExpectedNext {
            grade: next.grade,
            points_away: next.points_away,
            adds: ids(&next.adds),
            ends: ids(&next.ends),
        });
        let scenarios =
            || brought.scenarios.iter().map(|found| found.scenario.id.clone()).collect::<Vec<_>>();
        let mut found: Vec<String> = [
            differs("grade", &brought.evaluation.grade(), &self.grade),
            self.measures.as_ref().and_then(|expected| differs("measures", &ids(&brought.now), expected)),
            self.next.as_ref().and_then(|_| differs("next", &next, &self.next)),
            (self.grade == Grade::A).then(|| differs("next", &next, &None)).flatten(),
            self.scenarios.as_ref().and_then(|expected| differs("scenarios", &scenarios(), expected)),
        ]
        .into_iter()
        .flatten()
        .collect();
        for (id, expected) in &self.offers {
            let offer = offer(brought, id, expected.model.is_some());
            found.extend(differs(id, &offer.as_ref(), &Some(expected)));
        }
        found
    }
}

/// Where the entity stands with the offer that has an id.
fn offer(brought: &Brought<'_>, id: &str, with_model: bool) -> Option<ExpectedOffer> {
    let all = brought.scenarios.iter().flat_map(|found| found.offers.iter().map(move |offer| (found, offer)));
    let (scenario, offer) = all.into_iter().find(|(_, found)| found.offer.id == id)?;
    let mut expected = ExpectedOffer {
        status: offer.standing.status(),
        model: with_model.then(|| scenario.model.id().to_owned()),
        points_away: None,
        records: Vec::new(),
        clear_from: None,
    };
    match &offer.standing {
        Standing::GradeTooLow { points_away, .. } => expected.points_away = Some(*points_away),
        Standing::RecordInTheWay { records, clear_from } => {
            expected.records = records.iter().map(|record| record.id.clone()).collect();
            expected.clear_from = *clear_from;
        }
        Standing::Available | Standing::NotForEntity(_) => {}
    }
    Some(expected)
}

fn ids(measures: &[&Measure]) -> Vec<String> {
    measures.iter().map(|measure| measure.id.clone()).collect()
}
