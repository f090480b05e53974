//! Reads what people author (`columns/`, `severity.toml`) and leaves it as JSON for the library to embed, so that a
//! broken file does not compile.

use std::path::PathBuf;
use std::{env, fs};

#[path = "src/authored.rs"]
#[expect(unreachable_pub, reason = "the library exports some of these types")]
mod authored;

fn main() {
    embed::<authored::Layouts>("columns/layouts.toml", "layouts.json");
    embed::<authored::Fields>("columns/fields.toml", "fields.json");
    embed::<authored::Vocabulary>("columns/vocabulary.toml", "vocabulary.json");
    embed::<authored::SeverityRules>("severity.toml", "severity.json");
}

/// Reads one authored file as its type, and writes that.
fn embed<T: serde::Serialize + serde::de::DeserializeOwned>(authored: &str, embedded: &str) {
    println!("cargo::rerun-if-changed={authored}");
    let text = fs::read_to_string(authored).unwrap_or_else(|error| panic!("{authored}: {error}"));
    let value: T = toml::from_str(&text).unwrap_or_else(|error| panic!("{authored}: {error}"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join(embedded);
    let json = serde_json::to_string(&value).unwrap_or_else(|error| panic!("{authored}: {error}"));
    fs::write(&out, json).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
}
