//! What could be done by a day, and what could not.

use alloc::vec::Vec;

use super::{Bound, Means, Planned, Unhelped};
use crate::archive::Archive;
use crate::date::Date;
use crate::evaluate::Evaluation;
use crate::places::Places;
use crate::procedure::{Change, Procedures};
use crate::record::{Record, Status};
use crate::scenario::{Action, ActionWord, Impossible, Scenario, Why, World, applied, duplicated, set};

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
pub(super) struct Candidates<'a> {
    /// In time, at most one for a record.
    pub(super) able: Vec<Candidate>,
    /// Where the candidates for records are, by id.
    places: Places<'a>,
    /// Records whose way opens too late, and where they are, by id.
    late: Vec<Unhelped>,
    late_places: Places<'a>,
}

/// Something that may be applied for.
struct Wish<'a> {
    record: &'a Record,
    /// Whether the record is there already.
    is_there: bool,
    change: Change,
    action: ActionWord,
    /// It is not expected to take effect before this day.
    not_before: Date,
}

impl<'a> Candidates<'a> {
    /// Everything that the rules and the person's own list allow.
    pub(super) fn of(means: Means<'a>, as_of: Date, by: Date) -> Result<Self, Vec<Impossible>> {
        possible(means, as_of)?;
        let mut candidates = Self {
            able: Vec::new(),
            places: Places::default(),
            late: Vec::new(),
            late_places: Places::default(),
        };
        for (_, record, duplicate_of) in means.archive.in_order() {
            let Some(way) = means.procedures.way(record).filter(|_| duplicate_of.is_none()) else { continue };
            if Procedures::settled(record).is_none() {
                let (change, action) = (way.change, ActionWord::of(way.change));
                let wish = Wish { record, is_there: true, change, action, not_before: as_of };
                candidates.consider(means, &wish, as_of, by);
            }
        }
        for action in means.further {
            match action {
                Action::Change { change, record, on } => {
                    if let Some(record) = means.archive.record(record) {
                        let action = ActionWord::of(*change);
                        let wish = Wish { record, is_there: true, change: *change, action, not_before: *on };
                        candidates.consider(means, &wish, as_of, by);
                    }
                }
                Action::Add(record) if record.status == Status::Pending => {
                    let (change, action) = (Change::Confirm, ActionWord::Add);
                    // The person may expect to be answered on a day of their own.
                    let answered = means.further.iter().find_map(|other| match other {
                        Action::Change { record: id, on, .. } if *id == record.id => Some(*on),
                        _ => None,
                    });
                    let not_before = answered.unwrap_or(as_of);
                    let wish = Wish { record, is_there: false, change, action, not_before };
                    candidates.consider(means, &wish, as_of, by);
                }
                Action::Add(record) => candidates.add(record, as_of, by),
                Action::Model(_) => {}
            }
        }
        Ok(candidates)
    }

    /// A change that is applied for as soon as its way is open, and takes effect by the end of its term. Of two changes
    /// of one record the one that takes effect first stands.
    fn consider(&mut self, means: Means<'a>, wish: &Wish<'a>, as_of: Date, by: Date) {
        let Means { procedures, calendar, .. } = means;
        let Wish { record, change, .. } = *wish;
        let opens_on = match change {
            // An objection disputes a record from the day it is there.
            Change::Revoke => Some(record.date.max(as_of)),
            _ => procedures.opens(record, as_of),
        };
        let Some(opens_on) = opens_on else { return };
        let decided = procedures.decided_by(change, opens_on, calendar);
        let effective_on = decided.map(|decided| decided.date.max(wish.not_before));
        let last = procedures.last_filing(change, by, calendar);
        let file_by = last.and_then(|last| match change {
            Change::Revoke => Some(last.date),
            _ => procedures.last_open(record, opens_on, last.date),
        });
        let (Some(decided), Some(last), Some(effective_on), Some(file_by)) =
            (decided, last, effective_on.filter(|day| *day <= by), file_by.filter(|day| opens_on <= *day))
        else {
            // Of two that are both too late, the one that an archive offers by itself is told of.
            if self.late_places.is_new(&record.id) {
                self.late.push(Unhelped::TooLate { opens_on, effective_on });
            }
            return;
        };
        let mut becomes = record.clone();
        set(&mut becomes, change, effective_on);
        self.take(
            &record.id,
            Candidate {
                was: wish.is_there.then(|| record.clone()),
                planned: Planned {
                    action: wish.action,
                    record: record.id.clone(),
                    opens_on,
                    file_by,
                    effective_on,
                    provisional: decided.provisional || last.provisional,
                    becomes,
                },
            },
        );
    }

    /// A new record that counts from its own day, or from the day of its status.
    fn add(&mut self, record: &'a Record, as_of: Date, by: Date) {
        let effective_on = record.date.max(record.status.on().unwrap_or(record.date)).max(as_of);
        if effective_on <= by {
            self.take(
                &record.id,
                Candidate {
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
                },
            );
        }
    }

    fn take(&mut self, id: &'a str, candidate: Candidate) {
        let place = self.places.first(id, self.able.len());
        match self.able.get_mut(place) {
            None => self.able.push(candidate),
            Some(there) if candidate.planned.effective_on < there.planned.effective_on => *there = candidate,
            Some(_) => {}
        }
    }

    /// What takes points in an evaluation though everything that helps was done, the most first.
    pub(super) fn bounds(&self, best: &Evaluation) -> Vec<Bound> {
        let mut bounds = Vec::new();
        for line in best.lines_by_effect() {
            if let Some(Record { id, .. }) = best.record(&line).filter(|_| line.points.is_negative()) {
                let able = self.places.get(id).is_some();
                let late = self.late_places.get(id).and_then(|at| self.late.get(at)).copied();
                let why = if able { Unhelped::NoEffect } else { late.unwrap_or(Unhelped::NoWay) };
                bounds.push(Bound { record: id.clone(), points: line.points, why });
            }
        }
        bounds
    }
}

/// The actions that the person names must be possible, each by itself and all together, and each must be able to do
/// something.
fn possible(means: Means<'_>, as_of: Date) -> Result<(), Vec<Impossible>> {
    let Means { archive, model, procedures, further, .. } = means;
    let mut other_models = Vec::new();
    for (at, action) in further.iter().enumerate() {
        if let Action::Model(_) = action {
            let (why, basis) = (Why::OneModel, Vec::new());
            other_models.push(Impossible { action: Some(at), record: None, why, basis });
        }
    }
    if !other_models.is_empty() {
        return Err(other_models);
    }
    let world = World { archive, model, procedures, models: &|_| None };
    applied(world, &Scenario { as_of, actions: further.to_vec() })?;

    let mut records = archive.records().to_vec();
    for action in further {
        if let Action::Add(record) = action {
            records.push((**record).clone());
        }
    }
    let all = Archive::sound(archive.entity().clone(), records);
    let mut duplicates = Vec::new();
    for (at, action) in further.iter().enumerate() {
        duplicates.extend(action.record().and_then(|record| duplicated(&all, at, record)));
    }
    if duplicates.is_empty() { Ok(()) } else { Err(duplicates) }
}
