//! What is said of a filing, as other programs read it.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::{Evidence, Filing, Media, Receipt, Step};
use crate::calendar::Calendar;
use crate::date::Date;
use crate::evaluate::{Evaluation, ModelName};
use crate::model::{Citation, Grade};
use crate::points::Points;
use crate::procedure::Procedures;
use crate::scenario::{Simulation, SimulationDocument};

/// 检查结果: a filing, what is wrong with it, and what a yes would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckDocument<'a> {
    /// 回执; null if the file is no sound filing.
    pub receipt: Option<Receipt<'a>>,
    /// Whether the last day for the decision is past and there is none.
    pub overdue: bool,
    /// 办理过程
    pub history: &'a [Step],
    /// 证明材料, without their content.
    pub evidence: Vec<FileDocument<'a>>,
    /// Everything that is wrong with it or stands in its way.
    pub problems: Vec<ProblemDocument>,
    /// What a yes would do to the score; null without an archive, and where there can be none any more.
    pub effect: Option<SimulationDocument<'a>>,
}

impl<'a> CheckDocument<'a> {
    /// What is said of a filing on a day, with the problems found in it and the effect of a yes.
    pub fn new(
        filing: Option<&'a Filing>,
        (procedures, calendar): (&Procedures, &Calendar),
        on: Date,
        problems: Vec<ProblemDocument>,
        effect: Option<&'a Simulation>,
    ) -> Self {
        let receipt = filing.map(|filing| filing.receipt(procedures, calendar));
        let overdue = receipt.as_ref().is_some_and(|receipt| {
            !receipt.state.is_final() && receipt.deadline.is_some_and(|deadline| deadline.date < on)
        });
        Self {
            receipt,
            overdue,
            history: filing.map(Filing::history).unwrap_or_default(),
            evidence: filing.map(Filing::evidence).unwrap_or_default().iter().map(Into::into).collect(),
            problems,
            effect: effect.map(Simulation::document),
        }
    }
}

/// A file without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileDocument<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is by its content.
    pub media: Media,
    /// In bytes.
    pub size: usize,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: &'a str,
}

impl<'a> From<&'a Evidence> for FileDocument<'a> {
    fn from(file: &'a Evidence) -> Self {
        Self { name: file.name(), media: file.media(), size: file.size(), sha256: file.sha256() }
    }
}

/// Something wrong, at its place, in the words of whoever found it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProblemDocument {
    /// The part of the filing, such as `subject.record`.
    pub path: String,
    /// A short name for the sort of problem.
    pub code: &'static str,
    /// What is wrong and what to do, for a person.
    pub message: String,
    /// The clauses by which it is.
    pub basis: Vec<Citation>,
}

/// 决定的结果: the receipt, and what the decision changed in the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionDocument<'a> {
    /// 回执
    pub receipt: Receipt<'a>,
    /// The day of the decision.
    pub as_of: Date,
    /// The model.
    pub model: ModelName<'a>,
    /// The result without it.
    pub before: StandingDocument,
    /// The result with it.
    pub after: StandingDocument,
    /// What it changed.
    pub difference: Points,
}

impl<'a> DecisionDocument<'a> {
    /// What a decision changed between two evaluations of one day.
    pub fn new(receipt: Receipt<'a>, before: &Evaluation, after: &'a Evaluation) -> Self {
        Self {
            receipt,
            as_of: after.as_of(),
            model: (&**after.model()).into(),
            before: before.into(),
            after: after.into(),
            difference: after.score() - before.score(),
        }
    }
}

/// Score and grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StandingDocument {
    /// 得分
    pub score: Points,
    /// 等级
    pub grade: Grade,
}

impl From<&Evaluation> for StandingDocument {
    fn from(evaluation: &Evaluation) -> Self {
        Self { score: evaluation.score(), grade: evaluation.grade() }
    }
}
