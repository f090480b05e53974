//! One sheet, or one list: first its headings, then its rows, each counted once.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::authored::{Field, Need};
use crate::batch::{Context, Place};
use crate::columns::Heading;
use crate::identity::without_numbers;
use crate::problem::{Column, Error, Finding, Warning};
use crate::record::{self, Outcome};
use crate::report::{Counts, Sheet};
use crate::row::Row;

/// Headings are looked for in the first rows that are not blank: titles and notes may stand above them.
const SEARCHED: usize = 10;

/// A row with fewer known headings is a title, or no heading of a 双公示 sheet.
const LEAST: usize = 3;

/// Rows of a 双公示 sheet have more cells; a list with fewer columns may explain one.
const FEW: usize = 4;

/// A sheet being read.
pub(crate) struct Table {
    sheet: Option<Arc<str>>,
    /// The rows above the headings.
    searched: usize,
    /// Those among them that are as wide as rows of a sheet.
    wide: usize,
    heading: Option<Arc<Heading>>,
    /// Columns without which no row can become a record, and which a sheet lacks as a whole.
    lacking: Vec<Arc<str>>,
    /// The rows lost to that.
    lost: u64,
    /// Every field that some row had.
    present: BTreeSet<Field>,
    /// Headings that have been reported.
    reported: BTreeSet<Arc<str>>,
    /// Counts by layout: a list can hold items of several.
    sheets: Vec<(usize, Sheet)>,
}

impl Table {
    /// A sheet with its name. People name sheets, and lists, after what is in them.
    pub(crate) fn new(name: Option<&str>) -> Self {
        Self {
            sheet: name.map(|name| Arc::from(without_numbers(name))),
            searched: 0,
            wide: 0,
            heading: None,
            lacking: Vec::new(),
            lost: 0,
            present: BTreeSet::new(),
            reported: BTreeSet::new(),
            sheets: Vec::new(),
        }
    }

