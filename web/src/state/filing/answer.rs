//! 办理结果: the answer of the authority, taken in from a file: the filing itself, further on, or the decided archive.

use serde::Deserialize;
use xinyong_score::archive::FORMAT as ARCHIVE;
use xinyong_score::filing::{Party, State, Step, StepError, follow};
use xinyong_score::{Archive, Change, Date, Filing, Problem, Procedures, Status};

/// What a file of an answer is.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming {
    /// A filing.
    Filing(Box<Filing>),
    /// An archive.
    Archive(Box<Archive>),
}

/// Why a file is no answer to a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// It is another filing.
    OtherFiling {
        /// Its number.
        number: String,
    },
    /// It says something else than what was filed.
    OtherContent,
    /// Its history does not go on where that of the filing ends.
    NotOn,
    /// The archive is another entity's.
    OtherEntity,
    /// In the archive, nothing was decided about the record.
    Undecided,
    /// The archive does not follow from such a decision.
    OtherArchive,
    /// The decision cannot follow on the filing's last step.
    Step(Vec<StepError>),
}

/// Whether a file says of itself that it is an archive.
pub fn is_archive(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    serde_json::from_str::<Named>(text).is_ok_and(|named| named.format == ARCHIVE)
}

/// Reads a filing or an archive.
///
/// # Errors
///
/// Everything wrong with the file.
pub fn read(text: &str) -> Result<Incoming, Vec<Problem>> {
    if is_archive(text) {
        Archive::from_json(text).map(|read| Incoming::Archive(Box::new(read.archive)))
    } else {
        Filing::from_json(text).map(|filing| Incoming::Filing(Box::new(filing)))
    }
}

/// The filing as the authority gave it back.
///
/// # Errors
///
/// Why it is no answer to the filing.
pub fn answered(filing: &Filing, given: &Filing) -> Result<Filing, NoAnswer> {
    if given.number() != filing.number() {
        return Err(NoAnswer::OtherFiling { number: given.number().to_owned() });
    }
    if given.content_hash() != filing.content_hash() {
        return Err(NoAnswer::OtherContent);
    }
    let goes_on =
        given.history().starts_with(filing.history()) && given.history().len() > filing.history().len();
    if goes_on { Ok(given.clone()) } else { Err(NoAnswer::NotOn) }
}

/// The filing as a decided archive shows it to be decided, by a party of a name. An archive does not say when the
/// filing was accepted: that step is taken on the day of the decision, with the note.
///
/// # Errors
///
/// Why the archive is no answer to the filing.
pub fn answered_by(
    filing: &Filing,
    archive: &Archive,
    procedures: &Procedures,
    name: &str,
    note: &str,
) -> Result<Filing, NoAnswer> {
    if archive.entity().uscc != filing.filer().uscc {
        return Err(NoAnswer::OtherEntity);
    }
    let (state, date) = decision(filing, archive).ok_or(NoAnswer::Undecided)?;
    let step = |state| Step {
        state,
        date,
        by: Party::Authority,
        name: name.to_owned(),
        note: Some(note.to_owned()),
    };
    let mut decided = filing.clone();
    if decided.state() == State::Submitted {
        decided = decided.after(step(State::Accepted)).map_err(NoAnswer::Step)?;
    }
    let decided = decided.after(step(state)).map_err(NoAnswer::Step)?;
    let follows = follow(archive, &decided, procedures).is_ok_and(|followed| followed == *archive);
    if follows { Ok(decided) } else { Err(NoAnswer::OtherArchive) }
}

/// What an archive says was decided about what a filing asked for, and when.
fn decision(filing: &Filing, archive: &Archive) -> Option<(State, Date)> {
    let record = archive.record(filing.subject().record())?;
    match (filing.subject().change(), record.status) {
        (Change::Confirm, Status::Confirmed(on))
        | (Change::Revoke, Status::Revoked(on))
        | (Change::Repair, Status::Repaired(on)) => Some((State::Confirmed, on)),
        (Change::Confirm, Status::Rejected(on)) => Some((State::Rejected, on)),
        (Change::LeaveList, _) => record.left_on.map(|on| (State::Confirmed, on)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{objection, session, step};
    use super::*;

    #[test]
    fn a_filing_given_back_goes_on_where_it_ended() {
        let session = session("03-minor-penalty");
        let filed = objection(&session).after(step(State::Submitted, "2026-11-22", None)).expect("possible");
        let accepted = filed.after(step(State::Accepted, "2026-11-23", None)).expect("possible");
        let text = serde_json::to_string(&accepted).expect("JSON");
        let Ok(Incoming::Filing(given)) = read(&text) else { panic!("a filing") };
        assert_eq!(answered(&filed, &given), Ok(accepted.clone()));
        assert_eq!(answered(&accepted, &given), Err(NoAnswer::NotOn));
        let withdrawn = filed.after(step(State::Withdrawn, "2026-11-23", None)).expect("possible");
        assert_eq!(answered(&withdrawn, &given), Err(NoAnswer::NotOn));
    }

    #[test]
    fn a_decided_archive_is_an_answer_and_an_undecided_one_is_none() {
        let session = session("03-minor-penalty");
        let filed = objection(&session).after(step(State::Submitted, "2026-11-22", None)).expect("possible");
        let answer = |archive: &Archive| answered_by(&filed, archive, &session.procedures, "某局", "见档案");
        assert_eq!(answer(session.archive()), Err(NoAnswer::Undecided));

        let mut records = session.archive().records().to_vec();
        records[0].status = Status::Revoked("2026-11-25".parse().expect("a day"));
        let archive = Archive::new(session.archive().entity().clone(), records).expect("sound");
        let text = serde_json::to_string(&archive).expect("JSON");
        let Ok(Incoming::Archive(given)) = read(&text) else { panic!("an archive") };
        let decided = answer(&given).expect("an answer");
        let states: Vec<State> = decided.history().iter().map(|step| step.state).collect();
        assert_eq!(states, [State::Submitted, State::Accepted, State::Confirmed]);
        // A decision before the filing is none upon it.
        let mut records = session.archive().records().to_vec();
        records[0].status = Status::Revoked("2026-11-20".parse().expect("a day"));
        let archive = Archive::new(session.archive().entity().clone(), records).expect("sound");
        assert!(matches!(answer(&archive), Err(NoAnswer::Step(_))));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_located() {
        let problems = read(r#"{"format": "xinyong-filing/1", "number": ""}"#).expect_err("much is missing");
        assert!(problems.len() > 3, "{problems:?}");
        assert!(read("no json at all").is_err());
    }
}
