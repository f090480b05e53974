//! 政策与指标: the texts article by article in our own words, and every value of every model, procedure and measure.

mod document;
mod measures;
mod model;
mod procedures;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use xinyong_rules::Document;
use yew::prelude::*;

use crate::components::summaries::SummariesNote;
use crate::hooks::use_session;
use crate::route::Route;
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

pub use document::Policy;
pub use measures::MeasureTable;
pub use model::ModelTable;
pub use procedures::ProcedureTable;

/// The list of texts, models and rules.
#[component]
pub fn Policies() -> Html {
    let words = use_words();
    let session = use_session();
    let first = session.models.first().zip(session.models.get(1));
    html! {
        <>
            { head(words.t("page.policies"), words.t("policy.lead")) }
            <section aria-labelledby="models">
                <div class="section__head">
                    <h2 id="models">{ words.t("policy.models") }</h2>
                    if let Some((one, other)) = first {
                        <To route={Route::Compare { id: one.id().to_owned(), other: other.id().to_owned() }}>
                            { words.t("policy.compare_two") }
                        </To>
                    }
                </div>
                <ul class="tiles plain">
                    { for session.models.iter().map(|model| {
                        let document = model.document();
                        let text = words.with("home.version", &[
                            ("version", &words.edition(&document.version)),
                            ("date", &xinyong_text::date(words.lang, document.in_force_from)),
                        ]);
                        tile(Route::Model { id: document.id.clone() }, words.of(&document.name), text)
                    }) }
                </ul>
            </section>
            <section class="section" aria-labelledby="rules">
                <div class="section__head"><h2 id="rules">{ words.t("policy.rules") }</h2></div>
                <ul class="tiles plain">
                    { tile(Route::Procedures, words.t("page.procedures"), words.t("procedures.lead")) }
                    { tile(Route::Measures, words.t("page.measures"), words.t("measures_page.lead")) }
                </ul>
            </section>
            <section class="section" aria-labelledby="documents">
                <div class="section__head"><h2 id="documents">{ words.t("policy.documents") }</h2></div>
                <SummariesNote />
                <ul class="documents plain">
                    { for latest_first(&session.documents).map(|document| html! {
                        <li class="document">
                            <h3><To route={Route::Policy { id: document.id.clone() }}>{ words.of(&document.title) }</To></h3>
                            <p class="document__facts">{ document_facts(document, words) }</p>
                            <p>{ words.of(&document.summary) }</p>
                        </li>
                    }) }
                </ul>
            </section>
        </>
    }
}

fn tile(route: Route, title: AttrValue, text: AttrValue) -> Html {
    html! {
        <li>
            <To class="tile" {route}>
                <span class="tile__title">{ title }</span>
                <span class="tile__text">{ text }</span>
            </To>
        </li>
    }
}

/// Texts by the day of their issue, the latest first.
pub fn latest_first(documents: &[Document]) -> impl Iterator<Item = &Document> {
    let order = documents.iter().enumerate().map(|(at, document)| (document.issued_on, Reverse(at)));
    let mut latest: BinaryHeap<_> = order.collect();
    std::iter::from_fn(move || documents.get(latest.pop()?.1.0))
}

/// Who issued it, under what number, when.
fn document_facts(document: &Document, words: Words) -> AttrValue {
    let issued = xinyong_text::date(words.lang, document.issued_on);
    let mut facts = vec![words.of(&document.issuer).to_string()];
    facts.extend(document.number.clone());
    facts.push(words.with("policy.issued", &[("date", &issued)]).to_string());
    if let Some(day) = document.in_force_from {
        facts.push(
            words.with("policy.in_force", &[("date", &xinyong_text::date(words.lang, day))]).to_string(),
        );
    }
    facts.join(" · ").into()
}
