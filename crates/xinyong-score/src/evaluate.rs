//! Evaluation: one fold over the records makes the points; explaining is listening to it.

mod document;
mod term;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::archive::Archive;
use crate::date::Date;
use crate::model::{
    Band, Citation, FirstLevel, Grade, MAX_SECOND_LEVEL, Model, NotInForce, Polarity, Provenance, Rule,
    SecondLevel,
};
use crate::places::sorted;
use crate::points::Points;
use crate::record::Record;
use crate::word::words;

pub(crate) use document::notices;
pub use document::{
    EvaluationDocument, IndicatorDocument, LineDocument, ModelName, NoticeDocument, PointsByProvenance,
};
pub(crate) use term::Term;

words! {
    /// 计分说明: why a record did to the score what it did.
    Reason {
        /// 计入
        Counted = "counted",
        /// 计入但受上限限制: the indicator's max took all or part of its effect
        Capped = "capped",
        /// 超过评价时效
        Expired = "expired",
        /// 已退出名单
        LeftList = "left-list",
        /// 已修复
        Repaired = "repaired",
        /// 已撤销
        Revoked = "revoked",
        /// 待确认
        Pending = "pending",
        /// 未通过
        Rejected = "rejected",
        /// 尚未发生: dated later
        NotYet = "not-yet",
        /// 重复: the fact is stated by an earlier record
        Duplicate = "duplicate",
        /// 无对应规则
        NoRule = "no-rule",
    }
}

impl Reason {
    /// Whether a rule and its window say so, rather than the record's status, date or lack of a rule.
    pub const fn is_from_window(self) -> bool {
        matches!(self, Self::Counted | Self::Capped | Self::Expired | Self::LeftList)
    }

    /// Whether the record is among those that count, with or without effect.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Counted | Self::Capped)
    }
}

/// What one record did to the score, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The place of the record in its archive.
    pub record: usize,
    /// Why.
    pub reason: Reason,
    /// What it did: negative for a deduction. The start and all lines make the score.
    pub points: Points,
    /// How many of its points the indicator's max left without effect; never negative.
    pub lost_to_cap: Points,
    /// The last day it counts; none if it never counts, or counts without end.
    pub counts_through: Option<Date>,
    /// The place of its rule, among the model's compiled ones.
    rule: Option<usize>,
}

/// 综合评价结果: score, grade, and the reason for every point, at one date.
///
/// It holds the archive and the model it was made from, and speaks of them by place.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    archive: Arc<Archive>,
    model: Arc<Model>,
    as_of: Date,
    score: Points,
    lines: Vec<Line>,
    /// By second-level indicator: what its records did, in sum.
    moved: Vec<Points>,
}

/// The score alone, by the fold that [`evaluate`] listens to.
///
/// # Errors
///
/// [`NotInForce`] if the model was not yet in force on the day.
pub fn score(archive: &Archive, model: &Model, as_of: Date) -> Result<Points, NotInForce> {
    model.ensure_in_force(as_of)?;
    Ok(fold(archive, model, as_of, |_| ()))
}

/// The evaluation of an archive under a model at a date (`hlj-2021-rules` 6–10).
///
/// # Errors
///
/// [`NotInForce`] if the model was not yet in force on the day.
pub fn evaluate(archive: &Arc<Archive>, model: &Arc<Model>, as_of: Date) -> Result<Evaluation, NotInForce> {
    model.ensure_in_force(as_of)?;
    let mut lines = Vec::with_capacity(archive.records().len());
    let mut moved = alloc::vec![Points::ZERO; model.document().second_level.len()];
    let score = fold(archive, model, as_of, |line| {
        if let Some(sum) = line.rule.and_then(|at| moved.get_mut(model.compiled_rule(at)?.indicator)) {
            *sum += line.points;
        }
        lines.push(line);
    });
    Ok(Evaluation { archive: archive.clone(), model: model.clone(), as_of, score, lines, moved })
}

/// 计分: the one place where points are made. Whatever counts takes what room its indicator has left.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    rooms: [i32; MAX_SECOND_LEVEL],
    score: Points,
}

impl Tally {
    /// Before anything was taken or given.
    pub(crate) fn new(model: &Model) -> Self {
        Self { rooms: model.rooms(), score: model.start() }
    }

    /// Lets a rule's points take effect in an indicator, as far as there is room; what they do.
    #[inline]
    pub(crate) fn take(&mut self, indicator: usize, points: Points) -> Points {
        let Some(room) = self.rooms.get_mut(indicator) else { return Points::ZERO };
        let full = points.hundredths();
        let taken = full.abs().min(*room);
        *room -= taken;
        let points = Points::from_hundredths(if full < 0 { -taken } else { taken });
        self.score += points;
        points
    }

