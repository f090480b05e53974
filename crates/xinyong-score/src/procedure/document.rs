//! The procedures as people write them: every term and period beside its basis and its provenance.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::authored::{backed, part};
use crate::date::Date;
use crate::model::{Bilingual, Citation, Provenance};
use crate::record::{List, RecordKind, Severity};
use crate::word::words;

/// The name of the format.
pub const FORMAT: &str = "xinyong-procedures/1";

words! {
    /// 办理事项: what can be done about a record.
    Change {
        /// 信用修复: an adverse record is repaired.
        Repair = "repair",
        /// 异议成立: an adverse record is withdrawn after an objection.
        Revoke = "revoke",
        /// 移出名单: the entity leaves a list.
        LeaveList = "leave-list",
        /// 确认: a declaration is confirmed.
        Confirm = "confirm",
    }
}

words! {
    /// 办理渠道: who decides.
    Route {
        /// “信用中国”网站, the one window for repair
        CreditChina = "credit-china",
        /// 人民法院
        Court = "court",
        /// 列入机关: the authority that put the entity on the list
        ListingAuthority = "listing-authority",
        /// 信用主管部门, which decides on objections and declarations
        CreditAuthority = "credit-authority",
    }
}

words! {
    /// 申请条件
    Requirement {
        /// 最短公示期届满: the date decides
        MinimumPeriod = "minimum-period",
        /// 已纠正并履行义务
        Corrected = "corrected",
        /// 公开作出信用承诺
        Promise = "promise",
        /// 其他法定条件
        OtherLaw = "other-law",
        /// 生效法律文书确定的义务已履行
        Performed = "performed",
        /// 有证据
        Evidence = "evidence",
    }
}

words! {
    /// 何时可以办理, counted from the record's date.
    Opening {
        /// By the severity the record carries.
        BySeverity = "by-severity",
        /// As for a record of 一般 severity.
        AsGeneral = "as-general",
        /// As for a record of 严重 severity.
        AsSerious = "as-serious",
        /// At once.
        AtOnce = "at-once",
    }
}

part! {
    /// 办理规则 as authored.
    ProcedureDocument {
        /// `xinyong-procedures/1`
        format: String,
        /// 办理时限, one for each change.
        terms: Vec<Term>,
        /// 修复规则, each in force until the next one is.
        rule_sets: Vec<RuleSet>,
        /// 办理方式
        ways: Vec<Way>,
        /// Which way is open to which adverse record.
        remedies: Vec<Remedy>,
    }
}

backed! {
    /// 办理时限
    Term {
        /// What is applied for.
        change: Change,
        /// The working days within which it is decided; the day of receipt is not counted.
        working_days: u32,
    }
}

backed! {
    /// 修复规则: the periods in force from a day on.
    RuleSet {
        /// Its id.
        id: String,
        /// Its name.
        name: Bilingual,
        /// 施行日期
        in_force_from: Date,
        /// The periods, one for each severity.
        periods: Vec<Periods>,
        /// Whether the rules set the periods for lists too, or only this project takes them there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lists: Option<Provenance>,
        /// What the periods do not say of every record: for whom they are longer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caveat: Option<Bilingual>,
    }
}

backed! {
    /// 公示期与修复起算: the periods of one severity, in months from the decision.
    Periods {
        /// 失信程度
        severity: Severity,
        /// 最短公示期; none where publication is the exception.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        published_at_least: Option<u32>,
        /// 最长公示期
        published_at_most: u32,
        /// Repair opens the day after so many months; none: as soon as the duties are fulfilled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opens_after: Option<u32>,
    }
}

backed! {
    /// 办理方式: where to go, on what conditions and with which papers.
    Way {
        /// Its id.
        id: String,
        /// What it leads to.
        change: Change,
        /// Who decides.
        route: Route,
        /// What to do, in a sentence.
        text: Bilingual,
        /// 申请条件; all must hold.
        conditions: Vec<Condition>,
        /// 申请材料
        papers: Vec<Paper>,
    }
}

backed! {
    /// 申请条件
    Condition {
        /// Which.
        requirement: Requirement,
        /// What must hold.
        text: Bilingual,
    }
}

backed! {
    /// 申请材料
    Paper {
        /// Its id, unique in its way.
        id: String,
        /// What to bring.
        text: Bilingual,
        /// Whether only some need it; the others do not lay it.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        optional: bool,
    }
}

backed! {
    /// What can be done about the adverse records of a kind, and when.
    Remedy {
        /// 信用信息类别
        kind: RecordKind,
        /// 名单, where the kind has two.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<List>,
        /// The id of the way.
        way: String,
        /// When it opens.
        opens: Opening,
    }
}

impl ProcedureDocument {
    /// Shows every part that must have a basis, by its path, with the basis.
    pub(super) fn each_basis<'a>(&'a self, show: &mut dyn FnMut(fmt::Arguments<'_>, &'a [Citation])) {
        for term in &self.terms {
            show(format_args!("terms.{}", term.change), &term.basis);
        }
        for set in &self.rule_sets {
            show(format_args!("rule_sets.{}", set.id), &set.basis);
            for periods in &set.periods {
                show(format_args!("rule_sets.{}.{}", set.id, periods.severity), &periods.basis);
            }
        }
        for way in &self.ways {
            show(format_args!("ways.{}", way.id), &way.basis);
            for condition in &way.conditions {
                show(format_args!("ways.{}.conditions.{}", way.id, condition.requirement), &condition.basis);
            }
            for paper in &way.papers {
                show(format_args!("ways.{}.papers.{}", way.id, paper.id), &paper.basis);
            }
        }
        for remedy in &self.remedies {
            show(format_args!("remedies.{}", remedy.kind), &remedy.basis);
        }
    }

    /// Every clause that a part cites; one cited twice comes twice.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let mut citations = Vec::new();
        self.each_basis(&mut |_, basis| citations.extend(basis));
        citations.into_iter()
    }
}
