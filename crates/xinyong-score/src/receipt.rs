//! 评价凭据: an evaluation kept, so that anybody can add it up again without knowing a rule, see whether it was
//! altered, and ask whether the archive still gives it.
//!
//! It confirms the arithmetic, and that nothing was changed since. It is no seal: whoever can calculate can write one.

mod compare;
mod read;

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::archive::Problem;
use crate::date::Date;
use crate::evaluate::{Evaluation, PointsByProvenance, Reason};
use crate::hash::fingerprint;
use crate::json::Place;
use crate::model::{Class, Grade, Provenance};
use crate::points::Points;
use crate::record::RecordKind;
use crate::uscc::Uscc;

pub use compare::Difference;
pub use read::Stated;

/// The name of the format.
pub const FORMAT: &str = "xinyong-receipt/1";

/// The place of the lines of a receipt.
const LINES: Place<'static> = Place::ROOT.field("lines");

/// 评价凭据, written in the format `xinyong-receipt/1`.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// `xinyong-receipt/1`
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    format: &'static str,
    /// 凭据编号: the date, and the first digits of the digest. It is the same whenever and wherever it is made.
    pub number: String,
    /// 市场主体
    pub entity: Holder,
    /// The date of the evaluation.
    pub as_of: Date,
    /// SHA-256 of the archive, in hexadecimal: [`crate::Archive::hash`].
    pub archive: String,
    /// 指标体系
    pub model: NamedModel,
    /// The score without records.
    pub start: Points,
    /// One line for every record, by date and then id.
    pub lines: Vec<KeptLine>,
    /// 得分: the start and the points of all lines.
    pub score: Points,
    /// 等级
    pub grade: Grade,
    /// 分类
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// What the score rests on.
    pub points_by_provenance: PointsByProvenance,
    /// The sentences that go with the result.
    pub notices: Vec<String>,
    /// SHA-256 of this document as compact JSON in which `number` and `digest` are empty, in hexadecimal.
    pub digest: String,
}

/// Whose evaluation it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Holder {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// 名称
    pub name: String,
}

/// The model by the four things that fix it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedModel {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// 施行日期
    pub in_force_from: Date,
    /// SHA-256 of its content, in hexadecimal.
    pub hash: String,
}

/// What one record did to the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeptLine {
    /// The record's id.
    pub record: String,
    /// What the record is about.
    pub kind: RecordKind,
    /// Why.
    pub reason: Reason,
    /// What it did: negative for a deduction.
    pub points: Points,
    /// How many of its points the indicator's max left without effect.
    pub lost_to_cap: Points,
    /// The last day it counts; not there if it never counts, or counts without end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_through: Option<Date>,
    /// Whether what decided it is the law's or illustrative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

impl Receipt {
    /// The receipt of an evaluation: always the same for the same evaluation.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use xinyong_score::{Archive, Model, evaluate};
    /// use xinyong_score::Receipt;
    /// # let model = Arc::new(Model::from_json(include_str!("../tests/tiny-model.json")).unwrap());
    /// # let archive = r#"{ "format": "xinyong-archive/1",
    /// #     "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
    /// #     "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
    /// #                    "date": "2026-03-10", "status": "active" } ] }"#;
    /// # let archive = Arc::new(Archive::from_json(archive).unwrap().archive);
    ///
    /// let evaluation = evaluate(&archive, &model, "2026-11-22".parse().unwrap()).unwrap();
    /// let receipt = Receipt::of(&evaluation);
    /// assert_eq!(receipt.start + receipt.lines[0].points, receipt.score);
    /// let text = serde_json::to_string(&receipt).unwrap();
    /// assert_eq!(Receipt::from_json(&text).unwrap(), receipt);
    /// assert!(Receipt::from_json(&text.replace("785", "790")).is_err(), "it was altered");
    /// assert_eq!(receipt.agrees(&evaluation), Ok(()));
    /// ```
    pub fn of(evaluation: &Evaluation) -> Self {
        let document = evaluation.document();
        let archive = evaluation.archive();
        let kind = |id: &str| archive.record(id).map(|record| record.kind);
        let lines = document.lines.iter().filter_map(|line| {
            Some(KeptLine {
                record: line.record.into(),
                kind: kind(line.record)?,
                reason: line.reason,
                points: line.points,
                lost_to_cap: line.lost_to_cap,
                counts_through: line.counts_through,
                provenance: line.provenance,
            })
        });
        let model = &document.model;
        let mut receipt = Self {
            format: FORMAT,
            number: String::new(),
            entity: Holder { uscc: document.uscc, name: archive.entity().name.clone() },
            as_of: document.as_of,
            archive: archive.hash(),
            model: NamedModel {
                id: model.id.into(),
                version: model.version.into(),
                in_force_from: model.in_force_from,
                hash: model.hash.into(),
            },
            start: evaluation.model().start(),
            lines: lines.collect(),
            score: document.score,
            grade: document.grade,
            class: document.class,
            points_by_provenance: document.points_by_provenance,
            notices: document.notices.iter().map(|notice| notice.text.into()).collect(),
            digest: String::new(),
        };
        receipt.digest = receipt.computed_digest();
        receipt.number = number(receipt.as_of, &receipt.digest);
        receipt
    }

