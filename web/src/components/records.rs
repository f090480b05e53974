//! 信用记录: every record as one line that opens: what it did, why, on which article, until when.

use std::rc::Rc;

use xinyong_score::{Evaluation, Line, Points, Reason, Status, outlooks};
use yew::prelude::*;

use super::citation::citations;
use super::indicators::provenance_chip;
use super::outlook::what_to_do;
use crate::dom::focus_on;
use crate::hooks::use_session;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub evaluation: Rc<Evaluation>,
}

/// All records, what costs most first.
#[component]
pub fn Records(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let evaluation = &props.evaluation;
    use_effect_with(session.shown.clone(), |shown| {
        if let Some(id) = shown {
            focus_on(&anchor(id));
        }
    });
    let outlooks = outlooks(evaluation, &session.procedures);
    let to_do = |id: &str| {
        let outlook = outlooks.records.iter().find(|outlook| outlook.record.id == id);
        outlook.map(|outlook| what_to_do(outlook, words)).unwrap_or_default()
    };
    html! {
        <ul class="records plain">
            { for evaluation.lines_by_effect().into_iter().map(|line| {
                let id = evaluation.record(&line).map(|record| record.id.clone()).unwrap_or_default();
                let open = session.shown.as_deref() == Some(&*id);
                html! { <li id={anchor(&id)} tabindex="-1">{ record_line(evaluation, &line, open, to_do(&id), words) }</li> }
            }) }
        </ul>
    }
}

/// The id of a record's place in the list.
fn anchor(id: &str) -> String {
    format!("record-{id}")
}

/// One record: a line that opens. `open` says whether it is open from the start; `to_do` what can be done about it.
pub fn record_line(evaluation: &Evaluation, line: &Line, open: bool, to_do: Html, words: Words) -> Html {
    let lang = words.lang;
    let Some(record) = evaluation.record(line) else { return Html::default() };
    let kind = xinyong_text::term(lang, record.kind);
    let title = record.title.clone().unwrap_or_else(|| kind.clone());
    let effect = match line.points {
        Points::ZERO => "record__points--none",
        points if points.is_negative() => "record__points--taken",
        _ => "record__points--given",
    };
    let until = match line.reason {
        reason if reason.counts() || reason == Reason::NotYet => "record.until",
        _ => "record.until_past",
    };
    let facts = [
        ("record.kind", Some(kind)),
        ("record.detail", record.detail.map(|detail| xinyong_text::detail(lang, detail))),
        ("record.severity", record.severity_inferred.then(|| words.t("record.inferred").to_string())),
        ("record.date", Some(xinyong_text::date(lang, record.date))),
        ("record.left_on", record.left_on.map(|day| xinyong_text::date(lang, day))),
        ("record.valid_through", record.valid_through.map(|day| xinyong_text::date(lang, day))),
        ("record.status", Some(status(words, record.status))),
        ("record.authority", record.authority.clone()),
        ("record.document_no", record.document_no.clone()),
        ("record.id", Some(record.id.clone())),
    ];
    let until = match line.counts_through {
        Some(day) => words.with(until, &[("date", &xinyong_text::date(lang, day))]),
        None if line.reason.counts() => words.t("record.until_settled"),
        None => AttrValue::default(),
    };
    // The day until which it counts says that it counts.
    let reason = if line.reason == Reason::Counted && !until.is_empty() {
        String::new()
    } else {
        xinyong_text::term(lang, line.reason)
    };
    html! {
        <details class="record" {open}>
            <summary class="record__row">
                <span class={classes!("record__points", effect)}>{ xinyong_text::signed(line.points) }</span>
                <span class="record__title">{ title }</span>
                <span class="record__reason">{ reason }</span>
                <span class="record__until">{ until }</span>
            </summary>
            <div class="record__body stack-s">
                <p>{ xinyong_text::why(lang, evaluation, line) }</p>
                { to_do }
                <dl class="facts">
                    { for facts.into_iter().filter_map(|(key, value)| value.map(|value| html! {
                        <div><dt>{ words.t(key) }</dt><dd>{ value }</dd></div>
                    })) }
                </dl>
                <div class="record__basis">
                    <span>{ words.t("record.basis") }</span>
                    { citations(evaluation.basis(line)) }
                    if let Some(provenance) = evaluation.provenance(line) {
                        { provenance_chip(provenance, words) }
                    }
                </div>
            </div>
        </details>
    }
}

/// A status, with its day if it has one.
fn status(words: Words, status: Status) -> String {
    let term = xinyong_text::term(words.lang, status.word());
    match status.on() {
        Some(day) => words
            .with("record.status_on", &[("status", &term), ("date", &xinyong_text::date(words.lang, day))])
            .to_string(),
        None => term,
    }
}
