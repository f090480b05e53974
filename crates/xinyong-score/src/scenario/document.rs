//! Scenarios and their results, as other programs write and read them.

use alloc::vec::Vec;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Action, FORMAT, Scenario, Simulated, Simulation};
use crate::date::Date;
use crate::evaluate::{Evaluation, EvaluationDocument, Reason};
use crate::model::Grade;
use crate::places::{Places, sorted};
use crate::points::Points;
use crate::uscc::Uscc;

/// 情景 as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioDocument<'a> {
    /// `xinyong-scenario/1`
    pub format: &'static str,
    /// The day whose score is asked for.
    pub as_of: Date,
    /// What is supposed to happen.
    pub actions: &'a [Action],
}

/// 模拟结果 as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SimulationDocument<'a> {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// The day.
    pub as_of: Date,
    /// The evaluation as things are.
    pub before: EvaluationDocument<'a>,
    /// The evaluation as they would be: no result of an evaluation.
    pub after: SimulatedDocument<'a>,
    /// What all actions do to the score together, under the caps.
    pub difference: Points,
    /// Each action in turn.
    pub actions: Vec<ActionDocument<'a>>,
    /// The indicators whose score is another: first-level and second-level ones by id.
    pub indicators: Vec<DifferenceDocument<'a>>,
    /// The records that do something else to the score, or for another reason, by id.
    pub records: Vec<DifferenceDocument<'a>>,
}

/// A simulated evaluation, which says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SimulatedDocument<'a> {
    /// Always true.
    pub simulated: bool,
    /// What would be.
    #[serde(flatten)]
    pub evaluation: EvaluationDocument<'a>,
}

/// An action, and what it would do by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionDocument<'a> {
    /// As the scenario has it.
    #[serde(flatten)]
    pub action: &'a Action,
    /// What it would do to the score by itself.
    pub alone: Points,
}

/// What is different about an indicator or a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DifferenceDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its points as things are; null if it is not there.
    pub before: Option<Points>,
    /// Its points as they would be; null if it is not there.
    pub after: Option<Points>,
    /// After, less before.
    pub difference: Points,
    /// Why a record does what it does as things are; null for an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_before: Option<Reason>,
    /// Why it would do what it would; null for an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_after: Option<Reason>,
}

impl Simulation {
    /// The result as other programs read it.
    pub fn document(&self) -> SimulationDocument<'_> {
        let actions = self.scenario.actions.iter().zip(&self.alone);
        SimulationDocument {
            uscc: self.before.archive().entity().uscc,
            as_of: self.scenario.as_of,
            before: self.before.document(),
            after: self.after.document(),
            difference: self.difference(),
            actions: actions.map(|(action, &alone)| ActionDocument { action, alone }).collect(),
            indicators: self.indicators(),
            records: self.records(),
        }
    }

    /// The indicators whose score is another, by id.
    pub fn indicators(&self) -> Vec<DifferenceDocument<'_>> {
        differences(&indicators(&self.before), &indicators(self.after.marked()))
    }

    /// The records that do something else to the score, or for another reason, by id.
    pub fn records(&self) -> Vec<DifferenceDocument<'_>> {
        differences(&records(&self.before), &records(self.after.marked()))
    }

    /// The grade as things are, and as it would be.
    pub fn grades(&self) -> (Grade, Grade) {
        (self.before.grade(), self.after.marked().grade())
    }
}

/// By id: the points, and the reason if it is a record.
#[derive(Default)]
struct Figures<'a> {
    places: Places<'a>,
    all: Vec<(&'a str, Figure)>,
}

type Figure = (Points, Option<Reason>);

impl<'a> Figures<'a> {
    fn add(&mut self, id: &'a str, figure: Figure) {
        self.places.first(id, self.all.len());
        self.all.push((id, figure));
    }

    fn get(&self, id: &str) -> Option<Figure> {
        self.places.get(id).and_then(|at| self.all.get(at)).map(|(_, figure)| *figure)
    }
}

fn indicators(evaluation: &Evaluation) -> Figures<'_> {
    let mut figures = Figures::default();
    for (first, score) in evaluation.first_level() {
        figures.add(&first.id, (score, None));
        for (second, score) in evaluation.second_level(&first.id) {
            figures.add(&second.id, (score, None));
        }
    }
    figures
}

fn records(evaluation: &Evaluation) -> Figures<'_> {
    let mut figures = Figures::default();
    for line in evaluation.lines() {
        if let Some(record) = evaluation.record(line) {
            figures.add(&record.id, (line.points, Some(line.reason)));
        }
    }
    figures
}

fn differences<'a>(before: &Figures<'a>, after: &Figures<'a>) -> Vec<DifferenceDocument<'a>> {
    let mut seen = Places::default();
    let mut changed = Vec::new();
    for figures in [before, after] {
        for &(id, _) in &figures.all {
            if seen.is_new(id) && before.get(id) != after.get(id) {
                changed.push(id);
            }
        }
    }
    let difference = |id| {
        let (before, after) = (before.get(id), after.get(id));
        let points = |figure: Option<Figure>| figure.map(|figure| figure.0);
        DifferenceDocument {
            id,
            before: points(before),
            after: points(after),
            difference: points(after).unwrap_or_default() - points(before).unwrap_or_default(),
            reason_before: before.and_then(|figure| figure.1),
            reason_after: after.and_then(|figure| figure.1),
        }
    };
    sorted(changed, |id| *id).into_iter().map(difference).collect()
}

impl Simulated<Evaluation> {
    /// The simulated evaluation as other programs read it, with its mark.
    pub fn document(&self) -> SimulatedDocument<'_> {
        SimulatedDocument { simulated: true, evaluation: self.marked().document() }
    }
}

impl Serialize for Simulation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}

impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ScenarioDocument { format: FORMAT, as_of: self.as_of, actions: &self.actions }.serialize(serializer)
    }
}

impl Serialize for Action {
    /// The form that scenarios have.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("action", &self.word())?;
        match self {
            Self::Change { record, on, .. } => {
                map.serialize_entry("record", record)?;
                map.serialize_entry("on", on)?;
            }
            Self::Add(record) => map.serialize_entry("record", record)?,
            Self::Model(model) => map.serialize_entry("model", model)?,
        }
        map.end()
    }
}
