//! 办理内容: what a filing says, field by field.

use xinyong_score::filing::{Filing, Subject};
use xinyong_score::{Archive, Record};
use yew::prelude::*;

use crate::state::Session;
use crate::words::Words;

/// What is filed.
pub fn content(session: &Session, filing: &Filing, archive: Option<&Archive>, words: Words) -> Html {
    html! {
        <section class="section" aria-labelledby="filing-content">
            <div class="section__head"><h2 id="filing-content">{ words.t("filing.content") }</h2></div>
            <dl class="answers">
                { for lines(session, filing.subject(), archive, words).into_iter().map(|(name, said)| html! {
                    <div class="answers__row"><dt class="answers__name">{ name }</dt><dd class="answers__value">{ said }</dd></div>
                }) }
            </dl>
        </section>
    }
}

/// Every field that says something, with its name.
fn lines(
    session: &Session,
    subject: &Subject,
    archive: Option<&Archive>,
    words: Words,
) -> Vec<(AttrValue, AttrValue)> {
    let lang = words.lang;
    let about = |record: &str| match archive
        .and_then(|archive| archive.record(record).map(|found| (archive, found)))
    {
        Some((archive, found)) => xinyong_text::record_name(lang, found, archive.records()),
        None => record.to_owned(),
    };
    let line = |key: &str, said: String| (words.t(key), AttrValue::from(said));
    match subject {
        Subject::Declaration { record } => declared(record, words),
        Subject::Objection { record, wrong, statement } => vec![
            line("filing.record", about(record)),
            line("object.wrong", xinyong_text::term(lang, *wrong)),
            line("object.statement", statement.clone()),
        ],
        Subject::Repair { record, change, met, papers, promise } => {
            // Conditions and papers are said as the ways of the change say them.
            let ways = || session.procedures.document().ways.iter().filter(|way| way.change == *change);
            let conditions = met.iter().map(|met| {
                let said = ways().flat_map(|way| &way.conditions).find(|found| found.requirement == *met);
                said.map_or_else(|| xinyong_text::term(lang, *met), |found| lang.of(&found.text).to_owned())
            });
            let laid = papers.iter().map(|id| {
                let said = ways().flat_map(|way| &way.papers).find(|paper| paper.id == *id);
                said.map_or_else(|| id.clone(), |paper| lang.of(&paper.text).to_owned())
            });
            let list = |parts: Vec<String>| parts.join("\n");
            let mut lines = vec![
                line("filing.record", about(record)),
                line("filing.change", xinyong_text::term(lang, *change)),
                line("apply.met", list(conditions.collect())),
                line("apply.papers", list(laid.collect())),
            ];
            lines.extend(promise.iter().map(|promise| line("apply.promise", promise.clone())));
            lines.retain(|(_, said)| !said.is_empty());
            lines
        }
    }
}

/// What is declared.
fn declared(record: &Record, words: Words) -> Vec<(AttrValue, AttrValue)> {
    let text =
        |key: &str, text: &Option<String>| text.clone().map(|text| (words.t(key), AttrValue::from(text)));
    let named = [
        Some((words.t("declare.kind"), xinyong_text::term(words.lang, record.kind).into())),
        text("declare.title", &record.title),
        text("declare.authority", &record.authority),
        text("declare.document_no", &record.document_no),
    ];
    named.into_iter().flatten().chain(measured(record, words)).collect()
}

/// The level, amount or hours of what is declared, its day, and its term if it has one of its own.
pub fn measured(record: &Record, words: Words) -> Vec<(AttrValue, AttrValue)> {
    let lang = words.lang;
    let detail = record.detail.map(|detail| {
        let name = xinyong_text::term(lang, detail.attribute());
        (AttrValue::from(name), AttrValue::from(xinyong_text::detail_value(lang, detail)))
    });
    let date = (words.t("declare.date"), xinyong_text::date(lang, record.date).into());
    let term =
        record.valid_through.map(|day| (words.t("declare.term"), xinyong_text::date(lang, day).into()));
    [detail, Some(date), term].into_iter().flatten().collect()
}
