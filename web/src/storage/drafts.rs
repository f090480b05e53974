//! Drafts: in the database, and beside it for as long as a page is being left, which has no time to wait. Windows tell
//! each other which draft has changed.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use super::{StorageError, Store, delete, get, local, put};

/// The name of the channel between windows.
const CHANNEL: &str = "xinyong.drafts";

thread_local! {
    /// This window's end of the channel, which does not hear itself; none in a browser without it.
    static WINDOWS: Option<BroadcastChannel> = BroadcastChannel::new(CHANNEL).ok();
}

/// Calls with the key of each draft that another window changes, for as long as what it returns lives; none where
/// windows cannot hear each other.
pub fn on_draft(changed: impl Fn(&str) + 'static) -> Option<EventListener> {
    let heard = move |event: &web_sys::Event| {
        let key = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
        if let Some(key) = key {
            changed(&key);
        }
    };
    WINDOWS.with(|windows| Some(EventListener::new(windows.as_ref()?, "message", heard)))
}

/// Tells the other windows that a draft has changed.
pub(super) fn tell(key: &str) {
    WINDOWS.with(|windows| {
        if let Some(windows) = windows {
            // It fails only for what is no message.
            let _ = windows.post_message(&key.into());
        }
    });
}

/// Where what was typed last is left beside the database.
fn beside(key: &str) -> String {
    format!("xinyong.left/{key}")
}

/// Leaves a draft for whoever comes next, at once. It still wants keeping.
pub fn leave_draft(key: &str, json: &str) {
    // Where there is no room beside it, the database may still be in time.
    if local::write(&beside(key), json) {
        tell(key);
    }
}

/// Keeps a draft.
///
/// # Errors
///
/// Why it could not be kept.
pub async fn keep_draft(key: &str, json: &str) -> Result<(), StorageError> {
    let beside = beside(key);
    let left = local::read(&beside);
    put(Store::Drafts, key, json).await?;
    // What was left meanwhile is later than this.
    if local::read(&beside) == left {
        local::erase(&beside);
    }
    // Only now, or another window would find what was left, and keep it once more.
    tell(key);
    Ok(())
}

/// The draft under a key, if there is one.
///
/// # Errors
///
/// Why it could not be looked up.
pub async fn draft(key: &str) -> Result<Option<String>, StorageError> {
    let Some(left) = local::read(&beside(key)) else { return get(Store::Drafts, key).await };
    // It is the latest. If it cannot be moved it stays where it is, and is found again.
    let _ = keep_draft(key, &left).await;
    Ok(Some(left))
}

/// Forgets a draft.
///
/// # Errors
///
/// Why it could not be forgotten.
pub async fn forget_draft(key: &str) -> Result<(), StorageError> {
    local::erase(&beside(key));
    delete(Store::Drafts, key).await?;
    tell(key);
    Ok(())
}
