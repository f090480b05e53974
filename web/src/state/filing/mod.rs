//! 办件: what a filing is called, what it stands for while it waits, and what its decision did to the score.

pub mod answer;
pub mod application;
pub mod declaration;
pub mod draft;
pub mod objection;
pub mod supposed;

use std::cmp::Reverse;
use std::sync::Arc;

use xinyong_score::filing::{
    Decision, Evidence, Filer, Filing, Matter, Outcome, Refusal, State, Step, Subject, decide, follow,
};
use xinyong_score::{Archive, Change, Date, Evaluation, Model, Problem, Procedures, Status, Uscc, evaluate};

use super::Session;

/// 办件编号: the matter, the day, the last four characters of the entity's code, and the first digits of the hash of
/// what is filed, which tell it from what is filed on the same day on whatever device: `SB-20261122-0351-A3F9C2`.
pub fn number(matter: Matter, on: Date, filer: Uscc, content: &str) -> String {
    let matter = match matter {
        Matter::Declaration => "SB",
        Matter::Objection => "YY",
        Matter::Repair => "XF",
    };
    let (year, month, day) = (on.year(), on.month(), on.day());
    let code = filer.as_str().get(14..).unwrap_or_default();
    let content = content.get(..6).unwrap_or(content).to_ascii_uppercase();
    format!("{matter}-{year:04}{month:02}{day:02}-{code}-{content}")
}

/// A draft under a number that its content gives. One `turn` after the other gives another number, for what was filed
/// before on the same day and is over. The subject may depend on the id of the record that it declares: the number.
///
/// None if there is no subject.
pub fn numbered(
    matter: Matter,
    on: Date,
    filer: &Filer,
    subject: impl Fn(&str) -> Option<Subject>,
    evidence: &[Evidence],
    turn: usize,
) -> Option<Result<Filing, Vec<Problem>>> {
    let draft = |number: String| {
        let subject = subject(&number)?;
        Some(Filing::new(number, filer.clone(), subject, evidence.to_vec()))
    };
    // The hash is reckoned of a draft that has no number yet.
    match draft("?".repeat(turn))? {
        Ok(unnumbered) => draft(number(matter, on, filer.uscc, &unnumbered.content_hash())),
        Err(problems) => Some(Err(problems)),
    }
}

/// The day on which something is filed: today; of an invented entity, the day on which it is shown.
pub fn filing_day(session: &Session) -> Date {
    session.usual_day()
}

/// The day on which something happens to a filing: that on which it would be filed, where the filer's archive is open.
pub fn day_of(session: &Session, filing: &Filing) -> Date {
    let open = archive_of(session, filing.filer().uscc).is_some();
    if open { filing_day(session) } else { session.today }
}

/// The archive that is open, if it is this entity's.
pub fn archive_of(session: &Session, uscc: Uscc) -> Option<&Arc<Archive>> {
    session.open.as_ref().map(|open| &open.archive).filter(|archive| archive.entity().uscc == uscc)
}

/// The filing after a step. What is decided is held against the archive and the rules, where the archive is known.
///
/// # Errors
///
/// What is wrong with the step, or what stands in the way of what would be decided.
pub fn taken(
    filing: &Filing,
    archive: Option<&Archive>,
    procedures: &Procedures,
    step: Step,
) -> Result<Filing, Refusal> {
    let outcome = match step.state {
        State::Confirmed => Outcome::Confirmed,
        State::Rejected => Outcome::Rejected,
        _ => return filing.after(step).map_err(Refusal::Step),
    };
    match archive {
        None => filing.after(step).map_err(Refusal::Step),
        Some(archive) => {
            let Step { date: on, name, note, .. } = step;
            decide(archive, filing, procedures, Decision { outcome, on, name, note })
                .map(|(_, filing)| filing)
        }
    }
}

/// What a decision did to the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// As it would be without the decision.
    pub before: Evaluation,
    /// As it is.
    pub after: Evaluation,
}

