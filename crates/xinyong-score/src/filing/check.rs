//! A filing held against the archive and the rules: what stands in its way.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::decide::{changed, declared_status};
use super::step::State;
use super::{Filing, Subject};
use crate::archive::Archive;
use crate::date::Date;
use crate::model::{Bilingual, Citation};
use crate::procedure::{Change, Procedures, Requirement, Route, Settled, Way};
use crate::record::{Record, RecordKind, Status};
use crate::uscc::Uscc;

/// One thing that stands in a filing's way, at its place, with the rule that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The part of the filing, such as `subject.record`.
    pub path: String,
    /// What stands in the way.
    pub what: Unfit,
    /// The clauses by which it does.
    pub basis: Vec<Citation>,
}

/// What stands in the way of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// The archive is another entity's.
    OtherEntity {
        /// Who files.
        filer: Uscc,
        /// Whose archive it is.
        archive: Uscc,
    },
    /// The archive has no such record.
    NoRecord {
        /// The id.
        record: String,
    },
    /// The id of what is declared is that of another record.
    IdTaken {
        /// The id.
        record: String,
    },
    /// Nothing can be done about such a record in this way.
    NotPossible {
        /// The kind of record.
        kind: RecordKind,
        /// What is asked for.
        asked: Change,
        /// What can be done instead, if anything.
        instead: Option<Change>,
    },
    /// The court does it; nothing is applied for.
    ByCourt,
    /// The record states a fact that another one states before it, and does not count.
    Duplicate {
        /// The id of the record that stands.
        of: String,
    },
    /// The record was settled before.
    Settled {
        /// How, and when.
        how: Settled,
    },
    /// The way opens later than on the day of submission.
    TooEarly {
        /// The day of submission.
        on: Date,
        /// The first day; none if the rules name none.
        opens: Option<Date>,
    },
    /// A condition of the way is not declared met.
    NotMet {
        /// Which.
        requirement: Requirement,
        /// What must hold.
        text: Bilingual,
    },
    /// The way asks for a promise, and there is none.
    NoPromise,
    /// A paper that everybody must lay is not laid.
    MissingPaper {
        /// Its id.
        id: String,
        /// What to bring.
        text: Bilingual,
    },
    /// The way has no such paper.
    UnknownPaper {
        /// The id given.
        given: String,
        /// Those it has.
        known: Vec<String>,
    },
    /// The way asks for papers, and there is no file.
    NoEvidence,
}

impl Unfit {
    /// A short name for the sort of obstacle, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OtherEntity { .. } => "other-entity",
            Self::NoRecord { .. } => "no-record",
            Self::IdTaken { .. } => "id-taken",
            Self::NotPossible { .. } => "not-possible",
            Self::ByCourt => "by-court",
            Self::Duplicate { .. } => "duplicate",
            Self::Settled { .. } => "settled",
            Self::TooEarly { .. } => "too-early",
            Self::NotMet { .. } => "not-met",
            Self::NoPromise => "no-promise",
            Self::MissingPaper { .. } => "missing-paper",
            Self::UnknownPaper { .. } => "unknown-paper",
            Self::NoEvidence => "no-evidence",
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what.code())
    }
}

impl core::error::Error for Obstacle {}

