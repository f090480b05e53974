//! The archive: an entity with all its records, read once and checked whole.

mod read;

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::date::Date;
use crate::hash::fingerprint;
use crate::json::Place;
use crate::places::{Places, order};
use crate::record::{Record, Status, StatusWord};
use crate::uscc::Uscc;
use crate::word::words;

pub use crate::problem::{Problem, What};
pub(crate) use read::read_record;

/// The name of the format.
pub const FORMAT: &str = "xinyong-archive/1";

words! {
    /// 主体类别
    Category {
        /// 企业
        Enterprise = "enterprise",
        /// 个体工商户
        IndividualBusiness = "individual-business",
        /// 农民专业合作社
        Cooperative = "cooperative",
        /// 事业单位
        Institution = "institution",
        /// 社会组织
        SocialOrganisation = "social-organisation",
    }
}

/// 市场主体: who is evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// 名称
    pub name: String,
    /// 主体类别
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// 成立日期
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered_on: Option<Date>,
    /// 法定代表人
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_representative: Option<String>,
    /// What else is known of it, such as `specialised-sme`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// 信用档案: an entity with all its records. Sound by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    entity: Entity,
    records: Vec<Record>,
    /// Places in `records`, by date and then id: the order in which caps are filled.
    order: Vec<usize>,
    /// For each record, the place of the record that states the same fact and stands before it.
    duplicate_of: Vec<Option<usize>>,
}

/// An archive, with what is odd about it but no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadArchive {
    /// The archive.
    pub archive: Archive,
    /// What a person should know.
    pub warnings: Vec<Problem>,
}

impl Archive {
    /// Reads an archive in the format `xinyong-archive/1`.
    ///
    /// # Errors
    ///
    /// Every problem found, not only the first. An archive with a problem gives no score.
    pub fn from_json(text: &str) -> Result<ReadArchive, Vec<Problem>> {
        read::read(text)
    }

    /// An archive of records made elsewhere. The first of two records that state one fact stands.
    ///
    /// # Errors
    ///
    /// Every record that contradicts itself, and every id used twice.
    pub fn new(entity: Entity, records: Vec<Record>) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        for (at, record) in records.iter().enumerate() {
            check_record(record, &place_of(at, &record.id), &mut problems);
        }
        check_ids(records.iter().enumerate().map(|(at, record)| (at, record.id.as_str())), &mut problems);
        if problems.is_empty() { Ok(Self::sound(entity, records)) } else { Err(problems) }
    }

    /// Who is evaluated.
    pub fn entity(&self) -> &Entity {
        &self.entity
    }

    /// The records, in the order given.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The record with an id.
    pub fn record(&self, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id)
    }

    /// The record that states the same fact as the one at a place and stands before it, if one does.
    pub fn original_of(&self, at: usize) -> Option<&Record> {
        self.records.get(self.duplicate_of.get(at).copied().flatten()?)
    }

    /// SHA-256 of the entity and its records, in hexadecimal. Two archives of one hash give one result at every date.
    ///
    /// The order of the records does not matter, but for which of two that state one fact stands.
    pub fn hash(&self) -> String {
        let records =
            self.in_order().map(|(at, record, _)| (record, self.original_of(at).map(|first| &first.id)));
        let content = (&self.entity, records.collect::<Vec<_>>());
        fingerprint(&content)
    }

    /// The records by date and then id, each with its place and the place of the record it duplicates.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (usize, &Record, Option<usize>)> {
        self.order
            .iter()
            .filter_map(|&at| Some((at, self.records.get(at)?, self.duplicate_of.get(at).copied().flatten())))
    }

    /// Takes checked records in.
    pub(crate) fn sound(entity: Entity, records: Vec<Record>) -> Self {
        let keys: Vec<(Date, &str)> =
            records.iter().map(|record| (record.date, record.id.as_str())).collect();
        let order = order(keys.len(), &mut |a, b| keys.get(a).cmp(&keys.get(b)));

        let duplicate_of = duplicates(&records);
        Self { entity, records, order, duplicate_of }
    }
}

