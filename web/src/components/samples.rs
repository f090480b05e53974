//! 示例: the invented entities, to be tried.

use yew::prelude::*;

use crate::hooks::use_session;
use crate::route::Route;
use crate::router::use_navigator;
use crate::samples;
use crate::state::Action;
use crate::words::use_words;

/// The list. Grades are not shown in it: nobody's record stands on the front page.
#[component]
pub fn Samples() -> Html {
    let words = use_words();
    let session = use_session();
    let navigator = use_navigator();
    let samples = use_memo((), |()| samples::all());
    html! {
        <section class="section" aria-labelledby="samples">
            <div class="section__head">
                <h2 id="samples">{ words.t("home.samples") }</h2>
                <p class="section__note">{ words.t("home.samples_note") }</p>
            </div>
            <ul class="samples plain">
                { for samples.iter().map(|sample| {
                    let (session, navigator, opened) = (session.clone(), navigator.clone(), sample.opened());
                    let onclick = Callback::from(move |_: MouseEvent| {
                        session.dispatch(Action::Open(opened.clone()));
                        if let Some(navigator) = &navigator {
                            navigator.push(&Route::Credit);
                        }
                    });
                    html! {
                        <li>
                            <button class="sample" type="button" {onclick}>
                                <span class="sample__name">{ sample.archive.entity().name.clone() }</span>
                                <span class="sample__point">{ words.t(&format!("samples.{}", sample.key)) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
