//! What a person is filling in, kept on the device while they type: nothing typed is ever lost.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dom;
use crate::storage::{self, StorageError};

/// How long after a change a draft is kept, in milliseconds. Changes in between go with it.
const DELAY: u32 = 300;

/// How a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// It is being looked for: nothing is to be typed yet.
    Loading,
    /// There was none, and nothing was typed yet.
    New,
    /// What was typed before has been found again.
    Restored,
    /// Something was typed that is not kept yet.
    Unsaved,
    /// What was typed is on the device.
    Saved,
    /// What was typed could not be kept; it is still on the page.
    Failed(StorageError),
}

/// A draft and the ways to change it.
pub struct Draft<T: Clone + 'static>(UseReducerHandle<Kept<T>>);

impl<T: Clone> Clone for Draft<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Clone + PartialEq> PartialEq for Draft<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Clone> Draft<T> {
    /// What was typed.
    pub fn value(&self) -> &T {
        &self.0.value
    }

    /// How it stands.
    pub fn state(&self) -> DraftState {
        self.0.state
    }

    /// Changes what was typed.
    pub fn change(&self, change: impl FnOnce(&mut T) + 'static) {
        self.0.dispatch(Change::Edit(Box::new(change)));
    }

    /// A callback that changes what was typed.
    pub fn on<E: 'static>(&self, change: impl Fn(&mut T, E) + 'static) -> Callback<E> {
        let (dispatcher, change) = (self.0.dispatcher(), Rc::new(change));
        Callback::from(move |event| {
            let change = change.clone();
            dispatcher.dispatch(Change::Edit(Box::new(move |value| change(value, event))));
        })
    }

    /// Forgets what was typed, here and on the device.
    pub fn forget(&self) {
        let (dispatcher, key) = (self.0.dispatcher(), self.0.key.clone());
        dispatcher.dispatch(Change::Forgotten);
        spawn_local(async move {
            if let Err(error) = storage::forget_draft(&key).await {
                dispatcher.dispatch(Change::Came(key, Outcome::Failed(error)));
            }
        });
    }
}

/// What is known of a draft.
#[derive(PartialEq)]
struct Kept<T> {
    /// Where it is kept.
    key: AttrValue,
    initial: Rc<T>,
    value: Rc<T>,
    state: DraftState,
    /// How often it was changed: what is kept may have been typed on since.
    edits: u32,
}

/// What can happen to a draft.
enum Change<T> {
    /// Another draft is wanted.
    Wanted(AttrValue, Rc<T>),
    Edit(Box<dyn FnOnce(&mut T)>),
    Forgotten,
    /// What came of the draft under a key, which another may have taken the place of.
    Came(AttrValue, Outcome<T>),
}

/// What can come of asking the device.
enum Outcome<T> {
    Found(Option<T>),
    /// It was kept after so many edits.
    Saved(u32),
    Failed(StorageError),
}

impl<T> Kept<T> {
    fn new(key: AttrValue, initial: Rc<T>) -> Self {
        Self { key, value: initial.clone(), initial, state: DraftState::Loading, edits: 0 }
    }
}

impl<T: Clone> Reducible for Kept<T> {
    type Action = Change<T>;

    fn reduce(self: Rc<Self>, change: Change<T>) -> Rc<Self> {
        let mut next = Self {
            key: self.key.clone(),
            initial: self.initial.clone(),
            value: self.value.clone(),
            state: self.state,
            edits: self.edits,
        };
        drop(self);
        match change {
            Change::Wanted(key, initial) => next = Self::new(key, initial),
            Change::Edit(edit) => {
                edit(Rc::make_mut(&mut next.value));
                next.edits += 1;
                next.state = DraftState::Unsaved;
            }
            Change::Forgotten => {
                next.value = next.initial.clone();
                next.edits += 1;
                next.state = DraftState::New;
            }
            Change::Came(key, outcome) if key == next.key => match outcome {
                // What was typed in the meantime stands.
                Outcome::Found(_) if next.state != DraftState::Loading => {}
                Outcome::Found(None) => next.state = DraftState::New,
                Outcome::Found(Some(found)) => {
                    next.value = Rc::new(found);
                    next.state = DraftState::Restored;
                }
                Outcome::Saved(edits) if edits != next.edits => {}
                Outcome::Saved(_) => next.state = DraftState::Saved,
                Outcome::Failed(error) => next.state = DraftState::Failed(error),
            },
            Change::Came(..) => {}
        }
        Rc::new(next)
    }
}