/// Everything that stands in a filing's way: by the archive, and by the rules as they are on the day it was last
/// submitted; if it was not yet, on `on`.
///
/// What was decided or withdrawn is history: of it, only the entity and the record are looked at.
///
/// ```
/// use xinyong_score::filing::{Filer, Filing, Subject, Wrong, check};
/// # use xinyong_score::{Archive, Procedures};
/// # let procedures = include_str!("../../tests/tiny-procedures.json");
/// # let procedures = Procedures::new(xinyong_score::authored::read(procedures).unwrap()).unwrap();
/// # let archive = r#"{ "format": "xinyong-archive/1",
/// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                    "date": "2026-03-10", "status": "active" } ] }"#;
/// # let archive = Archive::from_json(archive).unwrap().archive;
/// # let filer = Filer { uscc: archive.entity().uscc, name: "示例企业".into() };
/// let subject = Subject::Objection {
///     record: "p-1".into(),
///     wrong: Wrong::NotOurs,
///     statement: "这条处罚是另一家企业的。".into(),
/// };
/// let draft = Filing::new("YY-1".into(), filer, subject, Vec::new()).unwrap();
/// let obstacles = check(&draft, &archive, &procedures, "2026-11-20".parse().unwrap());
/// assert_eq!(obstacles.len(), 1);
/// assert_eq!(obstacles[0].to_string(), "evidence: no-evidence");
/// assert_eq!(obstacles[0].basis[0].to_string(), "example:1");
/// ```
pub fn check(filing: &Filing, archive: &Archive, procedures: &Procedures, on: Date) -> Vec<Obstacle> {
    let subject = filing.subject();
    let mut checker = Checker {
        archive,
        procedures,
        filing,
        on: filing.reached(State::Submitted).unwrap_or(on),
        obstacles: Vec::new(),
    };
    let asked = procedures.way_to(subject.change());
    let (filer, of) = (filing.filer().uscc, archive.entity().uscc);
    if filer != of {
        let what = Unfit::OtherEntity { filer, archive: of };
        checker.found("entity.uscc", what, basis_of(asked));
    }
    let there = archive.record(subject.record());
    let over = filing.state().is_final();
    match (subject, there) {
        (Subject::Declaration { record }, there) => {
            if there.is_some_and(|other| !is_declared(other, record, filing)) {
                let what = Unfit::IdTaken { record: record.id.clone() };
                checker.found("subject.record.id", what, basis_of(asked));
            }
            if !over {
                checker.declaration(record);
            }
        }
        (_, None) => {
            let what = Unfit::NoRecord { record: subject.record().into() };
            checker.found("subject.record", what, basis_of(asked));
        }
        (_, Some(record)) if over => checker.decided(record, basis_of(asked)),
        (Subject::Objection { .. }, Some(record)) => checker.objection(record),
        (Subject::Repair { .. }, Some(record)) => checker.repair(record),
    }
    checker.obstacles
}

/// Whether a record of the archive is the one declared: still pending, and if the filing was once returned, perhaps as it
/// was before it was put right; or decided as the filing was.
fn is_declared(other: &Record, declared: &Record, filing: &Filing) -> bool {
    let same = Record { status: declared.status, ..other.clone() } == *declared;
    match other.status {
        Status::Pending => same || other.kind == declared.kind && filing.reached(State::Returned).is_some(),
        status => same && Some(status) == declared_status(filing),
    }
}

struct Checker<'a> {
    archive: &'a Archive,
    procedures: &'a Procedures,
    filing: &'a Filing,
    /// The day by whose rules the filing is judged.
    on: Date,
    obstacles: Vec<Obstacle>,
}

