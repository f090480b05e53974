//! Columns that line up, Chinese characters counted as two wide.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::console::Console;

/// The space between two columns.
const GAP: &str = "  ";

/// On which side a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// A table for people.
pub(crate) struct Table {
    columns: Vec<Align>,
    rows: Vec<Vec<(Style, String)>>,
}

impl Table {
    pub(crate) fn new(columns: impl Into<Vec<Align>>) -> Self {
        Self { columns: columns.into(), rows: Vec::new() }
    }

    /// Adds a row of cells, each with its style.
    pub(crate) fn styled(&mut self, cells: impl Into<Vec<(Style, String)>>) {
        self.rows.push(cells.into());
    }

    /// Adds a row of plain cells.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| (Style::new(), cell)).collect());
    }

    /// The table as text, each line after an indent and ended.
    pub(crate) fn text(&self, console: &Console, indent: &str) -> String {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|(_, text)| text.width()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = indent.to_owned();
            let mut owed = String::new();
            for (((style, cell), width), align) in row.iter().zip(&widths).zip(&self.columns) {
                let room = " ".repeat(width - cell.width());
                // Space is written only when something follows it.
                let (before, after) =
                    if *align == Align::Right { (room.as_str(), "") } else { ("", room.as_str()) };
                owed += before;
                if !cell.is_empty() {
                    line += &std::mem::take(&mut owed);
                    line += &console.paint(*style, cell);
                }
                owed += after;
                owed += GAP;
            }
            text += line.trim_end();
            text.push('\n');
        }
        text
    }
}
