//! A model of its own: half points, and clauses that differ from part to part.

use std::sync::Arc;

use xinyong_score::record::{Detail, Level, Severity};
use xinyong_score::{Archive, Date, Model, Reason, Record, RecordKind, evaluate};
use xinyong_tests::cases;

#[test]
fn half_points_and_clauses_reach_the_reader() {
    let text = include_str!("../../crates/xinyong-score/tests/tiny-model.json");
    let model = Arc::new(Model::from_json(text).expect("a checked model"));
    let day = |day: u32| Date::new(2026, 1, day).expect("a day");
    let penalty = Some(Detail::Severity(Severity::Minor));
    let mut records: Vec<Record> = (1..=14)
        .map(|at| Record::new(format!("p-{at}"), RecordKind::AdministrativePenalty, penalty, day(at)))
        .collect();
    let award = Some(Detail::Level(Level::County));
    records.push(Record::new("h", RecordKind::Commendation, award, day(20)));
    let entity = cases::archive(&[]).entity().clone();
    let archive = Arc::new(Archive::new(entity, records).expect("a sound archive"));

    let evaluation = evaluate(&archive, &model, day(31)).expect("the model is in force");
    let [.., last_penalty, award] = evaluation.lines() else { panic!("fifteen lines") };
    assert_eq!((award.reason, award.points.to_string()), (Reason::Counted, "12.5".into()));
    assert_eq!((last_penalty.reason, last_penalty.points.to_string()), (Reason::Capped, "-5".into()));
    let basis = |line| evaluation.basis(line).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(basis(award), ["example:3", "example:4"]);
    assert_eq!(basis(last_penalty), ["example:3", "example:4", "example:1"], "the cap has its clause too");

    let json = serde_json::to_string(&evaluation).expect("an evaluation is JSON");
    assert!(json.contains(r#""score":12.5,"grade":"E""#), "{json}");
}
