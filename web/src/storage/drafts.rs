//! Drafts: in the database, and beside it for as long as a page is being left, which has no time to wait.

use super::{StorageError, Store, delete, get, local, put};

/// Where what was typed last is left beside the database.
fn beside(key: &str) -> String {
    format!("xinyong.left/{key}")
}

/// Leaves a draft for whoever comes next, at once. It still wants keeping.
pub fn leave_draft(key: &str, json: &str) {
    // Where there is no room beside it, the database may still be in time.
    local::write(&beside(key), json);
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
    delete(Store::Drafts, key).await
}
