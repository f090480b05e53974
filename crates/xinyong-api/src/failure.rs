//! Failures: a code, a place, and words in two languages.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;
use xinyong_score::model::ModelProblem;
use xinyong_score::plan::NoPlan;
use xinyong_score::scenario::Impossible;
use xinyong_score::timeline::NoTimeline;
use xinyong_score::{Action, NotInForce, Problem};
use xinyong_text::{Lang, WORDS};

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Message {
    fn new(say: impl Fn(Lang) -> String) -> Self {
        learn_english();
        Self { zh: say(Lang::Zh), en: say(Lang::En) }
    }
}

/// In a browser the texts begin without English.
pub(crate) fn learn_english() {
    WORDS.learn(xinyong_text::ENGLISH);
}

/// One thing that is wrong: which sort, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fault {
    /// A short name for the sort of fault, which does not change.
    pub code: &'static str,
    /// The part of what was given, such as `records[2].severity`; the name of the argument if it is no part of one.
    pub path: String,
    /// What is wrong and what to do.
    pub messages: Message,
}

/// What an error that is thrown carries: an `Error` whose name is `XinyongError`.
///
/// `code`, `path` and `messages` are those of the first fault; `message` is the Chinese of every fault, one a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Failure {
    /// The sort of the first fault.
    pub code: &'static str,
    /// The place of the first fault.
    pub path: String,
    /// The words of the first fault.
    pub messages: Message,
    /// Every fault, never only the first.
    pub faults: Vec<Fault>,
}

impl Failure {
    /// A fault of the call itself: its words are under `api.` in the locale files.
    pub(crate) fn of(code: &'static str, path: &str, values: &[(&str, &str)]) -> Self {
        Self::one(code, path, |lang| xinyong_text::fill(lang, &format!("api.{code}"), values))
    }

    /// A model that nobody built in.
    pub(crate) fn no_model(given: &str, known: &[String]) -> Self {
        Self::one("no-model", "source", |lang| {
            let known = xinyong_text::join(lang, "join.list", known.iter().cloned());
            xinyong_text::fill(lang, "api.no-model", &[("given", given), ("known", &known)])
        })
    }

    /// The failure for something that has no JSON, given as the argument of a name or within it.
    pub fn not_json(path: &str) -> Self {
        Self::of("not-json-value", path, &[])
    }

    /// The failure for a handle that was freed and is asked all the same.
    pub fn handle_freed() -> Self {
        Self::of("handle-freed", "this", &[])
    }

    fn one(code: &'static str, path: &str, say: impl Fn(Lang) -> String) -> Self {
        Self::all(vec![Fault { code, path: path.to_owned(), messages: Message::new(say) }])
    }

    pub(crate) fn all(faults: Vec<Fault>) -> Self {
        // Whatever fails says at least one thing.
        let first = faults.first().cloned().unwrap_or_else(|| Fault {
            code: "unknown",
            path: String::new(),
            messages: Message { zh: String::new(), en: String::new() },
        });
        Self { code: first.code, path: first.path, messages: first.messages, faults }
    }

    /// Problems of a document, each at its place below `at`.
    pub(crate) fn problems(at: &str, problems: &[Problem]) -> Self {
        let faults = problems.iter().map(|problem| Fault {
            code: problem.what.code(),
            path: below(at, &problem.path),
            messages: Message::new(|lang| xinyong_text::problem(lang, problem)),
        });
        Self::all(faults.collect())
    }

    pub(crate) fn model(problems: &[ModelProblem]) -> Self {
        let faults = problems.iter().map(|problem| Fault {
            code: "model-problem",
            path: problem.path.clone(),
            messages: Message::new(|lang| xinyong_text::model_problem(lang, problem)),
        });
        Self::all(faults.collect())
    }

    /// Actions that cannot be, each at its place below `at`.
    pub(crate) fn impossible(
        at: &str,
        archive: &xinyong_score::Archive,
        actions: &[Action],
        found: &[Impossible],
    ) -> Self {
        let documents = xinyong_rules::names();
        let faults = found.iter().map(|found| Fault {
            code: found.why.code(),
            path: found.action.map_or_else(|| "as_of".to_owned(), |place| format!("{at}[{place}]")),
            messages: Message::new(|lang| {
                xinyong_text::impossible(lang, &documents, archive, actions, found)
            }),
        });
        Self::all(faults.collect())
    }

    /// A model that was not in force on the day given as the argument or field of a name.
    pub(crate) fn not_in_force(path: &str, error: &NotInForce) -> Self {
        Self::one("not-in-force", path, |lang| xinyong_text::not_in_force(lang, error))
    }

    pub(crate) fn no_timeline(error: &NoTimeline) -> Self {
        let (code, path) = match error {
            NoTimeline::NotInForce(error) => return Self::not_in_force("from", error),
            NoTimeline::Backwards { .. } => ("backwards", "to"),
        };
        Self::one(code, path, |lang| xinyong_text::no_timeline(lang, error))
    }

    pub(crate) fn no_plan(archive: &xinyong_score::Archive, actions: &[Action], error: &NoPlan) -> Self {
        let (code, path) = match error {
            NoPlan::Impossible(found) => return Self::impossible("actions", archive, actions, found),
            NoPlan::NotInForce(error) => return Self::not_in_force("as_of", error),
            NoPlan::Backwards { .. } => ("backwards", "by"),
        };
        Self::one(code, path, |lang| xinyong_text::no_plan(lang, &[], archive, actions, error).concat())
    }
}

fn below(at: &str, path: &str) -> String {
    match (at, path) {
        ("", path) => path.to_owned(),
        (at, "") => at.to_owned(),
        (at, path) => format!("{at}.{path}"),
    }
}