/// What the decision of a filing did to the score of its archive, which may know of it or not: on the day of the
/// decision, or on a later day asked about. None if nothing was decided, or the model is not in force on that day.
///
/// # Errors
///
/// Why no archive can follow from it.
pub fn effect(
    filing: &Filing,
    archive: &Archive,
    model: &Arc<Model>,
    procedures: &Procedures,
    as_of: Date,
) -> Result<Option<Effect>, Refusal> {
    let decided = filing.reached(State::Confirmed).or(filing.reached(State::Rejected));
    let Some(on) = decided else { return Ok(None) };
    let after = follow(archive, filing, procedures)?;
    let before = undecided(&after, filing).map_err(Refusal::Unsound)?;
    let evaluated = |archive| evaluate(&Arc::new(archive), model, as_of.max(on)).ok();
    Ok(evaluated(before).zip(evaluated(after)).map(|(before, after)| Effect { before, after }))
}

/// The archive as it was while a filing that is decided now still waited.
fn undecided(archive: &Archive, filing: &Filing) -> Result<Archive, Vec<Problem>> {
    let mut records = archive.records().to_vec();
    let (id, confirmed) = (filing.subject().record(), filing.state() == State::Confirmed);
    if let Some(record) = records.iter_mut().find(|record| record.id == id) {
        match filing.subject().change() {
            Change::Confirm => record.status = Status::Pending,
            Change::Revoke | Change::Repair if confirmed => record.status = Status::Active,
            Change::LeaveList if confirmed => record.left_on = None,
            Change::Revoke | Change::Repair | Change::LeaveList => {}
        }
    }
    Archive::new(archive.entity().clone(), records)
}

/// Whether the archive that is open says already where a filing stands.
pub fn is_shown(filing: &Filing, archive: &Archive, procedures: &Procedures) -> bool {
    follow(archive, filing, procedures).is_ok_and(|followed| followed == *archive)
}

/// Filings in the order in which they want attention: those that wait for the filer, those with the authority, those
/// that are over; each the latest first.
pub fn in_order(mut filings: Vec<Filing>) -> Vec<Filing> {
    let waits = |filing: &Filing| match filing.state() {
        State::Draft | State::Returned => 0,
        State::Submitted | State::Accepted => 1,
        State::Confirmed | State::Rejected | State::Withdrawn => 2,
    };
    filings.sort_by_key(|filing| {
        (waits(filing), Reverse(filing.history().last().map(|step| step.date)), filing.number().to_owned())
    });
    filings
}

/// The kind of file a filing is given away as.
pub const MEDIA: &str = "application/json";

/// The record that a filing is about: what it declares itself, or the one in the archive.
pub fn record_of<'a>(filing: &'a Filing, archive: Option<&'a Archive>) -> Option<&'a xinyong_score::Record> {
    match filing.subject() {
        Subject::Declaration { record } => Some(record),
        subject => archive?.record(subject.record()),
    }
}

#[cfg(test)]
mod tests {
    use xinyong_score::filing::{Party, Wrong};

    use super::*;
    use crate::state::{Action, Opened};

    /// A session with a sample open.
    pub(super) fn session(sample: &str) -> Session {
        let session = Session::new(day("2026-11-22"));
        let found = crate::samples::all().into_iter().find(|found| found.key == sample).expect("a sample");
        session.opened(found.opened())
    }

    impl Session {
        pub(super) fn opened(&self, opened: Opened) -> Self {
            use yew::Reducible;
            (*std::rc::Rc::new(self.clone()).reduce(Action::Open(opened))).clone()
        }

        pub(super) fn archive(&self) -> &Arc<Archive> {
            &self.open.as_ref().expect("open").archive
        }
    }

    pub(super) fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    pub(super) fn objection(session: &Session) -> Filing {
        let entity = session.archive().entity();
        let filer = Filer { uscc: entity.uscc, name: entity.name.clone() };
        let subject =
            Subject::Objection {
                record: "p-1".into(), wrong: Wrong::NotOurs, statement: "不是我们".into()
            };
        let evidence = vec![Evidence::new("a.pdf", *b"%PDF-1.7").expect("evidence")];
        Filing::new("YY-1".into(), filer, subject, evidence).expect("a draft")
    }

    pub(super) fn step(state: State, date: &str, note: Option<&str>) -> Step {
        let by = state.taken_by().unwrap_or(Party::Filer);
        Step { state, date: day(date), by, name: "某人".into(), note: note.map(str::to_owned) }
    }

