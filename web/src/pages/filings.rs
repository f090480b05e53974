//! 办件进度: every declaration, objection and application, with its history and its deadline.

use yew::prelude::*;

use crate::ui::head::head;
use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The number of one filing; without it, all of them.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// The page.
#[component]
pub fn Filings(props: &Props) -> Html {
    let words = use_words();
    let title = words.t(if props.id.is_some() { "page.filing" } else { "page.filings" });
    head(title, words.t("filings.lead"))
}
