//! The project itself beside its peers: writes what all of them are asked into a folder, measures itself natively, and
//! prints one line of JSON for every measurement. `cargo xtask bench peers` runs it.

use std::env;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use xinyong_rules::{DEFAULT_MODEL, model};
use xinyong_score::{Archive, Date, Model, Points, Population, evaluate, score};
use xinyong_tests::measure::micros;
use xinyong_tests::peers::{AS_OF, PlanQuestion, SAMPLE, facts, texts};

fn main() {
    let folder = env::args().nth(1).expect("usage: peers FOLDER");
    let model = Arc::new(model(DEFAULT_MODEL).expect("the default model"));
    let as_of: Date = AS_OF.parse().expect("a day");
    let texts = texts();
    let archives: Vec<Arc<Archive>> = texts.iter().map(|text| read(text)).collect();
    let question = PlanQuestion::new(model.clone());
    let expected: Vec<Value> = archives
        .iter()
        .map(|archive| {
            let evaluation = evaluate(archive, &model, as_of).expect("the model is in force");
            json!({ "score": evaluation.score(), "grade": evaluation.grade() })
        })
        .collect();

    let folder = Path::new(&folder);
    write(folder, "asked.json", [json!({ "as_of": as_of, "sample": SAMPLE, "plan": question.document() })]);
    write(folder, "model.json", [json!(model.document())]);
    write(folder, "archives.jsonl", &texts);
    write(folder, "facts.jsonl", archives.iter().map(|archive| facts(archive, &model, as_of)));
    write(folder, "expected.jsonl", expected);

    one_by_one(&texts, &archives, &model, as_of);
    for entities in [100_000, 1_000_000] {
        in_columns(&archives, &model, as_of, entities);
    }
    report("natively", "plan", 1, micros(|| question.answer()));
    report("natively", "one way", 1, micros(|| question.best()));
}

fn read(text: &str) -> Arc<Archive> {
    Arc::new(Archive::from_json(text).expect("sound").archive)
}

fn write<T: ToString>(folder: &Path, name: &str, lines: impl IntoIterator<Item = T>) {
    let mut out = BufWriter::new(File::create(folder.join(name)).expect("the folder can be written"));
    for line in lines {
        writeln!(out, "{}", line.to_string()).expect("the folder can be written");
    }
    out.flush().expect("the folder can be written");
}

/// Every entity of the sample in turn.
fn one_by_one(texts: &[String], archives: &[Arc<Archive>], model: &Arc<Model>, as_of: Date) {
    let mut archives = archives.iter().take(SAMPLE).cycle();
    let mut next = || black_box(archives.next().expect("without end"));
    report("natively", "score", 1, micros(|| score(next(), model, as_of)));
    report("natively", "explain", 1, micros(|| evaluate(next(), model, as_of)));
    let written = |archive: &Arc<Archive>| {
        serde_json::to_string(&evaluate(archive, model, as_of).expect("the model is in force"))
    };
    report("natively", "explain as JSON", 1, micros(|| written(next())));
    let mut texts = texts.iter().take(SAMPLE).cycle();
    let mut next = || black_box(texts.next().expect("without end"));
    report("natively", "one JSON call", 1, micros(|| written(&read(next()))));
}

/// Many entities at once.
fn in_columns(archives: &[Arc<Archive>], model: &Arc<Model>, as_of: Date, entities: usize) {
    let mut population = Population::new(model.clone());
    archives.iter().cycle().take(entities).for_each(|archive| population.push(archive));
    let scores = || population.scores(as_of).expect("the model is in force");
    for (archive, found) in archives.iter().cycle().zip(scores()) {
        assert_eq!(Ok(found), score(archive, model, as_of), "columns and the explained path are one");
    }
    let sum = || black_box(scores()).map(Points::hundredths).map(i64::from).sum::<i64>();
    report("natively, in columns", "score", entities, micros(sum));
}

fn report(how: &str, asked: &str, entities: usize, micros: f64) {
    println!("{}", json!({ "how": how, "asked": asked, "entities": entities, "micros": micros }));
}
