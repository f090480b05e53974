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
    flatten("", &table, &mut found).with_context(name)?;
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

fn flatten(prefix: &str, table: &Table, found: &mut BTreeMap<String, String>) -> Result<()> {
    for (key, value) in table {
        let key = format!("{prefix}{key}");
        match value {
            Value::Table(inner) => flatten(&format!("{key}."), inner, found)?,
            Value::String(text) => drop(found.insert(key, text.clone())),
            Value::Array(texts) => {
                let texts: Option<Vec<&str>> = texts.iter().map(Value::as_str).collect();
                let texts = texts.with_context(|| format!("{key}: a list of something else than texts"))?;
                drop(found.insert(key, texts.join(" ")));
            }
            other => drop(found.insert(key, other.to_string())),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> Result<BTreeMap<String, String>> {
        let mut found = BTreeMap::new();
        flatten("", &text.parse()?, &mut found)?;
        Ok(found)
    }

    #[test]
    fn a_list_is_of_texts_or_refused() {
        let found = flat("[embed]\norigins = ['a', 'b']\nmost = 2").unwrap();
        assert_eq!((&*found["embed.origins"], &*found["embed.most"]), ("a b", "2"));
        for list in ["[1]", "['a', 1]", "[['a']]"] {
            let error = flat(&format!("[embed]\norigins = {list}")).unwrap_err().to_string();
            assert!(error.contains("embed.origins"), "{list}: {error}");
        }
    }
}
