//! What procedures must satisfy before anybody is told what can be done.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::document::{Change, FORMAT, Opening, ProcedureDocument, Remedy, Way};
use crate::places::Places;
use crate::record::{Attribute, List, RecordKind, Severity};

/// One thing wrong with the procedures, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcedureProblem {
    /// The part, such as `rule_sets.ndrc-2025-36.minor`.
    pub path: String,
    /// What is wrong with it.
    pub what: ProcedureFlaw,
}

/// What is wrong with a part of the procedures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcedureFlaw {
    /// The document is not of the format that is read here.
    WrongFormat,
    /// A part that must be there is not.
    Missing,
    /// Two parts are for the same thing.
    Double,
    /// A value has no basis.
    NoBasis,
    /// The shortest period is longer than the longest.
    Backwards,
    /// A name of something that is not there.
    Unknown,
    /// Such records cannot be changed this way.
    NotPossible,
}

impl fmt::Display for ProcedureProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        f.write_str(match self.what {
            ProcedureFlaw::WrongFormat => "not of the format xinyong-procedures/1",
            ProcedureFlaw::Missing => "missing",
            ProcedureFlaw::Double => "there are two",
            ProcedureFlaw::NoBasis => "has no basis: name a document and an article",
            ProcedureFlaw::Backwards => "the shortest period is longer than the longest",
            ProcedureFlaw::Unknown => "names something that is not there",
            ProcedureFlaw::NotPossible => "such records cannot be changed this way",
        })
    }
}

impl core::error::Error for ProcedureProblem {}

/// Who is told what is wrong where. The path is made into a text there only: at each place it would be more to download.
type Found<'a> = dyn FnMut(fmt::Arguments<'_>, ProcedureFlaw) + 'a;

/// Everything wrong with the procedures.
pub(super) fn check(document: &ProcedureDocument) -> Vec<ProcedureProblem> {
    let mut problems = Vec::new();
    let found: &mut Found<'_> =
        &mut |path, what| problems.push(ProcedureProblem { path: path.to_string(), what });
    if document.format != FORMAT {
        found(format_args!("format"), ProcedureFlaw::WrongFormat);
    }
    document.each_basis(&mut |path, basis| {
        if basis.is_empty() {
            found(path, ProcedureFlaw::NoBasis);
        }
    });
    for &change in Change::ALL {
        let terms = document.terms.iter().filter(|term| term.change == change).count();
        once(format_args!("terms.{change}"), terms, found);
    }
    // Repair, objection and declaration each have one window; lists are left in several ways.
    for change in [Change::Repair, Change::Revoke, Change::Confirm] {
        let ways = document.ways.iter().filter(|way| way.change == change).count();
        once(format_args!("ways ({change})"), ways, found);
    }
    if document.rule_sets.is_empty() {
        found(format_args!("rule_sets"), ProcedureFlaw::Missing);
    }
    let mut starts = Vec::new();
    for set in &document.rule_sets {
        if starts.contains(&set.in_force_from) {
            found(format_args!("rule_sets.{}.in_force_from", set.id), ProcedureFlaw::Double);
        }
        starts.push(set.in_force_from);
        for &severity in Severity::ALL {
            let periods = set.periods.iter().filter(|periods| periods.severity == severity).count();
            once(format_args!("rule_sets.{}.{severity}", set.id), periods, found);
        }
        for periods in &set.periods {
            if periods.published_at_least.is_some_and(|months| months > periods.published_at_most) {
                found(format_args!("rule_sets.{}.{}", set.id, periods.severity), ProcedureFlaw::Backwards);
            }
        }
    }
    let mut ids = Places::default();
    for way in &document.ways {
        if !ids.is_new(&way.id) {
            found(format_args!("ways.{}", way.id), ProcedureFlaw::Double);
        }
    }
    check_remedies(document, found);
    problems
}

/// Every adverse kind, and each of the lists, has exactly one remedy, of a sort that such records can have.
fn check_remedies(document: &ProcedureDocument, found: &mut Found<'_>) {
    for &kind in RecordKind::ALL {
        let of_kind = || document.remedies.iter().filter(move |remedy| remedy.kind == kind);
        if !kind.is_adverse() {
            if of_kind().next().is_some() {
                found(format_args!("remedies.{kind}"), ProcedureFlaw::NotPossible);
            }
        } else if kind.attribute() == Some(Attribute::List) {
            for &list in List::ALL {
                let count = of_kind().filter(|remedy| remedy.list.is_none_or(|only| only == list)).count();
                once(format_args!("remedies.{kind}.{list}"), count, found);
            }
        } else {
            once(format_args!("remedies.{kind}"), of_kind().count(), found);
        }
    }
    for remedy in &document.remedies {
        let flaw = match document.ways.iter().find(|way| way.id == remedy.way) {
            None => ProcedureFlaw::Unknown,
            Some(way) if !fits(remedy, way) => ProcedureFlaw::NotPossible,
            Some(_) => continue,
        };
        found(format_args!("remedies.{}", remedy.kind), flaw);
    }
}

/// Whether records of the kind can be changed so, and have what the opening goes by.
fn fits(remedy: &Remedy, way: &Way) -> bool {
    let kind = remedy.kind;
    let change = match way.change {
        Change::Repair => !kind.is_listed(),
        Change::LeaveList => kind.is_listed(),
        Change::Revoke | Change::Confirm => false,
    };
    let severity = remedy.opens != Opening::BySeverity || kind.attribute() == Some(Attribute::Severity);
    let list = remedy.list.is_none() || kind.attribute() == Some(Attribute::List);
    change && severity && list
}

fn once(path: fmt::Arguments<'_>, count: usize, found: &mut Found<'_>) {
    match count {
        0 => found(path, ProcedureFlaw::Missing),
        1 => {}
        _ => found(path, ProcedureFlaw::Double),
    }
}
