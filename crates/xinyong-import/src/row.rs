//! One row of a sheet, in a buffer that every reader fills anew for the next row.
//!
//! What a row holds and no record takes is gone with the row: nothing else ever points into this buffer.

use std::ops::Range;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// Text, trimmed; empty if there is nothing.
    Text(&'a str),
    /// A number of a workbook, as decimal digits. Workbooks keep 15 of them.
    Number(&'a str),
    /// Nothing that can be read: an error value, damaged text, a list where a value should be.
    Unreadable(&'a str),
}

impl<'a> Value<'a> {
    /// The characters, whatever they are.
    pub(crate) fn text(self) -> &'a str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Unreadable(text) => text,
        }
    }
}

/// The sorts of [`Value`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Text,
    Number,
    Unreadable,
}

/// The cells of one row.
#[derive(Debug, Default)]
pub(crate) struct Row {
    text: String,
    cells: Vec<(Sort, Range<usize>)>,
}

impl Row {
    /// Forgets the last row.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
    }

    /// Puts a value after the last cell.
    pub(crate) fn push(&mut self, sort: Sort, text: &str) {
        self.set(self.cells.len(), sort, text);
    }

    /// Puts a value into a column, counted from 0; columns before it that have none are empty.
    pub(crate) fn set(&mut self, column: usize, sort: Sort, text: &str) {
        let start = self.text.len();
        self.text.push_str(text.trim());
        // U+FFFD stands where bytes were no characters of the file's encoding.
        let sort = if text.contains('\u{FFFD}') { Sort::Unreadable } else { sort };
        while self.cells.len() <= column {
            self.cells.push((Sort::Text, 0..0));
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (sort, start..self.text.len());
        }
    }

    /// How many bytes of text it holds.
    pub(crate) fn size(&self) -> usize {
        self.text.len()
    }

    /// The value in a column.
    pub(crate) fn get(&self, column: usize) -> Value<'_> {
        let Some((sort, range)) = self.cells.get(column) else { return Value::Text("") };
        let text = self.text.get(range.clone()).unwrap_or_default();
        match sort {
            Sort::Text => Value::Text(text),
            Sort::Number => Value::Number(text),
            Sort::Unreadable => Value::Unreadable(text),
        }
    }

    /// The values, by column.
    pub(crate) fn values(&self) -> impl Iterator<Item = Value<'_>> {
        (0..self.cells.len()).map(|column| self.get(column))
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_may_come_with_gaps_and_in_any_order() {
        let mut row = Row::default();
        row.set(3, Sort::Text, " d ");
        row.set(1, Sort::Number, "2");
        row.push(Sort::Text, "破\u{FFFD}损");
        let values: Vec<Value> = row.values().collect();
        assert_eq!(
            values,
            [
                Value::Text(""),
                Value::Number("2"),
                Value::Text(""),
                Value::Text("d"),
                Value::Unreadable("破\u{FFFD}损")
            ]
        );
        row.clear();
        assert!(row.is_blank());
        row.push(Sort::Text, "  ");
        assert!(row.is_blank());
        assert_eq!(row.get(9), Value::Text(""));
    }
}
