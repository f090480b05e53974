//! 打开档案: files in, and whether what is open stays on this device.

use yew::prelude::*;

use crate::components::files::Files;
use crate::dom::focus_on;
use crate::hooks::use_session;
use crate::route::Route;
use crate::state::{Origin, Session};
use crate::storage;
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

/// The sentence that an archive is open.
const OPENED: &str = "opened";

/// The page.
#[component]
pub fn Open() -> Html {
    let words = use_words();
    let session = use_session();
    let was = use_mut_ref(|| session.open.as_ref().map(|open| open.archive.clone()));
    use_effect_with(session.open.as_ref().map(|open| open.archive.clone()), move |archive| {
        if was.replace(archive.clone()) != *archive {
            focus_on(OPENED);
        }
    });
    html! {
        <>
            { head(words.t("page.open"), words.t("open.lead")) }
            { opened(&session, words) }
            <Files />
            <Keep />
        </>
    }
}

/// That an archive is open, and where its score is.
fn opened(session: &Session, words: Words) -> Html {
    let Some(open) = session.open.as_ref().filter(|open| open.origin == Origin::File) else {
        return Html::default();
    };
    html! {
        <div class="notice notice--ok section">
            <p id={OPENED} tabindex="-1">{ words.with("open.opened", &[("name", &open.archive.entity().name)]) }</p>
            <p><To class="button button--primary" route={Route::Credit}>{ words.t("open.view") }</To></p>
        </div>
    }
}

/// Whether the open archive stays on this device: only if the person says so.
#[component]
fn Keep() -> Html {
    let words = use_words();
    let session = use_session();
    let message = use_state(AttrValue::default);
    let Some(open) = session.open.as_ref().filter(|open| open.origin != Origin::Sample) else {
        return Html::default();
    };
    let keep = {
        let (message, archive) = (message.clone(), open.archive.clone());
        Callback::from(move |_: MouseEvent| {
            let done = storage::keep_archive(&archive);
            message.set(words.t(if done { "open.kept" } else { "open.keep_failed" }));
        })
    };
    let forget = {
        let message = message.clone();
        Callback::from(move |_: MouseEvent| {
            storage::forget_archive();
            message.set(words.t("open.forgotten"));
        })
    };
    html! {
        <section class="section card stack" aria-labelledby="keep">
            <h2 id="keep">{ words.t("open.keep") }</h2>
            if open.unattributed > 0 {
                <p>{ words.t("open.keep_not") }</p>
            } else {
                <p>{ words.t("open.keep_text") }</p>
                <div class="buttons">
                    if !storage::is_kept(&open.archive) {
                        <button class="button" type="button" onclick={keep}>{ words.t("open.keep") }</button>
                    }
                    if storage::has_archive() {
                        <button class="button button--danger" type="button" onclick={forget}>{ words.t("open.forget_kept") }</button>
                    }
                </div>
            }
            <p role="status">{ (*message).clone() }</p>
        </section>
    }
}
