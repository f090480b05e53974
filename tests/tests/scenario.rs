//! A scenario beside an archive in which its actions really happened, written by hand into its JSON.

use std::sync::{Arc, LazyLock};

use proptest::collection::vec;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};
use proptest::test_runner::Config as ProptestConfig;
use serde_json::{Value, json};

use xinyong_score::scenario::Why;
use xinyong_score::{
    Action, Archive, Change, Date, Model, Points, Procedures, Record, Scenario, World, evaluate, simulate,
};
use xinyong_tests::archives::plannable;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_would_be_is_what_is_once_it_has_happened(
        archive in plannable(12),
        added in plannable(3),
        wishes in vec((any::<Index>(), select(Change::ALL), 0..900_u32), 0..6),
        other in 0..4_usize,
        as_of in 0..1200_u32,
    ) {
        let as_of = day(as_of);
        let mut scenario = Scenario { as_of, actions: Vec::new() };
        for record in added.records() {
            let record = Record { id: format!("new-{}", record.id), ..record.clone() };
            scenario.actions.push(Action::Add(Box::new(record)));
        }
        for (which, change, on) in wishes {
            if !archive.records().is_empty() {
                let record = which.get(archive.records()).id.clone();
                scenario.actions.push(Action::Change { change, record, on: day(on) });
            }
        }
        if let Some(model) = MODELS.get(other).filter(|model| model.in_force_from() <= as_of && other > 0) {
            scenario.actions.push(Action::Model(model.id().into()));
        }
        // What cannot be is left out; the rest must then be possible.
        if let Err(refused) = simulate(world(&archive), &scenario) {
            prop_assert!(!refused.is_empty());
            let mut refused: Vec<usize> = refused.iter().map(|one| one.action.expect("an action")).collect();
            refused.dedup();
            for at in refused.into_iter().rev() {
                scenario.actions.remove(at);
            }
        }
        let Ok(simulation) = simulate(world(&archive), &scenario) else {
            // Only an action whose record was added by one that is gone may be refused now.
            return Ok(());
        };
        let (happened, model) = happened(&archive, &scenario);
        let expected = evaluate(&happened, &model, as_of).expect("in force");
        let found = simulation.after.marked();
        prop_assert_eq!(json!(found), json!(expected));
        prop_assert_eq!(simulation.before.clone(), evaluate(&archive, &MODELS[0], as_of).unwrap());
        prop_assert_eq!(simulation.difference(), expected.score() - simulation.before.score());
        let records: Points = simulation.records().iter().map(|record| record.difference).sum();
        if model.start() == MODELS[0].start() {
            prop_assert_eq!(records, simulation.difference(), "record by record it adds up");
        }
        for (action, &alone) in scenario.actions.iter().zip(&simulation.alone) {
            let only = Scenario { as_of, actions: vec![action.clone()] };
            let only = simulate(world(&archive), &only).expect("possible by itself");
            prop_assert_eq!(only.difference(), alone);
            let helps = matches!(action, Action::Change { .. });
            prop_assert!(!helps || alone >= Points::ZERO, "a repair, an objection, a confirmation never lowers the score");
        }
        let written = serde_json::to_string(&scenario).unwrap();
        prop_assert_eq!(Scenario::from_json(&written).unwrap(), scenario);
    }

    #[test]
    fn a_record_is_changed_only_as_the_rules_allow(archive in plannable(4), change in select(Change::ALL), on in 0..1200_u32) {
        let on = day(on);
        for (at, record) in archive.records().iter().enumerate() {
            let scenario = Scenario {
                as_of: on,
                actions: vec![Action::Change { change, record: record.id.clone(), on }],
            };
            let outcome = simulate(world(&archive), &scenario);
            let settled = Procedures::settled(record).is_some();
            let way = PROCEDURES.way(record).map(|way| way.change);
            let open = PROCEDURES.opens(record, Date::MIN).is_some_and(|first| first <= on);
            let objects = change == Change::Revoke && record.kind.is_adverse() && record.date <= on;
            let stands = archive.original_of(at).is_none();
            let allowed = stands && !settled && (objects || (way == Some(change) && open));
            prop_assert_eq!(outcome.is_ok(), allowed, "{:?}: {:?}", record, outcome.err());
        }
    }
}

#[test]
fn an_unknown_record_and_a_record_named_twice_are_refused_each_at_its_place() {
    let archive = xinyong_tests::cases::archive(&[toml::toml! {
        id = "p-1"
        kind = "administrative-penalty"
        severity = "minor"
        date = "2026-03-10"
    }]);
    let scenario = Scenario::from_json(
        r#"{ "format": "xinyong-scenario/1", "as_of": "2026-12-31", "actions": [
            { "action": "repair", "record": "p-1", "on": "2026-12-01" },
            { "action": "revoke", "record": "p-1", "on": "2026-12-01" },
            { "action": "repair", "record": "p-9", "on": "2026-12-01" },
            { "action": "model", "model": "none" } ] }"#,
    )
    .expect("a scenario");
    let refused = simulate(world(&archive), &scenario).expect_err("impossible");
    let found: Vec<(Option<usize>, &Why)> = refused.iter().map(|one| (one.action, &one.why)).collect();
    let unknown = Why::UnknownModel { model: "none".into() };
    assert_eq!(found, [(Some(1), &Why::Twice { first: 0 }), (Some(2), &Why::NoRecord), (Some(3), &unknown)]);
}

/// The archive and the model once the actions have happened, by editing the archive's JSON.
fn happened(archive: &Archive, scenario: &Scenario) -> (Arc<Archive>, Arc<Model>) {
    let mut document = json!(archive);
    let mut model = MODELS[0].clone();
    let records = document["records"].as_array_mut().expect("records");
    for action in &scenario.actions {
        match action {
            Action::Change { change, record, on } => {
                let record = records.iter_mut().find(|there| there["id"] == **record).expect("a record");
                let status = match change {
                    Change::Repair => "repaired",
                    Change::Revoke => "revoked",
                    Change::Confirm => "confirmed",
                    Change::LeaveList => {
                        record["left_on"] = json!(on);
                        continue;
                    }
                };
                record["status"] = json!(status);
                record["status_on"] = json!(on);
            }
            Action::Add(record) => records.push(json!(record)),
            Action::Model(id) => {
                model = (MODELS.iter().find(|there| there.id() == id)).expect("a model").clone();
            }
        }
    }
    let text = Value::to_string(&document);
    let read = Archive::from_json(&text).unwrap_or_else(|problems| panic!("{problems:?} in {text}"));
    (Arc::new(read.archive), model)
}

fn world(archive: &Arc<Archive>) -> World<'_> {
    World {
        archive,
        model: &MODELS[0],
        procedures: &PROCEDURES,
        models: &|id| MODELS.iter().find(|model| model.id() == id).cloned(),
    }
}

fn day(days: u32) -> Date {
    "2024-06-01".parse::<Date>().expect("a day").plus_days(days)
}

static MODELS: LazyLock<Vec<Arc<Model>>> =
    LazyLock::new(|| xinyong_rules::models().into_iter().map(Arc::new).collect());
static PROCEDURES: LazyLock<Procedures> = LazyLock::new(xinyong_rules::procedures);