    /// What is left of the start, with what was given.
    pub(crate) fn score(&self) -> Points {
        self.score
    }
}

/// Each record in the order of date and id, explained: the listener hears a line for every one. Returns the score.
#[inline]
fn fold(archive: &Archive, model: &Model, as_of: Date, mut hear: impl FnMut(Line)) -> Points {
    let mut tally = Tally::new(model);
    for (record_at, record, duplicate_of) in archive.in_order() {
        let mut line = Line {
            record: record_at,
            reason: Reason::Duplicate,
            points: Points::ZERO,
            lost_to_cap: Points::ZERO,
            counts_through: None,
            rule: None,
        };
        match model.compiled_rule_for(record) {
            _ if duplicate_of.is_some() => {}
            None => line.reason = Reason::NoRule,
            Some((rule_at, rule)) => {
                let term = Term::of(record, rule);
                line.rule = Some(rule_at);
                line.reason = term.reason(record, as_of);
                line.counts_through = term.counts_through(record, line.reason);
                if line.reason == Reason::Counted {
                    line.points = tally.take(rule.indicator, rule.points);
                    line.lost_to_cap = rule.points.abs() - line.points.abs();
                    if line.lost_to_cap != Points::ZERO {
                        line.reason = Reason::Capped;
                    }
                }
            }
        }
        hear(line);
    }
    tally.score()
}

impl Evaluation {
    /// What was evaluated.
    pub fn archive(&self) -> &Arc<Archive> {
        &self.archive
    }

    /// By what.
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// At what date.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// 得分
    pub fn score(&self) -> Points {
        self.score
    }

    /// The band the score lies in, with grade and class. A checked model has one for every score.
    pub fn band(&self) -> Option<&Band> {
        self.model.band(self.score)
    }

    /// 等级
    pub fn grade(&self) -> Grade {
        self.model.grade(self.score)
    }

    /// One line for every record, by date and then id.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The same lines by what they did: deductions, the largest first, then awards, the largest first, then those
    /// without effect; by date and then id among equals.
    pub fn lines_by_effect(&self) -> Vec<Line> {
        sorted(self.lines.clone(), |line| {
            let without_effect = line.points == Points::ZERO;
            (without_effect, !line.points.is_negative(), Reverse(line.points.abs()))
        })
    }

    /// The record a line is about.
    pub fn record(&self, line: &Line) -> Option<&Record> {
        self.archive.records().get(line.record)
    }

    /// The rule that scores the record, if one does and the record is not a duplicate.
    pub fn rule(&self, line: &Line) -> Option<&Rule> {
        self.model.document().rules.get(self.model.compiled_rule(line.rule?)?.at)
    }

    /// The second-level indicator the record counts in.
    pub fn indicator(&self, line: &Line) -> Option<&SecondLevel> {
        self.model.document().second_level.get(self.model.compiled_rule(line.rule?)?.indicator)
    }

    /// The clauses a line stands on.
    pub fn basis(&self, line: &Line) -> &[Citation] {
        self.model.grounds(line.rule, line.reason).0
    }

    /// Whether what decided the line is the law's or illustrative.
    pub fn provenance(&self, line: &Line) -> Option<Provenance> {
        self.model.grounds(line.rule, line.reason).1
    }

    /// The first-level indicators, each with its score.
    pub fn first_level(&self) -> impl Iterator<Item = (&FirstLevel, Points)> {
        self.model.document().first_level.iter().map(|first| {
            let score = self.second_level(&first.id).map(|(_, score)| score).sum();
            (first, score)
        })
    }

    /// The second-level indicators of a first-level one, each with its score: max minus deductions, or points given.
    pub fn second_level(&self, of: &str) -> impl Iterator<Item = (&SecondLevel, Points)> {
        self.model.document().second_level.iter().zip(&self.moved).filter(move |(part, _)| part.of == of).map(
            |(part, &moved)| match part.polarity {
                Polarity::Negative => (part, part.max + moved),
                Polarity::Positive => (part, moved),
            },
        )
    }

    /// How many of the points rest on law, and how many on illustrative values.
    pub fn points_by_provenance(&self) -> (Points, Points) {
        let by_law = self.model.start_by_law()
            + self
                .lines
                .iter()
                .filter(|line| self.provenance(line) == Some(Provenance::Law))
                .map(|line| line.points)
                .sum();
        (by_law, self.score - by_law)
    }
}
