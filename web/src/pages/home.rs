//! 首页: search, services, what is in force, the texts, how it works.

use yew::prelude::*;

use crate::components::indicators::provenance_chip;
use crate::components::samples::Samples;
use crate::components::search::Search;
use crate::hooks::use_session;
use crate::pages::policies::latest_first;
use crate::route::Route;
use crate::state::Session;
use crate::ui::icon::{Shape, icon};
use crate::ui::link::To;
use crate::words::{Words, use_words};
use xinyong_score::model::Provenance;

/// How many texts the home page names; the policy page has them all.
const TEXTS: usize = 6;

/// The page.
#[component]
pub fn Home() -> Html {
    let words = use_words();
    let session = use_session();
    html! {
        <>
            <section class="hero" aria-labelledby="hero-title">
                <h1 id="hero-title">{ words.t("home.title") }</h1>
                <p class="hero__lead">{ words.t("home.lead") }</p>
                <Search />
                <p class="buttons hero__open"><To class="button" route={Route::Open}>{ words.t("home.open") }</To></p>
            </section>
            { tiles(words) }
            <Samples />
            <section class="section" aria-labelledby="how">
                <div class="section__head"><h2 id="how">{ words.t("home.how") }</h2></div>
                { how_it_works(words) }
            </section>
            <div class="home__columns">
                <section class="section" aria-labelledby="in-force">
                    <div class="section__head"><h2 id="in-force">{ words.t("home.in_force") }</h2></div>
                    { rules_in_force(&session, words) }
                </section>
                <section class="section" aria-labelledby="texts">
                    <div class="section__head">
                        <h2 id="texts">{ words.t("home.texts") }</h2>
                        <To route={Route::Policies}>{ words.t("home.all_texts") }</To>
                    </div>
                    { texts(&session, words) }
                </section>
            </div>
        </>
    }
}

/// 服务: a verb each.
fn tiles(words: Words) -> Html {
    let tiles = [
        ("score", Route::Credit, Shape::Dial),
        ("simulate", Route::Simulate, Shape::Sliders),
        ("plan", Route::Plan, Shape::Steps),
        ("repair", Route::Repair, Shape::Shield),
        ("declare", Route::Declare, Shape::Add),
        ("object", Route::Object, Shape::Bubble),
    ];
    html! {
        <nav class="section" aria-label={words.t("home.services")}>
            <ul class="tiles plain">
                { for tiles.into_iter().map(|(key, route, shape)| html! {
                    <li>
                        <To class="tile" {route}>
                            { icon(shape, "tile__icon") }
                            <span class="tile__title">{ words.t(&format!("home.tile_{key}")) }</span>
                            <span class="tile__text">{ words.t(&format!("home.tile_{key}_text")) }</span>
                        </To>
                    </li>
                }) }
            </ul>
        </nav>
    }
}

/// Three steps, drawn and said.
fn how_it_works(words: Words) -> Html {
    let steps = [("open", Shape::File), ("see", Shape::Dial), ("ahead", Shape::Steps)];
    html! {
        <ol class="how plain">
            { for steps.into_iter().enumerate().map(|(at, (key, shape))| html! {
                <li class="how__step card">
                    <span class="how__number" aria-hidden="true">{ at + 1 }</span>
                    { icon(shape, "how__icon") }
                    <h3>{ words.t(&format!("home.how_{key}")) }</h3>
                    <p>{ words.t(&format!("home.how_{key}_text")) }</p>
                </li>
            }) }
        </ol>
    }
}

/// The models, each with its version, its first day, and how many of its values are illustrative.
fn rules_in_force(session: &Session, words: Words) -> Html {
    html! {
        <ul class="in-force plain">
            { for session.models.iter().map(|model| {
                let document = model.document();
                let (law, illustrative) = model.values_by_provenance();
                html! {
                    <li class="in-force__model">
                        <h3><To route={Route::Model { id: document.id.clone() }}>{ words.of(&document.name) }</To></h3>
                        <p>{ words.with("home.version", &[
                            ("version", &words.edition(&document.version)),
                            ("date", &xinyong_text::date(words.lang, document.in_force_from)),
                        ]) }</p>
                        <p class="in-force__share">
                            { provenance_chip(Provenance::Illustrative, words) }
                            { words.with("home.share", &[("count", &illustrative.to_string()), ("all", &(law + illustrative).to_string())]) }
                        </p>
                    </li>
                }
            }) }
        </ul>
    }
}

/// The latest texts.
fn texts(session: &Session, words: Words) -> Html {
    html! {
        <ul class="texts plain">
            { for latest_first(&session.documents).take(TEXTS).map(|document| html! {
                <li class="texts__item">
                    <To route={Route::Policy { id: document.id.clone() }}>{ words.of(&document.title) }</To>
                    <span class="texts__date">{ xinyong_text::date(words.lang, document.issued_on) }</span>
                </li>
            }) }
        </ul>
    }
}
