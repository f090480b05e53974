//! The head of a page: what it is called, and one sentence about it.

use yew::prelude::*;

/// The title, which is the page's only heading of the first level, and its sentence.
pub fn head(title: AttrValue, lead: AttrValue) -> Html {
    html! {
        <header class="page__head">
            <h1>{ title }</h1>
            <p class="page__lead">{ lead }</p>
        </header>
    }
}
