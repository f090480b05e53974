//! What can happen to the records there are: repaired, off their list, withdrawn, confirmed; each from which day on, and
//! why not before.

use xinyong_score::{Change, Date, Outlook, Record, outlooks};
use yew::prelude::*;

use super::View;
use crate::components::citation::citations;
use crate::state::simulate::{Act, first_day, pending, usual_day};
use crate::ui::field::DateInput;

/// The adverse records that are not settled, those that take the most first.
pub fn records(view: &View<'_>) -> Html {
    let words = view.words;
    let all = outlooks(view.evaluation, view.procedures).records;
    let open: Vec<&Outlook<'_>> =
        all.iter().filter(|outlook| xinyong_score::Procedures::settled(outlook.record).is_none()).collect();
    let (counting, idle): (Vec<_>, Vec<_>) = open.into_iter().partition(|outlook| {
        outlook.line.reason.counts() || view.bench.change_of(&outlook.record.id).is_some()
    });
    let list = |of: &[&Outlook<'_>]| html! { <>{ for of.iter().map(|outlook| adverse(view, outlook)) }</> };
    html! {
        <section class="card simulate__card" aria-labelledby="simulate-records">
            <h2 id="simulate-records">{ words.t("simulate.records") }</h2>
            if counting.is_empty() {
                <p>{ words.t("simulate.no_records") }</p>
            }
            { list(&counting) }
            if !idle.is_empty() {
                <details class="simulate__idle">
                    <summary>{ words.with("simulate.idle", &[("count", &idle.len().to_string())]) }</summary>
                    { list(&idle) }
                </details>
            }
        </section>
    }
}

/// The declarations that wait.
pub fn declarations(view: &View<'_>) -> Html {
    let words = view.words;
    let waiting: Vec<&Record> = pending(view.evaluation.archive()).collect();
    if waiting.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card simulate__card" aria-labelledby="simulate-pending">
            <h2 id="simulate-pending">{ words.t("simulate.pending") }</h2>
            { for waiting.into_iter().map(|record| choice(view, record, &[Change::Confirm], Html::default())) }
        </section>
    }
}

fn adverse(view: &View<'_>, outlook: &Outlook<'_>) -> Html {
    let lang = view.words.lang;
    let about = html! {
        <>
            <p class="simulate__standing">{ xinyong_text::repair::standing(lang, outlook) }</p>
            { citations(outlook.basis) }
        </>
    };
    choice(view, outlook.record, &[outlook.way.change, Change::Revoke], about)
}

/// What can happen to one record, and if it does, when.
fn choice(view: &View<'_>, record: &Record, changes: &[Change], about: Html) -> Html {
    let words = view.words;
    let id = record.id.clone();
    let chosen = view.bench.change_of(&id);
    let group = format!("change-{id}");
    let points = view
        .evaluation
        .lines()
        .iter()
        .find(|line| view.evaluation.record(line).is_some_and(|found| found.id == id))
        .map(|line| xinyong_text::signed_points(words.lang, line.points));
    let option = |key: &str, label: AttrValue, checked: bool, disabled: bool, act: Act| {
        let input = format!("{group}-{key}");
        html! {
            <div class="simulate__option">
                <input class="choice__input" type="radio" id={input.clone()} name={group.clone()} {checked} {disabled}
                    onchange={view.act.reform(move |_: Event| act.clone())} />
                <label class="choice__label" for={input}>{ label }</label>
            </div>
        }
    };
    let ways = changes.iter().map(|&change| {
        let opens = first_day(view.procedures, change, record, Date::MIN);
        let name = xinyong_text::term(words.lang, xinyong_score::scenario::ActionWord::of(change));
        let label = match opens {
            Some(day) => words
                .with("simulate.way", &[("change", &name), ("date", &xinyong_text::date(words.lang, day))]),
            None => words.with("simulate.no_way", &[("change", &name)]),
        };
        let on = chosen.map(|(_, on)| on).filter(|on| opens.is_some_and(|opens| opens <= *on));
        let on = on.or_else(|| usual(view, change, record)).unwrap_or(view.session.as_of);
        let checked = chosen.is_some_and(|(other, _)| other == change);
        option(change.as_str(), label, checked, opens.is_none(), Act::Change(change, id.clone(), on))
    });
    html! {
        <fieldset class="simulate__record">
            <legend class="simulate__name">
                { xinyong_text::record_name(words.lang, record, view.evaluation.archive().records()) }
                if let Some(points) = points {
                    <span class="simulate__points">{ words.with("simulate.now", &[("points", &points)]) }</span>
                }
            </legend>
            { about }
            <div class="simulate__options">
                { option("leave", words.t("simulate.leave"), chosen.is_none(), false, Act::Leave(id.clone())) }
                { for ways }
            </div>
            { for chosen.map(|(change, on)| day(view, record, change, on)) }
        </fieldset>
    }
}

/// The day on which a change takes effect if it is applied for as soon as it can be.
fn usual(view: &View<'_>, change: Change, record: &Record) -> Option<Date> {
    usual_day(view.procedures, &view.session.calendar, change, record, view.session.as_of)
}

/// The day on which a record changes, and why it cannot be that day.
fn day(view: &View<'_>, record: &Record, change: Change, on: Date) -> Html {
    let words = view.words;
    let id = record.id.clone();
    let place = view.bench.place_of(&id);
    let refused = view.refused.iter().find(|found| found.action.is_some() && found.action == place);
    let usual = usual(view, change, record).unwrap_or(on);
    let onchange = {
        let id = id.clone();
        view.act.reform(move |on| Act::Change(change, id.clone(), on))
    };
    let as_of = view.bench.scenario().as_of;
    html! {
        <div class="simulate__day">
            <DateInput id={format!("on-{id}")} label={words.t("simulate.on")} value={on} default={usual}
                error={words.t("entity.not_a_date")} {onchange} />
            if let Some(found) = refused {
                <p class="field__error" role="alert">{ xinyong_text::impossible_here(words.lang, &view.session.documents, found) }</p>
            } else if on > as_of {
                <p class="simulate__late">
                    { words.t("simulate.late") }
                    <button class="button button--plain" type="button" onclick={view.does(Act::AsOf(on))}>
                        { words.with("simulate.go_to", &[("date", &xinyong_text::date(words.lang, on))]) }
                    </button>
                </p>
            } else if on == as_of && as_of != view.session.as_of {
                <p class="simulate__late" role="status">{ words.t("simulate.on_its_day") }</p>
            }
        </div>
    }
}
