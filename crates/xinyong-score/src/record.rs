//! Records: the facts about an entity, in types that cannot hold nonsense.

use alloc::string::String;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::date::Date;
use crate::word::words;

words! {
    /// 信用信息类别: what a record is about. Each kind of section 5's table, and the permit, which no rule scores.
    RecordKind {
        /// 登记异常
        RegistrationAbnormality = "registration-abnormality",
        /// 未按规定公示年度报告
        AnnualReportDefault = "annual-report-default",
        /// 主要人员失信
        KeyPersonDishonesty = "key-person-dishonesty",
        /// 行政处罚
        AdministrativePenalty = "administrative-penalty",
        /// 严重失信主体名单, 失信被执行人
        Blacklist = "blacklist",
        /// 经营异常名录与非正常户
        AbnormalOperation = "abnormal-operation",
        /// 未履行生效裁判
        UnperformedJudgment = "unperformed-judgment",
        /// 欠税
        TaxArrears = "tax-arrears",
        /// 欠缴社保、公积金
        InsuranceArrears = "insurance-arrears",
        /// 合同违约
        ContractBreach = "contract-breach",
        /// 公用事业欠费
        UtilityArrears = "utility-arrears",
        /// 违反信用承诺
        CommitmentBreach = "commitment-breach",
        /// 股权冻结
        EquityFreeze = "equity-freeze",
        /// 荣誉奖励
        Commendation = "commendation",
        /// 慈善捐助
        Donation = "donation",
        /// 志愿服务
        Volunteering = "volunteering",
        /// 信用承诺
        Commitment = "commitment",
        /// 守信名单
        TrustList = "trust-list",
        /// 行政许可
        AdministrativePermit = "administrative-permit",
    }
}

words! {
    /// 失信程度 of a penalty.
    Severity {
        /// 轻微
        Minor = "minor",
        /// 一般
        General = "general",
        /// 严重
        Serious = "serious",
    }
}

words! {
    /// Which list of serious dishonesty.
    List {
        /// 严重失信主体名单
        Serious = "serious",
        /// 失信被执行人
        Court = "court",
    }
}

words! {
    /// 表彰级别
    Level {
        /// 县级
        County = "county",
        /// 市级
        City = "city",
        /// 省级
        Provincial = "provincial",
        /// 国家级
        National = "national",
    }
}

words! {
    /// How far a promise was broken.
    Extent {
        /// 部分未履行
        Partial = "partial",
        /// 全部未履行
        Full = "full",
    }
}

words! {
    /// 状态, as an archive writes it.
    StatusWord {
        /// 有效: the authority's own data
        Active = "active",
        /// 已修复
        Repaired = "repaired",
        /// 已撤销
        Revoked = "revoked",
        /// 待确认
        Pending = "pending",
        /// 已确认
        Confirmed = "confirmed",
        /// 未通过
        Rejected = "rejected",
    }
}

words! {
    /// The one attribute that a kind may have, by which rules tell records apart.
    Attribute {
        /// 失信程度
        Severity = "severity",
        /// 名单
        List = "list",
        /// 级别
        Level = "level",
        /// 程度
        Extent = "extent",
        /// 金额, in fen
        Amount = "amount",
        /// 月数
        Months = "months",
        /// 小时数
        Hours = "hours",
    }
}

impl Attribute {
    /// The written forms its values can have; none if it is a number.
    pub const fn words(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Severity => Some(Severity::WORDS),
            Self::List => Some(List::WORDS),
            Self::Level => Some(Level::WORDS),
            Self::Extent => Some(Extent::WORDS),
            Self::Amount | Self::Months | Self::Hours => None,
        }
    }
}

impl RecordKind {
    /// The attribute a record of this kind carries.
    pub const fn attribute(self) -> Option<Attribute> {
        match self {
            Self::AdministrativePenalty => Some(Attribute::Severity),
            Self::Blacklist => Some(Attribute::List),
            Self::TaxArrears | Self::Donation => Some(Attribute::Amount),
            Self::InsuranceArrears | Self::UtilityArrears => Some(Attribute::Months),
            Self::CommitmentBreach => Some(Attribute::Extent),
            Self::Commendation => Some(Attribute::Level),
            Self::Volunteering => Some(Attribute::Hours),
            _ => None,
        }
    }

    /// Whether such a record speaks against the entity. Only these can be repaired.
    pub const fn is_adverse(self) -> bool {
        !matches!(self, Self::TrustList | Self::AdministrativePermit) && !self.can_be_self_reported()
    }

    /// Whether the entity may report such a record itself (`hlj-2021` (一)).
    pub const fn can_be_self_reported(self) -> bool {
        matches!(self, Self::Commendation | Self::Donation | Self::Volunteering | Self::Commitment)
    }

    /// Whether such a record stands on a list, which the entity can leave.
    pub const fn is_listed(self) -> bool {
        matches!(
            self,
            Self::RegistrationAbnormality
                | Self::AnnualReportDefault
                | Self::KeyPersonDishonesty
                | Self::Blacklist
                | Self::AbnormalOperation
                | Self::UnperformedJudgment
                | Self::TaxArrears
                | Self::InsuranceArrears
                | Self::UtilityArrears
                | Self::EquityFreeze
                | Self::TrustList
        )
    }

    /// Whether such a record may have a term of its own.
    pub const fn has_own_term(self) -> bool {
        matches!(self, Self::Commitment)
    }
}

/// The value of a record's attribute: a word of its vocabulary, or a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// 失信程度
    Severity(Severity),
    /// 名单
    List(List),
    /// 级别
    Level(Level),
    /// 程度
    Extent(Extent),
    /// 金额, in fen (0.01 yuan)
    Amount(u64),
    /// 月数
    Months(u64),
    /// 小时数
    Hours(u64),
}

