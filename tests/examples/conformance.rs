//! Writes the cases of `tests/conformance`, anew from the beginning: `conformance FOLDER`
//!
//! Only for a change of the formats or the rules: what is there stays as it is, or it would prove nothing.

use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use xinyong_score::scenario::Impossible;
use xinyong_score::{Action, Archive, Change, Date, Grade, Record, Scenario, World};
use xinyong_tests::archives::{archives, days, plannable};
use xinyong_tests::conformance::{Given, Question, answer};

/// How many records an archive has at most: as many as one can still read.
const RECORDS: usize = 6;

/// Draws what is given and asked.
type Make = fn(&mut Draw) -> (Value, Question);

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder] = &arguments[..] else { panic!("usage: conformance FOLDER") };
    let folder = Path::new(folder);
    fs::create_dir_all(folder.join("models")).expect("the folder can be written");
    for model in xinyong_rules::models() {
        let text = serde_json::to_string_pretty(model.document()).expect("a model is JSON");
        fs::write(folder.join("models").join(format!("{}.json", model.id())), text + "\n").expect("written");
    }
    let mut draw = Draw::new();
    let models: Vec<String> = xinyong_rules::model_documents().into_iter().map(|model| model.id).collect();
    let asked: [(&str, usize, Make); 7] = [
        ("evaluate", 1000, evaluate),
        ("broken", 100, broken),
        ("timeline", 200, timeline),
        ("simulate", 400, simulate),
        ("plan", 250, plan),
        ("repair", 150, repair),
        ("measures", 100, measures),
    ];
    for (name, count, make) in asked {
        let file = File::create(folder.join(format!("{name}.jsonl"))).expect("the folder can be written");
        let mut out = BufWriter::new(file);
        for at in 1..=count {
            let (archive, question) = make(&mut draw);
            let archive = RawValue::from_string(archive.to_string()).expect("JSON");
            let model = models[at % models.len()].clone();
            let given = Given { id: format!("{name}-{at:04}"), model, archive, question };
            let result = match answer(&given) {
                Ok(expected) => format!("\"expected\":{expected}"),
                Err(codes) => format!("\"fails\":{}", json!(codes)),
            };
            // The answer is the last field.
            let given = serde_json::to_string(&given).expect("JSON");
            let open = given.strip_suffix('}').expect("an object");
            writeln!(out, "{open},{result}}}").expect("written");
        }
        out.flush().expect("written");
    }
}

/// Everything drawn, one after the other, always the same.
struct Draw(TestRunner);

impl Draw {
    fn new() -> Self {
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
        Self(TestRunner::new_with_rng(Config::default(), random))
    }

    fn one<S: Strategy>(&mut self, strategy: S) -> S::Value {
        strategy.new_tree(&mut self.0).expect("the strategies reject nothing").current()
    }
}

fn written(archive: &Archive) -> Value {
    serde_json::to_value(archive).expect("an archive is JSON")
}

fn any_archive(draw: &mut Draw) -> Value {
    written(&draw.one(archives(RECORDS)))
}

fn evaluate(draw: &mut Draw) -> (Value, Question) {
    (any_archive(draw), Question::Evaluate { as_of: draw.one(days()) })
}

/// An archive in which something is missing, unknown or another.
fn broken(draw: &mut Draw) -> (Value, Question) {
    let mut archive = any_archive(draw);
    for _ in 0..draw.one(1..3_usize) {
        let mut places = Vec::new();
        pointers(&archive, String::new(), &mut places);
        let place = draw.one(select(places));
        let values =
            vec![json!(null), json!(-1), json!("?"), json!([]), json!({}), json!(true), json!("2026-02-30")];
        let value = draw.one(select(values));
        match archive.pointer_mut(&place) {
            Some(Value::Object(fields)) if draw.one(any::<bool>()) => {
                fields.insert("typo".into(), value);
            }
            Some(part) => *part = value,
            None => {}
        }
    }
    (archive, Question::Evaluate { as_of: draw.one(days()) })
}

/// Where everything in a value is.
fn pointers(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, part) in fields {
                pointers(part, format!("{place}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, part) in items.iter().enumerate() {
                pointers(part, format!("{place}/{at}"), found);
            }
        }
        _ => {}
    }
    found.push(place);
}

fn timeline(draw: &mut Draw) -> (Value, Question) {
    let from = draw.one(days());
    let to = from.plus_days(draw.one(0..1200_u32));
    (any_archive(draw), Question::Timeline { from, to })
}

/// A day from which much can be done.
fn acting_day(draw: &mut Draw) -> Date {
    let first: Date = "2024-06-01".parse().expect("a day");
    first.plus_days(draw.one(0..900_u32))
}

fn simulate(draw: &mut Draw) -> (Value, Question) {
    let (archive, added) = (draw.one(plannable(RECORDS)), draw.one(plannable(1)));
    let mut scenario = Scenario { as_of: acting_day(draw), actions: Vec::new() };
    for record in added.records() {
        let record = Record { id: format!("new-{}", record.id), ..record.clone() };
        scenario.actions.push(Action::Add(Box::new(record)));
    }
    for (which, change) in draw.one(vec((any::<Index>(), select(Change::ALL)), 0..3)) {
        if !archive.records().is_empty() {
            let record = which.get(archive.records()).id.clone();
            scenario.actions.push(Action::Change { change, record, on: acting_day(draw) });
        }
    }
    // Most of what is asked is possible.
    if draw.one(0..4) > 0 {
        while let Err(refused) = possible(&archive, &scenario) {
            let Some(at) = refused.iter().filter_map(|one| one.action).max() else { break };
            scenario.actions.remove(at);
        }
    }
    let scenario = serde_json::to_value(&scenario).expect("a scenario is JSON");
    (written(&archive), Question::Simulate { scenario })
}

fn possible(archive: &Arc<Archive>, scenario: &Scenario) -> Result<(), Vec<Impossible>> {
    let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"));
    let procedures = xinyong_rules::procedures();
    let world = World { archive, model: &model, procedures: &procedures, models: &|_| None };
    xinyong_score::simulate(world, scenario).map(drop)
}

fn plan(draw: &mut Draw) -> (Value, Question) {
    let as_of = acting_day(draw);
    let by = as_of.plus_days(draw.one(0..400_u32));
    let grade = draw.one(select(Grade::ALL));
    (written(&draw.one(plannable(RECORDS))), Question::Plan { grade, by, as_of })
}

fn repair(draw: &mut Draw) -> (Value, Question) {
    (written(&draw.one(plannable(3))), Question::Repair { as_of: acting_day(draw) })
}

fn measures(draw: &mut Draw) -> (Value, Question) {
    (written(&draw.one(plannable(3))), Question::Measures { as_of: acting_day(draw) })
}
