//! 守信激励: what the grade brings now, and what the next one would.

use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::use_words;

/// The page.
#[component]
pub fn Incentives() -> Html {
    let words = use_words();
    let session = use_session();
    if session.open.is_none() {
        return invitation(words.t("page.incentives"), words);
    }
    head(words.t("page.incentives"), words.t("incentives.lead"))
}
