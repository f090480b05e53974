//! 工具栏: today's date, accessibility, large type, language.

use xinyong_text::Lang;
use yew::prelude::*;

use crate::hooks::{use_session, use_speak};
use crate::route::Route;
use crate::state::Action;
use crate::storage;
use crate::ui::link::To;
use crate::words::use_words;

/// The bar above the masthead.
#[component]
pub fn Utility() -> Html {
    let words = use_words();
    let session = use_session();
    let large = session.large_type;
    let other = if session.lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let on_large = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            session.dispatch(Action::LargeType(!large));
            storage::update_preferences(session.lang, !large);
        })
    };
    let speak = use_speak();
    let today = xinyong_text::date(session.lang, session.today);
    html! {
        <div class="utility">
            <div class="utility__inner">
                <p class="utility__date">{ words.with("shell.today", &[("date", &today)]) }</p>
                <div class="utility__tools">
                    <To class="utility__tool" route={Route::Accessibility}>{ words.t("shell.accessibility") }</To>
                    <button class="utility__tool" type="button" aria-pressed={large.to_string()} onclick={on_large}>
                        { words.t("shell.large_type") }
                    </button>
                    <button class="utility__tool" type="button" lang={other.as_str()} onclick={speak.reform(move |_: MouseEvent| other)}>
                        { words.t("shell.other_language") }
                    </button>
                </div>
            </div>
        </div>
    }
}
