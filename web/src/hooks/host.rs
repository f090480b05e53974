//! The page around an embedded view: what it says is done, and what comes of it is told to it and to nobody else.
//!
//! It is who it says it is because the browser says so with every message. What it is told goes to its origin: were
//! another page in its place by then, the browser would not hand it over.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{JSON, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, ResizeObserver};
use yew::prelude::*;

use crate::hooks::{Session, use_session};
use crate::state::Action;
use crate::state::embed::{Fault, Given, MARK, MOST, Message, message, read};
use crate::{clock, dom, english, framing};

/// How long archives are waited for, in milliseconds: of many at once, only the last is shown.
const GATHERED: u32 = 20;

/// Tells the host one thing.
pub fn tell(origin: &str, kind: &str, field: &str, said: &impl Serialize) {
    let said = JSON::parse(&message(kind, field, said)).ok();
    if let (Some(parent), Some(said)) = (framing::parent(), said) {
        // It fails only for an origin that is none, and the browser gave this one.
        let _ = parent.post_message(&said, origin);
    }
}

/// Does what the host says, and tells it that the view is ready, what the result is and how high the view is. Gives what
/// was wrong with what the host gave last.
#[hook]
pub fn use_host() -> Rc<[Fault]> {
    let session = use_session();
    let faults = use_state(|| Rc::<[Fault]>::from([]));
    // How many archives the host gave: the same one given again is answered again.
    let opened = use_state(|| 0_u32);
    {
        let (faults, opened, session) = (faults.clone(), opened.clone(), session.clone());
        use_effect_with((), move |()| {
            let host = Rc::new(Host {
                session,
                done: Callback::from(move |found: Vec<Fault>| {
                    faults.set(found.into());
                    // Read through a copy, as the session is in `heard`.
                    let opened = opened.clone();
                    opened.set(*opened + 1);
                }),
                given: RefCell::default(),
                turn: Cell::default(),
            });
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "message", move |event| {
                    if let Some(event) = event.dyn_ref::<MessageEvent>() {
                        host.heard(event);
                    }
                })
            });
            move || drop(listener)
        });
    }
    use_effect_with(session.host.clone(), {
        let session = session.clone();
        move |host| {
            if let Some(host) = host {
                session.ready(host);
            }
        }
    });
    {
        let session = session.clone();
        use_effect_with((*opened, session.open.clone(), session.as_of, session.scheme), move |_| {
            match (session.told(), session.evaluation()) {
                (Some(host), Some(Ok(evaluation))) => tell(host, "result", "evaluation", &evaluation),
                (Some(host), Some(Err(error))) => {
                    tell(host, "error", "faults", &[Fault::not_in_force(session.lang, &error)]);
                }
                _ => {}
            }
        });
    }
    use_height(session.host.clone());
    (*faults).clone()
}

/// Tells the host how high the view is, now and whenever that changes. What is seen must not depend on the height of its
/// frame, or the two would chase each other.
#[hook]
fn use_height(host: Option<Rc<str>>) {
    use_effect_with(host, |host| {
        let watched = host.clone().zip(dom::element("app")).and_then(|(host, app)| {
            let (told, shown) = (Cell::new(0), app.clone());
            let measure = Closure::<dyn Fn()>::new(move || {
                let height = shown.offset_height();
                if told.replace(height) != height {
                    tell(&host, "size", "height", &height);
                }
            });
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
            observer.observe(&app);
            Some((observer, measure))
        });
        move || {
            if let Some((observer, _)) = watched {
                observer.disconnect();
            }
        }
    });
}

impl Session {
    /// That the view is there, and what it can be asked.
    fn ready(&self, host: &str) {
        let schemes: Vec<&str> = self.models.iter().map(|model| model.id()).collect();
        tell(host, "ready", "schemes", &schemes);
    }
}

/// Who does what the host says.
struct Host {
    /// For changes only; a copy is read in its place, as `heard` says.
    session: Session,
    /// Called with what was wrong, once something was tried to be shown.
    done: Callback<Vec<Fault>>,
    /// What is to be shown next, and the timer until then.
    given: RefCell<Option<(Given, Timeout)>>,
    /// How often the host gave an archive or took it back: who comes too late finds another number.
    turn: Cell<u32>,
}

