//! The model: indicators, rules, windows and bands as data, checked before they score anybody.

mod basis;
mod by_reason;
mod check;
mod diff;
mod document;
mod word;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub(crate) use document::authored_citations;

use crate::authored;
use crate::date::Date;
use crate::evaluate::Reason;
use crate::hash::fingerprint;
use crate::points::Points;
use crate::record::{Detail, Record, RecordKind};

pub use by_reason::ByReason;
pub use check::{Flaw, ModelProblem, kinds_without_rule};
pub use diff::{Change, diff};
pub use document::{
    AuthoredPoints, Band, Bilingual, Citation, Cycle, FORMAT, FirstLevel, ModelDocument, NotCounting, Notice,
    Range, Rule, SecondLevel, Total, When, Window, YearlyDay,
};
pub use word::{Class, Grade, Polarity, Provenance};

/// How many second-level indicators a model can have.
pub const MAX_SECOND_LEVEL: usize = 64;

/// 指标体系: a checked model, laid out for scoring.
#[derive(Debug, Clone, Eq)]
pub struct Model {
    document: ModelDocument,
    hash: String,
    /// The score of an entity without records.
    start: Points,
    /// How much of that rests on law.
    start_by_law: Points,
    /// By second-level indicator: the most that its records can take or give, in hundredths.
    rooms: [i32; MAX_SECOND_LEVEL],
    /// The rules, by kind of record.
    rules: Vec<CompiledRule>,
    /// By kind: where its rules begin and end.
    by_kind: [(usize, usize); RecordKind::ALL.len()],
}

/// A rule as the fold uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CompiledRule {
    /// Its place in the document.
    pub(crate) at: usize,
    /// The place of its second-level indicator.
    pub(crate) indicator: usize,
    pub(crate) kind: RecordKind,
    pub(crate) when: When,
    pub(crate) points: Points,
    pub(crate) months: Option<u32>,
    pub(crate) own_term: bool,
    /// The clauses behind a record that counts, and behind one that the window ended.
    counted: Vec<Citation>,
    capped: Vec<Citation>,
}

/// The model was not yet in force on the day asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotInForce {
    /// The model.
    pub model: String,
    /// The first day it can be asked about.
    pub from: Date,
    /// The day asked about.
    pub asked: Date,
}

impl fmt::Display for NotInForce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "model {} is in force from {}, not on {}", self.model, self.from, self.asked)
    }
}

impl core::error::Error for NotInForce {}

/// Models are equal if their contents are, which the hash stands for.
impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

impl Model {
    /// Checks a document and lays it out for scoring.
    ///
    /// # Errors
    ///
    /// Every problem found, not only the first.
    pub fn new(document: ModelDocument) -> Result<Self, Vec<ModelProblem>> {
        let problems = check::check(&document);
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut rules: Vec<CompiledRule> = Vec::with_capacity(document.rules.len());
        let mut by_kind = [(0, 0); RecordKind::ALL.len()];
        for (slot, &kind) in by_kind.iter_mut().zip(RecordKind::ALL) {
            let first = rules.len();
            let of_kind = document.rules.iter().enumerate().filter(|(_, rule)| rule.kind == kind);
            rules.extend(of_kind.map(|(at, rule)| compile(&document, at, rule)));
            *slot = (first, rules.len());
        }
        let mut rooms = [0; MAX_SECOND_LEVEL];
        for (room, part) in rooms.iter_mut().zip(&document.second_level) {
            *room = part.max.hundredths();
        }
        let (start, start_by_law) = starts(&document);
        let hash = fingerprint(&document);
        Ok(Self { document, hash, start, start_by_law, rooms, rules, by_kind })
    }

    /// Reads and checks a model written as JSON. One that extends another must have been laid over it before.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or every problem the check finds.
    pub fn from_json(text: &str) -> Result<Self, Vec<ModelProblem>> {
        let read = authored::read(text);
        Self::new(read.map_err(|found| found.into_iter().map(ModelProblem::from).collect::<Vec<_>>())?)
    }

    /// The model as authored.
    pub fn document(&self) -> &ModelDocument {
        &self.document
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.document.id
    }

