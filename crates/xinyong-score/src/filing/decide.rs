//! Deciding: the archive that follows from where a filing stands.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::check::{Obstacle, Unfit, check};
use super::step::{Party, State, Step, StepError};
use super::{Filing, Subject};
use crate::archive::{Archive, Problem};
use crate::date::Date;
use crate::procedure::{Change, Procedures};
use crate::record::{Record, Status};
use crate::scenario::set;
use crate::word::words;

words! {
    /// 办理结果
    Outcome {
        /// 确认: the filer is right
        Confirmed = "confirmed",
        /// 不予通过
        Rejected = "rejected",
    }
}

impl Outcome {
    /// The state it leads to.
    pub const fn state(self) -> State {
        match self {
            Self::Confirmed => State::Confirmed,
            Self::Rejected => State::Rejected,
        }
    }
}

/// 决定: what the authority decides, when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub outcome: Outcome,
    /// The day; the record changes that day.
    pub on: Date,
    /// The name of the authority.
    pub name: String,
    /// The reason; required of a rejection.
    pub note: Option<String>,
}

/// Why a filing cannot be decided, or an archive cannot follow from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The step is not possible.
    Step(Vec<StepError>),
    /// The rules are against what would be confirmed.
    Obstacles(Vec<Obstacle>),
    /// The archive that would follow is not sound.
    Unsound(Vec<Problem>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, parts: &[T]) -> fmt::Result {
            parts.iter().enumerate().try_for_each(|(at, part)| {
                f.write_str(if at == 0 { "" } else { "; " })?;
                part.fmt(f)
            })
        }
        match self {
            Self::Step(errors) => list(f, errors),
            Self::Obstacles(obstacles) => list(f, obstacles),
            Self::Unsound(problems) => list(f, problems),
        }
    }
}

impl core::error::Error for Refusal {}

/// The archive and the filing after a decision of the authority.
///
/// # Errors
///
/// [`Refusal::Step`] if the filing cannot be decided where it stands; [`Refusal::Obstacles`] if the rules are against
/// what would be confirmed, or a rejection is of another entity's filing or of a record that is not there. Archive and
/// filing stay as they are.
///
/// ```
/// use xinyong_score::Status;
/// use xinyong_score::filing::{
///     Decision, Evidence, Filer, Filing, Outcome, State, Step, Subject, Wrong, decide,
/// };
/// # use xinyong_score::{Archive, Procedures};
/// # let procedures = include_str!("../../tests/tiny-procedures.json");
/// # let procedures = Procedures::new(xinyong_score::authored::read(procedures).unwrap()).unwrap();
/// # let archive = r#"{ "format": "xinyong-archive/1",
/// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                    "date": "2026-03-10", "status": "active" } ] }"#;
/// # let archive = Archive::from_json(archive).unwrap().archive;
/// # let filer = Filer { uscc: archive.entity().uscc, name: "示例企业".into() };
/// let subject = Subject::Objection {
///     record: "p-1".into(),
///     wrong: Wrong::NotOurs,
///     statement: "这条处罚是另一家企业的。".into(),
/// };
/// let evidence = vec![Evidence::new("营业执照.pdf", *b"%PDF-1.7").unwrap()];
/// let draft = Filing::new("YY-1".into(), filer, subject, evidence).unwrap();
/// # let step = |state: State, date: &str| Step {
/// #     state, date: date.parse().unwrap(), by: state.taken_by().unwrap(), name: "经办人".into(), note: None,
/// # };
/// let submitted = draft.after(step(State::Submitted, "2026-11-20")).unwrap();
/// let accepted = submitted.after(step(State::Accepted, "2026-11-23")).unwrap();
/// let on = "2026-11-25".parse().unwrap();
/// let decision = Decision { outcome: Outcome::Confirmed, on, name: "主管部门".into(), note: None };
/// assert!(decide(&archive, &submitted, &procedures, decision.clone()).is_err(), "nobody accepted it");
/// let (after, decided) = decide(&archive, &accepted, &procedures, decision).unwrap();
/// assert_eq!(after.records()[0].status, Status::Revoked(on));
/// assert_eq!(decided.state(), State::Confirmed);
/// ```
pub fn decide(
    archive: &Archive,
    filing: &Filing,
    procedures: &Procedures,
    decision: Decision,
) -> Result<(Archive, Filing), Refusal> {
    let Decision { outcome, on, name, note } = decision;
    let step = Step { state: outcome.state(), date: on, by: Party::Authority, name, note };
    let decided = filing.after(step).map_err(Refusal::Step)?;
    let mut obstacles = check(filing, archive, procedures, on);
    if outcome == Outcome::Rejected {
        obstacles.retain(|obstacle| is_of_another(&obstacle.what));
    }
    if !obstacles.is_empty() {
        return Err(Refusal::Obstacles(obstacles));
    }
    let archive = follow(archive, &decided, procedures)?;
    Ok((archive, decided))
}

