//! A model as people write it: every value beside its basis and its provenance.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};

use super::by_reason::ByReason;
use super::word::{Class, Grade, Polarity};
use crate::authored::{Part, backed, found, part};
use crate::date::Date;
use crate::json::{self, Place, Value};
use crate::points::{Points, serialize_authored};
use crate::problem::{Problem, What};
use crate::record::{Extent, Level, List, RecordKind, Severity};

/// The name of the format.
pub const FORMAT: &str = "xinyong-model/1";

/// 依据: a document and an article in it, written `hlj-2021-rules:10`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// The id of the document.
    pub document: String,
    /// The article, measure or section.
    pub article: String,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.document, self.article)
    }
}

impl Citation {
    /// The citation that a text is, if it is one.
    fn parse(text: &str) -> Result<Self, What> {
        match text.split_once(':') {
            Some((document, article)) if !document.is_empty() && !article.is_empty() => {
                Ok(Self { document: document.into(), article: article.into() })
            }
            _ => Err(What::NotACitation { given: text.into() }),
        }
    }
}

impl Part for Citation {
    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        found(value, place, problems, |value| json::written(value).and_then(Self::parse))
            .unwrap_or_else(|| Self { document: String::new(), article: String::new() })
    }
}

/// As cases cite.
impl<'de> serde::Deserialize<'de> for Citation {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// Writes citations the way authors do.
pub(crate) fn authored_citations<S: Serializer>(
    citations: &[Citation],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(citations.iter().map(Citation::to_string))
}

part! {
    /// A name or a sentence in both languages.
    #[derive(serde::Deserialize)]
    Bilingual {
        /// 中文
        zh: String,
        /// English
        en: String,
    }
}

backed! {
    /// 总分
    Total {
        /// The highest score.
        #[serde(serialize_with = "serialize_authored")]
        points: Points,
    }
}

backed! {
    /// 评价周期: when the result is taken. Neither field: as the data changes.
    Cycle {
        /// The month and day of the yearly evaluation, `12-31`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        each_year_on: Option<YearlyDay>,
    }
}

backed! {
    /// 等级区间: the scores that make a grade.
    Band {
        /// The grade.
        grade: Grade,
        /// Its class.
        class: Class,
        /// The lowest score of the band.
        #[serde(serialize_with = "serialize_authored")]
        at_least: Points,
        /// The score that is too high for it; none for the highest band.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        below: Option<AuthoredPoints>,
    }
}

backed! {
    /// 一级指标
    FirstLevel {
        /// Its id.
        id: String,
        /// Its name.
        name: Bilingual,
        /// Its highest score.
        #[serde(serialize_with = "serialize_authored")]
        max: Points,
    }
}

backed! {
    /// 二级指标
    SecondLevel {
        /// Its id.
        id: String,
        /// The first-level indicator it belongs to.
        of: String,
        /// Its name.
        name: Bilingual,
        /// Whether its records take or give.
        polarity: Polarity,
        /// Its highest score, and the most its records can take or give.
        #[serde(serialize_with = "serialize_authored")]
        max: Points,
    }
}

backed! {
    /// 纳入评价时效: how long a record counts.
    Window {
        /// So many months from its date, that day's match included.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        months: Option<u32>,
        /// Until the entity leaves the list.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        while_listed: bool,
        /// Through the record's own last valid day, if it has one, instead.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        own_term: bool,
    }
}

backed! {
    /// 计分规则
    Rule {
        /// Its id.
        id: String,
        /// The second-level indicator it counts in.
        indicator: String,
        /// The records it is for.
        kind: RecordKind,
        /// Which of them.
        #[serde(default, skip_serializing_if = "When::is_always")]
        when: When = When::default(),
        /// What such a record does: negative in a negative indicator.
        #[serde(serialize_with = "serialize_authored")]
        points: Points,
        /// How long it counts.
        window: Window,
    }
}

backed! {
    /// 说明: a sentence that goes with every result.
    Notice {
        /// Its id.
        id: String,
        /// The sentence.
        text: Bilingual,
    }
}

backed! {
    /// Why a record does not count, apart from its window.
    NotCounting {
    }
}

/// Points that may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuthoredPoints(pub Points);

impl Part for AuthoredPoints {
    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        Self(Points::read(value, place, problems))
    }
}

impl Serialize for AuthoredPoints {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_authored(&self.0, serializer)
    }
}

/// A day of every year, written `12-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearlyDay {
    month: u32,
    day: u32,
}

impl YearlyDay {
    /// That day of a year, if the year has it.
    pub fn in_year(self, year: i32) -> Option<Date> {
        Date::new(year, self.month, self.day)
    }
}

impl Serialize for YearlyDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}-{:02}", self.month, self.day))
    }
}

