//! Procedures: what can be done about a record, by which way, from which day on, and how long the answer takes
//! (`ndrc-2025-36`, `hlj-2021-rules` 16–18).

mod check;
mod document;

use alloc::vec::Vec;

use crate::calendar::{Calendar, Deadline};
use crate::date::Date;
use crate::model::{Citation, Provenance};
use crate::places::sorted;
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
        document.rule_sets = sorted(document.rule_sets, |set| set.in_force_from);
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

    /// A way of making a change, the first of its sort.
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

    /// On which clauses the opening of an adverse record's way rests under the rules in force on a day, and whether they
    /// say so of such a record.
    pub fn grounds(&self, record: &Record, on: Date) -> Option<(&[Citation], Provenance)> {
        let remedy = self.remedy(record)?;
        let Some((set, periods)) = self.rule_set(on).and_then(|set| Some((set, self.periods(record, on)?)))
        else {
            return Some((&remedy.basis, remedy.provenance));
        };
        let of_lists = set.lists.filter(|_| matches!(record.detail, Some(Detail::List(_))));
        let parts = [remedy.provenance, periods.provenance, of_lists.unwrap_or(periods.provenance)];
        let provenance = if parts.contains(&Provenance::Illustrative) {
            Provenance::Illustrative
        } else {
            Provenance::Law
        };
        Some((&periods.basis, provenance))
    }

    /// The first day from `from` on when the record's way is open: not before the record's own day, and after the
    /// minimum period of the rules in force on that very day. None if there is no way.
    pub fn opens(&self, record: &Record, from: Date) -> Option<Date> {
        let stretches = self.open_stretches(record);
        stretches
            .iter()
            .find(|(_, until)| until.is_none_or(|until| from < until))
            .map(|&(day, _)| day.max(from))
    }

    /// The last day up to `until` to which the record's way stays open without a break from a day on which it is.
    pub fn last_open(&self, record: &Record, from: Date, until: Date) -> Option<Date> {
        let open = |&&(day, closed): &&(Date, Option<Date>)| {
            day <= from && from <= until && closed.is_none_or(|closed| from < closed)
        };
        let stretches = self.open_stretches(record);
        let &(_, closed) = stretches.iter().find(open)?;
        Some(closed.and_then(Date::previous).map_or(until, |last| last.min(until)))
    }

    /// The day since which the record's way has been open without a break, if it is open on a day.
    pub fn open_since(&self, record: &Record, on: Date) -> Option<Date> {
        let open = |&&(day, until): &&(Date, Option<Date>)| day <= on && until.is_none_or(|until| on < until);
        self.open_stretches(record).iter().find(open).map(|&(day, _)| day)
    }

    /// How a record was settled: by what came first; on one day, by its status. None if it still stands.
    pub fn settled(record: &Record) -> Option<Settled> {
        let by_status = match record.status {
            Status::Repaired(on) => Some(Settled::Repaired(on)),
            Status::Revoked(on) => Some(Settled::Revoked(on)),
            Status::Rejected(on) => Some(Settled::Rejected(on)),
            Status::Active | Status::Pending | Status::Confirmed(_) => None,
        };
        match (by_status, record.left_on) {
            (Some(settled), Some(left)) if settled.on() > left => Some(Settled::LeftList(left)),
            (None, left) => left.map(Settled::LeftList),
            (settled, _) => settled,
        }
    }

    /// The stretches of days on which the record's way is open, in order: each with its first day, and the first day
    /// after it if it ends. A new rule set can close a way that the earlier one had opened.
    fn open_stretches(&self, record: &Record) -> Vec<(Date, Option<Date>)> {
        if self.way(record).is_none() {
            return Vec::new();
        }
        let Some(severity) = self.severity(record).filter(|_| record.status != Status::Pending) else {
            return Vec::from([(record.date, None)]);
        };
        let sets = &self.document.rule_sets;
        let ends = sets.iter().skip(1).map(|set| Some(set.in_force_from)).chain([None]);
        let mut stretches: Vec<(Date, Option<Date>)> = Vec::new();
        for (set, end) in sets.iter().zip(ends) {
            let Some(periods) = set.periods_of(severity) else { continue };
            let from = set.in_force_from.max(periods.opens(record.date));
            if end.is_some_and(|end| from >= end) {
                continue;
            }
            match stretches.last_mut() {
                Some((_, closed)) if *closed == Some(from) => *closed = end,
                _ => stretches.push((from, end)),
            }
        }
        stretches
    }
}

impl Settled {
    /// The day.
    pub const fn on(self) -> Date {
        match self {
            Self::Repaired(on) | Self::Revoked(on) | Self::LeftList(on) | Self::Rejected(on) => on,
        }
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
