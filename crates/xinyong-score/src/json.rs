//! Reading JSON field by field, so that everything wrong with it is found, each with its place.
//!
//! Values are kept as the text they are written in. Nothing becomes a floating-point number on the way.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::archive::problem::{Expected, Problem, What};
use crate::date::Date;
use crate::places::Places;
use crate::points::Points;
use crate::uscc::Uscc;

/// An object's fields in the order they are written, doubles included.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

/// A field's name, borrowed where it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_string())))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;

        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some((Name(name), value)) = map.next_entry()? {
                    fields.push((name, value));
                }
                Ok(Object(fields))
            }
        }

        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// Where a value stands, for the problems found with it.
#[derive(Clone)]
pub(crate) struct Place {
    /// `records[2].severity`; empty for the whole document.
    pub(crate) path: String,
    /// The id of the record it belongs to, once known.
    pub(crate) record: Option<String>,
}

impl Place {
    pub(crate) fn root() -> Self {
        Self { path: String::new(), record: None }
    }

    pub(crate) fn field(&self, name: &str) -> Self {
        let path = if self.path.is_empty() { name.to_string() } else { format!("{}.{name}", self.path) };
        Self { path, record: self.record.clone() }
    }

    pub(crate) fn item(&self, index: usize) -> Self {
        Self { path: format!("{}[{index}]", self.path), record: self.record.clone() }
    }

    pub(crate) fn problem(&self, what: What) -> Problem {
        Problem { path: self.path.clone(), record: self.record.clone(), what }
    }
}

/// The fields of an object, taken one by one; what is left at the end is unknown.
pub(crate) struct Fields<'a> {
    pub(crate) place: Place,
    /// What nobody has taken yet.
    left: Vec<(Cow<'a, str>, &'a RawValue)>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of the object at a place; doubles are problems.
    pub(crate) fn of(value: &'a RawValue, place: Place, problems: &mut Vec<Problem>) -> Option<Self> {
        let Ok(Object(fields)) = serde_json::from_str(value.get()) else {
            problems.push(place.problem(What::WrongType { expected: Expected::Object }));
            return None;
        };
        let mut seen = Places::default();
        for (name, _) in &fields {
            if !seen.is_new(name) {
                problems.push(place.field(name).problem(What::DoubleField));
            }
        }
        Some(Self { place, left: fields, known: Vec::new() })
    }

    /// Takes the value of a field, if it is there.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<&'a RawValue> {
        self.known.push(name);
        let at = self.left.iter().position(|(field, _)| field == name)?;
        Some(self.left.remove(at).1)
    }

    /// Takes and reads a field that may be missing.
    pub(crate) fn optional<T>(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
        read: impl FnOnce(&'a RawValue) -> Result<T, What>,
    ) -> Option<T> {
        let value = self.take(name)?;
        read(value).map_err(|what| problems.push(self.place.field(name).problem(what))).ok()
    }

    /// Takes and reads a field that must be there.
    pub(crate) fn required<T>(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
        read: impl FnOnce(&'a RawValue) -> Result<T, What>,
    ) -> Option<T> {
        let Some(value) = self.take(name) else {
            problems.push(self.place.field(name).problem(What::MissingField));
            return None;
        };
        read(value).map_err(|what| problems.push(self.place.field(name).problem(what))).ok()
    }

    /// Reports every field that nobody asked for.
    pub(crate) fn finish(self, problems: &mut Vec<Problem>) {
        let mut reported = Places::default();
        for (name, _) in &self.left {
            // A double of a known field has been reported as such.
            if !self.known.contains(&name.as_ref()) && reported.is_new(name) {
                problems
                    .push(self.place.field(name).problem(What::UnknownField { known: self.known.clone() }));
            }
        }
    }
}

/// The document that a text holds; a byte order mark before it is passed over.
pub(crate) fn document<'a>(text: &'a str, problems: &mut Vec<Problem>) -> Option<&'a RawValue> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let not_json = |error: serde_json::Error| What::NotJson { line: error.line(), column: error.column() };
    serde_json::from_str(text).map_err(|error| problems.push(Place::root().problem(not_json(error)))).ok()
}

/// The name of the format that is read here.
pub(crate) fn format(value: &RawValue, expected: &'static str) -> Result<(), What> {
    let given = text(value)?;
    if given == expected { Ok(()) } else { Err(What::WrongFormat { given, expected }) }
}

/// The items of an array.
pub(crate) fn array(value: &RawValue) -> Result<Vec<&RawValue>, What> {
    serde_json::from_str(value.get()).map_err(|_| What::WrongType { expected: Expected::Array })
}

/// Text with something in it.
pub(crate) fn text(value: &RawValue) -> Result<String, What> {
    let text: Name<'_> =
        serde_json::from_str(value.get()).map_err(|_| What::WrongType { expected: Expected::Text })?;
    if text.0.trim().is_empty() { Err(What::Empty) } else { Ok(text.0.into_owned()) }
}

/// A day.
pub(crate) fn date(value: &RawValue) -> Result<Date, What> {
    let given = text(value)?;
    given.parse().map_err(|_| What::NotADate { given })
}

/// A code.
pub(crate) fn uscc(value: &RawValue) -> Result<Uscc, What> {
    let given = text(value)?;
    given.parse().map_err(|why| What::NotAUscc { given, why })
}

/// A number of points.
pub(crate) fn points(value: &RawValue) -> Result<Points, What> {
    let given = value.get();
    given.parse().map_err(|_| What::NotPoints { given: given.to_string() })
}

/// One word of a closed vocabulary.
pub(crate) fn word<T>(
    value: &RawValue,
    allowed: &'static [&'static str],
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, What> {
    let given = text(value)?;
    parse(&given).ok_or(What::UnknownWord { given, allowed })
}

/// A whole number, not negative.
pub(crate) fn whole_number(value: &RawValue) -> Result<u64, What> {
    let digits = value.get();
    digits.parse().map_err(|_| What::NotAWholeNumber { given: digits.to_string() })
}

/// True or false.
pub(crate) fn boolean(value: &RawValue) -> Result<bool, What> {
    match value.get() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(What::WrongType { expected: Expected::Boolean }),
    }
}
