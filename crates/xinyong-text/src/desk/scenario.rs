//! What-if in words: the result, and what each action does by itself.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use core::cmp::Ordering;

use xinyong_score::scenario::ActionWord;
use xinyong_score::{Action, Archive, Points, Simulation};

use crate::impossible::named;
use crate::{Lang, date, fill, points, record_name, signed_points, term};

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

/// The name of a built-in model; the id itself if there is none.
fn model_name(lang: Lang, id: &str) -> String {
    let built_in = xinyong_rules::model_documents().into_iter().find(|model| model.id == id);
    built_in.map_or_else(|| id.to_owned(), |model| lang.of(&model.name).to_owned())
}
