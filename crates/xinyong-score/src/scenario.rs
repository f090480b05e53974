//! What-if: a scenario is a date and a list of changes; simulating it gives the score with and without them.
//!
//! A simulated evaluation is of another type than a real one, [`Simulated`], so that no code can take the one for the
//! other.

mod apply;
mod document;
mod read;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::archive::{Archive, Problem};
use crate::date::Date;
use crate::evaluate::{Evaluation, evaluate, score};
use crate::model::{Citation, Model, NotInForce};
use crate::points::Points;
use crate::procedure::{Change, Procedures, Settled};
use crate::record::{Record, RecordKind};
use crate::timeline::{NoTimeline, Timeline, timeline};

pub use document::{
    ActionDocument, DifferenceDocument, ScenarioDocument, SimulatedDocument, SimulationDocument,
};

pub(crate) use apply::{duplicated, set};
pub use read::ActionWord;
pub(crate) use read::read_actions;

/// The name of the format.
pub const FORMAT: &str = "xinyong-scenario/1";

/// 情景: what is supposed to happen, and the day on which its result is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The day whose score is asked for.
    pub as_of: Date,
    /// What is supposed to happen.
    pub actions: Vec<Action>,
}

/// One thing that is supposed to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A record changes: it is repaired, withdrawn after an objection, off its list, confirmed.
    Change {
        /// How.
        change: Change,
        /// The record's id.
        record: String,
        /// The day on which it takes effect.
        on: Date,
    },
    /// A new record, in the form that archives have.
    Add(Box<Record>),
    /// Another model.
    Model(String),
}

/// 模拟: something that is not so, but would be. To be shown under its mark only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulated<T>(T);

impl<T> Simulated<T> {
    pub(crate) const fn of(value: T) -> Self {
        Self(value)
    }

    /// What would be, for whoever shows it under the mark of a simulation or reckons with it.
    pub const fn marked(&self) -> &T {
        &self.0
    }
}

/// 模拟结果: the score with and without what a scenario supposes.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// What was supposed.
    pub scenario: Scenario,
    /// The evaluation as things are.
    pub before: Evaluation,
    /// The evaluation as they would be.
    pub after: Simulated<Evaluation>,
    /// For each action, what it would do to the score by itself.
    pub alone: Vec<Points>,
}

/// An action that cannot be, with the rule that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// The place of the action in the scenario, from 0; none if it is the scenario's date.
    pub action: Option<usize>,
    /// The id of the record concerned.
    pub record: Option<String>,
    /// Why.
    pub why: Why,
    /// The clauses that say so; none where the archive itself does.
    pub basis: Vec<Citation>,
}

/// Why an action cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The archive has no record with this id.
    NoRecord,
    /// Such records cannot be changed this way.
    NotThisWay {
        /// The kind of record.
        kind: RecordKind,
        /// The change asked for.
        change: Change,
        /// What can be done about it instead, if anything.
        possible: Option<Change>,
    },
    /// The record was settled before.
    Settled(Settled),
    /// The record is a declaration that does not wait any more, or was never one.
    NotPending,
    /// The way opens later.
    TooEarly {
        /// The day given.
        on: Date,
        /// The first day.
        opens: Option<Date>,
    },
    /// An earlier action changes the same record.
    Twice {
        /// Its place, from 0.
        first: usize,
    },
    /// An earlier action chooses another model.
    TwoModels {
        /// Its place, from 0.
        first: usize,
    },
    /// There is no such model.
    UnknownModel {
        /// Its id.
        model: String,
    },
    /// The model is not in force on the day.
    NotInForce(NotInForce),
    /// The new record cannot be in this archive.
    BadRecord(Box<Problem>),
    /// Another record states the same fact and stands for it: nothing comes of this one.
    Duplicate {
        /// Its id.
        of: String,
    },
    /// A plan is made with one model: there is no other to choose.
    OneModel,
}

/// What a scenario is simulated with.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The archive as it is.
    pub archive: &'a Arc<Archive>,
    /// The model by which it is scored.
    pub model: &'a Arc<Model>,
    /// What can be done about a record.
    pub procedures: &'a Procedures,
    /// The model with an id, for scenarios that choose another.
    pub models: &'a dyn Fn(&str) -> Option<Arc<Model>>,
}

