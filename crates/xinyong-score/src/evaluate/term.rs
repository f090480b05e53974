//! When a record counts: from which day, through which day, and what ends it.

use crate::date::Date;
use crate::evaluate::Reason;
use crate::model::CompiledRule;
use crate::record::{Record, Status};

/// 计入时段: the days on which a record counts, once it is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// The first day.
    pub(crate) from: Date,
    /// The last day, and what a day later the reason is that the record no longer counts. The last day is
    /// before the first one if the record never counts.
    pub(crate) end: Option<(Option<Date>, Reason)>,
}

impl Term {
    /// The term of a record under the rule that scores it.
    #[inline]
    pub(crate) fn of(record: &Record, rule: &CompiledRule) -> Self {
        let window = match record.valid_through {
            Some(through) if rule.own_term => Some(through),
            _ => rule.months.map(|months| record.date.plus_months(months)),
        };
        let mut end = window.map(|through| (Some(through), Reason::Expired));
        // Of two ends the earlier one is the reason; on the same day, the one that somebody decided.
        let mut sooner = |day: Date, reason| {
            let last = day.previous();
            if end.is_none_or(|(through, _)| last <= through) {
                end = Some((last, reason));
            }
        };
        if let Some(day) = record.left_on {
            sooner(day, Reason::LeftList);
        }
        let mut from = record.date;
        match record.status {
            Status::Repaired(day) => sooner(day, Reason::Repaired),
            Status::Revoked(day) => sooner(day, Reason::Revoked),
            Status::Confirmed(day) => from = from.max(day),
            Status::Active | Status::Pending | Status::Rejected(_) => {}
        }
        Self { from, end }
    }

    /// Why the record counts on a day, or why not.
    #[inline]
    pub(crate) fn reason(&self, record: &Record, as_of: Date) -> Reason {
        if as_of < record.date {
            return Reason::NotYet;
        }
        match record.status {
            Status::Pending => return Reason::Pending,
            Status::Confirmed(day) | Status::Rejected(day) if as_of < day => return Reason::Pending,
            Status::Rejected(_) => return Reason::Rejected,
            _ => {}
        }
        match self.end {
            Some((last, reason)) if Some(as_of) > last => reason,
            _ => Reason::Counted,
        }
    }

    /// The first and the last day on which the record counts; none if there is no such day.
    pub(crate) fn days(&self, record: &Record) -> Option<(Date, Date)> {
        if matches!(record.status, Status::Pending | Status::Rejected(_)) {
            return None;
        }
        let through = match self.end {
            Some((last, _)) => last?,
            None => Date::MAX,
        };
        (self.from <= through).then_some((self.from, through))
    }

    /// The last day the record counts; none if it never counts, or is not decided on the day asked about.
    #[inline]
    pub(crate) fn counts_through(&self, record: &Record, reason: Reason) -> Option<Date> {
        match (record.status, reason) {
            (Status::Pending | Status::Rejected(_), _) | (_, Reason::Pending) => None,
            _ => self.end.and_then(|(last, _)| last).filter(|&last| last >= self.from),
        }
    }

    /// The days on which the record begins or ceases to count, or its reason changes.
    pub(crate) fn turning_days(self, record: &Record) -> impl Iterator<Item = Date> + use<> {
        // After the last day that can be named nothing turns.
        let over = self.end.and_then(|(last, _)| last).filter(|&last| last < Date::MAX).map(Date::next);
        let (decided, over) = match record.status {
            Status::Pending => (None, None),
            Status::Rejected(day) => (Some(day), None),
            Status::Confirmed(day) => (Some(day), over),
            Status::Active | Status::Repaired(_) | Status::Revoked(_) => (None, over),
        };
        [Some(record.date), decided, over].into_iter().flatten()
    }
}
