//! The plan: the fewest actions with which a grade holds on a date, proven fewest; or the proof that it cannot be had.
//!
//! Candidates are what the rules allow by then: repairs, lists that can be left, declarations that wait, and whatever
//! else the person names. Waiting costs nothing: what expires by itself needs no action.

mod candidate;
mod document;
mod join;
mod request;
mod search;

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::archive::Archive;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::evaluate::{Evaluation, evaluate};
use crate::model::{Grade, Model, NotInForce};
use crate::places::sorted;
use crate::points::Points;
use crate::procedure::Procedures;
use crate::record::Record;
use crate::scenario::{Action, ActionWord, Impossible, Simulated};

use candidate::{Candidate, Candidates};
use join::Found;
use search::Field;

pub use document::{BoundDocument, CourseDocument, PlanDocument, PlannedDocument};
pub use request::PlanRequest;

/// How many alternatives a plan gives at most, and where nobody asks for fewer. Where there are very many ways it may
/// give fewer, or not the very next best: the search for them is bounded, that for the best is not.
pub const ALTERNATIVES: usize = 5;

/// 目标: a grade that is to hold on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// The grade, or a better one.
    pub grade: Grade,
    /// The day.
    pub by: Date,
}

/// What a plan is made with.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// The archive as it is.
    pub archive: &'a Arc<Archive>,
    /// The model by which it is scored.
    pub model: &'a Arc<Model>,
    /// What can be done about a record, and how long the answer takes.
    pub procedures: &'a Procedures,
    /// The working days.
    pub calendar: &'a Calendar,
    /// What else could happen, named by the person: a donation intended, an award expected, an objection.
    pub further: &'a [Action],
    /// How many other ways to look for beside the best, which is found much sooner alone; [`ALTERNATIVES`] at most.
    pub alternatives: usize,
}

/// 达标规划: the way to a grade, or the proof that there is none.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The evaluation on the day the plan is made.
    pub today: Evaluation,
    /// What is wanted.
    pub goal: Goal,
    /// The evaluation on the day of the goal if nothing is done and nothing new is recorded.
    pub waiting: Simulated<Evaluation>,
    /// The way, or why there is none.
    pub outcome: Outcome,
}

/// Whether a goal can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It can.
    Reachable {
        /// With the fewest actions; among those reached first; among those with the lowest score.
        best: Course,
        /// Other ways, the best first: none holds all the actions of another one.
        alternatives: Vec<Course>,
    },
    /// It cannot: even with everything possible the score stays below.
    OutOfReach {
        /// The highest score that can be had, with the fewest actions.
        best: Course,
        /// How many points are missing even then.
        short: Points,
        /// What takes points on that day and cannot be helped, the most first.
        bounds: Vec<Bound>,
    },
}

/// 路径: a set of actions and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// What to do, by the day on which it can be begun.
    pub actions: Vec<Planned>,
    /// The first day from which the score holds through the day of the goal, if every action is begun as early as it
    /// can be.
    pub reached_on: Date,
    /// The evaluation on the day of the goal.
    pub result: Simulated<Evaluation>,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What to do.
    pub action: ActionWord,
    /// The record's id.
    pub record: String,
    /// The first day on which it can be filed, not before the day the plan is made.
    pub opens_on: Date,
    /// The last day on which filing it is still in time.
    pub file_by: Date,
    /// The day it takes effect if filed on the first day: the last working day of the term, or the later day on which the
    /// person expects it; of what is added, its own day.
    pub effective_on: Date,
    /// A day on the way lies where no notice of working days is known yet.
    pub provisional: bool,
    /// The record as it will be, from `effective_on` on.
    pub becomes: Record,
}

/// A record that takes points on the day of the goal, whatever is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The record's id.
    pub record: String,
    /// What it still takes.
    pub points: Points,
    /// Why.
    pub why: Unhelped,
}

/// Why a record takes points on the day of a goal, whatever is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unhelped {
    /// The way opens too late for the answer to be there in time.
    TooLate {
        /// The first day on which it can be filed.
        opens_on: Date,
        /// The day it would take effect; none if that is beyond every calendar.
        effective_on: Option<Date>,
    },
    /// Nothing can be done about it.
    NoWay,
    /// It could be changed in time, but others like it keep the indicator at its max.
    NoEffect,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPlan {
    /// The day of the goal is before the day the plan is made.
    Backwards {
        /// The day the plan is made.
        as_of: Date,
        /// The day of the goal.
        by: Date,
    },
    /// The model was not yet in force on the day the plan is made.
    NotInForce(NotInForce),
    /// Actions that the person names cannot be.
    Impossible(Vec<Impossible>),
}

impl fmt::Display for NoPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backwards { as_of, by } => write!(f, "{by} is before {as_of}"),
            Self::NotInForce(error) => error.fmt(f),
            Self::Impossible(actions) => write!(f, "{} of the named actions cannot be", actions.len()),
        }
    }
}

impl core::error::Error for NoPlan {}

impl From<NotInForce> for NoPlan {
    fn from(error: NotInForce) -> Self {
        Self::NotInForce(error)
    }
}

