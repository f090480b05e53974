//! 讲解页: one case in large type, one idea a step; everything on it can be changed while it is shown.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use xinyong_score::scenario::Simulation;
use xinyong_score::{Action as Change, Date, Evaluation};
use yew::prelude::*;

use crate::components::dial::{dial, simulated_dial};
use crate::components::simulated::{against_now, hatchings, mark};
use crate::hooks::{Session, use_session};
use crate::pages::simulate::SCENARIO;
use crate::route::Route;
use crate::router::{Location, Navigator, use_navigator};
use crate::state::demo::{Case, Outcome, Stage, StageAction, day_of};
use crate::state::{Action, scenario_link};
use crate::ui::field::DateInput;
use crate::ui::link::To;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Every case.
    pub cases: Rc<[Rc<Case>]>,
    /// The place of the one shown.
    pub place: usize,
}

/// Where a presenter's key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Next,
    Previous,
    First,
    Last,
}

impl Turn {
    /// What a key means: remote controls send the keys that turn pages.
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowRight" | "PageDown" => Self::Next,
            "ArrowLeft" | "PageUp" => Self::Previous,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

/// The presenter's view of one case.
#[component]
pub fn Presenter(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let navigator = use_navigator();
    let Some(case) = props.cases.get(props.place).cloned() else { return Html::default() };
    let stage = use_reducer_eq(|| Stage::new(case.clone()));

    let turn = {
        let (stage, navigator) = (stage.clone(), navigator.clone());
        let (cases, place) = (props.cases.clone(), props.place);
        Callback::from(move |turn| turned(turn, &stage, &cases, place, navigator.as_ref()))
    };
    use_keys(turn.clone());

    let Some(outcome) = stage.outcome(&session) else { return Html::default() };
    let last_step = stage.step + 1 == case.steps.len();
    let next = if last_step { "demo.next_case" } else { "demo.next" };
    let at_start = props.place == 0 && stage.step == 0;
    let at_end = last_step && props.place + 1 == props.cases.len();
    let press = |to: Turn| turn.reform(move |_: MouseEvent| to);
    html! {
        <article class="demo">
            { hatchings() }
            <div class="demo__bar">
                <button class="button" type="button" disabled={at_start} onclick={press(Turn::Previous)}>
                    { words.t("demo.previous") }
                </button>
                <p class="demo__progress" role="status">
                    <span class="demo__place">{ format!("{} / {}", props.place + 1, props.cases.len()) }</span>
                    <span class="demo__step">{ words.with("demo.step", &[
                        ("step", &(stage.step + 1).to_string()),
                        ("steps", &case.steps.len().to_string()),
                    ]) }</span>
                </p>
                <button class="button button--primary" type="button" disabled={at_end} onclick={press(Turn::Next)}>
                    { words.t(next) }
                </button>
                <To class="button button--plain demo__all" route={Route::Demo}>{ words.t("demo.all") }</To>
            </div>
            <header class="demo__head">
                <h1>{ words.of(&case.title) }</h1>
                <p class="demo__point">{ words.of(&case.point) }</p>
                <p class="demo__entity">
                    { case.archive.entity().name.clone() }{ " " }<span class="chip">{ words.t("entity.sample") }</span>
                </p>
            </header>
            { steps(&stage, words) }
            { panels(&outcome, &stage, &session, words) }
            { controls(&stage, &outcome, words) }
            <p class="buttons demo__ways">
                <button class="button" type="button" disabled={!stage.changed()} onclick={reset(&stage)}>
                    { words.t("demo.reset") }
                </button>
                <button class="button" type="button" onclick={simulate(&stage, session.clone(), navigator)}>
                    { words.t("demo.simulate") }
                </button>
            </p>
        </article>
    }
}

/// Listens to the keys that turn pages, wherever they are not needed for typing.
#[hook]
fn use_keys(turn: Callback<Turn>) {
    use_effect(move || {
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let typing = event.target().is_some_and(|target| {
                    target.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() != "checkbox")
                });
                let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
                if let Some(to) = Turn::of(&event.key()).filter(|_| !typing && !modified) {
                    event.prevent_default();
                    turn.emit(to);
                }
            })
        });
        move || drop(listener)
    });
}

