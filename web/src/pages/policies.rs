//! 政策与指标: the texts article by article in our own words, and the table of each model.

use xinyong_score::model::{Rule, SecondLevel, When};
use yew::prelude::*;

use crate::components::citation::citations;
use crate::components::grade::grade_badge;
use crate::components::indicators::provenance_chip;
use crate::components::summaries::SummariesNote;
use crate::dom::focus_on;
use crate::hooks::use_session;
use crate::pages::not_found::NotFound;
use crate::route::Route;
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

/// The list of texts and models.
#[component]
pub fn Policies() -> Html {
    let words = use_words();
    let session = use_session();
    html! {
        <>
            { head(words.t("page.policies"), words.t("policy.lead")) }
            <section aria-labelledby="models">
                <div class="section__head"><h2 id="models">{ words.t("policy.models") }</h2></div>
                <ul class="tiles plain">
                    { for session.models.iter().map(|model| {
                        let document = model.document();
                        html! {
                            <li>
                                <To class="tile" route={Route::Model { id: document.id.clone() }}>
                                    <span class="tile__title">{ words.of(&document.name) }</span>
                                    <span class="tile__text">{ words.with("home.version", &[
                                        ("version", &document.version),
                                        ("date", &xinyong_text::date(words.lang, document.in_force_from)),
                                    ]) }</span>
                                </To>
                            </li>
                        }
                    }) }
                </ul>
            </section>
            <section class="section" aria-labelledby="documents">
                <div class="section__head"><h2 id="documents">{ words.t("policy.documents") }</h2></div>
                <SummariesNote />
                <ul class="documents plain">
                    { for session.documents.iter().map(|document| html! {
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

/// Who issued it, under what number, when.
fn document_facts(document: &xinyong_rules::Document, words: Words) -> AttrValue {
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

#[derive(Properties, PartialEq)]
pub struct PolicyProps {
    pub id: AttrValue,
    /// The article to bring into view.
    #[prop_or_default]
    pub article: Option<AttrValue>,
}

/// One text, article by article.
#[component]
pub fn Policy(props: &PolicyProps) -> Html {
    let words = use_words();
    let session = use_session();
    // The summaries above it may come later, and push it out of view.
    use_effect_with((props.article.clone(), session.summaries), |(article, _)| {
        if let Some(article) = article {
            focus_on(&anchor(article));
        }
    });
    let Some(document) = session.documents.iter().find(|document| document.id == *props.id) else {
        return html! { <NotFound /> };
    };
    html! {
        <article>
            <header class="page__head stack-s">
                <h1>{ words.of(&document.title) }</h1>
                <p class="document__facts">{ document_facts(document, words) }</p>
                <p class="page__lead">{ words.of(&document.summary) }</p>
                <p class="notice">{ words.t("policy.own_words") }</p>
            </header>
            <SummariesNote />
            <ol class="articles plain">
                { for document.articles.iter().map(|article| {
                    let here = props.article.as_ref().is_some_and(|wanted| **wanted == *article.id);
                    html! {
                        <li class={classes!("article", here.then_some("article--here"))}>
                            <h2 class="article__label" id={anchor(&article.id)} tabindex="-1">
                                { words.of(&article.label) }
                            </h2>
                            <p>{ words.of(&article.summary) }</p>
                        </li>
                    }
                }) }
            </ol>
        </article>
    }
}

/// The id of an article's heading on the page.
fn anchor(article: &str) -> String {
    format!("article-{article}")
}

#[derive(Properties, PartialEq)]
pub struct ModelProps {
    pub id: AttrValue,
}

/// 指标体系: every rule, value, basis and provenance of one model.
#[component]
pub fn ModelTable(props: &ModelProps) -> Html {
    let words = use_words();
    let session = use_session();
    let Some(model) = session.models.iter().find(|model| model.id() == &*props.id) else {
        return html! { <NotFound /> };
    };
    let document = model.document();
    html! {
        <article>
            <header class="page__head stack-s">
                <h1>{ words.of(&document.name) }</h1>
                <p class="page__lead">{ words.with("home.version", &[
                    ("version", &document.version),
                    ("date", &xinyong_text::date(words.lang, document.in_force_from)),
                ]) }</p>
                { for document.notices.iter().map(|notice| html! {
                    <p class="notice">{ words.of(&notice.text) }</p>
                }) }
                <p class="hash">{ words.t("credit.hash") }<code>{ model.hash() }</code></p>
            </header>
            { bands(model, words) }
            { for document.first_level.iter().map(|first| html! {
                <section class="section" aria-labelledby={first.id.clone()}>
                    <div class="section__head">
                        <h2 id={first.id.clone()}>{ words.of(&first.name) }</h2>
                        <p class="section__note">
                            { words.with("policy.out_of", &[("points", &first.max.to_string())]) }{ " " }
                            { provenance_chip(first.provenance, words) }
                        </p>
                    </div>
                    { citations(&first.basis) }
                    { rules(model, &first.id, words) }
                </section>
            }) }
        </article>
    }
}

fn bands(model: &xinyong_score::Model, words: Words) -> Html {
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
                                <td data-label={words.t("policy.basis")}>{ citations(&band.basis) }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </section>
    }
}

/// The rules of one part, indicator by indicator.
fn rules(model: &xinyong_score::Model, first: &str, words: Words) -> Html {
    let document = model.document();
    let row = |second: &SecondLevel, rule: &Rule| {
        html! {
            <tr>
                <th scope="row">
                    { words.of(&second.name) }
                    <span class="section__note">{ " " }{ words.with("policy.out_of", &[("points", &second.max.to_string())]) }</span>
                </th>
                <td data-label={words.t("policy.record")}>
                    { xinyong_text::term(words.lang, rule.kind) }{ condition(&rule.when, words) }
                </td>
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
    };
    let parts = document.second_level.iter().filter(|second| second.of == first);
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
                <tbody>
                    { for parts.flat_map(|second| {
                        document.rules.iter().filter(|rule| rule.indicator == second.id).map(|rule| row(second, rule)).collect::<Vec<_>>()
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// Which records of the kind, in words; nothing if all.
fn condition(when: &When, words: Words) -> AttrValue {
    if when.is_always() {
        return AttrValue::default();
    }
    words.with("policy.condition", &[("condition", &xinyong_text::condition(words.lang, when))])
}
