//! 总体: many archives laid out in columns, to be scored on any day as fast as memory is read.
//!
//! A column holds one thing about every record that can count: from which day through which, in which indicator, and
//! for how many points. What is taken of them is taken by the tally of [`mod@crate::evaluate`], so that every score is
//! the one that is explained there.

use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::Serialize;

use crate::archive::Archive;
use crate::date::Date;
use crate::evaluate::{ModelName, Tally, Term};
use crate::model::{Grade, Model, NotInForce};
use crate::points::Points;

/// 等级分布: how many entities have each grade on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PopulationDocument<'a> {
    /// The day.
    pub as_of: Date,
    /// The model.
    pub model: ModelName<'a>,
    /// How many entities there are.
    pub entities: usize,
    /// Every grade, the best first.
    pub grades: Vec<GradeCount>,
}

/// A grade and how many have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GradeCount {
    /// The grade.
    pub grade: Grade,
    /// How many entities have it.
    pub entities: usize,
}

/// Many archives, as one model sees them.
///
/// ```
/// use std::sync::Arc;
/// use xinyong_score::{Archive, Model, Population, score};
///
/// let model = Arc::new(Model::from_json(include_str!("../tests/tiny-model.json")).unwrap());
/// # let archive = Archive::from_json(
/// #     r#"{ "format": "xinyong-archive/1",
/// #          "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
/// #          "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
/// #                         "date": "2026-03-10", "status": "active" } ] }"#,
/// # ).unwrap().archive;
/// let day = "2026-11-22".parse().unwrap();
/// let mut population = Population::new(model.clone());
/// population.push(&archive);
/// let scores: Vec<_> = population.scores(day).unwrap().collect();
/// assert_eq!(scores, [score(&archive, &model, day).unwrap()]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    model: Arc<Model>,
    /// By entity: how many entries it and those before it have.
    ends: Vec<usize>,
    /// By entry: the first day it counts,
    from: Vec<Date>,
    /// and the last;
    through: Vec<Date>,
    /// the place of its second-level indicator,
    indicator: Vec<u8>,
    /// and its points.
    points: Vec<Points>,
}

impl Population {
    /// Nobody yet, to be scored by a model.
    pub const fn new(model: Arc<Model>) -> Self {
        Self {
            model,
            ends: Vec::new(),
            from: Vec::new(),
            through: Vec::new(),
            indicator: Vec::new(),
            points: Vec::new(),
        }
    }

    /// Takes an archive in. It need not be kept.
    pub fn push(&mut self, archive: &Archive) {
        for (_, record, duplicate_of) in archive.in_order() {
            let rule = self.model.compiled_rule_for(record).filter(|_| duplicate_of.is_none());
            let Some((_, rule)) = rule else { continue };
            let days = Term::of(record, rule).days(record);
            // A model has no more indicators than a byte can name.
            let (Some((from, through)), Ok(indicator)) = (days, u8::try_from(rule.indicator)) else {
                continue;
            };
            self.from.push(from);
            self.through.push(through);
            self.indicator.push(indicator);
            self.points.push(rule.points);
        }
        self.ends.push(self.from.len());
    }

    /// By what it is scored.
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// How many archives there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many have each grade on a day.
    ///
    /// # Errors
    ///
    /// [`NotInForce`] if the model was not yet in force on the day.
    pub fn document(&self, as_of: Date) -> Result<PopulationDocument<'_>, NotInForce> {
        let mut grades: Vec<GradeCount> =
            Grade::ALL.iter().map(|&grade| GradeCount { grade, entities: 0 }).collect();
        for score in self.scores(as_of)? {
            let grade = self.model.grade(score);
            if let Some(count) = grades.iter_mut().find(|count| count.grade == grade) {
                count.entities += 1;
            }
        }
        Ok(PopulationDocument { as_of, model: (&*self.model).into(), entities: self.len(), grades })
    }

    /// The score of every archive on a day, in the order in which they were taken in: for each what
    /// [`score`](crate::score) gives.
    ///
    /// # Errors
    ///
    /// [`NotInForce`] if the model was not yet in force on the day.
    pub fn scores(&self, as_of: Date) -> Result<impl ExactSizeIterator<Item = Points> + '_, NotInForce> {
        self.model.ensure_in_force(as_of)?;
        let fresh = Tally::new(&self.model);
        let mut begin = 0;
        Ok(self.ends.iter().map(move |&end| {
            let entries = begin..end;
            begin = end;
            let (from, through) = (self.from.get(entries.clone()), self.through.get(entries.clone()));
            let (indicator, points) = (self.indicator.get(entries.clone()), self.points.get(entries));
            let days = from.unwrap_or_default().iter().zip(through.unwrap_or_default());
            let effects = indicator.unwrap_or_default().iter().zip(points.unwrap_or_default());
            let mut tally = fresh.clone();
            for ((from, through), (indicator, points)) in days.zip(effects) {
                if *from <= as_of && as_of <= *through {
                    tally.take(usize::from(*indicator), *points);
                }
            }
            tally.score()
        }))
    }
}
