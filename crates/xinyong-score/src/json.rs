//! Reading JSON field by field, so that everything wrong with it is found, each with its place.
//!
//! Values are kept as the text they are written in. Nothing becomes a floating-point number on the way.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use hifijson::token::Lex;
use hifijson::{Error, SliceLexer, value};

use crate::date::Date;
use crate::places::Places;
use crate::points::Points;
use crate::problem::{Expected, Problem, What};
use crate::uscc::Uscc;
use crate::written::to_json;

/// A value as written: numbers as their digits, fields in their order, doubles included.
pub(crate) type Value<'a> = value::Value<&'a str, Cow<'a, str>>;

/// How deep values may lie within each other, so that no text can exhaust the stack.
const DEPTH: usize = 128;

/// Where a value stands, for the problems found with it: a step from where the value around it stands.
///
/// It is written out only where there is a problem, so that the way there costs nothing.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    step: Step<'a>,
    /// The id of the record it belongs to, once known.
    pub(crate) record: Option<&'a str>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    /// The whole document.
    pub(crate) const ROOT: Self = Self { step: Step::Root, record: None };

    // Wherever something is read there is a place: put into every reader, these two would weigh a good deal more.
    #[inline(never)]
    pub(crate) const fn field(&'a self, name: &'a str) -> Self {
        Self { step: Step::Field(self, name), record: self.record }
    }

    #[inline(never)]
    pub(crate) const fn item(&'a self, index: usize) -> Self {
        Self { step: Step::Item(self, index), record: self.record }
    }

    /// The same place, in a record.
    pub(crate) const fn of_record(self, id: &'a str) -> Self {
        Self { step: self.step, record: Some(id) }
    }

    pub(crate) fn problem(&self, what: What) -> Problem {
        Problem { path: self.to_string(), record: self.record.map(ToString::to_string), what }
    }
}

/// `records[2].severity`; empty for the whole document.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.step {
            Step::Root => Ok(()),
            Step::Field(Place { step: Step::Root, .. }, name) => f.write_str(name),
            Step::Field(within, name) => write!(f, "{within}.{name}"),
            Step::Item(within, index) => write!(f, "{within}[{index}]"),
        }
    }
}

/// The fields of an object, taken one by one; what is left at the end is unknown.
pub(crate) struct Fields<'a> {
    pub(crate) place: Place<'a>,
    all: &'a [(Cow<'a, str>, Value<'a>)],
    known: Vec<&'static str>,
    /// There is no object: nothing is missing in it.
    of_nothing: bool,
}

impl<'a> Fields<'a> {
    /// The fields of the object at a place; doubles are problems.
    pub(crate) fn of(value: &'a Value<'a>, place: Place<'a>, problems: &mut Vec<Problem>) -> Option<Self> {
        let Value::Object(all) = value else {
            problems.push(place.problem(What::WrongType { expected: Expected::Object }));
            return None;
        };
        let mut seen = Places::default();
        for (name, _) in all {
            if !seen.is_new(name) {
                problems.push(place.field(name).problem(What::DoubleField));
            }
        }
        Some(Self { place, all, known: Vec::new(), of_nothing: false })
    }

    /// The fields of no object, in which nothing is and nothing is missing.
    pub(crate) fn of_nothing(place: Place<'a>) -> Self {
        Self { place, all: &[], known: Vec::new(), of_nothing: true }
    }

    /// Takes the value of a field, if it is there.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<&'a Value<'a>> {
        self.known.push(name);
        self.all.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Takes the value of a field that must be there.
    pub(crate) fn needed(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
    ) -> Option<&'a Value<'a>> {
        let value = self.take(name);
        if value.is_none() {
            self.missing(name, problems);
        }
        value
    }

    /// Reports that a field must be there and is not.
    pub(crate) fn missing(&self, name: &'static str, problems: &mut Vec<Problem>) {
        if !self.of_nothing {
            problems.push(self.place.field(name).problem(What::MissingField));
        }
    }

    /// Takes and reads a field that may be missing.
    pub(crate) fn optional<T>(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
        read: impl FnOnce(&'a Value<'a>) -> Result<T, What>,
    ) -> Option<T> {
        let value = self.take(name)?;
        read(value).map_err(|what| problems.push(self.place.field(name).problem(what))).ok()
    }

    /// Takes and reads a field that must be there.
    pub(crate) fn required<T>(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
        read: impl FnOnce(&'a Value<'a>) -> Result<T, What>,
    ) -> Option<T> {
        let value = self.needed(name, problems)?;
        read(value).map_err(|what| problems.push(self.place.field(name).problem(what))).ok()
    }

