//! A table of texts, as the build makes it from locale files.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::Lang;

/// 词表: the texts of a folder of locale files, by key.
///
/// A build script makes it; see `build/catalogue.rs`, which checks that every text is there in both languages with
/// the same placeholders. English can come later than the program that speaks it: see [`Catalogue::learn`].
#[derive(Debug)]
pub struct Catalogue {
    chinese: Texts,
    english: Texts,
}

/// The texts of one language: as the build wrote them, and cut apart when one is first asked for.
#[derive(Debug)]
struct Texts {
    written: &'static str,
    cut: OnceBox<Vec<(&'static str, &'static str)>>,
}

impl Texts {
    const fn new(written: &'static str) -> Self {
        Self { written, cut: OnceBox::new() }
    }

    fn cut(&self) -> &[(&'static str, &'static str)] {
        match self.cut.get() {
            Some(texts) => texts,
            None if self.written.is_empty() => &[],
            None => self.cut.get_or_init(|| Box::new(cut(self.written))),
        }
    }

    fn get(&self, key: &str) -> Option<&'static str> {
        let texts = self.cut();
        let at = texts.binary_search_by(|(name, _)| (*name).cmp(key)).ok()?;
        texts.get(at).map(|(_, text)| *text)
    }
}

/// Keys and texts, cut at their separators.
fn cut(written: &'static str) -> Vec<(&'static str, &'static str)> {
    written.split_terminator('\u{1e}').filter_map(|entry| entry.split_once('\u{1f}')).collect()
}

impl Catalogue {
    /// The tables as the build wrote them, Chinese and English.
    pub const fn new(chinese: &'static str, english: &'static str) -> Self {
        Self { chinese: Texts::new(chinese), english: Texts::new(english) }
    }

    /// Takes in the English texts, as the build wrote them, unless they are there already.
    pub fn learn(&self, english: &'static str) {
        self.english.cut.get_or_init(|| Box::new(cut(english)));
    }

    /// Whether the texts of a language are there.
    pub fn speaks(&self, lang: Lang) -> bool {
        !self.texts(lang).cut().is_empty()
    }

    fn texts(&self, lang: Lang) -> &Texts {
        match lang {
            Lang::Zh => &self.chinese,
            Lang::En => &self.english,
        }
    }

    /// The text of a key, if there is one; in Chinese where English was not learnt.
    pub fn get(&self, lang: Lang, key: &str) -> Option<&'static str> {
        self.texts(lang).get(key).or_else(|| self.chinese.get(key))
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
        // Cut at letters: a search for more than one letter is a long program, which would be downloaded for this alone.
        while let Some((before, tail)) = rest.split_once('%') {
            filled += before;
            rest = tail;
            let Some((name, after)) = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')) else {
                filled.push('%');
                continue;
            };
            let value = values.iter().find(|(given, _)| *given == name);
            debug_assert!(value.is_some(), "no value for {name:?} in {key:?}");
            filled += value.map_or("", |(_, value)| value);
            rest = after;
        }
        filled + rest
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.chinese.cut().iter().map(|(key, _)| *key)
    }
}
