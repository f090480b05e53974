//! Filings: why a step cannot be taken, and what the archive or the rules have against one.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use xinyong_rules::Document;
use xinyong_score::Date;
use xinyong_score::archive::What;
use xinyong_score::filing::{Obstacle, Party, Refusal, State, StepError, Unfit};
use xinyong_score::procedure::Settled;

use crate::archive::{place_of, vocabulary};
use crate::word::named;
use crate::{Lang, citations, date, fill, join, problem, term, text};

/// Why a step cannot be taken, and what can be.
pub fn step_error(lang: Lang, error: &StepError) -> String {
    let say = |key: &str| text(lang, &format!("flow.{key}")).to_owned();
    match error {
        StepError::NotPossible { from, to, by, .. } => not_possible(lang, *from, *to, *by),
        StepError::BeforeLast { given, last } => before_last(lang, *given, *last),
        StepError::NoName => say("no-name"),
        StepError::NoNote { to: State::Returned } => say("no-note-returned"),
        StepError::NoNote { .. } => say("no-note-rejected"),
    }
}

/// That a step does not lead on from a state, and which do.
fn not_possible(lang: Lang, from: State, to: State, by: Party) -> String {
    let possible = from
        .moves()
        .map(|step| fill(lang, "flow.move", &[("to", &term(lang, step.to)), ("by", &term(lang, step.by))]));
    let key = if from.is_final() { "flow.not-possible-final" } else { "flow.not-possible" };
    let values = [
        ("from", &*term(lang, from)),
        ("to", &*term(lang, to)),
        ("by", &*term(lang, by)),
        ("possible", &*join(lang, "join.list", possible)),
    ];
    fill(lang, key, &values)
}

/// That a step is dated before the one it follows on.
fn before_last(lang: Lang, given: Date, last: Date) -> String {
    fill(lang, "flow.before-last", &[("given", &date(lang, given)), ("last", &date(lang, last))])
}

/// What stands in the way of a filing: where, what, what to do, and by which clauses.
pub fn obstacle(lang: Lang, documents: &[Document], found: &Obstacle) -> String {
    let place = place_of(lang, &found.path, None);
    let sentence = fill(lang, "join.place", &[("place", &place), ("what", &unfit(lang, &found.what))]);
    let basis = citations(lang, documents, &found.basis);
    fill(lang, "obstacle.basis", &[("sentence", &sentence), ("basis", &basis)])
}

/// What stands in the way, and what to do, without the place.
fn unfit(lang: Lang, what: &Unfit) -> String {
    let say = |key: &str, values: &[(&str, &str)]| fill(lang, &format!("obstacle.{key}"), values);
    match what {
        Unfit::OtherEntity { filer, archive } => {
            say("other-entity", &[("filer", filer.as_str()), ("archive", archive.as_str())])
        }
        Unfit::NoRecord { record } => say("no-record", &[("record", record)]),
        Unfit::IdTaken { record } => say("id-taken", &[("record", record)]),
        Unfit::NotPossible { kind, asked, instead } => {
            let key = if instead.is_some() { "not-possible-instead" } else { "not-possible" };
            let instead = instead.map(|change| term(lang, change)).unwrap_or_default();
            say(key, &[("kind", &term(lang, *kind)), ("asked", &term(lang, *asked)), ("instead", &instead)])
        }
        Unfit::ByCourt => say("by-court", &[]),
        Unfit::Duplicate { of } => say("duplicate", &[("of", of)]),
        Unfit::Settled { how } => {
            let key = match how {
                Settled::Repaired(_) => "settled-repaired",
                Settled::Revoked(_) => "settled-revoked",
                Settled::LeftList(_) => "settled-left-list",
                Settled::Rejected(_) => "settled-rejected",
            };
            say(key, &[("date", &date(lang, how.on()))])
        }
        Unfit::TooEarly { on, opens: Some(opens) } => {
            say("too-early", &[("on", &date(lang, *on)), ("opens", &date(lang, *opens))])
        }
        Unfit::TooEarly { on, opens: None } => say("too-early-open", &[("on", &date(lang, *on))]),
        Unfit::NotMet { text, .. } => say("not-met", &[("condition", lang.of(text))]),
        Unfit::NoPromise => say("no-promise", &[]),
        Unfit::MissingPaper { id, text } => say("missing-paper", &[("id", id), ("paper", lang.of(text))]),
        Unfit::UnknownPaper { given, known } => say(
            "unknown-paper",
            &[("given", given), ("known", &join(lang, "join.list", known.iter().cloned()))],
        ),
        Unfit::NoEvidence => say("no-evidence", &[]),
    }
}

/// Everything said by a refusal to decide, or to let an archive follow.
pub fn refusal(lang: Lang, documents: &[Document], refusal: &Refusal) -> Vec<String> {
    match refusal {
        Refusal::Step(errors) => errors.iter().map(|error| step_error(lang, error)).collect(),
        Refusal::Obstacles(found) => found.iter().map(|found| obstacle(lang, documents, found)).collect(),
        Refusal::Unsound(problems) => problems.iter().map(|found| problem(lang, found)).collect(),
    }
}

/// The size of a file in bytes, to a tenth of the unit: “812 B”, “34.5 KiB”, “10 MiB”.
pub fn file_size(lang: Lang, bytes: usize) -> String {
    let (key, unit) = match bytes {
        0..1_024 => ("amount.bytes", 1),
        1_024..1_048_576 => ("amount.kib", 1_024),
        _ => ("amount.mib", 1_048_576),
    };
    // Cut off, not rounded: a file is never said to be larger than it is.
    let (whole, tenths) = (bytes / unit, bytes % unit * 10 / unit);
    let number = if tenths == 0 { whole.to_string() } else { format!("{whole}.{tenths}") };
    fill(lang, key, &[("number", &number)])
}

/// What can be wrong only in a filing or a receipt, and what to do, without the place.
pub(crate) fn what(lang: Lang, field: &str, what: &What) -> Option<String> {
    let say = |key: &str, values: &[(&str, &str)]| fill(lang, &format!("problem.{key}"), values);
    let shown = |written: &str| value(lang, field, written);
    Some(match what {
        What::TooLarge { most } => say("too-large", &[("most", &file_size(lang, *most))]),
        What::NotBase64 => say("not-base64", &[]),
        What::NotEvidence { allowed } => {
            let allowed = allowed.iter().map(|word| named(lang, "media", word));
            say("not-evidence", &[("allowed", &join(lang, "join.list", allowed))])
        }
        What::NotTheSum { given, sum } => {
            say("not-the-sum", &[("given", &given.to_string()), ("sum", &sum.to_string())])
        }
        What::Altered { given, found } => say("altered", &[("given", given), ("found", found)]),
        What::NotAsContent { given, found } => {
            say("not-as-content", &[("given", &shown(given)), ("found", &shown(found))])
        }
        What::NotAsFiled { given, filed } => {
            say("not-as-filed", &[("given", &shown(given)), ("filed", &shown(filed))])
        }
        What::NotNext { given, by, after } => not_possible(lang, *after, *given, *by),
        What::BeforeStep { given, last } => before_last(lang, *given, *last),
        _ => return None,
    })
}

/// What is written in a field as a person reads it: a word of its vocabulary by its name.
pub(crate) fn value(lang: Lang, field: &str, written: &str) -> String {
    vocabulary(field).map_or_else(|| written.to_owned(), |(section, _)| named(lang, section, written))
}
