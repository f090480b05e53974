//! Measures: what a class, a grade and good credit bring, as data with citations; and for an evaluation, what the
//! entity has now, what the next grade adds, and how far away the rest is (`hlj-2021` (九), (十)).

mod authored;
mod check;
mod document;

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::archive::Archive;
use crate::date::Date;
use crate::evaluate::{Evaluation, evaluate};
use crate::model::{Grade, Model};
use crate::plan::{Goal, Means, Plan, plan};
use crate::points::Points;
use crate::record::{Record, Status};
use crate::word::words;

pub use authored::{
    FORMAT, Measure, MeasureKind, MeasuresDocument, Offer, Scenario, Threshold, Tier, Whom, Without,
};
pub use check::{MeasuresFlaw, MeasuresProblem};
pub use document::{
    BroughtDocument, FromDocument, MeasureDocument, NextGradeDocument, OfferDocument, RecordsDocument,
    ScenarioDocument,
};

/// 守信激励与监管措施: checked measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measures {
    document: MeasuresDocument,
}

impl Measures {
    /// Checks a document.
    ///
    /// # Errors
    ///
    /// Every problem found, not only the first.
    pub fn new(document: MeasuresDocument) -> Result<Self, Vec<MeasuresProblem>> {
        let problems = check::check(&document);
        if problems.is_empty() { Ok(Self { document }) } else { Err(problems) }
    }

    /// The measures as authored.
    pub fn document(&self) -> &MeasuresDocument {
        &self.document
    }

    /// The measures that come to a grade of a model on a day, in the order authored.
    pub fn of_grade(&self, model: &Model, grade: Grade, on: Date) -> Vec<&Measure> {
        let class = model.band_of(grade).map(|band| band.class);
        let mut measures = Vec::new();
        for measure in &self.document.measures {
            let comes = match measure.at {
                Tier::Class(of) => Some(of) == class,
                Tier::Grade(of) => of == grade,
            };
            if comes && measure.in_force_from <= on {
                measures.push(measure);
            }
        }
        measures
    }
}

words! {
    /// 享有状态: where an entity stands with an offer.
    OfferStatus {
        /// 可以享受
        Available = "available",
        /// 不属适用对象: the archive does not say that the entity is one of those it is for
        NotForEntity = "not-for-entity",
        /// 有不符条件的记录
        RecordInTheWay = "record-in-the-way",
        /// 等级未到
        GradeTooLow = "grade-too-low",
    }
}

/// 评价结果带来什么: what an evaluation brings to its entity, and what is within reach.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought<'a> {
    /// What it was asked of.
    pub evaluation: &'a Evaluation,
    /// What it was answered from.
    pub measures: &'a Measures,
    /// The measures of the entity's class and grade.
    pub now: Vec<&'a Measure>,
    /// What the next better grade changes; none at the best.
    pub next: Option<NextGrade<'a>>,
    /// The scenarios in force, in the order authored.
    pub scenarios: Vec<BroughtScenario<'a>>,
}

/// The next better grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextGrade<'a> {
    /// The grade.
    pub grade: Grade,
    /// How many points are missing to it.
    pub points_away: Points,
    /// The measures that it brings and the present grade does not.
    pub adds: Vec<&'a Measure>,
    /// The measures that it ends.
    pub ends: Vec<&'a Measure>,
    /// Which actions away it is, where that was asked for.
    pub plan: Option<Box<Plan>>,
}

impl Brought<'_> {
    /// With the plan to the next better grade, by the day that a goal is for.
    ///
    /// The means must be those of the evaluation: its archive and its model. If they name a further action that is
    /// impossible, there is no plan.
    pub fn with_plan(mut self, means: Means<'_>) -> Self {
        if let Some(next) = &mut self.next {
            let today = self.evaluation.as_of();
            let goal = Goal { grade: next.grade, by: means.model.goal_day(today) };
            next.plan = plan(means, today, goal).ok().map(Box::new);
        }
        self
    }
}

/// Where an entity stands with a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtScenario<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The model whose score and grade decide, with which a plan to a missing grade is made.
    pub model: Arc<Model>,
    /// The score under that model.
    pub score: Points,
    /// The grade under that model.
    pub grade: Grade,
    /// Each of its offers.
    pub offers: Vec<BroughtOffer<'a>>,
}

/// Where an entity stands with an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtOffer<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// Whether the entity has it, or the first thing that is against it.
    pub standing: Standing<'a>,
}

/// Whether an entity has an offer, or why not: whom it is for comes before records, and records before the grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It has it.
    Available,
    /// The archive does not say that it is one of these.
    NotForEntity(&'a Whom),
    /// Records stand against it.
    RecordInTheWay {
        /// The records, by date and then id.
        records: Vec<&'a Record>,
        /// The first day on which none of them does; none while one of them has no end.
        clear_from: Option<Date>,
    },
    /// Its grade is too low.
    GradeTooLow {
        /// The grade it must reach.
        grade: Grade,
        /// How many points are missing to that.
        points_away: Points,
    },
}