impl Detail {
    /// The word an attribute's text stands for.
    pub fn from_word(attribute: Attribute, word: &str) -> Option<Self> {
        match attribute {
            Attribute::Severity => Severity::parse(word).map(Self::Severity),
            Attribute::List => List::parse(word).map(Self::List),
            Attribute::Level => Level::parse(word).map(Self::Level),
            Attribute::Extent => Extent::parse(word).map(Self::Extent),
            Attribute::Amount | Attribute::Months | Attribute::Hours => None,
        }
    }

    /// A number as the value of an attribute.
    pub const fn from_number(attribute: Attribute, number: u64) -> Option<Self> {
        match attribute {
            Attribute::Amount => Some(Self::Amount(number)),
            Attribute::Months => Some(Self::Months(number)),
            Attribute::Hours => Some(Self::Hours(number)),
            _ => None,
        }
    }

    /// The attribute this is a value of.
    pub const fn attribute(self) -> Attribute {
        match self {
            Self::Severity(_) => Attribute::Severity,
            Self::List(_) => Attribute::List,
            Self::Level(_) => Attribute::Level,
            Self::Extent(_) => Attribute::Extent,
            Self::Amount(_) => Attribute::Amount,
            Self::Months(_) => Attribute::Months,
            Self::Hours(_) => Attribute::Hours,
        }
    }

    /// The number, if it is one.
    pub const fn number(self) -> Option<u64> {
        match self {
            Self::Amount(number) | Self::Months(number) | Self::Hours(number) => Some(number),
            _ => None,
        }
    }

    /// The word, if it is one.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Severity(word) => Some(word.as_str()),
            Self::List(word) => Some(word.as_str()),
            Self::Level(word) => Some(word.as_str()),
            Self::Extent(word) => Some(word.as_str()),
            Self::Amount(_) | Self::Months(_) | Self::Hours(_) => None,
        }
    }
}

/// 状态: where a record stands, with the day it came to stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 有效: the authority's own data.
    Active,
    /// 已修复 on a day.
    Repaired(Date),
    /// 已撤销 on a day: withdrawn, or removed after an objection.
    Revoked(Date),
    /// 待确认: reported by the entity, not yet decided.
    Pending,
    /// 已确认 on a day.
    Confirmed(Date),
    /// 未通过 on a day.
    Rejected(Date),
}

impl Status {
    /// The status as an archive writes it.
    pub const fn word(self) -> StatusWord {
        match self {
            Self::Active => StatusWord::Active,
            Self::Repaired(_) => StatusWord::Repaired,
            Self::Revoked(_) => StatusWord::Revoked,
            Self::Pending => StatusWord::Pending,
            Self::Confirmed(_) => StatusWord::Confirmed,
            Self::Rejected(_) => StatusWord::Rejected,
        }
    }

    /// The day of the status.
    pub const fn on(self) -> Option<Date> {
        match self {
            Self::Active | Self::Pending => None,
            Self::Repaired(on) | Self::Revoked(on) | Self::Confirmed(on) | Self::Rejected(on) => Some(on),
        }
    }
}

/// 信用信息: one fact about an entity, with its date, source and status.
///
/// Read from an archive by [`crate::Archive::from_json`], or written field by field by who holds the data; the
/// archive checks what the fields must satisfy together when it takes the record in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Unique in its archive.
    pub id: String,
    /// What the record is about.
    pub kind: RecordKind,
    /// The value of the kind's attribute; there exactly if the kind has one.
    pub detail: Option<Detail>,
    /// 失信程度由系统推断: the severity was not in the data but inferred (section 7).
    pub severity_inferred: bool,
    /// The day of the decision, listing, award, donation or promise.
    pub date: Date,
    /// The day the entity left the list; no longer counted that day.
    pub left_on: Option<Date>,
    /// The last valid day of a commitment with its own term.
    pub valid_through: Option<Date>,
    /// Who decided.
    pub authority: Option<String>,
    /// 文号
    pub document_no: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// 自主申报: reported by the entity itself.
    pub self_reported: bool,
}

impl Record {
    /// An active record of the authority's own data, with neither source nor terms.
    pub fn new(id: impl Into<String>, kind: RecordKind, detail: Option<Detail>, date: Date) -> Self {
        Self {
            id: id.into(),
            kind,
            detail,
            severity_inferred: false,
            date,
            left_on: None,
            valid_through: None,
            authority: None,
            document_no: None,
            title: None,
            status: Status::Active,
            self_reported: false,
        }
    }
}

impl Serialize for Record {
    /// The form that archives have; what is not there is left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("kind", &self.kind)?;
        if let Some(detail) = self.detail {
            let name = detail.attribute().as_str();
            match (detail.word(), detail.number()) {
                (Some(word), _) => map.serialize_entry(name, word)?,
                (None, number) => map.serialize_entry(name, &number)?,
            }
        }
        if self.severity_inferred {
            map.serialize_entry("severity_inferred", &true)?;
        }
        map.serialize_entry("date", &self.date)?;
        let mut optional =
            |name, value: Option<Date>| value.map_or(Ok(()), |value| map.serialize_entry(name, &value));
        optional("left_on", self.left_on)?;
        optional("valid_through", self.valid_through)?;
        for (name, text) in
            [("authority", &self.authority), ("document_no", &self.document_no), ("title", &self.title)]
        {
            if let Some(text) = text {
                map.serialize_entry(name, text)?;
            }
        }
        map.serialize_entry("status", &self.status.word())?;
        if let Some(on) = self.status.on() {
            map.serialize_entry("status_on", &on)?;
        }
        if self.self_reported {
            map.serialize_entry("self_reported", &true)?;
        }
        map.end()
    }
}
