//! What a filing would do to the score if the answer is yes.

use alloc::boxed::Box;
use alloc::sync::Arc;

use super::decide::put;
use super::{Filing, Subject};
use crate::archive::Archive;
use crate::calendar::Calendar;
use crate::date::Date;
use crate::procedure::Change;
use crate::record::{Record, Status};
use crate::scenario::{Action, Scenario, Simulation, World, simulate};

/// What a filing would do if it is answered yes: a declaration confirmed and an objection upheld on a day, or on the
/// record's own if that is later; a repair granted on the last day of its term, which runs from its acceptance, or else
/// from that day or as soon as its way opens. None if it cannot be; [`check()`](super::check()) says why.
///
/// ```
/// use xinyong_score::filing::{Filer, Filing, Subject, Wrong, effect};
/// use xinyong_score::{Calendar, World};
/// # use std::sync::Arc;
/// # let procedures = include_str!("../../tests/tiny-procedures.json");
/// # let procedures = xinyong_score::Procedures::new(xinyong_score::authored::read(procedures).unwrap()).unwrap();
/// # let model = Arc::new(xinyong_score::Model::from_json(include_str!("../../tests/tiny-model.json")).unwrap());
/// # let archive = r#"{ "format": "xinyong-archive/1",
/// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                    "date": "2026-03-10", "status": "active" } ] }"#;
/// # let archive = Arc::new(xinyong_score::Archive::from_json(archive).unwrap().archive);
/// let objection =
///     Subject::Objection { record: "p-1".into(), wrong: Wrong::NotOurs, statement: "不是我们。".into() };
/// let filer = Filer { uscc: archive.entity().uscc, name: "示例企业".into() };
/// let draft = Filing::new("YY-1".into(), filer, objection, Vec::new()).unwrap();
/// let world = World { archive: &archive, model: &model, procedures: &procedures, models: &|_| None };
/// let yes = effect(&draft, world, &Calendar::new([]), "2026-11-20".parse().unwrap()).unwrap();
/// assert_eq!(yes.difference().to_string(), "65");
/// ```
pub fn effect(filing: &Filing, world: World<'_>, calendar: &Calendar, on: Date) -> Option<Simulation> {
    let subject = filing.subject();
    let change = subject.change();
    let record = match subject {
        Subject::Declaration { record } => record,
        Subject::Objection { record, .. } | Subject::Repair { record, .. } => world.archive.record(record)?,
    };
    match filing.deadline(world.procedures, calendar) {
        // An answer that is overdue can still be given.
        Some(term) if matches!(subject, Subject::Repair { .. }) => {
            happens(change, record, world, term.date.max(on))
        }
        _ => granted(change, record, world, calendar, on),
    }
}

/// What a change of a record, or a record that is declared, would do to the score if it is granted: as [`effect()`] says
/// of a filing that asks for it.
pub fn granted(
    change: Change,
    record: &Record,
    world: World<'_>,
    calendar: &Calendar,
    on: Date,
) -> Option<Simulation> {
    let on = match change {
        Change::Confirm | Change::Revoke => on.max(record.date),
        _ => world.procedures.decided_by(change, world.procedures.opens(record, on)?, calendar)?.date,
    };
    happens(change, record, world, on)
}

/// What a change that takes effect on a day does that day.
fn happens(change: Change, record: &Record, world: World<'_>, on: Date) -> Option<Simulation> {
    let is_new = change == Change::Confirm && world.archive.record(&record.id).is_none();
    let action = if is_new {
        Action::Add(Box::new(Record { status: Status::Confirmed(on), ..record.clone() }))
    } else {
        Action::Change { change, record: record.id.clone(), on }
    };
    let scenario = Scenario { as_of: on, actions: [action].into() };
    if change == Change::Confirm && !is_new {
        // Where it waits already it keeps its place, as when it is decided, even if it was put right since.
        let mut records = world.archive.records().to_vec();
        put(&mut records, record.clone());
        let archive = Arc::new(Archive::sound(world.archive.entity().clone(), records));
        return simulate(World { archive: &archive, ..world }, &scenario).ok();
    }
    simulate(world, &scenario).ok()
}
