//! The fewest actions to a grade by a day, or the proof that it is out of reach.

use std::sync::Arc;

use serde::Deserialize;
use toml::Table;

use xinyong_score::model::{Citation, Grade};
use xinyong_score::plan::{ALTERNATIVES, Bound, Course, NoPlan, Outcome, Planned, Unhelped};
use xinyong_score::scenario::ActionWord;
use xinyong_score::{Calendar, Change, Date, Goal, Means, Plan, Points, Procedures, plan};
use xinyong_tests::cases::{self, differs};

use crate::scenarios::scenario;

/// A case of `cases/plans/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    article: Citation,
    #[serde(default = "cases::default_model")]
    model: String,
    /// The day the plan is made.
    as_of: Date,
    /// The goal.
    grade: Grade,
    by: Date,
    /// Within how many working days repair is decided, if not as the law has it.
    repair_days: Option<u32>,
    #[serde(default)]
    records: Vec<Table>,
    /// What else the person names.
    #[serde(default)]
    further: Vec<Table>,
    /// The way, or the best that can be had.
    #[serde(default)]
    actions: Vec<Step>,
    reached_on: Option<Date>,
    /// The score on the day of the goal.
    score: Option<Points>,
    /// The records of the other ways.
    #[serde(default)]
    alternatives: Vec<Vec<String>>,
    /// How many points are missing if it is out of reach,
    short: Option<Points>,
    /// and what takes them.
    #[serde(default)]
    bounds: Vec<Barred>,
    /// Instead of all that: why there is no plan.
    error: Option<String>,
}

/// A step; its days are certain where nothing else is said.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    record: String,
    action: ActionWord,
    opens_on: Date,
    file_by: Date,
    effective_on: Date,
    #[serde(default)]
    provisional: bool,
}

/// What takes points whatever is done.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Barred {
    record: String,
    points: Points,
    why: String,
    opens_on: Option<Date>,
    effective_on: Option<Date>,
}

#[test]
fn every_plan_is_as_expected() {
    cases::run("plans", |case: &Case| {
        let differences = match (case.plan(), &case.error) {
            (Ok(plan), None) => case.differences(&plan),
            (Err(error), Some(expected)) => {
                differs("error", &error.to_string(), expected).into_iter().collect()
            }
            (found, expected) => vec![format!("found {found:?}, expected error {expected:?}")],
        };
        cases::unsummarised(&case.article).into_iter().chain(differences).collect()
    });
}

impl Case {
    /// What the kernel says.
    pub(crate) fn plan(&self) -> Result<Plan, NoPlan> {
        let archive = cases::archive(&self.records);
        let model = Arc::new(xinyong_rules::model(&self.model).expect("a built-in model"));
        let further = scenario(self.as_of, &self.further).actions;
        let means = Means {
            archive: &archive,
            model: &model,
            procedures: &self.procedures(),
            calendar: &xinyong_rules::calendar(),
            further: &further,
            alternatives: ALTERNATIVES,
        };
        plan(means, self.as_of, Goal { grade: self.grade, by: self.by })
    }

    fn procedures(&self) -> Procedures {
        let procedures = xinyong_rules::procedures();
        match self.repair_days {
            Some(days) => procedures.with_term(Change::Repair, days),
            None => procedures,
        }
    }

    fn differences(&self, plan: &Plan) -> Vec<String> {
        let best = plan.best();
        let (alternatives, short, bounds) = match &plan.outcome {
            Outcome::Reachable { alternatives, .. } => (alternatives.as_slice(), None, &[][..]),
            Outcome::OutOfReach { short, bounds, .. } => (&[][..], Some(*short), &**bounds),
        };
        let of = |course: &Course| course.actions.iter().map(|step| step.record.clone()).collect::<Vec<_>>();
        [
            differs("actions", &best.actions.iter().map(Step::of).collect(), &self.actions),
            differs("reached on", &plan.way().map(|way| way.reached_on), &self.reached_on),
            differs("score", &Some(best.result.marked().score()), &self.score),
            differs("alternatives", &alternatives.iter().map(of).collect(), &self.alternatives),
            differs("short", &short, &self.short),
            differs("bounds", &bounds.iter().map(Barred::of).collect(), &self.bounds),
        ]
        .into_iter()
        .flatten()
        .chain(self.late_filings(best))
        .collect()
    }

    /// That the last day of filing is in time by the count of working days, and that no later day is.
    fn late_filings(&self, course: &Course) -> Vec<String> {
        let (procedures, calendar) = (self.procedures(), xinyong_rules::calendar());
        let mut found = Vec::new();
        for step in &course.actions {
            let Some(change) = Change::parse(step.action.as_str()) else { continue };
            let decided = |day: Date| decided_by(&procedures, &calendar, change, day);
            if decided(step.file_by).is_none_or(|day| day > self.by) {
                found.push(format!("{}: filed on {} it is too late", step.record, step.file_by));
            }
            let next = step.file_by.next();
            let record =
                xinyong_score::Record { status: xinyong_score::Status::Active, ..step.becomes.clone() };
            let is_open = change == Change::Confirm || procedures.open_since(&record, next).is_some();
            if is_open && decided(next).is_some_and(|day| day <= self.by) {
                found.push(format!("{}: filed after {} it is still in time", step.record, step.file_by));
            }
        }
        found
    }
}

fn decided_by(procedures: &Procedures, calendar: &Calendar, change: Change, day: Date) -> Option<Date> {
    procedures.decided_by(change, day, calendar).map(|decided| decided.date)
}

impl Step {
    fn of(step: &Planned) -> Self {
        Self {
            record: step.record.clone(),
            action: step.action,
            opens_on: step.opens_on,
            file_by: step.file_by,
            effective_on: step.effective_on,
            provisional: step.provisional,
        }
    }
}

impl Barred {
    fn of(bound: &Bound) -> Self {
        let (opens_on, effective_on) = match bound.why {
            Unhelped::TooLate { opens_on, effective_on } => (Some(opens_on), effective_on),
            Unhelped::NoWay | Unhelped::NoEffect => (None, None),
        };
        Self {
            record: bound.record.clone(),
            points: bound.points,
            why: bound.why.code().into(),
            opens_on,
            effective_on,
        }
    }
}
