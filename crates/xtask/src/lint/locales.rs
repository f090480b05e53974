//! Every word in every language.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::{root, tables};

/// Where words are kept: one file a language, and a folder of further ones beside it.
const FOLDERS: [&str; 3] = ["crates/xinyong-text/locales", "crates/xinyong-text/locales/desk", "web/locales"];

/// The keys that one language has and the other lacks.
pub(crate) fn check() -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for folder in FOLDERS {
        let read = |language| tables::language(&root().join(folder), language);
        let (chinese, english) = (read("zh")?, read("en")?);
        findings.extend(missing(&chinese, &english).map(|key| format!("{folder}, en: {key} is missing")));
        findings.extend(missing(&english, &chinese).map(|key| format!("{folder}, zh: {key} is missing")));
    }
    Ok(findings)
}

/// The keys of one table without a word in another. What only joins others may be blank in both.
fn missing<'a>(
    of: &'a BTreeMap<String, String>,
    from: &BTreeMap<String, String>,
) -> impl Iterator<Item = &'a String> {
    let blank = |word: &String| word.trim().is_empty();
    of.iter()
        .filter(move |&(key, word)| from.get(key).is_none_or(|other| blank(other) && !blank(word)))
        .map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_a_word_is_missing() {
        let table = |words: &[(&str, &str)]| {
            words.iter().map(|&(key, word)| (key.to_owned(), word.to_owned())).collect::<BTreeMap<_, _>>()
        };
        let chinese = table(&[("a", "甲"), ("b", "乙"), ("c", "丙"), ("join", "")]);
        let english = table(&[("a", "A"), ("b", " "), ("join", " ")]);
        assert_eq!(missing(&chinese, &english).collect::<Vec<_>>(), ["b", "c"]);
    }
}
