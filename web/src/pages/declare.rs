//! 自主申报: good information about oneself, reported by oneself.

use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::use_words;

/// The page.
#[component]
pub fn Declare() -> Html {
    let words = use_words();
    let session = use_session();
    if session.open.is_none() {
        return invitation(words.t("page.declare"), words);
    }
    head(words.t("page.declare"), words.t("declare.lead"))
}
