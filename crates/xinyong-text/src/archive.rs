//! What is wrong with an archive: where, what, and what to do.

use xinyong_score::archive::What;
use xinyong_score::archive::problem::Expected;
use xinyong_score::record::{Attribute, StatusWord};
use xinyong_score::uscc::{self, NotAUscc, Uscc};
use xinyong_score::{Problem, RecordKind};

use crate::word::{glossed, is_field, named};
use crate::{Lang, date, field, fill, join, term, text};

/// A problem in an archive in a sentence or two: where, what is wrong, and what to do.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    fill(lang, "join.place", &[("place", &place(lang, problem)), ("what", &what(lang, problem))])
}

/// Where a problem is: “第3条记录（p-1）的“失信程度”（severity）”.
pub fn place(lang: Lang, problem: &Problem) -> String {
    let (owner, field) = split(&problem.path);
    let owner = match owner {
        Owner::Document => None,
        Owner::Entity => Some(text(lang, "place.entity").to_owned()),
        Owner::Record(number) => {
            let (key, id) = match &problem.record {
                Some(id) => ("place.record_with_id", id.as_str()),
                None => ("place.record", ""),
            };
            Some(fill(lang, key, &[("number", &number.to_string()), ("id", id)]))
        }
    };
    let field = field.map(|field| quoted_field(lang, field));
    match (owner, field) {
        (Some(owner), Some(field)) => fill(lang, "place.field_of", &[("record", &owner), ("field", &field)]),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => text(lang, "place.document").to_owned(),
    }
}

/// Whose field a path names.
enum Owner {
    Document,
    Entity,
    /// The record with this number, from 1.
    Record(usize),
}

/// A path such as `records[2].severity`, taken apart.
fn split(path: &str) -> (Owner, Option<&str>) {
    if let Some(field) = path.strip_prefix("entity.") {
        return (Owner::Entity, Some(field));
    }
    let record = path.strip_prefix("records[").and_then(|rest| {
        let (index, rest) = rest.split_once(']')?;
        Some((index.parse::<usize>().ok()?, rest.strip_prefix('.')))
    });
    match record {
        Some((index, field)) => (Owner::Record(index + 1), field),
        None => (Owner::Document, Some(path).filter(|path| !path.is_empty())),
    }
}

fn quoted_field(lang: Lang, code: &str) -> String {
    let name = field(lang, code);
    let key = if name == code { "place.field_unnamed" } else { "place.field" };
    fill(lang, key, &[("name", &name), ("field", code)])
}