impl Standing<'_> {
    /// The status as programs read it.
    pub const fn status(&self) -> OfferStatus {
        match self {
            Self::Available => OfferStatus::Available,
            Self::NotForEntity(_) => OfferStatus::NotForEntity,
            Self::RecordInTheWay { .. } => OfferStatus::RecordInTheWay,
            Self::GradeTooLow { .. } => OfferStatus::GradeTooLow,
        }
    }
}

/// What an evaluation brings to its entity on its day.
///
/// A scenario that follows a scheme is judged by the model of the scheme, which `models` has by its id; by the model of the
/// evaluation where there is none, or it was not in force.
pub fn brings<'a>(
    evaluation: &'a Evaluation,
    measures: &'a Measures,
    models: &dyn Fn(&str) -> Option<Arc<Model>>,
) -> Brought<'a> {
    let (model, as_of) = (evaluation.model(), evaluation.as_of());
    let now = measures.of_grade(model, evaluation.grade(), as_of);
    let next = evaluation.grade().better().and_then(|grade| {
        let then = measures.of_grade(model, grade, as_of);
        Some(NextGrade {
            grade,
            points_away: points_to(model, evaluation.score(), grade)?,
            adds: only(&then, &now),
            ends: only(&now, &then),
            plan: None,
        })
    });
    let mut scenarios = Vec::new();
    for scenario in &measures.document.scenarios {
        if scenario.in_force_from > as_of {
            continue;
        }
        let scheme = scenario.scheme.as_deref().filter(|&id| id != model.id()).and_then(models);
        let followed = scheme.and_then(|scheme| evaluate(evaluation.archive(), &scheme, as_of).ok());
        let decides = followed.as_ref().unwrap_or(evaluation);
        scenarios.push(BroughtScenario {
            scenario,
            model: decides.model().clone(),
            score: decides.score(),
            grade: decides.grade(),
            offers: (scenario.offers.iter())
                .map(|offer| BroughtOffer {
                    offer,
                    standing: standing(evaluation, scenario.whom.as_ref(), offer, decides),
                })
                .collect(),
        });
    }
    Brought { evaluation, measures, now, next, scenarios }
}

/// The measures that are among some and not among others.
fn only<'a>(some: &[&'a Measure], others: &[&'a Measure]) -> Vec<&'a Measure> {
    let mut only = some.to_vec();
    only.retain(|measure| !others.contains(measure));
    only
}

/// Where the entity of an evaluation stands with an offer, of which another evaluation may decide.
fn standing<'a>(
    evaluation: &'a Evaluation,
    whom: Option<&'a Whom>,
    offer: &'a Offer,
    decides: &Evaluation,
) -> Standing<'a> {
    let archive = evaluation.archive();
    if let Some(whom) = whom.filter(|whom| !archive.entity().tags.contains(&whom.tag)) {
        return Standing::NotForEntity(whom);
    }
    if let Some(without) = &offer.without
        && let Some(standing) = in_the_way(archive, without, evaluation.as_of())
    {
        return standing;
    }
    let missing = offer.from.as_ref().filter(|from| decides.grade() > from.grade);
    match missing.and_then(|from| Some((from, points_to(decides.model(), decides.score(), from.grade)?))) {
        Some((from, points_away)) => Standing::GradeTooLow { grade: from.grade, points_away },
        None => Standing::Available,
    }
}

/// The records that stand against a condition on a day, if any does.
fn in_the_way<'a>(archive: &'a Archive, without: &Without, on: Date) -> Option<Standing<'a>> {
    let mut records = Vec::new();
    let mut latest = Some(Date::MIN);
    for (_, record, duplicate_of) in archive.in_order() {
        let last = stands_through(record, without.months);
        let stands = record.date <= on && last.is_none_or(|last| on <= last);
        if stands && duplicate_of.is_none() && without.kinds.contains(&record.kind) {
            records.push(record);
            latest = latest.and_then(|latest| Some(latest.max(last?)));
        }
    }
    (!records.is_empty()).then(|| Standing::RecordInTheWay { records, clear_from: latest.map(Date::next) })
}

/// The last day on which a record stands against a condition of so many months; none if without end.
///
/// The months run from the record's own last day: of one on a list, the day before the entity left it. What is repaired
/// or revoked is held against nobody from that day on (`hlj-2021` (十四)).
fn stands_through(record: &Record, months: u32) -> Option<Date> {
    let last_day = if record.kind.is_listed() {
        record.left_on.map(|day| day.previous().unwrap_or(day))
    } else {
        Some(record.date)
    };
    let cleared = match record.status {
        Status::Repaired(day) | Status::Revoked(day) => day.previous(),
        _ => None,
    };
    [last_day.map(|day| day.plus_months(months)), cleared].into_iter().flatten().min()
}

/// How many points are missing from a score to a grade.
fn points_to(model: &Model, score: Points, grade: Grade) -> Option<Points> {
    model.band_of(grade).map(|band| band.at_least - score)
}