/// The fewest actions with which a grade holds on a day, as seen from `as_of`.
///
/// ```
/// use xinyong_score::plan::{ALTERNATIVES, plan};
/// use xinyong_score::{Calendar, Goal, Grade, Means};
/// # use std::sync::Arc;
/// # let procedures = include_str!("../tests/tiny-procedures.json");
/// # let procedures = xinyong_score::Procedures::new(xinyong_score::authored::read(procedures).unwrap()).unwrap();
/// # let model = Arc::new(xinyong_score::Model::from_json(include_str!("../tests/tiny-model.json")).unwrap());
/// # let archive = r#"{ "format": "xinyong-archive/1",
/// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                    "date": "2026-03-10", "status": "active" } ] }"#;
/// # let archive = Arc::new(xinyong_score::Archive::from_json(archive).unwrap().archive);
/// // No notice of holidays is known: plain weekends, and the plan is provisional.
/// let calendar = Calendar::new([]);
/// let means = Means {
///     archive: &archive, model: &model, procedures: &procedures, calendar: &calendar, further: &[],
///     alternatives: ALTERNATIVES,
/// };
/// let goal = Goal { grade: Grade::A, by: "2026-12-31".parse().unwrap() };
/// let plan = plan(means, "2026-11-20".parse().unwrap(), goal).unwrap();
/// let [repair] = &*plan.best().actions else { panic!("one action") };
/// assert_eq!(repair.file_by.to_string(), "2026-12-17");
/// assert_eq!(repair.effective_on.to_string(), "2026-12-04");
/// assert!(plan.is_reachable() && repair.provisional);
/// ```
///
/// # Errors
///
/// [`NoPlan`] if the days are the wrong way round, the model was not yet in force, or a named action cannot be.
pub fn plan(means: Means<'_>, as_of: Date, goal: Goal) -> Result<Plan, NoPlan> {
    if goal.by < as_of {
        return Err(NoPlan::Backwards { as_of, by: goal.by });
    }
    let today = evaluate(means.archive, means.model, as_of)?;
    let candidates = Candidates::of(means, as_of, goal.by).map_err(NoPlan::Impossible)?;
    let field = Field::new(means, &candidates, as_of, goal.by);
    let wanted = means.model.band_of(goal.grade).map_or(Points::ZERO, |band| band.at_least);
    let course = |found: &Found| {
        let reached_on = field.reached_on(found).unwrap_or(goal.by);
        course(means, &candidates.able, &found.taken, reached_on, goal.by)
    };
    let outcome =
        if let [best, others @ ..] = &*field.best_ways(wanted, means.alternatives.min(ALTERNATIVES) + 1) {
            let mut alternatives = Vec::new();
            for other in others {
                alternatives.push(course(other)?);
            }
            Outcome::Reachable { best: course(best)?, alternatives }
        } else {
            let highest = field.best_ways(field.highest(), 1);
            let best = course(highest.first().unwrap_or(&Found::default()))?;
            let short = wanted - best.result.marked().score();
            let bounds = candidates.bounds(best.result.marked());
            Outcome::OutOfReach { best, short, bounds }
        };
    let waiting = Simulated::of(evaluate(means.archive, means.model, goal.by)?);
    Ok(Plan { today, goal, waiting, outcome })
}

/// The course that takes these candidates.
fn course(
    means: Means<'_>,
    candidates: &[Candidate],
    taken: &[usize],
    reached_on: Date,
    by: Date,
) -> Result<Course, NotInForce> {
    let mut actions = Vec::new();
    for &at in taken {
        actions.extend(candidates.get(at).map(|candidate| &candidate.planned));
    }
    let actions = sorted(actions, |one| (one.opens_on, one.effective_on, &*one.record));
    let actions: Vec<Planned> = actions.into_iter().cloned().collect();
    let archive = with(means.archive, &actions);
    let result = Simulated::of(evaluate(&Arc::new(archive), means.model, by)?);
    Ok(Course { actions, reached_on, result })
}

/// The archive once these actions have taken effect.
fn with(archive: &Archive, actions: &[Planned]) -> Archive {
    let mut records = archive.records().to_vec();
    for action in actions {
        match records.iter_mut().find(|record| record.id == action.record) {
            Some(record) => record.clone_from(&action.becomes),
            None => records.push(action.becomes.clone()),
        }
    }
    Archive::sound(archive.entity().clone(), records)
}

impl Plan {
    /// The way to take: to the goal, or where it is out of reach to the highest score that can be had.
    pub fn best(&self) -> &Course {
        match &self.outcome {
            Outcome::Reachable { best, .. } | Outcome::OutOfReach { best, .. } => best,
        }
    }

    /// The way to the goal, if it can be reached.
    pub const fn way(&self) -> Option<&Course> {
        match &self.outcome {
            Outcome::Reachable { best, .. } => Some(best),
            Outcome::OutOfReach { .. } => None,
        }
    }

    /// Whether the goal can be reached.
    pub const fn is_reachable(&self) -> bool {
        matches!(self.outcome, Outcome::Reachable { .. })
    }
}

impl Course {
    /// The archive once every action has taken effect on its day.
    pub fn archive(&self) -> Simulated<Arc<Archive>> {
        Simulated::of(self.result.marked().archive().clone())
    }
}
