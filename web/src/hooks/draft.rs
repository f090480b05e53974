//! What a person is filling in, kept on the device while they type: nothing typed is ever lost.
//!
//! Only the edges know the type of what is filled in; the rest exists once for all forms, for a page is downloaded.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use xinyong_score::to_json;
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
    /// What is shown was typed in another window.
    Elsewhere,
    /// It was filed or deleted in another window.
    Gone,
    /// What was typed could not be kept; it is still on the page.
    Failed(StorageError),
}

/// What two windows with one draft have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Windows {
    /// Each shows what was kept by the other as soon as it hears of it, so that neither is kept over the other.
    Together,
    /// Each is a sheet of its own; the next to be opened begins with the one that was kept last.
    Apart,
}

/// A draft and the ways to change it.
pub struct Draft<T: 'static> {
    kept: UseReducerHandle<Kept>,
    // As they were when the page was rendered: the handle always shows the latest, so that no two of it ever differ.
    value: Rc<T>,
    state: DraftState,
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        Self { kept: self.kept.clone(), value: self.value.clone(), state: self.state }
    }
}

impl<T> PartialEq for Draft<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.value, &other.value) && self.state == other.state
    }
}

impl<T: Clone> Draft<T> {
    /// What was typed.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// How it stands.
    pub fn state(&self) -> DraftState {
        self.state
    }

    /// Changes what was typed.
    pub fn change(&self, change: impl FnOnce(&mut T) + 'static) {
        self.kept.dispatch(edit(change));
    }

    /// A callback that changes what was typed.
    pub fn on<E: 'static>(&self, change: impl Fn(&mut T, E) + 'static) -> Callback<E> {
        let (dispatcher, change) = (self.kept.dispatcher(), Rc::new(change));
        Callback::from(move |event| {
            let change = change.clone();
            dispatcher.dispatch(edit(move |value| change(value, event)));
        })
    }

    /// Forgets what was typed, here and on the device.
    pub fn forget(&self) {
        forget(&self.kept);
    }
}

/// What is typed, of whatever type.
type Value = Rc<dyn Any>;

/// The change of what is of one type.
fn edit<T: Clone + 'static>(change: impl FnOnce(&mut T) + 'static) -> Change {
    Change::Edit(Box::new(move |value| {
        if let Ok(mut typed) = value.clone().downcast::<T>() {
            change(Rc::make_mut(&mut typed));
            *value = typed;
        }
    }))
}

fn forget(kept: &UseReducerHandle<Kept>) {
    let (dispatcher, key) = (kept.dispatcher(), kept.key.clone());
    dispatcher.dispatch(Change::Forgotten);
    spawn_local(async move {
        if let Err(error) = storage::forget_draft(&key).await {
            dispatcher.dispatch(Change::Came(key, Outcome::Failed(error)));
        }
    });
}

/// What is known of a draft.
struct Kept {
    /// Where it is kept.
    key: AttrValue,
    initial: Value,
    value: Value,
    state: DraftState,
    /// How often it was changed: what is kept may have been typed on since.
    edits: u32,
    /// Whether something was typed that is not on the device, because it is to be kept yet or could not be.
    unkept: bool,
}

/// What can happen to a draft.
enum Change {
    /// Another draft is wanted.
    Wanted(AttrValue, Value),
    Edit(Box<dyn FnOnce(&mut Value)>),
    Forgotten,
    /// What came of the draft under a key, which another may have taken the place of.
    Came(AttrValue, Outcome),
}

/// What can come of asking the device.
enum Outcome {
    Found(Option<Value>),
    /// What another window left there, asked for after so many edits.
    Elsewhere(u32, Option<Value>),
    /// It was kept after so many edits.
    Saved(u32),
    Failed(StorageError),
}

impl Kept {
    fn new(key: AttrValue, initial: Value) -> Self {
        Self { key, value: initial.clone(), initial, state: DraftState::Loading, edits: 0, unkept: false }
    }
}

impl Reducible for Kept {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = Self {
            key: self.key.clone(),
            initial: self.initial.clone(),
            value: self.value.clone(),
            state: self.state,
            edits: self.edits,
            unkept: self.unkept,
        };
        match change {
            Change::Wanted(key, initial) => next = Self::new(key, initial),
            Change::Edit(edit) => {
                edit(&mut next.value);
                next.edits += 1;
                next.state = DraftState::Unsaved;
                next.unkept = true;
            }
            Change::Forgotten => {
                next.value = next.initial.clone();
                next.edits += 1;
                next.state = DraftState::New;
                next.unkept = false;
            }
            Change::Came(key, outcome) if key == next.key => match outcome {
                Outcome::Found(found) | Outcome::Elsewhere(_, found) if next.state == DraftState::Loading => {
                    next.state = if found.is_some() { DraftState::Restored } else { DraftState::New };
                    next.value = found.unwrap_or_else(|| next.initial.clone());
                }
                // What was typed in the meantime stands.
                Outcome::Found(_) => {}
                // What could not be kept stays on the page, but is not to be kept over what is later.
                Outcome::Elsewhere(..) if matches!(next.state, DraftState::Failed(_)) => next.unkept = false,
                // What was typed here is about to be kept, or was typed since: it is the later.
                Outcome::Elsewhere(edits, _) if next.unkept || edits != next.edits => {}
                // Where nothing was typed, nothing is gone.
                Outcome::Elsewhere(_, None) if next.state == DraftState::New => {}
                Outcome::Elsewhere(_, found) => {
                    next.state = if found.is_some() { DraftState::Elsewhere } else { DraftState::Gone };
                    next.value = found.unwrap_or_else(|| next.initial.clone());
                }
                Outcome::Saved(edits) if edits != next.edits => {}
                Outcome::Saved(_) => (next.state, next.unkept) = (DraftState::Saved, false),
                Outcome::Failed(error) => next.state = DraftState::Failed(error),
            },
            Change::Came(..) => {}
        }
        Rc::new(next)
    }
}

