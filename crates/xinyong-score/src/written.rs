//! Writing JSON, without white space and without a way to fail.
//!
//! It writes the same bytes as `serde_json`. That one can fail at every field, and a browser downloads what happens then;
//! here a value that has no JSON is refused by the build.

#![expect(clippy::single_char_add_str, reason = "a letter is encoded before it is added, text is not")]

use alloc::string::String;
use core::fmt;

use serde::ser::{self, Serialize, Serializer};

/// The name by which `serde_json` knows text that is JSON already, and writes it as it is.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";

/// A value as JSON.
///
/// Floating point and bytes are refused when a program is built (`cargo check` does not see it). The keys of maps must be
/// text, whole numbers, truth values or the names of variants, and the names of fields and variants must need no escape:
/// others would not give JSON, and debug builds say so.
///
/// ```
/// use xinyong_score::{Points, to_json};
/// let points: Points = "-12.5".parse().unwrap();
/// assert_eq!(to_json(&[("a \"b\"", points)]), r#"[["a \"b\"",-12.5]]"#);
/// ```
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> String {
    let mut writer = Writer { text: String::new(), bare: false };
    let Ok(()) = value.serialize(&mut writer);
    writer.text
}

/// What goes wrong when JSON is written: nothing.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl ser::StdError for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        no_json()
    }
}

/// Stands for what has no JSON here. Whoever tries to write it cannot be built.
///
/// Fuzzing builds every function, also those that nobody calls.
fn no_json<T>() -> T {
    const { assert!(cfg!(fuzzing), "floating point, bytes and what fails to be written have no JSON here") }
    #[expect(clippy::empty_loop, reason = "nobody comes here")]
    loop {}
}

type Written = Result<(), Never>;

/// Writes one value after the other, and its parts.
struct Writer {
    text: String,
    /// What comes as text is a number, and goes without quotes.
    bare: bool,
}

impl Writer {
    fn open(&mut self, bracket: &str) -> &mut Self {
        self.text.push_str(bracket);
        self
    }

    /// What a variant holds, in an object that names the variant.
    fn variant(&mut self, name: &'static str, bracket: &str) -> &mut Self {
        self.text.push_str("{");
        self.name(name);
        self.open(bracket)
    }

    /// A comma, but for the first part.
    fn next(&mut self) {
        if !matches!(self.text.as_bytes().last(), Some(b'{' | b'[')) {
            self.text.push_str(",");
        }
    }

    /// The name of a field or a variant: a word of ours, in which nothing needs an escape.
    fn name(&mut self, name: &'static str) {
        debug_assert!(name.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\')), "{name:?}");
        if !self.bare {
            self.next();
            self.text.push_str("\"");
            self.text.push_str(name);
            self.text.push_str("\":");
        }
    }

    fn string(&mut self, value: &str) {
        let text = &mut self.text;
        if self.bare {
            text.push_str(value);
            return;
        }
        text.push_str("\"");
        let mut from = 0;
        for (at, byte) in value.bytes().enumerate() {
            let escape = match byte {
                b'"' | b'\\' => char::from(byte),
                b'\n' => 'n',
                b'\r' => 'r',
                b'\t' => 't',
                0x08 => 'b',
                0x0c => 'f',
                ..0x20 => 'u',
                _ => continue,
            };
            text.push_str(value.get(from..at).unwrap_or_default());
            text.push('\\');
            text.push(escape);
            if escape == 'u' {
                text.push_str(if byte < 0x10 { "000" } else { "001" });
                text.extend(char::from_digit((byte % 0x10).into(), 0x10));
            }
            from = at + 1;
        }
        text.push_str(value.get(from..).unwrap_or_default());
        text.push_str("\"");
    }
}

macro_rules! whole_numbers {
    ($($name:ident: $type:ty as $wide:ty;)+) => {
        $(fn $name(self, value: $type) -> Written {
            self.text.push_str(itoa::Buffer::new().format(<$wide>::from(value)));
            Ok(())
        })+
    };
}

/// Inlined, they are not compiled where nobody calls them.
macro_rules! no_json {
    ($($name:ident: $type:ty;)+) => {
        $(#[inline]
        fn $name(self, _: $type) -> Written {
            no_json()
        })+
    };
}

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    whole_numbers! {
        serialize_i8: i8 as i64;
        serialize_i16: i16 as i64;
        serialize_i32: i32 as i64;
        serialize_i64: i64 as i64;
        serialize_u8: u8 as u64;
        serialize_u16: u16 as u64;
        serialize_u32: u32 as u64;
        serialize_u64: u64 as u64;
    }

