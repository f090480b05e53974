//! Words of the portal's own, from `locales/`, and the language they are in.

use xinyong_score::model::Bilingual;
use xinyong_text::{Catalogue, IN_A_BROWSER, Lang};
use yew::prelude::*;

use crate::hooks::use_session;

/// The words of `locales/`: in a browser the Chinese ones, until English is learnt.
pub static WORDS: Catalogue = Catalogue::new(
    include_str!(concat!(env!("OUT_DIR"), "/words.zh")),
    if IN_A_BROWSER { "" } else { include_str!(concat!(env!("OUT_DIR"), "/words.en")) },
);

/// The words of one language. Cheap to copy; components get it from [`use_words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub lang: Lang,
}

impl Words {
    /// The text of a key.
    pub fn t(self, key: &str) -> AttrValue {
        AttrValue::Static(WORDS.text(self.lang, key))
    }

    /// The text of a key, with each `%{name}` replaced.
    pub fn with(self, key: &str, values: &[(&str, &str)]) -> AttrValue {
        WORDS.fill(self.lang, key, values).into()
    }

    /// What people call a version: one of illustrative values goes by its year.
    pub fn edition(self, version: &str) -> AttrValue {
        match version.split_once("-illustrative") {
            Some((year, _)) => self.with("home.edition", &[("year", year)]),
            None => version.to_owned().into(),
        }
    }

    /// A text that is given in both languages.
    pub fn of(self, text: &Bilingual) -> AttrValue {
        self.lang.of(text).to_owned().into()
    }
}

/// The words of the language in use.
#[hook]
pub fn use_words() -> Words {
    Words { lang: use_session().lang }
}