    #[test]
    fn evidence_kept_with_a_draft_is_found_again_and_only_its_content_is_believed() {
        let file = Evidence::new("a.pdf", *b"%PDF-1.7").expect("evidence");
        let kept = serde_json::to_string(&[&file]).expect("JSON");
        assert_eq!(
            serde_json::from_str::<Vec<Evidence>>(&kept).expect("found again"),
            std::slice::from_ref(&file)
        );
        let renamed = kept.replace("application/pdf", "image/png").replace(file.sha256(), "0");
        assert_eq!(serde_json::from_str::<Vec<Evidence>>(&renamed).expect("found again"), [file]);
        assert!(serde_json::from_str::<Vec<Evidence>>(r#"[{"name":"a","data":"AAAA"}]"#).is_err());
    }

    #[test]
    fn a_number_names_matter_day_and_entity() {
        let uscc: Uscc = "92231100MADEMA0351".parse().expect("a code");
        let number = number(Matter::Declaration, day("2026-03-05"), uscc, "a3f9c2de");
        assert_eq!(number, "SB-20260305-0351-A3F9C2");
    }

    #[test]
    fn what_is_filed_twice_has_one_number_and_other_content_or_another_turn_has_another() {
        let session = session("03-minor-penalty");
        let filed = objection(&session);
        let numbered = |statement: &'static str, turn| {
            let subject = |_: &str| {
                let (record, statement) = ("p-1".into(), statement.into());
                Some(Subject::Objection { record, wrong: Wrong::NotOurs, statement })
            };
            let (matter, on) = (Matter::Objection, day("2026-11-22"));
            let draft = numbered(matter, on, filed.filer(), subject, filed.evidence(), turn);
            draft.expect("a subject").expect("a draft").number().to_owned()
        };
        let first = numbered("不是我们", 1);
        assert!(first.starts_with("YY-20261122-0351-"), "{first}");
        assert_eq!(numbered("不是我们", 1), first);
        assert_ne!(numbered("不是本店", 1), first);
        assert_ne!(numbered("不是我们", 2), first);
    }

    #[test]
    fn a_decision_says_what_it_did_whether_the_archive_knows_of_it_or_not() {
        let session = session("03-minor-penalty");
        let (archive, procedures) = (session.archive(), &session.procedures);
        let model = session.model().expect("a model");
        let mut filing = objection(&session);
        for step in [
            step(State::Submitted, "2026-11-22", None),
            step(State::Accepted, "2026-11-23", None),
            step(State::Confirmed, "2026-11-25", None),
        ] {
            filing = taken(&filing, Some(archive), procedures, step).expect("possible");
        }
        let told = |archive: &Archive| {
            let effect = effect(&filing, archive, model, procedures, session.as_of);
            effect.expect("follows").expect("decided")
        };
        let known = follow(archive, &filing, procedures).expect("follows");
        assert_eq!(told(archive), told(&known));
        let effect = told(archive);
        assert_eq!(
            (effect.before.score().to_string(), effect.after.score().to_string()),
            ("785".into(), "850".into())
        );
        assert_eq!(effect.after.as_of(), day("2026-11-25"));
        assert!(is_shown(&filing, &known, procedures) && !is_shown(&filing, archive, procedures));
    }

    #[test]
    fn a_decision_against_the_rules_is_refused_where_the_archive_is_known() {
        let session = session("01-clean");
        let mut filing = objection(&session);
        for step in [step(State::Submitted, "2026-11-22", None), step(State::Accepted, "2026-11-23", None)] {
            filing = filing.after(step).expect("possible");
        }
        let decided = step(State::Confirmed, "2026-11-25", None);
        let refused = taken(&filing, Some(session.archive()), &session.procedures, decided.clone());
        assert!(matches!(refused, Err(Refusal::Obstacles(_))), "there is no such record");
        assert!(taken(&filing, None, &session.procedures, decided).is_ok());
    }

    #[test]
    fn what_waits_for_the_filer_comes_first() {
        let session = session("03-minor-penalty");
        let submitted =
            objection(&session).after(step(State::Submitted, "2026-11-22", None)).expect("possible");
        let returned =
            submitted.after(step(State::Returned, "2026-11-22", Some("缺一页"))).expect("possible");
        let withdrawn = submitted.after(step(State::Withdrawn, "2026-11-24", None)).expect("possible");
        let states: Vec<State> =
            in_order(vec![withdrawn, submitted, returned]).iter().map(Filing::state).collect();
        assert_eq!(states, [State::Returned, State::Submitted, State::Withdrawn]);
    }
}
