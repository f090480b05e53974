//! Actions that cannot be, and plans that cannot be made: which, why, and what to do.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use xinyong_rules::Document;
use xinyong_score::plan::NoPlan;
use xinyong_score::procedure::Settled;
use xinyong_score::record::StatusWord;
use xinyong_score::repair::Stands;
use xinyong_score::scenario::{Impossible, Why};
use xinyong_score::{Action, Archive, Record};

use crate::{Lang, citations, date, fill, join, not_in_force, problem, record_name, term, text};

/// Why one of these actions cannot be: which, why, by which rule, and what to do.
pub fn impossible(
    lang: Lang,
    documents: &[Document],
    archive: &Archive,
    actions: &[Action],
    found: &Impossible,
) -> String {
    let what = impossible_here(lang, documents, found);
    if matches!(found.why, Why::BadRecord(_)) {
        return what;
    }
    let place = place(lang, archive, actions, found);
    fill(lang, "join.place", &[("place", &place), ("what", &what)])
}

/// The same for beside the action itself, where it need not be said which.
pub fn impossible_here(lang: Lang, documents: &[Document], found: &Impossible) -> String {
    if let Why::BadRecord(bad) = &found.why {
        return problem(lang, bad);
    }
    let what = why(lang, found);
    if found.basis.is_empty() {
        return what;
    }
    let basis = citations(lang, documents, &found.basis);
    fill(lang, "impossible.with-basis", &[("what", &what), ("basis", &basis)])
}

/// Why there is no plan: a sentence, or one for each named action that cannot be.
pub fn no_plan(
    lang: Lang,
    documents: &[Document],
    archive: &Archive,
    further: &[Action],
    error: &NoPlan,
) -> Vec<String> {
    match error {
        NoPlan::Backwards { as_of, by } => {
            let values = [("as_of", &*date(lang, *as_of)), ("by", &date(lang, *by))];
            vec![fill(lang, "plan.backwards", &values)]
        }
        NoPlan::NotInForce(error) => vec![not_in_force(lang, error)],
        NoPlan::Impossible(found) => {
            found.iter().map(|found| impossible(lang, documents, archive, further, found)).collect()
        }
    }
}

/// Which action it is: “第1项行动（信用修复，行政处罚（2026年3月10日））”.
fn place(lang: Lang, archive: &Archive, actions: &[Action], found: &Impossible) -> String {
    match found.action.and_then(|at| Some((at + 1, actions.get(at)?))) {
        None => text(lang, "impossible.date").to_owned(),
        Some((number, action)) => {
            let number = ("number", &*number.to_string());
            let word = ("action", &*term(lang, action.word()));
            match &found.record {
                None => fill(lang, "impossible.place", &[number, word]),
                Some(id) => {
                    let record = named(lang, archive, actions, id);
                    fill(lang, "impossible.place-of", &[number, word, ("record", &record)])
                }
            }
        }
    }
}

fn why(lang: Lang, found: &Impossible) -> String {
    let say = |key: &str, values: &[(&str, &str)]| fill(lang, key, values);
    let place = |at: usize| (at + 1).to_string();
    match &found.why {
        Why::NoRecord => {
            say("impossible.no-record", &[("record", found.record.as_deref().unwrap_or_default())])
        }
        Why::NotThisWay { kind, change, possible } => {
            let (kind, change) = (term(lang, *kind), term(lang, *change));
            let values = [("kind", &*kind), ("change", &*change)];
            match possible {
                Some(possible) => {
                    let [kind, change] = values;
                    say("impossible.not-this-way", &[kind, change, ("possible", &term(lang, *possible))])
                }
                None => say("impossible.no-way", &values),
            }
        }
        Why::Settled(settled) => {
            let values = [("date", &*date(lang, settled.on())), ("state", &state(lang, *settled))];
            say("impossible.settled", &values)
        }
        Why::NotPending => say("impossible.not-pending", &[]),
        Why::TooEarly { on, opens: Some(opens) } => {
            say("impossible.too-early", &[("on", &date(lang, *on)), ("opens", &date(lang, *opens))])
        }
        Why::TooEarly { opens: None, .. } => say("impossible.never-opens", &[]),
        Why::Twice { first } => say("impossible.twice", &[("first", &place(*first))]),
        Why::TwoModels { first } => say("impossible.two-models", &[("first", &place(*first))]),
        Why::UnknownModel { model } => {
            let known = xinyong_rules::model_documents().into_iter().map(|document| document.id);
            say("impossible.unknown-model", &[("model", model), ("known", &join(lang, "join.list", known))])
        }
        Why::NotInForce(error) => not_in_force(lang, error),
        Why::BadRecord(bad) => problem(lang, bad),
        Why::Duplicate { of } => say("impossible.duplicate", &[("record", of)]),
        Why::OneModel => say("impossible.one-model", &[]),
    }
}

/// How a record was settled, as a state: “已修复”.
pub(crate) fn state(lang: Lang, settled: Settled) -> String {
    match settled {
        Settled::Repaired(_) => term(lang, StatusWord::Repaired),
        Settled::Revoked(_) => term(lang, StatusWord::Revoked),
        Settled::Rejected(_) => term(lang, StatusWord::Rejected),
        Settled::LeftList(_) => term(lang, Stands::LeftList),
    }
}

/// The name of the record with an id, in an archive or added by an action; the id itself if there is none.
pub(crate) fn named(lang: Lang, archive: &Archive, actions: &[Action], id: &str) -> String {
    let added = |action: &'_ Action| match action {
        Action::Add(record) if record.id == id => Some(Record::clone(record)),
        _ => None,
    };
    match archive.record(id).cloned().or_else(|| actions.iter().find_map(added)) {
        Some(record) => record_name(lang, &record, archive.records()),
        None => id.to_owned(),
    }
}
