//! 信用报告的章节: which records stand in which chapter, after the order of the national report.

use xinyong_score::record::{Record, RecordKind};
use xinyong_score::{Evaluation, Reason};

/// A chapter in which records stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// 行政管理信息
    Administrative,
    /// 诚实守信相关荣誉信息
    Honours,
    /// 严重失信主体名单信息
    SeriousDishonesty,
    /// 经营（活动）异常名录（状态）信息
    Abnormal,
    /// 信用承诺信息
    Promises,
    /// 司法判决及执行信息
    Court,
    /// 其他信息
    Other,
}

impl Chapter {
    /// The chapter of a kind of record.
    pub const fn of(kind: RecordKind) -> Self {
        match kind {
            RecordKind::AdministrativePermit | RecordKind::AdministrativePenalty => Self::Administrative,
            RecordKind::Commendation
            | RecordKind::TrustList
            | RecordKind::Donation
            | RecordKind::Volunteering => Self::Honours,
            RecordKind::Blacklist => Self::SeriousDishonesty,
            RecordKind::AbnormalOperation
            | RecordKind::RegistrationAbnormality
            | RecordKind::AnnualReportDefault => Self::Abnormal,
            RecordKind::Commitment | RecordKind::CommitmentBreach => Self::Promises,
            RecordKind::UnperformedJudgment | RecordKind::EquityFreeze => Self::Court,
            RecordKind::KeyPersonDishonesty
            | RecordKind::TaxArrears
            | RecordKind::InsuranceArrears
            | RecordKind::ContractBreach
            | RecordKind::UtilityArrears => Self::Other,
        }
    }

    /// The records that stand in it on the day of an evaluation, each fact once, by date and then id.
    pub fn records(self, evaluation: &Evaluation) -> Vec<&Record> {
        let known = |reason| !matches!(reason, Reason::Duplicate | Reason::NotYet);
        let lines = evaluation.lines().iter().filter(|line| known(line.reason));
        lines
            .filter_map(|line| evaluation.record(line))
            .filter(|record| Self::of(record.kind) == self && record.date <= evaluation.as_of())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const ALL: [Chapter; 7] = [
        Chapter::Administrative,
        Chapter::Honours,
        Chapter::SeriousDishonesty,
        Chapter::Abnormal,
        Chapter::Promises,
        Chapter::Court,
        Chapter::Other,
    ];

    #[test]
    fn every_record_stands_in_one_chapter_and_no_fact_twice() {
        let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"));
        let day = crate::samples::shown_on().expect("a day");
        for sample in crate::samples::all() {
            let evaluation = xinyong_score::evaluate(&sample.archive, &model, day).expect("in force");
            let lines = evaluation.lines().iter();
            let known =
                lines.filter(|line| !matches!(line.reason, Reason::Duplicate | Reason::NotYet)).count();
            let shown: usize = ALL.iter().map(|chapter| chapter.records(&evaluation).len()).sum();
            assert_eq!(shown, known, "{}", sample.key);
        }
    }
}
