//! Writes random archives, each with a model and a date, and what native code makes of them: one JSON object a
//! line. Other builds of the kernel must give the same bytes.
//!
//! `parity_cases N FILE`

use std::env;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

use serde_json::json;
use xinyong_score::{Archive, Date, Model, evaluate};
use xinyong_tests::archives::random_archive;
use xinyong_text::Lang;

/// A prime, so that neighbouring seeds ask about days far apart.
const STRIDE: u64 = 1009;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, file] = &arguments[..] else { panic!("usage: parity_cases N FILE") };
    let count: u64 = count.parse().expect("N is a number");
    let mut out = BufWriter::new(File::create(file).expect("FILE can be written"));

    let models: Vec<Arc<Model>> = xinyong_rules::models().into_iter().map(Arc::new).collect();
    let first: Date = "2022-01-01".parse().expect("a date");
    let last: Date = "2028-12-31".parse().expect("a date");
    let days = u64::try_from(last.days_since(first)).expect("the dates are in order") + 1;

    for (seed, model) in (0..count).zip(models.iter().cycle()) {
        let archive = random_archive(seed);
        let as_of = first.plus_days(u32::try_from(seed * STRIDE % days).expect("few days"));
        let read = Archive::from_json(&archive).expect("random archives are sound");
        let expected = match evaluate(&Arc::new(read.archive), model, as_of) {
            Ok(evaluation) => serde_json::to_string(&evaluation).expect("an evaluation is JSON"),
            Err(error) => xinyong_text::not_in_force(Lang::Zh, &error),
        };
        let case = json!({ "archive": archive, "model": model.id(), "as_of": as_of, "expected": expected });
        writeln!(out, "{case}").expect("FILE can be written");
    }
    out.flush().expect("FILE can be written");
}
