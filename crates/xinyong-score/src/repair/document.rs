//! What can be done about adverse records, as other programs read it.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{Outlook, Outlooks, Standing};
use crate::date::Date;
use crate::evaluate::{ModelName, NoticeDocument, Reason, notices};
use crate::model::{Bilingual, Citation, Grade, Provenance};
use crate::points::Points;
use crate::procedure::{Change, Requirement, Route, RuleSet, Settled};
use crate::record::{RecordKind, Severity};
use crate::uscc::Uscc;
use crate::word::words;

words! {
    /// Where the matter of a record stands.
    Stands {
        /// 可以申请
        Open = "open",
        /// 尚未开放: the way opens on a later day
        Opens = "opens",
        /// 已修复
        Repaired = "repaired",
        /// 已撤销
        Revoked = "revoked",
        /// 已移出名单
        LeftList = "left-list",
    }
}

/// 修复前景 as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairDocument<'a> {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// The day.
    pub as_of: Date,
    /// The model.
    pub model: ModelName<'a>,
    /// 得分
    pub score: Points,
    /// 等级
    pub grade: Grade,
    /// The repair rules in force on the day; null before the first.
    pub rules: Option<RuleSetDocument<'a>>,
    /// The adverse records: those that take the most first, the settled ones last.
    pub records: Vec<OutlookDocument<'a>>,
    /// What must be said wherever the result is shown.
    pub notices: Vec<NoticeDocument<'a>>,
}

/// The repair rules in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleSetDocument<'a> {
    /// Their id.
    pub id: &'a str,
    /// 名称
    pub name: &'a str,
    /// 施行日期
    pub in_force_from: Date,
    /// For whom the periods are longer than an archive can tell; null if for nobody.
    pub caveat: Option<&'a str>,
    /// The clauses they rest on.
    pub basis: &'a [Citation],
}

/// What can be done about one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutlookDocument<'a> {
    /// The record's id.
    pub record: &'a str,
    /// 信用信息类别
    pub kind: RecordKind,
    /// The record's own day, from which the periods run.
    pub date: Date,
    /// By which severity's periods it is repaired and published; null where no period is to be waited for.
    pub severity: Option<Severity>,
    /// The severity was not in the data but inferred from the kinds of penalty.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub severity_inferred: bool,
    /// What it does to the score on the day.
    pub points: Points,
    /// Why.
    pub reason: Reason,
    /// The first clock: the last day it counts; null if it does not, or counts without end.
    pub counts_through: Option<Date>,
    /// The second clock; null where the record is published for as long as it is listed.
    pub published: Option<PublishedDocument>,
    /// What can be done.
    pub action: Change,
    /// Who decides.
    pub route: Route,
    /// What to do, in a sentence.
    pub advice: &'a str,
    /// Whether an application can be filed on the day.
    pub eligible: bool,
    /// The day since which that has been so, or from which it will be; null if never, and for what is settled.
    pub opens_on: Option<Date>,
    /// Where the matter stands.
    pub standing: Stands,
    /// The day on which it was settled; null if it was not.
    pub settled_on: Option<Date>,
    /// 申请条件; all must hold.
    pub conditions: Vec<ConditionDocument<'a>>,
    /// 申请材料
    pub papers: Vec<PaperDocument<'a>>,
    /// The clauses this rests on.
    pub basis: &'a [Citation],
    /// Whether that is the law's or illustrative.
    pub provenance: Provenance,
}

/// 公示期
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublishedDocument {
    /// The last day of the shortest publication; null where publication is the exception.
    pub at_least_through: Option<Date>,
    /// The last day of the longest publication.
    pub at_most_through: Date,
}

/// 申请条件
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionDocument<'a> {
    /// Which.
    pub requirement: Requirement,
    /// Whether it is known to be met; the date shows one, the others are the applicant's to bring about.
    pub met: bool,
    /// What must hold.
    pub text: &'a str,
    /// The clauses it rests on.
    pub basis: &'a [Citation],
}

/// 申请材料
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaperDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// What to bring.
    pub text: &'a str,
}

impl Outlooks<'_> {
    /// The outlook as other programs read it.
    pub fn document(&self) -> RepairDocument<'_> {
        let evaluation = self.evaluation;
        RepairDocument {
            uscc: evaluation.archive().entity().uscc,
            as_of: evaluation.as_of(),
            model: ModelName::from(&**evaluation.model()),
            score: evaluation.score(),
            grade: evaluation.grade(),
            rules: self.rule_set.map(RuleSetDocument::of),
            records: self.records.iter().map(Outlook::document).collect(),
            notices: notices(evaluation.model()),
        }
    }
}

impl Serialize for Outlooks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}

impl<'a> RuleSetDocument<'a> {
    fn of(set: &'a RuleSet) -> Self {
        Self {
            id: &set.id,
            name: &set.name.zh,
            in_force_from: set.in_force_from,
            caveat: set.caveat.as_ref().map(|Bilingual { zh, .. }| zh.as_str()),
            basis: &set.basis,
        }
    }
}

impl Outlook<'_> {
    fn document(&self) -> OutlookDocument<'_> {
        let (standing, settled_on) = match self.standing {
            Standing::Open(_) => (Stands::Open, None),
            Standing::Opens(_) => (Stands::Opens, None),
            Standing::Settled(settled) => {
                let stands = match settled {
                    Settled::Repaired(_) => Stands::Repaired,
                    Settled::LeftList(_) => Stands::LeftList,
                    Settled::Revoked(_) | Settled::Rejected(_) => Stands::Revoked,
                };
                (stands, Some(settled.on()))
            }
        };
        let mut conditions = Vec::new();
        for (condition, met) in self.conditions() {
            conditions.push(ConditionDocument {
                requirement: condition.requirement,
                met,
                text: &condition.text.zh,
                basis: &condition.basis,
            });
        }
        let papers =
            self.way.papers.iter().map(|paper| PaperDocument { id: &paper.id, text: &paper.text.zh });
        OutlookDocument {
            record: &self.record.id,
            kind: self.record.kind,
            date: self.record.date,
            severity: self.severity,
            severity_inferred: self.record.severity_inferred,
            points: self.line.points,
            reason: self.line.reason,
            counts_through: self.line.counts_through,
            published: self.published.map(|published| PublishedDocument {
                at_least_through: published.at_least_through,
                at_most_through: published.at_most_through,
            }),
            action: self.way.change,
            route: self.way.route,
            advice: &self.way.text.zh,
            eligible: self.standing.is_open(),
            opens_on: self.standing.opens_on(),
            standing,
            settled_on,
            conditions,
            papers: papers.collect(),
            basis: self.basis,
            provenance: self.provenance,
        }
    }
}
