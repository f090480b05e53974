//! One folder or file per page.

mod accessibility;
mod apply;
mod compare;
mod credit;
mod declare;
mod demo;
mod desk;
mod filings;
mod home;
mod incentives;
mod later;
mod not_found;
mod object;
mod open;
mod plan;
mod policies;
mod repair;
mod report;
mod settings;
mod simulate;
mod verify;

use yew::prelude::*;

use crate::framing;
use crate::route::Route;

/// The page of a route. Those that most see first are at hand; the others come with a part of the program that is
/// fetched when it is wanted.
pub fn page(route: Route) -> Html {
    match route {
        Route::Home if !framing::is_embedded() => html! { <home::Home /> },
        // An embedded view that was asked for without a page is that of the score.
        Route::Home | Route::Credit => html! { <credit::Credit /> },
        Route::Open => html! { <open::Open /> },
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::Accessibility => html! { <accessibility::Accessibility /> },
        Route::NotFound => html! { <not_found::NotFound /> },
        route => html! { <later::Later {route} /> },
    }
}
