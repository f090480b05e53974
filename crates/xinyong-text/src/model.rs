//! What is wrong with a model, or with asking it.

use alloc::format;
use alloc::string::{String, ToString};

use xinyong_score::Problem;
use xinyong_score::model::{FORMAT, Flaw, MAX_SECOND_LEVEL, ModelProblem, NotInForce};
use xinyong_score::timeline::NoTimeline;

use crate::{Lang, archive, date, fill, points};

/// A problem in a model: where, what is wrong, and what to do.
pub fn model_problem(lang: Lang, problem: &ModelProblem) -> String {
    fill(lang, "join.place", &[("place", &problem.path), ("what", &flaw(lang, problem))])
}

/// That the model was not yet in force on the day asked about.
pub fn not_in_force(lang: Lang, error: &NotInForce) -> String {
    let built_in = xinyong_rules::model_documents().into_iter().find(|model| model.id == error.model);
    let name = built_in.as_ref().map_or(error.model.as_str(), |model| lang.of(&model.name));
    let values = [("model", name), ("from", &date(lang, error.from)), ("asked", &date(lang, error.asked))];
    fill(lang, "timeline.not-in-force", &values)
}

/// Why there is no timeline.
pub fn no_timeline(lang: Lang, error: &NoTimeline) -> String {
    match error {
        NoTimeline::NotInForce(error) => not_in_force(lang, error),
        NoTimeline::Backwards { from, to } => {
            fill(lang, "timeline.backwards", &[("from", &date(lang, *from)), ("to", &date(lang, *to))])
        }
    }
}

fn flaw(lang: Lang, problem: &ModelProblem) -> String {
    let say = |key: &str, values: &[(&str, &str)]| fill(lang, &format!("flaw.{key}"), values);
    match &problem.what {
        Flaw::Unreadable(why) => say("unreadable", &[("why", why)]),
        Flaw::Malformed(what) => {
            archive::what(lang, &Problem { path: problem.path.clone(), record: None, what: what.clone() })
        }
        Flaw::WrongFormat(given) => say("wrong-format", &[("given", given), ("expected", FORMAT)]),
        Flaw::Extends(id) => say("extends", &[("id", id)]),
        Flaw::Missing => say("missing", &[]),
        Flaw::DoubleId => say("double-id", &[]),
        Flaw::NoBasis => say("no-basis", &[]),
        Flaw::Sum { expected, found } => {
            say("sum", &[("expected", &points(lang, *expected)), ("found", &points(lang, *found))])
        }
        Flaw::OutOfRange(given) => say("out-of-range", &[("points", &points(lang, *given))]),
        Flaw::Gap { from, to } => say("gap", &[("from", &points(lang, *from)), ("to", &points(lang, *to))]),
        Flaw::Overlap { from, to } if from == to => say("overlap-open", &[("from", &points(lang, *from))]),
        Flaw::Overlap { from, to } => {
            say("overlap", &[("from", &points(lang, *from)), ("to", &points(lang, *to))])
        }
        Flaw::Unknown(name) => say("unknown", &[("name", name)]),
        Flaw::NeverApplies => say("never-applies", &[]),
        Flaw::TwoConditions => say("two-conditions", &[]),
        Flaw::OverlapsRule(other) => say("overlaps-rule", &[("other", other)]),
        Flaw::WrongSign(given) => say("wrong-sign", &[("points", &points(lang, *given))]),
        Flaw::WrongWindow => say("wrong-window", &[]),
        Flaw::TooMany(count) => {
            say("too-many", &[("count", &count.to_string()), ("max", &MAX_SECOND_LEVEL.to_string())])
        }
    }
}
