//! The frame of every page: strip, utility bar, masthead, navigation, entity bar, breadcrumb, footer.

mod embedded;
mod entity_bar;
mod footer;
mod masthead;
mod nav;
mod utility;

use xinyong_text::Lang;
use yew::prelude::*;

use crate::dom;
use crate::framing;
use crate::hooks::{use_session, use_speak};
use crate::route::Route;
use crate::router::use_route;
use crate::site::SITE;
use crate::ui::again::again;
use crate::ui::link::To;
use crate::words::{Words, use_words};

pub use embedded::Framed;
use embedded::{Embedded, colophon};
use entity_bar::EntityBar;
use footer::footer;
use masthead::masthead;
use nav::{bottom_bar, nav};
use utility::Utility;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Children,
}

/// The frame, with the page inside.
#[component]
pub fn Shell(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let speak = use_speak();
    let settings = &*SITE;
    let route = use_route();
    let main = use_node_ref();

    let title = words.of(&settings.site.name);
    let page_title = format!("{} - {title}", words.t(route.title_key()));
    use_effect_with(page_title, |page_title| {
        if let Some(document) = dom::document() {
            document.set_title(page_title);
        }
    });
    let shown = use_mut_ref(|| None::<Route>);
    {
        let main = main.clone();
        use_effect_with(route.clone(), move |route| {
            // A new page begins at its top, for the eye and for a screen reader alike; an article or a rule, at itself.
            // Who compares other models is still on the same page, and keeps the list in hand.
            let left = shown.replace(Some(route.clone()));
            let begins = match route {
                Route::Article { .. } | Route::Rule { .. } => false,
                Route::Compare { .. } => !matches!(left, Some(Route::Compare { .. })),
                _ => true,
            };
            if left.is_some() && begins {
                if let Some(main) = main.cast::<web_sys::HtmlElement>() {
                    let _ = main.focus();
                }
                if let Some(window) = web_sys::window() {
                    window.scroll_to_with_x_and_y(0.0, 0.0);
                }
            }
        });
    }
    // What stands at the head of every printed sheet. A style sheet cannot speak two languages; a property can.
    let running_head =
        if settings.official { String::new() } else { words.t("shell.demo_strip").to_string() };
    let running_head = words.with(
        "shell.running_head",
        &[("strip", &running_head), ("date", &xinyong_text::date(words.lang, session.today))],
    );
    use_effect_with(running_head, |head| {
        if let Some(root) = dom::root() {
            // Without it the sheet has no head; the first page still says what it is.
            let _ = root.style().set_property("--running-head", &format!("\"{head}\""));
        }
    });
    let skip = {
        let main = main.clone();
        Callback::from(move |event: MouseEvent| {
            // With routes behind `#`, an anchor would be taken for a route.
            event.prevent_default();
            if let Some(main) = main.cast::<web_sys::HtmlElement>() {
                let _ = main.focus();
                main.scroll_into_view();
            }
        })
    };

    let strip = html! {
        if !settings.official {
            <p class="strip">{ words.t("shell.demo_strip") }</p>
        }
    };
    // A presenter shows the case and nothing else; only that the site is none of the government's always stands there.
    if matches!(route, Route::DemoCase { .. }) {
        return html! {
            <>
                <header>{ strip }</header>
                <main class="page page--wide" id="main" ref={main} tabindex="-1">{ for props.children.iter() }</main>
            </>
        };
    }
    if framing::is_embedded() {
        return html! {
            <>
                <header>{ strip }</header>
                { speechless(session.speechless, &speak, words) }
                <main class="page" id="main" ref={main} tabindex="-1"><Embedded>{ for props.children.iter() }</Embedded></main>
                { colophon(&session, &route, words) }
            </>
        };
    }
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ words.t("shell.skip") }</a>
            <header>
                { strip }
                <Utility />
                { masthead(&settings.site, &route, words) }
                { nav(&route, words) }
            </header>
            { speechless(session.speechless, &speak, words) }
            <EntityBar />
            { breadcrumb(&route, words) }
            <main class="page" id="main" ref={main} tabindex="-1">{ for props.children.iter() }</main>
            { footer(settings, words) }
            { bottom_bar(&route, words) }
        </>
    }
}

/// That English could not be fetched, in both languages, and the way to try again.
fn speechless(missing: bool, speak: &Callback<Lang>, words: Words) -> Html {
    if !missing {
        return Html::default();
    }
    again(
        words.t("shell.english_missing"),
        words.t("shell.english_again"),
        speak.reform(|_: MouseEvent| Lang::En),
    )
}

/// 您的位置
fn breadcrumb(route: &Route, words: Words) -> Html {
    let mut trail = vec![route.clone()];
    while let Some(parent) = trail.last().and_then(Route::parent) {
        trail.push(parent);
    }
    if trail.len() == 1 {
        return Html::default();
    }
    let here = trail.remove(0);
    html! {
        <nav class="breadcrumb" aria-label={words.t("shell.breadcrumb")}>
            <ol>
                { for trail.into_iter().rev().map(|route| {
                    let label = words.t(route.title_key());
                    html! { <li><To {route}>{ label }</To></li> }
                }) }
                <li aria-current="page">{ words.t(here.title_key()) }</li>
            </ol>
        </nav>
    }
}
