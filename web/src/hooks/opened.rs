//! Where a person goes once an entity is open.

use crate::router::{use_navigator, use_route};
use yew::prelude::*;

use crate::route::Route;

/// Leads to 我的信用 from where an entity is only chosen; elsewhere it was the page that asked for one, and stays.
#[hook]
pub fn use_after_opening() -> Callback<()> {
    let navigator = use_navigator();
    let route = use_route();
    Callback::from(move |()| {
        if let (Some(navigator), Route::Home | Route::Open) = (&navigator, &route) {
            navigator.push(&Route::Credit);
        }
    })
}
