//! CSV, row by row.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use crate::batch::Context;
use crate::problem::{Error, FileError};
use crate::progress::Meter;
use crate::row::{Row, Sort};
use crate::table::Table;

/// Reads a CSV; whether it was a sheet.
pub(crate) fn read(
    text: impl Read,
    context: &mut Context<'_>,
    meter: &mut Meter<'_>,
) -> Result<bool, FileError> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let mut table = Table::new(None);
    let mut row = Row::default();
    let mut record = StringRecord::new();
    let mut number = 0_u32;
    let mut line = reader.position().line();
    loop {
        let more = reader
            .read_record(&mut record)
            .map_err(|error| FileError::Unreadable { why: error.to_string() })?;
        if !more {
            break;
        }
        // The reader passes over empty lines, which are rows to a person. A line break inside a cell makes no row.
        let breaks = record.as_slice().bytes().filter(|&byte| byte == b'\n').count() as u64;
        let lines = (reader.position().line() - line).saturating_sub(breaks).max(1);
        line = reader.position().line();
        number = number.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        meter.row()?;

        row.clear();
        for cell in &record {
            row.push(Sort::Text, cell);
        }
        let Some(columns) = table.width() else {
            if table.row(context, number, &row).is_break() {
                break;
            }
            // Rows can be lost in the headings, too, which have no commas of their own. Their own line is no row.
            if let Some(columns) = table.width()
                && let Some((at, lines)) = unclosed_quote(&record, columns.div_ceil(2))
            {
                table.swallowed(context, number, at, lines.saturating_sub(1));
            }
            continue;
        };
        if let Some((at, lines)) = unclosed_quote(&record, columns) {
            table.swallowed(context, number, at, lines);
        } else if record.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
            table.broken(context, number, &row, Error::ExtraCells { cells: record.len(), columns });
        } else if table.row(context, number, &row).is_break() {
            break;
        }
    }
    Ok(table.finish(context))
}

/// A cell of several lines that are not all its own, and how many they are, blank ones left out: one of them has as many
/// commas as a row, or one quotation mark has no partner, being that of another cell.
fn unclosed_quote(record: &StringRecord, columns: usize) -> Option<(usize, usize)> {
    let commas = columns.saturating_sub(1).max(1);
    record.iter().enumerate().find_map(|(at, cell)| {
        if !cell.contains(['\n', '\r']) {
            return None;
        }
        let lines = || cell.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
        let is_row = |line: &str| line.matches(',').take(commas).count() == commas;
        let is_open =
            lines().nth(1).is_some() && (lines().any(is_row) || !cell.matches('"').count().is_multiple_of(2));
        is_open.then(|| (at, lines().count()))
    })
}
