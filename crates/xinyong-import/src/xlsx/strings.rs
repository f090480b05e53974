//! The table of shared strings: the text of all cells of all sheets, each once.

use std::io::Read;

use quick_xml::events::Event;

use super::xml::{CELL, Xml, add_characters, unescape};
use crate::identity::{WITHHELD, is_identity_number};
use crate::problem::FileError;
use crate::progress::Meter;

/// The most text that is held, in bytes.
const LIMIT: usize = 1 << 30;

/// All strings in one text.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    /// Where each string ends, and the next begins.
    ends: Vec<u32>,
}

impl Strings {
    /// The string with an index.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.text.get(start as usize..end as usize)
    }

    /// Reads the table. In the place of a resident identity number stands a mark: it is no part of any record, and need
    /// not be held while the sheets are read.
    pub(super) fn read(xml: &mut Xml<impl Read>, meter: &mut Meter<'_>) -> Result<Self, FileError> {
        let mut strings = Self::default();
        let mut start = 0;
        let mut is_text = false;
        let mut is_reading_aid = false;
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "t" => is_text = !is_reading_aid,
                    "rPh" => is_reading_aid = true,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "t" => is_text = false,
                    "rPh" => is_reading_aid = false,
                    "si" => {
                        unescape(&mut strings.text, start);
                        if strings.text.get(start..).is_some_and(is_identity_number) {
                            strings.text.truncate(start);
                            strings.text.push_str(WITHHELD);
                        }
                        start = strings.text.len();
                        strings.ends.push(u32::try_from(start).unwrap_or(u32::MAX));
                        meter.row()?;
                    }
                    _ => {}
                },
                Event::Eof => return Ok(strings),
                event if is_text => add_characters(&event, &mut strings.text),
                _ => {}
            }
            if strings.text.len() - start > CELL {
                return Err(xml.too_large(CELL));
            }
            if start > LIMIT {
                return Err(xml.too_large(LIMIT));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;

    #[test]
    fn identity_numbers_are_struck_out_on_the_way_in() {
        let xml = "<sst><si><t>甲</t></si><si><t>11010519491231002X</t></si><si><t>１１０１０５ 19491231-００２Ｘ</t></si><si><t>110105491231002</t></si><si/><si><r><t>乙</t></r><r><t>丙</t></r></si></sst>";
        let mut quiet = |_| ControlFlow::Continue(());
        let strings =
            Strings::read(&mut Xml::new("strings", xml.as_bytes()), &mut Meter::new(&mut quiet)).unwrap();
        let all: Vec<Option<&str>> = (0..7).map(|at| strings.get(at)).collect();
        assert_eq!(
            all,
            [Some("甲"), Some(WITHHELD), Some(WITHHELD), Some(WITHHELD), Some(""), Some("乙丙"), None]
        );
        assert!(!strings.text.contains("49"));
    }
}
