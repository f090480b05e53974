//! 指标体系对比: two models, value by value.

use yew::prelude::*;

use crate::hooks::use_session;
use crate::pages::not_found::NotFound;
use crate::ui::head::head;
use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the one model.
    pub id: AttrValue,
    /// The id of the other.
    pub other: AttrValue,
}

/// The page.
#[component]
pub fn Compare(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let known = |id: &AttrValue| session.models.iter().any(|model| model.id() == &**id);
    if !known(&props.id) || !known(&props.other) {
        return html! { <NotFound /> };
    }
    head(words.t("page.compare"), words.t("compare.lead"))
}
