//! One adverse record: its clocks, conditions and papers, and the way to apply.

use std::rc::Rc;

use xinyong_score::repair::{Outlook, Standing};
use xinyong_score::{Change, Evaluation, outlooks};
use yew::prelude::*;

use super::{brings, caution, name, notes, status};
use crate::components::citation::citations;
use crate::components::clocks::{Clocks, ClocksPicture};
use crate::components::kept::draft_note;
use crate::components::outlook::simulation_of;
use crate::hooks::{Draft, DraftState, Windows, use_draft, use_session};
use crate::route::Route;
use crate::state::filing::application::Answers;
use crate::state::filing::draft::DraftOf;
use crate::state::gain::usual_plan;
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub evaluation: Rc<Evaluation>,
    /// The record's id.
    pub id: AttrValue,
}

/// The record, if it is one that speaks against the entity.
#[component]
pub fn OneRecord(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let Props { evaluation, id } = props;
    let entity = evaluation.archive().entity();
    // The papers are those of the application, if there is one, which may have been begun.
    let of = DraftOf::Repair { uscc: entity.uscc.to_string(), record: id.to_string() };
    let promise = words.with("apply.promise_text", &[("name", &entity.name)]);
    let application = use_draft(&of.key(), Answers::new(promise.to_string()), Windows::Together);
    let plan = use_memo((evaluation.clone(), session.open.clone()), |(evaluation, _)| {
        usual_plan(&session, evaluation.grade())
    });
    let found = outlooks(evaluation, &session.procedures);
    let Some(outlook) = found.records.iter().find(|outlook| outlook.record.id == **id) else {
        return html! {
            <>
                { head(words.t("page.repair_record"), words.t("repair.no_record")) }
                <p><To route={Route::Repair}>{ words.t("repair.all") }</To></p>
            </>
        };
    };
    let record = outlook.record.id.clone();
    let settled = matches!(outlook.standing, Standing::Settled(_));
    html! {
        <article class="repair">
            { head(words.t("page.repair_record"), name(outlook, &session, words).into()) }
            <div class="card stack">
                { status(outlook, words) }
                <ClocksPicture clocks={Clocks::of(outlook, session.as_of, words)} />
                { table(outlook, words) }
                { caution(outlook, words) }
            </div>
            if !settled {
                { brings(outlook, &session, plan.as_ref().as_ref(), words) }
                <div class="repair__columns">
                    { conditions(outlook, words) }
                    { papers(outlook, &application, words) }
                </div>
                { way(outlook, words) }
                <div class="buttons repair__actions">
                    { apply(outlook, words) }
                    <a class="button" href={simulation_of(outlook)}>{ words.t("repair.simulate") }</a>
                    <To route={Route::ObjectRecord { record }} class={classes!("button")}>{ words.t("repair.object") }</To>
                </div>
            }
            { notes(std::slice::from_ref(outlook), &found, words) }
            <p><To route={Route::Repair}>{ words.t("repair.all") }</To></p>
        </article>
    }
}

/// Both clocks as a table, for those who cannot see the picture.
fn table(outlook: &Outlook<'_>, words: Words) -> Html {
    let lang = words.lang;
    let day = |day| xinyong_text::date(lang, day);
    let from = day(outlook.record.date);
    let counts = xinyong_text::repair::counts(lang, outlook);
    let published = xinyong_text::repair::published(lang, outlook);
    let change = xinyong_text::term(lang, outlook.way.change);
    let opens = outlook.standing.opens_on();
    let opens =
        opens.map(|on| words.with("repair.clock_opens_from", &[("date", &day(on)), ("change", &change)]));
    let rows = [
        ("repair.clock_counts", Some(from.clone()), Some(counts)),
        ("repair.clock_published", published.as_ref().map(|_| from), published.clone()),
    ];
    html! {
        <table class="table table--cards">
            <caption class="table__caption">{ words.t("repair.table") }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words.t("repair.clock") }</th>
                    <th scope="col">{ words.t("repair.clock_from") }</th>
                    <th scope="col">{ words.t("repair.clock_until") }</th>
                </tr>
            </thead>
            <tbody>
                { for rows.into_iter().filter_map(|(key, from, until)| Some(html! {
                    <tr>
                        <th scope="row">{ words.t(key) }</th>
                        <td data-label={words.t("repair.clock_from")}>{ from? }</td>
                        <td data-label={words.t("repair.clock_until")}>{ until }</td>
                    </tr>
                })) }
                if let Some(opens) = opens {
                    <tr><th scope="row">{ words.t("repair.clock_opens") }</th><td colspan="2">{ opens }</td></tr>
                }
            </tbody>
        </table>
    }
}

/// Every condition: ticked if the date shows that it is met.
fn conditions(outlook: &Outlook<'_>, words: Words) -> Html {
    html! {
        <section class="card stack-s" aria-labelledby="conditions">
            <h2 id="conditions">{ words.t("repair.conditions") }</h2>
            <ul class="plain stack-s">
                { for outlook.conditions().map(|(condition, met)| html! {
                    <li class="repair__status">
                        <span class={classes!("tick", met.then_some("tick--done"))} aria-hidden="true">{ if met { "✓" } else { "–" } }</span>
                        <span>
                            { xinyong_text::repair::condition(words.lang, outlook, condition, met) }
                            { citations(&condition.basis) }
                        </span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Every paper; those of an application to be ticked off as they are found.
fn papers(outlook: &Outlook<'_>, application: &Draft<Answers>, words: Words) -> Html {
    if outlook.way.change != Change::Repair {
        return html! {
            <section class="card stack-s" aria-labelledby="papers">
                <h2 id="papers">{ words.t("repair.papers") }</h2>
                <ul>{ for outlook.way.papers.iter().map(|paper| html! { <li>{ words.of(&paper.text) }</li> }) }</ul>
            </section>
        };
    }
    // What was typed before comes first: nobody ticks what is about to be filled in.
    if application.state() == DraftState::Loading {
        return Html::default();
    }
    html! {
        <section class="card stack-s" aria-labelledby="papers">
            <h2 id="papers">{ words.t("repair.papers") }</h2>
            <ul class="plain">
                { for outlook.way.papers.iter().map(|paper| {
                    let checked = application.value().has_paper(&paper.id);
                    let id = paper.id.clone();
                    let onchange = application.on(move |answers: &mut Answers, _: Event| {
                        answers.lay(&id, !answers.has_paper(&id));
                    });
                    html! {
                        <li>
                            <label class="check"><input type="checkbox" {checked} {onchange} />{ words.of(&paper.text) }</label>
                        </li>
                    }
                }) }
            </ul>
            { draft_note(application.state(), words) }
        </section>
    }
}

/// What to do, at whose door, and on which article.
fn way(outlook: &Outlook<'_>, words: Words) -> Html {
    let route = xinyong_text::term(words.lang, outlook.way.route);
    html! {
        <section class="notice notice--ok" aria-label={words.t("repair.way")}>
            <p><strong>{ words.with("repair.where", &[("route", &route)]) }</strong></p>
            <p>{ words.of(&outlook.way.text) }</p>
            <p>{ citations(&outlook.way.basis) }</p>
        </section>
    }
}

/// The way into the guided application; where it is not open yet, or is no repair, what holds instead.
fn apply(outlook: &Outlook<'_>, words: Words) -> Html {
    if outlook.way.change != Change::Repair || !outlook.standing.is_open() {
        return Html::default();
    }
    let route = Route::RepairApply { record: outlook.record.id.clone() };
    html! { <To {route} class={classes!("button", "button--primary")}>{ words.t("repair.apply") }</To> }
}
