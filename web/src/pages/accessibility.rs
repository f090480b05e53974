//! 无障碍说明: what the portal does so that everybody can use it.

use yew::prelude::*;

use crate::ui::head::head;
use crate::words::use_words;

/// The page.
#[component]
pub fn Accessibility() -> Html {
    let words = use_words();
    let points = ["keyboard", "screen_reader", "large_type", "colour", "motion", "print", "offline"];
    html! {
        <article>
            { head(words.t("page.accessibility"), words.t("accessibility.lead")) }
            <ul class="stack-s">
                { for points.iter().map(|point| html! { <li>{ words.t(&format!("accessibility.{point}")) }</li> }) }
            </ul>
        </article>
    }
}
