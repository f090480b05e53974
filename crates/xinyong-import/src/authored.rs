//! The shapes of the authored files: `columns/*.toml` and `severity.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xinyong_score::model::Provenance;
use xinyong_score::{Date, RecordKind};

/// `columns/layouts.toml`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Layouts {
    /// Every layout, the newest first.
    pub(crate) layouts: Vec<Layout>,
}

/// 表样: the columns of one kind of sheet in one generation, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Which standard it belongs to.
    pub generation: Generation,
    /// 行政处罚 or 行政许可.
    pub kind: RecordKind,
    /// Whether all its rows are natural persons.
    #[serde(default)]
    pub natural_persons: bool,
    /// The list of `columns/vocabulary.toml` by which its 当前状态 is read.
    pub statuses: String,
    /// Its columns.
    pub columns: Vec<LayoutColumn>,
}

impl Layout {
    /// Its fields, each with the heading of its best column.
    pub(crate) fn headings(&self, fields: &Fields) -> BTreeMap<Field, &str> {
        let heading = |key: &String| self.columns.iter().find(|column| column.key == *key);
        let best = |of: &FieldColumns| of.keys.iter().find_map(heading);
        let found = fields.fields.iter().filter_map(|(&field, of)| Some((field, best(of)?)));
        found.map(|(field, column)| (field, column.name.as_str())).collect()
    }
}

/// 版本: which standard a sheet follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Generation {
    /// 2015年版
    #[serde(rename = "2015")]
    Y2015,
    /// 2018年版, 发改办财金〔2018〕424号
    #[serde(rename = "2018")]
    Y2018,
    /// 修订版, in use since 2019
    #[serde(rename = "revised")]
    Revised,
}

/// One column of a layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutColumn {
    /// Its key in data exchange, `CF_WSH`.
    pub key: String,
    /// Its heading, 行政处罚决定书文号.
    pub name: String,
}

/// `columns/fields.toml`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fields {
    /// Where each field is found.
    pub(crate) fields: BTreeMap<Field, FieldColumns>,
}

/// What the importer takes from a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Field {
    /// 行政相对人名称
    Name,
    /// 行政相对人类别
    Subject,
    /// 统一社会信用代码
    Code,
    /// An organisation's other numbers; only their presence matters.
    OtherCode,
    /// A natural person's papers; only their presence matters.
    Identity,
    /// 法定代表人
    LegalRepresentative,
    /// 文号
    DocumentNo,
    /// What the record is called.
    Title,
    /// 处罚类别
    Category,
    /// 处罚内容
    Content,
    /// 罚款金额, 万元
    Fine,
    /// 没收金额, 万元
    Confiscated,
    /// 决定日期
    DecidedOn,
    /// 有效期至, 公示截止期
    EndsOn,
    /// 决定机关
    Authority,
    /// 当前状态
    Status,
    /// 修复状态
    RepairState,
}

/// The columns that hold a field.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldColumns {
    /// Their keys, best first.
    pub(crate) keys: Vec<String>,
    /// Other headings seen for it.
    #[serde(default)]
    pub(crate) names: Vec<String>,
    /// What follows from its absence.
    #[serde(default)]
    pub(crate) need: Need,
}

/// How much a field is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Without its column no row can become a record.
    Must,
    /// The absence of its column is reported.
    Should,
    /// Nobody misses it.
    #[default]
    May,
}

/// `columns/vocabulary.toml`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    /// Written where there is nothing to say.
    pub(crate) nothing: Vec<String>,
    /// Stand for the last day of what has no end.
    pub(crate) no_end_dates: Vec<Date>,
    /// The same in words.
    pub(crate) no_end_words: Vec<String>,
    /// Keys that say nothing about a record.
    pub(crate) further_keys: Vec<String>,
    /// 行政相对人类别
    pub(crate) subjects: Subjects,
    /// 当前状态, by the name that layouts give.
    pub(crate) statuses: BTreeMap<String, Statuses>,
    /// 修复状态
    pub(crate) repair: RepairStates,
}

/// The words of 行政相对人类别.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Subjects {
    /// 自然人
    pub(crate) natural_person: Vec<String>,
    /// 个体工商户
    pub(crate) individual_business: Vec<String>,
    /// 法人及非法人组织
    pub(crate) organisation: Vec<String>,
}

/// The words of 当前状态.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statuses {
    /// 正常, 有效
    pub(crate) active: Vec<String>,
    /// 撤销, 无效
    pub(crate) withdrawn: Vec<String>,
    /// 异议
    #[serde(default)]
    pub(crate) objection: Vec<String>,
    /// 其他
    #[serde(default)]
    pub(crate) other: Vec<String>,
}

/// The words of 修复状态.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RepairStates {
    /// Not repaired.
    pub(crate) none: Vec<String>,
}

/// 失信程度推断规则: how the severity of a penalty is inferred. `severity.toml` as shipped; a sector authority's own
/// list can take its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeverityRules {
    /// 轻微
    pub minor: Categories,
    /// 罚款
    pub fine: FineRule,
    /// 一般
    pub general: Categories,
    /// 严重
    pub serious: Categories,
    /// 暂扣或吊销 in one category.
    pub suspended_or_revoked: SuspendedOrRevoked,
}

/// The penalty categories of one severity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categories {
    /// Whole words.
    #[serde(default)]
    pub is: Vec<String>,
    /// Parts of words.
    #[serde(default)]
    pub has: Vec<String>,
    /// The article it rests on.
    pub basis: String,
    /// Law, or ours.
    pub provenance: Provenance,
}

/// The categories that are fines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FineRule {
    /// Whole words.
    pub is: Vec<String>,
    /// The highest fine that is still minor, in fen.
    pub minor_at_most: u64,
    /// The article it rests on.
    pub basis: String,
    /// Law, or ours.
    pub provenance: Provenance,
}

/// The words that settle a category which names both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspendedOrRevoked {
    /// 暂扣
    pub suspended: String,
    /// 吊销
    pub revoked: String,
}
