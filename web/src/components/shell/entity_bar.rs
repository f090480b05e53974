//! 当前主体: the entity now open, with its code, grade, date and scheme; the same on every page, switchable here.

use yew::prelude::*;

use crate::components::grade::grade_badge;
use crate::dom::focus_on;
use crate::hooks::use_session;
use crate::route::Route;
use crate::state::{Action, Origin};
use crate::ui::field::{DateInput, Select};
use crate::ui::link::To;
use crate::words::use_words;

/// The bar under the navigation; nothing while no entity is open.
#[component]
pub fn EntityBar() -> Html {
    let words = use_words();
    let session = use_session();
    // On a phone only whom the page is about stands here, until asked for the rest.
    let unfolded = use_state(|| false);
    let Some(open) = &session.open else { return Html::default() };
    let entity = open.archive.entity();
    let schemes = session
        .models
        .iter()
        .map(|model| {
            let name = &model.document().name;
            (AttrValue::from(model.id().to_owned()), words.of(name))
        })
        .collect::<Vec<_>>();
    let scheme = session.model().map(|model| AttrValue::from(model.id().to_owned())).unwrap_or_default();
    let today = session.today;
    let close = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            // The button goes with the bar; the focus must not go with it.
            focus_on("main");
            session.dispatch(Action::Close);
        })
    };
    let toggle = {
        let unfolded = unfolded.clone();
        Callback::from(move |_: MouseEvent| unfolded.set(!*unfolded))
    };
    html! {
        <section class={classes!("entity-bar", unfolded.then_some("entity-bar--unfolded"))} aria-label={words.t("entity.bar")}>
            <div class="entity-bar__inner">
                <div class="entity-bar__who">
                    if let Some(Ok(evaluation)) = session.evaluation() {
                        { grade_badge(evaluation.grade(), words) }
                    }
                    <span class="entity-bar__name">{ entity.name.clone() }</span>
                    if open.origin == Origin::Sample {
                        <span class="chip">{ words.t("entity.sample") }</span>
                    }
                    if session.as_of != today {
                        <span class="entity-bar__day">{ xinyong_text::date(words.lang, session.as_of) }</span>
                    }
                    <span class="entity-bar__code">{ entity.uscc.to_string() }</span>
                </div>
                <button class="button button--plain entity-bar__change" type="button" aria-expanded={unfolded.to_string()} onclick={toggle}>
                    { words.t("entity.change") }
                </button>
                <div class="entity-bar__facts">
                    <DateInput
                        id="as-of"
                        label={words.t("entity.as_of")}
                        value={session.as_of}
                        today={(session.as_of != today).then(|| words.t("entity.today"))}
                        default={today}
                        error={words.t("entity.not_a_date")}
                        onchange={session.on(Action::AsOf)}
                    />
                    <Select
                        id="scheme"
                        label={words.t("entity.scheme")}
                        options={schemes}
                        value={scheme}
                        onchange={session.on(|id: AttrValue| Action::Scheme(id.to_string()))}
                    />
                </div>
                <div class="entity-bar__actions">
                    <To class="button" route={Route::Open}>{ words.t("entity.switch") }</To>
                    <button class="button button--plain" type="button" onclick={close}>
                        { words.t("entity.close") }
                    </button>
                </div>
            </div>
        </section>
    }
}
