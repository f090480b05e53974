//! 导航: the main navigation, and the bar at the bottom of a phone.

use yew::prelude::*;

use crate::route::Route;
use crate::ui::icon::{Shape, icon};
use crate::ui::link::To;
use crate::words::Words;

/// The pages of the navigation, each with its icon on the phone.
const PAGES: [(Route, Shape); 5] = [
    (Route::Home, Shape::Home),
    (Route::Credit, Shape::Dial),
    (Route::Open, Shape::File),
    (Route::Policies, Shape::Book),
    (Route::Settings, Shape::Sliders),
];

/// The page of the navigation that a route belongs under.
fn section(route: &Route) -> Route {
    match route {
        Route::Policy { .. } | Route::Article { .. } | Route::Model { .. } => Route::Policies,
        other => other.clone(),
    }
}

/// 主导航
pub fn nav(route: &Route, words: Words) -> Html {
    let here = section(route);
    html! {
        <nav class="nav" aria-label={words.t("shell.main_nav")}>
            <div class="nav__inner">
                <ul class="nav__list plain">
                    { for PAGES.into_iter().map(|(route, _)| {
                        let label = words.t(route.title_key());
                        let current = here == route;
                        html! { <li><To class="nav__link" {route} {current}>{ label }</To></li> }
                    }) }
                </ul>
            </div>
        </nav>
    }
}

/// 底部导航
pub fn bottom_bar(route: &Route, words: Words) -> Html {
    let here = section(route);
    html! {
        <nav class="bottom-bar" aria-label={words.t("shell.phone_nav")}>
            <ul class="bottom-bar__list plain">
                { for PAGES.into_iter().map(|(route, shape)| {
                    let label = words.t(&format!("{}_short", route.title_key()));
                    let current = here == route;
                    html! {
                        <li>
                            <To class="bottom-bar__link" {route} {current}>
                                { icon(shape, "bottom-bar__icon") }
                                { label }
                            </To>
                        </li>
                    }
                }) }
            </ul>
        </nav>
    }
}
