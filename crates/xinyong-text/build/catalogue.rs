//! From a folder of locale files to tables of texts, for build scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::{Table, Value};

/// Writes the texts of folders of the crate, `zh.toml` and `zh/*.toml` beside `en.toml` and `en/*.toml`, to `<name>.zh` and `<name>.en` in `OUT_DIR`, sorted by key: after each key a unit separator (U+001F), after each text a
/// record separator (U+001E).
///
/// # Panics
///
/// If a file cannot be read, or if the two differ in their keys or in the placeholders of a text: the build stops and
/// names every difference.
pub(crate) fn write(folders: &[&str], name: &str) {
    for folder in folders {
        println!("cargo::rerun-if-changed={folder}");
    }
    let [zh, en] = ["zh", "en"].map(|lang| texts(folders, lang));
    let mut differences: Vec<String> = Vec::new();
    for key in zh.keys().chain(en.keys()).collect::<BTreeSet<_>>() {
        match (zh.get(key), en.get(key)) {
            (Some(zh), Some(en)) if placeholders(zh) == placeholders(en) => {}
            (Some(_), Some(_)) => differences.push(format!("{key}: the placeholders differ")),
            (Some(_), None) => differences.push(format!("{key}: not in English")),
            (None, _) => differences.push(format!("{key}: not in Chinese")),
        }
    }
    assert!(differences.is_empty(), "{folders:?}:\n  {}", differences.join("\n  "));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for (language, texts) in [("zh", zh), ("en", en)] {
        let file = out.join(format!("{name}.{language}"));
        let table: String = texts.iter().flat_map(|(key, text)| [key, "\u{1f}", text, "\u{1e}"]).collect();
        fs::write(&file, table).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// Every text of a language, by its key: `section.name`.
fn texts(folders: &[&str], lang: &str) -> BTreeMap<String, String> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in folders.iter().map(Path::new) {
        paths.push(folder.join(format!("{lang}.toml")));
        if let Ok(parts) = fs::read_dir(folder.join(lang)) {
            paths.extend(parts.filter_map(|part| part.ok().map(|part| part.path())));
        }
    }
    paths.sort();
    let mut texts = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let table: Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        collect("", table, &mut texts);
    }
    texts
}

fn collect(prefix: &str, table: Table, texts: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let key = format!("{prefix}{name}");
        match value {
            Value::Table(table) => collect(&format!("{key}."), table, texts),
            Value::String(text) if text.contains(['\u{1e}', '\u{1f}']) => {
                panic!("{key}: a separator in its text")
            }
            Value::String(text) => {
                assert!(!texts.contains_key(&key), "{key}: there are two");
                texts.insert(key, text);
            }
            other => panic!("{key}: expected text, found {other}"),
        }
    }
}

/// The names in `%{…}`, each once.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}
