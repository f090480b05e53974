//! One folder or file per page.

mod accessibility;
mod credit;
mod home;
mod not_found;
mod open;
mod policies;
mod settings;

use yew::prelude::*;

use crate::route::Route;

/// The page of a route.
pub fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Credit => html! { <credit::Credit /> },
        Route::Open => html! { <open::Open /> },
        Route::Policies => html! { <policies::Policies /> },
        Route::Policy { id } => html! { <policies::Policy {id} /> },
        Route::Article { id, article } => html! { <policies::Policy {id} {article} /> },
        Route::Model { id } => html! { <policies::ModelTable {id} /> },
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::Accessibility => html! { <accessibility::Accessibility /> },
        Route::NotFound => html! { <not_found::NotFound /> },
    }
}
