//! 达标规划: the grade one wants, and the fewest steps that lead there.

use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::use_words;

/// The page.
#[component]
pub fn Plan() -> Html {
    let words = use_words();
    let session = use_session();
    if session.open.is_none() {
        return invitation(words.t("page.plan"), words);
    }
    head(words.t("page.plan"), words.t("plan.lead"))
}
