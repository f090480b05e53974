//! What is found when sheets are imported: where, what, and what to do.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;

use xinyong_import::{Error, FileError, Finding, Generation, NEEDED, Report, Sheet, Warning};
use xinyong_score::RecordKind;

use crate::{Catalogue, Lang, date, fill, join, not_a_uscc, term, text};

/// The words of `locales/import/`.
pub static WORDS: Catalogue = Catalogue::new(
    include_str!(concat!(env!("OUT_DIR"), "/import.zh")),
    include_str!(concat!(env!("OUT_DIR"), "/import.en")),
);

/// Why a row did not become a record, in a sentence or two: where, what is wrong, and what to do.
pub fn row_error(lang: Lang, found: &Finding<Error>) -> String {
    at_place(lang, found, &error(lang, &found.what))
}

/// What a person should know of a row or a sheet, with its place.
pub fn row_warning(lang: Lang, found: &Finding<Warning>) -> String {
    at_place(lang, found, &warning(lang, &found.what))
}

/// Why a file could not be read, with its name.
pub fn file_error(lang: Lang, file: &str, error: &FileError) -> String {
    let say = |values: &[(&str, &str)]| WORDS.fill(lang, &format!("file.{}", error.code()), values);
    let what = match error {
        FileError::Unreadable { why } => say(&[("why", why)]),
        FileError::BadWorkbook { part, why } => say(&[("part", part), ("why", why)]),
        FileError::NotJson { line, column } => {
            say(&[("line", &line.to_string()), ("column", &column.to_string())])
        }
        FileError::TooLarge { part, limit } => {
            say(&[("part", part), ("limit", &(limit / 1_000_000).to_string())])
        }
        FileError::NoTable => say(&[("needed", &needed(lang))]),
        FileError::Empty | FileError::OldOrProtectedWorkbook | FileError::Cancelled => say(&[]),
    };
    fill(lang, "join.place", &[("place", file), ("what", &what)])
}

/// Where something was found: “a.xlsx，“Sheet1”，第12行，“处罚决定日期”列（F列）”.
pub fn finding_place<T>(lang: Lang, found: &Finding<T>) -> String {
    let mut parts = vec![found.file.to_string()];
    parts.extend(found.sheet.as_ref().map(|sheet| WORDS.fill(lang, "place.sheet", &[("sheet", sheet)])));
    parts.extend(found.row.map(|row| WORDS.fill(lang, "place.row", &[("row", &row.to_string())])));
    parts.extend(found.column.as_ref().map(|column| match &column.letter {
        Some(letter) => {
            WORDS.fill(lang, "place.column_with_letter", &[("column", &column.name), ("letter", letter)])
        }
        None => WORDS.fill(lang, "place.column", &[("column", &column.name)]),
    }));
    join(lang, "join.place-parts", parts)
}

/// What became of all rows, in one sentence.
pub fn totals(lang: Lang, report: &Report) -> String {
    let counts = &report.counts;
    let values = [
        ("rows", &*counts.rows.to_string()),
        ("records", &counts.records.to_string()),
        ("entities", &report.entities.to_string()),
        ("natural", &counts.skipped_natural_persons.to_string()),
        ("errors", &counts.rows_with_errors.to_string()),
    ];
    WORDS.fill(lang, "report.totals", &values)
}

/// A sheet that was read: its place, kind and edition, and how many rows it has.
pub fn sheet(lang: Lang, sheet: &Sheet) -> String {
    let mut place = vec![sheet.file.to_string()];
    place.extend(sheet.sheet.as_ref().map(|name| WORDS.fill(lang, "place.sheet", &[("sheet", name)])));
    let values = [
        ("place", &*join(lang, "join.place-parts", place)),
        ("kind", &term(lang, sheet.kind)),
        ("generation", generation(lang, sheet.generation)),
        ("rows", &sheet.counts.rows.to_string()),
    ];
    WORDS.fill(lang, "report.sheet", &values)
}

/// The name of an edition of the sheets: “2018年版”.
pub fn generation(lang: Lang, generation: Generation) -> &'static str {
    let key = match generation {
        Generation::Y2015 => "generation.2015",
        Generation::Y2018 => "generation.2018",
        Generation::Revised => "generation.revised",
    };
    WORDS.text(lang, key)
}

