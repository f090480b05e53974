//! No such page: say so, and lead on.

use yew::prelude::*;

use crate::route::Route;
use crate::ui::link::To;
use crate::words::use_words;

/// The page for addresses that lead nowhere.
#[component]
pub fn NotFound() -> Html {
    let words = use_words();
    html! {
        <div class="empty">
            <h1>{ words.t("page.not_found") }</h1>
            <p class="page__lead">{ words.t("not_found.lead") }</p>
            <div class="buttons">
                <To class="button button--primary" route={Route::Home}>{ words.t("not_found.home") }</To>
                <To class="button" route={Route::Credit}>{ words.t("page.credit") }</To>
            </div>
        </div>
    }
}
