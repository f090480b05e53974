//! What could be done by a day, and what could not.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Bound, Means, Planned, Unhelped};
use crate::date::Date;
use crate::evaluate::Evaluation;
use crate::points::Points;
use crate::procedure::{Change, Procedures};
use crate::record::{Record, Status};
use crate::scenario::{Action, ActionWord, Impossible, Scenario, World, applied, may_change, set};

/// Something that can be done in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The record as it is; none if it is new.
    pub(super) was: Option<Record>,
    /// What is done about it.
    pub(super) planned: Planned,
}

/// What can be done by a day.
#[derive(Debug)]
pub(super) struct Candidates {
    /// In time, at most one for a record.
    pub(super) able: Vec<Candidate>,
    /// Records whose way opens too late, by id.
    late: BTreeMap<String, Unhelped>,
}

impl Candidates {
    /// Everything that the rules and the person's own list allow.
    pub(super) fn of(means: Means<'_>, as_of: Date, by: Date) -> Result<Self, Vec<Impossible>> {
        // The named actions must be possible, each by itself and all together.
        let world = World {
            archive: means.archive,
            model: means.model,
            procedures: means.procedures,
            models: &|_| None,
        };
        applied(world, &Scenario { as_of, actions: means.further.to_vec() })?;

        let mut candidates = Self { able: Vec::new(), late: BTreeMap::new() };
        for (_, record, duplicate_of) in means.archive.in_order() {
            let Some(way) = means.procedures.way(record).filter(|_| duplicate_of.is_none()) else { continue };
            if Procedures::settled(record).is_none() {
                candidates.consider(
                    means,
                    record,
                    Some(record),
                    way.change,
                    ActionWord::of(way.change),
                    as_of,
                    by,
                );
            }
        }
        for action in means.further {
            match action {
                Action::Change { change, record, on } => {
                    if let Some(record) = means.archive.record(record) {
                        candidates.name_change(means, record, *change, (*on).max(as_of), as_of, by);
                    }
                }
                Action::Add(record) if record.status == Status::Pending => {
                    candidates.consider(means, record, None, Change::Confirm, ActionWord::Add, as_of, by);
                }
                Action::Add(record) => candidates.name_record(record, as_of, by),
                Action::Model(_) => {}
            }
        }
        Ok(candidates)
    }

    /// A change that is applied for as soon as its way is open.
    #[expect(clippy::too_many_arguments, reason = "two dates and what is to be done about what")]
    fn consider(
        &mut self,
        means: Means<'_>,
        record: &Record,
        was: Option<&Record>,
        change: Change,
        action: ActionWord,
        as_of: Date,
        by: Date,
    ) {
        let Means { procedures, calendar, .. } = means;
        let Some(opens_on) = procedures.opens(record, as_of) else { return };
        let decided = procedures.decided_by(change, opens_on, calendar);
        let last = procedures.last_filing(change, by, calendar);
        match (decided, last.and_then(|last| Some((last, procedures.last_open(record, last.date)?)))) {
            (Some(decided), Some((last, file_by))) if decided.date <= by && opens_on <= file_by => {
                let mut becomes = record.clone();
                set(&mut becomes, change, decided.date);
                self.able.push(Candidate {
                    was: was.cloned(),
                    planned: Planned {
                        action,
                        record: record.id.clone(),
                        opens_on,
                        file_by,
                        effective_on: decided.date,
                        provisional: decided.provisional || last.provisional,
                        becomes,
                    },
                });
            }
            _ => {
                let effective_on = decided.map(|decided| decided.date);
                self.late.insert(record.id.clone(), Unhelped::TooLate { opens_on, effective_on });
            }
        }
    }

    /// A change that the person expects to take effect on a day. It stands in for the one that the rules offer if it
    /// comes sooner.
    fn name_change(
        &mut self,
        means: Means<'_>,
        record: &Record,
        change: Change,
        on: Date,
        as_of: Date,
        by: Date,
    ) {
        let offered = self.able.iter().position(|candidate| candidate.planned.record == record.id);
        let sooner =
            offered.is_none_or(|at| self.able.get(at).is_some_and(|there| on < there.planned.effective_on));
        if on > by || !sooner || may_change(means.procedures, record, change, on).is_err() {
            return;
        }
        if let Some(at) = offered {
            self.able.remove(at);
        }
        let mut becomes = record.clone();
        set(&mut becomes, change, on);
        let last = means.procedures.last_filing(change, by, means.calendar);
        self.able.push(Candidate {
            was: Some(record.clone()),
            planned: Planned {
                action: ActionWord::of(change),
                record: record.id.clone(),
                opens_on: record.date.max(as_of),
                file_by: last.map_or(on, |last| last.date).max(as_of),
                effective_on: on,
                provisional: last.is_none_or(|last| last.provisional),
                becomes,
            },
        });
    }

    /// A new record that counts from its own day, or from the day of its status.
    fn name_record(&mut self, record: &Record, as_of: Date, by: Date) {
        let effective_on = record.date.max(record.status.on().unwrap_or(record.date)).max(as_of);
        if effective_on > by {
            return;
        }
        self.able.push(Candidate {
            was: None,
            planned: Planned {
                action: ActionWord::Add,
                record: record.id.clone(),
                opens_on: record.date.max(as_of),
                file_by: by,
                effective_on,
                provisional: false,
                becomes: record.clone(),
            },
        });
    }

    /// What takes points in an evaluation though everything that helps was done, the most first.
    pub(super) fn bounds(&self, best: &Evaluation) -> Vec<Bound> {
        let taking = best.lines_by_effect().into_iter().take_while(|line| line.points.is_negative());
        let bound = |id: &str, points: Points| {
            let able = self.able.iter().any(|candidate| candidate.planned.record == id);
            let late = self.late.get(id).copied();
            let why = if able { Unhelped::NoEffect } else { late.unwrap_or(Unhelped::NoWay) };
            Bound { record: id.to_owned(), points, why }
        };
        taking.filter_map(|line| Some(bound(&best.record(&line)?.id, line.points))).collect()
    }
}
