//! What a file is, told from its content, so that every program tells the same.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufRead, Read, Seek};
use std::path::Path;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::columns::Columns;
use crate::text_file;

/// 文件种类: what a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// 信用档案: one archive, or what was meant for one: whoever reads it as one says what it lacks.
    Archive,
    /// 多个信用档案: archives, one a line. Some of the lines may be broken.
    Archives,
    /// A 双公示 sheet, if it is any good.
    Sheet,
}

/// What the format of archives begins with, in any version.
const FORMAT: &str = "xinyong-archive/";

/// What an archive has, whether or not it says its format.
const PARTS: [&str; 2] = ["entity", "records"];

/// Tells what a file is from its content, and returns to its beginning. Its name counts only where it says JSON and the
/// content is none: that was no sheet.
///
/// An archive is a JSON object that says so by its format, or has an entity and records that are none of a sheet. JSON is
/// a sheet if it is a list of anything but archives, or if one of its keys, however deep, names a column of a sheet. The
/// file is read through, if need be, but never held: it may be larger than memory.
///
/// # Errors
///
/// The source fails.
pub fn kind_of(name: &str, source: &mut (impl Read + Seek)) -> io::Result<FileKind> {
    let kind = kind(name, source);
    source.rewind()?;
    kind
}

fn kind(name: &str, source: &mut (impl Read + Seek)) -> io::Result<FileKind> {
    let Some(mut text) = beginning(source)? else { return Ok(FileKind::Sheet) };
    let start = text.fill_buf()?.first().copied();
    if start == Some(b'[') {
        text.consume(1);
        return Ok(if Look::at(text)?.is_archive() { FileKind::Archive } else { FileKind::Sheet });
    }
    let first = Look::at(text)?;
    if first.is_archive() && first.end == End::Whole {
        return Ok(FileKind::Archive);
    }
    if first.is_archive() && first.end == End::MoreFollows {
        return Ok(FileKind::Archives);
    }
    // The first line is no archive, or a broken one.
    let Some(mut text) = beginning(source)? else { return Ok(FileKind::Sheet) };
    text.skip_until(b'\n')?;
    let second = Look::at(text)?;
    let is_called_json = Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    Ok(if second.is_archive() && second.end != End::Broken {
        FileKind::Archives
    } else if first.is_archive() {
        FileKind::Archive
    } else if first.names_column || second.names_column {
        FileKind::Sheet
    } else if start == Some(b'{') || is_called_json {
        FileKind::Archive
    } else {
        FileKind::Sheet
    })
}

/// A text from its first character on that is no space; none if there is no such character.
fn beginning(source: &mut (impl Read + Seek)) -> io::Result<Option<impl BufRead>> {
    let Some(encoding) = text_file::encoding(source)? else { return Ok(None) };
    source.rewind()?;
    let mut text = text_file::decoded(source, encoding);
    loop {
        let buffer = text.fill_buf()?;
        let spaces = buffer.len() - buffer.trim_ascii_start().len();
        if spaces == 0 {
            return Ok((!buffer.is_empty()).then_some(text));
        }
        text.consume(spaces);
    }
}

/// How a value ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Only spaces follow.
    Whole,
    /// Something follows.
    MoreFollows,
    /// It does not: it is broken.
    Broken,
}

/// What a text begins with, as far as it can be read.
struct Look {
    has_format: bool,
    parts: BTreeSet<&'static str>,
    /// Whether a key is that of a column of a sheet.
    names_column: bool,
    end: End,
}

impl Look {
    fn at(text: impl Read) -> io::Result<Self> {
        let mut look =
            Self { has_format: false, parts: BTreeSet::new(), names_column: false, end: End::Broken };
        let mut json = serde_json::Deserializer::from_reader(text);
        let read = (&mut json).deserialize_map(Top(&mut look)).and_then(|()| {
            look.end = End::MoreFollows;
            json.end()
        });
        match read {
            Ok(()) => look.end = End::Whole,
            Err(error) if error.is_io() => return Err(error.into()),
            Err(_) => {}
        }
        Ok(look)
    }

    fn is_archive(&self) -> bool {
        self.has_format || (self.parts.len() == PARTS.len() && !self.names_column)
    }
}

/// The top level of an object.
struct Top<'l>(&'l mut Look);

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(look) = self;
        while let Some(key) = map.next_key::<String>()? {
            if key == "format" {
                look.has_format |= map.next_value::<Format>()?.0;
                continue;
            }
            look.parts.extend(PARTS.iter().find(|part| **part == key));
            look.names_column |= Columns::get().names_column(&key);
            map.next_value_seed(Keys(&mut look.names_column))?;
        }
        Ok(())
    }
}

/// Whether a text is the format of an archive.
struct Format(bool);

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Ok(Self(text.starts_with(FORMAT)))
    }
}

/// A value; whether a key in it, however deep, is that of a column of a sheet.
struct Keys<'l>(&'l mut bool);