/// Keeps what is unsaved, if anything is.
struct Saver<T: Clone + 'static> {
    latest: RefCell<UseReducerHandle<Kept<T>>>,
    timer: RefCell<Option<Timeout>>,
}

impl<T: Serialize + Clone> Saver<T> {
    /// `leaving` is whether the page may not live to see it done.
    fn save(&self, leaving: bool) {
        self.timer.take();
        let draft = self.latest.borrow().clone();
        if draft.state != DraftState::Unsaved {
            return;
        }
        let (key, edits, dispatcher) = (draft.key.clone(), draft.edits, draft.dispatcher());
        // What a form holds can always be written as JSON.
        let Ok(json) = serde_json::to_string(&*draft.value) else { return };
        if leaving {
            storage::leave_draft(&key, &json);
        }
        spawn_local(async move {
            let outcome = match storage::keep_draft(&key, &json).await {
                Ok(()) => Outcome::Saved(edits),
                Err(error) => Outcome::Failed(error),
            };
            dispatcher.dispatch(Change::Came(key, outcome));
        });
    }
}

/// What a person is filling in, under a key of its own: kept on the device a moment after each change and when the page
/// is left, and found again the next time. Large evidence belongs under another key than the text typed beside it, or
/// every change of the text keeps it anew.
#[hook]
pub fn use_draft<T>(key: &str, initial: T) -> Draft<T>
where
    T: Clone + Serialize + DeserializeOwned + 'static,
{
    let key = AttrValue::from(key.to_owned());
    let initial = Rc::new(initial);
    let draft = {
        let (key, initial) = (key.clone(), initial.clone());
        use_reducer(move || Kept::new(key, initial))
    };
    let saver = {
        let draft = draft.clone();
        use_mut_ref(move || Rc::new(Saver { latest: RefCell::new(draft), timer: RefCell::new(None) }))
    };
    let saver = saver.borrow().clone();
    saver.latest.replace(draft.clone());

    // Another key is another draft. What was typed in the old one is kept before.
    {
        let (saver, dispatcher) = (saver.clone(), draft.dispatcher());
        use_effect_with(key, move |key| {
            if saver.latest.borrow().key != *key {
                dispatcher.dispatch(Change::Wanted(key.clone(), initial));
            }
            let key = key.clone();
            spawn_local(async move {
                let outcome = match storage::draft(&key).await {
                    Ok(json) => Outcome::Found(json.and_then(|json| serde_json::from_str(&json).ok())),
                    Err(error) => Outcome::Failed(error),
                };
                dispatcher.dispatch(Change::Came(key, outcome));
            });
            move || saver.save(false)
        });
    }
    {
        let saver = saver.clone();
        use_effect_with(draft.edits, move |_| {
            let later = saver.clone();
            saver.timer.borrow_mut().get_or_insert_with(|| Timeout::new(DELAY, move || later.save(false)));
        });
    }
    use_effect_with((), move |()| {
        let leaving = |target: &web_sys::EventTarget, name: &'static str| {
            let saver = saver.clone();
            EventListener::new(target, name, move |_| saver.save(true))
        };
        let listeners = (
            web_sys::window().map(|window| leaving(&window, "pagehide")),
            dom::document().map(|document| leaving(&document, "visibilitychange")),
        );
        move || drop(listeners)
    });
    Draft(draft)
}
