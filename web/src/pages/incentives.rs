//! 守信激励: what the grade brings now, what the next one would, and where the entity stands with every scenario.

use xinyong_score::measures::{
    Brought, BroughtOffer, BroughtScenario, Measure, MeasureKind, NextGrade, OfferStatus,
};
use xinyong_score::model::{Citation, Provenance};
use xinyong_score::{Evaluation, brings};
use yew::prelude::*;

use crate::components::citation::citations;
use crate::components::grade::grade_badge;
use crate::components::indicators::provenance_chip;
use crate::components::invitation::invitation;
use crate::components::simulated::mark;
use crate::hooks::{Session, use_session};
use crate::route::Route;
use crate::router::Location;
use crate::state::gain::usual_plan;
use crate::ui::head::head;
use crate::words::{Words, use_words};

/// The page.
#[component]
pub fn Incentives() -> Html {
    let words = use_words();
    let session = use_session();
    match session.evaluation() {
        None => invitation(words.t("page.incentives"), words),
        Some(Err(error)) => html! {
            <>
                <h1>{ words.t("page.incentives") }</h1>
                <p class="notice notice--error" role="alert">{ xinyong_text::not_in_force(words.lang, &error) }</p>
            </>
        },
        Some(Ok(evaluation)) => brought(&evaluation, &session, words),
    }
}

fn brought(evaluation: &Evaluation, session: &Session, words: Words) -> Html {
    let measures = xinyong_rules::measures();
    let scheme = |id: &str| session.models.iter().find(|model| model.id() == id).cloned();
    let brought = brings(evaluation, &measures, &scheme);
    html! {
        <article class="incentives">
            { head(words.t("page.incentives"), xinyong_text::measures_now(words.lang, &brought).into()) }
            <div class="incentives__top">
                <section class="card stack-s" aria-labelledby="now">
                    <h2 class="incentives__title" id="now">
                        { grade_badge(evaluation.grade(), words) }
                        { words.t("incentives.now") }
                    </h2>
                    { list(&brought.now, words) }
                </section>
                { next(&brought, session, words) }
            </div>
            <section class="section" aria-labelledby="scenarios">
                <div class="section__head">
                    <h2 id="scenarios">{ words.t("incentives.scenarios") }</h2>
                    <p class="section__note">{ words.t("incentives.scenarios_note") }</p>
                </div>
                <div class="incentives__scenarios">
                    { for brought.scenarios.iter().map(|scenario| one_scenario(&brought, scenario, words)) }
                </div>
            </section>
            { for measures.document().notices.iter().map(|notice| html! {
                <div class="notice section">
                    <p>{ words.of(&notice.text) }</p>
                    { citations(&notice.basis) }
                </div>
            }) }
        </article>
    }
}

/// The next better grade: how far it is in points and in actions, what it adds and what it ends.
fn next(brought: &Brought<'_>, session: &Session, words: Words) -> Html {
    let Some(next) = &brought.next else {
        return html! {
            <section class="card stack-s" aria-labelledby="next">
                <h2 class="incentives__title" id="next">{ words.t("incentives.best") }</h2>
                <p>{ words.t("incentives.best_text") }</p>
            </section>
        };
    };
    let NextGrade { grade, points_away, adds, ends, .. } = next;
    let name = xinyong_text::term(words.lang, *grade);
    let plan = usual_plan(session, brought.evaluation.grade());
    let ended = ends.iter().map(|measure| html! { <li>{ words.of(&measure.name) }</li> });
    html! {
        <section class="card stack-s" aria-labelledby="next">
            <h2 class="incentives__title" id="next">
                { grade_badge(*grade, words) }
                { words.with("incentives.next", &[("points", &xinyong_text::points(words.lang, *points_away))]) }
            </h2>
            { for plan.iter().map(|plan| html! {
                <div class="simulated-box">
                    { mark(words) }
                    <p>{ xinyong_text::plan::result(words.lang, plan) }</p>
                </div>
            }) }
            <p>
                <a class="button button--primary" href={planning("grade", grade.as_str())}>
                    { words.with("incentives.plan", &[("grade", &name)]) }
                </a>
            </p>
            if !adds.is_empty() {
                <h3>{ words.with("incentives.adds", &[("grade", &name)]) }</h3>
                { list(adds, words) }
            }
            if !ends.is_empty() {
                <h3>{ words.with("incentives.ends", &[("grade", &name)]) }</h3>
                <ul>{ for ended }</ul>
            }
        </section>
    }
}

