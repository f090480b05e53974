//! The answer: the steps with their days and papers, what comes of them, other ways; or what stands in the way.

use xinyong_score::model::Grade;
use xinyong_score::plan::{Course, Outcome, Planned};
use xinyong_score::procedure::Way;
use xinyong_score::scenario::{Action, ActionWord, Scenario};
use xinyong_score::{Change, Plan, Points};
use yew::prelude::*;

use super::dates::calendar_file;
use crate::components::citation::citations;
use crate::components::grade::grade_badge;
use crate::components::simulated::{against_now, mark};
use crate::dom::print;
use crate::hooks::Session;
use crate::ics::MEDIA_TYPE;
use crate::route::Route;
use crate::router::Location;
use crate::state::plan::{Act, Wish};
use crate::state::scenario_link;
use crate::ui::download::download;
use crate::ui::link::To;
use crate::words::Words;

/// The name under which 模拟测算 takes a scenario from its address.
const SCENARIO: &str = "s";

/// The answer to a wish.
pub fn answer(plan: &Plan, wish: &Wish, session: &Session, act: &Callback<Act>, words: Words) -> Html {
    let others: &[Course] = match &plan.outcome {
        Outcome::Reachable { alternatives, .. } => alternatives,
        Outcome::OutOfReach { .. } => &[],
    };
    let course = wish.way.checked_sub(1).and_then(|at| others.get(at)).unwrap_or(plan.best());
    html! {
        <>
            { figures(plan, course, words) }
            { bounds(plan, words) }
            { ways(plan, course, others, act, words) }
            <section class="section" aria-labelledby="plan-steps">
                <div class="section__head">
                    <h2 id="plan-steps">{ words.t(if plan.is_reachable() { "plan.steps" } else { "plan.best_steps" }) }</h2>
                    <p class="section__note">{ words.t("plan.steps_note") }</p>
                </div>
                if course.actions.is_empty() {
                    <p>{ words.t("plan.no_steps") }</p>
                } else {
                    <ol class="plan__steps plain">
                        { for course.actions.iter().enumerate().map(|(at, planned)| step(plan, at, planned, session, words)) }
                    </ol>
                }
                if course.actions.iter().any(|planned| planned.provisional) {
                    <p class="notice notice--warn">{ xinyong_text::text(words.lang, "plan.provisional") }</p>
                }
            </section>
            { tools(plan, course, words) }
        </>
    }
}

/// The score now, on the day if nothing is done, and on the day if the plan is followed. The last two under their mark.
fn figures(plan: &Plan, course: &Course, words: Words) -> Html {
    let waiting = plan.waiting.marked();
    let result = course.result.marked();
    let by = xinyong_text::date(words.lang, plan.goal.by);
    let today = xinyong_text::date(words.lang, plan.today.as_of());
    let change = |from: Points, to: Points| against_now(to - from, words);
    let figure = |class: &'static str, label: AttrValue, grade: Grade, score: Points, note: AttrValue| {
        html! {
            <div class={classes!("plan__figure", class)}>
                <dt>{ label }</dt>
                <dd class="plan__score">{ grade_badge(grade, words) }<span>{ words.with("plan.points", &[("points", &score.to_string())]) }</span></dd>
                <dd class="plan__than">{ note }</dd>
            </div>
        }
    };
    let now = plan.today.score();
    html! {
        <section class="simulated-box" aria-label={words.t("plan.result")}>
            { mark(words) }
            <dl class="plan__figures">
                { figure("", words.with("plan.now", &[("date", &today)]), plan.today.grade(), now, words.of(&plan.today.model().document().name)) }
                { figure("plan__figure--simulated simulated", words.with("plan.idle", &[("date", &by)]), waiting.grade(), waiting.score(), change(now, waiting.score())) }
                { figure("plan__figure--simulated simulated", words.with("plan.done", &[("date", &by)]), result.grade(), result.score(), change(now, result.score())) }
            </dl>
        </section>
    }
}

/// Why a goal is out of reach, if it is.
fn bounds(plan: &Plan, words: Words) -> Html {
    let Outcome::OutOfReach { bounds, .. } = &plan.outcome else { return Html::default() };
    html! {
        <section class="notice notice--warn" aria-labelledby="plan-bounds">
            <h2 class="plan__why" id="plan-bounds">{ words.t("plan.why_not") }</h2>
            if bounds.is_empty() {
                <p>{ words.t("plan.nothing_in_the_way") }</p>
            } else {
                <ul>{ for bounds.iter().map(|bound| html! { <li>{ xinyong_text::plan::bound(words.lang, plan, bound) }</li> }) }</ul>
            }
        </section>
    }
}

