//! XLSX workbooks: every sheet, cell by cell, unpacked as it is read.
//!
//! Only what sheets of this kind need is read: names, order and cells. Formats are not: which number is a date is
//! known from its column. A workbook keeps the text of all its cells in one table; that table is held while the file
//! is read, except that cells which are identity numbers are struck out of it on the way in.

mod package;
mod sheet;
mod strings;
mod xml;

use std::io::{Read, Seek};

use crate::batch::Context;
use crate::date::DateSystem;
use crate::problem::FileError;
use crate::progress::Meter;
use crate::table::Table;

use package::Package;
use strings::Strings;

/// Reads a workbook; whether one of its sheets was a sheet of this kind.
pub(crate) fn read(
    source: impl Read + Seek,
    context: &mut Context<'_>,
    meter: &mut Meter<'_>,
) -> Result<bool, FileError> {
    let mut package = Package::open(source)?;
    let workbook = package.workbook()?;
    let parts = workbook.strings.iter().chain(workbook.sheets.iter().map(|sheet| &sheet.part));
    meter.expect(parts.map(|part| package.size(part)).sum())?;

    context.system = if workbook.counts_from_1904 { DateSystem::From1904 } else { DateSystem::From1900 };
    let strings = match &workbook.strings {
        Some(part) => Strings::read(&mut package.part(part, meter)?, meter)?,
        None => Strings::default(),
    };
    let mut found = false;
    for sheet in &workbook.sheets {
        let mut table = Table::new(Some(&sheet.name));
        let mut part = package.part(&sheet.part, meter)?;
        sheet::read(&mut part, &strings, |number, row| {
            meter.row()?;
            Ok(table.row(context, number, row))
        })?;
        found |= table.finish(context);
    }
    Ok(found)
}
