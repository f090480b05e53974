//! 导航: the main navigation, the second one, the bar at the bottom of a phone, and the phone's menu of them all.

use yew::prelude::*;

use crate::route::Route;
use crate::ui::dialog::Dialog;
use crate::ui::icon::{Shape, icon};
use crate::ui::link::To;
use crate::words::{Words, use_words};

/// The pages of the bar at the bottom of a phone, each with its icon and its short name.
const BOTTOM: [(Route, Shape, &str); 4] = [
    (Route::Home, Shape::Home, "page.home"),
    (Route::Credit, Shape::Dial, "page.credit_short"),
    (Route::Simulate, Shape::Sliders, "page.simulate_short"),
    (Route::Filings, Shape::Tasks, "page.filings_short"),
];

/// 主导航
pub fn nav(route: &Route, words: Words) -> Html {
    html! {
        <nav class="nav" aria-label={words.t("shell.main_nav")}>
            <div class="nav__inner">
                <ul class="nav__list plain">{ links(&Route::MAIN, "nav__link", route, words) }</ul>
            </div>
        </nav>
    }
}

/// 辅助导航
pub fn second_nav(route: &Route, words: Words) -> Html {
    html! {
        <nav class="second-nav" aria-label={words.t("shell.second_nav")}>
            <ul class="second-nav__list plain">{ links(&Route::SECOND, "second-nav__link", route, words) }</ul>
        </nav>
    }
}

/// 底部导航
pub fn bottom_bar(route: &Route, words: Words) -> Html {
    let here = route.section();
    html! {
        <nav class="bottom-bar" aria-label={words.t("shell.phone_nav")}>
            <ul class="bottom-bar__list plain">
                { for BOTTOM.into_iter().map(|(route, shape, key)| {
                    let current = here == route;
                    html! {
                        <li>
                            <To class="bottom-bar__link" {route} {current}>
                                { icon(shape, "bottom-bar__icon") }
                                { words.t(key) }
                            </To>
                        </li>
                    }
                }) }
            </ul>
        </nav>
    }
}

/// A list item for each page, under its full name.
fn links(pages: &[Route], class: &'static str, here: &Route, words: Words) -> Html {
    let here = here.section();
    html! {
        { for pages.iter().map(|route| {
            let current = here == *route;
            html! { <li><To {class} route={route.clone()} {current}>{ words.t(route.title_key()) }</To></li> }
        }) }
    }
}

#[derive(Properties, PartialEq)]
pub struct MenuProps {
    pub route: Route,
}

/// 菜单: the button that a phone has instead of the navigations, and all their pages in a dialog.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let show = {
        let open = open.clone();
        Callback::from(move |shown| open.set(shown))
    };
    let on_open = show.reform(|_: MouseEvent| true);
    // Closed before the page changes: what is behind an open dialog cannot take the focus.
    let on_chosen = show.reform(|_: MouseEvent| false);
    let on_close = show.reform(|()| false);
    html! {
        <>
            <button class="menu-button" type="button" aria-haspopup="dialog" aria-expanded={open.to_string()} onclick={on_open}>
                { icon(Shape::Menu, "icon") }
                { words.t("shell.menu") }
            </button>
            if *open {
                <Dialog title={words.t("shell.menu")} onclose={on_close}>
                    <nav aria-label={words.t("shell.all_pages")} onclick={on_chosen}>
                        <ul class="menu__list plain">{ links(&Route::MAIN, "menu__link", &props.route, words) }</ul>
                        <ul class="menu__list plain">{ links(&Route::SECOND, "menu__link", &props.route, words) }</ul>
                    </nav>
                </Dialog>
            }
        </>
    }
}