/// The score with and without what a scenario supposes.
///
/// ```
/// use xinyong_score::{Scenario, World, simulate};
/// # use std::sync::Arc;
/// # let procedures = include_str!("../tests/tiny-procedures.json");
/// # let procedures = xinyong_score::Procedures::new(xinyong_score::authored::read(procedures).unwrap()).unwrap();
/// # let model = Arc::new(xinyong_score::Model::from_json(include_str!("../tests/tiny-model.json")).unwrap());
/// # let archive = r#"{ "format": "xinyong-archive/1",
/// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                    "date": "2026-03-10", "status": "active" } ] }"#;
/// # let archive = Arc::new(xinyong_score::Archive::from_json(archive).unwrap().archive);
/// let scenario = Scenario::from_json(
///     r#"{ "format": "xinyong-scenario/1", "as_of": "2026-12-31",
///          "actions": [ { "action": "repair", "record": "p-1", "on": "2026-12-01" } ] }"#,
/// )
/// .unwrap();
/// let world = World { archive: &archive, model: &model, procedures: &procedures, models: &|_| None };
/// let simulation = simulate(world, &scenario).unwrap();
/// assert_eq!(simulation.difference().to_string(), "65");
/// // What is simulated is had only where its mark is shown.
/// assert_eq!(simulation.after.marked().score().to_string(), "850");
/// ```
///
/// # Errors
///
/// Every action that cannot be, not only the first.
pub fn simulate(world: World<'_>, scenario: &Scenario) -> Result<Simulation, Vec<Impossible>> {
    let as_of = scenario.as_of;
    let undated = |error| {
        Vec::from([Impossible { action: None, record: None, why: Why::NotInForce(error), basis: Vec::new() }])
    };
    let before = evaluate(world.archive, world.model, as_of).map_err(undated)?;
    let (archive, model) = apply::apply(world, scenario)?;
    let after = evaluate(&Arc::new(archive), &model, as_of).map_err(undated)?;
    let mut alone = Vec::new();
    for action in &scenario.actions {
        let (archive, model) = apply::apply(world, &scenario.only(action))?;
        alone.push(score(&archive, &model, as_of).map_err(undated)? - before.score());
    }
    Ok(Simulation { scenario: scenario.clone(), before, after: Simulated(after), alone })
}

/// The archive in which actions really happened.
///
/// # Errors
///
/// Every action that cannot be, not only the first. A model is no action upon an archive and changes nothing here.
pub fn applied(world: World<'_>, scenario: &Scenario) -> Result<Archive, Vec<Impossible>> {
    apply::apply(world, scenario).map(|(archive, _)| archive)
}

impl Simulation {
    /// What all actions do together, under the caps.
    pub fn difference(&self) -> Points {
        self.after.marked().score() - self.before.score()
    }

    /// The steps of the score between two dates, as things are and as they would be.
    ///
    /// # Errors
    ///
    /// [`NoTimeline`] if the days are the wrong way round or a model was not yet in force.
    pub fn timelines(&self, from: Date, to: Date) -> Result<(Timeline, Simulated<Timeline>), NoTimeline> {
        let of = |evaluation: &Evaluation| timeline(evaluation.archive(), evaluation.model(), from, to);
        Ok((of(&self.before)?, Simulated(of(self.after.marked())?)))
    }
}

impl Scenario {
    /// The scenario in which one of its actions happens, with the record that it is about if another action adds it.
    fn only(&self, action: &Action) -> Self {
        let adds = |other: &&Action| matches!(other, Action::Add(_)) && other.record() == action.record();
        let mut actions = Vec::from([action.clone()]);
        if let Some(added) = self.actions.iter().find(adds).filter(|added| *added != action) {
            actions.insert(0, added.clone());
        }
        Self { as_of: self.as_of, actions }
    }
}

impl Action {
    /// What it is called.
    pub const fn word(&self) -> ActionWord {
        match self {
            Self::Change { change, .. } => ActionWord::of(*change),
            Self::Add(_) => ActionWord::Add,
            Self::Model(_) => ActionWord::Model,
        }
    }

    /// The id of the record it is about.
    pub fn record(&self) -> Option<&str> {
        match self {
            Self::Change { record, .. } => Some(record),
            Self::Add(record) => Some(&record.id),
            Self::Model(_) => None,
        }
    }
}

impl core::fmt::Display for Impossible {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.action {
            Some(action) => write!(f, "actions[{action}]: {}", self.why.code()),
            None => write!(f, "as_of: {}", self.why.code()),
        }
    }
}

impl core::error::Error for Impossible {}

impl Why {
    /// A short name for the sort of reason, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoRecord => "no-record",
            Self::NotThisWay { .. } => "not-this-way",
            Self::Settled(_) => "settled",
            Self::NotPending => "not-pending",
            Self::TooEarly { .. } => "too-early",
            Self::Twice { .. } => "twice",
            Self::TwoModels { .. } => "two-models",
            Self::UnknownModel { .. } => "unknown-model",
            Self::NotInForce(_) => "not-in-force",
            Self::BadRecord(_) => "bad-record",
            Self::Duplicate { .. } => "duplicate",
            Self::OneModel => "one-model",
        }
    }
}
