//! 打开档案: files in, and whether what is open stays on this device.

use yew::prelude::*;

use crate::components::files::Files;
use crate::hooks::use_session;
use crate::state::Origin;
use crate::storage;
use crate::words::use_words;

/// The page.
#[component]
pub fn Open() -> Html {
    let words = use_words();
    html! {
        <>
            <header class="page__head">
                <h1>{ words.t("page.open") }</h1>
                <p class="page__lead">{ words.t("open.lead") }</p>
            </header>
            <Files />
            <Keep />
        </>
    }
}

/// Whether the open archive stays on this device: only if the person says so.
#[component]
fn Keep() -> Html {
    let words = use_words();
    let session = use_session();
    let message = use_state(AttrValue::default);
    let kept = use_state(|| storage::kept_archive().is_some());
    let Some(open) = session.open.as_ref().filter(|open| open.origin != Origin::Sample) else {
        return Html::default();
    };
    let keep = {
        let (message, kept, archive, words) = (message.clone(), kept.clone(), open.archive.clone(), words);
        Callback::from(move |_: MouseEvent| {
            let done = storage::keep_archive(&archive);
            kept.set(done);
            message.set(words.t(if done { "open.kept" } else { "open.keep_failed" }));
        })
    };
    let forget = {
        let (message, kept, words) = (message.clone(), kept.clone(), words);
        Callback::from(move |_: MouseEvent| {
            storage::forget_archive();
            kept.set(false);
            message.set(words.t("open.forgotten"));
        })
    };
    html! {
        <section class="section card stack" aria-labelledby="keep">
            <h2 id="keep">{ words.t("open.keep") }</h2>
            <p>{ words.t("open.keep_text") }</p>
            if *kept {
                <button class="button button--danger" type="button" onclick={forget}>{ words.t("open.forget_kept") }</button>
            } else {
                <button class="button" type="button" onclick={keep}>{ words.t("open.keep") }</button>
            }
            <p role="status">{ (*message).clone() }</p>
        </section>
    }
}
