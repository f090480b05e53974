//! What an evaluation brings, as other programs read it.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{Brought, BroughtOffer, BroughtScenario, Measure, MeasureKind, NextGrade, OfferStatus, Standing};
use crate::date::Date;
use crate::evaluate::{ModelName, NoticeDocument, notices};
use crate::model::{Citation, Class, Grade, Provenance};
use crate::plan::PlanDocument;
use crate::points::Points;
use crate::uscc::Uscc;

/// 守信激励与监管措施 as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BroughtDocument<'a> {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// The date of the evaluation.
    pub as_of: Date,
    /// The model.
    pub model: ModelName<'a>,
    /// 得分
    pub score: Points,
    /// 等级
    pub grade: Grade,
    /// 分类
    pub class: Option<Class>,
    /// The measures of the entity's class and grade.
    pub measures: Vec<MeasureDocument<'a>>,
    /// What the next better grade changes; null at the best.
    pub next: Option<NextGradeDocument<'a>>,
    /// “信用+”场景
    pub scenarios: Vec<ScenarioDocument<'a>>,
    /// What must be said wherever the result is shown.
    pub notices: Vec<NoticeDocument<'a>>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// A favour or a burden.
    pub kind: MeasureKind,
    /// 名称
    pub name: &'a str,
    /// What it means.
    pub text: &'a str,
    /// The clauses it rests on.
    pub basis: &'a [Citation],
    /// Whether it is the law's or illustrative.
    pub provenance: Provenance,
}

/// The next better grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextGradeDocument<'a> {
    /// The grade.
    pub grade: Grade,
    /// How many points are missing to it.
    pub points_away: Points,
    /// The measures that it brings and the present grade does not.
    pub adds: Vec<MeasureDocument<'a>>,
    /// The measures that it ends.
    pub ends: Vec<MeasureDocument<'a>>,
    /// Which actions away it is; null where that was not asked for.
    pub plan: Option<PlanDocument<'a>>,
}

/// A scenario, and the grade that decides in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScenarioDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// 名称
    pub name: &'a str,
    /// The tag of the entities that it is for; null if it is for everybody.
    pub whom: Option<&'a str>,
    /// The id of the model whose grade decides.
    pub model: &'a str,
    /// The score under that model.
    pub score: Points,
    /// The grade under that model.
    pub grade: Grade,
    /// What it offers.
    pub offers: Vec<OfferDocument<'a>>,
    /// The clauses it rests on.
    pub basis: &'a [Citation],
    /// Whether it is the law's or illustrative.
    pub provenance: Provenance,
}

/// An offer, and where the entity stands with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// A favour or a burden.
    pub kind: MeasureKind,
    /// What it is.
    pub text: &'a str,
    /// Whether the entity has it, or the first thing that is against it.
    pub status: OfferStatus,
    /// From which grade up it is offered; null if from any.
    pub from: Option<FromDocument<'a>>,
    /// How many points are missing to that grade; null unless that is what is against it.
    pub points_away: Option<Points>,
    /// The records in the way; null unless they are what is against it.
    pub records: Option<RecordsDocument<'a>>,
    /// The clauses it rests on.
    pub basis: &'a [Citation],
    /// Whether it is the law's or illustrative.
    pub provenance: Provenance,
}

/// 等级门槛: from which grade up something is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FromDocument<'a> {
    /// The lowest grade that has it.
    pub grade: Grade,
    /// The clauses the grade rests on.
    pub basis: &'a [Citation],
    /// Whether the grade is the law's or illustrative.
    pub provenance: Provenance,
}

/// Records that stand against an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordsDocument<'a> {
    /// Their ids.
    pub ids: Vec<&'a str>,
    /// The first day on which none of them does; null while one of them has no end.
    pub clear_from: Option<Date>,
    /// The clauses the condition rests on.
    pub basis: &'a [Citation],
    /// Whether the condition is the law's or illustrative.
    pub provenance: Provenance,
}

impl Brought<'_> {
    /// What is brought, as other programs read it.
    pub fn document(&self) -> BroughtDocument<'_> {
        let evaluation = self.evaluation;
        let own = self.measures.document().notices.iter();
        let mut notices = notices(evaluation.model());
        notices.extend(own.map(|notice| NoticeDocument {
            id: &notice.id,
            text: &notice.text.zh,
            basis: &notice.basis,
        }));
        BroughtDocument {
            uscc: evaluation.archive().entity().uscc,
            as_of: evaluation.as_of(),
            model: ModelName::from(&**evaluation.model()),
            score: evaluation.score(),
            grade: evaluation.grade(),
            class: evaluation.band().map(|band| band.class),
            measures: measures(&self.now),
            next: self.next.as_ref().map(NextGrade::document),
            scenarios: self.scenarios.iter().map(BroughtScenario::document).collect(),
            notices,
        }
    }
}

impl NextGrade<'_> {
    fn document(&self) -> NextGradeDocument<'_> {
        NextGradeDocument {
            grade: self.grade,
            points_away: self.points_away,
            adds: measures(&self.adds),
            ends: measures(&self.ends),
            plan: self.plan.as_ref().map(|plan| plan.document()),
        }
    }
}

impl BroughtScenario<'_> {
    fn document(&self) -> ScenarioDocument<'_> {
        let scenario = self.scenario;
        ScenarioDocument {
            id: &scenario.id,
            name: &scenario.name.zh,
            whom: scenario.whom.as_ref().map(|whom| whom.tag.as_str()),
            model: self.model.id(),
            score: self.score,
            grade: self.grade,
            offers: self.offers.iter().map(BroughtOffer::document).collect(),
            basis: &scenario.basis,
            provenance: scenario.provenance,
        }
    }
}

impl BroughtOffer<'_> {
    fn document(&self) -> OfferDocument<'_> {
        let (offer, standing) = (self.offer, &self.standing);
        let from = offer.from.as_ref().map(|from| FromDocument {
            grade: from.grade,
            basis: &from.basis,
            provenance: from.provenance,
        });
        let (points_away, records) = match (standing, &offer.without) {
            (Standing::GradeTooLow { points_away, .. }, _) => (Some(*points_away), None),
            (Standing::RecordInTheWay { records, clear_from }, Some(without)) => {
                let records = RecordsDocument {
                    ids: records.iter().map(|record| record.id.as_str()).collect(),
                    clear_from: *clear_from,
                    basis: &without.basis,
                    provenance: without.provenance,
                };
                (None, Some(records))
            }
            _ => (None, None),
        };
        OfferDocument {
            id: &offer.id,
            kind: offer.kind,
            text: &offer.text.zh,
            status: standing.status(),
            from,
            points_away,
            records,
            basis: &offer.basis,
            provenance: offer.provenance,
        }
    }
}

fn measures<'a>(measures: &[&'a Measure]) -> Vec<MeasureDocument<'a>> {
    let document = |measure: &&'a Measure| MeasureDocument {
        id: &measure.id,
        kind: measure.kind,
        name: &measure.name.zh,
        text: &measure.text.zh,
        basis: &measure.basis,
        provenance: measure.provenance,
    };
    measures.iter().map(document).collect()
}

impl Serialize for Brought<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}
