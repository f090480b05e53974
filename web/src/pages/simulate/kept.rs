//! Scenarios kept on the device under a name, and up to three of them side by side.

use xinyong_score::{Scenario, to_json};
use yew::prelude::*;

use crate::components::grade::grade_badge;
use crate::components::kept::storage_error;
use crate::components::simulated::mark;
use crate::dom::focus_on;
use crate::hooks::{use_session, use_stored};
use crate::state::Session;
use crate::state::simulate::{Act, outcome};
use crate::storage::Store;
use crate::ui::form::{Errors, Field, text_field};
use crate::words::{Words, use_words};

/// How many can stand side by side.
const COMPARED: usize = 3;

/// The id of the heading.
const KEPT: &str = "simulate-kept";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub uscc: String,
    pub scenario: Scenario,
    pub act: Callback<Act>,
}

/// The scenarios kept of this entity.
#[component]
pub fn KeptScenarios(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let stored = use_stored(Store::Scenarios);
    let name = use_state(String::new);
    let wrong = use_state_eq(|| None::<AttrValue>);
    let compared = use_state(Vec::<String>::new);

    let prefix = format!("{}/", props.uscc);
    let kept: Vec<(String, Scenario)> = stored
        .entries()
        .unwrap_or_default()
        .iter()
        .filter_map(|(key, json)| {
            Some((key.strip_prefix(&prefix)?.to_owned(), Scenario::from_json(json).ok()?))
        })
        .collect();
    let side_by_side: Vec<&(String, Scenario)> =
        kept.iter().filter(|(name, _)| compared.contains(name)).collect();

    let onsubmit = {
        let (stored, name, wrong, prefix) = (stored.clone(), name.clone(), wrong.clone(), prefix.clone());
        let json = to_json(&props.scenario);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let called = name.trim();
            let key = format!("{prefix}{called}");
            let found = match called {
                "" => Some(words.t("simulate.name_error")),
                // What is kept is not replaced unasked.
                called if stored.get(&key).is_some() => {
                    Some(words.with("simulate.name_taken", &[("name", called)]))
                }
                _ => None,
            };
            if found.is_none() {
                let name = name.clone();
                stored.put(key, json.clone(), move || name.set(String::new()));
            }
            wrong.set(found);
        })
    };
    let onname = {
        let name = name.clone();
        Callback::from(move |typed| name.set(typed))
    };
    let compare = |called: &str| {
        let (compared, called) = (compared.clone(), called.to_owned());
        Callback::from(move |_: Event| {
            let mut next = (*compared).clone();
            match next.iter().position(|other| *other == called) {
                Some(at) => drop(next.remove(at)),
                None => next.push(called.clone()),
            }
            compared.set(next);
        })
    };
    let mut errors = Errors::default();
    if let Some(wrong) = &*wrong {
        errors.add("scenario-name", wrong.clone());
    }

    html! {
        <section class="section simulate__kept" aria-labelledby={KEPT}>
            <div class="section__head">
                <h2 id={KEPT} tabindex="-1">{ words.t("simulate.kept") }</h2>
                <p class="section__note">{ words.t("simulate.kept_note") }</p>
            </div>
            if let Some(error) = stored.error() {
                <p class="notice notice--warn" role="alert">{ storage_error(error, words) }</p>
            }
            <form class="simulate__name-form" novalidate=true {onsubmit}>
                { text_field(&Field::new("scenario-name", words.t("simulate.name")).errors(&errors), &name, &onname) }
                <button class="button" type="submit">{ words.t("simulate.keep") }</button>
            </form>
            if !kept.is_empty() {
                <ul class="plain simulate__list">
                    { for kept.iter().map(|(called, scenario)| {
                        let chosen = side_by_side.iter().any(|(other, _)| other == called);
                        let (load, delete) = (scenario.clone(), format!("{prefix}{called}"));
                        let stored = stored.clone();
                        let delete = Callback::from(move |_: MouseEvent| {
                            // The button goes; the focus must not go with it.
                            focus_on(KEPT);
                            stored.delete(delete.clone());
                        });
                        html! {
                            <li key={called.clone()}>
                                <label class="check">
                                    <input type="checkbox" checked={chosen} disabled={!chosen && side_by_side.len() >= COMPARED}
                                        onchange={compare(called)} />
                                    { words.with("simulate.compare", &[("name", called)]) }
                                </label>
                                <span class="buttons">
                                    <button class="button button--plain" type="button" aria-label={words.with("simulate.load_name", &[("name", called)])}
                                        onclick={props.act.reform(move |_: MouseEvent| Act::Load(load.clone()))}>{ words.t("simulate.load") }</button>
                                    <button class="button button--plain" type="button" aria-label={words.with("simulate.delete_name", &[("name", called)])}
                                        onclick={delete}>{ words.t("simulate.delete") }</button>
                                </span>
                            </li>
                        }
                    }) }
                </ul>
                <p class="section__note">{ words.t("simulate.compare_note") }</p>
            }
            if !side_by_side.is_empty() {
                { mark(words) }
                <div class="simulate__compared">
                    { for side_by_side.iter().map(|(called, scenario)| column(&session, called, scenario, words)) }
                </div>
            }
        </section>
    }
}

/// One scenario among others.
fn column(session: &Session, called: &str, scenario: &Scenario, words: Words) -> Html {
    let lang = words.lang;
    let Some(found) = session.in_world(|world| outcome(world, scenario)) else { return Html::default() };
    let row = |key: &str, value: Html| html! { <div><dt>{ words.t(key) }</dt><dd>{ value }</dd></div> };
    let figures = found.simulation.as_ref().map(|simulation| {
        let (before, after) = (&simulation.before, simulation.after.marked());
        html! {
            <>
                { row("simulated.as_is", html! { <>{ xinyong_text::points(lang, before.score()) }{ " " }{ grade_badge(before.grade(), words) }</> }) }
                { row("simulated.as_would", html! { <span class="simulated simulate__would">{ xinyong_text::points(lang, after.score()) }{ " " }{ grade_badge(after.grade(), words) }</span> }) }
                { row("simulate.against", html! { { xinyong_text::signed_points(lang, simulation.difference()) } }) }
            </>
        }
    });
    let actions = found.simulation.as_ref().map(|simulation| xinyong_text::scenario::alone(lang, simulation));
    html! {
        <article class="card simulate__column" aria-label={called.to_owned()}>
            <h3>{ called }</h3>
            <dl class="simulate__figures">
                { row("simulate.day", html! { { xinyong_text::date(lang, scenario.as_of) } }) }
                { figures }
            </dl>
            <ol class="simulate__alone">
                { for actions.into_iter().flatten().map(|said| html! { <li>{ said }</li> }) }
            </ol>
            if !found.refused.is_empty() {
                <p class="field__error">{ words.with("simulate.some_refused", &[("count", &found.refused.len().to_string())]) }</p>
            }
        </article>
    }
}
