//! What can be wrong with a sheet: where, what, and enough to say what to do.
//!
//! The words for people are made from these types by the text crate. Every type has a stable `code`, the same in
//! JSON and in [`Error::code`].

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use xinyong_score::uscc::NotAUscc;
use xinyong_score::{Date, Uscc};

/// One thing found in a file, at its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding<T> {
    /// The file's name, as given to [`crate::Importer::read`].
    pub file: Arc<str>,
    /// The sheet of a workbook, or the path of a list in JSON (`data.rows`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// The row as a person counts it in the spreadsheet, from 1; in JSON the item of the list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The column, where one is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<Column>,
    /// Whose row it is, where its code could be read: with a row in error, that entity lacks a record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<Uscc>,
    /// What was found.
    #[serde(flatten)]
    pub what: T,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading as the sheet has it, shortened to a line; where the sheet lacks it, as the standard has it.
    pub name: Arc<str>,
    /// Its letters, `AB`. JSON has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
}

/// Why a row did not become a record.
///
/// `given` is the value as written, shortened to a line; it is left out where it could be somebody's number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Error {
    /// The sheet lacks columns without which no row can become a record. Stands once for all its rows.
    MissingColumns {
        /// Their headings in the standard.
        columns: Vec<Arc<str>>,
        /// How many rows could not be read for it.
        rows: u64,
    },
    /// The entity has no code: the cell is empty or holds the placeholder, which names nobody.
    NoCode {
        /// Whether it is the placeholder.
        placeholder: bool,
    },
    /// The code is not of the form of a code.
    MalformedCode {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
        /// Why.
        #[serde(serialize_with = "displayed")]
        why: NotAUscc,
    },
    /// The code stands in the workbook as a number, which keeps 15 of its 18 digits: the column must be text.
    CodeAsNumber,
    /// A cell that must hold something is empty.
    Empty,
    /// Not a day.
    NotADate {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// Not an amount in 万元: no number, negative, or too large.
    NotAnAmount {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// An amount in 万元 finer than 0.01 yuan: more than six decimals. It is not rounded.
    TooManyDecimals {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// A word or number that 当前状态 does not have.
    UnknownStatus {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
        /// What it can be.
        known: Vec<String>,
    },
    /// Nothing that can be read: a formula's error, damaged characters, a list where a value should be.
    Unreadable {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// The row of a CSV has more cells than the sheet has columns: a comma inside a value that is not in quotes.
    ExtraCells {
        /// How many cells the row has.
        cells: usize,
        /// How many columns the sheet has.
        columns: usize,
    },
    /// A cell of a CSV holds what looks like whole rows: its quotation mark was not closed before them. Every line of it
    /// counts as a row with errors.
    UnclosedQuote {
        /// How many lines it holds.
        lines: usize,
    },
    /// No headings were found in a sheet that has rows as wide as those of a 双公示 sheet: its rows are in no total, and
    /// may be anybody's.
    NoHeadings,
    /// An item of a JSON list that is no object, or has none of the keys of a sheet.
    NotARecord,
}

impl Error {
    /// A short name for the sort of error, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingColumns { .. } => "missing-columns",
            Self::NoCode { .. } => "no-code",
            Self::MalformedCode { .. } => "malformed-code",
            Self::CodeAsNumber => "code-as-number",
            Self::Empty => "empty",
            Self::NotADate { .. } => "not-a-date",
            Self::NotAnAmount { .. } => "not-an-amount",
            Self::TooManyDecimals { .. } => "too-many-decimals",
            Self::UnknownStatus { .. } => "unknown-status",
            Self::Unreadable { .. } => "unreadable",
            Self::ExtraCells { .. } => "extra-cells",
            Self::UnclosedQuote { .. } => "unclosed-quote",
            Self::NoHeadings => "no-headings",
            Self::NotARecord => "not-a-record",
        }
    }
}

/// What a person should know of a row, whether or not it became a record, or of a sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Warning {
    /// The sheet lacks columns that its standard has; what they would have said is unknown.
    MissingColumns {
        /// Their headings in the standard.
        columns: Vec<Arc<str>>,
    },
    /// A column that no standard has. It was not read.
    UnknownColumn,
    /// A heading that the sheet has twice. The first one that holds something counts, row by row.
    DoubleColumn,
    /// No headings were found in the first rows, which are too narrow for a 双公示 sheet, or in a list of JSON. It was not
    /// read.
    NoHeadings,
    /// The code is of the right form, but a check digit fails. Some were issued so; it does not keep a row from becoming a record.
    CheckDigit {
        /// The code.
        given: Uscc,
    },
    /// Another row has this code with another name. The first one is kept.
    OtherName {
        /// The first name.
        kept: String,
        /// The name here.
        given: String,
    },
    /// A word that 行政相对人类别 does not have. The row was judged by its code.
    UnknownSubject {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// What could be the number of a person stood in a text. It was struck out; 文号 is left out as a whole.
    PersonsNumber,
    /// No 处罚类别: the severity was taken for general.
    NoCategory,
    /// A 处罚类别 that is on no list: it was taken for general.
    UnknownCategory {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// A fine whose amount is not given, so that it cannot be called minor.
    FineWithoutAmount,
    /// The category says 暂扣 or 吊销, and 处罚内容 does not say which: it was taken for 吊销.
    SuspendedOrRevoked {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// 当前状态 says 撤销 or 无效, but no sheet says since when. The record is kept as revoked from its own date on, so
    /// that it never counts.
    WithdrawnOnUnknownDay {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
        /// The day it was taken for.
        taken_as: Date,
    },
    /// 当前状态 says 异议. The record counts until the objection is upheld.
    UnderObjection,
    /// 当前状态 says 其他. The record counts.
    OtherStatus,
    /// The end of a term is no day. It was not needed.
    EndNotADate {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
    /// A term ends before the decision was made.
    EndsBeforeDecision {
        /// The end.
        ends: Date,
        /// The day of the decision.
        decided: Date,
    },
    /// 修复状态 says something, but its values are documented nowhere: the record counts as not repaired.
    RepairStateUnread {
        /// The value as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        given: Option<String>,
    },
}

impl Warning {
    /// A short name for the sort of warning, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingColumns { .. } => "missing-columns",
            Self::UnknownColumn => "unknown-column",
            Self::DoubleColumn => "double-column",
            Self::NoHeadings => "no-headings",
            Self::CheckDigit { .. } => "check-digit",
            Self::OtherName { .. } => "other-name",
            Self::UnknownSubject { .. } => "unknown-subject",
            Self::PersonsNumber => "persons-number",
            Self::NoCategory => "no-category",
            Self::UnknownCategory { .. } => "unknown-category",
            Self::FineWithoutAmount => "fine-without-amount",
            Self::SuspendedOrRevoked { .. } => "suspended-or-revoked",
            Self::WithdrawnOnUnknownDay { .. } => "withdrawn-on-unknown-day",
            Self::UnderObjection => "under-objection",
            Self::OtherStatus => "other-status",
            Self::EndNotADate { .. } => "end-not-a-date",
            Self::EndsBeforeDecision { .. } => "ends-before-decision",
            Self::RepairStateUnread { .. } => "repair-state-unread",
        }
    }
}

/// Why a file could not be read. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum FileError {
    /// The source failed.
    Unreadable {
        /// What it said.
        why: String,
    },
    /// There is nothing in it.
    Empty,
    /// A workbook of the old format (`.xls`), or one protected by a password. Both look alike from outside.
    OldOrProtectedWorkbook,
    /// A workbook that is damaged, or a ZIP file that is none.
    BadWorkbook {
        /// The part of the workbook concerned.
        part: String,
        /// What is wrong with it.
        why: String,
    },
    /// The text begins like JSON and is not.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Headings or keys of a 双公示 sheet were found nowhere in it.
    NoTable,
    /// A part of a workbook unpacks to more than is ever needed.
    TooLarge {
        /// The part.
        part: String,
        /// The most that is read of it, in bytes.
        limit: u64,
    },
    /// The caller asked to stop.
    Cancelled,
}

impl FileError {
    /// A short name for the sort of error, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Empty => "empty",
            Self::OldOrProtectedWorkbook => "old-or-protected-workbook",
            Self::BadWorkbook { .. } => "bad-workbook",
            Self::NotJson { .. } => "not-json",
            Self::NoTable => "no-table",
            Self::TooLarge { .. } => "too-large",
            Self::Cancelled => "cancelled",
        }
    }
}

impl From<std::io::Error> for FileError {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable { why: error.to_string() }
    }
}

impl fmt::Display for FileError {
    /// For developers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        match self {
            Self::Unreadable { why } => write!(f, ": {why}"),
            Self::BadWorkbook { part, why } => write!(f, ": {part}: {why}"),
            Self::NotJson { line, column } => write!(f, ": line {line}, column {column}"),
            Self::TooLarge { part, limit } => write!(f, ": {part}: more than {limit} bytes"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for FileError {}

/// Writes a value as its text.
fn displayed<T: fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
