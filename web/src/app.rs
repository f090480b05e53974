//! The application: the session, given to every page, and the frame around them.

use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

use crate::components::shell::Shell;
use crate::dom;
use crate::english;
use crate::hooks::{Session as SessionContext, use_permalink};
use crate::router::{Router, use_route};
use crate::state::{Action, Session};
use crate::storage;
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

/// The page at the address.
#[component]
fn Page() -> Html {
    crate::pages::page(use_route())
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
    if let Some(preferences) = storage::preferences() {
        let lang = preferences.lang;
        let spoken = if english::speaks(lang) { Action::Lang(lang) } else { Action::Speechless };
        session = session.reduce(spoken).reduce(Action::LargeType(preferences.large_type));
    }
    if let Some(kept) = storage::kept_archive() {
        session = session.reduce(Action::Open(kept));
    }
    Rc::unwrap_or_clone(session)
}

/// Puts the portal in the place of what the page showed before.
pub fn mount() {
    wasm_bindgen_futures::spawn_local(async {
        if let Some(preferences) = storage::preferences() {
            // Without the words of its language the portal opens in Chinese, and says so.
            english::learn(preferences.lang).await;
        }
        if let Some(place) = dom::element("app") {
            yew::Renderer::<App>::with_root(place.into()).render();
        }
        storage::register_service_worker();
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
