//! What people author (models, procedures, measures, texts, calendars), read part by part.
//!
//! Everything wrong with a document is found, each at its place. One small reader serves every document: a reader made for
//! each type would weigh more than all the rest of the kernel, and a browser downloads it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::archive::problem::{Expected, Problem, What};
use crate::date::Date;
use crate::json::{self, Fields, Place, Value};
use crate::points::Points;

/// Something that an author writes.
pub trait Part: Sized {
    /// Reads it; what is wrong is added to the problems.
    fn read(value: &Value<'_>, place: &Place, problems: &mut Vec<Problem>) -> Option<Self>;

    /// What holds where its field is left out; nothing if the field must be there.
    fn left_out() -> Option<Self> {
        None
    }
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
    let document = json::document(text, &mut problems);
    let read = document.and_then(|value| T::read(&value, &Place::root(), &mut problems));
    read.filter(|_| problems.is_empty()).ok_or(problems)
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
                value: &$crate::json::Value<'_>,
                place: &$crate::json::Place,
                problems: &mut alloc::vec::Vec<$crate::archive::Problem>,
            ) -> Option<Self> {
                let mut fields = $crate::json::Fields::of(value, place.clone(), problems)?;
                $(let $field = $crate::authored::field(
                    &mut fields,
                    stringify!($field),
                    $crate::authored::left_out!($type $(, $left_out)?),
                    problems,
                );)*
                fields.finish(problems);
                Some(Self { $($field: $field?,)* })
            }
        }
    };
}

/// What holds where a field is left out: what is written beside it, or else what its type says.
macro_rules! left_out {
    ($type:ty) => {
        <$type as $crate::authored::Part>::left_out
    };
    ($type:ty, $left_out:expr) => {
        || Some($left_out)
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
                basis: alloc::vec::Vec<$crate::model::Citation>,
                /// Whether the value is the law's or ours.
                provenance: $crate::model::Provenance,
            }
        }
    };
}

pub(crate) use {backed, left_out, part};

/// Takes and reads a field of a part.
pub(crate) fn field<T: Part>(
    fields: &mut Fields<'_>,
    name: &'static str,
    left_out: fn() -> Option<T>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let Some(value) = fields.take(name) else {
        let left_out = left_out();
        if left_out.is_none() {
            fields.missing(name, problems);
        }
        return left_out;
    };
    T::read(value, &fields.place.field(name), problems)
}

/// A value that was read, or what is wrong with it.
pub(crate) fn found<T>(read: Result<T, What>, place: &Place, problems: &mut Vec<Problem>) -> Option<T> {
    read.map_err(|what| problems.push(place.problem(what))).ok()
}

/// Declares how values without parts are read.
macro_rules! plain {
    ($($type:ty: $read:expr,)+) => {
        $(impl Part for $type {
            fn read(value: &Value<'_>, place: &Place, problems: &mut Vec<Problem>) -> Option<Self> {
                found($read(value), place, problems)
            }
        })+
    };
}

plain! {
    String: any_text,
    Date: json::date,
    Points: authored_points,
    u64: json::whole_number,
    u32: fitting,
    i32: fitting,
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
    fn read(value: &Value<'_>, place: &Place, problems: &mut Vec<Problem>) -> Option<Self> {
        found(json::boolean(value), place, problems)
    }

    fn left_out() -> Option<Self> {
        Some(false)
    }
}

impl<T: Part> Part for Option<T> {
    fn read(value: &Value<'_>, place: &Place, problems: &mut Vec<Problem>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::read(value, place, problems).map(Some),
        }
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }
}

impl<T: Part> Part for Vec<T> {
    fn read(value: &Value<'_>, place: &Place, problems: &mut Vec<Problem>) -> Option<Self> {
        let items = found(json::array(value), place, problems)?;
        let mut read = Self::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            read.extend(T::read(item, &place.item(at), problems));
        }
        (read.len() == items.len()).then_some(read)
    }

    fn left_out() -> Option<Self> {
        Some(Self::new())
    }
}
