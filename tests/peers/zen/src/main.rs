//! The crate `zen-engine` with this project's rules: `xinyong-peer-zen FOLDER` reads what is asked, compares every result
//! before anything is timed, and prints one line of JSON for every measurement.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures::executor::block_on;
use serde_json::{Value, json};
use zen_engine::model::GraphContent;
use zen_engine::{Decision, DecisionGraphResponse, EvaluationOptions, Variable};

/// The shortest time that a median is taken over.
const LONG: Duration = Duration::from_secs(4);

/// How often a population is scored.
const ROUNDS: usize = 3;

fn main() -> Result<()> {
    let folder = env::args().nth(1).context("usage: xinyong-peer-zen FOLDER")?;
    let folder = Path::new(&folder);
    let asked = objects(folder, "asked.json")?;
    let sample = asked[0]["sample"].as_u64().context("asked.json names no sample")?;
    let facts: Vec<Variable> = objects(folder, "facts.jsonl")?.into_iter().map(Into::into).collect();
    let expected = objects(folder, "expected.jsonl")?;
    let decisions = objects(folder, "zen.json")?;
    let [score, explain] = [decision(&decisions[0]["score"])?, decision(&decisions[0]["explain"])?];

    for (facts, expected) in facts.iter().zip(&expected) {
        let found = ask(&score, facts, false)?;
        ensure!(found.result.to_value()["score"].as_f64() == expected["score"].as_f64(), "{expected}");
        let found = ask(&explain, facts, true)?;
        let result = found.result.to_value();
        ensure!(result["grade"] == expected["grade"] && found.trace.is_some(), "{expected}");
    }

    let few = &facts[..usize::try_from(sample)?];
    let once = |decision, trace| {
        move || {
            for facts in few {
                black_box(ask(decision, black_box(facts), trace))?;
            }
            Ok(())
        }
    };
    let each = |micros: f64| micros / few.len() as f64;
    report("score", 1, each(median(once(&score, false))?));
    report("explain", 1, each(median(once(&explain, true))?));
    report("explain as JSON", 1, each(median(|| {
        for facts in few {
            black_box(serde_json::to_string(&ask(&explain, facts, true)?)?);
        }
        Ok(())
    })?));

    let entities = 100_000;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for facts in facts.iter().cycle().take(entities) {
            black_box(ask(&score, facts, false))?;
        }
        times.push(start.elapsed());
    }
    times.sort_unstable();
    report("score", entities, times[ROUNDS / 2].as_secs_f64() * 1e6);
    Ok(())
}

fn objects(folder: &Path, name: &str) -> Result<Vec<Value>> {
    let text = fs::read_to_string(folder.join(name)).with_context(|| name.to_owned())?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A decision, compiled.
fn decision(document: &Value) -> Result<Decision> {
    let mut graph: GraphContent = serde_json::from_value(document.clone())?;
    graph.compile();
    Ok(Decision::from(Arc::new(graph)))
}

fn ask(decision: &Decision, facts: &Variable, trace: bool) -> Result<DecisionGraphResponse> {
    let options = EvaluationOptions { trace, max_depth: 5 };
    let found = block_on(decision.evaluate_with_opts(facts.clone(), options));
    found.map_err(|error| anyhow::anyhow!("{error}"))
}

/// The median time of a round in microseconds, after some that are not counted.
fn median(mut round: impl FnMut() -> Result<()>) -> Result<f64> {
    let warm = Instant::now();
    while warm.elapsed() < LONG / 4 {
        round()?;
    }
    let (begin, mut times) = (Instant::now(), Vec::new());
    while begin.elapsed() < LONG {
        let start = Instant::now();
        round()?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(times[times.len() / 2].as_secs_f64() * 1e6)
}

fn report(asked: &str, entities: usize, micros: f64) {
    println!("{}", json!({ "how": "zen-crate", "asked": asked, "entities": entities, "micros": micros }));
}