impl Part for YearlyDay {
    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        let read = |value: &Value<'_>| {
            let text = json::written(value)?;
            // Any year that is no leap year: a day that some years lack cannot be yearly.
            let day = alloc::format!("2001-{text}").parse::<Date>();
            day.map_err(|_| What::NotADate { given: text.into() })
        };
        let day = found(value, place, problems, read).unwrap_or(Date::MIN);
        Self { month: day.month(), day: day.day() }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for YearlyDay {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "YearlyDay".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A day of every year, 12-31.", "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$" })
    }
}

part! {
    /// Numbers from `at_least` on and less than `below`.
    #[derive(Copy, Default)]
    Range {
        /// The smallest number; 0 if not given.
        #[serde(default)]
        at_least: u64 = 0,
        /// The first number too large; none if not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        below: Option<u64>,
    }
}

impl Range {
    /// Whether a number is in the range.
    pub fn contains(self, number: u64) -> bool {
        self.at_least <= number && self.below.is_none_or(|below| number < below)
    }

    /// Whether no number is in the range.
    pub fn is_empty(self) -> bool {
        self.below.is_some_and(|below| below <= self.at_least)
    }

    /// Whether a number is in both ranges.
    pub fn overlaps(self, other: Self) -> bool {
        !self.is_empty()
            && !other.is_empty()
            && self.below.is_none_or(|below| other.at_least < below)
            && other.below.is_none_or(|below| self.at_least < below)
    }
}

part! {
    /// Which records of a kind a rule is for: at most one condition; none means all.
    #[derive(Copy, Default)]
    When {
        /// 失信程度
        #[serde(default, skip_serializing_if = "Option::is_none")]
        severity: Option<Severity>,
        /// 名单
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<List>,
        /// 级别
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Level>,
        /// 程度
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extent: Option<Extent>,
        /// 金额, in fen
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Range>,
        /// 月数
        #[serde(default, skip_serializing_if = "Option::is_none")]
        months: Option<Range>,
        /// 小时数
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hours: Option<Range>,
    }
}

impl When {
    /// Whether there is no condition.
    pub fn is_always(&self) -> bool {
        *self == Self::default()
    }
}

part! {
    /// 指标体系, as authored. [`crate::Model::new`] checks it.
    ModelDocument {
        /// `xinyong-model/1`
        format: String,
        /// Its id.
        id: String,
        /// Its version.
        version: String,
        /// 施行日期: the first day it can be asked about.
        in_force_from: Date,
        /// The model whose parts hold where this one is silent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extends: Option<String>,
        /// Its name.
        name: Bilingual,
        /// The documents it implements.
        #[serde(default, serialize_with = "crate::model::authored_citations")]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        basis: Vec<Citation> = Vec::new(),
        /// 总分
        #[serde(default, skip_serializing_if = "Option::is_none")]
        total: Option<Total>,
        /// 评价周期
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cycle: Option<Cycle>,
        /// 说明
        #[serde(default)]
        notices: Vec<Notice> = Vec::new(),
        /// 等级区间, the highest first
        #[serde(default)]
        bands: Vec<Band> = Vec::new(),
        /// 一级指标
        #[serde(default)]
        first_level: Vec<FirstLevel> = Vec::new(),
        /// 二级指标
        #[serde(default)]
        second_level: Vec<SecondLevel> = Vec::new(),
        /// 计分规则
        #[serde(default)]
        rules: Vec<Rule> = Vec::new(),
        /// By reason: what a record's status, date or lack of a rule rests on.
        #[serde(default)]
        not_counting: ByReason,
    }
}

impl ModelDocument {
    /// This document laid over the one it extends: parts with the same id are replaced, others added.
    pub fn over(mut self, base: Self) -> Self {
        self.extends = None;
        self.total = self.total.or(base.total);
        self.cycle = self.cycle.or(base.cycle);
        self.notices = merge(base.notices, self.notices, |part| part.id.clone());
        self.bands = merge(base.bands, self.bands, |part| part.grade);
        self.first_level = merge(base.first_level, self.first_level, |part| part.id.clone());
        self.second_level = merge(base.second_level, self.second_level, |part| part.id.clone());
        self.rules = merge(base.rules, self.rules, |part| part.id.clone());
        self.not_counting = base.not_counting.under(self.not_counting);
        self
    }
}

/// The base's parts in their order, each replaced by its namesake; then the others.
fn merge<T, K: PartialEq>(base: Vec<T>, over: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut parts = base;
    for part in over {
        match parts.iter_mut().find(|existing| key(existing) == key(&part)) {
            Some(existing) => *existing = part,
            None => parts.push(part),
        }
    }
    parts
}
