//! What holds for every archive.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, prop_assert_ne, proptest};
use proptest::sample::select;
use serde_json::Value;
use toml::Table;

use xinyong_score::model::Grade;
use xinyong_score::{
    Archive, Date, Evaluation, Line, Model, Points, Population, Reason, Record, Status, evaluate, horizon,
    score, timeline,
};
use xinyong_tests::archives::{archive, archives, days, random_archive};
use xinyong_tests::cases;

proptest! {
    #[test]
    fn the_start_and_all_lines_make_the_score(archive in archives(24), model in models(), day in days()) {
        let evaluation = evaluate(&archive, &model, day.max(model.in_force_from())).unwrap();
        let lines: Points = evaluation.lines().iter().map(|line| line.points).sum();
        prop_assert_eq!(model.start() + lines, evaluation.score());

        let indicators: Points = evaluation.first_level().map(|(_, score)| score).sum();
        prop_assert_eq!(indicators, evaluation.score());
        for (first, score) in evaluation.first_level() {
            prop_assert!((Points::ZERO..=first.max).contains(&score), "{}: {score}", first.id);
            for (second, score) in evaluation.second_level(&first.id) {
                prop_assert!((Points::ZERO..=second.max).contains(&score), "{}: {score}", second.id);
            }
        }
        let (law, illustrative) = evaluation.points_by_provenance();
        prop_assert_eq!(law + illustrative, evaluation.score());
    }

    #[test]
    fn the_score_alone_is_the_score_explained(archive in archives(24), model in models(), day in days()) {
        let day = day.max(model.in_force_from());
        prop_assert_eq!(score(&archive, &model, day).unwrap(), evaluate(&archive, &model, day).unwrap().score());
    }

    #[test]
    fn a_population_has_the_score_of_each(
        all in proptest::collection::vec(archives(24), 0..8), model in models(), day in days(),
    ) {
        let day = day.max(model.in_force_from());
        let mut population = Population::new(model.clone());
        for archive in &all {
            population.push(archive);
        }
        let alone: Vec<Points> = all.iter().map(|archive| evaluate(archive, &model, day).unwrap().score()).collect();
        prop_assert_eq!(population.scores(day).unwrap().collect::<Vec<_>>(), alone);
        prop_assert_eq!((population.len(), population.is_empty()), (all.len(), all.is_empty()));
    }

    #[test]
    fn a_score_lies_in_one_band(archive in archives(24), day in days()) {
        let model = default_model();
        let evaluation = evaluate(&archive, model, day).unwrap();
        prop_assert!((Points::ZERO..=model.total()).contains(&evaluation.score()));
        prop_assert!(evaluation.band().is_some());
    }

    #[test]
    fn a_line_has_points_only_if_it_counts(archive in archives(24), day in days()) {
        let evaluation = evaluate(&archive, default_model(), day).unwrap();
        prop_assert_eq!(evaluation.lines().len(), archive.records().len());
        for line in evaluation.lines() {
            prop_assert!(line.reason.counts() || line.points == Points::ZERO);
            prop_assert_eq!(line.reason == Reason::Capped, line.lost_to_cap > Points::ZERO);
            prop_assert!(!line.reason.counts() || line.counts_through.is_none_or(|last| day <= last));
        }
    }

    #[test]
    fn a_duplicate_changes_nothing(archive in archives(24), day in days()) {
        let evaluation = evaluate(&archive, default_model(), day).unwrap();
        let without = evaluate(&without_duplicates(&archive), default_model(), day).unwrap();
        let mut expected = lines(&evaluation);
        expected.retain(|_, line| line.reason != Reason::Duplicate);
        prop_assert_eq!(lines(&without), expected);
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(
        (archive, shuffled) in archives(24).prop_map(|archive| without_duplicates(&archive)).prop_flat_map(shuffled),
        day in days(),
    ) {
        let evaluation = evaluate(&archive, default_model(), day).unwrap();
        let other = evaluate(&shuffled, default_model(), day).unwrap();
        let ids = |evaluation: &Evaluation| -> Vec<String> {
            evaluation.lines().iter().map(|line| evaluation.record(line).unwrap().id.clone()).collect()
        };
        prop_assert_eq!(ids(&evaluation), ids(&other));
        prop_assert_eq!(lines(&evaluation), lines(&other));
        prop_assert_eq!(evaluation.score(), other.score());
    }

    #[test]
    fn a_record_that_does_not_count_changes_nothing(archive in archives(12), day in days()) {
        let evaluation = evaluate(&archive, default_model(), day).unwrap();
        for line in evaluation.lines().iter().filter(|line| !line.reason.counts()) {
            let record = evaluation.record(line).unwrap();
            // The one exception (docs/decisions/0008): the first statement of a fact stands whether it counts or not,
            // and without it the next one would.
            let mut others = (0..archive.records().len()).filter_map(|at| archive.original_of(at));
            if others.any(|original| original.id == record.id) {
                continue;
            }
            let without = changed(&archive, |records| drop(records.remove(line.record)));
            let mut expected = lines(&evaluation);
            expected.remove(&record.id);
            prop_assert_eq!(lines(&evaluate(&without, default_model(), day).unwrap()), expected);
        }
    }

    #[test]
    fn all_records_that_do_not_count_together_change_nothing(archive in archives(24), day in days()) {
        let evaluation = evaluate(&archive, default_model(), day).unwrap();
        let mut expected = lines(&evaluation);
        expected.retain(|_, line| line.reason.counts());
        let counting = changed(&archive, |records| records.retain(|record| expected.contains_key(&record.id)));
        let without = evaluate(&counting, default_model(), day).unwrap();
        prop_assert_eq!(without.score(), evaluation.score());
        prop_assert_eq!(lines(&without), expected);
    }

    #[test]
    fn repair_objection_and_confirmation_never_lower_the_score(
        archive in archives(12), day in days(), after in 0..900_u32,
    ) {
        let before = score(&archive, default_model(), day).unwrap();
        for (at, record) in archive.records().iter().enumerate() {
            let on = record.date.plus_days(after);
            let better = match record.status {
                Status::Active if record.kind.is_adverse() => vec![Status::Repaired(on), Status::Revoked(on)],
                Status::Pending => vec![Status::Confirmed(on)],
                _ => vec![],
            };
            for status in better {
                let decided = changed(&archive, |records| records[at].status = status);
                prop_assert!(score(&decided, default_model(), day).unwrap() >= before, "{status:?} of {}", record.id);
            }
        }
    }

    #[test]
    fn an_archive_survives_being_written_and_read(archive in archives(24)) {
        let text = serde_json::to_string(&*archive).unwrap();
        prop_assert_eq!(&Archive::from_json(&text).unwrap().archive, &*archive);
    }

    #[test]
    fn a_line_says_the_last_day_truly(archive in archives(1), day in days()) {
        let evaluation = evaluate(&archive, default_model(), day).unwrap();
        for last in evaluation.lines().iter().filter(|line| line.reason.counts()).filter_map(|line| line.counts_through) {
            let reason = |day| evaluate(&archive, default_model(), day).unwrap().lines()[0].reason;
            prop_assert!(reason(last).counts());
            prop_assert!(!reason(last.next()).counts());
        }
    }

    #[test]
    fn a_timeline_is_the_score_of_every_day(archive in archives(12), from in days(), length in 0..900_u32) {
        let model = default_model();
        let timeline = timeline(&archive, model, from, from.plus_days(length)).unwrap();
        let mut steps = timeline.steps.iter().peekable();
        let mut current = timeline.start.score();
        for day in every_day(from, timeline.to) {
            if let Some(step) = steps.next_if(|step| step.date == day) {
                prop_assert_eq!(step.before, current);
                let change: Points = step.causes.iter().map(|cause| cause.after.points - cause.before.points).sum();
                prop_assert_eq!(current + change, step.score);
                prop_assert!(change != Points::ZERO);
                current = step.score;
            }
            prop_assert_eq!(current, score(&archive, model, day).unwrap(), "{}", day);
        }
        prop_assert!(steps.next().is_none());
        for snapshot in timeline.snapshots.iter().chain(&timeline.next_snapshot) {
            prop_assert_eq!(snapshot.score, score(&archive, model, snapshot.date).unwrap());
        }
    }
}

proptest! {
    #[test]
    fn the_horizon_is_the_last_day_that_changes_a_line(archive in archives(6), from in days(), after in 1..4000_u32) {
        let explained = |day: Date| lines(&evaluate(&archive, default_model(), day).unwrap());
        let horizon = horizon(&archive, default_model(), from);
        prop_assert_eq!(explained(horizon), explained(horizon.plus_days(after)));
        if horizon > from {
            prop_assert_ne!(explained(horizon.previous().unwrap()), explained(horizon));
        } else {
            prop_assert_eq!(horizon, from);
        }
    }
}

#[test]
fn a_record_without_end_does_not_move_the_horizon() {
    let day = date("2026-11-22");
    let promise = r#"{ kind = "commitment", date = "2026-01-05", id = "c", valid_through = "9999-12-31" }"#;
    assert_eq!(horizon(&one(promise), default_model(), day), day);
    let listed = r#"{ kind = "blacklist", list = "court", date = "2027-02-01", id = "b" }"#;
    assert_eq!(horizon(&one(listed), default_model(), day), date("2027-02-01"));
    let penalty = r#"{ kind = "administrative-penalty", severity = "minor", date = "2026-03-10", id = "p" }"#;
    assert_eq!(horizon(&one(penalty), default_model(), day), date("2027-03-11"));
    assert_eq!(horizon(&one(penalty), default_model(), date("2028-01-01")), date("2028-01-01"));
}

#[test]
fn lines_by_effect_begin_with_what_costs_most() {
    let archive = cases::archive(&tables(&[
        r#"{ id = "expired", kind = "administrative-penalty", severity = "serious", date = "2020-03-10" }"#,
        r#"{ id = "small-award", kind = "commendation", level = "county", date = "2026-03-10" }"#,
        r#"{ id = "small-later", kind = "contract-breach", date = "2026-05-10" }"#,
        r#"{ id = "large", kind = "administrative-penalty", severity = "general", date = "2026-06-10" }"#,
        r#"{ id = "small-b", kind = "contract-breach", date = "2026-03-10" }"#,
        r#"{ id = "large-award", kind = "commendation", level = "provincial", date = "2026-04-10" }"#,
        r#"{ id = "small-a", kind = "equity-freeze", date = "2026-03-10" }"#,
        r#"{ id = "a-permit", kind = "administrative-permit", date = "2026-03-10" }"#,
    ]));
    let evaluation = evaluate(&archive, default_model(), date("2026-11-22")).unwrap();
    let lines = evaluation.lines_by_effect();
    let ids: Vec<&str> = lines.iter().map(|line| evaluation.record(line).unwrap().id.as_str()).collect();
    let costing = ["large", "small-b", "small-later", "small-a"];
    let giving = ["large-award", "small-award"];
    let idle = ["expired", "a-permit"];
    assert_eq!(ids, [&costing[..], &giving, &idle].concat());
}

#[test]
fn every_part_of_a_model_is_among_its_citations() {
    let document = default_model().document();
    let cited: BTreeSet<String> = document.citations().map(ToString::to_string).collect();
    for (part, basis) in [
        ("total", &document.total.as_ref().unwrap().basis),
        ("cycle", &document.cycle.as_ref().unwrap().basis),
        ("window", &document.rules[0].window.basis),
        ("reason", &document.not_counting.get(Reason::Pending).expect("the law of pending records").basis),
    ] {
        assert!(basis.iter().all(|citation| cited.contains(&citation.to_string())), "{part}");
    }
    assert_eq!(document.citations().count(), count_bases(&serde_json::to_value(document).unwrap()));
}

#[test]
fn every_day_of_seven_years_has_a_score_and_a_grade() {
    let (first, last) = (date("2022-01-01"), date("2028-12-31"));
    for seed in 0..12 {
        let archive = Arc::new(Archive::from_json(&random_archive(seed)).unwrap().archive);
        for model in xinyong_rules::models().into_iter().map(Arc::new) {
            for day in every_day(first.max(model.in_force_from()), last) {
                let evaluation = evaluate(&archive, &model, day).unwrap();
                assert!(
                    evaluation.band().is_some(),
                    "archive {seed} has no grade under {} on {day}",
                    model.id()
                );
            }
        }
    }
}

#[test]
fn random_archives_show_every_reason_and_every_grade() {
    let (mut reasons, mut grades) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..100 {
        let archive = Arc::new(Archive::from_json(&random_archive(seed)).unwrap().archive);
        let evaluation = evaluate(&archive, default_model(), date("2025-11-22")).unwrap();
        grades.insert(evaluation.grade());
        reasons.extend(evaluation.lines().iter().map(|line| line.reason));
    }
    assert!(reasons.iter().eq(Reason::ALL), "{reasons:?}");
    assert!(grades.iter().eq(Grade::ALL), "{grades:?}");
}

#[test]
fn a_seed_always_gives_the_same_archive() {
    assert_eq!(random_archive(7), random_archive(7));
    assert_ne!(random_archive(7), random_archive(8));
}

fn default_model() -> &'static Arc<Model> {
    static MODEL: LazyLock<Arc<Model>> =
        LazyLock::new(|| Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).unwrap()));
    &MODEL
}

