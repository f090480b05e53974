//! 嵌入: the frame of the two views that other sites can show, and what stands where they try to show another page.

use xinyong_text::Lang;
use yew::prelude::*;

use crate::hooks::{use_host, use_session};
use crate::route::Route;
use crate::router::{Location, use_route};
use crate::site::SITE;
use crate::state::{Action, Origin};
use crate::ui::link::To;
use crate::words::{Words, use_words};
use crate::{english, framing};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Children,
}

/// A view, with what is said of it however little of the portal is seen: whom and which day it is about, what it rests
/// on, what it is not, and who is told of it.
#[component]
pub fn Embedded(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let route = use_route();
    let faults = use_host();
    let again = session.open.is_some() && session.told().is_none();
    html! {
        <div class="embed stack">
            { about(&session, &route, words) }
            if session.host.is_none() {
                <p class="notice notice--warn">{ words.t("embed.not_allowed") }</p>
            }
            if !faults.is_empty() {
                <div class="notice notice--error" role="alert">
                    <p>{ words.t("embed.refused") }</p>
                    <ul>{ for faults.iter().map(|fault| html! { <li>{ fault.message.clone() }</li> }) }</ul>
                </div>
            }
            if again {
                <p><button class="button" type="button" onclick={session.on(|_: MouseEvent| Action::Close)}>{ words.t("embed.another") }</button></p>
            }
            if Route::EMBEDDED.contains(&route) || route == Route::Home {
                { for props.children.iter() }
            } else {
                <h1>{ words.t(route.title_key()) }</h1>
                <p>{ words.t("embed.elsewhere") }</p>
                <p><To class="button" route={route.clone()}>{ words.t(route.title_key()) }</To></p>
            }
        </div>
    }
}

/// Whom the view is about, on which day and by which model; and the way to the other view.
fn about(session: &crate::state::Session, route: &Route, words: Words) -> Html {
    let views = Route::EMBEDDED.iter().map(|view| {
        let current = route == view || (*route == Route::Home && *view == Route::Credit);
        html! { <li><To class="embed__view" route={view.clone()} {current}>{ words.t(view.title_key()) }</To></li> }
    });
    let facts = session.open.as_ref().zip(session.model()).map(|(open, model)| {
        let entity = open.archive.entity();
        html! {
            <div class="embed__about">
                <p>
                    <strong>{ entity.name.clone() }</strong>{ " " }{ entity.uscc.to_string() }{ " " }
                    if open.origin == Origin::Sample {
                        <span class="chip">{ words.t("entity.sample") }</span>
                    }
                </p>
                <p>{ words.with("embed.asked", &[
                    ("date", &xinyong_text::date(words.lang, session.as_of)),
                    ("model", &words.of(&model.document().name)),
                    ("version", &words.edition(model.version())),
                ]) }</p>
            </div>
        }
    });
    html! {
        <div class="embed__head">
            { for facts }
            <nav aria-label={words.t("embed.views")}><ul class="embed__views plain">{ for views }</ul></nav>
        </div>
    }
}

/// What a result is not, who is told of it, and the way to the whole portal.
pub fn colophon(session: &crate::state::Session, route: &Route, words: Words) -> Html {
    let whole = format!("#{}", Location::from(route).written());
    html! {
        <footer class="embed__foot"><div class="footer__inner">
            { for session.model().into_iter().flat_map(|model| &model.document().notices).map(|notice| html! { <p>{ words.of(&notice.text) }</p> }) }
            if !SITE.official {
                <p>{ words.t("shell.demo_footer") }</p>
            }
            <p>{ match (&session.host, session.told()) {
                (_, Some(host)) => words.with("embed.told", &[("host", host)]),
                (Some(host), None) => words.with("embed.nothing_told", &[("host", host)]),
                (None, None) => words.t("embed.nobody_told"),
            } }</p>
            <p><a href={whole} target="_blank" rel="noopener">{ words.with("embed.whole", &[("name", &words.of(&SITE.site.name))]) }</a></p>
        </div></footer>
    }
}

/// What a page shows that stands in a frame and is no embedded view: what it is, and the way to it. Nothing that is kept
/// on the device is looked up for it.
#[component]
pub fn Framed() -> Html {
    let lang = framing::language().filter(|lang| english::speaks(*lang)).unwrap_or(Lang::Zh);
    let words = Words { lang };
    html! {
        <main class="page stack" lang={lang.as_str()}>
            <h1>{ words.of(&SITE.site.name) }</h1>
            <p>{ words.t("embed.framed") }</p>
            <p><a class="button" href={Location::here().link()} target="_blank" rel="noopener">{ words.t("embed.framed_open") }</a></p>
        </main>
    }
}
