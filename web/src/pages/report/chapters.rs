//! The chapters in which records stand as they are, and their count.

use xinyong_score::{Evaluation, Record, RecordKind, Status};
use yew::prelude::*;

use super::sheet::{Column, chapter, facts, or_missing, table};
use crate::state::report::{Chapter, pending};
use crate::words::Words;

/// The columns of a table of records.
const COLUMNS: [Column; 7] = [
    Column::Text("report.col_title"),
    Column::Text("record.detail"),
    Column::Short("record.date"),
    Column::Text("record.authority"),
    Column::Text("record.document_no"),
    Column::Text("record.status"),
    Column::Short("report.col_id"),
];

/// 标签: what the records that count on the day say of the entity at a glance.
pub fn labels(evaluation: &Evaluation, words: Words) -> String {
    let counts = |kind: RecordKind| {
        evaluation.lines().iter().any(|line| {
            line.reason.counts() && evaluation.record(line).is_some_and(|record| record.kind == kind)
        })
    };
    let labels = [
        (RecordKind::TrustList, "report.label_trusted"),
        (RecordKind::Blacklist, "report.label_blacklisted"),
        (RecordKind::AbnormalOperation, "report.label_abnormal"),
    ];
    let found = labels.into_iter().filter(|(kind, _)| counts(*kind));
    found.map(|(_, key)| words.t(key).to_string()).collect::<Vec<_>>().join(&words.t("report.list"))
}

/// How many records stand in which chapter.
pub fn summary(evaluation: &Evaluation, words: Words) -> Html {
    let count = |chapter: Chapter| {
        let count = chapter.records(evaluation).len();
        html! { { words.with("report.count", &[("count", &count.to_string())]) } }
    };
    let rows = [
        ("report.sum_administrative", count(Chapter::Administrative)),
        ("report.sum_honours", count(Chapter::Honours)),
        ("report.sum_serious", count(Chapter::SeriousDishonesty)),
        ("report.sum_abnormal", count(Chapter::Abnormal)),
        ("report.sum_promises", count(Chapter::Promises)),
        ("report.sum_evaluation", html! { { xinyong_text::term(words.lang, evaluation.grade()) } }),
        ("report.sum_court", count(Chapter::Court)),
        ("report.sum_other", count(Chapter::Other)),
    ];
    let waiting = pending(evaluation);
    html! {
        <section class="report__summary" aria-labelledby="summary">
            <h2 id="summary">{ words.t("report.summary") }</h2>
            { facts(rows, words) }
            if waiting > 0 {
                <p>{ words.with("report.pending", &[("count", &waiting.to_string())]) }</p>
            }
        </section>
    }
}

/// Who it is, and chapters two to six.
pub fn first_six(evaluation: &Evaluation, words: Words) -> Html {
    html! {
        <>
            { identity(evaluation, words) }
            { records(Chapter::Administrative, "ch2", evaluation, words) }
            { records(Chapter::Honours, "ch3", evaluation, words) }
            { records(Chapter::SeriousDishonesty, "ch4", evaluation, words) }
            { records(Chapter::Abnormal, "ch5", evaluation, words) }
            { records(Chapter::Promises, "ch6", evaluation, words) }
        </>
    }
}

/// Chapters eight and nine.
pub fn eight_and_nine(evaluation: &Evaluation, words: Words) -> Html {
    html! {
        <>
            { records(Chapter::Court, "ch8", evaluation, words) }
            { records(Chapter::Other, "ch9", evaluation, words) }
        </>
    }
}

/// 一、登记注册基础信息
fn identity(evaluation: &Evaluation, words: Words) -> Html {
    let entity = evaluation.archive().entity();
    let value = |value: Option<String>| or_missing(value, words);
    let tags = (!entity.tags.is_empty()).then(|| entity.tags.join(&words.t("report.list")));
    let rows = [
        ("report.name", value(Some(entity.name.clone()))),
        ("report.uscc", value(Some(entity.uscc.to_string()))),
        ("report.representative", value(entity.legal_representative.clone())),
        ("report.category", value(entity.category.map(|word| xinyong_text::term(words.lang, word)))),
        ("report.registered_on", value(entity.registered_on.map(|day| xinyong_text::date(words.lang, day)))),
        ("report.tags", value(tags)),
        ("report.address", value(None)),
        ("report.registrar", value(None)),
    ];
    chapter("ch1", words, facts(rows, words))
}

/// A chapter of records, a table for each kind.
fn records(which: Chapter, key: &'static str, evaluation: &Evaluation, words: Words) -> Html {
    let found = which.records(evaluation);
    if found.is_empty() {
        return chapter(key, words, html! { <p class="report__none">{ words.t("report.none") }</p> });
    }
    let tables = RecordKind::ALL.iter().filter_map(|&kind| {
        let of_kind: Vec<&Record> = found.iter().copied().filter(|record| record.kind == kind).collect();
        let values =
            [("kind", &*xinyong_text::term(words.lang, kind)), ("count", &of_kind.len().to_string())];
        let rows = of_kind.iter().map(|record| row(record, words)).collect();
        (!of_kind.is_empty()).then(|| table(words.with("report.kind_count", &values), &COLUMNS, rows, words))
    });
    chapter(key, words, html! { { for tables } })
}

fn row(record: &Record, words: Words) -> Vec<Html> {
    let value = |value: Option<String>| or_missing(value, words);
    let said = |key: &str, day| format!("{}{}", words.t(key), xinyong_text::date(words.lang, day));
    let status = [
        Some(status(record.status, words)),
        record.left_on.map(|day| said("report.left_on", day)),
        record.valid_through.map(|day| said("report.valid_through", day)),
    ];
    vec![
        value(record.title.clone()),
        value(record.detail.map(|detail| xinyong_text::detail(words.lang, detail))),
        value(Some(xinyong_text::date(words.lang, record.date))),
        value(record.authority.clone()),
        value(record.document_no.clone()),
        html! { { for status.into_iter().flatten().map(|part| html! { <span class="report__status">{ part }</span> }) } },
        value(Some(record.id.clone())),
    ]
}

/// A status, with its day if it has one.
fn status(status: Status, words: Words) -> String {
    let term = xinyong_text::term(words.lang, status.word());
    match status.on() {
        Some(day) => words
            .with("record.status_on", &[("status", &term), ("date", &xinyong_text::date(words.lang, day))])
            .to_string(),
        None => term,
    }
}
