//! 信用报告: a document of record, ready to be printed.

use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::use_words;

/// The page.
#[component]
pub fn Report() -> Html {
    let words = use_words();
    let session = use_session();
    if session.open.is_none() {
        return invitation(words.t("page.report"), words);
    }
    head(words.t("page.report"), words.t("report.lead"))
}
