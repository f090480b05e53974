//! 当前主体: the entity now open, with its code, grade, date and scheme; the same on every page, switchable here.

use yew::prelude::*;

use crate::components::grade::GradeBadge;
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
    let Some(open) = &session.open else { return Html::default() };
    let entity = open.archive.entity();
    let schemes = session
        .models
        .iter()
        .map(|model| {
            let name = &model.document().name;
            (AttrValue::from(model.id().to_owned()), words.of(&name.zh, &name.en))
        })
        .collect::<Vec<_>>();
    let scheme = session.model().map(|model| AttrValue::from(model.id().to_owned())).unwrap_or_default();
    let today = session.today;
    html! {
        <section class="entity-bar" aria-label={words.t("entity.bar")}>
            <div class="entity-bar__inner">
                <div class="entity-bar__who">
                    if let Some(Ok(evaluation)) = session.evaluation() {
                        <GradeBadge grade={evaluation.grade()} />
                    }
                    <span class="entity-bar__name">{ entity.name.clone() }</span>
                    if open.origin == Origin::Sample {
                        <span class="chip">{ words.t("entity.sample") }</span>
                    }
                    <span class="entity-bar__code">{ entity.uscc.to_string() }</span>
                </div>
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
                    <button class="button button--plain" type="button" onclick={session.on(|_| Action::Close)}>
                        { words.t("entity.close") }
                    </button>
                </div>
            </div>
        </section>
    }
}
