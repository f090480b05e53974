//! The timeline as other programs read it.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{Snapshot, Step, Timeline};
use crate::date::Date;
use crate::evaluate::{ModelName, NoticeDocument, Reason, notices};
use crate::model::Grade;
use crate::points::Points;
use crate::uscc::Uscc;

/// 变化轨迹 as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimelineDocument<'a> {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The model.
    pub model: ModelName<'a>,
    /// The score on the first day.
    pub score: Points,
    /// The grade on the first day.
    pub grade: Grade,
    /// The days after the first on which the score changes.
    pub steps: Vec<StepDocument<'a>>,
    /// The yearly evaluations within the two dates.
    pub snapshots: &'a [Snapshot],
    /// The next yearly evaluation on or after the first day; null if the scheme has none.
    pub next_snapshot: Option<Snapshot>,
    /// What must be said wherever the result is shown.
    pub notices: Vec<NoticeDocument<'a>>,
}

/// A change of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepDocument<'a> {
    /// The day.
    pub date: Date,
    /// The score from that day on.
    pub score: Points,
    /// The difference to the score before.
    pub change: Points,
    /// The grade from that day on.
    pub grade: Grade,
    /// The records whose points change that day.
    pub causes: Vec<CauseDocument<'a>>,
}

/// What one record has to do with a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CauseDocument<'a> {
    /// The record's id.
    pub record: &'a str,
    /// Why it does what it does from that day on.
    pub reason: Reason,
    /// What it did to the score the day before.
    pub points_before: Points,
    /// What it does from that day on.
    pub points_after: Points,
}

impl Timeline {
    /// The timeline as other programs read it.
    pub fn document(&self) -> TimelineDocument<'_> {
        TimelineDocument {
            uscc: self.start.archive().entity().uscc,
            from: self.from(),
            to: self.to,
            model: ModelName::from(&**self.start.model()),
            score: self.start.score(),
            grade: self.start.grade(),
            steps: self.steps.iter().map(|step| self.step_document(step)).collect(),
            snapshots: &self.snapshots,
            next_snapshot: self.next_snapshot,
            notices: notices(self.start.model()),
        }
    }

    fn step_document(&self, step: &Step) -> StepDocument<'_> {
        let mut causes = Vec::new();
        for cause in &step.causes {
            causes.extend(self.record(cause).map(|record| CauseDocument {
                record: &record.id,
                reason: cause.after.reason,
                points_before: cause.before.points,
                points_after: cause.after.points,
            }));
        }
        StepDocument { date: step.date, score: step.score, change: step.change(), grade: step.grade, causes }
    }
}

impl Serialize for Timeline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}
