//! What is wrong with an archive, a filing or a receipt: where, what, and what to do.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};

use xinyong_score::archive::{Category, What};
use xinyong_score::evaluate::Reason;
use xinyong_score::model::{Class, Grade, Provenance};
use xinyong_score::problem::Expected;
use xinyong_score::record::{Attribute, StatusWord};
use xinyong_score::scenario::ActionWord;
use xinyong_score::uscc::{self, NotAUscc, Uscc};
use xinyong_score::{Problem, RecordKind};

use crate::word::{glossed, is_field, named, vocabulary_of};
use crate::{Lang, date, field, fill, join, term, text, typo};

/// A problem in an archive or a filing in a sentence or two: where, what is wrong, and what to do.
///
/// Without the feature `desk`, what can be wrong only in a filing or a receipt is named by its code.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    fill(lang, "join.place", &[("place", &place(lang, problem)), ("what", &what(lang, problem))])
}

/// Where a problem is: “第3条记录（p-1）的“失信程度”（severity）”.
pub fn place(lang: Lang, problem: &Problem) -> String {
    place_of(lang, &problem.path, problem.record.as_deref())
}

/// The place of a path, with the id of the record there if it has one.
pub(crate) fn place_of(lang: Lang, path: &str, record: Option<&str>) -> String {
    let (owner, field) = split(path);
    let numbered = |key: &str, number: usize| fill(lang, key, &[("number", &number.to_string())]);
    let owner = match (owner, record) {
        (Owner::Document, _) => None,
        (Owner::Entity, _) => Some(text(lang, "place.entity").to_owned()),
        (Owner::Record(number), Some(id)) => {
            Some(fill(lang, "place.record_with_id", &[("number", &number.to_string()), ("id", id)]))
        }
        (Owner::Record(number), None) => Some(numbered("place.record", number)),
        (Owner::Action(number), _) => Some(numbered("place.action", number)),
        (Owner::Added(number), Some(id)) => {
            Some(fill(lang, "place.added_with_id", &[("number", &number.to_string()), ("id", id)]))
        }
        (Owner::Added(number), None) => Some(numbered("place.added", number)),
        (Owner::Subject, _) => Some(text(lang, "place.subject").to_owned()),
        (Owner::Declared, Some(id)) => Some(fill(lang, "place.declared_with_id", &[("id", id)])),
        (Owner::Declared, None) => Some(text(lang, "place.declared").to_owned()),
        (Owner::File(number), _) => Some(numbered("place.file", number)),
        (Owner::Step(number), _) => Some(numbered("place.step", number)),
        (Owner::Line(number), Some(id)) => {
            Some(fill(lang, "place.line_with_id", &[("number", &number.to_string()), ("id", id)]))
        }
        (Owner::Line(number), None) => Some(numbered("place.line", number)),
        (Owner::Lines, Some(id)) => Some(fill(lang, "place.lines_with_id", &[("id", id)])),
        (Owner::Lines, None) => Some(text(lang, "place.lines").to_owned()),
        (Owner::Model, _) => Some(text(lang, "place.model").to_owned()),
        (Owner::ByProvenance, _) => Some(text(lang, "place.by_provenance").to_owned()),
    };
    let field = field.map(|field| quoted_field(lang, field));
    match (owner, field) {
        (Some(owner), Some(field)) => fill(lang, "place.field_of", &[("record", &owner), ("field", &field)]),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => text(lang, "place.document").to_owned(),
    }
}

/// Whose field a path names. Numbers count from 1.
enum Owner {
    Document,
    Entity,
    /// A record of an archive.
    Record(usize),
    /// What is filed.
    Subject,
    /// The record that is declared.
    Declared,
    /// The file with this number, from 1.
    File(usize),
    /// The step with this number, from 1.
    Step(usize),
    /// A line of a receipt.
    Line(usize),
    /// The lines of a receipt.
    Lines,
    /// The model that a receipt names.
    Model,
    /// What the score of a receipt rests on.
    ByProvenance,
    /// An action of a scenario.
    Action(usize),
    /// The record that an action adds.
    Added(usize),
}

