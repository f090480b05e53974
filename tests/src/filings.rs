//! Filings made up at random: sound drafts, and the archives they could be about.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{BoxedStrategy, Strategy, any, prop_assert, prop_assert_eq, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;

use xinyong_score::filing::{
    Decision, Evidence, Filer, Filing, Outcome, State, Step, Subject, Wrong, decide, effect,
};
use xinyong_score::procedure::{Change, Requirement};
use xinyong_score::{Archive, Date, Record, Status, World, score};

use crate::archives::archives;

/// The first bytes of the three types of evidence.
const BEGINNINGS: [&[u8]; 3] = [b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"];

/// Text with everything that a reader or a writer of JSON could stumble over.
const TEXTS: &[&str] = &["说明", "“引号”与\\反斜杠\"", "制表\t换行\n", "𠮷野家 🏮", "\u{7f}\u{2028}"];

/// Any sound draft.
pub fn drafts() -> impl Strategy<Value = Filing> {
    let filer = archives(1).prop_map(|archive| filer(&archive));
    (select(TEXTS), filer, subjects(), files(4))
        .prop_map(|(number, filer, subject, files)| draft(number, filer, subject, files))
}

/// A draft whose parts are sound.
///
/// # Panics
///
/// If they are not.
pub fn draft(number: &str, filer: Filer, subject: Subject, files: Vec<Evidence>) -> Filing {
    Filing::new(number.into(), filer, subject, files).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The entity of an archive as one that files.
pub fn filer(archive: &Archive) -> Filer {
    Filer { uscc: archive.entity().uscc, name: archive.entity().name.clone() }
}

/// What an entity can declare.
pub fn declared() -> impl Strategy<Value = Record> {
    let declarable = |archive: Arc<Archive>| {
        let mut record = archive.records().iter().find(|record| record.kind.can_be_self_reported())?.clone();
        record.status = Status::Pending;
        record.self_reported = true;
        record.id = format!("declared-{}", record.id);
        Some(record)
    };
    archives(12).prop_filter_map("nothing that can be declared", declarable)
}

/// Up to so many files of any type.
///
/// # Panics
///
/// Never: each begins as evidence does.
pub fn files(most: usize) -> impl Strategy<Value = Vec<Evidence>> {
    let file = (select(TEXTS), select(&BEGINNINGS[..]), vec(any::<u8>(), 0..64)).prop_map(
        |(name, beginning, rest)| {
            Evidence::new(name, [beginning, &rest].concat()).expect("it begins as evidence does")
        },
    );
    vec(file, 0..=most)
}

fn subjects() -> BoxedStrategy<Subject> {
    let declaration = declared().prop_map(|record| Subject::Declaration { record: Box::new(record) });
    let objection =
        (select(TEXTS), select(Wrong::ALL), select(TEXTS)).prop_map(|(record, wrong, statement)| {
            Subject::Objection { record: record.into(), wrong, statement: statement.into() }
        });
    let repair = (
        select(TEXTS),
        select(vec![Change::Repair, Change::LeaveList]),
        vec(select(Requirement::ALL), 0..4),
        vec(select(TEXTS), 0..4),
        option::of(select(TEXTS)),
    )
        .prop_map(|(record, change, met, papers, promise)| Subject::Repair {
            record: record.into(),
            change,
            met,
            papers: papers.into_iter().map(Into::into).collect(),
            promise: promise.map(Into::into),
        });
    prop_oneof![declaration, objection, repair].boxed()
}

/// The filing after steps of one day.
///
/// # Panics
///
/// If a step is not possible.
pub fn walked(filing: Filing, date: Date, states: &[State]) -> Filing {
    states.iter().fold(filing, |filing, &state| {
        let by = state.taken_by().unwrap();
        filing
            .after(Step {
                state,
                date,
                by,
                name: "经办人".into(),
                note: state.needs_note().then(|| "说明".into()),
            })
            .unwrap()
    })
}

/// What the authority decides, with a reason.
pub fn decision(outcome: Outcome, on: Date) -> Decision {
    Decision { outcome, on, name: "主管部门".into(), note: Some("理由".into()) }
}

/// What a yes is said to do is what it does.
///
/// # Errors
///
/// Where it does something else.
///
/// # Panics
///
/// If the filing cannot be decided.
pub fn foreseen(archive: &Arc<Archive>, accepted: &Filing, on: Date) -> Result<(), TestCaseError> {
    let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).unwrap());
    let (procedures, calendar) = (xinyong_rules::procedures(), xinyong_rules::calendar());
    let world = World { archive, model: &model, procedures: &procedures, models: &|_| None };
    let Some(yes) = effect(accepted, world, &calendar, on) else {
        prop_assert!(on < model.in_force_from());
        return Ok(());
    };
    let (after, on) = (yes.after.marked(), yes.after.marked().as_of());
    let (decided, _) = decide(archive, accepted, &procedures, decision(Outcome::Confirmed, on)).unwrap();
    prop_assert_eq!(after.score(), score(&decided, &model, on).unwrap());
    prop_assert_eq!(yes.before.score(), score(archive, &model, on).unwrap());
    Ok(())
}
