//! A guided form: one question a page, then a summary of the answers, then the deed. Going back loses nothing.

use yew::prelude::*;

use super::form::{ERROR_SUMMARY, Errors, error_summary};
use crate::dom::focus_on;
use crate::words::Words;

/// The id of the heading of the question that is asked.
const TITLE: &str = "step-title";

/// One question.
pub struct Step {
    /// What it is called.
    pub title: AttrValue,
    /// Its fields.
    pub body: Html,
    /// What is wrong with its answers: while anything is, nobody goes on.
    pub errors: Errors,
    /// Its answers, each with its name, as the summary shows them.
    pub answers: Vec<(AttrValue, AttrValue)>,
}

/// What stands after the last question.
pub struct Finish {
    /// What is shown under the answers.
    pub body: Html,
    /// The verb on the button.
    pub label: AttrValue,
    /// Called when nothing is wrong any more.
    pub on: Callback<()>,
}

/// Where a person is in a guided form.
#[derive(Clone, PartialEq)]
pub struct Steps {
    at: usize,
    onat: Callback<usize>,
    tries: UseStateHandle<u32>,
    reviewed: UseStateHandle<bool>,
}

impl Steps {
    /// What is to be shown as wrong: nothing before the person has tried to go on.
    pub fn shown(&self, errors: &Errors) -> Errors {
        if *self.tries == 0 { Errors::default() } else { errors.clone() }
    }

    fn go(&self, at: usize) {
        self.tries.set(0);
        self.onat.emit(at);
    }

    /// What is wrong is shown, and has the focus.
    fn stop(&self) {
        self.tries.set(*self.tries + 1);
    }
}

/// Where a person is in a guided form: at a question, by its place, or after the last. The place is the page's to keep,
/// in the draft. The focus follows it, and goes to what is wrong.
#[hook]
pub fn use_steps(at: usize, onat: Callback<usize>) -> Steps {
    let tries = use_state_eq(|| 0);
    let reviewed = use_state_eq(|| false);
    let first = use_mut_ref(|| true);
    use_effect_with(at, move |_| {
        if !first.replace(false) {
            focus_on(TITLE);
        }
    });
    use_effect_with(*tries, |&tries| {
        if tries > 0 {
            focus_on(ERROR_SUMMARY);
        }
    });
    Steps { at, onat, tries, reviewed }
}

/// The question that is asked, or the summary.
pub fn guided(steps: &Steps, list: Vec<Step>, finish: Finish, words: Words) -> Html {
    let at = steps.at.min(list.len());
    let title = list.get(at).map_or_else(|| words.t("form.summary"), |step| step.title.clone());
    let count =
        words.with("form.count", &[("at", &(at + 1).to_string()), ("of", &(list.len() + 1).to_string())]);
    let wrong = list.get(at).map(|step| step.errors.clone()).unwrap_or_default();
    let first_wrong = list.iter().position(|step| !step.errors.is_empty());
    let last = list.len();
    let onsubmit = {
        let (steps, wrong, finish) = (steps.clone(), wrong.clone(), finish.on);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !wrong.is_empty() {
                steps.stop();
            } else if at < last {
                steps.go(if *steps.reviewed { last } else { at + 1 });
            } else if let Some(first) = first_wrong {
                steps.onat.emit(first);
                steps.stop();
            } else {
                finish.emit(());
            }
        })
    };
    let button = match (at < last, *steps.reviewed) {
        (true, false) => words.t("form.next"),
        (true, true) => words.t("form.to_summary"),
        (false, _) => finish.label,
    };
    let progress = progress(steps, at, &list, words);
    let body = if at < last {
        list.into_iter().nth(at).map(|step| step.body).unwrap_or_default()
    } else {
        html! { <>{ answers(steps, &list, words) }{ finish.body }</> }
    };
    html! {
        <div class="guided">
            { progress }
            <form class="form" novalidate=true {onsubmit}>
                { error_summary(&steps.shown(&wrong), words) }
                <p class="form__count">{ count }</p>
                <h2 class="form__title" id={TITLE} tabindex="-1">{ title }</h2>
                { body }
                <div class="buttons form__buttons">
                    <button class="button button--primary" type="submit">{ button }</button>
                    if at > 0 {
                        <button class="button button--plain" type="button" onclick={to(steps, at - 1, false)}>{ words.t("form.back") }</button>
                    }
                </div>
            </form>
        </div>
    }
}

/// Leads to a question; from the summary, to come back there.
fn to(steps: &Steps, at: usize, from_summary: bool) -> Callback<MouseEvent> {
    let steps = steps.clone();
    Callback::from(move |_| {
        steps.reviewed.set(from_summary);
        steps.go(at);
    })
}

/// All questions in a row, the answered ones to go back to.
fn progress(steps: &Steps, at: usize, list: &[Step], words: Words) -> Html {
    let summary = words.t("form.summary");
    html! {
        <ol class="steps plain" aria-label={words.t("form.steps")}>
            { for list.iter().map(|step| &step.title).chain([&summary]).enumerate().map(|(place, title)| html! {
                <li class={classes!("steps__item", (place < at).then_some("steps__item--done"), (place == at).then_some("steps__item--here"))}
                    aria-current={(place == at).then_some("step")}>
                    <span class="steps__number" aria-hidden="true">{ place + 1 }</span>
                    if place < at {
                        <button class="steps__title" type="button" onclick={to(steps, place, false)}>{ title }</button>
                    } else {
                        <span class="steps__title">{ title }</span>
                    }
                </li>
            }) }
        </ol>
    }
}

/// Every answer, each with the way to change it.
fn answers(steps: &Steps, list: &[Step], words: Words) -> Html {
    html! {
        <dl class="answers">
            { for list.iter().enumerate().flat_map(|(at, step)| step.answers.iter().map(move |answer| (at, answer))).map(|(at, (name, answer))| html! {
                <div class="answers__row">
                    <dt class="answers__name">{ name }</dt>
                    <dd class="answers__value">{ if answer.is_empty() { words.t("form.empty") } else { answer.clone() } }</dd>
                    <dd class="answers__change">
                        <button class="button button--plain" type="button" onclick={to(steps, at, true)}
                            aria-label={words.with("form.change_of", &[("name", name)])}>
                            { words.t("form.change") }
                        </button>
                    </dd>
                </div>
            }) }
        </dl>
    }
}
