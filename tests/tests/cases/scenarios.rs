//! What-if: the score with and without some actions, or why they cannot be.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;
use toml::Table;

use xinyong_score::model::{Citation, Grade};
use xinyong_score::procedure::Settled;
use xinyong_score::scenario::{Impossible, Why};
use xinyong_score::{Date, Points, Reason, Scenario, Simulation, World, simulate};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/scenarios/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    article: Citation,
    #[serde(default = "cases::default_model")]
    model: String,
    as_of: Date,
    #[serde(default)]
    records: Vec<Table>,
    /// As in a scenario; the records that they add in short form.
    actions: Vec<Table>,
    before: Option<Points>,
    after: Option<Points>,
    grade: Option<Grade>,
    /// What each action does by itself.
    #[serde(default)]
    alone: Vec<Points>,
    /// Why some records do what they do afterwards.
    #[serde(default)]
    reasons: BTreeMap<String, Reason>,
    /// Instead of all that: which actions cannot be.
    #[serde(default)]
    impossible: Vec<Refused>,
}

/// Why an action cannot be.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    /// Its number, from 1; none if it is the day that cannot be.
    action: Option<usize>,
    why: String,
    /// From when it can be, or since when nothing is left to do.
    day: Option<Date>,
    #[serde(default)]
    basis: Vec<Citation>,
}

#[test]
fn every_scenario_ends_as_expected() {
    cases::run("scenarios", |case: &Case| {
        let differences = match case.simulate() {
            Ok(simulation) => case.differences(&simulation),
            Err(found) => {
                let found: Vec<Refused> = found.iter().map(Refused::of).collect();
                differs("impossible", &found, &case.impossible).into_iter().collect()
            }
        };
        cases::unsummarised(&case.article).into_iter().chain(differences).collect()
    });
}

impl Case {
    /// What the kernel says.
    pub(crate) fn simulate(&self) -> Result<Simulation, Vec<Impossible>> {
        let archive = cases::archive(&self.records);
        let model = |id: &str| xinyong_rules::model(id).map(Arc::new);
        let world = World {
            archive: &archive,
            model: &model(&self.model).expect("a built-in model"),
            procedures: &xinyong_rules::procedures(),
            models: &model,
        };
        simulate(world, &scenario(self.as_of, &self.actions))
    }

    fn differences(&self, simulation: &Simulation) -> Vec<String> {
        let after = simulation.after.marked();
        let reason = |id: &str| {
            let of_record = |line: &&_| after.record(line).is_some_and(|record| record.id == id);
            after.lines().iter().find(of_record).map(|line| line.reason)
        };
        let reasons = self.reasons.iter().map(|(id, expected)| differs(id, &reason(id), &Some(*expected)));
        [
            differs("impossible", &Vec::new(), &self.impossible),
            differs("before", &Some(simulation.before.score()), &self.before),
            differs("after", &Some(after.score()), &self.after),
            differs("grade", &Some(after.grade()), &self.grade),
            differs("alone", &simulation.alone, &self.alone),
        ]
        .into_iter()
        .chain(reasons)
        .flatten()
        .collect()
    }
}

/// The scenario of actions in short form.
///
/// # Panics
///
/// If it is unsound.
pub(crate) fn scenario(as_of: Date, actions: &[Table]) -> Scenario {
    let actions: Vec<Table> = actions
        .iter()
        .map(|action| {
            let mut action = action.clone();
            if let Some(record) = action.get_mut("record").and_then(toml::Value::as_table_mut) {
                record.entry("status").or_insert_with(|| "active".into());
            }
            action
        })
        .collect();
    let text = json!({ "format": "xinyong-scenario/1", "as_of": as_of, "actions": actions }).to_string();
    Scenario::from_json(&text).unwrap_or_else(|problems| panic!("{problems:?} in {text}"))
}

impl Refused {
    fn of(found: &Impossible) -> Self {
        let day = match &found.why {
            Why::TooEarly { opens, .. } => *opens,
            Why::Settled(settled) => Some(Settled::on(*settled)),
            Why::NotInForce(error) => Some(error.from),
            _ => None,
        };
        Self {
            action: found.action.map(|at| at + 1),
            why: found.why.code().into(),
            day,
            basis: found.basis.clone(),
        }
    }
}
