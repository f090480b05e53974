//! What a store on the device holds, as components see it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::storage::{self, StorageError, Store};

/// What a store holds, and the ways to change it. Who must know when a change is done calls `storage` and then
/// [`Stored::look_again`].
#[derive(Clone)]
pub struct Stored {
    store: Store,
    /// Whether only the keys are read, each with an empty text.
    only_keys: bool,
    // As it was when the page was rendered: the handle always shows the latest, so that no two of it ever differ.
    known: Known,
    latest: UseStateHandle<Known>,
}

impl PartialEq for Stored {
    fn eq(&self, other: &Self) -> bool {
        (self.store, &self.known) == (other.store, &other.known)
    }
}

/// What is known of a store.
#[derive(Clone, PartialEq, Default)]
struct Known {
    entries: Option<Rc<[(String, String)]>>,
    error: Option<StorageError>,
}

impl Stored {
    /// Every key with its JSON text, in the order of keys; none while they are still being read, or if they cannot be.
    pub fn entries(&self) -> Option<&[(String, String)]> {
        self.known.entries.as_deref()
    }

    /// The JSON text under a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.entries()?.iter().find(|(found, _)| found == key).map(|(_, json)| json.as_str())
    }

    /// Why the last thing that was asked of the store could not be done.
    pub fn error(&self) -> Option<StorageError> {
        self.known.error
    }

    /// Looks again: something else than this has changed what the store holds.
    pub fn look_again(&self) {
        self.after(async { Ok(()) });
    }

    /// Keeps a JSON text under a key, and lets something happen once it is kept.
    pub fn put(&self, key: String, json: String, then: impl FnOnce() + 'static) {
        let store = self.store;
        self.after(async move { storage::put(store, &key, &json).await.map(|()| then()) });
    }

    /// Forgets what is under a key.
    pub fn delete(&self, key: String) {
        let store = self.store;
        self.after(async move { storage::delete(store, &key).await });
    }

    /// Shows what the store holds after something was done, or why it could not be done.
    fn after(&self, done: impl Future<Output = Result<(), StorageError>> + 'static) {
        let (store, only_keys, latest) = (self.store, self.only_keys, self.latest.clone());
        spawn_local(async move {
            let read = match done.await {
                Ok(()) if only_keys => {
                    let keys = storage::keys(store).await;
                    keys.map(|keys| keys.into_iter().map(|key| (key, String::new())).collect())
                }
                Ok(()) => storage::list(store).await,
                Err(error) => Err(error),
            };
            latest.set(match read {
                Ok(entries) => Known { entries: Some(entries.into()), error: None },
                Err(error) => Known { entries: latest.entries.clone(), error: Some(error) },
            });
        });
    }
}

/// What a store on the device holds.
#[hook]
pub fn use_stored(store: Store) -> Stored {
    use_known(store, false)
}

/// The keys of what a store on the device holds.
#[hook]
pub fn use_stored_keys(store: Store) -> Stored {
    use_known(store, true)
}

#[hook]
fn use_known(store: Store, only_keys: bool) -> Stored {
    let latest = use_state_eq(Known::default);
    let stored = Stored { store, only_keys, known: (*latest).clone(), latest };
    {
        let stored = stored.clone();
        use_effect_with(store, move |_| stored.look_again());
    }
    stored
}