impl Checker<'_> {
    fn found(&mut self, path: &str, what: Unfit, basis: &[Citation]) {
        self.obstacles.push(Obstacle { path: path.into(), what, basis: basis.to_vec() });
    }

    /// Nobody has settled the record in another way than was decided.
    fn decided(&mut self, record: &Record, basis: &[Citation]) {
        let changed = match (self.filing.state(), self.filing.reached(State::Confirmed)) {
            (State::Confirmed, Some(on)) => changed(record, self.filing.subject().change(), on),
            _ => return,
        };
        if let Some(how) = Procedures::settled(record).filter(|_| changed != *record) {
            self.found("subject.record", Unfit::Settled { how }, basis);
        }
    }

    /// What is declared has happened, and there is proof.
    fn declaration(&mut self, record: &Record) {
        let Some(way) = self.procedures.way_to(Change::Confirm) else { return };
        self.opened("subject.record.date", self.procedures.opens(record, self.on), &way.basis);
        self.proven(way);
    }

    /// The record speaks against the entity and still stands.
    fn objection(&mut self, record: &Record) {
        let Some(way) = self.procedures.way_to(Change::Revoke) else { return };
        if !record.kind.is_adverse() {
            return self.not_possible(record, &way.basis);
        }
        self.standing(record, way);
        self.opened("subject.record", Some(self.on.max(record.date)), &way.basis);
        self.proven(way);
    }

    /// The record can be repaired, its time has come, and every condition is met.
    fn repair(&mut self, record: &Record) {
        let Subject::Repair { change, met, papers, promise, .. } = self.filing.subject() else { return };
        let remedy = self.procedures.remedy(record);
        let Some(way) = self.procedures.way(record).filter(|way| way.change == *change) else {
            let other = self.procedures.way(record).or(self.procedures.way_to(*change));
            return self.not_possible(record, basis_of(other));
        };
        if way.route == Route::Court {
            return self.found("subject.record", Unfit::ByCourt, &way.basis);
        }
        self.standing(record, way);
        let periods = self.procedures.periods(record, self.on).map(|periods| &periods.basis);
        let basis = periods.or(remedy.map(|remedy| &remedy.basis)).unwrap_or(&way.basis);
        self.opened("subject.record", self.procedures.opens(record, self.on), basis);
        for condition in &way.conditions {
            // The day speaks for the period, and the files for the evidence: neither is declared.
            let declared =
                !matches!(condition.requirement, Requirement::MinimumPeriod | Requirement::Evidence);
            if declared && !met.contains(&condition.requirement) {
                let what = Unfit::NotMet { requirement: condition.requirement, text: condition.text.clone() };
                self.found("subject.met", what, &condition.basis);
            }
            if condition.requirement == Requirement::Promise && promise.is_none() {
                self.found("subject.promise", Unfit::NoPromise, &condition.basis);
            }
        }
        for paper in way.papers.iter().filter(|paper| !paper.optional && !papers.contains(&paper.id)) {
            let what = Unfit::MissingPaper { id: paper.id.clone(), text: paper.text.clone() };
            self.found("subject.papers", what, &paper.basis);
        }
        for (at, given) in papers.iter().enumerate() {
            if !way.papers.iter().any(|paper| paper.id == *given) {
                let known = way.papers.iter().map(|paper| paper.id.clone()).collect();
                let what = Unfit::UnknownPaper { given: given.clone(), known };
                self.found(&format!("subject.papers[{at}]"), what, &way.basis);
            }
        }
        self.proven(way);
    }

    fn not_possible(&mut self, record: &Record, basis: &[Citation]) {
        let instead = self.procedures.way(record).map(|way| way.change);
        let what = Unfit::NotPossible { kind: record.kind, asked: self.filing.subject().change(), instead };
        self.found("subject.record", what, basis);
    }

    /// The record is the one that stands for its fact, and nobody has settled it yet.
    fn standing(&mut self, record: &Record, way: &Way) {
        let at = self.archive.records().iter().position(|other| other.id == record.id);
        if let Some(first) = at.and_then(|at| self.archive.original_of(at)) {
            self.found("subject.record", Unfit::Duplicate { of: first.id.clone() }, &way.basis);
        }
        if let Some(how) = Procedures::settled(record) {
            self.found("subject.record", Unfit::Settled { how }, &way.basis);
        }
    }

    /// The way is open on the day of submission.
    fn opened(&mut self, path: &str, opens: Option<Date>, basis: &[Citation]) {
        if opens != Some(self.on) {
            self.found(path, Unfit::TooEarly { on: self.on, opens }, basis);
        }
    }

    /// There is a file where the way asks for papers.
    fn proven(&mut self, way: &Way) {
        if let Some(paper) = way.papers.first().filter(|_| self.filing.evidence().is_empty()) {
            self.found("evidence", Unfit::NoEvidence, &paper.basis);
        }
    }
}

fn basis_of(way: Option<&Way>) -> &[Citation] {
    way.map(|way| &*way.basis).unwrap_or_default()
}
