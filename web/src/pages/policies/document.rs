//! 政策文件: one text article by article, with what rests on each article.

use xinyong_rules::{Article, Document};
use yew::prelude::*;

use super::document_facts;
use crate::components::summaries::SummariesNote;
use crate::dom::focus_on;
use crate::hooks::{Session, use_session};
use crate::pages::not_found::NotFound;
use crate::route::Route;
use crate::state::citing::{Citing, citing};
use crate::ui::link::To;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    /// The article to bring into view.
    #[prop_or_default]
    pub article: Option<AttrValue>,
}

/// One text, article by article, with a list of its articles.
#[component]
pub fn Policy(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    // The summaries above it may come later, and push it out of view.
    use_effect_with((props.article.clone(), session.summaries), |(article, _)| {
        if let Some(article) = article {
            focus_on(&anchor(article));
        }
    });
    let resting = use_memo((props.id.clone(), words), |(id, words)| resting(id, &session, *words));
    let Some(document) = session.documents.iter().find(|document| document.id == *props.id) else {
        return html! { <NotFound /> };
    };
    let here = props
        .article
        .as_ref()
        .and_then(|wanted| document.articles.iter().position(|article| article.id == **wanted));
    html! {
        <article class="policy">
            <header class="page__head stack-s">
                <h1>{ words.of(&document.title) }</h1>
                <p class="document__facts">{ document_facts(document, words) }</p>
                <p class="page__lead">{ words.of(&document.summary) }</p>
                <p class="notice">{ words.t("policy.own_words") }</p>
            </header>
            <SummariesNote />
            <nav class="policy__contents" aria-label={words.t("policy.contents")}>
                <ol class="plain">
                    { for document.articles.iter().enumerate().map(|(place, article)| html! {
                        <li>{ link_to(document, article, words.of(&article.label), here == Some(place)) }</li>
                    }) }
                </ol>
            </nav>
            <ol class="articles plain">
                { for document.articles.iter().enumerate().map(|(place, article)| {
                    let is_here = here == Some(place);
                    html! {
                        <li class={classes!("article", is_here.then_some("article--here"))}>
                            <h2 class="article__label" id={anchor(&article.id)} tabindex="-1">
                                { words.of(&article.label) }
                            </h2>
                            <p>{ words.of(&article.summary) }</p>
                            { for resting.get(place).map(|found| cited_by(found, is_here, words)) }
                            if is_here {
                                { neighbours(document, place, words) }
                            }
                        </li>
                    }
                }) }
            </ol>
        </article>
    }
}

/// For each article of a document, what rests on it.
fn resting(id: &str, session: &Session, words: Words) -> Vec<Vec<Citing>> {
    let measures = xinyong_rules::measures();
    let articles = session.documents.iter().filter(|document| document.id == id);
    let articles = articles.flat_map(|document| &document.articles);
    let found =
        |article: &Article| citing(id, &article.id, &session.models, &session.procedures, &measures, words);
    articles.map(found).collect()
}

/// 被哪些规则引用
fn cited_by(found: &[Citing], open: bool, words: Words) -> Html {
    let count: usize = found.iter().map(|citing| citing.parts.len()).sum();
    if count == 0 {
        return html! { <p class="section__note">{ words.t("policy.cited_by_none") }</p> };
    }
    html! {
        <details class="cited" {open}>
            <summary>{ words.with("policy.cited_by", &[("count", &count.to_string())]) }</summary>
            { for found.iter().map(|citing| html! {
                <>
                    <h3 class="cited__whole">{ &citing.whole }</h3>
                    <ul class="cited__parts">
                        { for citing.parts.iter().map(|(name, route)| html! {
                            <li><To route={route.clone()}>{ AttrValue::from(name.clone()) }</To></li>
                        }) }
                    </ul>
                </>
            }) }
        </details>
    }
}

/// The article before and the article after.
fn neighbours(document: &Document, place: usize, words: Words) -> Html {
    let to = |place: Option<usize>, key: &str| {
        place.and_then(|place| document.articles.get(place)).map(|article| {
            let label = words.with(key, &[("article", words.of(&article.label).as_str())]);
            html! { <li>{ link_to(document, article, label, false) }</li> }
        })
    };
    html! {
        <nav aria-label={words.t("policy.neighbours")}>
            <ul class="neighbours plain">
                { for to(place.checked_sub(1), "policy.previous") }
                { for to(place.checked_add(1), "policy.next") }
            </ul>
        </nav>
    }
}

fn link_to(document: &Document, article: &Article, label: AttrValue, current: bool) -> Html {
    let route = Route::Article { id: document.id.clone(), article: article.id.clone() };
    html! { <To {route} {current}>{ label }</To> }
}

/// The id of an article's heading on the page.
fn anchor(article: &str) -> String {
    format!("article-{article}")
}