    no_json! {
        serialize_f32: f32;
        serialize_f64: f64;
        serialize_bytes: &[u8];
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        self.string(value);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.text.push_str("{");
        self.name(variant);
        let Ok(()) = value.serialize(&mut *self);
        self.text.push_str("}");
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Never> {
        Ok(self.open("["))
    }

    /// All parts of a list at once: otherwise each kind of list brings a function for its parts and one around it.
    fn collect_seq<I: IntoIterator<Item: Serialize>>(self, items: I) -> Written {
        self.open("[");
        for item in items {
            self.next();
            let Ok(()) = item.serialize(&mut *self);
        }
        self.text.push_str("]");
        Ok(())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        Ok(self.open("["))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        Ok(self.open("["))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Never> {
        Ok(self.variant(variant, "["))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Never> {
        Ok(self.open("{"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self, Never> {
        self.bare = name == RAW;
        Ok(if self.bare { self } else { self.open("{") })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Never> {
        Ok(self.variant(variant, "{"))
    }
}

macro_rules! parts {
    ($($trait:ident: $method:ident($($name:ident)?), $close:literal;)+) => {
        $(impl ser::$trait for &mut Writer {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, $($name: &'static str,)? value: &T) -> Written {
                parts!(self $($name)?);
                value.serialize(&mut **self)
            }

            fn end(self) -> Written {
                self.text.push_str($close);
                Ok(())
            }
        })+
    };
    ($self:ident $name:ident) => { $self.name($name) };
    ($self:ident) => { $self.next() };
}

parts! {
    SerializeSeq: serialize_element(), "]";
    SerializeTuple: serialize_element(), "]";
    SerializeTupleStruct: serialize_field(), "]";
    SerializeTupleVariant: serialize_field(), "]}";
    SerializeStructVariant: serialize_field(name), "}}";
}

impl ser::SerializeStruct for &mut Writer {
    type Ok = ();
    type Error = Never;

    #[expect(
        clippy::inline_always,
        reason = "a function for each kind of field weighs more than its two calls"
    )]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.name(name);
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        if !core::mem::take(&mut self.bare) {
            self.text.push_str("}");
        }
        Ok(())
    }
}

impl ser::SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.next();
        let from = self.text.len();
        let Ok(()) = key.serialize(&mut **self);
        debug_assert!(!self.text.ends_with([']', '}']), "a list or an object is no key");
        if !self.text.ends_with('"') {
            self.text.insert(from, '"');
            self.text.push('"');
        }
        Ok(())
    }

    #[expect(
        clippy::inline_always,
        reason = "a function for each kind of field weighs more than its two calls"
    )]
    #[inline(always)]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.text.push_str(":");
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        self.text.push_str("}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;
    use alloc::string::String;
    use alloc::vec::Vec;

    use serde::Serialize;

    use super::to_json;
    use crate::points::Points;

    #[derive(Serialize)]
    enum Variant {
        Bare,
        Held(u8),
        Parts(i64, Option<()>),
        Fields { points: Points, truth: bool },
    }

    #[derive(Serialize)]
    struct Unit;

    #[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
    struct Around(u16);

    #[derive(Serialize)]
    struct Tuple(i8, i16, u32);

    #[derive(Serialize)]
    struct Everything {
        variants: Vec<Variant>,
        structs: (Unit, Around, Tuple),
        #[serde(rename = "truth and letters")]
        by_truth: BTreeMap<bool, BTreeMap<char, Around>>,
        by_number: BTreeMap<u64, char>,
        by_around: BTreeMap<Around, i8>,
        by_name: BTreeMap<&'static str, (Option<()>, [i32; 0])>,
        #[serde(flatten)]
        rest: BTreeMap<String, Option<Points>>,
        letters: String,
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        let points = Points::from_hundredths(-1_205);
        let fields = Variant::Fields { points, truth: true };
        let everything = Everything {
            variants: Vec::from([Variant::Bare, Variant::Held(7), Variant::Parts(i64::MIN, None), fields]),
            structs: (Unit, Around(u16::MAX), Tuple(i8::MIN, i16::MIN, u32::MAX)),
            by_truth: [(true, [('"', Around(1))].into()), (false, BTreeMap::new())].into(),
            by_number: [(0, '\u{7f}'), (u64::MAX, '"')].into(),
            by_around: [(Around(3), i8::MAX)].into(),
            by_name: [("空", (Some(()), [])), ("a \"b\"\n", (None, []))].into(),
            rest: [("a".into(), Some(points)), ("b".into(), None), ("c".into(), Some(Points::ZERO))].into(),
            letters: ('\0'..='\u{100}').chain(['\u{2028}', '信', '\u{10ffff}']).collect(),
        };
        assert_eq!(to_json(&everything), serde_json::to_string(&everything).unwrap());
    }
}
