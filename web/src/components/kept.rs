//! 本机保存: how what a person types stands, and why something could not be kept.

use yew::prelude::*;

use crate::hooks::DraftState;
use crate::storage::StorageError;
use crate::words::Words;

/// How a draft stands, in a line that a screen reader is told of only when something happens that nobody did here.
pub fn draft_note(state: DraftState, words: Words) -> Html {
    let happened = |key| html! { <p class="notice" role="status">{ words.t(key) }</p> };
    let key = match state {
        DraftState::Loading | DraftState::New => "storage.draft_new",
        DraftState::Restored => "storage.draft_restored",
        DraftState::Unsaved => "storage.draft_unsaved",
        DraftState::Saved => "storage.draft_saved",
        DraftState::Elsewhere => return happened("storage.draft_elsewhere"),
        DraftState::Gone => return happened("storage.draft_gone"),
        DraftState::Failed(error) => {
            return html! { <p class="notice notice--warn" role="alert">{ storage_error(error, words) }</p> };
        }
    };
    html! { <p class="draft-note">{ words.t(key) }</p> }
}

/// Why something could not be kept or found, and what to do.
pub fn storage_error(error: StorageError, words: Words) -> AttrValue {
    words.t(match error {
        StorageError::Refused => "storage.refused",
        StorageError::Full => "storage.full",
        StorageError::Blocked => "storage.blocked",
    })
}
