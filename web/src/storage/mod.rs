//! What this device keeps: what a person is filling in or has filed, and what they asked it to remember. Nothing of it
//! leaves the device, and all of it can be erased. An embedded view has none of it: to it every store is refused.

mod database;
mod drafts;
mod local;
mod offline;

pub use database::{StorageError, Store, delete, get, keys, list, put};
pub use drafts::{draft, forget_draft, keep_draft, leave_draft, on_draft};
pub use local::{
    Preferences, forget_archive, forget_preferences, has_anything, has_archive, is_kept, keep_archive,
    keeps_filings, kept_archive, preferences, remember_keeping, remember_preferences, update_preferences,
};
pub use offline::register_service_worker;

/// Forgets everything.
///
/// # Errors
///
/// If the browser does not let the database be erased; what stands beside it is erased all the same.
pub async fn erase_everything() -> Result<(), StorageError> {
    let drafts = keys(Store::Drafts).await.unwrap_or_default();
    local::erase_all();
    database::erase().await?;
    // Or another window would keep its draft again.
    for key in drafts {
        drafts::tell(&key);
    }
    Ok(())
}
