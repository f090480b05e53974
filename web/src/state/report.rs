//! 信用报告的章节: which records stand in which chapter, after the order of the national report.

use xinyong_score::record::{Record, RecordKind};
use xinyong_score::{Evaluation, Reason, Status};

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
        let as_of = evaluation.as_of();
        // What ceased to count before it was revoked does not stand either.
        let revoked = |record: &Record| matches!(record.status, Status::Revoked(day) if day <= as_of);
        let lines = evaluation.lines().iter().filter(|line| stands(line.reason));
        lines
            .filter_map(|line| evaluation.record(line))
            .filter(|record| Self::of(record.kind) == self && record.date <= as_of && !revoked(record))
            .collect()
    }
}

/// Whether what has met with this reason stands as a fact on the day: what is declared and not confirmed does not, nor
/// what was taken back.
const fn stands(reason: Reason) -> bool {
    !matches!(
        reason,
        Reason::Duplicate | Reason::NotYet | Reason::Pending | Reason::Rejected | Reason::Revoked
    )
}

/// How many records wait for confirmation on the day of an evaluation.
pub fn pending(evaluation: &Evaluation) -> usize {
    evaluation.lines().iter().filter(|line| line.reason == Reason::Pending).count()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xinyong_score::Archive;

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
            let standing = evaluation.lines().iter().filter(|line| stands(line.reason)).count();
            let shown: usize = ALL.iter().map(|chapter| chapter.records(&evaluation).len()).sum();
            assert_eq!(shown, standing, "{}", sample.key);
        }
    }

    #[test]
    fn what_is_not_confirmed_or_was_taken_back_stands_in_no_chapter() {
        let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"));
        let day = crate::samples::shown_on().expect("a day");
        let sample = crate::samples::all().into_iter().find(|sample| sample.key == "03-minor-penalty");
        let archive = sample.expect("a sample").archive;
        let count = |status: Status| {
            let mut records = archive.records().to_vec();
            for record in &mut records {
                record.status = status;
            }
            let archive = Archive::new(archive.entity().clone(), records).expect("sound");
            let evaluation = xinyong_score::evaluate(&Arc::new(archive), &model, day).expect("in force");
            ALL.iter().map(|chapter| chapter.records(&evaluation).len()).sum::<usize>()
        };
        assert_eq!(count(Status::Active), archive.records().len());
        assert_eq!(count(Status::Revoked(day)), 0);
        assert_eq!(count(Status::Revoked(day.plus_days(1))), archive.records().len());
    }

    #[test]
    fn a_declaration_stands_once_it_is_confirmed() {
        let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"));
        let day = crate::samples::shown_on().expect("a day");
        let sample = crate::samples::all().into_iter().find(|sample| sample.key == "10-declarations");
        let archive = sample.expect("a sample").archive;
        let evaluation = xinyong_score::evaluate(&archive, &model, day).expect("in force");
        let shown = ALL.iter().flat_map(|chapter| chapter.records(&evaluation));
        let waits = |record: &&Record| matches!(record.status, Status::Pending | Status::Rejected(_));
        assert_eq!(shown.filter(waits).count(), 0);
        assert!(pending(&evaluation) > 0);
    }
}
