//! What a model must satisfy before it may score anybody.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::MAX_SECOND_LEVEL;
use super::document::{FORMAT, ModelDocument, Range, Rule, When};
use super::word::{Grade, Polarity};
use crate::evaluate::Reason;
use crate::places::Places;
use crate::points::Points;
use crate::problem::{Problem, What};
use crate::record::{Attribute, RecordKind};

/// One thing wrong with a model, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelProblem {
    /// The part, such as `rules.penalty-minor.window`.
    pub path: String,
    /// What is wrong with it.
    pub what: Flaw,
}

/// What is wrong with a part of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The document cannot be read: what its reader says.
    Unreadable(String),
    /// Not what the format wants there.
    Malformed(What),
    /// The document is not of the format that is read here.
    WrongFormat(String),
    /// It extends a model that is not there, or was not laid over it.
    Extends(String),
    /// A part that must be there is not.
    Missing,
    /// Two parts have one id.
    DoubleId,
    /// A value has no basis.
    NoBasis,
    /// The parts add up to something else than the whole.
    Sum {
        /// What they should add up to.
        expected: Points,
        /// What they add up to.
        found: Points,
    },
    /// A value that is not above zero, or out of all proportion.
    OutOfRange(Points),
    /// Between two bands lies a score that has no grade.
    Gap {
        /// The band below ends here.
        from: Points,
        /// The band above begins here.
        to: Points,
    },
    /// A score has two grades.
    Overlap {
        /// From here.
        from: Points,
        /// To here.
        to: Points,
    },
    /// A name of something that the model does not have.
    Unknown(String),
    /// The rule can never apply, because its condition holds for no record.
    NeverApplies,
    /// A condition on two attributes at once.
    TwoConditions,
    /// Another rule could score the same record.
    OverlapsRule(String),
    /// The points have the wrong sign for the indicator.
    WrongSign(Points),
    /// The window is of no kind or of two, or not one that such records can have.
    WrongWindow,
    /// More second-level indicators than are supported.
    TooMany(usize),
}

impl From<Problem> for ModelProblem {
    fn from(problem: Problem) -> Self {
        let path = if problem.path.is_empty() { "model".into() } else { problem.path };
        Self { path, what: Flaw::Malformed(problem.what) }
    }
}

impl fmt::Display for ModelProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        match &self.what {
            Flaw::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Flaw::Malformed(what) => what.fmt(f),
            Flaw::WrongFormat(given) => write!(f, "format is {given:?}, expected {FORMAT:?}"),
            Flaw::Extends(id) => write!(f, "extends {id:?}, which is not known here"),
            Flaw::Missing => f.write_str("missing"),
            Flaw::DoubleId => f.write_str("this id is used twice"),
            Flaw::NoBasis => f.write_str("has no basis: name a document and an article"),
            Flaw::Sum { expected, found } => write!(f, "parts add up to {found}, expected {expected}"),
            Flaw::OutOfRange(points) => write!(f, "{points} is out of range"),
            Flaw::Gap { from, to } => write!(f, "no grade from {from} to {to}"),
            Flaw::Overlap { from, to } => write!(f, "two grades from {from} to {to}"),
            Flaw::Unknown(name) => write!(f, "there is no {name:?}"),
            Flaw::NeverApplies => f.write_str("can never apply"),
            Flaw::TwoConditions => f.write_str("has more than one condition"),
            Flaw::OverlapsRule(other) => write!(f, "could score the same record as rule {other:?}"),
            Flaw::WrongSign(points) => write!(f, "{points} has the wrong sign for its indicator"),
            Flaw::WrongWindow => {
                f.write_str("needs either months or while_listed, as the kind of record allows")
            }
            Flaw::TooMany(count) => write!(f, "{count} second-level indicators, at most {MAX_SECOND_LEVEL}"),
        }
    }
}

impl core::error::Error for ModelProblem {}

/// Everything wrong with a model.
pub(super) fn check(model: &ModelDocument) -> Vec<ModelProblem> {
    let mut check = Check { problems: Vec::new() };
    check.head(model);
    check.bases(model);
    check.sums(model);
    check.bands(model);
    check.rules(model);
    check.problems
}

struct Check {
    problems: Vec<ModelProblem>,
}

impl Check {
    /// The path is made into a text here only: at each place it would be more to download.
    fn found(&mut self, path: fmt::Arguments<'_>, what: Flaw) {
        self.problems.push(ModelProblem { path: path.to_string(), what });
    }

