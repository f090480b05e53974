//! Where a person goes once an entity is open.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

/// Leads to 我的信用 from where an entity is only chosen; elsewhere it was the page that asked for one, and stays.
#[hook]
pub fn use_after_opening() -> Callback<()> {
    let navigator = use_navigator();
    let route = use_route::<Route>();
    Callback::from(move |()| {
        if let (Some(navigator), Some(Route::Home | Route::Open)) = (&navigator, &route) {
            navigator.push(&Route::Credit);
        }
    })
}