/// A path such as `records[2].severity`, taken apart.
fn split(path: &str) -> (Owner, Option<&str>) {
    let named: [(&str, Owner); 5] = [
        ("entity.", Owner::Entity),
        ("subject.record.", Owner::Declared),
        ("subject.", Owner::Subject),
        ("model.", Owner::Model),
        ("points_by_provenance.", Owner::ByProvenance),
    ];
    for (prefix, owner) in named {
        if let Some(field) = path.strip_prefix(prefix) {
            // Of a list, the whole is named: what is wrong with an item names the item.
            return (owner, field.split('[').next());
        }
    }
    if let Some((list, number, field)) = item(path) {
        let added = field.and_then(|field| field.strip_prefix("record."));
        match (list, added) {
            ("records", _) => return (Owner::Record(number), field),
            ("evidence", _) => return (Owner::File(number), field),
            ("history", _) => return (Owner::Step(number), field),
            ("lines", _) => return (Owner::Line(number), field),
            ("actions", Some(added)) => return (Owner::Added(number), Some(added)),
            ("actions", None) => return (Owner::Action(number), field),
            _ => {}
        }
    }
    if path == "lines" {
        return (Owner::Lines, None);
    }
    (Owner::Document, Some(path).filter(|path| !path.is_empty()))
}

/// An item of a list, counted from 1, and its field: `records[2].severity` as `records`, 3 and `severity`.
fn item(path: &str) -> Option<(&str, usize, Option<&str>)> {
    let (list, rest) = path.split_once('[')?;
    let (index, rest) = rest.split_once(']')?;
    Some((list, index.parse::<usize>().ok()? + 1, rest.strip_prefix('.')))
}

fn quoted_field(lang: Lang, code: &str) -> String {
    let name = field(lang, code);
    let key = if name == code { "place.field_unnamed" } else { "place.field" };
    fill(lang, key, &[("name", &name), ("field", code)])
}

/// What is wrong and what to do, without the place.
pub fn what(lang: Lang, problem: &Problem) -> String {
    let field = split(&problem.path).1.unwrap_or_default();
    #[cfg(feature = "desk")]
    if let Some(said) = crate::desk::what(lang, field, &problem.what) {
        return said;
    }
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
            Some((section, words)) => {
                say("missing-field-choice", &[("allowed", &all_glossed(lang, section, words))])
            }
            None => say("missing-field", &[]),
        },
        What::WrongFormat { given, expected } => {
            say("wrong-format", &[("given", given), ("expected", expected)])
        }
        What::UnknownWord { given, allowed } => {
            let section = vocabulary(field).map_or(field, |(section, _)| section);
            let words = all_glossed(lang, section, allowed);
            match nearest(section, given, allowed) {
                Some(near) => {
                    let near = glossed(lang, section, near);
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
        What::TooMany { most } => say("too-many", &[("most", &most.to_string())]),
        What::NotACitation { given } => say("not-a-citation", &[("given", given)]),
        What::NotPoints { given } => say("not-points", &[("given", given)]),
        What::TooLarge { .. }
        | What::NotBase64
        | What::NotEvidence { .. }
        | What::NotTheSum { .. }
        | What::Altered { .. }
        | What::NotAsContent { .. }
        | What::NotAsFiled { .. }
        | What::NotNext { .. }
        | What::BeforeStep { .. } => problem.what.code().to_string(),
    }
}

fn expected_key(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "expected.object",
        Expected::Array => "expected.array",
        Expected::Text => "expected.text",
        Expected::Boolean => "expected.boolean",
        Expected::AuthoredPoints => "expected.authored-points",
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

/// The words that can stand in a field, if it has a vocabulary: the section of the locale files that names them, and
/// their written forms.
pub(crate) fn vocabulary(field: &str) -> Option<(&'static str, &'static [&'static str])> {
    #[cfg(feature = "desk")]
    if let Some(found) = crate::desk::vocabulary(field) {
        return Some(found);
    }
    Some(match field {
        "kind" => vocabulary_of::<RecordKind>(),
        "status" => vocabulary_of::<StatusWord>(),
        "category" => vocabulary_of::<Category>(),
        "action" => vocabulary_of::<ActionWord>(),
        "grade" => vocabulary_of::<Grade>(),
        "class" => vocabulary_of::<Class>(),
        "reason" => vocabulary_of::<Reason>(),
        "provenance" => vocabulary_of::<Provenance>(),
        _ => {
            let attribute = Attribute::parse(field)?;
            (attribute.as_str(), attribute.words()?)
        }
    })
}

/// The kinds an entity can report itself, by name.
fn self_reportable(lang: Lang) -> String {
    let kinds = RecordKind::ALL.iter().filter(|kind| kind.can_be_self_reported());
    join(lang, "join.list", kinds.map(|&kind| term(lang, kind)))
}

/// Written forms with their names in a section of the locale files.
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
    let distance = |candidate: &str| typo::distance(&given, candidate);
    let near = candidates.iter().min_by_key(|candidate| distance(candidate))?;
    let length = near.chars().count().max(given.chars().count());
    (distance(near) * 3 <= length).then_some(near)
}
