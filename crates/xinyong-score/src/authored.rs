//! What people author (models, procedures, measures, texts, calendars), read part by part.
//!
//! Everything wrong with a document is found, each at its place. One small reader serves every document: a reader made for
//! each type would weigh more than all the rest of the kernel, and a browser downloads it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::date::Date;
use crate::json::{self, Fields, Place, Value};
use crate::points::Points;
use crate::problem::{Expected, Problem, What};

/// Something that an author writes.
///
/// What cannot be read is told among the problems, and something stands for it that nobody ever sees: where there is a
/// problem, there is no document. So every part is made in one way, without a way out for each of its fields, which would
/// weigh more than reading them.
pub trait Part: Sized {
    /// Whether its field may be left out.
    const CAN_BE_LEFT_OUT: bool = false;

    /// Reads it from its value, or what holds where there is none.
    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self;
}

/// Reads a document written as JSON.
///
/// # Errors
///
/// Every problem found, not only the first.
///
/// ```
/// use xinyong_score::authored::read;
/// use xinyong_score::model::Bilingual;
/// let name: Bilingual = read(r#"{ "zh": "名称", "en": "name" }"#).unwrap();
/// assert_eq!(name.en, "name");
/// assert_eq!(read::<Bilingual>(r#"{ "zh": 1, "cn": "" }"#).unwrap_err().len(), 3);
/// ```
pub fn read<T: Part>(text: &str) -> Result<T, Vec<Problem>> {
    let mut problems = Vec::new();
    let Some(document) = json::document(text, &mut problems) else { return Err(problems) };
    let read = T::read(Some(&document), &Place::ROOT, &mut problems);
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}

/// Declares a part that has fields: `name: Type`, or `name: Type = what holds where it is left out`.
macro_rules! part {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $type:ty $(= $left_out:expr)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $crate::authored::Part for $name {
            fn read(
                value: Option<&$crate::json::Value<'_>>,
                place: &$crate::json::Place<'_>,
                problems: &mut alloc::vec::Vec<$crate::archive::Problem>,
            ) -> Self {
                let mut fields = $crate::authored::fields(value, place, problems);
                let read = Self {
                    $($field: $crate::authored::read_field!(fields, $field, problems, $type $(, $left_out)?),)*
                };
                fields.finish(problems);
                read
            }
        }
    };
}

/// Reads a field; where something is written beside it, that holds where it is left out.
macro_rules! read_field {
    ($fields:ident, $field:ident, $problems:ident, $type:ty) => {
        $crate::authored::field::<$type>(&mut $fields, stringify!($field), $problems)
    };
    ($fields:ident, $field:ident, $problems:ident, $type:ty, $left_out:expr) => {
        $crate::authored::field_or::<$type>(&mut $fields, stringify!($field), $left_out, $problems)
    };
}

/// Declares a part with a basis and a provenance beside what it says.
macro_rules! backed {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $type:ty $(= $left_out:expr)?,)*
    }) => {
        $crate::authored::part! {
            $(#[$meta])* $name {
                $($(#[$field_meta])* $field: $type $(= $left_out)?,)*
                /// Where the value is found, or what lets us set it.
                #[serde(default, serialize_with = "crate::model::authored_citations")]
                #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
                basis: alloc::vec::Vec<$crate::model::Citation> = alloc::vec::Vec::new(),
                /// Whether the value is the law's or ours.
                provenance: $crate::model::Provenance,
            }
        }
    };
}

pub(crate) use {backed, part, read_field};

/// The fields of a part; none where there is no such part.
pub(crate) fn fields<'a>(
    value: Option<&'a Value<'a>>,
    place: &'a Place<'a>,
    problems: &mut Vec<Problem>,
) -> Fields<'a> {
    value.and_then(|value| Fields::of(value, *place, problems)).unwrap_or_else(|| Fields::of_nothing(*place))
}