/// The headings that a sheet of each kind must have at least.
fn needed(lang: Lang) -> String {
    let of_kind = |&(kind, headings): &(RecordKind, &[&str])| {
        let headings = headings.join(text(lang, "join.list"));
        fill(lang, "join.pair", &[("name", &term(lang, kind)), ("value", &headings)])
    };
    join(lang, "join.clauses", NEEDED.iter().map(of_kind))
}

fn at_place<T>(lang: Lang, found: &Finding<T>, what: &str) -> String {
    fill(lang, "join.place", &[("place", &finding_place(lang, found)), ("what", what)])
}

/// Why a row did not become a record, without its place.
pub fn error(lang: Lang, error: &Error) -> String {
    let key = format!("error.{}", error.code());
    let say = |values: &[(&str, &str)]| WORDS.fill(lang, &key, values);
    let say_given = |given: &Option<String>| say(&[("given", &quoted(lang, given.as_deref()))]);
    match error {
        Error::MissingColumns { columns, rows } => {
            say(&[("columns", &columns.join(text(lang, "join.list"))), ("rows", &rows.to_string())])
        }
        Error::NoCode { placeholder: true } => WORDS.text(lang, "error.no-code-placeholder").to_owned(),
        Error::MalformedCode { given: Some(given), why } => not_a_uscc(lang, given, *why),
        Error::MalformedCode { given, .. }
        | Error::NotADate { given }
        | Error::NotAnAmount { given }
        | Error::TooManyDecimals { given }
        | Error::Unreadable { given } => say_given(given),
        Error::UnknownStatus { given, known } => {
            let known = known.join(text(lang, "join.list"));
            say(&[("given", &quoted(lang, given.as_deref())), ("known", &known)])
        }
        Error::ExtraCells { cells, columns } => {
            say(&[("cells", &cells.to_string()), ("columns", &columns.to_string())])
        }
        Error::UnclosedQuote { lines } => say(&[("lines", &lines.to_string())]),
        Error::NoHeadings => say(&[("needed", &needed(lang))]),
        Error::NoCode { placeholder: false } | Error::CodeAsNumber | Error::Empty | Error::NotARecord => {
            say(&[])
        }
    }
}

/// What a person should know of a row or a sheet, without its place.
pub fn warning(lang: Lang, warning: &Warning) -> String {
    let key = format!("warning.{}", warning.code());
    let say = |values: &[(&str, &str)]| WORDS.fill(lang, &key, values);
    let say_given = |given: &Option<String>| say(&[("given", &quoted(lang, given.as_deref()))]);
    match warning {
        Warning::MissingColumns { columns } => say(&[("columns", &columns.join(text(lang, "join.list")))]),
        Warning::CheckDigit { given } => say(&[("given", given.as_str())]),
        Warning::OtherName { kept, given } => say(&[("kept", kept), ("given", given)]),
        Warning::UnknownSubject { given }
        | Warning::UnknownCategory { given }
        | Warning::EndNotADate { given }
        | Warning::RepairStateUnread { given } => say_given(given),
        Warning::WithdrawnOnUnknownDay { given, taken_as } => {
            say(&[("given", &quoted(lang, given.as_deref())), ("date", &date(lang, *taken_as))])
        }
        Warning::EndsBeforeDecision { ends, decided } => {
            say(&[("ends", &date(lang, *ends)), ("decided", &date(lang, *decided))])
        }
        Warning::UnknownColumn
        | Warning::DoubleColumn
        | Warning::NoHeadings
        | Warning::PersonsNumber
        | Warning::NoCategory
        | Warning::FineWithoutAmount
        | Warning::SuspendedOrRevoked { .. }
        | Warning::UnderObjection
        | Warning::OtherStatus => say(&[]),
    }
}

/// A value as written, in quotes; or that it is not shown, because it could be somebody's number.
fn quoted(lang: Lang, given: Option<&str>) -> String {
    match given {
        Some(given) => fill(lang, "join.quoted", &[("text", given)]),
        None => WORDS.text(lang, "place.hidden").to_owned(),
    }
}