fn models() -> impl Strategy<Value = Arc<Model>> {
    select(xinyong_rules::models()).prop_map(Arc::new)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn every_day(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), move |&day| (day < to).then(|| day.next()))
}

/// Records in short form, each one inline table.
fn tables(records: &[&str]) -> Vec<Table> {
    let table = |record: &&str| toml::from_str::<Table>(&format!("record = {record}")).unwrap();
    let record = |mut table: Table| table.remove("record").unwrap().try_into().unwrap();
    records.iter().map(table).map(record).collect()
}

fn one(record: &str) -> Arc<Archive> {
    cases::archive(&tables(&[record]))
}

/// How many citations stand under `basis`, anywhere in a model as JSON.
fn count_bases(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::Array(basis) if name == "basis" => basis.len(),
                value => count_bases(value),
            })
            .sum(),
        Value::Array(items) => items.iter().map(count_bases).sum(),
        _ => 0,
    }
}

/// The same entity with other records.
fn changed(before: &Archive, change: impl FnOnce(&mut Vec<Record>)) -> Arc<Archive> {
    let mut records = before.records().to_vec();
    change(&mut records);
    archive(before.entity().clone(), records)
}

/// The archive without the records that state a fact once more.
fn without_duplicates(before: &Arc<Archive>) -> Arc<Archive> {
    let evaluation = evaluate(before, default_model(), date("2026-11-22")).unwrap();
    let lines = lines(&evaluation);
    changed(before, |records| records.retain(|record| lines[&record.id].reason != Reason::Duplicate))
}

fn shuffled(before: Arc<Archive>) -> impl Strategy<Value = (Arc<Archive>, Arc<Archive>)> {
    let records = Just(before.records().to_vec()).prop_shuffle();
    records.prop_map(move |records| (before.clone(), archive(before.entity().clone(), records)))
}

/// The lines by the ids of their records, apart from the records' places.
fn lines(evaluation: &Evaluation) -> BTreeMap<String, Line> {
    let by_id = |mut line: Line| {
        let id = evaluation.record(&line)?.id.clone();
        line.record = 0;
        Some((id, line))
    };
    evaluation.lines().iter().copied().filter_map(by_id).collect()
}
