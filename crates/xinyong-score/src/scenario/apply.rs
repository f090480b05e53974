//! What a scenario's actions make of an archive, and which of them cannot be.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::{Action, Impossible, Scenario, Why, World};
use crate::archive::{Archive, check_record};
use crate::date::Date;
use crate::json::Place;
use crate::model::{Citation, Model};
use crate::places::{Places, sorted};
use crate::problem::What;
use crate::procedure::{Change, Procedures};
use crate::record::{Record, Status};

/// The archive in which the actions happened, and the model they choose.
pub(super) fn apply(world: World<'_>, scenario: &Scenario) -> Result<(Archive, Arc<Model>), Vec<Impossible>> {
    let mut records = world.archive.records().to_vec();
    let mut model = world.model.clone();
    let mut found = Vec::new();
    let mut changed = Places::default();
    let mut chosen: Option<usize> = None;
    for (at, action) in scenario.actions.iter().enumerate() {
        let mut refuse = |why, basis| {
            let record = action.record().map(Into::into);
            found.push(Impossible { action: Some(at), record, why, basis });
        };
        match action {
            Action::Change { change, record, on } => {
                let first = changed.first(record, at);
                if first != at {
                    refuse(Why::Twice { first }, Vec::new());
                } else if let Err((why, basis)) = change_record(world, &mut records, *change, record, *on) {
                    refuse(why, basis);
                }
            }
            Action::Add(record) => {
                let mut problems = Vec::new();
                let actions = Place::ROOT.field("actions");
                let action = actions.item(at);
                let place = action.field("record").of_record(&record.id);
                check_record(record, &place, &mut problems);
                if let Some(first) = records.iter().position(|there| there.id == record.id) {
                    problems.push(place.field("id").problem(What::DoubleId { first }));
                }
                for problem in problems {
                    refuse(Why::BadRecord(Box::new(problem)), Vec::new());
                }
                records.push((**record).clone());
            }
            Action::Model(id) => match (chosen.replace(at), (world.models)(id)) {
                (Some(first), _) => refuse(Why::TwoModels { first }, Vec::new()),
                (None, None) => refuse(Why::UnknownModel { model: id.clone() }, Vec::new()),
                (None, Some(other)) => {
                    if let Err(error) = other.ensure_in_force(scenario.as_of) {
                        refuse(Why::NotInForce(error), Vec::new());
                    }
                    model = other;
                }
            },
        }
    }
    let archive = Archive::sound(world.archive.entity().clone(), records);
    for (at, action) in scenario.actions.iter().enumerate() {
        if let Action::Change { record, .. } = action {
            found.extend(duplicated(&archive, at, record));
        }
    }
    if found.is_empty() { Ok((archive, model)) } else { Err(sorted(found, |impossible| impossible.action)) }
}

/// That nothing comes of an action on a record: another one states the same fact and stands for it.
pub(crate) fn duplicated(archive: &Archive, action: usize, record: &str) -> Option<Impossible> {
    let at = archive.records().iter().position(|there| there.id == record)?;
    let of = archive.original_of(at)?.id.clone();
    Some(Impossible {
        action: Some(action),
        record: Some(record.into()),
        why: Why::Duplicate { of },
        basis: Vec::new(),
    })
}

/// Changes a record, if the rules let it be changed so on that day.
fn change_record(
    world: World<'_>,
    records: &mut [Record],
    change: Change,
    id: &str,
    on: Date,
) -> Result<(), (Why, Vec<Citation>)> {
    let Some(record) = records.iter_mut().find(|record| record.id == id) else {
        return Err((Why::NoRecord, Vec::new()));
    };
    may_change(world.procedures, record, change, on)?;
    set(record, change, on);
    Ok(())
}

/// The record after a change.
pub(crate) fn set(record: &mut Record, change: Change, on: Date) {
    match change {
        Change::Repair => record.status = Status::Repaired(on),
        Change::Revoke => record.status = Status::Revoked(on),
        Change::Confirm => record.status = Status::Confirmed(on),
        Change::LeaveList => record.left_on = Some(on),
    }
}

/// Whether a change of a record can take effect on a day.
///
/// # Errors
///
/// Why not, with the clauses that say so.
fn may_change(
    procedures: &Procedures,
    record: &Record,
    change: Change,
    on: Date,
) -> Result<(), (Why, Vec<Citation>)> {
    let own = procedures.way(record);
    let basis = |change| {
        let way = own.filter(|way| way.change == change).or_else(|| procedures.way_to(change));
        way.map(|way| way.basis.clone()).unwrap_or_default()
    };
    if let Some(settled) = Procedures::settled(record) {
        return Err((Why::Settled(settled), basis(change)));
    }
    let kind = record.kind;
    let possible = own.map(|way| way.change);
    let opens = match change {
        Change::Confirm if record.status != Status::Pending => return Err((Why::NotPending, basis(change))),
        // An objection disputes what speaks against the entity, from the day it is there.
        Change::Revoke if kind.is_adverse() => Some(record.date),
        _ if possible != Some(change) => {
            return Err((Why::NotThisWay { kind, change, possible }, basis(change)));
        }
        _ => procedures.opens(record, Date::MIN),
    };
    if opens.is_some_and(|opens| opens <= on) {
        return Ok(());
    }
    // These say when repair or leaving a list opens, not when one may object.
    let grounds = procedures.grounds(record, on).filter(|_| change != Change::Revoke);
    let grounds = grounds.map(|(grounds, _)| grounds.to_vec());
    Err((Why::TooEarly { on, opens }, grounds.unwrap_or_else(|| basis(change))))
}