/// Goes to the next or previous step, and from the last one or the first one to another case.
fn turned(
    turn: Turn,
    stage: &UseReducerHandle<Stage>,
    cases: &[Rc<Case>],
    place: usize,
    navigator: Option<&Navigator>,
) {
    let case = match turn {
        Turn::Next if stage.step + 1 < stage.case.steps.len() => {
            return stage.dispatch(StageAction::Show(stage.step + 1));
        }
        Turn::Previous if stage.step > 0 => return stage.dispatch(StageAction::Show(stage.step - 1)),
        Turn::Next => cases.get(place + 1),
        Turn::Previous => place.checked_sub(1).and_then(|place| cases.get(place)),
        Turn::First => cases.first(),
        Turn::Last => cases.last(),
    };
    if let (Some(case), Some(navigator)) = (case.filter(|case| case.id != stage.case.id), navigator) {
        navigator.push(&Route::DemoCase { case: case.id.clone() });
    }
}

/// The steps: the one that is told in large type, the others to go to.
fn steps(stage: &UseReducerHandle<Stage>, words: Words) -> Html {
    html! {
        <ol class="demo__steps plain">
            { for stage.case.steps.iter().enumerate().map(|(place, step)| {
                let here = place == stage.step;
                let dispatcher = stage.dispatcher();
                let onclick = move |_: MouseEvent| dispatcher.dispatch(StageAction::Show(place));
                html! {
                    <li class={classes!("demo__told", here.then_some("demo__told--here"))}>
                        <button type="button" aria-current={here.then_some("step")} {onclick}>
                            <span class="demo__number">{ place + 1 }</span>
                            <span>{ words.of(&step.words) }</span>
                        </button>
                    </li>
                }
            }) }
        </ol>
    }
}

/// As things are, and as they would be, side by side.
fn panels(outcome: &Outcome, stage: &Stage, session: &Session, words: Words) -> Html {
    let day = |day: Date| xinyong_text::date(words.lang, day);
    html! {
        <div class="demo__panels">
            <section class="demo__panel" aria-labelledby="demo-now">
                <h2 id="demo-now">{ words.with("demo.now", &[("date", &day(outcome.now.as_of()))]) }</h2>
                <p class="demo__real">{ words.t("demo.real") }</p>
                <div>{ dial(&outcome.now, false, words) }</div>
            </section>
            <section class="demo__panel demo__panel--simulated simulated" aria-labelledby="demo-then" aria-live="polite">
                <h2 id="demo-then">{ words.with("demo.then", &[("date", &day(stage.as_of))]) }</h2>
                { mark(words) }
                <div>{ match &outcome.then {
                    None => html! { <p class="demo__nothing">{ words.t("demo.nothing") }</p> },
                    Some(Ok(simulation)) => would_be(&outcome.now, simulation, words),
                    Some(Err(found)) => {
                        let actions = stage.scenario().actions;
                        html! {
                            <div class="demo__refused">
                                <p class="demo__verdict">{ words.t("demo.refused") }</p>
                                { for found.iter().map(|found| html! {
                                    <p>{ xinyong_text::impossible(
                                        words.lang, &session.documents, &stage.case.archive, &actions, found,
                                    ) }</p>
                                }) }
                            </div>
                        }
                    }
                } }</div>
            </section>
        </div>
    }
}

