//! 指标体系: every rule, value, basis and provenance of one model.

use xinyong_score::Model;
use xinyong_score::model::{Citation, Provenance, Rule, SecondLevel};
use yew::prelude::*;

use crate::components::citation::citations;
use crate::components::grade::grade_badge;
use crate::components::indicators::provenance_chip;
use crate::dom::{focus_on, print};
use crate::hooks::{use_session, use_typed};
use crate::pages::credit::hash;
use crate::pages::not_found::NotFound;
use crate::route::Route;
use crate::state::citing::rule_name;
use crate::state::comparing::cycle_day;
use crate::state::search::folded;
use crate::ui::link::To;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    /// The rule to bring into view.
    #[prop_or_default]
    pub rule: Option<AttrValue>,
}

/// Which rules are shown.
struct Filter {
    /// Those with a value of this standing.
    provenance: Option<Provenance>,
    /// Those that have this in their words.
    text: String,
    /// The one looked for, which is marked.
    here: Option<AttrValue>,
}

impl Filter {
    fn shows(&self, second: &SecondLevel, rule: &Rule, words: Words) -> bool {
        let standing = |wanted| rule.provenance == wanted || rule.window.provenance == wanted;
        let said = || folded(&format!("{}{}", words.of(&second.name), rule_name(rule, words)));
        self.provenance.is_none_or(standing) && (self.text.is_empty() || said().contains(&self.text))
    }
}

/// The table of one model.
#[component]
pub fn ModelTable(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let provenance = use_state_eq(|| None);
    let field = use_node_ref();
    let typed = use_typed(&field);
    use_effect_with(props.rule.clone(), |rule| {
        if let Some(rule) = rule {
            focus_on(&anchor(rule));
        }
    });
    let Some(model) = session.models.iter().find(|model| model.id() == &*props.id) else {
        return html! { <NotFound /> };
    };
    let document = model.document();
    let filter = Filter { provenance: *provenance, text: folded(&typed), here: props.rule.clone() };
    let others = session.models.iter().filter(|other| other.id() != model.id());
    html! {
        <article>
            <header class="page__head stack-s">
                <h1>{ words.of(&document.name) }</h1>
                <p class="page__lead">{ words.with("home.version", &[
                    ("version", &words.edition(&document.version)),
                    ("date", &xinyong_text::date(words.lang, document.in_force_from)),
                ]) }</p>
                { for document.notices.iter().map(|notice| html! {
                    <div class="notice"><p>{ words.of(&notice.text) }</p>{ citations(&notice.basis) }</div>
                }) }
                { hash(model, words) }
                <div class="buttons">
                    <button class="button" type="button" onclick={Callback::from(|_: MouseEvent| print())}>
                        { words.t("credit.print") }
                    </button>
                </div>
            </header>
            { frame(model, words) }
            { bands(model, words) }
            <section class="section" aria-labelledby="rules">
                <div class="section__head"><h2 id="rules">{ words.t("policy.scoring_rules") }</h2></div>
                <div class="filter" role="search" aria-label={words.t("policy.filter")}>
                    <div class="field">
                        <label class="field__label" for="rule-text">{ words.t("policy.find_rule") }</label>
                        <input class="input" id="rule-text" type="search" ref={field} autocomplete="off" />
                    </div>
                    <fieldset>
                        <legend class="field__label">{ words.t("policy.standing") }</legend>
                        <div class="filter__choices">
                            { for [None, Some(Provenance::Law), Some(Provenance::Illustrative)].map(|wanted| {
                                let choose = provenance.setter();
                                let label = wanted.map_or_else(
                                    || words.t("policy.all_standings"),
                                    |wanted| xinyong_text::term(words.lang, wanted).into(),
                                );
                                html! {
                                    <label class="check">
                                        <input type="radio" name="standing" checked={*provenance == wanted}
                                            onchange={move |_: Event| choose.set(wanted)} />
                                        <span>{ label }</span>
                                    </label>
                                }
                            }) }
                        </div>
                    </fieldset>
                    <p role="status">{ counted(model, &filter, words) }</p>
                </div>
            </section>
            { for document.first_level.iter().map(|first| html! {
                <section class="section" aria-labelledby={first.id.clone()}>
                    <div class="section__head">
                        <h3 id={first.id.clone()}>{ words.of(&first.name) }</h3>
                        <div class="section__note">
                            { words.with("policy.out_of", &[("points", &first.max.to_string())]) }{ " " }
                            { provenance_chip(first.provenance, words) }{ " " }{ citations(&first.basis) }
                        </div>
                    </div>
                    { rules(model, &first.id, &filter, words) }
                </section>
            }) }
            { not_counting(model, words) }
            <section class="section" aria-labelledby="others">
                <div class="section__head"><h2 id="others">{ words.t("policy.compare_with") }</h2></div>
                <ul class="stack-s">
                    { for others.map(|other| html! {
                        <li><To route={Route::Compare { id: document.id.clone(), other: other.id().to_owned() }}>
                            { words.of(&other.document().name) }
                        </To></li>
                    }) }
                </ul>
            </section>
        </article>
    }
}

/// How many rules are shown of how many.
fn counted(model: &Model, filter: &Filter, words: Words) -> AttrValue {
    let document = model.document();
    let of = |rule: &Rule| document.second_level.iter().find(|second| second.id == rule.indicator);
    let shown = document
        .rules
        .iter()
        .filter(|rule| of(rule).is_some_and(|second| filter.shows(second, rule, words)))
        .count();
    words.with("policy.shown", &[("count", &shown.to_string()), ("all", &document.rules.len().to_string())])
}

