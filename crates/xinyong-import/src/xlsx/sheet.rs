//! The cells of a sheet, row by row.

use std::io::Read;
use std::ops::ControlFlow;

use quick_xml::events::{BytesStart, Event};

use super::strings::Strings;
use super::xml::{CELL, Xml, add_characters, attribute, unescape};
use crate::problem::FileError;
use crate::row::{Row, Sort};

/// The columns that a sheet can have.
const COLUMNS: usize = 16_384;

/// The most that one row holds, in bytes.
const ROW: usize = 16 * CELL;

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
                    if row.size() > ROW {
                        return Err(xml.too_large(ROW));
                    }
                }
                "row" if each(number, &row)?.is_break() => return Ok(()),
                "sheetData" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(xml.bad("the sheet has no end")),
            event if is_text => add_characters(&event, &mut cell.text),
            _ => {}
        }
        if cell.text.len() > CELL {
            return Err(xml.too_large(CELL));
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

/// A number as its decimal digits, rounded to 15 of them.
///
/// Spreadsheet programs keep numbers in binary, let people type 15 digits and show 15, but write up to 17, so that
/// 1.1 stands in the file as `1.1000000000000001`. The first 15 are what the person who filled in the sheet sees; the
/// others are an artefact of the file.
fn decimal(text: &str) -> Option<String> {
    /// What spreadsheet programs show.
    const DIGITS: usize = 15;
    /// No number of a workbook has a higher power of ten.
    const POWER: i32 = 400;
    let text = text.trim();
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |text| ("-", text));
    let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let power = power.parse().ok().filter(|power: &i32| power.abs() <= POWER)?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // How many of the digits stand before the point.
    let mut point = i32::try_from(whole.len()).ok()? + power;
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    digits.drain(..zeros);
    point -= i32::try_from(zeros).ok()?;
    if digits.get(DIGITS).is_some_and(|&next| next >= b'5') {
        digits.truncate(DIGITS);
        let nines = digits.iter().rev().take_while(|&&digit| digit == b'9').count();
        digits.truncate(DIGITS - nines);
        if let Some(last) = digits.last_mut() {
            *last += 1;
        } else {
            digits.push(b'1');
            point += 1;
        }
    }
    digits.truncate(DIGITS);
    let kept = digits.iter().rposition(|&digit| digit != b'0').map_or(0, |last| last + 1);
    digits.truncate(kept);
    let digits = String::from_utf8(digits).ok().filter(|digits| !digits.is_empty());
    let Some(digits) = digits else { return Some("0".to_owned()) };

    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let length = i32::try_from(digits.len()).ok()?;
    Some(if point <= 0 {
        format!("{sign}0.{}{digits}", zeros(-point))
    } else if point >= length {
        format!("{sign}{digits}{}", zeros(point - length))
    } else {
        let (whole, fraction) = digits.split_at(usize::try_from(point).ok()?);
        format!("{sign}{whole}.{fraction}")
    })
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
            (" -1.50 ", "-1.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1e2", "100"),
            ("0.9999999999999999", "1"),
            ("99999999999999951", "100000000000000000"),
            ("0.1234567890123449", "0.123456789012345"),
            ("0.1234567890123450000000000000000000001", "0.123456789012345"),
            ("1234567890123445", "1234567890123450"),
            ("000", "0"),
            ("-0", "0"),
        ] {
            assert_eq!(decimal(written).as_deref(), Some(shown), "{written}");
        }
        for written in ["", "abc", "inf", "NaN", "1e999", ".", "-", "--1", "1.2.3", "１"] {
            assert_eq!(decimal(written), None, "{written}");
        }
    }
}
