//! 激励与监管措施: what classes, grades and scenarios bring, each with its basis.

use xinyong_score::measures::{Measure, Offer, Scenario, Tier, Without};
use xinyong_score::record::Detail;
use yew::prelude::*;

use super::procedures::{grounds, table};
use crate::components::citation::citations;
use crate::dom::print;
use crate::state::plan::next_better;
use crate::ui::head::head;
use crate::words::{Words, use_words};

/// The page.
#[component]
pub fn MeasureTable() -> Html {
    let words = use_words();
    let measures = use_memo((), |()| xinyong_rules::measures());
    let document = measures.document();
    html! {
        <article>
            { head(words.t("page.measures"), words.t("measures_page.lead")) }
            { for document.notices.iter().map(|notice| html! {
                <div class="notice"><p>{ words.of(&notice.text) }</p>{ citations(&notice.basis) }</div>
            }) }
            <div class="buttons">
                <button class="button" type="button" onclick={Callback::from(|_: MouseEvent| print())}>
                    { words.t("credit.print") }
                </button>
            </div>
            <section class="section" aria-labelledby="by-grade">
                <div class="section__head"><h2 id="by-grade">{ words.t("measures_page.by_grade") }</h2></div>
                { table(
                    &["measures_page.whom", "measures_page.kind", "measures_page.what", "policy.basis"],
                    document.measures.iter().map(|measure| measure_row(measure, words)),
                    words,
                ) }
            </section>
            { for document.scenarios.iter().map(|scenario| scenario_table(scenario, words)) }
        </article>
    }
}

fn measure_row(measure: &Measure, words: Words) -> Html {
    let whom = match measure.at {
        Tier::Class(class) => xinyong_text::term(words.lang, class),
        Tier::Grade(grade) => xinyong_text::term(words.lang, grade),
    };
    html! {
        <tr>
            <th scope="row">{ whom }</th>
            <td data-label={words.t("measures_page.kind")}>{ xinyong_text::term(words.lang, measure.kind) }</td>
            <td data-label={words.t("measures_page.what")}>{ words.of(&measure.text) }</td>
            <td data-label={words.t("policy.basis")}>{ grounds(&measure.basis, measure.provenance, words) }</td>
        </tr>
    }
}

/// “信用+”场景
fn scenario_table(scenario: &Scenario, words: Words) -> Html {
    let from = xinyong_text::date(words.lang, scenario.in_force_from);
    html! {
        <section class="section" aria-labelledby={scenario.id.clone()}>
            <div class="section__head">
                <h2 id={scenario.id.clone()}>{ words.of(&scenario.name) }</h2>
                <p class="section__note">
                    { words.with("policy.in_force", &[("date", &from)]) }
                    { for scenario.whom.iter().map(|whom| {
                        words.with("measures_page.for_whom", &[("whom", &words.of(&whom.name))])
                    }) }
                </p>
            </div>
            { table(
                &["measures_page.what", "measures_page.threshold", "policy.basis"],
                scenario.offers.iter().map(|offer| offer_row(offer, words)),
                words,
            ) }
            { grounds(&scenario.basis, scenario.provenance, words) }
        </section>
    }
}

fn offer_row(offer: &Offer, words: Words) -> Html {
    let from = offer.from.as_ref().map(|from| {
        let grade = xinyong_text::term(words.lang, from.grade);
        html! {
            <div>
                if next_better(from.grade) == from.grade {
                    { grade }
                } else {
                    { words.with("measures_page.from", &[("grade", &grade)]) }
                }
                { " " }
                { grounds(&from.basis, from.provenance, words) }
            </div>
        }
    });
    let without = offer.without.as_ref().map(|part| {
        html! { <div>{ without(part, words) }{ " " }{ grounds(&part.basis, part.provenance, words) }</div> }
    });
    let asks_nothing = from.is_none() && without.is_none();
    html! {
        <tr>
            <th scope="row" class="offer">{ words.of(&offer.text) }</th>
            <td data-label={words.t("measures_page.threshold")}>
                { for from }
                { for without }
                if asks_nothing {
                    { words.t("measures_page.any_grade") }
                }
            </td>
            <td data-label={words.t("policy.basis")}>{ grounds(&offer.basis, offer.provenance, words) }</td>
        </tr>
    }
}

/// What must not have been for a time: “3年内没有……”.
fn without(part: &Without, words: Words) -> AttrValue {
    let kinds = part.kinds.iter().map(|kind| xinyong_text::term(words.lang, *kind));
    let kinds = kinds.collect::<Vec<_>>().join(&words.t("measures_page.or"));
    let time = xinyong_text::detail_value(words.lang, Detail::Months(part.months.into()));
    words.with("measures_page.without", &[("time", &time), ("kinds", &kinds)])
}
