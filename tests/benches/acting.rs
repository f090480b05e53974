//! How long what-if, plans and timelines take for one entity: medians over many batches, on one core.

use std::hint::black_box;
use std::sync::Arc;

use xinyong_rules::{DEFAULT_MODEL, calendar, model, procedures};
use xinyong_score::model::Grade;
use xinyong_score::plan::ALTERNATIVES;
use xinyong_score::record::{Detail, Level, Severity};
use xinyong_score::{
    Action, Archive, Change, Date, Goal, Means, Record, RecordKind, Scenario, Status, World, plan, simulate,
    timeline,
};
use xinyong_tests::archives;
use xinyong_tests::measure::measure;

fn main() {
    let model = Arc::new(model(DEFAULT_MODEL).expect("the default model"));
    let (procedures, calendar) = (procedures(), calendar());
    let as_of = date("2026-06-15");
    let goal = |grade| Goal { grade, by: date("2026-12-31") };

    for count in [10, 40, 200] {
        let archive = archive(count);
        let able = archive.records().iter().filter(|record| is_open(record)).count();
        println!("one entity with {count} records, {able} of which can be acted on");
        let means = Means {
            archive: &archive,
            model: &model,
            procedures: &procedures,
            calendar: &calendar,
            further: &[],
            alternatives: ALTERNATIVES,
        };
        for grade in [Grade::A, Grade::B, Grade::D] {
            let found = plan(means, as_of, goal(grade)).expect("a plan");
            let says = match found.way() {
                Some(way) => format!("{} actions", way.actions.len()),
                None => "out of reach".into(),
            };
            measure(&format!("plan for {grade}: {says}"), || plan(black_box(means), as_of, goal(grade)));
        }
        let world = World {
            archive: &archive,
            model: &model,
            procedures: &procedures,
            models: &|_| Some(model.clone()),
        };
        let scenario = Scenario { as_of: goal(Grade::A).by, actions: repairs(&archive) };
        assert!(simulate(world, &scenario).is_ok(), "possible");
        measure(&format!("simulation of {} actions", scenario.actions.len()), || {
            simulate(black_box(world), black_box(&scenario))
        });
        measure("timeline over three years", || timeline(&archive, &model, as_of, date("2029-06-15")));
    }
}

/// Repairs of five penalties and withdrawals of five.
fn repairs(archive: &Archive) -> Vec<Action> {
    let penalties = archive.records().iter().filter(|record| is_open(record) && record.kind.is_adverse());
    let change = |(at, record): (usize, &Record)| Action::Change {
        change: if at % 2 == 0 || record.kind.is_listed() { Change::Revoke } else { Change::Repair },
        record: record.id.clone(),
        on: date("2026-12-01"),
    };
    penalties.take(10).enumerate().map(change).collect()
}

fn is_open(record: &Record) -> bool {
    matches!(record.status, Status::Active | Status::Pending)
        && record.left_on.is_none()
        && record.date >= date("2025-09-01")
        && record.kind != RecordKind::AdministrativePermit
}

/// Records of every common kind: of ten, three can be acted on, the others are over, settled, or permits.
fn archive(count: usize) -> Arc<Archive> {
    let severities = [Severity::Minor, Severity::General, Severity::Serious];
    let records = (0..count).map(|at| {
        let turn = at / 10;
        let days = u32::try_from(at).expect("small") % 200;
        let recent = date("2025-09-20").plus_days(days);
        let old = date("2020-01-01").plus_days(5 * days);
        let (kind, detail, day, status) = match (at % 10, turn % 5) {
            (0, _) => {
                let severity = Detail::Severity(severities[turn % 3]);
                (RecordKind::AdministrativePenalty, Some(severity), recent, Status::Active)
            }
            (1, 0) => (RecordKind::TaxArrears, Some(Detail::Amount(50_000_000)), recent, Status::Active),
            (1, 1) => (RecordKind::InsuranceArrears, Some(Detail::Months(4)), recent, Status::Active),
            (1, 2) => (RecordKind::UnperformedJudgment, None, recent, Status::Active),
            (1, 3) => (RecordKind::UtilityArrears, Some(Detail::Months(8)), recent, Status::Active),
            (1, _) => (RecordKind::AbnormalOperation, None, recent, Status::Active),
            (2, 0 | 3) => {
                (RecordKind::Commendation, Some(Detail::Level(Level::City)), recent, Status::Pending)
            }
            (2, 1) => (RecordKind::Donation, Some(Detail::Amount(6_000_000)), recent, Status::Pending),
            (2, _) => (RecordKind::Volunteering, Some(Detail::Hours(150)), recent, Status::Pending),
            (3..=5, _) => {
                let severity = Detail::Severity(severities[at % 3]);
                (RecordKind::AdministrativePenalty, Some(severity), old, Status::Active)
            }
            (6, _) => (RecordKind::ContractBreach, None, old, Status::Repaired(old.plus_days(100))),
            (7, _) => (RecordKind::Commitment, None, old, Status::Active),
            _ => (RecordKind::AdministrativePermit, None, recent, Status::Active),
        };
        Record {
            self_reported: status == Status::Pending,
            status,
            ..Record::new(format!("r-{at}"), kind, detail, day)
        }
    });
    archives::archive(archives::enterprise(), records.collect())
}

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}
