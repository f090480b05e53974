//! 信用记录: every record as one line that opens: what it did, why, on which article, until when.

use xinyong_score::{Evaluation, Line, Points, Status};
use yew::prelude::*;

use super::citation::Citations;
use super::indicators::ProvenanceChip;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub evaluation: Evaluation,
}

/// All records, what costs most first.
#[component]
pub fn Records(props: &Props) -> Html {
    let evaluation = &props.evaluation;
    let mut lines: Vec<Line> = evaluation.lines().to_vec();
    // Deductions by size, then what was given by size, then what does nothing; by date within each.
    lines.sort_by_key(|line| {
        (
            line.points == Points::ZERO,
            !line.points.is_negative(),
            match line.points {
                points if points.is_negative() => points,
                points => -points,
            },
        )
    });
    html! {
        <ul class="records plain">
            { for lines.into_iter().map(|line| html! {
                <li><RecordLine evaluation={evaluation.clone()} {line} /></li>
            }) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
pub struct LineProps {
    pub evaluation: Evaluation,
    pub line: Line,
}

/// One record.
#[component]
pub fn RecordLine(props: &LineProps) -> Html {
    let words = use_words();
    let (evaluation, line, lang) = (&props.evaluation, &props.line, words.lang);
    let Some(record) = evaluation.record(line) else { return Html::default() };
    let kind = xinyong_text::term(lang, record.kind);
    let title = record.title.clone().unwrap_or_else(|| kind.clone());
    let effect = match line.points {
        Points::ZERO => "record__points--none",
        points if points.is_negative() => "record__points--taken",
        _ => "record__points--given",
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
    html! {
        <details class="record">
            <summary class="record__row">
                <span class={classes!("record__points", effect)}>{ xinyong_text::signed(line.points) }</span>
                <span class="record__title">{ title }</span>
                <span class="record__reason">{ xinyong_text::term(lang, line.reason) }</span>
                <span class="record__until">{
                    line.counts_through.map(|day| words.with("record.until", &[("date", &xinyong_text::date(lang, day))])).unwrap_or_default()
                }</span>
            </summary>
            <div class="record__body stack-s">
                <p>{ xinyong_text::why(lang, evaluation, line) }</p>
                <dl class="facts">
                    { for facts.into_iter().filter_map(|(key, value)| value.map(|value| html! {
                        <div><dt>{ words.t(key) }</dt><dd>{ value }</dd></div>
                    })) }
                </dl>
                <div class="record__basis">
                    <span>{ words.t("record.basis") }</span>
                    <Citations basis={evaluation.basis(line).to_vec()} />
                    if let Some(provenance) = evaluation.provenance(line) {
                        <ProvenanceChip {provenance} />
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
