//! A table of texts, as the build makes it from locale files.

use crate::Lang;

/// 词表: the texts of a folder of locale files, by key.
///
/// A build script makes it; see `build/catalogue.rs`, which checks that every text is there in both languages with
/// the same placeholders.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue(&'static [(&'static str, [&'static str; 2])]);

impl Catalogue {
    /// The table as generated: sorted by key, Chinese before English.
    pub const fn new(texts: &'static [(&'static str, [&'static str; 2])]) -> Self {
        Self(texts)
    }

    /// The text of a key, if there is one.
    pub fn get(&self, lang: Lang, key: &str) -> Option<&'static str> {
        let at = self.0.binary_search_by(|(name, _)| (*name).cmp(key)).ok()?;
        let (_, [zh, en]) = self.0.get(at)?;
        Some(match lang {
            Lang::Zh => zh,
            Lang::En => en,
        })
    }

    /// The text of a key; nothing if there is none, which tests in debug builds do not let pass.
    pub fn text(&self, lang: Lang, key: &str) -> &'static str {
        let text = self.get(lang, key);
        debug_assert!(text.is_some(), "no text {key:?}");
        text.unwrap_or_default()
    }

    /// The text of a key, with its placeholders `%{name}` filled. Values nobody asks for are left out.
    pub fn fill(&self, lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(lang, key);
        while let Some((before, (name, after))) =
            rest.split_once("%{").and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
        {
            let value = values.iter().find(|(given, _)| *given == name);
            debug_assert!(value.is_some(), "no value for {name:?} in {key:?}");
            filled += before;
            filled += value.map_or("", |(_, value)| value);
            rest = after;
        }
        filled + rest
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(key, _)| *key)
    }
}
