//! What a file is, told from its content, so that every program tells the same.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Seek};

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::text::comparable;

/// 文件种类: what a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// 信用档案: one archive.
    Archive,
    /// 多个信用档案: archives, one a line. Some of the lines may be broken.
    Archives,
    /// Anything else: a 双公示 sheet, if it is any good.
    Sheet,
}

/// What the format of archives begins with, in any version.
const FORMAT: &str = "xinyong-archive/";

/// What the keys of 双公示 sheets begin with, in comparable form.
const SHEET_KEYS: [&str; 2] = ["CF", "XK"];

/// Tells what a file is from its content, and returns to its beginning.
///
/// An archive is a JSON object that says so by its format, or has an entity and records that are none of a sheet. The
/// file is read through, if need be, but never held: it may be larger than memory.
///
/// # Errors
///
/// The source fails.
pub fn kind_of(source: &mut (impl Read + Seek)) -> io::Result<FileKind> {
    source.rewind()?;
    let kind = kind(source);
    source.rewind()?;
    kind
}

fn kind(source: &mut (impl Read + Seek)) -> io::Result<FileKind> {
    let mut text = beginning(&mut *source)?;
    match text.fill_buf()?.first() {
        None | Some(b'[') => return Ok(FileKind::Sheet),
        Some(_) => {}
    }
    let first = Look::at(text)?;
    if first.is_archive() && first.end == End::Whole {
        return Ok(FileKind::Archive);
    }
    if first.is_archive() && first.end == End::MoreFollows {
        return Ok(FileKind::Archives);
    }
    // The first line is no archive, or a broken one.
    source.rewind()?;
    let mut text = beginning(&mut *source)?;
    text.skip_until(b'\n')?;
    let second = Look::at(text)?;
    Ok(if second.is_archive() && second.end != End::Broken {
        FileKind::Archives
    } else if first.is_archive() {
        FileKind::Archive
    } else {
        FileKind::Sheet
    })
}

/// A text from its first character on that is no space and no byte order mark.
fn beginning<R: Read>(source: R) -> io::Result<BufReader<R>> {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    let mut text = BufReader::new(source);
    if text.fill_buf()?.starts_with(MARK) {
        text.consume(MARK.len());
    }
    loop {
        let buffer = text.fill_buf()?;
        let spaces = buffer.len() - buffer.trim_ascii_start().len();
        if spaces == 0 {
            return Ok(text);
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
    has_entity: bool,
    records: Option<Owner>,
    end: End,
}

/// Whose records a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Archive,
    Sheet,
}

impl Look {
    fn at(text: impl Read) -> io::Result<Self> {
        let mut look = Self { has_format: false, has_entity: false, records: None, end: End::Broken };
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
        self.has_format || (self.has_entity && self.records == Some(Owner::Archive))
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
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" => self.0.has_format |= map.next_value::<Format>()?.0,
                "entity" => {
                    self.0.has_entity = true;
                    map.next_value::<IgnoredAny>()?;
                }
                "records" => {
                    self.0.records = Some(Owner::Archive);
                    map.next_value_seed(Records(self.0))?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
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

/// A list of records, each an object.
struct Records<'l>(&'l mut Look);

impl<'de> DeserializeSeed<'de> for Records<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Records<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(keys) = list.next_element::<BTreeMap<String, IgnoredAny>>()? {
            let is_of_sheet =
                |key: &String| SHEET_KEYS.iter().any(|start| comparable(key).starts_with(start));
            if keys.keys().any(is_of_sheet) {
                self.0.records = Some(Owner::Sheet);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn kind(text: impl AsRef<[u8]>) -> FileKind {
        let mut source = Cursor::new(text);
        source.set_position(1);
        let kind = kind_of(&mut source).expect("memory does not fail");
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
    fn everything_else_is_a_sheet() {
        for text in [
            "",
            "\u{FEFF}",
            "行政相对人名称,统一社会信用代码\n示例,x\n",
            r#"[{"CF_XDR_MC":"示例"}]"#,
            r#"{"records":[{"CF_XDR_MC":"示例"}]}"#,
            r#"{"entity":"示例","records":[{"cfXdrMc":"示例"}]}"#,
            r#"{"data":{"entity":{},"records":[]}}"#,
            r#"{"note":"\"format\":\"xinyong-archive/1\"","records":[]}"#,
            r#"{"format":"xinyong-filing/1","id":1}"#,
            "{\"CF_XDR_MC\":\"示例\"}\n{\"CF_XDR_MC\":\"示例\"}\n",
        ] {
            assert_eq!(kind(text), FileKind::Sheet, "{text}");
        }
        for line in [WHOLE, UNNAMED] {
            assert_eq!(kind(format!("[\n{line}\n]")), FileKind::Sheet);
        }
        assert_eq!(kind(b"PK\x03\x04\xFF\n\xFE"), FileKind::Sheet);
    }
}
