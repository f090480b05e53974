//! 模拟测算: what if: pick changes, see what they would do to the score.

use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::use_words;

/// The page.
#[component]
pub fn Simulate() -> Html {
    let words = use_words();
    let session = use_session();
    if session.open.is_none() {
        return invitation(words.t("page.simulate"), words);
    }
    head(words.t("page.simulate"), words.t("simulate.lead"))
}