/// What is wrong and what to do, without the place.
pub fn what(lang: Lang, problem: &Problem) -> String {
    let field = split(&problem.path).1.unwrap_or_default();
    let say = |key: &str, values: &[(&str, &str)]| fill(lang, &format!("problem.{key}"), values);
    match &problem.what {
        What::NotJson { line, column } => {
            say("not-json", &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        What::WrongType { expected } => {
            say("wrong-type", &[("expected", text(lang, expected_key(*expected)))])
        }
        What::UnknownField { known } => match nearest("field", field, known) {
            _ if is_field(field) => {
                say("unknown-field-here", &[("known", &all_glossed(lang, "field", known))])
            }
            Some(near) => say("unknown-field-near", &[("nearest", &glossed(lang, "field", near))]),
            None => say("unknown-field", &[("known", &all_glossed(lang, "field", known))]),
        },
        What::DoubleField => say("double-field", &[]),
        What::MissingField => match vocabulary(field) {
            Some(words) => say("missing-field-choice", &[("allowed", &all_glossed(lang, field, words))]),
            None => say("missing-field", &[]),
        },
        What::WrongFormat { given, expected } => {
            say("wrong-format", &[("given", given), ("expected", expected)])
        }
        What::UnknownWord { given, allowed } => {
            let words = all_glossed(lang, field, allowed);
            match nearest(field, given, allowed) {
                Some(near) => {
                    let near = glossed(lang, field, near);
                    say("unknown-word-near", &[("given", given), ("nearest", &near), ("allowed", &words)])
                }
                None => say("unknown-word", &[("given", given), ("allowed", &words)]),
            }
        }
        What::NotADate { given } => say("not-a-date", &[("given", given)]),
        What::NotAWholeNumber { given } if field == Attribute::Amount.as_str() => {
            say("not-a-whole-number-amount", &[("given", given)])
        }
        What::NotAWholeNumber { given } => say("not-a-whole-number", &[("given", given)]),
        What::Empty => say("empty", &[]),
        What::NotAUscc { given, why } => not_a_uscc(lang, given, *why),
        What::CheckDigit { given } => say("check-digit", &[("given", given)]),
        What::DoubleId { first } => say("double-id", &[("first", &(first + 1).to_string())]),
        What::StatusNotPossible { status, kind } => {
            let key = match status {
                StatusWord::Repaired => "status-not-possible-repaired",
                _ => "status-not-possible",
            };
            let (kind, status) = (term(lang, *kind), term(lang, *status));
            say(key, &[("kind", &kind), ("status", &status), ("kinds", &self_reportable(lang))])
        }
        What::StatusDateMissing { status } => say("status-date-missing", &[("status", &term(lang, *status))]),
        What::StatusDateNotExpected { status } => {
            say("status-date-not-expected", &[("status", &term(lang, *status))])
        }
        What::BeforeRecord { given, date: own } => {
            say("before-record", &[("given", &date(lang, *given)), ("date", &date(lang, *own))])
        }
        What::NotSelfReportable { kind } => {
            say("not-self-reportable", &[("kind", &term(lang, *kind)), ("kinds", &self_reportable(lang))])
        }
        What::SelfReportedContradiction { status: StatusWord::Active } => {
            let others = StatusWord::ALL
                .iter()
                .filter(|word| !matches!(word, StatusWord::Active | StatusWord::Repaired));
            let allowed = join(lang, "join.list", others.map(|word| glossed(lang, "status", word.as_str())));
            say("self-reported-active", &[("status", &term(lang, StatusWord::Active)), ("allowed", &allowed)])
        }
        What::SelfReportedContradiction { status } => {
            say("self-reported-other", &[("status", &term(lang, *status))])
        }
        What::NotOfThisKind { kind } => say("not-of-this-kind", &[("kind", &term(lang, *kind))]),
    }
}

fn expected_key(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "expected.object",
        Expected::Array => "expected.array",
        Expected::Text => "expected.text",
        Expected::Boolean => "expected.boolean",
    }
}

/// Why a text is no code, and what to do: “第10位不能是…”.
pub fn not_a_uscc(lang: Lang, given: &str, why: NotAUscc) -> String {
    let tidied = uscc::tidy(given);
    let say = |key: &str, values: &[(&str, &str)]| fill(lang, &format!("problem.{key}"), values);
    match why {
        NotAUscc::NoCode => say("not-a-uscc-no-code", &[]),
        _ if tidied.parse::<Uscc>().is_ok() => {
            say("not-a-uscc-near", &[("given", given), ("nearest", &tidied)])
        }
        NotAUscc::Length(length) => {
            let (expected, length) = (uscc::LENGTH.to_string(), length.to_string());
            say("not-a-uscc-length", &[("given", given), ("expected", &expected), ("length", &length)])
        }
        NotAUscc::Character { place, found } => {
            let (place, found) = (place.to_string(), found.to_string());
            say("not-a-uscc-character", &[("given", given), ("place", &place), ("found", &found)])
        }
    }
}

/// The words that can stand in a field, if it has a vocabulary.
fn vocabulary(field: &str) -> Option<&'static [&'static str]> {
    match field {
        "kind" => Some(RecordKind::WORDS),
        "status" => Some(StatusWord::WORDS),
        _ => Attribute::parse(field)?.words(),
    }
}

/// The kinds an entity can report itself, by name.
fn self_reportable(lang: Lang) -> String {
    let kinds = RecordKind::ALL.iter().filter(|kind| kind.can_be_self_reported());
    join(lang, "join.list", kinds.map(|&kind| term(lang, kind)))
}

/// Written forms with their names. Sections are called as the fields whose words they name.
fn all_glossed(lang: Lang, section: &str, written: &[&str]) -> String {
    join(lang, "join.list", written.iter().map(|written| glossed(lang, section, written)))
}

/// What somebody meant by a word: the candidate of that name in either language, or the one that differs least, if
/// it differs in no more than a third.
fn nearest<'a>(section: &str, given: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let given = given.trim().to_ascii_lowercase();
    let is_name = |candidate: &&&str| Lang::ALL.iter().any(|&lang| named(lang, section, candidate) == given);
    if let Some(candidate) = candidates.iter().find(is_name) {
        return Some(candidate);
    }
    let distance = |candidate: &str| strsim::osa_distance(&given, candidate);
    let near = candidates.iter().min_by_key(|candidate| distance(candidate))?;
    let length = near.chars().count().max(given.chars().count());
    (distance(near) * 3 <= length).then_some(near)
}
