//! Filings: why a step cannot be taken, and what the archive or the rules have against one.

use xinyong_rules::Document;
use xinyong_score::Date;
use xinyong_score::filing::{Obstacle, Refusal, State, StepError, Unfit};
use xinyong_score::procedure::Settled;

use crate::archive::place_of;
use crate::word::named;
use crate::{Lang, citations, date, fill, join, problem, term, text};

/// Why a step cannot be taken, and what can be.
pub fn step_error(lang: Lang, error: &StepError) -> String {
    let say = |key: &str| text(lang, &format!("flow.{key}")).to_owned();
    match error {
        StepError::NotPossible { from, to, by, possible } => {
            let possible: Vec<_> = possible.iter().map(|step| (step.to.as_str(), step.by.as_str())).collect();
            not_possible(lang, from.as_str(), to.as_str(), by.as_str(), &possible)
        }
        StepError::BeforeLast { given, last } => before_last(lang, *given, *last),
        StepError::NoName => say("no-name"),
        StepError::NoNote { to: State::Returned } => say("no-note-returned"),
        StepError::NoNote { .. } => say("no-note-rejected"),
    }
}

/// That a step does not lead on from a state, and which do: states and parties by their written forms.
pub(crate) fn not_possible(lang: Lang, from: &str, to: &str, by: &str, possible: &[(&str, &str)]) -> String {
    let key = if possible.is_empty() { "flow.not-possible-final" } else { "flow.not-possible" };
    let (state, party) = (|word| named(lang, "state", word), |word| named(lang, "by", word));
    let moves =
        possible.iter().map(|&(to, by)| fill(lang, "flow.move", &[("to", &state(to)), ("by", &party(by))]));
    let possible = join(lang, "join.list", moves);
    let values =
        [("from", &*state(from)), ("to", &*state(to)), ("by", &*party(by)), ("possible", &*possible)];
    fill(lang, key, &values)
}

/// That a step is dated before the one it follows on.
pub(crate) fn before_last(lang: Lang, given: Date, last: Date) -> String {
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
