//! Why a record does to the score what it does.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;

use xinyong_score::{Date, Evaluation, Line, Points, Reason};

use crate::{Lang, date, fill, join, points, text};

/// What one record did, why, and until when, in one sentence without full stop:
/// “计入“行政处罚”，扣65分，计入至2027年3月10日”.
pub fn why(lang: Lang, evaluation: &Evaluation, line: &Line) -> String {
    let mut clauses = vec![did(lang, evaluation, line)];
    if line.reason.counts() {
        clauses.push(match line.counts_through {
            Some(day) => fill(lang, "why.through", &[("date", &date(lang, day))]),
            None => text(lang, "why.open-ended").to_owned(),
        });
    }
    if evaluation.record(line).is_some_and(|record| record.severity_inferred) {
        clauses.push(text(lang, "why.severity-inferred").to_owned());
    }
    join(lang, "join.also", clauses)
}

fn did(lang: Lang, evaluation: &Evaluation, line: &Line) -> String {
    let Some(record) = evaluation.record(line) else { return String::new() };
    let dated = |key: &str, day: Option<Date>| {
        let day = day.map(|day| date(lang, day)).unwrap_or_default();
        fill(lang, key, &[("date", &day)])
    };
    match line.reason {
        Reason::Counted | Reason::Capped => counted(lang, evaluation, line),
        Reason::Expired => match line.counts_through {
            Some(day) => dated("why.expired", Some(day)),
            None => text(lang, "why.expired-never").to_owned(),
        },
        Reason::LeftList => dated("why.left-list", record.left_on),
        Reason::Repaired => dated("why.repaired", record.status.on()),
        Reason::Revoked => dated("why.revoked", record.status.on()),
        Reason::Pending => text(lang, "why.pending").to_owned(),
        Reason::Rejected => dated("why.rejected", record.status.on()),
        Reason::NotYet => dated("why.not-yet", Some(record.date)),
        Reason::Duplicate => {
            let original = evaluation.archive().original_of(line.record).map_or("", |original| &original.id);
            fill(lang, "why.duplicate", &[("original", original)])
        }
        Reason::NoRule => text(lang, "why.no-rule").to_owned(),
    }
}

/// What a record that counts did, with or without effect.
fn counted(lang: Lang, evaluation: &Evaluation, line: &Line) -> String {
    let adverse = evaluation.rule(line).is_some_and(|rule| rule.points.is_negative());
    let key = match (line.points == Points::ZERO, line.lost_to_cap == Points::ZERO, adverse) {
        (true, false, true) => "why.capped-whole-deducted",
        (true, false, false) => "why.capped-whole-awarded",
        (false, false, true) => "why.capped-part-deducted",
        (false, false, false) => "why.capped-part-awarded",
        (_, true, true) => "why.deducted",
        (_, true, false) => "why.awarded",
    };
    let indicator = evaluation.indicator(line).map_or("", |part| lang.of(&part.name));
    let (moved, lost) = (points(lang, line.points.abs()), points(lang, line.lost_to_cap));
    fill(lang, key, &[("indicator", indicator), ("points", &moved), ("lost", &lost)])
}
