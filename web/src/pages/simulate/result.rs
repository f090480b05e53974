//! The result: as things are and as they would be, side by side. It stays in view; on a phone it is a bar that opens.

use std::rc::Rc;

use xinyong_score::{Action, Change, Date, Simulation};
use yew::prelude::*;

use crate::components::citation::citations;
use crate::components::contrast::{TimelineContrast, indicator_contrast};
use crate::components::dial::{dial, simulated_dial};
use crate::components::grade::grade_badge;
use crate::components::simulated::{against_now, mark};
use crate::route::Route;
use crate::ui::link::To;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// None if there can be no result on the day.
    pub simulation: Option<Rc<Simulation>>,
    /// What cannot be, in words.
    pub refused: Vec<AttrValue>,
    /// The first day that the timeline shows.
    pub from: Date,
    /// The last one.
    pub to: Date,
    /// Whether the day is still to come.
    pub projected: bool,
}

/// The result, and what cannot be.
#[component]
pub fn Outcome(props: &Props) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let said = props.simulation.as_deref().map(|simulation| in_short(simulation, words));
    html! {
        <section class={classes!("simulate__result", open.then_some("simulate__result--open"))} aria-label={words.t("simulate.result")}>
            <p class="visually-hidden" role="status">{ said.clone() }</p>
            <button class="simulate__bar" type="button" aria-expanded={open.to_string()} aria-controls="simulate-panel" onclick={toggle}>
                <span class="simulate__bar-mark">{ words.t("simulated.short") }</span>
                <span class="simulate__bar-said">{ for props.simulation.as_deref().map(|simulation| bar(simulation, words)) }</span>
                <span class="simulate__bar-more">{ words.t(if *open { "simulate.close" } else { "simulate.open" }) }</span>
            </button>
            <div class="simulate__panel" id="simulate-panel">
                { refusals(&props.refused, words) }
                if let Some(simulation) = &props.simulation {
                    { panel(simulation, props, words) }
                }
            </div>
        </section>
    }
}

/// That it is a simulation, the score, the grade, and how they differ from how things are.
fn in_short(simulation: &Simulation, words: Words) -> AttrValue {
    let after = simulation.after.marked();
    words.with(
        "simulate.in_short",
        &[
            ("mark", &words.t("simulated.mark")),
            ("score", &after.score().to_string()),
            ("grade", &xinyong_text::term(words.lang, after.grade())),
            ("difference", &against_now(simulation.difference(), words)),
        ],
    )
}

fn bar(simulation: &Simulation, words: Words) -> Html {
    let after = simulation.after.marked();
    html! {
        <>
            <b>{ xinyong_text::points(words.lang, after.score()) }</b>
            { grade_badge(after.grade(), words) }
            { against_now(simulation.difference(), words) }
        </>
    }
}

fn refusals(refused: &[AttrValue], words: Words) -> Html {
    if refused.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notice notice--error" role="alert">
            <p>{ words.with("simulate.refused", &[("count", &refused.len().to_string())]) }</p>
            <ul>{ for refused.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
        </div>
    }
}

/// Where what is supposed is done.
fn doing(simulation: &Simulation, words: Words) -> Html {
    let actions = &simulation.scenario.actions;
    let archive = simulation.before.archive();
    let settled = actions.iter().filter_map(|action| match action {
        Action::Change { change: Change::Repair | Change::LeaveList, record, .. } => archive.record(record),
        _ => None,
    });
    let adds = actions.iter().any(|action| matches!(action, Action::Add(_)));
    html! {
        <ul>
            { for settled.map(|record| {
                let name = xinyong_text::record_name(words.lang, record, archive.records());
                let route = Route::RepairRecord { record: record.id.clone() };
                html! { <li><To {route}>{ words.with("simulate.go_repair", &[("name", &name)]) }</To></li> }
            }) }
            if adds {
                <li><To route={Route::Declare}>{ words.t("plan.go_declare") }</To></li>
            }
            <li><To route={Route::Plan}>{ words.t("home.tile_plan") }</To></li>
        </ul>
    }
}

fn panel(simulation: &Rc<Simulation>, props: &Props, words: Words) -> Html {
    let lang = words.lang;
    let after = simulation.after.marked();
    let (from, to) = simulation.grades();
    let alone = xinyong_text::scenario::alone(lang, simulation);
    let together = xinyong_text::scenario::together(lang, simulation);
    html! {
        <>
            <div class="simulate__head">
                { mark(words) }
                <p class="simulate__difference">
                    <b>{ against_now(simulation.difference(), words) }</b>
                    <span class="simulate__grades">
                        { grade_badge(from, words) }{ words.t("simulate.to") }
                        <span class="simulated">{ grade_badge(to, words) }</span>
                    </span>
                </p>
            </div>
            <div class="simulate__dials">
                <section class="simulate__dial" aria-labelledby="dial-before">
                    <h3 id="dial-before">{ words.t("simulated.as_is") }</h3>
                    { dial(&simulation.before, props.projected, words) }
                </section>
                <section class="simulate__dial simulated" aria-labelledby="dial-after">
                    <h3 id="dial-after">{ words.t("simulated.as_would") }</h3>
                    { simulated_dial(&simulation.after, words) }
                </section>
            </div>
            <p>{ xinyong_text::scenario::headline(lang, simulation) }</p>
            <h3>{ words.t("simulate.each") }</h3>
            if alone.is_empty() {
                <p>{ words.t("simulate.nothing") }</p>
            } else {
                <ol class="simulate__alone">{ for alone.iter().map(|said| html! { <li>{ said }</li> }) }</ol>
                { doing(simulation, words) }
            }
            { for together.map(|said| html! { <p class="simulate__together">{ said }</p> }) }
            <h3>{ words.t("credit.indicators") }</h3>
            { indicator_contrast(simulation, words) }
            <h3>{ words.t("credit.timeline") }</h3>
            <TimelineContrast simulation={simulation.clone()} from={props.from} to={props.to} />
            <div class="notice stack-s">
                { for after.model().document().notices.iter().map(|notice| html! {
                    <div class="small-print"><p>{ words.of(&notice.text) }</p>{ citations(&notice.basis) }</div>
                }) }
            </div>
        </>
    }
}
