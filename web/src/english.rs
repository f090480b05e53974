//! English, fetched when it is chosen: most who come read Chinese, and wait less without it.

use xinyong_text::{Lang, WORDS as SHARED};

use crate::fetch;
use crate::words::WORDS;

/// Where the build leaves the texts: those of `xinyong-text`, a group separator, those of the portal.
const FILE: &str = "./english.txt";

/// Whether the portal can speak a language now.
pub fn speaks(lang: Lang) -> bool {
    WORDS.speaks(lang)
}

/// Makes sure that the portal can speak a language; false if its words could not be fetched.
pub async fn learn(lang: Lang) -> bool {
    if speaks(lang) {
        return true;
    }
    let Some(texts) = fetch::text(FILE).await else { return false };
    // The words live as long as the page does, as those that came with it.
    let Some((shared, own)) = texts.leak().split_once('\u{1d}') else { return false };
    SHARED.learn(shared);
    WORDS.learn(own);
    speaks(lang)
}
