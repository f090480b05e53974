//! The life of a filing: which steps there are, who may take each, and what each must say.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use crate::date::Date;
use crate::word::words;

words! {
    /// 办件状态
    State {
        /// 草稿: nothing was filed yet
        Draft = "draft",
        /// 已提交
        Submitted = "submitted",
        /// 已受理: formally received; the term begins
        Accepted = "accepted",
        /// 已退回补正: something is missing
        Returned = "returned",
        /// 已确认: the filer was right
        Confirmed = "confirmed",
        /// 未通过
        Rejected = "rejected",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
}

words! {
    /// 经办方: who takes a step.
    Party {
        /// 申请人
        Filer = "filer",
        /// 主管部门
        Authority = "authority",
    }
}

/// A step that is possible: from a state to a state, by a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// Who may take it.
    pub by: Party,
}

/// Every step that is possible. No other is: none is skipped, none undone.
pub const MOVES: &[Move] = &[
    Move { from: State::Draft, to: State::Submitted, by: Party::Filer },
    Move { from: State::Submitted, to: State::Accepted, by: Party::Authority },
    Move { from: State::Submitted, to: State::Returned, by: Party::Authority },
    Move { from: State::Submitted, to: State::Withdrawn, by: Party::Filer },
    Move { from: State::Returned, to: State::Submitted, by: Party::Filer },
    Move { from: State::Returned, to: State::Withdrawn, by: Party::Filer },
    Move { from: State::Accepted, to: State::Confirmed, by: Party::Authority },
    Move { from: State::Accepted, to: State::Rejected, by: Party::Authority },
    Move { from: State::Accepted, to: State::Withdrawn, by: Party::Filer },
];

impl State {
    /// The steps that are possible from here.
    pub fn moves(self) -> impl Iterator<Item = Move> {
        MOVES.iter().copied().filter(move |possible| possible.from == self)
    }

    /// Whether nothing can follow.
    pub fn is_final(self) -> bool {
        self.moves().next().is_none()
    }

    /// Whether the filer may change what the filing says.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether the step to here must say why: what is missing, or the reason.
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::Returned | Self::Rejected)
    }

    /// Who takes the step to here. Nobody takes one to the draft, where all begin.
    pub fn taken_by(self) -> Option<Party> {
        MOVES.iter().find(|possible| possible.to == self).map(|possible| possible.by)
    }
}

/// 办理步骤: one step of a filing's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "FilingStep"))]
pub struct Step {
    /// The state it led to.
    pub state: State,
    /// The day it was taken.
    pub date: Date,
    /// Who took it.
    pub by: Party,
    /// The name of who took it: the entity, a person of it, or the authority.
    pub name: String,
    /// What is missing, the reason, or whatever else there is to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepError {
    /// No such step leads on from here.
    NotPossible {
        /// The state the filing is in.
        from: State,
        /// The state asked for.
        to: State,
        /// Who asked.
        by: Party,
        /// The steps that are possible instead.
        possible: Vec<Move>,
    },
    /// The day lies before that of the step before.
    BeforeLast {
        /// The day given.
        given: Date,
        /// The day of the step before.
        last: Date,
    },
    /// The step does not say who took it.
    NoName,
    /// The step must say why, and does not.
    NoNote {
        /// The state asked for.
        to: State,
    },
}

impl StepError {
    /// A short name for the sort of error, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotPossible { .. } => "step-not-possible",
            Self::BeforeLast { .. } => "before-last",
            Self::NoName => "no-name",
            Self::NoNote { .. } => "no-note",
        }
    }

    /// The field of the step that is wrong.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::NotPossible { .. } => "state",
            Self::BeforeLast { .. } => "date",
            Self::NoName => "name",
            Self::NoNote { .. } => "note",
        }
    }
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPossible { from, to, by, possible } => {
                write!(f, "no step from {from} to {to} by the {by}; possible: ")?;
                if possible.is_empty() {
                    f.write_str("none")?;
                }
                possible.iter().enumerate().try_for_each(|(at, step)| {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{} by the {}", step.to, step.by)
                })
            }
            Self::BeforeLast { given, last } => {
                write!(f, "{given} is before {last}, the day of the last step")
            }
            Self::NoName => f.write_str("the step does not say who took it"),
            Self::NoNote { to } => write!(f, "the step to {to} must say why"),
        }
    }
}

impl core::error::Error for StepError {}

/// Whether a step, whose note says something if there is one, can follow on a state and a day.
///
/// # Errors
///
/// Everything against it.
pub(super) fn check(step: &Step, from: State, last: Option<Date>) -> Result<(), Vec<StepError>> {
    let mut errors = Vec::new();
    let Step { state: to, date, by, .. } = *step;
    if !MOVES.contains(&Move { from, to, by }) {
        errors.push(StepError::NotPossible { from, to, by, possible: from.moves().collect() });
    }
    if let Some(last) = last.filter(|&last| date < last) {
        errors.push(StepError::BeforeLast { given: date, last });
    }
    if step.name.trim().is_empty() {
        errors.push(StepError::NoName);
    }
    if to.needs_note() && step.note.is_none() {
        errors.push(StepError::NoNote { to });
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}
