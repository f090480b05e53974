//! Repair: for every adverse record both clocks, what can be done about it, and from which day
//! (`ndrc-2025-36`).

mod document;

use alloc::vec::Vec;

use crate::date::Date;
use crate::evaluate::{Evaluation, Line, Reason};
use crate::model::{Citation, Provenance};
use crate::places::sorted;
use crate::procedure::{Condition, Periods, Procedures, Remedy, Requirement, RuleSet, Settled, Way};
use crate::record::{Record, Severity};

pub use document::{
    ConditionDocument, OutlookDocument, PaperDocument, PublishedDocument, RepairDocument, RuleSetDocument,
    Stands,
};

/// 修复前景: what stands against an entity on a day, and what can be done about each record.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlooks<'a> {
    /// The evaluation of the day.
    pub evaluation: &'a Evaluation,
    /// The repair rules in force on the day; none before the first.
    pub rule_set: Option<&'a RuleSet>,
    /// The adverse records, each fact once: those that take the most first, then by date and id.
    pub records: Vec<Outlook<'a>>,
}

/// What can be done about one adverse record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook<'a> {
    /// What it does to the score: the first clock, by [`Line::counts_through`].
    pub line: Line,
    /// The record.
    pub record: &'a Record,
    /// By which severity's periods it is repaired and published; none where no period is to be waited for.
    pub severity: Option<Severity>,
    /// 公示期: the second clock; none where the record is published for as long as it is listed, and where it is settled
    /// and published no longer.
    pub published: Option<Published>,
    /// What its kind allows.
    pub remedy: &'a Remedy,
    /// Where to go, on what conditions, with which papers.
    pub way: &'a Way,
    /// The periods that go with the severity, under the rules in force on the day.
    pub periods: Option<&'a Periods>,
    /// Where the matter stands.
    pub standing: Standing,
    /// The clauses on which it rests when the way opens, under the rules in force on the day.
    pub basis: &'a [Citation],
    /// Whether they say so of such a record.
    pub provenance: Provenance,
}

/// 公示期 of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The last day of the shortest publication; none where publication is the exception.
    pub at_least_through: Option<Date>,
    /// The last day of the longest publication.
    pub at_most_through: Date,
}

/// Where the matter of a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The way has been open since a day: an application can be filed.
    Open(Date),
    /// The way opens on a later day.
    Opens(Date),
    /// Nothing is left to do.
    Settled(Settled),
}

impl Standing {
    /// Whether an application can be filed on the day.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }

    /// The day the way opened or opens.
    pub const fn opens_on(self) -> Option<Date> {
        match self {
            Self::Open(day) | Self::Opens(day) => Some(day),
            Self::Settled(_) => None,
        }
    }
}

/// What can be done about the adverse records of an evaluation, on its day.
///
/// ```
/// use xinyong_score::{evaluate, outlooks};
/// # use std::sync::Arc;
/// # let procedures = include_str!("../tests/tiny-procedures.json");
/// # let procedures = xinyong_score::Procedures::new(xinyong_score::authored::read(procedures).unwrap()).unwrap();
/// # let model = Arc::new(xinyong_score::Model::from_json(include_str!("../tests/tiny-model.json")).unwrap());
/// # let archive = r#"{ "format": "xinyong-archive/1",
/// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                    "date": "2026-03-10", "status": "active" } ] }"#;
/// # let archive = Arc::new(xinyong_score::Archive::from_json(archive).unwrap().archive);
/// let evaluation = evaluate(&archive, &model, "2026-03-20".parse().unwrap()).unwrap();
/// let found = outlooks(&evaluation, &procedures);
/// assert!(!found.records[0].standing.is_open());
/// assert_eq!(found.records[0].standing.opens_on().unwrap().to_string(), "2026-04-11");
/// ```
pub fn outlooks<'a>(evaluation: &'a Evaluation, procedures: &'a Procedures) -> Outlooks<'a> {
    let mut records = Vec::new();
    for line in evaluation.lines_by_effect() {
        records.extend(outlook(evaluation, procedures, line));
    }
    // What can still be acted on comes before what is settled.
    let records = sorted(records, |outlook| matches!(outlook.standing, Standing::Settled(_)));
    Outlooks { evaluation, rule_set: procedures.rule_set(evaluation.as_of()), records }
}

fn outlook<'a>(evaluation: &'a Evaluation, procedures: &'a Procedures, line: Line) -> Option<Outlook<'a>> {
    let as_of = evaluation.as_of();
    let record = evaluation.record(&line)?;
    if line.reason == Reason::Duplicate || record.date > as_of {
        return None;
    }
    let periods = procedures.periods(record, as_of);
    let (basis, provenance) = procedures.grounds(record, as_of)?;
    let standing = match Procedures::settled(record).filter(|settled| settled.on() <= as_of) {
        Some(settled) => Standing::Settled(settled),
        None => match procedures.open_since(record, as_of) {
            Some(day) => Standing::Open(day),
            // A way that is there opens: the last rules have no end.
            None => Standing::Opens(procedures.opens(record, as_of)?),
        },
    };
    Some(Outlook {
        line,
        record,
        severity: procedures.severity(record),
        published: periods
            .filter(|_| !matches!(standing, Standing::Settled(_)))
            .map(|periods| Published::of(record.date, periods)),
        periods,
        remedy: procedures.remedy(record)?,
        way: procedures.way(record)?,
        standing,
        basis,
        provenance,
    })
}

impl Outlook<'_> {
    /// The conditions, each with whether it is known to be met: the date shows whether a minimum period is over, the
    /// rest is the applicant's to bring about. A minimum period is no condition where there is none, and nothing is where
    /// the matter is settled.
    pub fn conditions(&self) -> impl Iterator<Item = (&Condition, bool)> {
        let waits = self.periods.is_some_and(|periods| periods.opens_after.is_some());
        let settled = matches!(self.standing, Standing::Settled(_));
        let conditions = self.way.conditions.iter().filter(move |_| !settled);
        conditions.filter_map(move |condition| match condition.requirement {
            Requirement::MinimumPeriod => waits.then_some((condition, self.standing.is_open())),
            _ => Some((condition, false)),
        })
    }
}

impl Published {
    fn of(decided: Date, periods: &Periods) -> Self {
        Self {
            at_least_through: periods.published_at_least.map(|months| decided.plus_months(months)),
            at_most_through: decided.plus_months(periods.published_at_most),
        }
    }
}
