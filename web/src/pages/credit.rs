//! 我的信用: am I all right, what is against me, when is it over.

use std::rc::Rc;

use xinyong_score::{Change, Evaluation, Line, Model, Outlook, Points, horizon, outlooks, timeline};
use yew::prelude::*;

use crate::components::citation::citations;
use crate::components::dial::dial;
use crate::components::indicators::indicators;
use crate::components::invitation::invitation;
use crate::components::records::Records;
use crate::components::simulated::mark;
use crate::components::timeline::TimelineChart;
use crate::dom::{focus_on, print};
use crate::hooks::{Session, use_session};
use crate::route::Route;
use crate::state::gain::{Gain, gain};
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

/// The page.
#[component]
pub fn Credit() -> Html {
    let words = use_words();
    let session = use_session();
    match session.evaluation() {
        None => invitation(words.t("page.credit"), words),
        Some(Err(error)) => html! {
            <>
                <h1>{ words.t("page.credit") }</h1>
                <p class="notice notice--error" role="alert">{ xinyong_text::not_in_force(words.lang, &error) }</p>
            </>
        },
        Some(Ok(evaluation)) => html! { <Score evaluation={Rc::new(evaluation)} /> },
    }
}

#[derive(Properties, PartialEq)]
struct ScoreProps {
    evaluation: Rc<Evaluation>,
}

#[component]
fn Score(props: &ScoreProps) -> Html {
    let words = use_words();
    let session = use_session();
    let evaluation = &props.evaluation;
    let ahead = use_memo(evaluation.clone(), |evaluation| {
        let (archive, model, from) = (evaluation.archive(), evaluation.model(), evaluation.as_of());
        timeline(archive, model, from, horizon(archive, model, from)).ok()
    });
    let unattributed = session.open.as_ref().map_or(0, |open| open.unattributed);
    let projected = session.as_of > session.today;
    let warnings = session.open.as_ref().map(|open| open.warnings.clone()).unwrap_or_default();
    let headline = xinyong_text::headline(words.lang, evaluation, ahead.as_ref().as_ref());
    let jump = |id: &'static str| Callback::from(move |_: MouseEvent| focus_on(id));

    html! {
        <article class="credit">
            { head(words.t("page.credit"), headline.into()) }
            if projected {
                <p class="notice notice--warn">{ words.t("credit.projected") }</p>
            }
            if unattributed > 0 {
                <p class="notice notice--error" role="alert">{ words.with("credit.unattributed", &[("count", &unattributed.to_string())]) }</p>
            }
            { for warnings.iter().map(|warning| html! {
                <p class="notice notice--warn">{ xinyong_text::problem(words.lang, warning) }</p>
            }) }
            <div class="credit__top">
                <section class="card credit__dial" aria-label={words.t("credit.score")}>
                    { dial(evaluation, projected, words) }
                </section>
                { next_steps(evaluation, &session, words) }
                <section class="card credit__summary" aria-labelledby="ahead-title">
                    <h2 id="ahead-title">{ words.t("credit.ahead") }</h2>
                    { ahead_list(ahead.as_ref().as_ref(), words) }
                    { totals(evaluation, words) }
                    <p class="buttons">
                        <button class="button button--plain" type="button" onclick={jump("timeline")}>{ words.t("credit.see_timeline") }</button>
                        <button class="button button--plain" type="button" onclick={jump("records")}>{ words.t("credit.see_records") }</button>
                    </p>
                </section>
            </div>
            { section("indicators", words.t("credit.indicators"), words.t("credit.indicators_note"), indicators(evaluation, words)) }
            { section("records", words.t("credit.records"), words.t("credit.records_note"), records(evaluation, words)) }
            { section("timeline", words.t("credit.timeline"), words.t("credit.timeline_note"), html! { <TimelineChart evaluation={evaluation.clone()} /> }) }
            { small_print(evaluation, words) }
        </article>
    }
}

/// What can be done on the day: under its mark what that repair brings which lifts the score most, and where it is tried,
/// done and planned.
fn next_steps(evaluation: &Evaluation, session: &Session, words: Words) -> Html {
    let found = outlooks(evaluation, &session.procedures).records;
    let unsettled = found.iter().any(|outlook| outlook.standing.opens_on().is_some());
    let open = |outlook: &&Outlook<'_>| outlook.way.change == Change::Repair && outlook.standing.is_open();
    let count = found.iter().filter(open).count();
    let worst = found.iter().filter(open).find_map(|outlook| match gain(session, outlook) {
        Some(Gain::Lifts(simulation)) => Some(simulation),
        _ => None,
    });
    let ways = [
        (Route::Simulate, "home.tile_simulate", true),
        (Route::Repair, "home.tile_repair", unsettled),
        (Route::Plan, "home.tile_plan", true),
    ];
    html! {
        <section class="card credit__ways" aria-labelledby="ways-title">
            <h2 id="ways-title">{ words.t("credit.ways") }</h2>
            { for worst.map(|simulation| {
                let after = simulation.after.marked();
                html! {
                    <div class="simulated-box">
                        { mark(words) }
                        <p>{ words.with("credit.can_repair", &[
                            ("today", &xinyong_text::date(words.lang, evaluation.as_of())),
                            ("count", &count.to_string()),
                            ("date", &xinyong_text::date(words.lang, after.as_of())),
                            ("score", &after.score().to_string()),
                            ("grade", &xinyong_text::term(words.lang, after.grade())),
                            ("difference", &xinyong_text::signed(simulation.difference())),
                        ]) }</p>
                    </div>
                }
            }) }
            <div class="buttons">
                { for ways.into_iter().filter(|(.., shown)| *shown).map(|(route, key, _)| html! {
                    <To class="button" {route}>{ words.t(key) }</To>
                }) }
            </div>
        </section>
    }
}

