//! What-if in words: the result, what each action does by itself, and which actions cannot be.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use core::cmp::Ordering;

use xinyong_rules::Document;
use xinyong_score::procedure::Settled;
use xinyong_score::record::StatusWord;
use xinyong_score::repair::Stands;
use xinyong_score::scenario::{ActionWord, Impossible, Why};
use xinyong_score::{Action, Archive, Points, Record, Simulation};

use crate::{
    Lang, citations, date, fill, join, not_in_force, points, problem, record_name, signed_points, term, text,
};

/// The first sentence: that it is a simulation, the score and the grade that would be, and how they differ.
pub fn headline(lang: Lang, simulation: &Simulation) -> String {
    let after = simulation.after.marked();
    let change = simulation.difference();
    let key = match change.cmp(&Points::ZERO) {
        Ordering::Less => "scenario.less",
        Ordering::Equal => "scenario.as-much",
        Ordering::Greater => "scenario.more",
    };
    let difference = fill(lang, key, &[("points", &points(lang, change.abs()))]);
    let (from, to) = simulation.grades();
    // Better grades come first.
    let key = match to.cmp(&from) {
        Ordering::Less => "scenario.rises",
        Ordering::Equal => "scenario.stays",
        Ordering::Greater => "scenario.falls",
    };
    let grade = fill(lang, key, &[("from", &term(lang, from)), ("to", &term(lang, to))]);
    let values = [
        ("date", &*date(lang, after.as_of())),
        ("model", lang.of(&after.model().document().name)),
        ("score", &points(lang, after.score())),
        ("difference", &difference),
        ("grade", &grade),
    ];
    fill(lang, "scenario.headline", &values)
}

/// A sentence for each action: what happens, and what that does to the score by itself.
pub fn alone(lang: Lang, simulation: &Simulation) -> Vec<String> {
    let archive = simulation.after.marked().archive();
    let actions = simulation.scenario.actions.iter().zip(&simulation.alone);
    let sentence = |(found, &alone): (&Action, &Points)| {
        let key = if alone == Points::ZERO { "scenario.alone-nothing" } else { "scenario.alone" };
        let action = action(lang, archive, found);
        fill(lang, key, &[("action", &action), ("points", &signed_points(lang, alone))])
    };
    actions.map(sentence).collect()
}

/// That the actions do more or less together than one by one; nothing if they do not.
pub fn together(lang: Lang, simulation: &Simulation) -> Option<String> {
    let difference = simulation.difference();
    let sum: Points = simulation.alone.iter().copied().sum();
    let key = match difference.cmp(&sum) {
        Ordering::Less => "scenario.together-less",
        Ordering::Equal => return None,
        Ordering::Greater => "scenario.together-more",
    };
    let values = [
        ("difference", &*signed_points(lang, difference)),
        ("sum", &signed_points(lang, sum)),
        ("gap", &points(lang, (difference - sum).abs())),
    ];
    Some(fill(lang, key, &values))
}

/// What happens to an archive, without full stop: “行政处罚（2026年3月10日）2026年12月1日完成修复”.
pub fn action(lang: Lang, archive: &Archive, action: &Action) -> String {
    let key = match action.word() {
        ActionWord::Repair => "happening.repair",
        ActionWord::Revoke => "happening.revoke",
        ActionWord::LeaveList => "happening.leave-list",
        ActionWord::Confirm => "happening.confirm",
        ActionWord::Add => "happening.add",
        ActionWord::Model => "happening.model",
    };
    match action {
        Action::Change { record, on, .. } => {
            let record = named(lang, archive, &[], record);
            fill(lang, key, &[("record", &record), ("date", &date(lang, *on))])
        }
        Action::Add(record) => fill(lang, key, &[("record", &record_name(lang, record, archive.records()))]),
        Action::Model(id) => fill(lang, key, &[("model", &model_name(lang, id))]),
    }
}

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
fn named(lang: Lang, archive: &Archive, actions: &[Action], id: &str) -> String {
    let added = |action: &'_ Action| match action {
        Action::Add(record) if record.id == id => Some(Record::clone(record)),
        _ => None,
    };
    match archive.record(id).cloned().or_else(|| actions.iter().find_map(added)) {
        Some(record) => record_name(lang, &record, archive.records()),
        None => id.to_owned(),
    }
}

/// The name of a built-in model; the id itself if there is none.
fn model_name(lang: Lang, id: &str) -> String {
    let built_in = xinyong_rules::model_documents().into_iter().find(|model| model.id == id);
    built_in.map_or_else(|| id.to_owned(), |model| lang.of(&model.name).to_owned())
}
