//! The evaluation as other programs read it.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{Evaluation, Reason};
use crate::date::Date;
use crate::model::{Citation, Class, Grade, Model, Provenance};
use crate::points::Points;
use crate::uscc::Uscc;

/// The model that an evaluation names: the four things that fix it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModelName<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its version.
    pub version: &'a str,
    /// 施行日期
    pub in_force_from: Date,
    /// SHA-256 of its content, in hexadecimal.
    pub hash: &'a str,
}

impl<'a> From<&'a Model> for ModelName<'a> {
    fn from(model: &'a Model) -> Self {
        Self {
            id: model.id(),
            version: model.version(),
            in_force_from: model.in_force_from(),
            hash: model.hash(),
        }
    }
}

/// 综合评价结果 as JSON. `850` (the model's start) and the points of all lines make the score exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvaluationDocument<'a> {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// The date of the evaluation.
    pub as_of: Date,
    /// The model.
    pub model: ModelName<'a>,
    /// 得分
    pub score: Points,
    /// 等级
    pub grade: Grade,
    /// 分类
    pub class: Option<Class>,
    /// 一级指标
    pub indicators: Vec<IndicatorDocument<'a>>,
    /// One line for every record, by date and then id.
    pub lines: Vec<LineDocument<'a>>,
    /// What the score rests on.
    pub points_by_provenance: PointsByProvenance,
    /// What must be said wherever the result is shown.
    pub notices: Vec<NoticeDocument<'a>>,
}

/// An indicator and its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// 名称
    pub name: &'a str,
    /// Its score.
    pub score: Points,
    /// The highest it can be.
    pub max: Points,
    /// Whether its max is the law's or illustrative.
    pub provenance: Provenance,
    /// 二级指标; a second-level indicator has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicators: Option<Vec<IndicatorDocument<'a>>>,
}

/// What one record did to the score, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineDocument<'a> {
    /// The record's id.
    pub record: &'a str,
    /// The second-level indicator it belongs to; null without a rule, and for a duplicate.
    pub indicator: Option<&'a str>,
    /// Why.
    pub reason: Reason,
    /// What the record does to the score: negative for a deduction.
    pub points: Points,
    /// How many of its points the indicator's max left without effect; never negative.
    pub lost_to_cap: Points,
    /// The last day it counts; null if it never counts, or counts without end.
    pub counts_through: Option<Date>,
    /// The clauses this rests on.
    pub basis: &'a [Citation],
    /// Whether the value that decided is the law's or illustrative.
    pub provenance: Option<Provenance>,
    /// The severity was not in the data but inferred from the kinds of penalty.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub severity_inferred: bool,
}

/// How many of the points rest on law and how many on illustrative values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PointsByProvenance {
    /// 法定
    pub law: Points,
    /// 示例
    pub illustrative: Points,
}

/// A sentence that goes with every result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// The sentence.
    pub text: &'a str,
    /// The clauses it rests on.
    pub basis: &'a [Citation],
}

/// The sentences that go with every result of a model.
pub(crate) fn notices(model: &Model) -> Vec<NoticeDocument<'_>> {
    let notices = model.document().notices.iter();
    notices
        .map(|notice| NoticeDocument { id: &notice.id, text: &notice.text.zh, basis: &notice.basis })
        .collect()
}

impl Evaluation {
    /// The evaluation as other programs read it.
    pub fn document(&self) -> EvaluationDocument<'_> {
        let (law, illustrative) = self.points_by_provenance();
        EvaluationDocument {
            uscc: self.archive.entity().uscc,
            as_of: self.as_of,
            model: ModelName::from(&*self.model),
            score: self.score,
            grade: self.grade(),
            class: self.band().map(|band| band.class),
            indicators: self.indicator_documents(),
            lines: self.line_documents(),
            points_by_provenance: PointsByProvenance { law, illustrative },
            notices: notices(&self.model),
        }
    }

    fn indicator_documents(&self) -> Vec<IndicatorDocument<'_>> {
        self.first_level()
            .map(|(first, score)| IndicatorDocument {
                id: &first.id,
                name: &first.name.zh,
                score,
                max: first.max,
                provenance: first.provenance,
                indicators: Some(
                    self.second_level(&first.id)
                        .map(|(second, score)| IndicatorDocument {
                            id: &second.id,
                            name: &second.name.zh,
                            score,
                            max: second.max,
                            provenance: second.provenance,
                            indicators: None,
                        })
                        .collect(),
                ),
            })
            .collect()
    }

    fn line_documents(&self) -> Vec<LineDocument<'_>> {
        self.lines
            .iter()
            .filter_map(|line| {
                let record = self.record(line)?;
                Some(LineDocument {
                    record: &record.id,
                    indicator: self.indicator(line).map(|part| part.id.as_str()),
                    reason: line.reason,
                    points: line.points,
                    lost_to_cap: line.lost_to_cap,
                    counts_through: line.counts_through,
                    basis: self.basis(line),
                    provenance: self.provenance(line),
                    severity_inferred: record.severity_inferred,
                })
            })
            .collect()
    }
}

impl Serialize for Evaluation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}
