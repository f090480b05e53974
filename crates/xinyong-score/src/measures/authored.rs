//! Measures as people write them: every one beside its basis and its provenance.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::authored::{Part, backed, field, fields, part};
use crate::date::Date;
use crate::json::{Place, Value};
use crate::model::{Bilingual, Citation, Class, Grade, Notice};
use crate::problem::{Problem, What};
use crate::record::RecordKind;
use crate::word::words;

/// The name of the format.
pub const FORMAT: &str = "xinyong-measures/1";

words! {
    /// 措施类别: whether a measure is a favour or a burden.
    MeasureKind {
        /// 守信激励
        Incentive = "incentive",
        /// 监管措施
        Supervision = "supervision",
    }
}

/// Whose measure it is: everybody's of a class, or of a grade alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Tier {
    /// 分类
    Class(Class),
    /// 等级
    Grade(Grade),
}

impl Part for Tier {
    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        let mut fields = fields(value, place, problems);
        let class: Option<Class> = field(&mut fields, "class", problems);
        let grade: Option<Grade> = field(&mut fields, "grade", problems);
        if class.is_some() && grade.is_some() {
            problems.push(place.field("grade").problem(What::UnknownField { known: Vec::from(["class"]) }));
        } else if class.is_none() && grade.is_none() {
            fields.missing("grade", problems);
        }
        fields.finish(problems);
        class.map_or_else(|| Self::Grade(grade.unwrap_or(Grade::A)), Self::Class)
    }
}

backed! {
    /// 措施: what a class or a grade brings.
    Measure {
        /// Its id.
        id: String,
        /// Whom it comes to.
        at: Tier,
        /// A favour or a burden.
        kind: MeasureKind,
        /// 施行日期
        in_force_from: Date,
        /// What it is called, as it stands within a sentence.
        name: Bilingual,
        /// What it means, in a sentence.
        text: Bilingual,
    }
}

backed! {
    /// “信用+”场景: a field in which good credit is of use.
    Scenario {
        /// Its id.
        id: String,
        /// Its name.
        name: Bilingual,
        /// 施行日期
        in_force_from: Date,
        /// Whom it is for; everybody if not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whom: Option<Whom>,
        /// The model of the scheme whose grade decides; that of the evaluation asked about if not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scheme: Option<String>,
        /// What it offers.
        offers: Vec<Offer>,
    }
}

part! {
    /// 适用对象: the entities that their archive tells by a tag.
    Whom {
        /// The tag.
        tag: String,
        /// What such entities are called.
        name: Bilingual,
    }
}

backed! {
    /// 服务: one thing that a scenario offers.
    Offer {
        /// Its id, unique among all scenarios.
        id: String,
        /// A favour or a burden.
        kind: MeasureKind,
        /// What it is, in a sentence.
        text: Bilingual,
        /// 等级门槛: from which grade up it is offered; from any if not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Threshold>,
        /// 无记录条件: what must not have been for a time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        without: Option<Without>,
    }
}

backed! {
    /// 等级门槛
    Threshold {
        /// The lowest grade that has the offer.
        grade: Grade,
    }
}

backed! {
    /// 无记录条件: no record of these kinds within so many months.
    Without {
        /// The adverse kinds.
        kinds: Vec<RecordKind>,
        /// How many months must have passed since such a record's last day.
        months: u32,
    }
}

part! {
    /// 守信激励与监管措施, as authored. [`crate::Measures::new`] checks it.
    MeasuresDocument {
        /// `xinyong-measures/1`
        format: String,
        /// 说明: what must be said wherever measures are shown.
        #[serde(default)]
        notices: Vec<Notice> = Vec::new(),
        /// 按分类、等级的措施
        #[serde(default)]
        measures: Vec<Measure> = Vec::new(),
        /// “信用+”场景
        #[serde(default)]
        scenarios: Vec<Scenario> = Vec::new(),
    }
}

impl MeasuresDocument {
    /// Every clause cited, part by part; one cited twice comes twice.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let mut citations = Vec::new();
        self.each_basis(&mut |_, basis| citations.extend(basis));
        citations.into_iter()
    }

    /// The id of every scheme that a scenario follows.
    pub fn schemes(&self) -> impl Iterator<Item = &str> {
        self.scenarios.iter().filter_map(|scenario| scenario.scheme.as_deref())
    }
}