    /// Its version.
    pub fn version(&self) -> &str {
        &self.document.version
    }

    /// The first day it can be asked about.
    pub fn in_force_from(&self) -> Date {
        self.document.in_force_from
    }

    /// SHA-256 of its content, in hexadecimal.
    ///
    /// Comments and layout do not matter. Every value does, and so does the order of bands, indicators, rules and
    /// notices, in which people are shown them: two models can differ in hash and yet in no value ([`diff`]).
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The score of an entity without records: negative indicators full, positive ones at zero.
    pub fn start(&self) -> Points {
        self.start
    }

    /// The highest score.
    pub fn total(&self) -> Points {
        self.document.total.as_ref().map_or(Points::ZERO, |total| total.points)
    }

    /// How much of the start rests on law.
    pub fn start_by_law(&self) -> Points {
        self.start_by_law
    }

    /// How many of its values are the law's, and how many illustrative.
    pub fn values_by_provenance(&self) -> (usize, usize) {
        let model = &self.document;
        let provenances = (model.total.iter().map(|part| part.provenance))
            .chain(model.cycle.iter().map(|part| part.provenance))
            .chain(model.bands.iter().map(|part| part.provenance))
            .chain(model.first_level.iter().map(|part| part.provenance))
            .chain(model.second_level.iter().map(|part| part.provenance))
            .chain(model.rules.iter().flat_map(|rule| [rule.provenance, rule.window.provenance]));
        provenances.fold((0, 0), |(law, illustrative), provenance| match provenance {
            Provenance::Law => (law + 1, illustrative),
            Provenance::Illustrative => (law, illustrative + 1),
        })
    }

    /// The band a score lies in.
    pub fn band(&self, score: Points) -> Option<&Band> {
        self.document
            .bands
            .iter()
            .find(|band| score >= band.at_least && band.below.is_none_or(|below| score < below.0))
    }

    /// The grade of a score. A checked model has a band for every score.
    pub fn grade(&self, score: Points) -> Grade {
        self.band(score).map_or(Grade::E, |band| band.grade)
    }

    /// The band of a grade.
    pub fn band_of(&self, grade: Grade) -> Option<&Band> {
        self.document.bands.iter().find(|band| band.grade == grade)
    }

    /// The day of the yearly evaluation, if the scheme has one.
    pub fn yearly_day(&self) -> Option<YearlyDay> {
        self.document.cycle.as_ref()?.each_year_on
    }

    /// The day of the next yearly evaluation, a day itself included; none if the scheme has no such day.
    pub fn next_yearly(&self, from: Date) -> Option<Date> {
        let yearly = self.yearly_day()?;
        [from.year(), from.year() + 1]
            .into_iter()
            .filter_map(|year| yearly.in_year(year))
            .find(|day| *day >= from)
    }

    /// The day that a goal is for unless another is named: that of the next yearly evaluation after a day; where the
    /// scheme has none, the year's last.
    ///
    /// ```
    /// # let model = xinyong_score::Model::from_json(include_str!("../tests/tiny-model.json")).unwrap();
    /// let from = |day: &str| model.goal_day(day.parse().unwrap()).to_string();
    /// assert_eq!(from("2026-12-30"), "2026-12-31");
    /// assert_eq!(from("2026-12-31"), "2027-12-31");
    /// ```
    pub fn goal_day(&self, from: Date) -> Date {
        let tomorrow = from.next();
        self.next_yearly(tomorrow).or_else(|| Date::new(tomorrow.year(), 12, 31)).unwrap_or(Date::MAX)
    }

    /// Whether the model can be asked about a day.
    ///
    /// # Errors
    ///
    /// [`NotInForce`] before its first day.
    pub fn ensure_in_force(&self, asked: Date) -> Result<(), NotInForce> {
        let from = self.in_force_from();
        if asked >= from { Ok(()) } else { Err(NotInForce { model: self.id().into(), from, asked }) }
    }

    /// The rule that scores a record, if one does.
    pub fn rule_for(&self, record: &Record) -> Option<&Rule> {
        self.compiled_rule_for(record).and_then(|(_, rule)| self.document.rules.get(rule.at))
    }