    /// Reads a receipt in the format `xinyong-receipt/1` that is whole and unaltered.
    ///
    /// # Errors
    ///
    /// Every problem found: what cannot be read; a digest or a number that is not that of the content; a score that is
    /// not the sum of its lines.
    pub fn from_json(text: &str) -> Result<Self, Vec<Problem>> {
        let stated = Self::stated(text)?;
        if stated.problems.is_empty() { Ok(stated.receipt) } else { Err(stated.problems) }
    }

    /// Reads what a file states, altered or not.
    ///
    /// # Errors
    ///
    /// What cannot be read. What was altered is among [`Stated::problems`].
    pub fn stated(text: &str) -> Result<Stated, Vec<Problem>> {
        read::read(text)
    }

    /// The start and the points of all lines, added up.
    pub fn sum(&self) -> Points {
        self.start + self.lines.iter().map(|line| line.points).sum()
    }

    /// Whether an evaluation is the one kept here.
    ///
    /// # Errors
    ///
    /// Every place at which it is another.
    pub fn agrees(&self, evaluation: &Evaluation) -> Result<(), Vec<Difference>> {
        let differences = compare::differences(self, &Self::of(evaluation));
        if differences.is_empty() { Ok(()) } else { Err(differences) }
    }

    /// The digest that goes with the content.
    fn computed_digest(&self) -> String {
        let content = Self { number: String::new(), digest: String::new(), ..self.clone() };
        fingerprint(&content)
    }
}

/// Whether a number and a digest can be those of one receipt. This is all that can be told without the receipt.
///
/// ```
/// use xinyong_score::receipt::belong_together;
/// let digest = "3f2a9c1b7d4e5f60718293a4b5c6d7e8f90123456789abcdef0123456789abcd";
/// assert_eq!(belong_together("20261122-3F2A-9C1B-7D4E", digest), "2026-11-22".parse().ok());
/// assert_eq!(belong_together("20261122-3F2A-9C1B-7D4F", digest), None);
/// ```
pub fn belong_together(given: &str, digest: &str) -> Option<Date> {
    let (day, _) = given.split_once('-')?;
    let part = |from, to| day.get(from..to);
    let day: Date = alloc::format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?).parse().ok()?;
    let is_digest = digest.len() == 64 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    (is_digest && number(day, digest) == given).then_some(day)
}

/// 凭据编号: `20261122-3F2A-9C1B-7D4E`.
fn number(as_of: Date, digest: &str) -> String {
    let mut number = alloc::format!("{:04}{:02}{:02}", as_of.year(), as_of.month(), as_of.day());
    for (at, digit) in digest.chars().take(12).enumerate() {
        if at % 4 == 0 {
            number.push('-');
        }
        number.push(digit.to_ascii_uppercase());
    }
    number
}
