//! The database on the device: drafts, filings and scenarios, each a JSON text under a key.

use std::cell::RefCell;

use gloo_events::EventListener;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, Event, EventTarget, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransactionMode,
};

use crate::framing;

/// The name of the database.
const NAME: &str = "xinyong";

/// The version of its form: the stores that there are.
const VERSION: u32 = 1;

thread_local! {
    /// The open connection.
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// What is kept together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// 草稿
    Drafts,
    /// 办件
    Filings,
    /// 保存的测算情景
    Scenarios,
}

impl Store {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Drafts, Self::Filings, Self::Scenarios];

    /// Its name in the database, and that of its words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Filings => "filings",
            Self::Scenarios => "scenarios",
        }
    }
}

/// Why something could not be kept or found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// The browser does not allow it, or has no such storage.
    Refused,
    /// The device is out of room.
    Full,
    /// Another tab holds the database in an older form.
    Blocked,
}

/// Keeps a JSON text under a key, in the place of what was there. Done when it is on the device.
///
/// # Errors
///
/// Why it could not be kept; what was there still is.
pub async fn put(store: Store, key: &str, json: &str) -> Result<(), StorageError> {
    let (key, json) = (key.into(), json.into());
    within(store, IdbTransactionMode::Readwrite, |objects| objects.put_with_key(&json, &key)).await?;
    Ok(())
}

/// The JSON text under a key; none if there is none.
///
/// # Errors
///
/// Why it could not be looked up.
pub async fn get(store: Store, key: &str) -> Result<Option<String>, StorageError> {
    let key = key.into();
    let found = within(store, IdbTransactionMode::Readonly, |objects| objects.get(&key)).await?;
    Ok(found.result().ok().and_then(|text| text.as_string()))
}

/// Every key with its JSON text, in the order of keys.
///
/// # Errors
///
/// Why they could not be looked up.
pub async fn list(store: Store) -> Result<Vec<(String, String)>, StorageError> {
    let ask = |objects: &IdbObjectStore| Ok((objects.get_all_keys()?, objects.get_all()?));
    let (keys, texts) = within(store, IdbTransactionMode::Readonly, ask).await?;
    let [keys, texts] = [keys, texts].map(|found| Array::from(&found.result().unwrap_or_default()));
    Ok(keys
        .iter()
        .zip(texts.iter())
        .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
        .collect())
}

/// Every key alone, in order: what is large is not read to be counted or named.
///
/// # Errors
///
/// Why they could not be looked up.
pub async fn keys(store: Store) -> Result<Vec<String>, StorageError> {
    let keys = within(store, IdbTransactionMode::Readonly, IdbObjectStore::get_all_keys).await?;
    let keys = Array::from(&keys.result().unwrap_or_default());
    Ok(keys.iter().filter_map(|key| key.as_string()).collect())
}

/// Forgets what is under a key. Nothing there is nothing to forget.
///
/// # Errors
///
/// Why it could not be forgotten.
pub async fn delete(store: Store, key: &str) -> Result<(), StorageError> {
    let key = key.into();
    within(store, IdbTransactionMode::Readwrite, |objects| objects.delete(&key)).await?;
    Ok(())
}

/// Forgets what all stores hold.
pub(super) async fn erase() -> Result<(), StorageError> {
    for store in Store::ALL {
        within(store, IdbTransactionMode::Readwrite, IdbObjectStore::clear).await?;
    }
    Ok(())
}

/// What was asked of a store, once all of it is done.
async fn within<T>(
    store: Store,
    mode: IdbTransactionMode,
    ask: impl FnOnce(&IdbObjectStore) -> Result<T, JsValue>,
) -> Result<T, StorageError> {
    let begun = |database: IdbDatabase| database.transaction_with_str_and_mode(store.as_str(), mode);
    let transaction = CONNECTION.with_borrow(Clone::clone).and_then(|database| begun(database).ok());
    let transaction = match transaction {
        Some(transaction) => transaction,
        // A connection that the browser has closed is of no more use: another is made.
        None => begun(connect().await?).map_err(|error| reason(&error))?,
    };
    let asked = transaction.object_store(store.as_str()).and_then(|objects| ask(&objects));
    let asked = asked.map_err(|error| reason(&error))?;
    match first_event(&transaction, &["complete", "abort"]).await.as_deref() {
        Some("complete") => Ok(asked),
        _ => Err(transaction.error().map_or(StorageError::Refused, |error| reason(&error))),
    }
}

/// Opens the database, and makes its stores the first time.
async fn connect() -> Result<IdbDatabase, StorageError> {
    if framing::is_embedded() {
        return Err(StorageError::Refused);
    }
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = factory.and_then(|factory| factory.open_with_u32(NAME, VERSION).ok());
    let request = request.ok_or(StorageError::Refused)?;
    let upgrading = {
        let request = request.clone();
        EventListener::once(&request.clone(), "upgradeneeded", move |_| make_stores(&request))
    };
    let happened = first_event(&request, &["success", "error", "blocked"]).await;
    drop(upgrading);
    match happened.as_deref() {
        Some("success") => {}
        Some("blocked") => return Err(StorageError::Blocked),
        _ => {
            return Err(request.error().ok().flatten().map_or(StorageError::Refused, |error| reason(&error)));
        }
    }
    let database: IdbDatabase =
        request.result().ok().and_then(|database| database.dyn_into().ok()).ok_or(StorageError::Refused)?;
    // Another tab, or the browser itself, may want the database to itself.
    EventListener::once(&database, "versionchange", |_| {
        if let Some(database) = CONNECTION.take() {
            database.close();
        }
    })
    .forget();
    CONNECTION.set(Some(database.clone()));
    Ok(database)
}

/// Makes the stores that are not there yet.
fn make_stores(request: &IdbOpenDbRequest) {
    if let Ok(database) = request.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
        for store in Store::ALL {
            // It fails only where the store is there already.
            let _ = database.create_object_store(store.as_str());
        }
    }
}

/// The name of the first of some events to happen.
async fn first_event(target: &EventTarget, names: &[&'static str]) -> Option<String> {
    let mut listeners = Vec::new();
    let happened = Promise::new(&mut |resolve, _| {
        for name in names {
            let resolve = resolve.clone();
            listeners.push(EventListener::new(target, *name, move |event| {
                // To resolve a promise cannot fail.
                let _ = resolve.call1(&JsValue::NULL, event);
            }));
        }
    });
    let event = JsFuture::from(happened).await.ok()?;
    Some(event.dyn_into::<Event>().ok()?.type_())
}

/// What an exception of the browser's comes to.
fn reason(error: &JsValue) -> StorageError {
    match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "QuotaExceededError" => StorageError::Full,
        _ => StorageError::Refused,
    }
}
