//! The timeline: the score as a step function of the date, with the cause of every step.

mod document;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use crate::archive::Archive;
use crate::date::Date;
use crate::evaluate::{Evaluation, Line, Term, evaluate, score};
use crate::model::{CompiledRule, Grade, Model, NotInForce};
use crate::places::days;
use crate::points::Points;
use crate::record::Record;

pub use document::{CauseDocument, StepDocument, TimelineDocument};

/// 变化轨迹: every step of the score between two dates.
///
/// Exact: between two neighbouring steps the score is the same on every day.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The evaluation on the first day.
    pub start: Evaluation,
    /// The last day.
    pub to: Date,
    /// The days after the first on which the score changes.
    pub steps: Vec<Step>,
    /// 年度评价: the yearly evaluations within the two dates, if the scheme has them.
    pub snapshots: Vec<Snapshot>,
    /// The next yearly evaluation on or after the first day, also if it is later than the last.
    pub next_snapshot: Option<Snapshot>,
}

/// A change of the score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub date: Date,
    /// The score before.
    pub before: Points,
    /// The score from that day on.
    pub score: Points,
    /// The grade from that day on.
    pub grade: Grade,
    /// The records whose points change that day.
    pub causes: Vec<Cause>,
}

/// What one record has to do with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// Its line the day before.
    pub before: Line,
    /// Its line on the day.
    pub after: Line,
}

/// The result of a yearly evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Snapshot {
    /// Its day.
    pub date: Date,
    /// The score.
    pub score: Points,
    /// The grade.
    pub grade: Grade,
}

/// Why there is no timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoTimeline {
    /// The last day is before the first.
    Backwards {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// The model was not yet in force on the first day.
    NotInForce(NotInForce),
}

impl fmt::Display for NoTimeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backwards { from, to } => write!(f, "{to} is before {from}"),
            Self::NotInForce(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for NoTimeline {}

impl From<NotInForce> for NoTimeline {
    fn from(error: NotInForce) -> Self {
        Self::NotInForce(error)
    }
}

/// All steps of the score from the first day to the last, both included.
///
/// # Errors
///
/// [`NoTimeline`] if the days are the wrong way round or the model was not yet in force.
pub fn timeline(
    archive: &Arc<Archive>,
    model: &Arc<Model>,
    from: Date,
    to: Date,
) -> Result<Timeline, NoTimeline> {
    if to < from {
        return Err(NoTimeline::Backwards { from, to });
    }
    let start = evaluate(archive, model, from)?;
    let mut steps: Vec<Step> = Vec::new();
    let mut before = start.score();
    for date in turning_days(archive, model) {
        if date <= from || date > to {
            continue;
        }
        let score = score(archive, model, date)?;
        if score != before {
            // The lines may have changed since the last step without changing the score; compare with the eve.
            let eve = evaluate(archive, model, date.previous().unwrap_or(from))?;
            let causes = causes(&eve, &evaluate(archive, model, date)?);
            steps.push(Step { date, before, score, grade: model.grade(score), causes });
            before = score;
        }
    }
    let snapshot = |date: Date| -> Result<Snapshot, NotInForce> {
        let score = score(archive, model, date)?;
        Ok(Snapshot { date, score, grade: model.grade(score) })
    };
    let mut snapshots = Vec::new();
    for year in from.year()..=to.year() {
        let yearly = model.yearly_day().and_then(|day| day.in_year(year));
        if let Some(day) = yearly.filter(|day| (from..=to).contains(day)) {
            snapshots.push(snapshot(day)?);
        }
    }
    let next_snapshot = model.next_yearly(from).map(snapshot).transpose()?;
    Ok(Timeline { start, to, steps, snapshots, next_snapshot })
}

/// The last day on which a known record can change anything, but not before `from`: a timeline from there to here is
/// complete, and after it the score stays as it is for as long as nothing new is recorded.
#[must_use]
pub fn horizon(archive: &Archive, model: &Model, from: Date) -> Date {
    turning_days(archive, model).last().copied().map_or(from, |last| last.max(from))
}

/// Every day on which some record's line may change, in order, each once.
pub(crate) fn turning_days(archive: &Archive, model: &Model) -> Vec<Date> {
    let mut turning = Vec::new();
    for (record, rule) in standing(archive, model) {
        turning.extend(Term::of(record, rule).turning_days(record));
    }
    days(turning)
}

/// Each record that a rule is for and that no other stands for, with the rule.
pub(crate) fn standing<'a>(archive: &'a Archive, model: &'a Model) -> Vec<(&'a Record, &'a CompiledRule)> {
    let mut standing = Vec::new();
    for (_, record, duplicate_of) in archive.in_order() {
        let rule = model.compiled_rule_for(record).filter(|_| duplicate_of.is_none());
        standing.extend(rule.map(|(_, rule)| (record, rule)));
    }
    standing
}

/// The records that do something else to the score than before. Both have one line a record, in the same order.
fn causes(before: &Evaluation, after: &Evaluation) -> Vec<Cause> {
    let mut causes = Vec::new();
    for (&before, &after) in before.lines().iter().zip(after.lines()) {
        if before.points != after.points {
            causes.push(Cause { before, after });
        }
    }
    causes
}

impl Timeline {
    /// The first day.
    pub fn from(&self) -> Date {
        self.start.as_of()
    }

    /// The record that a cause is about.
    pub fn record(&self, cause: &Cause) -> Option<&Record> {
        self.start.record(&cause.after)
    }

    /// The first step after which the grade is another.
    pub fn next_grade_change(&self) -> Option<&Step> {
        let grade = self.start.grade();
        self.steps.iter().find(|step| step.grade != grade)
    }
}

impl Step {
    /// The difference to the score before.
    pub fn change(&self) -> Points {
        self.score - self.before
    }
}
