//! What the person asked this device to remember: an archive, the language, the size of type.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use xinyong_score::{Archive, to_json};
use xinyong_text::Lang;

use crate::framing;
use crate::state::{Opened, Origin};

/// How our keys begin: another page of the same host may have its own.
const OURS: &str = "xinyong.";

const ARCHIVE: &str = "xinyong.archive";
const PREFERENCES: &str = "xinyong.preferences";
const FILINGS: &str = "xinyong.filings";

/// What the person likes to find as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// The language.
    pub lang: Lang,
    /// 大字版
    pub large_type: bool,
}

/// The stored form of [`Preferences`].
#[derive(Serialize, Deserialize)]
struct StoredPreferences {
    lang: String,
    large_type: bool,
}

/// The device's storage, if the browser allows it and this is no embedded view.
fn storage() -> Option<web_sys::Storage> {
    if framing::is_embedded() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// The text under a key.
pub(super) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Whether it could be stored: a browser may refuse, or be out of room.
pub(super) fn write(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Every key of ours.
fn keys() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    keys.filter(|key| key.starts_with(OURS)).collect()
}

/// Whether anything of ours stands beside the database.
pub fn has_anything() -> bool {
    !keys().is_empty()
}

/// Forgets what is under every key of ours.
pub(super) fn erase_all() {
    for key in keys() {
        erase(&key);
    }
}

/// Forgets what is under a key.
pub(super) fn erase(key: &str) {
    if let Some(storage) = storage() {
        // A storage that cannot be written has nothing to erase.
        let _ = storage.remove_item(key);
    }
}

/// Keeps an archive on this device. False if the browser refuses.
pub fn keep_archive(archive: &Archive) -> bool {
    write(ARCHIVE, &to_json(archive))
}

/// Whether this archive is the one kept on this device.
pub fn is_kept(archive: &Archive) -> bool {
    read(ARCHIVE).is_some_and(|kept| kept == to_json(archive))
}

/// Whether any archive is kept on this device.
pub fn has_archive() -> bool {
    read(ARCHIVE).is_some()
}

/// The archive kept on this device.
pub fn kept_archive() -> Option<Opened> {
    let read = Archive::from_json(&read(ARCHIVE)?).ok()?;
    let (archive, warnings) = (Arc::new(read.archive), Rc::from(read.warnings));
    // Only what no error can concern is ever kept.
    Some(Opened { archive, warnings, origin: Origin::Kept, unattributed: 0 })
}

/// Forgets the archive kept on this device.
pub fn forget_archive() {
    erase(ARCHIVE);
}

/// Whether filings are to be kept on this device; none while the person was not asked.
pub fn keeps_filings() -> Option<bool> {
    read(FILINGS)?.parse().ok()
}

/// Remembers whether filings are to be kept. Where the browser refuses, which it says, the person is asked again.
pub fn remember_keeping(keeps: bool) -> bool {
    write(FILINGS, &keeps.to_string())
}

/// What the person asked this device to remember.
pub fn preferences() -> Option<Preferences> {
    let stored: StoredPreferences = serde_json::from_str(&read(PREFERENCES)?).ok()?;
    Some(Preferences { lang: Lang::parse(&stored.lang)?, large_type: stored.large_type })
}

/// Remembers language and type size. False if the browser refuses.
pub fn remember_preferences(lang: Lang, large_type: bool) -> bool {
    let stored = StoredPreferences { lang: lang.as_str().to_owned(), large_type };
    write(PREFERENCES, &to_json(&stored))
}

/// Follows a change, if the person asked for it to be remembered.
pub fn update_preferences(lang: Lang, large_type: bool) {
    if preferences().is_some() {
        remember_preferences(lang, large_type);
    }
}

/// Forgets language and type size.
pub fn forget_preferences() {
    erase(PREFERENCES);
}
