//! Writing JSON, without white space and without a way to fail.
//!
//! It writes the same bytes as `serde_json`. That one can fail at every field, and a browser downloads what happens then;
//! here a value that has no JSON does not compile.

use alloc::string::String;
use core::fmt;

use serde::ser::{self, Serialize};

/// The name by which `serde_json` knows text that is JSON already, and writes it as it is.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";

/// A value as JSON.
///
/// ```
/// use xinyong_score::{Points, to_json};
/// let points: Points = "-12.5".parse().unwrap();
/// assert_eq!(to_json(&[("a \"b\"", points)]), r#"[["a \"b\"",-12.5]]"#);
/// ```
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> String {
    let mut text = String::new();
    let Ok(()) = value.serialize(Writer(&mut text));
    text
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

/// Stands for what has no JSON here. Whoever tries to write it cannot be compiled.
fn no_json<T>() -> T {
    const { panic!("floating point, bytes and what fails to be written have no JSON here") }
}

type Written = Result<(), Never>;

/// Writes one value.
struct Writer<'a>(&'a mut String);

impl<'a> Writer<'a> {
    fn parts(self, open: char, close: char) -> Parts<'a> {
        self.0.push(open);
        Parts { text: self.0, any: false, close: Some(close), outer: None }
    }

    /// What a variant holds, in an object that names the variant.
    fn of_variant(self, name: &'static str, open: char, close: char) -> Parts<'a> {
        self.0.push('{');
        word(self.0, name);
        self.0.push(':');
        Parts { outer: Some('}'), ..self.parts(open, close) }
    }
}

macro_rules! whole_numbers {
    ($($name:ident: $type:ty as $wide:ty;)+) => {
        $(fn $name(self, value: $type) -> Written {
            self.0.push_str(itoa::Buffer::new().format(<$wide>::from(value)));
            Ok(())
        })+
    };
}

impl<'a> ser::Serializer for Writer<'a> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

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

    #[inline]
    fn serialize_f32(self, _: f32) -> Written {
        no_json()
    }

    #[inline]
    fn serialize_f64(self, _: f64) -> Written {
        no_json()
    }

    #[inline]
    fn serialize_bytes(self, _: &[u8]) -> Written {
        no_json()
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        string(self.0, value);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        word(self.0, variant);
        Ok(())
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
        let mut parts = self.parts('{', '}');
        parts.field(variant, value);
        parts.finish();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        Ok(self.parts('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Never> {
        Ok(self.parts('[', ']'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Never> {
        Ok(self.parts('[', ']'))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Never> {
        Ok(self.of_variant(variant, '[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        Ok(self.parts('{', '}'))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Never> {
        if name == RAW {
            return Ok(Parts { text: self.0, any: false, close: None, outer: None });
        }
        Ok(self.parts('{', '}'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Never> {
        Ok(self.of_variant(variant, '{', '}'))
    }
}

/// The name of a field or a variant in quotes: a word of ours, in which nothing needs an escape.
fn word(text: &mut String, name: &'static str) {
    debug_assert!(name.bytes().all(|byte| byte > b' ' && !matches!(byte, b'"' | b'\\')), "{name:?}");
    text.push('"');
    text.push_str(name);
    text.push('"');
}

/// Text in quotes.
fn string(text: &mut String, value: &str) {
    text.push('"');
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
    text.push('"');
}

/// Writes the parts of a value, one after the other.
struct Parts<'a> {
    text: &'a mut String,
    any: bool,
    close: Option<char>,
    /// Closes the object that names a variant.
    outer: Option<char>,
}

impl Parts<'_> {
    fn next(&mut self) {
        if self.any {
            self.text.push(',');
        }
        self.any = true;
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.next();
        let Ok(()) = value.serialize(Writer(self.text));
    }

    fn name(&mut self, name: &'static str) {
        if name != RAW {
            self.next();
            word(self.text, name);
            self.text.push(':');
        }
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.name(name);
        let Ok(()) = value.serialize(Writer(self.text));
    }

    fn finish(self) {
        let Some(close) = self.close else {
            // A number that came as text: without the quotes.
            self.text.pop();
            if let Some(open) = self.text.rfind('"') {
                self.text.remove(open);
            }
            return;
        };
        self.text.push(close);
        self.text.extend(self.outer);
    }
}

macro_rules! parts {
    ($($trait:ident $method:ident($($name:ident)?) by $by:ident;)+) => {
        $(impl ser::$trait for Parts<'_> {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, $($name: &'static str,)? value: &T) -> Written {
                self.$by($($name,)? value);
                Ok(())
            }

            fn end(self) -> Written {
                self.finish();
                Ok(())
            }
        })+
    };
}

parts! {
    SerializeSeq serialize_element() by item;
    SerializeTuple serialize_element() by item;
    SerializeTupleStruct serialize_field() by item;
    SerializeTupleVariant serialize_field() by item;
    SerializeStruct serialize_field(name) by field;
    SerializeStructVariant serialize_field(name) by field;
}

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.next();
        let from = self.text.len();
        let Ok(()) = key.serialize(Writer(self.text));
        if !self.text.ends_with('"') {
            self.text.insert(from, '"');
            self.text.push('"');
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Written {
        self.finish();
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
    struct Everything {
        variants: Vec<Variant>,
        by_number: BTreeMap<u64, char>,
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
            by_number: [(0, '\u{7f}'), (u64::MAX, '"')].into(),
            by_name: [("空", (Some(()), []))].into(),
            rest: [("a".into(), Some(points)), ("b".into(), None), ("c".into(), Some(Points::ZERO))].into(),
            letters: ('\0'..='\u{100}').chain(['\u{2028}', '信', '\u{10ffff}']).collect(),
        };
        assert_eq!(to_json(&everything), serde_json::to_string(&everything).unwrap());
    }
}
