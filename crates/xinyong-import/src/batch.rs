//! What one file says, until it has been read to its end.

use std::collections::BTreeMap;
use std::sync::Arc;

use xinyong_score::archive::Category;
use xinyong_score::{Archive, Entity, Record, RecordKind, Uscc};

use crate::authored::{Field, SeverityRules};
use crate::columns::{Columns, Heading};
use crate::date::DateSystem;
use crate::problem::{Column, Error, Finding, Warning};
use crate::record::Entry;
use crate::report::Report;
use crate::text::comparable;

/// The entities of one or many files, and the report on them.
#[derive(Default)]
pub(crate) struct Batch {
    drafts: BTreeMap<Uscc, Draft>,
    pub(crate) report: Report,
}

/// An entity as far as it is known.
struct Draft {
    name: String,
    /// Where it was named so.
    named_in: Place,
    category: Option<Category>,
    legal_representative: Option<String>,
    records: Vec<Record>,
}

/// A row of a sheet, with the heading of its names.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) file: Arc<str>,
    pub(crate) sheet: Option<Arc<str>>,
    pub(crate) row: u32,
    pub(crate) heading: Arc<Heading>,
}

impl Place {
    /// Something found in the row.
    pub(crate) fn finding<T>(&self, column: Option<Column>, what: T) -> Finding<T> {
        Finding {
            file: Arc::clone(&self.file),
            sheet: self.sheet.clone(),
            row: Some(self.row),
            column,
            entity: None,
            what,
        }
    }
}

impl Batch {
    /// Takes in a record and what its row says of its entity.
    pub(crate) fn add(&mut self, entry: Entry, place: &Place) {
        let draft = self.drafts.entry(entry.uscc);
        let draft = draft.or_insert_with(|| Draft {
            name: entry.name.clone(),
            named_in: place.clone(),
            category: None,
            legal_representative: None,
            records: Vec::new(),
        });
        draft.know(&entry.name, place, &mut self.report.warnings);
        draft.category = draft.category.or(entry.category);
        if draft.legal_representative.is_none() {
            draft.legal_representative = entry.legal_representative;
        }
        draft.records.push(entry.record);
    }

    /// Takes in the next file.
    pub(crate) fn append(&mut self, next: Self) {
        self.report.counts += next.report.counts;
        self.report.sheets.extend(next.report.sheets);
        self.report.warnings.extend(next.report.warnings);
        self.report.errors.extend(next.report.errors);
        for (uscc, rows) in next.report.lost {
            *self.report.lost.entry(uscc).or_default() += rows;
        }
        for (uscc, theirs) in next.drafts {
            let Some(ours) = self.drafts.get_mut(&uscc) else {
                self.drafts.insert(uscc, theirs);
                continue;
            };
            ours.know(&theirs.name, &theirs.named_in, &mut self.report.warnings);
            ours.category = ours.category.or(theirs.category);
            if ours.legal_representative.is_none() {
                ours.legal_representative = theirs.legal_representative;
            }
            ours.records.extend(theirs.records);
        }
    }

    /// The archives, by code, and the report.
    pub(crate) fn finish(mut self) -> (Vec<Archive>, Report) {
        let archives: Vec<Archive> =
            self.drafts.into_iter().map(|(uscc, draft)| draft.archive(uscc)).collect();
        self.report.entities = archives.len() as u64;
        (archives, self.report)
    }
}

impl Draft {
    /// Compares a name with the one that is known.
    fn know(&self, name: &str, place: &Place, warnings: &mut Vec<Finding<Warning>>) {
        if self.name != name && comparable(&self.name) != comparable(name) {
            let what = Warning::OtherName { kept: self.name.clone(), given: name.to_owned() };
            warnings.push(place.finding(place.heading.name_of(Field::Name), what));
        }
    }

    /// Gives the records their ids: `p-1`, … for penalties and `x-1`, … for permits, in the order of the rows.
    fn archive(self, uscc: Uscc) -> Archive {
        let (mut penalties, mut permits) = (0, 0);
        let mut records = self.records;
        for record in &mut records {
            let (letter, count) = match record.kind {
                RecordKind::AdministrativePenalty => ('p', &mut penalties),
                _ => ('x', &mut permits),
            };
            *count += 1;
            record.id = format!("{letter}-{count}");
        }
        let entity = Entity {
            uscc,
            name: self.name,
            category: self.category,
            registered_on: None,
            legal_representative: self.legal_representative,
            tags: Vec::new(),
        };
        // Ids are counted, a penalty has its severity, and a revoked record's day is its own.
        Archive::new(entity, records).expect("records made from rows are sound")
    }
}

/// What rows are read with.
pub(crate) struct Context<'a> {
    pub(crate) columns: &'static Columns,
    pub(crate) rules: &'a SeverityRules,
    pub(crate) file: Arc<str>,
    pub(crate) batch: Batch,
    /// How the workbook counts days.
    pub(crate) system: DateSystem,
}

impl Context<'_> {
    /// Takes note of an error.
    pub(crate) fn error(&mut self, finding: Finding<Error>) {
        self.batch.report.errors.push(finding);
    }

    /// Takes note of a warning.
    pub(crate) fn warning(&mut self, finding: Finding<Warning>) {
        self.batch.report.warnings.push(finding);
    }
}