impl Host {
    /// Hears a message. Nobody but the page around this one is listened to, and only if its origin is allowed; of what
    /// others say, nothing is looked at and nothing is answered.
    fn heard(self: &Rc<Self>, event: &MessageEvent) {
        let origin = event.origin();
        let from_parent = framing::parent()
            .zip(event.source())
            .is_some_and(|(parent, source)| Object::is(&parent, &source));
        if !from_parent || !framing::allows(&origin) {
            return;
        }
        let said = event.data();
        if !is_ours(&said) {
            return;
        }
        // A handle keeps every state that was read through it for as long as it lives, and the one of `self` lives as
        // long as the page: it is never read.
        let session = self.session.clone();
        let lang = session.lang;
        let Some(said) = text(&said, lang)
            .map_or_else(|fault| Some(Err(vec![fault])), |text| read(&text, &session.models, lang))
        else {
            return;
        };
        let known = session.host.as_deref() == Some(&*origin);
        if !known {
            session.dispatch(Action::Hosted(Rc::from(&*origin)));
        }
        match said {
            Err(faults) => tell(&origin, "error", "faults", &faults),
            // Whoever was not known is told as soon as it is, and so is the height.
            Ok(Message::Hello) if known => {
                session.ready(&origin);
                if let Some(app) = dom::element("app") {
                    tell(&origin, "size", "height", &app.offset_height());
                }
            }
            Ok(Message::Hello) => {}
            Ok(Message::Close) => {
                self.turn.set(self.turn.get() + 1);
                self.given.take();
                self.done.emit(Vec::new());
                session.dispatch(Action::Close);
            }
            Ok(Message::Open(given)) => self.gather(given),
        }
    }

    /// Waits whether the host gives another archive.
    fn gather(self: &Rc<Self>, given: Given) {
        self.turn.set(self.turn.get() + 1);
        let waiting = self.given.take().map(|(_, timer)| timer);
        let timer = waiting.unwrap_or_else(|| {
            let host = self.clone();
            Timeout::new(GATHERED, move || {
                if let Some((given, _)) = host.given.take() {
                    spawn_local(async move { host.show(given).await });
                }
            })
        });
        self.given.replace(Some((given, timer)));
    }

    /// Shows an archive, or nothing but what is wrong with it.
    async fn show(&self, given: Given) {
        let turn = self.turn.get();
        if let Some(lang) = given.lang {
            let spoken = if english::learn(lang).await { Action::Lang(lang) } else { Action::Speechless };
            if self.turn.get() != turn {
                return;
            }
            self.session.dispatch(spoken);
        }
        // As in `heard`; and only now, so that nothing older is kept while English is on its way.
        let session = self.session.clone();
        let lang = given.lang.filter(|lang| english::speaks(*lang)).unwrap_or(session.lang);
        match given.opened(lang) {
            Ok(opened) => {
                session.dispatch(Action::Open(opened));
                let usual = session.models.first().map(|model| model.id().to_owned());
                if let Some(scheme) = given.scheme.or(usual) {
                    session.dispatch(Action::Scheme(scheme));
                }
                session.dispatch(Action::AsOf(given.as_of.unwrap_or_else(clock::today)));
                self.done.emit(Vec::new());
            }
            Err(faults) => {
                // What was open is not what the host now speaks of.
                session.dispatch(Action::Close);
                if let Some(host) = &session.host {
                    tell(host, "error", "faults", &faults);
                }
                self.done.emit(faults);
            }
        }
    }
}

/// Whether what was said is a plain object that says itself which version of the protocol it is of. Whatever else pages
/// say to each other is for others: it may hold what cannot be written as JSON, or very much.
fn is_ours(said: &JsValue) -> bool {
    said.dyn_ref::<Object>().is_some_and(|said| {
        Object::is(&Object::get_prototype_of(said), &Object::get_prototype_of(&Object::new()))
            && !Object::get_own_property_descriptor(said, &MARK.into()).is_undefined()
    })
}

/// The JSON text of what the host said.
///
/// # Errors
///
/// That it is too long, or cannot be written.
fn text(said: &JsValue, lang: xinyong_text::Lang) -> Result<String, Fault> {
    let written = JSON::stringify(said).map_err(|_| Fault::of(lang, "not-json", "", &[]))?;
    if written.length() > MOST {
        return Err(Fault::of(lang, "too-large", "", &[("known", &MOST.to_string())]));
    }
    Ok(written.into())
}
