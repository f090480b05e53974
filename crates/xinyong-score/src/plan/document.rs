//! The plan as other programs read it.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{Bound, Course, Outcome, Plan, Planned, Unhelped};
use crate::date::Date;
use crate::evaluate::{ModelName, NoticeDocument, notices};
use crate::model::Grade;
use crate::points::Points;
use crate::scenario::ActionWord;
use crate::uscc::Uscc;

/// 达标规划 as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanDocument<'a> {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// The day the plan is made.
    pub as_of: Date,
    /// The model.
    pub model: ModelName<'a>,
    /// The grade that is wanted, or a better one.
    pub goal: Grade,
    /// The day on which it is to hold.
    pub by: Date,
    /// The score on the day the plan is made.
    pub score_now: Points,
    /// The grade on the day the plan is made.
    pub grade_now: Grade,
    /// The score on the day of the goal if nothing is done and nothing new is recorded.
    pub score_waiting: Points,
    /// Always true: what a plan promises is a simulation.
    pub simulated: bool,
    /// Whether the goal can be reached.
    pub reachable: bool,
    /// What to do, by the day on which it can be begun; nothing where waiting is enough, or the goal is out of reach.
    pub actions: Vec<PlannedDocument<'a>>,
    /// The first day from which the grade holds through the day of the goal; null if it is out of reach.
    pub reached_on: Option<Date>,
    /// The score on the day of the goal with these actions.
    pub score: Points,
    /// The grade on the day of the goal with these actions.
    pub grade: Grade,
    /// Other ways, the best first: none holds all the actions of another one.
    pub alternatives: Vec<CourseDocument<'a>>,
    /// The highest score that can be had; null if the goal can be reached.
    pub best: Option<CourseDocument<'a>>,
    /// How many points are missing even then; null if the goal can be reached.
    pub short: Option<Points>,
    /// What takes points on that day and cannot be helped, the most first; empty if the goal can be reached.
    pub bounds: Vec<BoundDocument<'a>>,
    /// What must be said wherever the result is shown.
    pub notices: Vec<NoticeDocument<'a>>,
}

/// A set of actions and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CourseDocument<'a> {
    /// What to do.
    pub actions: Vec<PlannedDocument<'a>>,
    /// The first day from which the score holds through the day of the goal.
    pub reached_on: Date,
    /// The score on the day of the goal.
    pub score: Points,
    /// The grade on the day of the goal.
    pub grade: Grade,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedDocument<'a> {
    /// The record's id.
    pub record: &'a str,
    /// What to do.
    pub action: ActionWord,
    /// The first day on which it can be filed, not before the day the plan is made.
    pub opens_on: Date,
    /// The last day on which filing it is still in time.
    pub file_by: Date,
    /// The day it takes effect if filed on the first day.
    pub effective_on: Date,
    /// A day on the way lies where no notice of working days is known yet.
    pub provisional: bool,
}

/// A record that takes points on the day of the goal, whatever is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BoundDocument<'a> {
    /// The record's id.
    pub record: &'a str,
    /// What it still takes.
    pub points: Points,
    /// Why: `too-late`, `no-way` or `no-effect`.
    pub why: &'static str,
    /// The first day on which it can be filed, if that is too late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<Date>,
    /// The day it would take effect, if that is too late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<Date>,
}

impl Plan {
    /// The plan as other programs read it.
    pub fn document(&self) -> PlanDocument<'_> {
        let waiting = self.waiting.marked();
        let model = self.today.model();
        let (alternatives, best, short, bounds) = match &self.outcome {
            Outcome::Reachable { alternatives, .. } => (alternatives.as_slice(), None, None, &[][..]),
            Outcome::OutOfReach { best, short, bounds } => (&[][..], Some(best), Some(*short), &**bounds),
        };
        let way = self.way();
        let result = way.map_or(waiting, |way| way.result.marked());
        PlanDocument {
            uscc: self.today.archive().entity().uscc,
            as_of: self.today.as_of(),
            model: ModelName::from(&**model),
            goal: self.goal.grade,
            by: self.goal.by,
            score_now: self.today.score(),
            grade_now: self.today.grade(),
            score_waiting: waiting.score(),
            simulated: true,
            reachable: self.is_reachable(),
            actions: way.map_or_else(Vec::new, Course::planned),
            reached_on: way.map(|way| way.reached_on),
            score: result.score(),
            grade: result.grade(),
            alternatives: alternatives.iter().map(Course::document).collect(),
            best: best.map(Course::document),
            short,
            bounds: bounds.iter().map(Bound::document).collect(),
            notices: notices(model),
        }
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}

impl Course {
    fn document(&self) -> CourseDocument<'_> {
        let result = self.result.marked();
        CourseDocument {
            actions: self.planned(),
            reached_on: self.reached_on,
            score: result.score(),
            grade: result.grade(),
        }
    }

    fn planned(&self) -> Vec<PlannedDocument<'_>> {
        self.actions.iter().map(Planned::document).collect()
    }
}

impl Planned {
    fn document(&self) -> PlannedDocument<'_> {
        PlannedDocument {
            record: &self.record,
            action: self.action,
            opens_on: self.opens_on,
            file_by: self.file_by,
            effective_on: self.effective_on,
            provisional: self.provisional,
        }
    }
}

impl Bound {
    fn document(&self) -> BoundDocument<'_> {
        let (opens_on, effective_on) = match self.why {
            Unhelped::TooLate { opens_on, effective_on } => (Some(opens_on), effective_on),
            Unhelped::NoWay | Unhelped::NoEffect => (None, None),
        };
        BoundDocument {
            record: &self.record,
            points: self.points,
            why: self.why.code(),
            opens_on,
            effective_on,
        }
    }
}

impl Unhelped {
    /// A short name, for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLate { .. } => "too-late",
            Self::NoWay => "no-way",
            Self::NoEffect => "no-effect",
        }
    }
}
