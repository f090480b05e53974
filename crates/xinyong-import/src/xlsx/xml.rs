//! XML, event by event, with every error naming its part of the workbook.

use std::borrow::Cow;
use std::io::{BufReader, ErrorKind, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::package::Limited;
use crate::problem::FileError;

/// The most that is unpacked of one part. A sheet of a million full rows is below it.
pub(super) const LIMIT: u64 = 4 << 30;

/// The most that one cell holds, in bytes. Spreadsheet programs let people write 32,767 characters.
pub(super) const CELL: usize = 1 << 20;

/// How much is read ahead.
const BUFFER: usize = 64 * 1024;

/// A part of a workbook, being read.
pub(super) struct Xml<R: Read> {
    name: String,
    reader: Reader<BufReader<Limited<R>>>,
    buffer: Vec<u8>,
}

impl<R: Read> Xml<R> {
    pub(super) fn new(name: &str, source: R) -> Self {
        let mut reader =
            Reader::from_reader(BufReader::with_capacity(BUFFER, Limited { inner: source, left: 0 }));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // Whoever reads a part sees for himself whether its end is there.
        config.check_end_names = false;
        Self { name: name.to_owned(), reader, buffer: Vec::new() }
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Result<Event<'_>, FileError> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().left = (CELL + BUFFER) as u64;
        self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => {
                let is_event = self.reader.get_ref().get_ref().left == 0;
                let limit = if is_event { CELL as u64 } else { LIMIT };
                FileError::TooLarge { part: self.name.clone(), limit }
            }
            error => FileError::BadWorkbook { part: self.name.clone(), why: error.to_string() },
        })
    }

    /// That the part holds more than so many bytes.
    pub(super) fn too_large(&self, limit: usize) -> FileError {
        FileError::TooLarge { part: self.name.clone(), limit: limit as u64 }
    }

    /// Something wrong with the part.
    pub(super) fn bad(&self, why: impl Into<String>) -> FileError {
        FileError::BadWorkbook { part: self.name.clone(), why: why.into() }
    }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// Adds the characters of an event to a text.
pub(super) fn add_characters(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(characters) => text.push_str(&characters.xml10_content()),
        Event::CData(characters) => text.push_str(&characters.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(character)) => text.push(character),
            Ok(None) => text.push_str(quick_xml::escape::resolve_xml_entity(reference).unwrap_or("\u{FFFD}")),
            Err(_) => text.push('\u{FFFD}'),
        },
        _ => {}
    }
}

/// Text in which workbooks write a character as `_x000D_`, from a place on, with the characters themselves.
pub(super) fn unescape(text: &mut String, from: usize) {
    let Some(first) = text.get(from..).and_then(|rest| rest.find("_x")) else { return };
    let escaped = text.split_off(from + first);
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, length) = match escaped_character(rest) {
            Some(character) => (character, ESCAPE),
            None => ('_', 1),
        };
        text.push(character);
        rest = &rest[length..];
    }
    text.push_str(rest);
}

/// The length of `_x000D_`.
const ESCAPE: usize = 7;

/// The character that a text begins with, if it is so written.
fn escaped_character(text: &str) -> Option<char> {
    let digits = text.get(..ESCAPE)?.strip_prefix("_x")?.strip_suffix('_')?;
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    Some(digits)
        .filter(|_| is_hexadecimal)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_come_back() {
        for (text, expected) in [
            ("行政_x000D_\n相对人", "行政\r\n相对人"),
            ("_x005F_x000D_", "_x000D_"),
            ("CF_XDR_x", "CF_XDR_x"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_x00行_", "_x00行_"),
            ("_xD800_", "_xD800_"),
            ("_x000", "_x000"),
            ("__x0041_x0042_x0043_", "_Ax0042C"),
        ] {
            let mut text = format!("_x000A_{text}");
            unescape(&mut text, 7);
            assert_eq!(text, format!("_x000A_{expected}"));
        }
    }
}