/// All ways to the goal, to choose from; nothing if there is but one.
fn ways(plan: &Plan, looked_at: &Course, others: &[Course], act: &Callback<Act>, words: Words) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    let all = [plan.best()].into_iter().chain(others);
    html! {
        <fieldset class="plan__ways simulated-box">
            <legend class="plan__legend">{ words.t("plan.ways") }</legend>
            { mark(words) }
            <div class="choices">
                { for all.enumerate().map(|(at, course)| {
                    let id = format!("plan-way-{at}");
                    let tasks: Vec<String> = course.actions.iter().map(|planned| xinyong_text::plan::task(words.lang, plan, planned)).collect();
                    let key = if at == 0 { "plan.way_best" } else { "plan.way_other" };
                    let label = words.with(key, &[
                        ("count", &tasks.len().to_string()),
                        ("date", &xinyong_text::date(words.lang, course.reached_on)),
                        ("score", &course.result.marked().score().to_string()),
                        ("difference", &against_now(course.result.marked().score() - plan.today.score(), words)),
                    ]);
                    html! {
                        <div class="choice">
                            <input class="choice__input" type="radio" name="plan-way" id={id.clone()} checked={course == looked_at}
                                aria-describedby={format!("{id}-about")} onchange={act.reform(move |_: Event| Act::Way(at))} />
                            <label class="choice__label" for={id.clone()}>{ label }</label>
                            <p class="choice__help" id={format!("{id}-about")}>{ tasks.join(&words.t("plan.then")) }</p>
                        </div>
                    }
                }) }
            </div>
        </fieldset>
    }
}

/// A step: what to do, its three days, at whose door, on which conditions and with which papers.
fn step(plan: &Plan, at: usize, planned: &Planned, session: &Session, words: Words) -> Html {
    let lang = words.lang;
    let effective = match planned.action {
        ActionWord::Add => "plan.counts_from",
        _ if planned.opens_on == plan.today.as_of() => "plan.effective_today",
        _ => "plan.effective",
    };
    let days = [
        ("plan.opens", planned.opens_on),
        ("plan.file_by", planned.file_by),
        (effective, planned.effective_on),
    ];
    let way = way_of(planned, session);
    html! {
        <li class="card plan__step">
            <h3 class="plan__task"><span class="plan__number">{ at + 1 }</span>{ xinyong_text::plan::task(lang, plan, planned) }</h3>
            <dl class="plan__days">
                { for days.into_iter().map(|(key, day)| html! {
                    <div class={(key == "plan.file_by").then_some("plan__last")}><dt>{ words.t(key) }</dt><dd>{ xinyong_text::date(lang, day) }</dd></div>
                }) }
            </dl>
            if let Some(way) = way {
                <p>{ words.with("repair.where", &[("route", &xinyong_text::term(lang, way.route))]) }{ words.of(&way.text) }</p>
                <details class="plan__papers">
                    <summary>{ words.t("plan.papers") }</summary>
                    <h4>{ words.t("repair.conditions") }</h4>
                    <ul>{ for way.conditions.iter().map(|condition| html! { <li>{ words.of(&condition.text) }</li> }) }</ul>
                    <h4>{ words.t("repair.papers") }</h4>
                    <ul>{ for way.papers.iter().map(|paper| html! { <li>{ words.of(&paper.text) }</li> }) }</ul>
                    { citations(&way.basis) }
                </details>
            }
            <p>{ link(planned, at == 0, words) }</p>
        </li>
    }
}

/// The way that a step takes.
fn way_of<'a>(planned: &Planned, session: &'a Session) -> Option<&'a Way> {
    let procedures = &session.procedures;
    match planned.action {
        ActionWord::Revoke => procedures.way_to(Change::Revoke),
        ActionWord::Add | ActionWord::Confirm => procedures.way_to(Change::Confirm),
        ActionWord::Repair | ActionWord::LeaveList => procedures.way(&planned.becomes),
        ActionWord::Model => None,
    }
}

/// Where the step is done; the first one is what is to be done next.
fn link(planned: &Planned, first: bool, words: Words) -> Html {
    let record = planned.record.clone();
    let (route, key) = match planned.action {
        ActionWord::Repair | ActionWord::LeaveList => (Route::RepairRecord { record }, "plan.go_repair"),
        ActionWord::Revoke => (Route::ObjectRecord { record }, "plan.go_object"),
        ActionWord::Confirm => (Route::Filings, "plan.go_filings"),
        ActionWord::Add | ActionWord::Model => (Route::Declare, "plan.go_declare"),
    };
    html! { <To {route} class={classes!("button", first.then_some("button--primary"))}>{ words.t(key) }</To> }
}

/// What can be done with the plan: into the calendar, into 模拟测算, onto paper.
fn tools(plan: &Plan, course: &Course, words: Words) -> Html {
    let file = calendar_file(plan, course, words);
    let onclick = Callback::from(move |_: MouseEvent| {
        download("plan.ics", MEDIA_TYPE, file.as_bytes());
    });
    html! {
        <div class="buttons section">
            <button class="button" type="button" {onclick}>{ words.t("plan.to_calendar") }</button>
            if !course.actions.is_empty() {
                <a class="button" href={simulation(plan, course)}>{ words.t("plan.simulate") }</a>
            }
            <button class="button" type="button" onclick={Callback::from(|_: MouseEvent| print())}>{ words.t("credit.print") }</button>
        </div>
    }
}

/// The address of 模拟测算 with the steps taken.
fn simulation(plan: &Plan, course: &Course) -> String {
    let actions = course.actions.iter().map(|planned| {
        let change = Change::parse(planned.action.as_str());
        match change {
            Some(change) => {
                Action::Change { change, record: planned.record.clone(), on: planned.effective_on }
            }
            None => Action::Add(Box::new(planned.becomes.clone())),
        }
    });
    let scenario = Scenario { as_of: plan.goal.by, actions: actions.collect() };
    let query = vec![(SCENARIO.to_owned(), scenario_link::written(&scenario, plan.today.archive()))];
    format!("#{}", Location { path: Route::Simulate.to_path(), query }.written())
}
