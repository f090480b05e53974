//! The page's side: it starts the worker when a file is first opened, hears what it says, and can end it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessageEvent, Worker};
use xinyong_score::Archive;
use yew::prelude::*;

use super::protocol::{Entry, Reply};
use crate::hooks::use_session;
use crate::state::{Action, Import, ImportAction, Opened, Origin};

/// Trunk's loader of the worker, beside the page.
const LOADER: &str = "./importer_loader.js";

/// The worker with the ears the page has on it. Dropping it ends both.
struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The reader of files, as components see it.
#[derive(Clone)]
pub struct Importer {
    state: UseReducerHandle<Import>,
    running: Rc<RefCell<Option<Running>>>,
    opened: Callback<Opened>,
}

impl PartialEq for Importer {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

impl Importer {
    /// Where the reading stands.
    pub fn state(&self) -> &Import {
        &self.state
    }

    /// The entities read.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.state.entries()
    }

    /// Reads files. What was read before is forgotten.
    pub fn read(&self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.state.dispatch(ImportAction::Start);
        self.running.replace(None);
        let Ok(worker) = Worker::new(LOADER) else {
            self.state.dispatch(ImportAction::Unreachable);
            return;
        };
        let waiting = js_sys::Array::from_iter(files);
        let dispatcher = self.state.dispatcher();
        let opened = self.opened.clone();
        let ear = worker.clone();
        let heard = EventListener::new(&worker, "message", move |event| {
            let said = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            match said.and_then(|json| serde_json::from_str(&json).ok()) {
                // Only now does the worker listen: what is said earlier is lost.
                Some(Reply::Ready) if ear.post_message(&waiting).is_err() => {
                    dispatcher.dispatch(ImportAction::Unreachable);
                }
                Some(Reply::Archive { json, unattributed }) => {
                    if let Ok(read) = Archive::from_json(&json) {
                        let (archive, warnings) = (Arc::new(read.archive), Rc::from(read.warnings));
                        opened.emit(Opened { archive, warnings, origin: Origin::File, unattributed });
                    }
                }
                Some(reply) => dispatcher.dispatch(ImportAction::Heard(reply)),
                None => {}
            }
        });
        let dispatcher = self.state.dispatcher();
        let failed =
            EventListener::new(&worker, "error", move |_| dispatcher.dispatch(ImportAction::Unreachable));
        self.running.replace(Some(Running { worker, _listeners: [heard, failed] }));
    }

    /// Opens one of the entities read.
    pub fn open(&self, place: usize) {
        if let Some(running) = &*self.running.borrow() {
            // The places of entities come from the worker itself.
            #[expect(clippy::cast_precision_loss, reason = "a place in a list")]
            let _ = running.worker.post_message(&JsValue::from_f64(place as f64));
        }
    }

    /// Stops reading.
    pub fn cancel(&self) {
        self.running.replace(None);
        self.state.dispatch(ImportAction::Cancel);
    }

    /// Forgets what was read.
    pub fn forget(&self) {
        self.running.replace(None);
        self.state.dispatch(ImportAction::Forget);
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Children,
}

/// Gives the reader to every component. It lives as long as the portal.
#[component]
pub fn ImporterProvider(props: &Props) -> Html {
    let state = use_reducer(Import::default);
    let session = use_session();
    let running = use_mut_ref(|| None);
    let importer = Importer { state, running, opened: session.on(Action::Open) };
    html! {
        <ContextProvider<Importer> context={importer}>{ for props.children.iter() }</ContextProvider<Importer>>
    }
}

/// The reader of files.
#[hook]
pub fn use_importer() -> Importer {
    use_context().expect("every component stands inside the application")
}
