//! The words of the closed vocabularies.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};

use xinyong_score::archive::Category;
use xinyong_score::evaluate::Reason;
use xinyong_score::model::{Class, Grade, Polarity, Provenance};
use xinyong_score::procedure::Change;
use xinyong_score::record::{Attribute, Extent, Level, List, RecordKind, Severity, StatusWord};
use xinyong_score::repair::Stands;
use xinyong_score::scenario::ActionWord;

use crate::{Lang, WORDS, fill, text};

/// A word of a closed vocabulary of the kernel, which has a name in every language.
pub trait Word: Copy + 'static {
    /// The part of the locale files that names the vocabulary's words.
    const SECTION: &'static str;

    /// Every word of the vocabulary.
    const VOCABULARY: &'static [Self];

    /// Their written forms.
    const WORDS: &'static [&'static str];

    /// Its written form.
    fn written(self) -> &'static str;
}

/// Declares vocabularies by the section of the locale files that names their words.
macro_rules! vocabularies {
    ($($name:ident: $section:literal,)+) => {
        $(impl $crate::Word for $name {
            const SECTION: &'static str = $section;
            const VOCABULARY: &'static [Self] = Self::ALL;
            const WORDS: &'static [&'static str] = $name::WORDS;

            fn written(self) -> &'static str {
                self.as_str()
            }
        })+
    };
}

#[cfg(feature = "desk")]
pub(crate) use vocabularies;

vocabularies! {
    RecordKind: "kind",
    Severity: "severity",
    List: "list",
    Level: "level",
    Extent: "extent",
    StatusWord: "status",
    Attribute: "attribute",
    Reason: "reason",
    Grade: "grade",
    Class: "class",
    Provenance: "provenance",
    Polarity: "polarity",
    Category: "category",
    Change: "change",
    ActionWord: "action",
    Stands: "stands",
}

/// The section that names a vocabulary's words, and their written forms.
pub(crate) const fn vocabulary_of<W: Word>() -> (&'static str, &'static [&'static str]) {
    (W::SECTION, W::WORDS)
}

/// The name of a word, as it stands within a sentence: “行政处罚”, “C级”, “示例”.
pub fn term<W: Word>(lang: Lang, word: W) -> String {
    name(lang, W::SECTION, word.written())
}

/// The same for every vocabulary: made once.
fn name(lang: Lang, section: &str, written: &str) -> String {
    text(lang, &format!("{section}.{written}")).to_owned()
}

/// So many records of a kind: “1条行政处罚”, “2 donations”.
pub fn records(lang: Lang, kind: RecordKind, count: usize) -> String {
    let (form, section) = match (lang, count) {
        (Lang::En, 1) => ("records.one", "kind"),
        _ => ("records.other", "kinds"),
    };
    fill(lang, form, &[("count", &count.to_string()), ("kind", &named(lang, section, kind.as_str()))])
}

/// The name of a field of an archive or a filing: “失信程度”; the field itself if it is none.
pub fn field(lang: Lang, field: &str) -> String {
    named(lang, "field", field)
}

/// Whether some archive or filing can have the field somewhere.
pub(crate) fn is_field(field: &str) -> bool {
    WORDS.get(Lang::Zh, &format!("field.{field}")).is_some()
}

/// The name of a written form in a section of the locale files; the form itself if it is none of the section's.
pub(crate) fn named(lang: Lang, section: &str, written: &str) -> String {
    WORDS.get(lang, &format!("{section}.{written}")).unwrap_or(written).to_owned()
}

/// A written form with its name: “minor（轻微）”; once where both are the same.
pub(crate) fn glossed(lang: Lang, section: &str, written: &str) -> String {
    let name = named(lang, section, written);
    if name == written { name } else { fill(lang, "join.glossed", &[("written", written), ("name", &name)]) }
}