    fn head(&mut self, model: &ModelDocument) {
        if model.format != FORMAT {
            self.found(format_args!("format"), Flaw::WrongFormat(model.format.clone()));
        }
        if let Some(base) = &model.extends {
            self.found(format_args!("extends"), Flaw::Extends(base.clone()));
        }
        for (path, text) in [
            ("id", &model.id),
            ("version", &model.version),
            ("name.zh", &model.name.zh),
            ("name.en", &model.name.en),
        ] {
            if text.trim().is_empty() {
                self.found(format_args!("{path}"), Flaw::Missing);
            }
        }
        if model.second_level.len() > MAX_SECOND_LEVEL {
            self.found(format_args!("second_level"), Flaw::TooMany(model.second_level.len()));
        }
        self.ids("first_level", model.first_level.iter().map(|part| part.id.as_str()));
        self.ids("second_level", model.second_level.iter().map(|part| part.id.as_str()));
        self.ids("rules", model.rules.iter().map(|part| part.id.as_str()));
        self.ids("notices", model.notices.iter().map(|part| part.id.as_str()));
        self.ids("bands", model.bands.iter().map(|part| part.grade.as_str()));
    }

    fn ids<'a>(&mut self, path: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = Places::default();
        for id in ids {
            if !seen.is_new(id) {
                self.found(format_args!("{path}.{id}"), Flaw::DoubleId);
            }
        }
    }

    fn bases(&mut self, model: &ModelDocument) {
        model.each_basis(&mut |path, basis| {
            if basis.is_empty() {
                self.found(path, Flaw::NoBasis);
            }
        });
        for &reason in Reason::ALL.iter().filter(|reason| !reason.is_from_window()) {
            if model.not_counting.get(reason).is_none() {
                self.found(format_args!("not_counting.{reason}"), Flaw::Missing);
            }
        }
        for &(reason, _) in model.not_counting.iter().filter(|(reason, _)| reason.is_from_window()) {
            self.found(format_args!("not_counting.{reason}"), Flaw::Unknown(reason.to_string()));
        }
    }

    fn sums(&mut self, model: &ModelDocument) {
        let Some(total) = &model.total else {
            self.found(format_args!("total"), Flaw::Missing);
            return;
        };
        if model.cycle.is_none() {
            self.found(format_args!("cycle"), Flaw::Missing);
        }
        let proportionate =
            |points: Points| (Points::from_hundredths(1)..=Points::whole(1_000_000)).contains(&points);
        if !proportionate(total.points) {
            self.found(format_args!("total"), Flaw::OutOfRange(total.points));
        }
        for part in &model.first_level {
            if !proportionate(part.max) {
                self.found(format_args!("first_level.{}", part.id), Flaw::OutOfRange(part.max));
            }
            let found = model
                .second_level
                .iter()
                .filter(|second| second.of == part.id)
                .map(|second| second.max)
                .sum();
            if found != part.max {
                self.found(format_args!("first_level.{}", part.id), Flaw::Sum { expected: part.max, found });
            }
        }
        let found = model.first_level.iter().map(|part| part.max).sum();
        if found != total.points {
            self.found(format_args!("first_level"), Flaw::Sum { expected: total.points, found });
        }
        for part in &model.second_level {
            if !proportionate(part.max) {
                self.found(format_args!("second_level.{}", part.id), Flaw::OutOfRange(part.max));
            }
            if !model.first_level.iter().any(|first| first.id == part.of) {
                self.found(format_args!("second_level.{}", part.id), Flaw::Unknown(part.of.clone()));
            }
        }
    }

    /// From 0 to the total without gap or overlap, the grades in order.
    fn bands(&mut self, model: &ModelDocument) {
        for &grade in Grade::ALL {
            if !model.bands.iter().any(|band| band.grade == grade) {
                self.found(format_args!("bands.{grade}"), Flaw::Missing);
            }
        }
        let from_below = Grade::ALL.iter().rev();
        let bands = from_below.flat_map(|&grade| model.bands.iter().filter(move |band| band.grade == grade));
        let total = model.total.as_ref().map(|total| total.points);
        let mut reached = Some(Points::ZERO);
        for band in bands {
            let path = format!("bands.{}", band.grade);
            match reached {
                Some(end) if end < band.at_least => {
                    self.found(format_args!("{path}"), Flaw::Gap { from: end, to: band.at_least });
                }
                Some(end) if end > band.at_least => {
                    self.found(format_args!("{path}"), Flaw::Overlap { from: band.at_least, to: end });
                }
                // The band before had no upper end, though it is not the highest.
                None => self
                    .found(format_args!("{path}"), Flaw::Overlap { from: band.at_least, to: band.at_least }),
                Some(_) => {}
            }
            if total.is_some_and(|total| band.at_least > total) {
                self.found(format_args!("{path}"), Flaw::OutOfRange(band.at_least));
            }
            if let Some(below) = band.below
                && below.0 <= band.at_least
            {
                self.found(format_args!("{path}"), Flaw::OutOfRange(below.0));
            }
            reached = band.below.map(|below| below.0);
        }
        if let (Some(end), Some(total)) = (reached, total)
            && end <= total
        {
            self.found(format_args!("bands"), Flaw::Gap { from: end, to: total });
        }
    }

    fn rules(&mut self, model: &ModelDocument) {
        for (at, rule) in model.rules.iter().enumerate() {
            let path = format!("rules.{}", rule.id);
            match model.second_level.iter().find(|part| part.id == rule.indicator) {
                None => self.found(format_args!("{path}"), Flaw::Unknown(rule.indicator.clone())),
                Some(part) => {
                    let fits = match part.polarity {
                        Polarity::Negative => rule.points < Points::ZERO,
                        Polarity::Positive => rule.points > Points::ZERO,
                    };
                    if !fits {
                        self.found(format_args!("{path}"), Flaw::WrongSign(rule.points));
                    } else if rule.points.abs() > Points::whole(1_000_000) {
                        self.found(format_args!("{path}"), Flaw::OutOfRange(rule.points));
                    }
                }
            }
            self.window(rule, &path);
            match conditions(&rule.when).as_slice() {
                [] => {}
                [(attribute, range)] => {
                    if rule.kind.attribute() != Some(*attribute) || range.is_some_and(Range::is_empty) {
                        self.found(format_args!("{path}"), Flaw::NeverApplies);
                    }
                }
                _ => self.found(format_args!("{path}"), Flaw::TwoConditions),
            }
            for other in model.rules.iter().take(at) {
                if other.kind == rule.kind && overlap(&rule.when, &other.when) {
                    self.found(format_args!("{path}"), Flaw::OverlapsRule(other.id.clone()));
                }
            }
        }
    }

    fn window(&mut self, rule: &Rule, path: &str) {
        let window = &rule.window;
        let fits = match (window.months, window.while_listed) {
            (Some(months), false) => months > 0,
            (None, true) => rule.kind.is_listed(),
            _ => false,
        };
        if !fits || (window.own_term && !rule.kind.has_own_term()) {
            self.found(format_args!("{path}.window"), Flaw::WrongWindow);
        }
    }
}