    /// Reports every field that nobody asked for.
    pub(crate) fn finish(self, problems: &mut Vec<Problem>) {
        let mut reported = Places::default();
        for (name, _) in self.all {
            if !self.known.contains(&name.as_ref()) && reported.is_new(name) {
                problems
                    .push(self.place.field(name).problem(What::UnknownField { known: self.known.clone() }));
            }
        }
    }
}

/// The document that a text holds; a byte order mark before it is passed over.
pub(crate) fn document<'a>(text: &'a str, problems: &mut Vec<Problem>) -> Option<Value<'a>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lexer = SliceLexer::new(text.as_bytes());
    let read: Result<_, Error> =
        lexer.exactly_one(Lex::ws_peek, |next, lexer| value::parse_bounded(DEPTH, next, lexer));
    let at = text.len() - lexer.as_slice().len();
    read.map_err(|_| problems.push(Place::ROOT.problem(not_json(text, at)))).ok()
}

/// That a text ceases to be JSON with the character after so many bytes, or with its last one.
fn not_json(text: &str, at: usize) -> What {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let read = text.get(..at + next.map_or(0, char::len_utf8)).unwrap_or(text);
    let line = read.rsplit('\n').next().unwrap_or(read);
    What::NotJson { line: read.matches('\n').count() + 1, column: line.chars().count().max(1) }
}

/// The name of the format that is read here.
pub(crate) fn format(value: &Value<'_>, expected: &'static str) -> Result<(), What> {
    let given = text(value)?;
    if given == expected { Ok(()) } else { Err(What::WrongFormat { given, expected }) }
}

/// What `null` says like a field left out.
pub(crate) fn or_null<'a, T>(
    value: &'a Value<'a>,
    read: impl FnOnce(&'a Value<'a>) -> Result<T, What>,
) -> Result<Option<T>, What> {
    if matches!(value, Value::Null) { Ok(None) } else { read(value).map(Some) }
}

/// The items of an array.
pub(crate) fn array<'a>(value: &'a Value<'a>) -> Result<&'a [Value<'a>], What> {
    match value {
        Value::Array(items) => Ok(items),
        _ => Err(What::WrongType { expected: Expected::Array }),
    }
}

/// Text with something in it.
pub(crate) fn text(value: &Value<'_>) -> Result<String, What> {
    written(value).map(ToString::to_string)
}

/// Text with something in it, where it stands.
pub(crate) fn written<'a>(value: &'a Value<'a>) -> Result<&'a str, What> {
    match value {
        Value::String(text) if text.trim().is_empty() => Err(What::Empty),
        Value::String(text) => Ok(text),
        _ => Err(What::WrongType { expected: Expected::Text }),
    }
}

/// A day.
pub(crate) fn date(value: &Value<'_>) -> Result<Date, What> {
    let given = written(value)?;
    given.parse().map_err(|_| What::NotADate { given: given.into() })
}

/// A code.
pub(crate) fn uscc(value: &Value<'_>) -> Result<Uscc, What> {
    let given = written(value)?;
    given.parse().map_err(|why| What::NotAUscc { given: given.into(), why })
}

/// A number of points.
pub(crate) fn points(value: &Value<'_>) -> Result<Points, What> {
    digits(value).parse().map_err(|_| What::NotPoints { given: shown(value) })
}

/// One word of a closed vocabulary.
pub(crate) fn word<T>(
    value: &Value<'_>,
    allowed: &'static [&'static str],
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, What> {
    let given = written(value)?;
    parse(given).ok_or_else(|| What::UnknownWord { given: given.into(), allowed })
}

/// A whole number, not negative.
pub(crate) fn whole_number(value: &Value<'_>) -> Result<u64, What> {
    digits(value).parse().map_err(|_| What::NotAWholeNumber { given: shown(value) })
}

/// A number as written; nothing if the value is none.
fn digits<'a>(value: &Value<'a>) -> &'a str {
    if let Value::Number((digits, _)) = value { digits } else { "" }
}

/// A value as a message shows it: as it is written, but without what is in a list or an object.
fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(is) => to_json(is),
        Value::Number((digits, _)) => (*digits).into(),
        Value::String(text) => to_json(text),
        Value::Array(_) => "[…]".into(),
        Value::Object(_) => "{…}".into(),
    }
}

/// True or false.
pub(crate) fn boolean(value: &Value<'_>) -> Result<bool, What> {
    match value {
        Value::Bool(is) => Ok(*is),
        _ => Err(What::WrongType { expected: Expected::Boolean }),
    }
}