    pub(crate) fn rooms(&self) -> [i32; MAX_SECOND_LEVEL] {
        self.rooms
    }

    #[inline]
    pub(crate) fn compiled_rule_for(&self, record: &Record) -> Option<(usize, &CompiledRule)> {
        let &(from, to) = self.by_kind.get(record.kind as usize)?;
        let rules = self.rules.get(from..to)?;
        let at = rules.iter().position(|rule| applies(&rule.when, record.detail))?;
        Some((from + at, rules.get(at)?))
    }

    pub(crate) fn compiled_rule(&self, at: usize) -> Option<&CompiledRule> {
        self.rules.get(at)
    }

    /// The clauses on which a record with this rule and reason stands as it does, and what they rest on.
    pub(crate) fn grounds(&self, rule: Option<usize>, reason: Reason) -> (&[Citation], Option<Provenance>) {
        if let Some(part) = self.document.not_counting.get(reason) {
            return (&part.basis, Some(part.provenance));
        }
        let Some(compiled) = rule.and_then(|at| self.rules.get(at)) else { return (&[], None) };
        let Some(rule) = self.document.rules.get(compiled.at) else { return (&[], None) };
        match reason {
            Reason::Counted => (&compiled.counted, Some(rule.provenance)),
            Reason::Capped => (&compiled.capped, Some(rule.provenance)),
            _ => (&rule.window.basis, Some(rule.window.provenance)),
        }
    }
}

/// Whether a record's attribute satisfies a condition.
#[inline]
fn applies(when: &When, detail: Option<Detail>) -> bool {
    let Some(detail) = detail else { return when.is_always() };
    match detail {
        Detail::Severity(value) => when.severity.is_none_or(|wanted| wanted == value),
        Detail::List(value) => when.list.is_none_or(|wanted| wanted == value),
        Detail::Level(value) => when.level.is_none_or(|wanted| wanted == value),
        Detail::Extent(value) => when.extent.is_none_or(|wanted| wanted == value),
        Detail::Amount(value) => when.amount.is_none_or(|range| range.contains(value)),
        Detail::Months(value) => when.months.is_none_or(|range| range.contains(value)),
        Detail::Hours(value) => when.hours.is_none_or(|range| range.contains(value)),
    }
}

fn compile(document: &ModelDocument, at: usize, rule: &Rule) -> CompiledRule {
    let indicator =
        document.second_level.iter().position(|part| part.id == rule.indicator).unwrap_or_default();
    let counted = union([&rule.basis, &rule.window.basis]);
    let cap = document.second_level.get(indicator).map_or(&[][..], |part| &part.basis);
    CompiledRule {
        at,
        indicator,
        kind: rule.kind,
        when: rule.when,
        points: rule.points,
        months: rule.window.months,
        own_term: rule.window.own_term,
        capped: union([&counted, cap]),
        counted,
    }
}

/// Citations in order, each once.
fn union<'a>(parts: impl IntoIterator<Item = &'a (impl AsRef<[Citation]> + ?Sized + 'a)>) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for citation in parts.into_iter().flat_map(AsRef::as_ref) {
        if !citations.contains(citation) {
            citations.push(citation.clone());
        }
    }
    citations
}

/// The score without records, and how much of it rests on law.
///
/// Where all parts of a first-level indicator are negative, its full start is the first-level value itself.
fn starts(document: &ModelDocument) -> (Points, Points) {
    let (mut start, mut by_law) = (Points::ZERO, Points::ZERO);
    let mut add = |points: Points, provenance| {
        start += points;
        if provenance == Provenance::Law {
            by_law += points;
        }
    };
    for first in &document.first_level {
        let parts = || document.second_level.iter().filter(|part| part.of == first.id);
        if parts().all(|part| part.polarity == Polarity::Negative) {
            add(first.max, first.provenance);
        } else {
            parts()
                .filter(|part| part.polarity == Polarity::Negative)
                .for_each(|part| add(part.max, part.provenance));
        }
    }
    (start, by_law)
}
