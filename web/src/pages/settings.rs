//! 设置: what this device remembers, and how to make it forget.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::kept::storage_error;
use crate::hooks::{Stored, use_session, use_stored};
use crate::state::Action;
use crate::storage::{self, Store};
use crate::ui::dialog::Dialog;
use crate::ui::head::head;
use crate::words::{Words, use_words};
use crate::workers::use_importer;

/// The page.
#[component]
pub fn SettingsPage() -> Html {
    let words = use_words();
    let session = use_session();
    let importer = use_importer();
    let remembered = use_state(|| storage::preferences().is_some());
    let keeps = use_state(|| storage::keeps_filings() == Some(true));
    let kept = use_state(storage::has_archive);
    let stores = [use_stored(Store::Drafts), use_stored(Store::Filings), use_stored(Store::Scenarios)];
    let asked = use_state(|| false);
    let message = use_state(AttrValue::default);

    let on_remember = {
        let (remembered, session, message, words) =
            (remembered.clone(), session.clone(), message.clone(), words);
        Callback::from(move |_: Event| {
            let wanted = !*remembered;
            let done = if wanted {
                storage::remember_preferences(session.lang, session.large_type)
            } else {
                storage::forget_preferences();
                true
            };
            remembered.set(wanted && done);
            if !done {
                message.set(words.t("settings.cannot_store"));
            }
        })
    };
    let on_keep = {
        let (keeps, message) = (keeps.clone(), message.clone());
        Callback::from(move |_: Event| {
            if storage::remember_keeping(!*keeps) {
                keeps.set(!*keeps);
            } else {
                message.set(words.t("settings.cannot_store"));
            }
        })
    };
    let on_erase = {
        let (importer, asked) = (importer.clone(), asked.clone());
        let (remembered, keeps, kept, session, message, words) =
            (remembered.clone(), keeps.clone(), kept.clone(), session.clone(), message.clone(), words);
        let stores = stores.clone();
        Callback::from(move |_: MouseEvent| {
            asked.set(false);
            session.dispatch(Action::Close);
            importer.forget();
            remembered.set(false);
            keeps.set(false);
            kept.set(false);
            let (message, stores) = (message.clone(), stores.clone());
            spawn_local(async move {
                message.set(match storage::erase_everything().await {
                    Ok(()) => words.t("settings.erased"),
                    Err(error) => storage_error(error, words),
                });
                for stored in &stores {
                    stored.look_again();
                }
            });
        })
    };
    let nothing =
        !storage::has_anything() && stores.iter().all(|stored| stored.entries().is_none_or(<[_]>::is_empty));
    html! {
        <article class="settings">
            { head(words.t("page.settings"), words.t("settings.lead")) }
            <section class="card stack" aria-labelledby="remember">
                <h2 id="remember">{ words.t("settings.preferences") }</h2>
                <p>{ words.t("settings.preferences_text") }</p>
                <label class="check">
                    <input type="checkbox" checked={*remembered} onchange={on_remember} />
                    { words.t("settings.remember") }
                </label>
            </section>
            <section class="section card stack" aria-labelledby="kept">
                <h2 id="kept">{ words.t("settings.data") }</h2>
                <p>{ words.t(if *kept { "settings.kept" } else { "settings.not_kept" }) }</p>
                <label class="check">
                    <input type="checkbox" checked={*keeps} onchange={on_keep} />
                    { words.t("settings.keep_filings") }
                </label>
                <dl class="totals">{ for Store::ALL.iter().zip(&stores).map(|(store, stored)| amount(*store, stored, words)) }</dl>
                <button class="button button--danger" type="button" disabled={nothing}
                    onclick={let asked = asked.clone(); Callback::from(move |_: MouseEvent| asked.set(true))}>
                    { words.t("settings.erase") }
                </button>
                if *asked {
                    <Dialog title={words.t("settings.erase")}
                        onclose={let asked = asked.clone(); Callback::from(move |()| asked.set(false))}>
                        <p>{ words.t("settings.confirm") }</p>
                        <div class="buttons section">
                            <button class="button button--danger" type="button" onclick={on_erase}>{ words.t("settings.erase") }</button>
                        </div>
                    </Dialog>
                }
                <p role="status">{ (*message).clone() }</p>
            </section>
        </article>
    }
}

/// How much of something is kept, or why that cannot be said.
fn amount(store: Store, stored: &Stored, words: Words) -> Html {
    let said = match (stored.error(), stored.entries()) {
        (Some(error), _) => storage_error(error, words),
        (None, None) => AttrValue::default(),
        (None, Some([])) => words.t("storage.none"),
        (None, Some(entries)) => {
            let bytes: usize = entries.iter().map(|(key, json)| key.len() + json.len()).sum();
            let (count, size) = (entries.len().to_string(), bytes.div_ceil(1024).to_string());
            words.with("storage.amount", &[("count", &count), ("size", &size)])
        }
    };
    html! { <div><dt>{ words.t(&format!("storage.{}", store.as_str())) }</dt><dd>{ said }</dd></div> }
}
