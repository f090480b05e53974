//! What can be wrong with an archive: where, what, and enough to say what to do.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::date::Date;
use crate::filing::{Party, State};
use crate::points::Points;
use crate::record::{RecordKind, StatusWord};
use crate::uscc::NotAUscc;

/// One thing wrong with an archive, at its place.
///
/// The words for people are made from [`Problem::what`] by the text crate; [`fmt::Display`] is for developers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field, such as `records[2].severity`; empty for the document as a whole.
    pub path: String,
    /// The id of the record concerned, if it has one.
    pub record: Option<String>,
    /// What is wrong.
    pub what: What,
}

/// What kind of value was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// `{ … }`
    Object,
    /// `[ … ]`
    Array,
    /// `"…"`
    Text,
    /// `true` or `false`
    Boolean,
    /// A whole number of points, or text such as `"12.5"`
    AuthoredPoints,
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The text is not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A value of another kind was expected.
    WrongType {
        /// The kind.
        expected: Expected,
    },
    /// A field that the format does not have.
    UnknownField {
        /// The fields it has.
        known: Vec<&'static str>,
    },
    /// A field written twice.
    DoubleField,
    /// A field that must be there is not.
    MissingField,
    /// The document is not of the format that is read here.
    WrongFormat {
        /// The format it says it has.
        given: String,
        /// The format read here.
        expected: &'static str,
    },
    /// A word that is not in the vocabulary.
    UnknownWord {
        /// The word.
        given: String,
        /// The vocabulary.
        allowed: &'static [&'static str],
    },
    /// Text that is no day.
    NotADate {
        /// The text.
        given: String,
    },
    /// A number that is not whole, or negative, or too large.
    NotAWholeNumber {
        /// The number as written.
        given: String,
    },
    /// Text with nothing in it.
    Empty,
    /// Not of the form of a code.
    NotAUscc {
        /// The text.
        given: String,
        /// Why.
        why: NotAUscc,
    },
    /// Warning: a code whose check digits fail. Some were issued so.
    CheckDigit {
        /// The code.
        given: String,
    },
    /// Two records have one id.
    DoubleId {
        /// The place of the first, from 0.
        first: usize,
    },
    /// A status that records of this kind cannot have.
    StatusNotPossible {
        /// The status.
        status: StatusWord,
        /// The kind.
        kind: RecordKind,
    },
    /// The status needs the day it began.
    StatusDateMissing {
        /// The status.
        status: StatusWord,
    },
    /// The status has no day.
    StatusDateNotExpected {
        /// The status.
        status: StatusWord,
    },
    /// A day that cannot be before the record's own.
    BeforeRecord {
        /// The day given.
        given: Date,
        /// The record's date.
        date: Date,
    },
    /// Only good information can be self-reported.
    NotSelfReportable {
        /// The kind.
        kind: RecordKind,
    },
    /// A self-reported record is pending, confirmed, rejected or revoked, never active; the others are not self-reported.
    SelfReportedContradiction {
        /// The status.
        status: StatusWord,
    },
    /// The value does not belong to this kind of record.
    NotOfThisKind {
        /// The kind.
        kind: RecordKind,
    },
    /// More of them than there may be.
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// A file larger than it may be.
    TooLarge {
        /// How many bytes it may have.
        most: usize,
    },
    /// Content that is not written in base64.
    NotBase64,
    /// Content that is of none of the types that can be evidence.
    NotEvidence {
        /// The types.
        allowed: &'static [&'static str],
    },
    /// Text that names no document and article.
    NotACitation {
        /// The text.
        given: String,
    },
    /// A number of points that is none.
    NotPoints {
        /// The number as written.
        given: String,
    },
    /// Points that are said to be the sum of others, and are not.
    NotTheSum {
        /// The points given.
        given: Points,
        /// The sum.
        sum: Points,
    },
    /// What was made from the content, and is not what is made from it now.
    Altered {
        /// What is given.
        given: String,
        /// What the content gives.
        found: String,
    },
    /// Something said of a file that its content does not bear out.
    NotAsContent {
        /// What is said.
        given: String,
        /// What the content says.
        found: Box<str>,
    },
    /// Something of a filing that stays as it was filed.
    NotAsFiled {
        /// What is given.
        given: String,
        /// What was filed.
        filed: Box<str>,
    },
    /// A step that cannot follow.
    NotNext {
        /// The state it leads to.
        given: State,
        /// Who is said to have taken it.
        by: Party,
        /// The state it follows on.
        after: State,
    },
    /// A step dated before the one it follows on.
    BeforeStep {
        /// The day given.
        given: Date,
        /// The day of the step before.
        last: Date,
    },
}

impl What {
    /// A short name for the sort of problem, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownField { .. } => "unknown-field",
            Self::DoubleField => "double-field",
            Self::MissingField => "missing-field",
            Self::WrongFormat { .. } => "wrong-format",
            Self::UnknownWord { .. } => "unknown-word",
            Self::NotADate { .. } => "not-a-date",
            Self::NotAWholeNumber { .. } => "not-a-whole-number",
            Self::Empty => "empty",
            Self::NotAUscc { .. } => "not-a-uscc",
            Self::CheckDigit { .. } => "check-digit",
            Self::DoubleId { .. } => "double-id",
            Self::StatusNotPossible { .. } => "status-not-possible",
            Self::StatusDateMissing { .. } => "status-date-missing",
            Self::StatusDateNotExpected { .. } => "status-date-not-expected",
            Self::BeforeRecord { .. } => "before-record",
            Self::NotSelfReportable { .. } => "not-self-reportable",
            Self::SelfReportedContradiction { .. } => "self-reported-contradiction",
            Self::NotOfThisKind { .. } => "not-of-this-kind",
            Self::TooMany { .. } => "too-many",
            Self::TooLarge { .. } => "too-large",
            Self::NotBase64 => "not-base64",
            Self::NotEvidence { .. } => "not-evidence",
            Self::NotACitation { .. } => "not-a-citation",
            Self::NotPoints { .. } => "not-points",
            Self::NotTheSum { .. } => "not-the-sum",
            Self::Altered { .. } => "altered",
            Self::NotAsContent { .. } => "not-as-content",
            Self::NotAsFiled { .. } => "not-as-filed",
            Self::NotNext { .. } => "not-next",
            Self::BeforeStep { .. } => "before-step",
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {self:?}", self.code())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(record) = &self.record {
            write!(f, "record {record:?}, ")?;
        }
        write!(f, "{}: {}", if self.path.is_empty() { "document" } else { &self.path }, self.what.code())
    }
}

impl core::error::Error for Problem {}