/// Of each record, the place of the first one in the file that states the same fact, if that is another one.
fn duplicates(records: &[Record]) -> Vec<Option<usize>> {
    let facts: Vec<_> = records
        .iter()
        .map(|record| Some((record.document_no.as_deref()?, record.kind, record.date, &record.authority)))
        .collect();
    let fact = |at: usize| facts.get(at).and_then(Option::as_ref);
    let mut duplicate_of = alloc::vec![None; records.len()];
    let mut first: Option<usize> = None;
    // Those with the same fact stand together, the first in the file first.
    for at in order(facts.len(), &mut |a, b| fact(a).cmp(&fact(b))) {
        let same = first.filter(|&first| fact(at).is_some() && fact(at) == fact(first));
        match duplicate_of.get_mut(at) {
            Some(duplicate) if same.is_some() => *duplicate = same,
            _ => first = Some(at),
        }
    }
    duplicate_of
}

/// The place of all records.
const RECORDS: Place<'static> = Place::ROOT.field("records");

/// The place of a record.
fn place_of(at: usize, id: &str) -> Place<'_> {
    RECORDS.item(at).of_record(id)
}

/// What the fields of one record must satisfy together.
pub(crate) fn check_record(record: &Record, place: &Place<'_>, problems: &mut Vec<Problem>) {
    let kind = record.kind;
    let mut found = |field: &str, what| problems.push(place.field(field).problem(what));

    if record.id.trim().is_empty() {
        found("id", What::Empty);
    }
    match (kind.attribute(), record.detail) {
        (Some(attribute), None) => found(attribute.as_str(), What::MissingField),
        (expected, Some(detail)) if expected != Some(detail.attribute()) => {
            found(detail.attribute().as_str(), What::NotOfThisKind { kind });
        }
        _ => {}
    }
    if record.severity_inferred && !matches!(record.detail, Some(crate::record::Detail::Severity(_))) {
        found("severity_inferred", What::NotOfThisKind { kind });
    }
    if record.left_on.is_some() && !kind.is_listed() {
        found("left_on", What::NotOfThisKind { kind });
    }
    if record.valid_through.is_some() && !kind.has_own_term() {
        found("valid_through", What::NotOfThisKind { kind });
    }
    for (field, day) in [
        ("left_on", record.left_on),
        ("valid_through", record.valid_through),
        ("status_on", record.status.on()),
    ] {
        if let Some(given) = day.filter(|&day| day < record.date) {
            found(field, What::BeforeRecord { given, date: record.date });
        }
    }

    let status = record.status.word();
    match record.status {
        Status::Repaired(_) if !kind.is_adverse() => {
            found("status", What::StatusNotPossible { status, kind });
        }
        Status::Pending | Status::Confirmed(_) | Status::Rejected(_) if !kind.can_be_self_reported() => {
            found("status", What::StatusNotPossible { status, kind });
        }
        _ => {}
    }
    if record.self_reported {
        if !kind.can_be_self_reported() {
            found("self_reported", What::NotSelfReportable { kind });
        } else if record.status == Status::Active {
            found("self_reported", What::SelfReportedContradiction { status });
        }
    } else if matches!(status, StatusWord::Pending | StatusWord::Confirmed | StatusWord::Rejected)
        && kind.can_be_self_reported()
    {
        found("self_reported", What::SelfReportedContradiction { status });
    }
}

/// Every id once.
fn check_ids<'a>(ids: impl Iterator<Item = (usize, &'a str)>, problems: &mut Vec<Problem>) {
    let mut places = Places::default();
    for (at, id) in ids {
        let first = places.first(id, at);
        if first != at {
            problems.push(place_of(at, id).field("id").problem(What::DoubleId { first }));
        }
    }
}

impl Serialize for Archive {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Document<'a> {
            format: &'static str,
            entity: &'a Entity,
            records: &'a [Record],
        }
        Document { format: FORMAT, entity: &self.entity, records: &self.records }.serialize(serializer)
    }
}