/// How what is typed is written as JSON and read again.
#[derive(Clone, Copy)]
struct Form {
    write: fn(&dyn Any) -> Option<String>,
    read: fn(&str) -> Option<Value>,
}

impl Form {
    fn of<T: Serialize + DeserializeOwned + 'static>() -> Self {
        Self {
            write: |value| Some(to_json(value.downcast_ref::<T>()?)),
            read: |json| Some(Rc::new(serde_json::from_str::<T>(json).ok()?)),
        }
    }
}

/// Keeps what is unsaved, if anything is; what could not be kept is tried again.
struct Saver {
    form: Form,
    latest: RefCell<UseReducerHandle<Kept>>,
    timer: RefCell<Option<Timeout>>,
}

impl Saver {
    /// `leaving` is whether the page may not live to see it done.
    fn save(&self, leaving: bool) {
        self.timer.take();
        let draft = self.latest.borrow().clone();
        if !draft.unkept {
            return;
        }
        let (key, edits, dispatcher) = (draft.key.clone(), draft.edits, draft.dispatcher());
        // A form and the value it holds are of one type.
        let Some(json) = (self.form.write)(&*draft.value) else { return };
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

    /// Shows what another window has made of the draft, if it is another than is shown.
    fn follow(self: Rc<Self>) {
        let draft = self.latest.borrow().clone();
        let (key, edits, dispatcher) = (draft.key.clone(), draft.edits, draft.dispatcher());
        spawn_local(async move {
            // What cannot be looked up is no reason to change what is shown.
            let Ok(json) = storage::draft(&key).await else { return };
            if json.is_some() && json == (self.form.write)(&*self.latest.borrow().value) {
                return;
            }
            let found = json.as_deref().map(self.form.read);
            // Nor is what cannot be read, as a later edition of the site may have written it.
            if found.as_ref().is_none_or(Option::is_some) {
                dispatcher.dispatch(Change::Came(key, Outcome::Elsewhere(edits, found.flatten())));
            }
        });
    }
}

/// What a person is filling in, under a key of its own: kept on the device a moment after each change and when the page
/// is left, and found again the next time, or at once in another window where `windows` says so. Large evidence belongs
/// under another key than the text typed beside it, or every change of the text keeps it anew.
#[hook]
pub fn use_draft<T>(key: &str, initial: T, windows: Windows) -> Draft<T>
where
    T: Clone + Serialize + DeserializeOwned + 'static,
{
    let initial = Rc::new(initial);
    let kept = use_kept(AttrValue::from(key.to_owned()), initial.clone(), Form::of::<T>(), windows);
    let value = kept.value.clone().downcast().unwrap_or(initial);
    let state = kept.state;
    Draft { kept, value, state }
}

#[hook]
fn use_kept(key: AttrValue, initial: Value, form: Form, windows: Windows) -> UseReducerHandle<Kept> {
    let draft = {
        let (key, initial) = (key.clone(), initial.clone());
        use_reducer(move || Kept::new(key, initial))
    };
    let saver = {
        let latest = RefCell::new(draft.clone());
        use_memo((), move |()| Saver { form, latest, timer: RefCell::new(None) })
    };
    saver.latest.replace(draft.clone());

    // Another key is another draft. What was typed in the old one is kept before.
    {
        let (saver, dispatcher) = (saver.clone(), draft.dispatcher());
        use_effect_with(key, move |key| {
            if saver.latest.borrow().key != *key {
                dispatcher.dispatch(Change::Wanted(key.clone(), initial));
            }
            let following = (windows == Windows::Together).then(|| {
                let (key, heard, back) = (key.clone(), saver.clone(), saver.clone());
                let on_draft = storage::on_draft(move |changed| {
                    if *changed == *key {
                        heard.clone().follow();
                    }
                });
                // A page that the browser had put aside has heard nothing meanwhile.
                let on_back = web_sys::window()
                    .map(|window| EventListener::new(&window, "pageshow", move |_| back.clone().follow()));
                (on_draft, on_back)
            });
            let key = key.clone();
            spawn_local(async move {
                let outcome = match storage::draft(&key).await {
                    Ok(json) => Outcome::Found(json.and_then(|json| (form.read)(&json))),
                    Err(error) => Outcome::Failed(error),
                };
                dispatcher.dispatch(Change::Came(key, outcome));
            });
            move || {
                drop(following);
                saver.save(false);
            }
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
            web_sys::window().map(|window| [leaving(&window, "pagehide"), leaving(&window, "blur")]),
            dom::document().map(|document| leaving(&document, "visibilitychange")),
        );
        move || drop(listeners)
    });
    draft
}
