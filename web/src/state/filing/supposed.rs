//! 办件的效果: what a filing would do to the score if the answer is yes.

use xinyong_score::filing::{self, Filing};
use xinyong_score::repair::Outlook;
use xinyong_score::scenario::Simulation;
use xinyong_score::{Change, Date, Deadline, Record};

use super::filing_day;
use crate::state::Session;

/// What a declaration would do, confirmed on the day asked about. None if nothing is open, or it cannot be.
pub fn declared(session: &Session, record: &Record) -> Option<Simulation> {
    would(session, Change::Confirm, record, session.as_of)
}

/// What an objection would do, upheld on the day asked about. None if nothing is open, or it cannot be.
pub fn upheld(session: &Session, record: &Record) -> Option<Simulation> {
    would(session, Change::Revoke, record, session.as_of)
}

/// What a repair would do, applied for today or as soon as it can be and granted on the last day of its term; with
/// that day. None if nothing is open, or it cannot be.
pub fn repaired(session: &Session, outlook: &Outlook<'_>) -> Option<(Deadline, Simulation)> {
    let change = outlook.way.change;
    let filed = outlook.standing.opens_on()?.max(filing_day(session));
    let granted = session.procedures.decided_by(change, filed, &session.calendar)?;
    Some((granted, would(session, change, outlook.record, filed)?))
}

fn would(session: &Session, change: Change, record: &Record, on: Date) -> Option<Simulation> {
    session.in_world(|world| filing::granted(change, record, world, &session.calendar, on))?
}

/// What a filing would do, answered yes: a repair by the end of its term, which runs from its acceptance or else from
/// today; a declaration and an objection on the day asked about.
pub fn answered(session: &Session, filing: &Filing) -> Option<Simulation> {
    let on = match filing.subject().change() {
        Change::Confirm | Change::Revoke => session.as_of,
        Change::Repair | Change::LeaveList => filing_day(session),
    };
    session.in_world(|world| filing::effect(filing, world, &session.calendar, on))?
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xinyong_score::record::{Detail, Level, RecordKind};
    use xinyong_score::{Archive, Status, outlooks};

    use super::super::tests::{day, session};
    use super::*;

    fn award() -> Record {
        let detail = Some(Detail::Level(Level::City));
        let mut record = Record::new("SB-1", RecordKind::Commendation, detail, day("2026-05-01"));
        (record.status, record.self_reported) = (Status::Pending, true);
        record
    }

    #[test]
    fn a_declaration_adds_its_points_once_even_where_it_waits_already() {
        let session = session("03-minor-penalty");
        let simulation = declared(&session, &award()).expect("possible");
        assert_eq!(simulation.difference().to_string(), "20");
        let mut open = session.open.clone().expect("open");
        let records = open.archive.records().iter().cloned().chain([award()]).collect();
        open.archive = Arc::new(Archive::new(open.archive.entity().clone(), records).expect("sound"));
        assert_eq!(
            declared(&session.opened(open), &award()).expect("possible").difference().to_string(),
            "20"
        );
    }

    #[test]
    fn what_meets_a_cap_adds_nothing_and_says_so() {
        let session = session("08-capped");
        let simulation = declared(&session, &award()).expect("possible");
        assert_eq!(simulation.difference().to_string(), "0");
    }

    #[test]
    fn an_objection_upheld_gives_the_score_without_the_record() {
        let session = session("03-minor-penalty");
        let record = session.archive().record("p-1").expect("there").clone();
        let simulation = upheld(&session, &record).expect("possible");
        assert_eq!(simulation.before.score().to_string(), "785");
        assert_eq!(simulation.after.marked().score().to_string(), "850");
    }

    #[test]
    fn a_repair_is_granted_at_the_end_of_its_term() {
        let session = session("04-general-penalty");
        let evaluation = session.evaluation().expect("open").expect("in force");
        let found = outlooks(&evaluation, &session.procedures);
        let (granted, simulation) = repaired(&session, &found.records[0]).expect("possible");
        assert_eq!(granted.date, day("2026-12-04"));
        assert_eq!(simulation.difference().to_string(), "125");
    }
}