/// Measures with what they mean, and below those of one basis what they rest on.
fn list(measures: &[&Measure], words: Words) -> Html {
    let grounds = |measure: &Measure| (measure.basis.clone(), measure.provenance);
    html! {
        { for measures.chunk_by(|a, b| grounds(a) == grounds(b)).map(|group| html! {
            <div class="incentives__group">
                <ul class="incentives__list plain">
                    { for group.iter().map(|measure| html! {
                        <li><strong>{ capital(words.lang.of(&measure.name)) }</strong><span>{ words.of(&measure.text) }</span></li>
                    }) }
                </ul>
                { for group.first().map(|measure| rests_on(&measure.basis, measure.provenance, words)) }
            </div>
        }) }
    }
}

/// The clauses behind something, and whether a value is the law's or illustrative.
fn rests_on(basis: &[Citation], provenance: Provenance, words: Words) -> Html {
    html! { <div class="incentives__basis">{ citations(basis) }{ provenance_chip(provenance, words) }</div> }
}

/// Where the entity stands with a scenario, offer by offer.
fn one_scenario(brought: &Brought<'_>, found: &BroughtScenario<'_>, words: Words) -> Html {
    let scenario = found.scenario;
    let id = format!("scenario-{}", scenario.id);
    let by_scheme = scenario.scheme.is_some().then(|| {
        words.with(
            "incentives.by_scheme",
            &[
                ("model", &words.of(&found.model.document().name)),
                ("score", &xinyong_text::points(words.lang, found.score)),
                ("grade", &xinyong_text::term(words.lang, found.grade)),
            ],
        )
    });
    let offers = html! {
        <>
            { for by_scheme.map(|said| html! { <p class="section__note">{ said }</p> }) }
            <ul class="incentives__offers plain">
                { for found.offers.iter().map(|offer| html! { <li>{ one_offer(brought, found, offer, words) }</li> }) }
            </ul>
        </>
    };
    // What is for others is said in a line, and shown to whoever asks.
    let for_others = found.offers.iter().all(|offer| offer.standing.status() == OfferStatus::NotForEntity);
    let whom = scenario.whom.as_ref().filter(|_| for_others);
    html! {
        <section class="card stack-s incentives__scenario" aria-labelledby={id.clone()}>
            <h3 {id}>{ words.of(&scenario.name) }</h3>
            if let Some(whom) = whom {
                { standing_word(OfferStatus::NotForEntity, words) }
                <details>
                    <summary class="incentives__others">{ words.with("incentives.for_others", &[("whom", &words.of(&whom.name))]) }</summary>
                    { offers }
                </details>
            } else {
                { offers }
            }
        </section>
    }
}

/// Where the entity stands, by a sign and a word.
fn standing_word(status: OfferStatus, words: Words) -> Html {
    let (class, sign) = match status {
        OfferStatus::Available => ("standing standing--has", "✓"),
        OfferStatus::NotForEntity => ("standing", "–"),
        OfferStatus::RecordInTheWay => ("standing standing--blocked", "×"),
        OfferStatus::GradeTooLow => ("standing standing--ahead", "↑"),
    };
    html! {
        <p {class}><span class="standing__sign" aria-hidden="true">{ sign }</span>{ xinyong_text::term(words.lang, status) }</p>
    }
}

/// Where it stands with one offer: in a word, in a sentence, and where to go.
fn one_offer(
    brought: &Brought<'_>,
    scenario: &BroughtScenario<'_>,
    found: &BroughtOffer<'_>,
    words: Words,
) -> Html {
    let status = found.standing.status();
    let offer = found.offer;
    let illustrative = offer.from.as_ref().is_some_and(|from| from.provenance == Provenance::Illustrative);
    let basis: Vec<Citation> = (offer.basis.iter())
        .chain(offer.from.iter().flat_map(|from| &from.basis))
        .chain(offer.without.iter().flat_map(|without| &without.basis))
        .fold(Vec::new(), |mut all, citation| {
            if !all.contains(citation) {
                all.push(citation.clone());
            }
            all
        });
    let provenance = if illustrative { Provenance::Illustrative } else { offer.provenance };
    html! {
        <>
            if status == OfferStatus::Available && offer.kind == MeasureKind::Supervision {
                <p class="standing">{ xinyong_text::text(words.lang, "measures.applies") }</p>
            } else {
                { standing_word(status, words) }
            }
            <p class="incentives__offer">{ words.of(&offer.text) }</p>
            <p class="section__note">{ xinyong_text::standing(words.lang, brought, scenario, found) }{ words.t("incentives.stop") }</p>
            if status == OfferStatus::GradeTooLow {
                <p><a class="incentives__way" href={planning("offer", &offer.id)}>{ words.t("incentives.plan_offer") }</a></p>
            }
            { rests_on(&basis, provenance, words) }
        </>
    }
}

/// The address of 达标规划 with what is wanted.
fn planning(name: &str, value: &str) -> String {
    let query = vec![(name.to_owned(), value.to_owned())];
    format!("#{}", Location { path: Route::Plan.to_path(), query }.written())
}

/// A name at the head of an item. In Chinese nothing changes.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
