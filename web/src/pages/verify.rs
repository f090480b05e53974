//! 核验: whether a printed report is genuine.

use yew::prelude::*;

use crate::ui::head::head;
use crate::words::use_words;

/// The page.
#[component]
pub fn Verify() -> Html {
    let words = use_words();
    head(words.t("page.verify"), words.t("verify.lead"))
}
