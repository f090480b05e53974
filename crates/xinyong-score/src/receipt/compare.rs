//! Where two receipts of what should be one evaluation differ.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{KeptLine, LINES, Receipt};
use crate::json::Place;
use crate::places::Places;

/// One place at which a receipt says something else than a new calculation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field, such as `lines[2].points`; of a line that only the calculation has, `lines`.
    pub path: String,
    /// The id of the record concerned, if it is one's.
    pub record: Option<String>,
    /// What the receipt says, as it is written; none if it says nothing.
    pub stated: Option<String>,
    /// What the calculation says; none if it says nothing.
    pub found: Option<String>,
}

/// Everything in which a stated receipt differs from a calculated one. Number and digest follow from the rest.
pub(super) fn differences(stated: &Receipt, found: &Receipt) -> Vec<Difference> {
    let mut all = Vec::new();
    compare(&mut all, &Place::ROOT, heads(stated), heads(found));
    // Each line of the calculation answers to one that is stated: a second one of the same record is one too many.
    let mut left = Places::default();
    for (at, line) in found.lines.iter().enumerate() {
        left.first(&line.record, at);
    }
    for (at, line) in stated.lines.iter().enumerate() {
        let place = place_of(at, line);
        match left.take(&line.record).and_then(|at| found.lines.get(at)) {
            Some(other) => compare(&mut all, &place, values(line), values(other)),
            None => all.push(place.differs(Some(line.points.to_string()), None)),
        }
    }
    for line in found.lines.iter().filter(|line| left.get(&line.record).is_some()) {
        let place = LINES.of_record(&line.record);
        all.push(place.differs(None, Some(line.points.to_string())));
    }
    if sorted(stated) == sorted(found) {
        for (at, (line, other)) in stated.lines.iter().zip(&found.lines).enumerate() {
            compare(&mut all, &place_of(at, line), record(line), record(other));
        }
    }
    all
}

/// The records of the lines, whatever their order.
fn sorted(receipt: &Receipt) -> Vec<&str> {
    let mut records: Vec<&str> = receipt.lines.iter().map(|line| &*line.record).collect();
    records.sort_unstable();
    records
}

/// The place of a line of a receipt.
fn place_of(at: usize, line: &KeptLine) -> Place<'_> {
    LINES.item(at).of_record(&line.record)
}

/// Fields by name, with their values as they are written.
type Named<const N: usize> = [(&'static str, Option<String>); N];

/// The fields that are not a line's.
fn heads(receipt: &Receipt) -> Named<15> {
    let (model, rests_on) = (&receipt.model, receipt.points_by_provenance);
    [
        ("entity.uscc", Some(receipt.entity.uscc.to_string())),
        ("entity.name", Some(receipt.entity.name.clone())),
        ("as_of", Some(receipt.as_of.to_string())),
        ("archive", Some(receipt.archive.clone())),
        ("model.id", Some(model.id.clone())),
        ("model.version", Some(model.version.clone())),
        ("model.in_force_from", Some(model.in_force_from.to_string())),
        ("model.hash", Some(model.hash.clone())),
        ("start", Some(receipt.start.to_string())),
        ("score", Some(receipt.score.to_string())),
        ("grade", Some(receipt.grade.to_string())),
        ("class", receipt.class.map(|class| class.to_string())),
        ("points_by_provenance.law", Some(rests_on.law.to_string())),
        ("points_by_provenance.illustrative", Some(rests_on.illustrative.to_string())),
        ("notices", Some(receipt.notices.join("\n"))),
    ]
}

/// The record of a line: two receipts have the same ones in the same order.
fn record(line: &KeptLine) -> Named<1> {
    [("record", Some(line.record.clone()))]
}

/// The fields of a line, but for its record.
fn values(line: &KeptLine) -> Named<6> {
    [
        ("kind", Some(line.kind.to_string())),
        ("reason", Some(line.reason.to_string())),
        ("points", Some(line.points.to_string())),
        ("lost_to_cap", Some(line.lost_to_cap.to_string())),
        ("counts_through", line.counts_through.map(|day| day.to_string())),
        ("provenance", line.provenance.map(|provenance| provenance.to_string())),
    ]
}

fn compare<const N: usize>(all: &mut Vec<Difference>, place: &Place<'_>, stated: Named<N>, found: Named<N>) {
    for ((name, stated), (_, found)) in stated.into_iter().zip(found) {
        if stated != found {
            all.push(place.field(name).differs(stated, found));
        }
    }
}

impl Place<'_> {
    fn differs(&self, stated: Option<String>, found: Option<String>) -> Difference {
        Difference { path: self.to_string(), record: self.record.map(Into::into), stated, found }
    }
}
