//! How long one entity takes: medians over many batches, on one core.

use std::hint::black_box;
use std::sync::Arc;

use xinyong_rules::{DEFAULT_MODEL, model};
use xinyong_score::{Archive, Date, Population, evaluate, score};
use xinyong_tests::archives::random_archive;
use xinyong_tests::measure::measure;

/// An archive of five records, of which one is over, one has left its list, and one is capped.
const ARCHIVE: &str = r#"{
  "format": "xinyong-archive/1",
  "entity": { "uscc": "91350100M000100Y43", "name": "示例企业", "category": "enterprise" },
  "records": [
    { "id": "p-1", "kind": "administrative-penalty", "severity": "serious", "date": "2026-03-10",
      "authority": "示例市场监督管理局", "document_no": "示市监罚〔2026〕1号", "status": "active" },
    { "id": "p-2", "kind": "administrative-penalty", "severity": "minor", "date": "2026-05-20",
      "authority": "示例市场监督管理局", "document_no": "示市监罚〔2026〕2号", "status": "active" },
    { "id": "c-1", "kind": "contract-breach", "date": "2024-01-15", "status": "active" },
    { "id": "t-1", "kind": "tax-arrears", "amount": 5000000, "date": "2025-02-01", "left_on": "2025-09-30",
      "status": "active" },
    { "id": "h-1", "kind": "commendation", "level": "provincial", "date": "2024-05-01",
      "status": "confirmed", "status_on": "2024-06-12", "self_reported": true } ] }"#;

/// How many entities are scored together, and how many of them differ.
const ENTITIES: usize = 1_000_000;
const DIFFERENT: u64 = 10_000;

fn main() {
    let model = Arc::new(model(DEFAULT_MODEL).expect("the default model"));
    let day: Date = "2026-11-22".parse().expect("a date");
    let archive = Arc::new(Archive::from_json(ARCHIVE).expect("a sound archive").archive);

    println!("one entity with {} records", archive.records().len());
    measure("parsed and scored", || {
        let read = Archive::from_json(black_box(ARCHIVE)).expect("a sound archive");
        score(&read.archive, &model, day)
    });
    measure("scored", || score(black_box(&archive), black_box(&model), black_box(day)));
    measure("explained", || evaluate(black_box(&archive), black_box(&model), black_box(day)));
    let evaluation = evaluate(&archive, &model, day).expect("the model is in force");
    measure("written as JSON", || serde_json::to_string(black_box(&evaluation)));

    let mut population = Population::new(model);
    let different: Vec<Archive> = (0..DIFFERENT)
        .map(|seed| Archive::from_json(&random_archive(seed)).expect("sound").archive)
        .collect();
    different.iter().cycle().take(ENTITIES).for_each(|archive| population.push(archive));
    println!("{ENTITIES} entities in columns");
    measure("scored", || {
        let scores = black_box(&population).scores(black_box(day)).expect("the model is in force");
        scores.map(|points| i64::from(points.hundredths())).sum::<i64>()
    });
}