/// 总分 and 评价周期
fn frame(model: &Model, words: Words) -> Html {
    let document = model.document();
    let row = |label: AttrValue, value: AttrValue, provenance, basis: &[Citation]| {
        html! {
            <tr>
                <th scope="row">{ label }</th>
                <td data-label={words.t("policy.value")}>{ value }{ provenance_chip(provenance, words) }</td>
                <td data-label={words.t("policy.basis")}>{ citations(basis) }</td>
            </tr>
        }
    };
    let total = document.total.as_ref().map(|total| {
        let points = xinyong_text::points(words.lang, total.points).into();
        row(words.t("policy.total"), points, total.provenance, &total.basis)
    });
    let cycle = document.cycle.as_ref().map(|cycle| {
        let day = cycle.each_year_on.and_then(|day| day.in_year(document.in_force_from.year()));
        let said = day.map_or_else(|| words.t("policy.cycle_open"), |day| cycle_day(day, words).into());
        row(words.t("policy.cycle"), said, cycle.provenance, &cycle.basis)
    });
    html! {
        <section class="section" aria-labelledby="frame">
            <div class="section__head"><h2 id="frame">{ words.t("policy.frame") }</h2></div>
            <table class="table table--cards">
                <thead><tr>
                    <th scope="col">{ words.t("policy.item") }</th>
                    <th scope="col">{ words.t("policy.value") }</th>
                    <th scope="col">{ words.t("policy.basis") }</th>
                </tr></thead>
                <tbody>{ for total }{ for cycle }</tbody>
            </table>
        </section>
    }
}

/// 等级和分数段
fn bands(model: &Model, words: Words) -> Html {
    html! {
        <section class="section" aria-labelledby="bands">
            <div class="section__head"><h2 id="bands">{ words.t("policy.bands") }</h2></div>
            <table class="table table--cards">
                <thead><tr>
                    <th scope="col">{ words.t("policy.grade") }</th>
                    <th scope="col">{ words.t("policy.class") }</th>
                    <th scope="col">{ words.t("policy.scores") }</th>
                    <th scope="col">{ words.t("policy.basis") }</th>
                </tr></thead>
                <tbody>
                    { for model.document().bands.iter().map(|band| {
                        let scores = match band.below {
                            Some(below) => words.with("policy.from_below", &[("from", &band.at_least.to_string()), ("below", &below.0.to_string())]),
                            None => words.with("policy.from", &[("from", &band.at_least.to_string())]),
                        };
                        html! {
                            <tr>
                                <th scope="row">{ grade_badge(band.grade, words) }</th>
                                <td data-label={words.t("policy.class")}>{ xinyong_text::term(words.lang, band.class) }</td>
                                <td data-label={words.t("policy.scores")}>{ scores }</td>
                                <td data-label={words.t("policy.basis")}>{ citations(&band.basis) }{ provenance_chip(band.provenance, words) }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </section>
    }
}

/// The rules of one part, indicator by indicator.
fn rules(model: &Model, first: &str, filter: &Filter, words: Words) -> Html {
    let document = model.document();
    let parts = document.second_level.iter().filter(|second| second.of == first);
    let rows: Vec<Html> = parts
        .flat_map(|second| {
            let of_it = document.rules.iter().filter(move |rule| rule.indicator == second.id);
            of_it
                .filter(|rule| filter.shows(second, rule, words))
                .map(|rule| row(second, rule, filter, words))
        })
        .collect();
    if rows.is_empty() {
        return html! { <p>{ words.t("policy.no_rule") }</p> };
    }
    html! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead><tr>
                    <th scope="col">{ words.t("policy.indicator") }</th>
                    <th scope="col">{ words.t("policy.record") }</th>
                    <th scope="col" class="number">{ words.t("policy.points") }</th>
                    <th scope="col">{ words.t("policy.counts") }</th>
                    <th scope="col">{ words.t("policy.basis") }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn row(second: &SecondLevel, rule: &Rule, filter: &Filter, words: Words) -> Html {
    let here = filter.here.as_ref().is_some_and(|wanted| **wanted == *rule.id);
    html! {
        <tr id={anchor(&rule.id)} tabindex="-1" class={classes!(here.then_some("row--here"))}>
            <th scope="row">
                { words.of(&second.name) }
                <span class="section__note">{ " " }{ words.with("policy.out_of", &[("points", &second.max.to_string())]) }</span>
            </th>
            <td data-label={words.t("policy.record")}>{ rule_name(rule, words) }</td>
            <td class="number" data-label={words.t("policy.points")}>{ xinyong_text::signed(rule.points) }</td>
            <td data-label={words.t("policy.counts")}>
                { xinyong_text::window(words.lang, &rule.window) }
                { provenance_chip(rule.window.provenance, words) }
                { citations(&rule.window.basis) }
            </td>
            <td data-label={words.t("policy.basis")}>
                { citations(&rule.basis) }
                { provenance_chip(rule.provenance, words) }
            </td>
        </tr>
    }
}

/// 不计入的情形
fn not_counting(model: &Model, words: Words) -> Html {
    html! {
        <section class="section" aria-labelledby="not-counting">
            <div class="section__head"><h2 id="not-counting">{ words.t("policy.not_counting") }</h2></div>
            <table class="table table--cards">
                <thead><tr>
                    <th scope="col">{ words.t("policy.reason") }</th>
                    <th scope="col">{ words.t("policy.basis") }</th>
                </tr></thead>
                <tbody>
                    { for model.document().not_counting.iter().map(|(reason, part)| html! {
                        <tr>
                            <th scope="row">{ xinyong_text::term(words.lang, *reason) }</th>
                            <td data-label={words.t("policy.basis")}>
                                { citations(&part.basis) }{ provenance_chip(part.provenance, words) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </section>
    }
}

/// The id of a rule's row on the page.
fn anchor(rule: &str) -> String {
    format!("rule-{rule}")
}