/// The archive that follows from where a filing stands.
///
/// What is declared is in it from its submission on, pending; then confirmed or rejected on the day of the decision;
/// and no more once it is withdrawn. A confirmed objection revokes its record, a confirmed repair repairs it or takes it
/// off its list, on the day of the decision; until then, and if rejected, the archive stays as it is.
///
/// It follows as often as it is asked: the archive that followed leads to itself.
///
/// # Errors
///
/// [`Refusal::Obstacles`] if the archive is another entity's or has no such record; [`Refusal::Unsound`] if the day of
/// the decision lies before the record's own.
///
/// ```
/// use xinyong_score::{Record, RecordKind, Status};
/// use xinyong_score::filing::{Evidence, Filer, Filing, State, Step, Subject, follow};
/// # use xinyong_score::{Archive, Procedures};
/// # let procedures = include_str!("../../tests/tiny-procedures.json");
/// # let procedures = Procedures::new(xinyong_score::authored::read(procedures).unwrap()).unwrap();
/// # let archive = r#"{ "format": "xinyong-archive/1",
/// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                    "date": "2026-03-10", "status": "active" } ] }"#;
/// # let archive = Archive::from_json(archive).unwrap().archive;
/// # let filer = Filer { uscc: archive.entity().uscc, name: "示例企业".into() };
/// let day = "2026-11-01".parse().unwrap();
/// let mut record = Record::new("c-1", RecordKind::Commitment, None, day);
/// record.status = Status::Pending;
/// record.self_reported = true;
/// let evidence = vec![Evidence::new("承诺书.pdf", *b"%PDF-1.7").unwrap()];
/// let subject = Subject::Declaration { record: Box::new(record) };
/// let draft = Filing::new("SB-1".into(), filer, subject, evidence).unwrap();
/// assert_eq!(follow(&archive, &draft, &procedures).unwrap(), archive);
/// # let step = |state: State, date: &str| Step {
/// #     state, date: date.parse().unwrap(), by: state.taken_by().unwrap(), name: "经办人".into(), note: None,
/// # };
/// let submitted = draft.after(step(State::Submitted, "2026-11-20")).unwrap();
/// let waiting = follow(&archive, &submitted, &procedures).unwrap();
/// assert_eq!(waiting.record("c-1").unwrap().status, Status::Pending);
/// let withdrawn = submitted.after(step(State::Withdrawn, "2026-11-24")).unwrap();
/// assert_eq!(follow(&waiting, &withdrawn, &procedures).unwrap(), archive);
/// ```
pub fn follow(archive: &Archive, filing: &Filing, procedures: &Procedures) -> Result<Archive, Refusal> {
    let on = filing.history().last().map_or(Date::MIN, |step| step.date);
    let confirmed = filing.state() == State::Confirmed;
    let mut obstacles = check(filing, archive, procedures, on);
    obstacles.retain(|found| {
        is_of_another(&found.what) || confirmed && matches!(found.what, Unfit::Settled { .. })
    });
    if !obstacles.is_empty() {
        return Err(Refusal::Obstacles(obstacles));
    }
    let mut records = archive.records().to_vec();
    match filing.subject() {
        Subject::Declaration { record } => match declared_status(filing) {
            Some(status) => put(&mut records, Record { status, ..(**record).clone() }),
            // A draft never was in an archive; what is withdrawn leaves it.
            None => records.retain(|other| other.id != record.id || filing.state() == State::Draft),
        },
        subject if confirmed => {
            if let Some(record) = records.iter_mut().find(|record| record.id == subject.record()) {
                *record = changed(record, subject.change(), on);
            }
        }
        _ => {}
    }
    Archive::new(archive.entity().clone(), records).map_err(Refusal::Unsound)
}

/// The status of what a filing declares, where the filing stands; none if no archive has it.
pub(super) fn declared_status(filing: &Filing) -> Option<Status> {
    let last = filing.history().last()?;
    match last.state {
        State::Draft | State::Withdrawn => None,
        State::Submitted | State::Accepted | State::Returned => Some(Status::Pending),
        State::Confirmed => Some(Status::Confirmed(last.date)),
        State::Rejected => Some(Status::Rejected(last.date)),
    }
}

/// The record after a change on a day.
pub(super) fn changed(record: &Record, change: Change, on: Date) -> Record {
    let mut record = record.clone();
    set(&mut record, change, on);
    record
}

/// Puts a record in the place of the one with its id, or at the end.
pub(super) fn put(records: &mut Vec<Record>, record: Record) {
    match records.iter_mut().find(|other| other.id == record.id) {
        Some(other) => *other = record,
        None => records.push(record),
    }
}

/// Whether the filing and the archive do not belong together.
const fn is_of_another(what: &Unfit) -> bool {
    matches!(what, Unfit::OtherEntity { .. } | Unfit::NoRecord { .. } | Unfit::IdTaken { .. })
}
