//! 查询: one field that finds entities, records, articles and pages.

use yew::prelude::*;

use crate::components::summaries::SummariesNote;
use crate::dom::focus_on;
use crate::hooks::{use_session, use_typed};
use crate::route::Route;
use crate::router::use_navigator;
use crate::samples;
use crate::state::Action;
use crate::state::search::{Hit, search};
use crate::ui::icon::{Shape, icon};
use crate::words::use_words;
use crate::workers::use_importer;

/// The search field with what it finds.
#[component]
pub fn Search() -> Html {
    let words = use_words();
    let session = use_session();
    let navigator = use_navigator();
    let importer = use_importer();
    let field = use_node_ref();
    let query = use_typed(&field);
    let samples = use_memo((), |()| samples::all());

    let hits = search(&query, &session, importer.entries(), &samples, words);
    let go = {
        let session = session.clone();
        move |hit: &Hit| {
            let route = match hit {
                Hit::Sample(sample) => {
                    session.dispatch(Action::Open(sample.opened()));
                    Route::Credit
                }
                Hit::Entry { place, .. } => {
                    importer.open(*place);
                    Route::Credit
                }
                Hit::Record { id, .. } => {
                    session.dispatch(Action::Show(id.clone()));
                    Route::Credit
                }
                Hit::Article { route, .. } | Hit::Page(route) => route.clone(),
            };
            if let Some(navigator) = &navigator {
                navigator.push(&route);
            }
        }
    };
    let onsubmit = {
        let (go, hits) = (go.clone(), hits.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match hits.as_slice() {
                [only] => go(only),
                [] => {}
                _ => focus_on("search-first"),
            }
        })
    };
    html! {
        <search class="search">
            <form class="search__form" role="search" {onsubmit}>
                <label class="visually-hidden" for="search">{ words.t("search.label") }</label>
                <input class="input search__input" id="search" type="search" autocomplete="off"
                    placeholder={words.t("search.placeholder")} ref={field} />
                <button class="button button--primary search__button" type="submit">
                    { icon(Shape::Search, "icon") }
                    { words.t("search.button") }
                </button>
            </form>
            <p class="search__help">{ words.t("search.help") }</p>
            <div aria-live="polite">
                if !query.trim().is_empty() {
                    <SummariesNote />
                    if hits.is_empty() {
                        <p class="search__none">{ words.t("search.none") }</p>
                    } else {
                        <p class="search__count">{ words.with("search.count", &[("count", &hits.len().to_string())]) }</p>
                        <ul class="search__hits plain">
                            { for hits.iter().enumerate().map(|(at, hit)| {
                                let onclick = {
                                    let (go, hit) = (go.clone(), hit.clone());
                                    Callback::from(move |_: MouseEvent| go(&hit))
                                };
                                let (sort, title, detail) = shown(hit, words);
                                html! {
                                    <li>
                                        <button class="search__hit" type="button" id={(at == 0).then_some("search-first")} {onclick}>
                                            <span class="chip">{ sort }</span>
                                            <span class="search__title">{ title }</span>
                                            <span class="search__detail">{ detail }</span>
                                        </button>
                                    </li>
                                }
                            }) }
                        </ul>
                    }
                }
            </div>
        </search>
    }
}

/// How something found is shown: its sort, its name, and what tells it from others.
fn shown(hit: &Hit, words: crate::words::Words) -> (AttrValue, AttrValue, AttrValue) {
    match hit {
        Hit::Sample(sample) => {
            let entity = sample.archive.entity();
            (words.t("search.sample"), entity.name.clone().into(), entity.uscc.to_string().into())
        }
        Hit::Entry { name, uscc, .. } => (words.t("search.entity"), name.clone().into(), uscc.clone().into()),
        Hit::Record { title, .. } => (words.t("search.record"), title.clone().into(), AttrValue::default()),
        Hit::Article { title, about, .. } => {
            (words.t("search.article"), title.clone().into(), about.clone().into())
        }
        Hit::Page(route) => (words.t("search.page"), words.t(route.title_key()), AttrValue::default()),
    }
}