/// Takes and reads a field of a part.
pub(crate) fn field<T: Part>(fields: &mut Fields<'_>, name: &'static str, problems: &mut Vec<Problem>) -> T {
    let value = if T::CAN_BE_LEFT_OUT { fields.take(name) } else { fields.needed(name, problems) };
    T::read(value, &fields.place.field(name), problems)
}

/// Takes and reads a field of a part, or says what holds where it is left out.
pub(crate) fn field_or<T: Part>(
    fields: &mut Fields<'_>,
    name: &'static str,
    left_out: T,
    problems: &mut Vec<Problem>,
) -> T {
    match given(fields.take(name)) {
        None => left_out,
        value => T::read(value, &fields.place.field(name), problems),
    }
}

/// A value that is there: `null` says like a field left out.
fn given<'a>(value: Option<&'a Value<'a>>) -> Option<&'a Value<'a>> {
    value.filter(|value| !matches!(value, Value::Null))
}

/// What is read from a value, if there is one and nothing is wrong with it.
pub(crate) fn found<T>(
    value: Option<&Value<'_>>,
    place: &Place<'_>,
    problems: &mut Vec<Problem>,
    read: impl FnOnce(&Value<'_>) -> Result<T, What>,
) -> Option<T> {
    read(value?).map_err(|what| problems.push(place.problem(what))).ok()
}

/// The place of a word in its vocabulary.
pub(crate) fn word(
    value: Option<&Value<'_>>,
    place: &Place<'_>,
    problems: &mut Vec<Problem>,
    allowed: &'static [&'static str],
) -> usize {
    let at = |word: &str| allowed.iter().position(|known| *known == word);
    found(value, place, problems, |value| json::word(value, allowed, at)).unwrap_or_default()
}

/// Declares how values without parts are read, and what stands for one that cannot be.
macro_rules! plain {
    ($($type:ty: $read:expr, $nothing:expr;)+) => {
        $(impl Part for $type {
            fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
                found(value, place, problems, $read).unwrap_or($nothing)
            }
        })+
    };
}

plain! {
    String: any_text, Self::new();
    Date: json::date, Self::MIN;
    Points: authored_points, Self::ZERO;
    u64: json::whole_number, 0;
    u32: fitting, 0;
    i32: fitting, 0;
}

/// Text, with something in it or not.
fn any_text(value: &Value<'_>) -> Result<String, What> {
    match value {
        Value::String(text) => Ok(text.to_string()),
        _ => Err(What::WrongType { expected: Expected::Text }),
    }
}

/// A number of points: one with decimals is written as text, because readers of TOML make a bare `12.5` floating point.
fn authored_points(value: &Value<'_>) -> Result<Points, What> {
    match value {
        Value::String(text) => text.parse().map_err(|_| What::NotPoints { given: text.to_string() }),
        Value::Number((_, parts)) if parts.is_int() => json::points(value),
        _ => Err(What::WrongType { expected: Expected::AuthoredPoints }),
    }
}

fn fitting<T: TryFrom<u64>>(value: &Value<'_>) -> Result<T, What> {
    let number = json::whole_number(value)?;
    T::try_from(number).map_err(|_| What::NotAWholeNumber { given: number.to_string() })
}

impl Part for bool {
    const CAN_BE_LEFT_OUT: Self = true;

    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        found(value, place, problems, json::boolean).unwrap_or(false)
    }
}

impl<T: Part> Part for Option<T> {
    const CAN_BE_LEFT_OUT: bool = true;

    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        given(value).map(|value| T::read(Some(value), place, problems))
    }
}

/// The items of a list; none where there is no list. Apart, since every kind of list would bring it anew.
#[inline(never)]
fn items<'a>(
    value: Option<&'a Value<'a>>,
    place: &Place<'_>,
    problems: &mut Vec<Problem>,
) -> &'a [Value<'a>] {
    value
        .and_then(|value| json::array(value).map_err(|what| problems.push(place.problem(what))).ok())
        .unwrap_or_default()
}

impl<T: Part> Part for Vec<T> {
    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        let items = items(value, place, problems);
        let mut read = Self::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            read.push(T::read(Some(item), &place.item(at), problems));
        }
        read
    }
}
