//! Reads what people author (`columns/`, `severity.toml`) and leaves it as JSON for the library to embed, so that a
//! broken file does not compile.

use std::path::PathBuf;
use std::{env, fs};

#[path = "src/authored.rs"]
#[expect(unreachable_pub, reason = "the library exports some of these types")]
mod authored;

use xinyong_score::RecordKind;

fn main() {
    let layouts: authored::Layouts = embed("columns/layouts.toml", "layouts.json");
    let fields: authored::Fields = embed("columns/fields.toml", "fields.json");
    write("needed.rs", &needed(&layouts, &fields));
    embed::<authored::Vocabulary>("columns/vocabulary.toml", "vocabulary.json");
    embed::<authored::SeverityRules>("severity.toml", "severity.json");
}

/// The headings that a sheet of each kind needs, by the newest of its layouts, as Rust: a page that people download
/// has no use for the layouts themselves.
fn needed(layouts: &authored::Layouts, fields: &authored::Fields) -> String {
    let needed = [RecordKind::AdministrativePenalty, RecordKind::AdministrativePermit].map(|kind| {
        let layout = layouts.layouts.iter().find(|layout| layout.kind == kind && !layout.natural_persons);
        let headings = layout.unwrap_or_else(|| panic!("no layout of {kind}")).headings(fields);
        let must =
            headings.into_iter().filter(|(field, _)| fields.fields[field].need == authored::Need::Must);
        let names: Vec<&str> = must.map(|(_, name)| name).collect();
        format!("(RecordKind::{kind:?}, &{names:?})")
    });
    format!("&[{}]", needed.join(", "))
}

/// Reads one authored file as its type, and writes that.
fn embed<T: serde::Serialize + serde::de::DeserializeOwned>(authored: &str, embedded: &str) -> T {
    println!("cargo::rerun-if-changed={authored}");
    let text = fs::read_to_string(authored).unwrap_or_else(|error| panic!("{authored}: {error}"));
    let value: T = toml::from_str(&text).unwrap_or_else(|error| panic!("{authored}: {error}"));
    write(embedded, &serde_json::to_string(&value).unwrap_or_else(|error| panic!("{authored}: {error}")));
    value
}

fn write(name: &str, text: &str) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join(name);
    fs::write(&out, text).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
}
