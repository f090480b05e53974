//! The cells of a sheet, row by row.

use std::io::Read;
use std::ops::ControlFlow;

use quick_xml::events::{BytesStart, Event};

use super::strings::Strings;
use super::xml::{Xml, add_characters, attribute, unescape};
use crate::problem::FileError;
use crate::row::{Row, Sort};

/// The columns that a sheet can have.
const COLUMNS: usize = 16_384;

/// Hands every row to `each`, with its number as the spreadsheet shows it, until that breaks off.
pub(super) fn read(
    xml: &mut Xml<impl Read>,
    strings: &Strings,
    mut each: impl FnMut(u32, &Row) -> Result<ControlFlow<()>, FileError>,
) -> Result<(), FileError> {
    let mut row = Row::default();
    let mut number = 0_u32;
    let mut cell = Cell::default();
    let mut is_text = false;
    let mut is_reading_aid = false;
    loop {
        match xml.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    let given = attribute(&element, "r").and_then(|number| number.parse().ok());
                    number = given.unwrap_or(number.saturating_add(1));
                    row.clear();
                    cell.column = 0;
                }
                "c" => cell.begin(&element),
                "v" => is_text = cell.sort != CellSort::Inline,
                "t" => is_text = !is_reading_aid,
                "rPh" => is_reading_aid = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "v" | "t" => is_text = false,
                "rPh" => is_reading_aid = false,
                "c" => {
                    if cell.column >= COLUMNS {
                        return Err(xml.bad("a cell beyond the last column"));
                    }
                    cell.put_into(&mut row, strings);
                }
                "row" if each(number, &row)?.is_break() => return Ok(()),
                "sheetData" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(xml.bad("the sheet has no end")),
            event if is_text => add_characters(&event, &mut cell.text),
            _ => {}
        }
    }
}

/// How the text of a cell is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum CellSort {
    /// Digits.
    #[default]
    Number,
    /// The index of a shared string.
    Shared,
    /// Text within the cell.
    Inline,
    /// Text that a formula gave, a date in words, or true and false.
    Text,
    /// The error that a formula gave.
    Error,
}

impl CellSort {
    fn of(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "inlineStr" => Self::Inline,
            "e" => Self::Error,
            "n" => Self::Number,
            _ => Self::Text,
        }
    }
}

#[derive(Default)]
struct Cell {
    /// Counted from 0.
    column: usize,
    sort: CellSort,
    text: String,
}

impl Cell {
    fn begin(&mut self, element: &BytesStart<'_>) {
        self.text.clear();
        self.sort = CellSort::Number;
        for attribute in element.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => self.column = column(&attribute.value).unwrap_or(self.column),
                "t" => self.sort = CellSort::of(&attribute.value),
                _ => {}
            }
        }
    }

    /// Ends the cell. One that says nothing of its place stands after the last one.
    fn put_into(&mut self, row: &mut Row, strings: &Strings) {
        if matches!(self.sort, CellSort::Inline | CellSort::Text) {
            unescape(&mut self.text, 0);
        }
        let (sort, text) = match self.sort {
            _ if self.text.is_empty() => (Sort::Text, ""),
            CellSort::Number => return self.put_number_into(row),
            CellSort::Shared => match self.text.trim().parse().ok().and_then(|at| strings.get(at)) {
                Some(text) => (Sort::Text, text),
                None => (Sort::Unreadable, "\u{FFFD}"),
            },
            CellSort::Inline | CellSort::Text => (Sort::Text, self.text.as_str()),
            CellSort::Error => (Sort::Unreadable, self.text.as_str()),
        };
        row.set(self.column, sort, text);
        self.column += 1;
    }

    fn put_number_into(&mut self, row: &mut Row) {
        match decimal(&self.text) {
            Some(digits) => row.set(self.column, Sort::Number, &digits),
            None => row.set(self.column, Sort::Text, &self.text),
        }
        self.column += 1;
    }
}

/// A number as its decimal digits, 15 of them at most.
///
/// Spreadsheet programs keep numbers in binary, let people type 15 digits and show 15, but write up to 17, so that
/// 1.1 stands in the file as `1.1000000000000001`. The first 15 are what the person who filled in the sheet sees; the
/// others are an artefact of the file. Written with 15 digits, every decimal number of as many comes back exactly.
fn decimal(text: &str) -> Option<String> {
    let value: f64 = text.trim().parse().ok()?;
    let digits: f64 = format!("{value:.14e}").parse().ok()?;
    value.is_finite().then(|| digits.to_string())
}

/// The column of a reference such as `AB12`, counted from 0.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::letter;

    #[test]
    fn columns_are_found_by_their_letters() {
        for at in [0, 25, 26, 701, 702, COLUMNS - 1] {
            assert_eq!(column(&format!("{}12", letter(at))), Some(at));
        }
        assert_eq!(column("12"), None);
        assert!(column("ZZZZZZZZZZZZ1").is_some_and(|at| at >= COLUMNS));
    }

    #[test]
    fn numbers_are_what_the_spreadsheet_shows() {
        for (written, shown) in [
            ("1.1000000000000001", "1.1"),
            ("0.29999999999999999", "0.3"),
            ("0.30000000000000004", "0.3"),
            ("1.2345670000000002", "1.234567"),
            ("0.33333333333333331", "0.333333333333333"),
            ("1E-6", "0.000001"),
            ("46091", "46091"),
            ("46091.5", "46091.5"),
            ("9.1231100123456781E+17", "912311001234568000"),
            ("20260310", "20260310"),
        ] {
            assert_eq!(decimal(written).as_deref(), Some(shown), "{written}");
        }
        for written in ["", "abc", "inf", "NaN", "1e999"] {
            assert_eq!(decimal(written), None, "{written}");
        }
    }
}