    /// Takes a row of a sheet, be it heading or not. Breaks off where there are no headings to be found.
    pub(crate) fn row(&mut self, context: &mut Context<'_>, number: u32, row: &Row) -> ControlFlow<()> {
        if row.is_blank() {
            return ControlFlow::Continue(());
        }
        if let Some(heading) = &self.heading {
            if !is_repeated_heading(context, heading, row) {
                self.take(context, number, row);
            }
            return ControlFlow::Continue(());
        }
        let texts = row.values().map(crate::row::Value::text);
        if let Some(heading) = context.columns.heading(texts, LEAST, true) {
            let present = heading.present().collect();
            self.lacking = context.columns.missing(heading.layout, Need::Must, &present);
            self.set_heading(context, Arc::new(heading));
            return ControlFlow::Continue(());
        }
        self.searched += 1;
        self.wide += usize::from(row.values().filter(|value| !value.text().is_empty()).count() > FEW);
        if self.searched < SEARCHED { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    /// The number of columns under the headings, once they are found.
    pub(crate) fn width(&self) -> Option<usize> {
        self.heading.as_ref().map(|heading| heading.columns.len())
    }

    /// Takes note that there is something, but no sheet.
    pub(crate) fn give_up(&mut self) {
        self.searched = SEARCHED;
    }

    /// Sets what the rows that follow are read by.
    pub(crate) fn set_heading(&mut self, context: &mut Context<'_>, heading: Arc<Heading>) {
        if self.heading.as_ref().is_some_and(|current| Arc::ptr_eq(current, &heading)) {
            return;
        }
        self.present.extend(heading.present());
        for (columns, warning) in
            [(&heading.unknown, Warning::UnknownColumn), (&heading.double, Warning::DoubleColumn)]
        {
            for column in columns.iter().filter_map(|&at| heading.columns.get(at)) {
                if self.reported.insert(Arc::clone(&column.name)) {
                    context.warning(self.finding(context, Some(column.clone()), warning.clone()));
                }
            }
        }
        if !self.sheets.iter().any(|(layout, _)| *layout == heading.layout) {
            let layout = context.columns.layout(heading.layout);
            let sheet = Sheet {
                file: Arc::clone(&context.file),
                sheet: self.sheet.clone(),
                kind: layout.kind,
                generation: layout.generation,
                counts: Counts::default(),
            };
            self.sheets.push((heading.layout, sheet));
        }
        self.heading = Some(heading);
    }

    /// Takes a row under the headings.
    pub(crate) fn take(&mut self, context: &mut Context<'_>, number: u32, row: &Row) {
        let Some(heading) = self.heading.clone() else { return };
        let place = self.place(context, &heading, number);
        let outcome = record::read(context.columns, context.rules, &heading, context.system, row);
        let counts = self.counts(&heading);
        counts.rows += 1;
        match outcome {
            Outcome::NaturalPerson => counts.skipped_natural_persons += 1,
            Outcome::Errors(errors, warnings) => {
                counts.rows_with_errors += 1;
                let entity = record::entity(&heading, row);
                if !self.lacking.is_empty() {
                    self.lost += 1;
                    if let Some(entity) = entity {
                        *context.batch.report.lost.entry(entity).or_default() += 1;
                    }
                }
                for (column, error) in errors {
                    // What the sheet lacks as a whole is told once, at its end.
                    if !column.as_ref().is_some_and(|column| self.lacking.contains(&column.name)) {
                        context.error(Finding { entity, ..place.finding(column, error) });
                    }
                }
                for (column, warning) in warnings {
                    context.warning(place.finding(column, warning));
                }
            }
            Outcome::Entry(entry, warnings) => {
                counts.records += 1;
                for (column, warning) in warnings {
                    context.warning(place.finding(column, warning));
                }
                context.batch.add(*entry, &place);
            }
        }
    }

    /// Takes note of a row that cannot be read as one.
    pub(crate) fn broken(&mut self, context: &mut Context<'_>, number: u32, row: &Row, error: Error) {
        let Some(heading) = self.heading.clone() else { return };
        self.count_errors(&heading, 1);
        let entity = record::entity(&heading, row);
        context.error(Finding { entity, ..self.place(context, &heading, number).finding(None, error) });
    }

    /// Takes note of rows that an open quotation mark has made one cell of. They may be anybody's.
    pub(crate) fn swallowed(&mut self, context: &mut Context<'_>, number: u32, column: usize, lines: usize) {
        let Some(heading) = self.heading.clone() else { return };
        self.count_errors(&heading, lines as u64);
        let column = heading.columns.get(column).cloned();
        let error = Error::UnclosedQuote { lines };
        context.error(self.place(context, &heading, number).finding(column, error));
    }

    fn count_errors(&mut self, heading: &Heading, rows: u64) {
        let counts = self.counts(heading);
        counts.rows += rows;
        counts.rows_with_errors += rows;
    }

    /// Ends the sheet; whether it was one.
    pub(crate) fn finish(mut self, context: &mut Context<'_>) -> bool {
        let Some(heading) = self.heading.take() else {
            if self.wide > 1 {
                context.error(self.finding(context, None, Error::NoHeadings));
            } else if self.searched > 0 {
                context.warning(self.finding(context, None, Warning::NoHeadings));
            }
            return false;
        };
        let columns = context.columns.missing(heading.layout, Need::Should, &self.present);
        if !columns.is_empty() {
            context.warning(self.finding(context, None, Warning::MissingColumns { columns }));
        }
        if !self.lacking.is_empty() {
            let what = Error::MissingColumns { columns: std::mem::take(&mut self.lacking), rows: self.lost };
            context.error(self.finding(context, None, what));
        }
        for (_, sheet) in self.sheets {
            context.batch.report.counts += sheet.counts;
            context.batch.report.sheets.push(sheet);
        }
        true
    }

    fn counts(&mut self, heading: &Heading) -> &mut Counts {
        let at = self.sheets.iter().position(|(layout, _)| *layout == heading.layout).unwrap_or_default();
        &mut self.sheets[at].1.counts
    }

    fn place(&self, context: &Context<'_>, heading: &Arc<Heading>, row: u32) -> Place {
        Place {
            file: Arc::clone(&context.file),
            sheet: self.sheet.clone(),
            row,
            heading: Arc::clone(heading),
        }
    }

    fn finding<T>(&self, context: &Context<'_>, column: Option<Column>, what: T) -> Finding<T> {
        Finding {
            file: Arc::clone(&context.file),
            sheet: self.sheet.clone(),
            row: None,
            column,
            entity: None,
            what,
        }
    }
}

/// Whether a row says the headings again: at the top of a printed page, or their keys under their names. It then has
/// a heading where the day of the decision should be.
fn is_repeated_heading(context: &Context<'_>, heading: &Heading, row: &Row) -> bool {
    let text = heading.columns_of(Field::DecidedOn).first().map_or("", |&at| row.get(at).text());
    !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit()) && context.columns.knows(text)
}
