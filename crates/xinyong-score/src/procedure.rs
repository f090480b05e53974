//! Procedures: what can be done about a record, by which way, from which day on, and how long the answer takes
//! (`ndrc-2025-36`, `hlj-2021-rules` 16–18).

mod check;
mod document;

use alloc::vec::Vec;

use crate::calendar::{Calendar, Deadline};
use crate::date::Date;
use crate::record::{Detail, List, Record, Severity, Status};

pub use check::{ProcedureFlaw, ProcedureProblem};
pub use document::{
    Change, Condition, FORMAT, Opening, Paper, Periods, ProcedureDocument, Remedy, Requirement, Route,
    RuleSet, Term, Way,
};

/// 办理规则: checked procedures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedures {
    document: ProcedureDocument,
}

/// How a record was settled, so that nothing can be done about it any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// 已修复
    Repaired(Date),
    /// 已撤销
    Revoked(Date),
    /// 已移出名单
    LeftList(Date),
    /// 未通过
    Rejected(Date),
}

impl Procedures {
    /// Checks a document.
    ///
    /// # Errors
    ///
    /// Every problem found, not only the first.
    pub fn new(mut document: ProcedureDocument) -> Result<Self, Vec<ProcedureProblem>> {
        document.rule_sets.sort_by_key(|set| set.in_force_from);
        let problems = check::check(&document);
        if problems.is_empty() { Ok(Self { document }) } else { Err(problems) }
    }

    /// The procedures as authored.
    pub fn document(&self) -> &ProcedureDocument {
        &self.document
    }

    /// The same procedures where a change is decided within another number of working days, as places promise.
    #[must_use]
    pub fn with_term(mut self, change: Change, working_days: u32) -> Self {
        for term in self.document.terms.iter_mut().filter(|term| term.change == change) {
            term.working_days = working_days;
        }
        self
    }

    /// The term within which a change is decided.
    pub fn term(&self, change: Change) -> Option<&Term> {
        self.document.terms.iter().find(|term| term.change == change)
    }

    /// The last day on which a change applied for on a day is decided; none if it is later than [`Date::MAX`].
    pub fn decided_by(&self, change: Change, filed: Date, calendar: &Calendar) -> Option<Deadline> {
        calendar.nth_working_day_after(filed, self.term(change)?.working_days)
    }

    /// The last day on which to apply for a change so that its term ends on a day or before.
    pub fn last_filing(&self, change: Change, by: Date, calendar: &Calendar) -> Option<Deadline> {
        calendar.last_day_before(by, self.term(change)?.working_days)
    }

    /// The repair rules in force on a day; none before the first.
    pub fn rule_set(&self, on: Date) -> Option<&RuleSet> {
        self.document.rule_sets.iter().rev().find(|set| set.in_force_from <= on)
    }

    /// The one way of making a change.
    pub fn way_to(&self, change: Change) -> Option<&Way> {
        self.document.ways.iter().find(|way| way.change == change)
    }

    /// The way that is open to a record: to a declaration that waits, its confirmation; to an adverse record, what
    /// its kind allows.
    pub fn way(&self, record: &Record) -> Option<&Way> {
        if record.status == Status::Pending {
            return self.way_to(Change::Confirm);
        }
        let remedy = self.remedy(record)?;
        self.document.ways.iter().find(|way| way.id == remedy.way)
    }

    /// What can be done about an adverse record of this kind.
    pub fn remedy(&self, record: &Record) -> Option<&Remedy> {
        let list: Option<List> = match record.detail {
            Some(Detail::List(list)) => Some(list),
            _ => None,
        };
        self.document
            .remedies
            .iter()
            .find(|remedy| remedy.kind == record.kind && (remedy.list.is_none() || remedy.list == list))
    }

    /// The severity by whose periods a record is repaired and published; none where no period is to be waited for.
    pub fn severity(&self, record: &Record) -> Option<Severity> {
        match (self.remedy(record)?.opens, record.detail) {
            (Opening::BySeverity, Some(Detail::Severity(severity))) => Some(severity),
            (Opening::AsGeneral, _) => Some(Severity::General),
            (Opening::AsSerious, _) => Some(Severity::Serious),
            (Opening::BySeverity | Opening::AtOnce, _) => None,
        }
    }

    /// The periods of a record under the rules in force on a day; none where no period is to be waited for.
    pub fn periods(&self, record: &Record, on: Date) -> Option<&Periods> {
        self.rule_set(on)?.periods_of(self.severity(record)?)
    }

    /// The first day from `from` on when the record's way is open: not before the record's own day, and after the
    /// minimum period of the rules in force on that very day. None if there is no way.
    pub fn opens(&self, record: &Record, from: Date) -> Option<Date> {
        self.way(record)?;
        let from = from.max(record.date);
        let Some(severity) = self.severity(record).filter(|_| record.status != Status::Pending) else {
            return Some(from);
        };
        self.reigns().find_map(|(set, until)| {
            let day = from.max(set.in_force_from).max(set.periods_of(severity)?.opens(record.date));
            until.is_none_or(|until| day < until).then_some(day)
        })
    }

    /// The last day up to `until` when the record's way is open.
    pub fn last_open(&self, record: &Record, until: Date) -> Option<Date> {
        self.way(record)?;
        let Some(severity) = self.severity(record).filter(|_| record.status != Status::Pending) else {
            return Some(until).filter(|&until| until >= record.date);
        };
        let mut last = None;
        for (set, end) in self.reigns() {
            let day = end.and_then(Date::previous).map_or(until, |end| end.min(until));
            if day >= set.in_force_from.max(set.periods_of(severity)?.opens(record.date)) {
                last = Some(day);
            }
        }
        last
    }

    /// How a record was settled; none if it still stands.
    pub fn settled(record: &Record) -> Option<Settled> {
        match record.status {
            Status::Repaired(on) => Some(Settled::Repaired(on)),
            Status::Revoked(on) => Some(Settled::Revoked(on)),
            Status::Rejected(on) => Some(Settled::Rejected(on)),
            Status::Active | Status::Pending | Status::Confirmed(_) => record.left_on.map(Settled::LeftList),
        }
    }

    /// The rule sets in order, each with the day from which the next one is in force.
    fn reigns(&self) -> impl Iterator<Item = (&RuleSet, Option<Date>)> {
        let sets = &self.document.rule_sets;
        let ends = sets.iter().skip(1).map(|set| Some(set.in_force_from)).chain([None]);
        sets.iter().zip(ends)
    }
}

impl RuleSet {
    /// The periods of a severity. Checked rules have them for each.
    pub fn periods_of(&self, severity: Severity) -> Option<&Periods> {
        self.periods.iter().find(|periods| periods.severity == severity)
    }
}

impl Periods {
    /// The first day on which repair of a record decided on a day may be applied for: the day after the minimum
    /// period's last.
    pub fn opens(&self, decided: Date) -> Date {
        self.opens_after.map_or(decided, |months| decided.plus_months(months).next())
    }
}