impl<'de> DeserializeSeed<'de> for Keys<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if *self.0 {
            // Nothing more is to be learnt from it.
            return IgnoredAny::deserialize(deserializer).map(|_| ());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Keys(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            *self.0 |= Columns::get().names_column(&key);
            map.next_value_seed(Keys(&mut *self.0))?;
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn kind(text: impl AsRef<[u8]>) -> FileKind {
        kind_named("", text)
    }

    fn kind_named(name: &str, text: impl AsRef<[u8]>) -> FileKind {
        let mut source = Cursor::new(text);
        source.set_position(1);
        let kind = kind_of(name, &mut source).expect("memory does not fail");
        assert_eq!(source.position(), 0);
        kind
    }

    const WHOLE: &str = r#"{"format":"xinyong-archive/1","entity":{"uscc":"x"},"records":[]}"#;
    const UNNAMED: &str = r#"{"records":[{"id":"p-1","kind":"donation"}],"entity":{}}"#;

    #[test]
    fn archives_are_told_by_their_top_level() {
        let padding = " ".repeat(100_000);
        let long = format!(r#"{{"records":[{}],"entity":{{}}}}"#, vec![r#"{"id":"1"}"#; 50_000].join(","));
        for text in [
            WHOLE.to_owned(),
            UNNAMED.to_owned(),
            long,
            format!("\u{FEFF}\n{padding}{WHOLE}\n\n"),
            WHOLE.replace(',', ",\n  "),
            r#"{"format":"xinyong-archive\/2"}"#.to_owned(),
            // Broken ones are told best by who expects an archive.
            WHOLE[..WHOLE.len() - 1].to_owned(),
            r#"{"entity":{},"records":{}}"#.to_owned(),
            // So is what may have been meant for one and is none, and no sheet either.
            "{}".to_owned(),
            "{".to_owned(),
            r#"{"records":[{"id":"p-1","kind":"donation"}]}"#.to_owned(),
            r#"{"data":{"entity":{},"records":[]}}"#.to_owned(),
            r#"{"note":"\"format\":\"xinyong-archive/1\"","records":[]}"#.to_owned(),
            r#"{"format":"xinyong-filing/1","id":1}"#.to_owned(),
            format!("[\n{WHOLE}\n]"),
            format!("[{UNNAMED},{UNNAMED}]"),
        ] {
            assert_eq!(kind(&text), FileKind::Archive, "{text:.80}");
        }
    }

    #[test]
    fn one_sound_line_of_the_first_two_makes_lines() {
        for text in [
            format!("{WHOLE}\n{WHOLE}\n"),
            format!("{WHOLE}\r\n\r\n{UNNAMED}"),
            format!("{WHOLE}\nbroken"),
            format!("{{\"format\":\"xinyong-archive/1\",\"ent\n{WHOLE}\n"),
            format!("{{\"format\":\"xinyong-archive/1\",\"entity\":\n{WHOLE}\n{WHOLE}\n"),
            format!("broken\n{UNNAMED}\n"),
            format!("{{}}\n{WHOLE}\n"),
            format!("\u{FEFF}{UNNAMED}\n{WHOLE}"),
        ] {
            assert_eq!(kind(&text), FileKind::Archives, "{text:.80}");
        }
    }

    #[test]
    fn what_is_called_json_and_is_none_is_no_sheet() {
        for text in ["e", "名称,代码\n甲,x\n", "\"a\"", "1"] {
            assert_eq!(kind_named("e.JSON", text), FileKind::Archive, "{text}");
            assert_eq!(kind_named("e.csv", text), FileKind::Sheet, "{text}");
        }
        for text in ["", r#"[{"CF_XDR_MC":"示例"}]"#, r#"{"data":[{"行政相对人名称":"示例"}]}"#] {
            assert_eq!(kind_named("e.json", text), FileKind::Sheet, "{text}");
        }
        let (gb, _, _) = encoding_rs::GB18030.encode(r#"{"data":[{"行政相对人名称":"示例"}]}"#);
        assert_eq!(kind_named("e.json", gb), FileKind::Sheet);
    }

    #[test]
    fn everything_else_is_a_sheet() {
        for text in [
            "",
            "\u{FEFF}",
            "行政相对人名称,统一社会信用代码\n示例,x\n",
            r#"[{"CF_XDR_MC":"示例"}]"#,
            r#"{"records":[{"CF_XDR_MC":"示例"}]}"#,
            r#"{"entity":"示例","records":[{"cfXdrMc":"示例"}]}"#,
            r#"[{"名称":"示例"}]"#,
            r#"{"code":0,"data":{"list":[{"CF_XDR_MC":"示例"}]}}"#,
            r#"{"data":[{"CF_XDR_MC":"示例"},"#,
            "{\"total\":1}\n{\"CF_XDR_MC\":\"示例\"}\n",
            "{\"CF_XDR_MC\":\"示例\"}\n{\"CF_XDR_MC\":\"示例\"}\n",
        ] {
            assert_eq!(kind(text), FileKind::Sheet, "{text}");
        }
        assert_eq!(kind(b"PK\x03\x04\xFF\n\xFE"), FileKind::Sheet);
    }
}