/// The simulated result: how it differs from now, and from doing nothing until the same day.
fn would_be(now: &Evaluation, simulation: &Simulation, words: Words) -> Html {
    let after = simulation.after.marked();
    let change = after.score() - now.score();
    let nothing_done = &simulation.before;
    html! {
        <>
            { simulated_dial(&simulation.after, words) }
            <p class="demo__change">{ against_now(change, words) }</p>
            if nothing_done.as_of() != now.as_of() && !simulation.scenario.actions.is_empty() {
                <p class="demo__idle">{ words.with("demo.idle", &[
                    ("points", &xinyong_text::points(words.lang, nothing_done.score())),
                    ("grade", &xinyong_text::term(words.lang, nothing_done.grade())),
                ]) }</p>
            }
            if let Some(together) = xinyong_text::scenario::together(words.lang, simulation) {
                <p class="demo__idle">{ together }</p>
            }
        </>
    }
}

/// What can be changed: the day looked at, and each action and its day.
fn controls(stage: &UseReducerHandle<Stage>, outcome: &Outcome, words: Words) -> Html {
    let dispatcher = stage.dispatcher();
    let on_day = Callback::from(move |day| dispatcher.dispatch(StageAction::AsOf(day)));
    // Where actions add records, only the archive as it would be can name them all.
    let archive = match &outcome.then {
        Some(Ok(simulation)) => simulation.after.marked().archive(),
        _ => &stage.case.archive,
    };
    html! {
        <details class="demo__controls">
            <summary>{ words.t("demo.change") }</summary>
            <DateInput
                id="demo-day"
                label={words.t("demo.day")}
                value={stage.as_of}
                default={stage.case.today()}
                error={words.t("entity.not_a_date")}
                onchange={on_day}
            />
            { for stage.actions.iter().enumerate().map(|(place, (action, happens))| {
                let said = AttrValue::from(xinyong_text::scenario::action(words.lang, archive, action));
                control(stage, place, action, *happens, said, words)
            }) }
        </details>
    }
}

/// One action: whether it happens, and on which day.
fn control(
    stage: &UseReducerHandle<Stage>,
    place: usize,
    action: &Change,
    happens: bool,
    said: AttrValue,
    words: Words,
) -> Html {
    let (tick, move_to) = (stage.dispatcher(), stage.dispatcher());
    let onchange = move |_: Event| tick.dispatch(StageAction::Happens(place, !happens));
    let on_day = Callback::from(move |day| move_to.dispatch(StageAction::On(place, day)));
    let authored = stage.case.scenario.actions.get(place).and_then(day_of);
    html! {
        <div class="demo__action" role="group" aria-label={said.clone()} key={place}>
            <label class="check">
                <input type="checkbox" checked={happens} {onchange} />
                <span>{ said }</span>
            </label>
            if let Some(day) = day_of(action) {
                <DateInput
                    id={format!("demo-on-{place}")}
                    label={words.t("demo.on")}
                    value={day}
                    default={authored.unwrap_or(day)}
                    error={words.t("entity.not_a_date")}
                    onchange={on_day}
                />
            }
        </div>
    }
}

/// The step again as it was authored.
fn reset(stage: &UseReducerHandle<Stage>) -> Callback<MouseEvent> {
    let stage = stage.clone();
    Callback::from(move |_| stage.dispatch(StageAction::Show(stage.step)))
}

/// Opens the case in 模拟测算, with what happens in the step.
fn simulate(
    stage: &UseReducerHandle<Stage>,
    session: Session,
    navigator: Option<Navigator>,
) -> Callback<MouseEvent> {
    let stage = stage.clone();
    Callback::from(move |_| {
        session.dispatch(Action::Open(stage.case.opened()));
        session.dispatch(Action::AsOf(stage.case.today()));
        // Cases are told under the first model.
        if let Some(first) = session.models.first() {
            session.dispatch(Action::Scheme(first.id().to_owned()));
        }
        let scenario = scenario_link::written(&stage.scenario(), &stage.case.archive);
        if let Some(navigator) = &navigator {
            navigator.push(&Route::Simulate);
            let path = Route::Simulate.to_path();
            navigator.replace(Location { path, query: vec![(SCENARIO.to_owned(), scenario)] });
        }
    })
}
