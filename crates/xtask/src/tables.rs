//! TOML files read as dotted keys: `boot.title` → its text; a list of texts has a space between them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

/// The values of a TOML file by dotted key; numbers and truth values as they are written.
pub(crate) fn read(file: &Path) -> Result<BTreeMap<String, String>> {
    let name = || file.display().to_string();
    let table: Table = fs::read_to_string(file).with_context(name)?.parse().with_context(name)?;
    let mut found = BTreeMap::new();
    flatten("", &table, &mut found);
    Ok(found)
}

/// The words of a language in a folder of locale files: `zh.toml` and `zh/*.toml`.
pub(crate) fn language(folder: &Path, language: &str) -> Result<BTreeMap<String, String>> {
    let mut words = read(&folder.join(format!("{language}.toml")))?;
    if let Ok(parts) = fs::read_dir(folder.join(language)) {
        for part in parts {
            words.extend(read(&part?.path())?);
        }
    }
    Ok(words)
}

fn flatten(prefix: &str, table: &Table, found: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = format!("{prefix}{key}");
        match value {
            Value::Table(inner) => flatten(&format!("{key}."), inner, found),
            Value::String(text) => drop(found.insert(key, text.clone())),
            Value::Array(texts) => {
                let texts: Vec<&str> = texts.iter().filter_map(Value::as_str).collect();
                drop(found.insert(key, texts.join(" ")));
            }
            other => drop(found.insert(key, other.to_string())),
        }
    }
}
