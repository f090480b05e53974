//! Words about scores in Chinese and English, shared by the command line, the portal and the JavaScript module.
//!
//! Every word stands in `locales/`; the functions here choose among them and fill them in. They compute nothing
//! about a score: what is said comes from the evaluation itself.
//!
//! ```
//! use xinyong_score::RecordKind;
//! use xinyong_text::{Lang, term};
//!
//! assert_eq!(term(Lang::Zh, RecordKind::AdministrativePenalty), "行政处罚");
//! assert_eq!(term(Lang::En, RecordKind::AdministrativePenalty), "administrative penalty");
//! ```

#![no_std]

extern crate alloc;

mod amount;
mod archive;
mod catalogue;
mod citation;
#[cfg(feature = "desk")]
mod desk;
mod headline;
#[cfg(feature = "import")]
pub mod import;
mod impossible;
mod model;
mod record;
mod step;
mod typo;
mod why;
mod word;

use alloc::string::String;
use alloc::vec::Vec;

use xinyong_score::model::Bilingual;

pub use amount::{date, detail, detail_value, money, points, signed, signed_points};
pub use archive::{not_a_uscc, place, problem, what};
pub use catalogue::Catalogue;
pub use citation::{article, citation, citations};
#[cfg(feature = "desk")]
pub use desk::*;
pub use headline::{gist, headline};
pub use impossible::{impossible, impossible_here, no_plan};
pub use model::{model_problem, no_timeline, not_in_force};
pub use record::record_name;
pub use step::{causes, step};
pub use why::why;
pub use word::{Word, field, records, term};

/// The words of `locales/`, and of `locales/desk/` for who has a desk. A page in a browser begins with the Chinese ones and learns English when it is chosen.
pub static WORDS: Catalogue = Catalogue::new(
    include_str!(concat!(env!("OUT_DIR"), "/words.zh")),
    if IN_A_BROWSER { "" } else { ENGLISH },
);

/// The English words of `locales/`, for a program in a browser that speaks both languages from the start.
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/words.en"));

/// The words of `locales/element/`, which stand on web pages beside a result. They are in the package for JavaScript,
/// not in its module.
pub static ELEMENT: Catalogue = Catalogue::new(
    include_str!(concat!(env!("OUT_DIR"), "/element.zh")),
    include_str!(concat!(env!("OUT_DIR"), "/element.en")),
);

/// The words of `locales/package/`: those of the package for JavaScript where its module does not come.
pub static PACKAGE: Catalogue = Catalogue::new(
    include_str!(concat!(env!("OUT_DIR"), "/package.zh")),
    include_str!(concat!(env!("OUT_DIR"), "/package.en")),
);

/// Whether what is linked here is downloaded by people, most of whom will read Chinese.
pub const IN_A_BROWSER: bool = cfg!(target_family = "wasm");

/// 语言: the language spoken to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// Every language, the first one first.
    pub const ALL: &'static [Self] = &[Self::Zh, Self::En];

    /// The name of its locale file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `zh`, `zh-CN` or `en_GB.UTF-8`.
    pub fn parse(tag: &str) -> Option<Self> {
        let name = tag.split(['-', '_', '.']).next()?.to_ascii_lowercase();
        Self::ALL.iter().copied().find(|lang| lang.as_str() == name)
    }

    /// What an author wrote in this language.
    pub fn of(self, text: &Bilingual) -> &str {
        match self {
            Self::Zh => &text.zh,
            Self::En => &text.en,
        }
    }
}

/// The text of a key in `locales/`.
pub fn text(lang: Lang, key: &str) -> &'static str {
    WORDS.text(lang, key)
}

/// The text of a key in `locales/`, with its placeholders filled.
pub fn fill(lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
    WORDS.fill(lang, key, values)
}

/// Several texts in one, joined as the key says.
pub fn join(lang: Lang, key: &str, parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(text(lang, key))
}
