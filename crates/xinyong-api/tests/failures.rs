//! Failures name the argument or the field that they are about, by one name whatever is wrong with it.

use std::sync::Arc;

use xinyong_api::{Archive, BuiltIn, Failure, Model};

const ARCHIVE: &str = r#"{"format":"xinyong-archive/1","entity":{"uscc":"92231100MADEMA0351","name":"示例"},
    "records":[{"id":"p-1","kind":"administrative-penalty","severity":"minor","date":"2026-03-10","status":"active"}]}"#;

/// A day before any model was in force.
const EARLY: &str = "2020-01-01";

fn model() -> Model {
    Model::new(&Arc::new(BuiltIn::read()), None).expect("the province's model")
}

fn archive() -> Archive {
    model().open(ARCHIVE).expect("a sound archive")
}

fn told<T>(result: Result<T, Failure>) -> (&'static str, String) {
    let failure = result.err().expect("a failure");
    assert_eq!((failure.code, &failure.path), (failure.faults[0].code, &failure.faults[0].path));
    assert!(
        failure.faults.iter().all(|fault| !fault.messages.zh.is_empty() && !fault.messages.en.is_empty())
    );
    (failure.code, failure.path)
}

#[test]
fn a_day_is_told_under_the_name_it_was_given_by() {
    let archive = archive();
    for (given, code) in [("soon", "not-a-date"), (EARLY, "not-in-force")] {
        for result in [archive.evaluate(given), archive.repair(given), archive.measures(given)] {
            assert_eq!(told(result), (code, "asOf".to_owned()));
        }
        assert_eq!(told(archive.score(given)), (code, "asOf".to_owned()));
        assert_eq!(told(model().batch([]).expect("none").scores(given)), (code, "asOf".to_owned()));
        assert_eq!(told(archive.timeline(given, None)), (code, "from".to_owned()));
        let plan = format!(r#"{{"grade":"A","by":"2026-12-31","as_of":"{given}"}}"#);
        assert_eq!(told(archive.plan(&plan)), (code, "as_of".to_owned()));
    }
    let scenario = format!(r#"{{"format":"xinyong-scenario/1","as_of":"{EARLY}","actions":[]}}"#);
    assert_eq!(told(archive.simulate(&scenario)), ("not-in-force", "as_of".to_owned()));
}

#[test]
fn the_second_of_two_days_is_told_when_they_are_the_wrong_way_round() {
    let archive = archive();
    assert_eq!(told(archive.timeline("2026-11-22", Some("2026-11-21"))), ("backwards", "to".to_owned()));
    let plan = r#"{"grade":"A","by":"2026-11-21","as_of":"2026-11-22"}"#;
    assert_eq!(told(archive.plan(plan)), ("backwards", "by".to_owned()));
}

#[test]
fn the_first_archive_with_a_fault_is_named_by_its_place() {
    let one = ARCHIVE.replace('\n', "");
    let lines = format!("{one}\n \n{}", one.replace("minor", "small"));
    let (code, path) = told(model().batch_of_lines(&lines));
    assert_eq!((code, &*path), ("unknown-word", "[1].records[0].severity"));
    assert_eq!(model().batch_of_lines(&format!("{one}\n\n{one}\n")).expect("sound").len(), 2);
}