/// The attributes a condition names, with the range of each that is a number.
fn conditions(when: &When) -> Vec<(Attribute, Option<Range>)> {
    let word = |there: bool, attribute| there.then_some((attribute, None));
    let number = |range: Option<Range>, attribute| range.map(|range| (attribute, Some(range)));
    [
        word(when.severity.is_some(), Attribute::Severity),
        word(when.list.is_some(), Attribute::List),
        word(when.level.is_some(), Attribute::Level),
        word(when.extent.is_some(), Attribute::Extent),
        number(when.amount, Attribute::Amount),
        number(when.months, Attribute::Months),
        number(when.hours, Attribute::Hours),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether a record of one kind can satisfy both conditions.
fn overlap(a: &When, b: &When) -> bool {
    fn words<T: Copy + PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    let ranges = |a: Option<Range>, b: Option<Range>| a.unwrap_or_default().overlaps(b.unwrap_or_default());
    words(a.severity, b.severity)
        && words(a.list, b.list)
        && words(a.level, b.level)
        && words(a.extent, b.extent)
        && ranges(a.amount, b.amount)
        && ranges(a.months, b.months)
        && ranges(a.hours, b.hours)
}

/// The kinds of record that no rule names.
pub fn kinds_without_rule(model: &ModelDocument) -> impl Iterator<Item = RecordKind> {
    RecordKind::ALL.iter().copied().filter(|&kind| !model.rules.iter().any(|rule| rule.kind == kind))
}
