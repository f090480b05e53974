//! What a record is called within a sentence.

use alloc::string::String;

use xinyong_score::Record;

use crate::{Lang, date, fill, term};

/// A record's name: its kind, title or document number, and day: “行政处罚“未按规定明码标价”（2026年3月10日）”. Its id is
/// added where another of these records would be called the same.
pub fn record_name(lang: Lang, record: &Record, among: &[Record]) -> String {
    let same = |other: &Record| {
        other.id != record.id
            && (other.kind, other.date, title(other)) == (record.kind, record.date, title(record))
    };
    let mut day = date(lang, record.date);
    if among.iter().any(same) {
        day = fill(lang, "record.day-and-id", &[("date", &day), ("id", &record.id)]);
    }
    let kind = ("kind", &*term(lang, record.kind));
    match title(record) {
        Some(title) => fill(lang, "record.titled", &[kind, ("title", title), ("day", &day)]),
        None => fill(lang, "record.untitled", &[kind, ("day", &day)]),
    }
}

fn title(record: &Record) -> Option<&str> {
    record.title.as_deref().or(record.document_no.as_deref())
}
