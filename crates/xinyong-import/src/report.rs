//! The report: what became of every row.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use xinyong_score::{RecordKind, Uscc};

use crate::authored::Generation;
use crate::problem::{Error, Finding, Warning};

/// 导入报告: what became of every row of every file. The totals always add up; see [`Counts::add_up`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// The totals of all sheets.
    #[serde(flatten)]
    pub counts: Counts,
    /// How many entities the records belong to.
    pub entities: u64,
    /// What was read where.
    pub sheets: Vec<Sheet>,
    /// What a person should know.
    pub warnings: Vec<Finding<Warning>>,
    /// Why rows did not become records, all reasons of each row.
    pub errors: Vec<Finding<Error>>,
    /// The rows of each entity in sheets that lack columns: one error stands for all of them.
    #[serde(skip)]
    pub(crate) lost: BTreeMap<Uscc, usize>,
}

impl Report {
    /// How many errors the rows of each entity have. Such an entity lacks a record: it must not be scored.
    ///
    /// Errors in rows whose code cannot be read belong to no entity here; any may lack a record for them.
    pub fn errors_by_entity(&self) -> BTreeMap<Uscc, usize> {
        let mut errors = self.lost.clone();
        for entity in self.errors.iter().filter_map(|found| found.entity) {
            *errors.entry(entity).or_default() += 1;
        }
        errors
    }
}

/// Rows, by what became of them. Blank rows and repeated headings are not rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// All rows.
    pub rows: u64,
    /// Rows that became a record.
    pub records: u64,
    /// Rows with at least one error.
    pub rows_with_errors: u64,
    /// 自然人: rows of natural persons, of which nothing is kept.
    pub skipped_natural_persons: u64,
}

impl Counts {
    /// Whether every row became a record, an error, or was skipped. It did.
    pub const fn add_up(&self) -> bool {
        self.rows == self.records + self.rows_with_errors + self.skipped_natural_persons
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.rows += other.rows;
        self.records += other.records;
        self.rows_with_errors += other.rows_with_errors;
        self.skipped_natural_persons += other.skipped_natural_persons;
    }
}

/// A sheet, or a list, that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The file's name.
    pub file: Arc<str>,
    /// The sheet of a workbook, or the path of a list in JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// 行政处罚 or 行政许可.
    pub kind: RecordKind,
    /// Which standard its headings follow.
    pub generation: Generation,
    /// What became of its rows.
    #[serde(flatten)]
    pub counts: Counts,
}