fn section(id: &'static str, title: AttrValue, note: AttrValue, body: Html) -> Html {
    html! {
        <section class="section" aria-labelledby={id}>
            <div class="section__head">
                <h2 {id} tabindex="-1">{ title }</h2>
                <p class="section__note">{ note }</p>
            </div>
            { body }
        </section>
    }
}

fn records(evaluation: &Rc<Evaluation>, words: Words) -> Html {
    if evaluation.lines().is_empty() {
        return html! { <p>{ words.t("credit.no_records") }</p> };
    }
    html! { <Records evaluation={evaluation.clone()} /> }
}

/// The sentence a person wants: what happens if nothing is done, and the next yearly evaluation.
fn ahead_list(ahead: Option<&xinyong_score::Timeline>, words: Words) -> Html {
    let Some(ahead) = ahead else { return Html::default() };
    let change = match ahead.next_grade_change() {
        Some(step) => words.with(
            "credit.without_action",
            &[
                ("date", &xinyong_text::date(words.lang, step.date)),
                ("grade", &xinyong_text::term(words.lang, step.grade)),
                ("score", &step.score.to_string()),
            ],
        ),
        None => words.with(
            "credit.without_change",
            &[("grade", &xinyong_text::term(words.lang, ahead.start.grade()))],
        ),
    };
    html! {
        <ul class="ahead plain">
            <li class="ahead__main">{ change }</li>
            if let Some(snapshot) = &ahead.next_snapshot {
                <li>{ words.with("credit.next_yearly", &[
                    ("date", &xinyong_text::date(words.lang, snapshot.date)),
                    ("grade", &xinyong_text::term(words.lang, snapshot.grade)),
                    ("score", &snapshot.score.to_string()),
                ]) }</li>
            } else {
                <li>{ words.t("credit.continuous") }</li>
            }
        </ul>
    }
}

/// What was taken and given in all, and how many records had no part in it.
fn totals(evaluation: &Evaluation, words: Words) -> Html {
    let sum = |wanted: fn(&Line) -> bool| {
        evaluation.lines().iter().filter(|line| wanted(line)).map(|line| line.points).sum()
    };
    let (taken, given): (Points, Points) =
        (sum(|line| line.points.is_negative()), sum(|line| !line.points.is_negative()));
    let idle = evaluation.lines().iter().filter(|line| !line.reason.counts()).count();
    let facts = [
        ("credit.start", xinyong_text::points(words.lang, evaluation.model().start())),
        ("credit.all_taken", xinyong_text::signed_points(words.lang, taken)),
        ("credit.all_given", xinyong_text::signed_points(words.lang, given)),
        (
            "credit.not_counting",
            words.with("open.records_count", &[("count", &idle.to_string())]).to_string(),
        ),
    ];
    html! {
        <dl class="totals">
            { for facts.into_iter().map(|(key, value)| html! { <div><dt>{ words.t(key) }</dt><dd>{ value }</dd></div> }) }
        </dl>
    }
}

/// What a model is known by, for whoever wants to compare: its version and its hash.
pub fn hash(model: &Model, words: Words) -> Html {
    html! {
        <details class="hash">
            <summary>{ words.t("credit.hash") }</summary>
            <code>{ model.version() }{ " " }{ model.hash() }</code>
        </details>
    }
}

/// What the result rests on, and what it is not.
fn small_print(evaluation: &Evaluation, words: Words) -> Html {
    let (law, illustrative) = evaluation.points_by_provenance();
    let model = evaluation.model();
    let name = &model.document().name;
    html! {
        <section class="section" aria-labelledby="grounds">
            <div class="section__head"><h2 id="grounds">{ words.t("credit.grounds") }</h2></div>
            <div class="notice stack-s">
                <p>{ words.with("credit.by_provenance", &[
                    ("score", &evaluation.score().to_string()),
                    ("law", &law.to_string()),
                    ("illustrative", &xinyong_text::signed(illustrative)),
                ]) }</p>
                { for model.document().notices.iter().map(|notice| html! {
                    <div class="small-print">
                        <p>{ words.of(&notice.text) }</p>
                        { citations(&notice.basis) }
                    </div>
                }) }
                <p>{ words.with("credit.model", &[
                    ("name", &words.of(name)),
                    ("version", &words.edition(model.version())),
                    ("date", &xinyong_text::date(words.lang, model.in_force_from())),
                ]) }</p>
                { hash(model, words) }
                <p><To route={Route::Model { id: model.id().to_owned() }}>{ words.t("credit.see_model") }</To></p>
                <p class="buttons">
                    <button class="button button--plain" type="button" onclick={Callback::from(|_: MouseEvent| print())}>{ words.t("credit.print") }</button>
                </p>
            </div>
        </section>
    }
}
