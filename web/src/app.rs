//! The application: the session, given to every page, and the frame around them.

use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

use crate::components::shell::{Framed, Shell};
use crate::dom;
use crate::english;
use crate::framing;
use crate::hooks::{Session as SessionContext, names, seek, use_permalink, use_session};
use crate::router::{Router, use_location};
use crate::state::{Action, Session, Sought};
use crate::storage::{self, Preferences};
use crate::ui::again::again;
use crate::ui::head::head;
use crate::words::use_words;
use crate::workers::ImporterProvider;

/// The portal.
#[component]
pub fn App() -> Html {
    let session = use_reducer(start);

    use_effect_with((session.lang, session.large_type), |&(lang, large)| {
        if let Some(root) = dom::root() {
            // A root element that refuses an attribute leaves the page as it is.
            let _ = root.set_attribute("lang", if lang == xinyong_text::Lang::Zh { "zh-CN" } else { "en" });
            let _ = root.class_list().toggle_with_force("large-type", large);
        }
    });

    // A page that stays open outlives its day: whoever comes back to it finds the new one.
    let dispatcher = session.dispatcher();
    use_effect_with((), move |()| {
        let listener = dom::document().map(|document| {
            EventListener::new(&document, "visibilitychange", move |_| {
                dispatcher.dispatch(Action::Today(crate::clock::today()));
            })
        });
        move || drop(listener)
    });

    html! {
        <ContextProvider<SessionContext> context={SessionContext::from(session)}>
            <ImporterProvider>
                <Router>
                    <Permalink />
                    <Shell>
                        <Page />
                    </Shell>
                </Router>
            </ImporterProvider>
        </ContextProvider<SessionContext>>
    }
}

/// The page at the address, once what the address names is there.
#[component]
fn Page() -> Html {
    let words = use_words();
    let session = use_session();
    let location = use_location();
    let page = crate::pages::page(location.route());
    match session.sought.as_ref().filter(|sought| names(&location.query, sought)) {
        None => page,
        // Nothing is asked of the person for which the answer is on its way.
        Some(Sought::Asked(_)) => {
            html! { <div role="status">{ head(words.t(location.route().title_key()), words.t("entity.fetching")) }</div> }
        }
        Some(Sought::Missing(uscc)) => {
            let (uscc, query, session) = (uscc.clone(), location.query.clone(), session.clone());
            let onclick = Callback::from(move |_: MouseEvent| seek(uscc.clone(), &query, session.clone()));
            html! { <>{ again(words.t("entity.missing"), words.t("page.again"), onclick) }{ page }</> }
        }
    }
}

/// Keeps the session and the address in step. Shows nothing.
#[component]
fn Permalink() -> Html {
    use_permalink();
    Html::default()
}

/// The session at the start: today, the built-in models, and what the person asked this device to remember.
fn start() -> Session {
    let mut session = Rc::new(Session::new(crate::clock::today()));
    if let Some(host) = framing::host().filter(|_| framing::is_embedded()) {
        session = session.reduce(Action::Hosted(host.into()));
    }
    if let Some(preferences) = preferences() {
        let lang = preferences.lang;
        let spoken = if english::speaks(lang) { Action::Lang(lang) } else { Action::Speechless };
        session = session.reduce(spoken).reduce(Action::LargeType(preferences.large_type));
    }
    if let Some(kept) = storage::kept_archive() {
        session = session.reduce(Action::Open(kept));
    }
    Rc::unwrap_or_clone(session)
}

/// What the person asked this device to remember of how the portal speaks; in an embedded view, what the address asks.
fn preferences() -> Option<Preferences> {
    if framing::is_embedded() {
        return Some(Preferences { lang: framing::language()?, large_type: false });
    }
    storage::preferences()
}

/// Puts the portal in the place of what the page showed before.
pub fn mount() {
    // What is kept on the device is not shown, nor read, where another page could lay itself over it.
    let framed = framing::parent().is_some() && !framing::is_embedded();
    wasm_bindgen_futures::spawn_local(async move {
        let lang =
            if framed { framing::language() } else { preferences().map(|preferences| preferences.lang) };
        if let Some(lang) = lang {
            // Without the words of its language the portal opens in Chinese, and says so.
            english::learn(lang).await;
        }
        let Some(place) = dom::element("app") else { return };
        if framed {
            yew::Renderer::<Framed>::with_root(place.into()).render();
        } else {
            yew::Renderer::<App>::with_root(place.into()).render();
            storage::register_service_worker();
        }
    });
}

/// If the program fails, the person is told what happened and what to do; nothing just freezes.
pub fn report_failures() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        if let Some(message) = dom::element("failed") {
            message.set_hidden(false);
        }
    }));
}
