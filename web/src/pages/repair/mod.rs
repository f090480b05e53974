//! 信用修复: which records can be repaired, when, and how.

mod record;

use std::rc::Rc;

use xinyong_score::repair::{Outlook, Standing};
use xinyong_score::{Evaluation, Outlooks, Plan, outlooks};
use yew::prelude::*;

use crate::components::clocks::{Clocks, ClocksPicture};
use crate::components::invitation::invitation;
use crate::components::outlook::simulation_of;
use crate::components::simulated::mark;
use crate::hooks::{Session, use_session};
use crate::route::Route;
use crate::state::gain::{Gain, gain, usual_plan};
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

use record::OneRecord;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The record in question; without it, all that can be repaired.
    #[prop_or_default]
    pub record: Option<AttrValue>,
}

/// The page.
#[component]
pub fn Repair(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let title = words.t(if props.record.is_some() { "page.repair_record" } else { "page.repair" });
    match session.evaluation() {
        None => invitation(title, words),
        Some(Err(error)) => html! {
            <>
                <h1>{ title }</h1>
                <p class="notice notice--error" role="alert">{ xinyong_text::not_in_force(words.lang, &error) }</p>
            </>
        },
        Some(Ok(evaluation)) => {
            let evaluation = Rc::new(evaluation);
            match &props.record {
                Some(id) => html! { <OneRecord {evaluation} id={id.clone()} /> },
                None => html! { <All {evaluation} /> },
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct AllProps {
    evaluation: Rc<Evaluation>,
}

/// Every adverse record: what can still be acted on first, then what is settled.
#[component]
fn All(props: &AllProps) -> Html {
    let words = use_words();
    let session = use_session();
    let evaluation = &props.evaluation;
    let plan = use_memo((evaluation.clone(), session.open.clone()), |(evaluation, _)| {
        usual_plan(&session, evaluation.grade())
    });
    let found = outlooks(evaluation, &session.procedures);
    let (settled, standing): (Vec<_>, Vec<_>) =
        found.records.iter().partition(|outlook| matches!(outlook.standing, Standing::Settled(_)));
    html! {
        <article class="repair">
            { head(words.t("page.repair"), xinyong_text::repair::headline(words.lang, &found).into()) }
            if found.records.is_empty() {
                <ul>
                    <li><To route={Route::Declare}>{ words.t("home.tile_declare") }</To></li>
                    <li><To route={Route::Incentives}>{ words.t("page.incentives") }</To></li>
                </ul>
            }
            if !standing.is_empty() {
                { notes(&found.records, &found, words) }
            }
            <ul class="repair__list plain">
                { for standing.iter().enumerate().map(|(at, outlook)| html! {
                    <li class="card repair__card">{ one(at, outlook, &session, plan.as_ref().as_ref(), words) }</li>
                }) }
            </ul>
            if !settled.is_empty() {
                <section class="section" aria-labelledby="settled">
                    <div class="section__head"><h2 id="settled">{ words.t("repair.settled_title") }</h2></div>
                    <ul class="repair__settled">
                        { for settled.iter().map(|outlook| html! {
                            <li>
                                <To route={Route::RepairRecord { record: outlook.record.id.clone() }}>{ html! { name(outlook, &session, words) } }</To>
                                { xinyong_text::repair::standing(words.lang, outlook) }
                            </li>
                        }) }
                    </ul>
                </section>
            }
        </article>
    }
}

/// A record on the page of all: where it stands, both clocks, what settling it brings, where to go.
fn one(at: usize, outlook: &Outlook<'_>, session: &Session, plan: Option<&Plan>, words: Words) -> Html {
    let record = outlook.record.id.clone();
    // A record's id may be anything; its place is one word.
    let id = format!("repair-{at}");
    html! {
        <section class="stack-s" aria-labelledby={id.clone()}>
            <h2 class="repair__title" {id}>
                <span class="record__points record__points--taken">{ xinyong_text::signed(outlook.line.points) }</span>
                <span>{ name(outlook, session, words) }</span>
            </h2>
            { status(outlook, words) }
            <ClocksPicture clocks={Clocks::of(outlook, session.as_of, words)} />
            { caution(outlook, words) }
            { brings(outlook, session, plan, words) }
            <div class="buttons">
                <To route={Route::RepairRecord { record: record.clone() }} class={classes!("button", outlook.standing.is_open().then_some("button--primary"))}>
                    { words.t("repair.see") }
                </To>
                <a class="button" href={simulation_of(outlook)}>{ words.t("repair.simulate") }</a>
                <To route={Route::ObjectRecord { record }} class={classes!("button", "button--plain")}>{ words.t("repair.object") }</To>
            </div>
        </section>
    }
}

/// What a record is called.
fn name(outlook: &Outlook<'_>, session: &Session, words: Words) -> String {
    let among = session.open.as_ref().map(|open| open.archive.records()).unwrap_or_default();
    xinyong_text::record_name(words.lang, outlook.record, among)
}

/// Whether something can be applied for, which nothing but a day can keep back: a tick, or from when; and both clocks
/// in words.
fn status(outlook: &Outlook<'_>, words: Words) -> Html {
    let (class, mark) = match outlook.standing {
        Standing::Open(_) if !xinyong_text::repair::is_owing(outlook) => ("tick tick--done", "✓"),
        Standing::Settled(_) => ("tick", "✓"),
        Standing::Open(_) | Standing::Opens(_) => ("tick", "–"),
    };
    html! {
        <p class="repair__status">
            <span {class} aria-hidden="true">{ mark }</span>
            <span>{ xinyong_text::repair::standing(words.lang, outlook) }</span>
        </p>
    }
}

/// That the severity was inferred, if it was.
fn caution(outlook: &Outlook<'_>, words: Words) -> Html {
    let caution = xinyong_text::repair::caution(words.lang, outlook);
    caution.map(|caution| html! { <p class="notice notice--warn">{ caution }</p> }).unwrap_or_default()
}

/// 修复能带来什么: under its mark, what settling the record does to the score, and whether the usual plan needs it.
fn brings(outlook: &Outlook<'_>, session: &Session, plan: Option<&Plan>, words: Words) -> Html {
    let lang = words.lang;
    let Some(gain) = gain(session, outlook) else { return Html::default() };
    let said = match &gain {
        Gain::Lifts(simulation) => {
            let (from, to) = simulation.grades();
            let key = if from == to { "repair.gain_stays" } else { "repair.gain" };
            words.with(
                key,
                &[
                    ("date", &xinyong_text::date(lang, simulation.scenario.as_of)),
                    ("before", &simulation.before.score().to_string()),
                    ("after", &simulation.after.marked().score().to_string()),
                    ("difference", &xinyong_text::signed_points(lang, simulation.difference())),
                    ("from", &xinyong_text::term(lang, from)),
                    ("to", &xinyong_text::term(lang, to)),
                ],
            )
        }
        Gain::Needless(Some(last)) => {
            words.with("repair.gain_needless", &[("date", &xinyong_text::date(lang, *last))])
        }
        Gain::Needless(None) => words.t("repair.gain_never"),
        Gain::Capped(day) => words.with("repair.gain_capped", &[("date", &xinyong_text::date(lang, *day))]),
    };
    let used = plan.and_then(Plan::way).filter(|_| !matches!(gain, Gain::Needless(_))).zip(plan).and_then(
        |(way, plan)| {
            let uses = way.actions.iter().any(|step| step.record == outlook.record.id);
            let (key, to) = match &gain {
                _ if uses => ("repair.plan_uses", None),
                Gain::Lifts(found) if found.grades().1 < plan.goal.grade => {
                    ("repair.plan_spares", Some(found.grades().1))
                }
                Gain::Lifts(_) => ("repair.plan_spares_more", None),
                _ => return None,
            };
            let to = to.map(|to| xinyong_text::term(words.lang, to)).unwrap_or_default();
            let values = [
                ("to", &*to),
                ("date", &*xinyong_text::date(lang, plan.goal.by)),
                ("grade", &xinyong_text::term(lang, plan.goal.grade)),
            ];
            Some(words.with(key, &values))
        },
    );
    html! {
        <div class="simulated-box">
            { mark(words) }
            <p>{ said }</p>
            if let Some(used) = used {
                <p>{ used }{ " " }<To route={Route::Plan}>{ words.t("repair.see_plan") }</To></p>
            }
        </div>
    }
}

/// What to keep in mind about some of the records: the clocks, the one window, the rules in force.
fn notes(about: &[Outlook<'_>], found: &Outlooks<'_>, words: Words) -> Html {
    let window = about.iter().any(xinyong_text::repair::is_at_the_window);
    html! {
        <div class="notice repair__notes">
            { for xinyong_text::repair::notes(words.lang, window, found.rule_set).into_iter().map(|note| html! { <p>{ note }</p> }) }
        </div>
    }
}
