//! 办理规则: terms, periods, ways and conditions, each with its basis.

use xinyong_score::Date;
use xinyong_score::model::{Citation, Provenance};
use xinyong_score::procedure::{Opening, Procedures, RuleSet, Way};
use xinyong_score::record::Detail;
use yew::prelude::*;

use crate::components::citation::citations;
use crate::components::indicators::provenance_chip;
use crate::dom::print;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::{Words, use_words};

/// The page.
#[component]
pub fn ProcedureTable() -> Html {
    let words = use_words();
    let session = use_session();
    let procedures = &session.procedures;
    html! {
        <article>
            { head(words.t("page.procedures"), words.t("procedures.lead")) }
            <div class="buttons">
                <button class="button" type="button" onclick={Callback::from(|_: MouseEvent| print())}>
                    { words.t("credit.print") }
                </button>
            </div>
            { terms(procedures, words) }
            { for rule_sets(&procedures.document().rule_sets, words) }
            { remedies(procedures, words) }
            <section class="section" aria-labelledby="ways">
                <div class="section__head"><h2 id="ways">{ words.t("procedures.ways") }</h2></div>
                { for procedures.document().ways.iter().map(|way| way_card(way, words)) }
            </section>
        </article>
    }
}

/// What a value rests on, and its standing.
pub(super) fn grounds(basis: &[Citation], provenance: Provenance, words: Words) -> Html {
    html! { <div class="grounds">{ citations(basis) }{ provenance_chip(provenance, words) }</div> }
}

/// A table with a column for each key, the last one the basis.
pub(super) fn table(keys: &[&str], rows: impl Iterator<Item = Html>, words: Words) -> Html {
    html! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead><tr>{ for keys.iter().map(|key| html! { <th scope="col">{ words.t(key) }</th> }) }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// 办理时限
fn terms(procedures: &Procedures, words: Words) -> Html {
    let rows = procedures.document().terms.iter().map(|term| {
        let days = words.with("procedures.working_days", &[("days", &term.working_days.to_string())]);
        html! {
            <tr>
                <th scope="row">{ xinyong_text::term(words.lang, term.change) }</th>
                <td data-label={words.t("procedures.term")}>{ days }</td>
                <td data-label={words.t("policy.basis")}>{ grounds(&term.basis, term.provenance, words) }</td>
            </tr>
        }
    });
    html! {
        <section class="section" aria-labelledby="terms">
            <div class="section__head"><h2 id="terms">{ words.t("procedures.terms") }</h2></div>
            { table(&["procedures.matter", "procedures.term", "policy.basis"], rows, words) }
        </section>
    }
}

/// The rule sets, the one in force first; each of the others ends the day before the next begins.
fn rule_sets(sets: &[RuleSet], words: Words) -> Vec<Html> {
    let untils = sets.iter().skip(1).map(|next| Some(next.in_force_from.minus_days(1))).chain([None]);
    let mut shown: Vec<Html> =
        sets.iter().zip(untils).map(|(set, until)| rule_set(set, until, words)).collect();
    shown.reverse();
    shown
}

/// 修复规则: the periods of one set of rules.
fn rule_set(set: &RuleSet, until: Option<Date>, words: Words) -> Html {
    let from = xinyong_text::date(words.lang, set.in_force_from);
    let in_force = match until {
        None => words.with("policy.in_force", &[("date", &from)]),
        Some(until) => {
            let until = xinyong_text::date(words.lang, until);
            words.with("policy.in_force_until", &[("from", &from), ("until", &until)])
        }
    };
    let months = |months: u32| xinyong_text::detail_value(words.lang, Detail::Months(months.into()));
    let rows = set.periods.iter().map(|periods| {
        let least = periods.published_at_least.map_or_else(|| words.t("procedures.none"), |count| months(count).into());
        let opens = periods.opens_after.map_or_else(
            || words.t("procedures.at_once"),
            |count| words.with("procedures.after", &[("time", &months(count))]),
        );
        html! {
            <tr>
                <th scope="row">{ xinyong_text::term(words.lang, periods.severity) }</th>
                <td data-label={words.t("procedures.least")}>{ least }</td>
                <td data-label={words.t("procedures.most")}>{ months(periods.published_at_most) }</td>
                <td data-label={words.t("procedures.opens")}>{ opens }</td>
                <td data-label={words.t("policy.basis")}>{ grounds(&periods.basis, periods.provenance, words) }</td>
            </tr>
        }
    });
    let keys =
        ["procedures.severity", "procedures.least", "procedures.most", "procedures.opens", "policy.basis"];
    html! {
        <section class="section" aria-labelledby={set.id.clone()}>
            <div class="section__head">
                <h2 id={set.id.clone()}>{ words.of(&set.name) }</h2>
                <p class="section__note">
                    { in_force }
                </p>
            </div>
            { for set.caveat.iter().map(|caveat| html! { <p class="notice">{ words.of(caveat) }</p> }) }
            { table(&keys, rows, words) }
            { grounds(&set.basis, set.provenance, words) }
        </section>
    }
}

/// 哪类信息走哪条路
fn remedies(procedures: &Procedures, words: Words) -> Html {
    let document = procedures.document();
    let rows = document.remedies.iter().map(|remedy| {
        let kind = xinyong_text::term(words.lang, remedy.kind);
        let list = remedy.list.map(|list| xinyong_text::term(words.lang, list));
        let way = document.ways.iter().find(|way| way.id == remedy.way);
        let opens = words.t(match remedy.opens {
            Opening::BySeverity => "procedures.by_severity",
            Opening::AsGeneral => "procedures.as_general",
            Opening::AsSerious => "procedures.as_serious",
            Opening::AtOnce => "procedures.at_once",
        });
        html! {
            <tr>
                <th scope="row">{ list.unwrap_or(kind) }</th>
                <td data-label={words.t("procedures.route")}>
                    { for way.map(|way| xinyong_text::term(words.lang, way.route)) }
                </td>
                <td data-label={words.t("procedures.opens")}>{ opens }</td>
                <td data-label={words.t("policy.basis")}>{ grounds(&remedy.basis, remedy.provenance, words) }</td>
            </tr>
        }
    });
    html! {
        <section class="section" aria-labelledby="remedies">
            <div class="section__head"><h2 id="remedies">{ words.t("procedures.remedies") }</h2></div>
            { table(&["policy.record", "procedures.route", "procedures.opens", "policy.basis"], rows, words) }
        </section>
    }
}

/// 办理方式: what to do, where, on what conditions, with which papers.
fn way_card(way: &Way, words: Words) -> Html {
    let change = xinyong_text::term(words.lang, way.change);
    let route = xinyong_text::term(words.lang, way.route);
    html! {
        <div class="card way">
            <h3>{ words.with("procedures.way", &[("change", &change), ("route", &route)]) }</h3>
            <p>{ words.of(&way.text) }</p>
            { grounds(&way.basis, way.provenance, words) }
            <h4>{ words.t("procedures.conditions") }</h4>
            <ul>
                { for way.conditions.iter().map(|part| html! {
                    <li>{ words.of(&part.text) }{ " " }{ grounds(&part.basis, part.provenance, words) }</li>
                }) }
            </ul>
            <h4>{ words.t("procedures.papers") }</h4>
            <ul>
                { for way.papers.iter().map(|part| html! {
                    <li>{ words.of(&part.text) }{ " " }{ grounds(&part.basis, part.provenance, words) }</li>
                }) }
            </ul>
        </div>
    }
}
