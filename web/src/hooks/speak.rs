//! The choice of a language, which may first have to be fetched.

use xinyong_text::Lang;
use yew::prelude::*;

use crate::english;
use crate::hooks::use_session;
use crate::state::Action;
use crate::storage;

/// Changes the language; if its words cannot be had, the session says so and stays in the one it has.
#[hook]
pub fn use_speak() -> Callback<Lang> {
    let session = use_session();
    Callback::from(move |lang| {
        let session = session.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if english::learn(lang).await {
                storage::update_preferences(lang, session.large_type);
                session.dispatch(Action::Lang(lang));
            } else {
                session.dispatch(Action::Speechless);
            }
        });
    })
}
