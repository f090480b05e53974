//! 指标体系对比: two models, value by value.

use std::sync::Arc;

use xinyong_score::Model;
use yew::prelude::*;

use crate::components::citation::citations;
use crate::hooks::use_session;
use crate::pages::credit::hash;
use crate::pages::not_found::NotFound;
use crate::route::Route;
use crate::router::{Location, use_navigator};
use crate::state::comparing::{Comparison, Group, Row, Side, compare};
use crate::ui::field::Select;
use crate::ui::head::head;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the one model.
    pub id: AttrValue,
    /// The id of the other.
    pub other: AttrValue,
}

/// The page.
#[component]
pub fn Compare(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let navigator = use_navigator();
    let everything = use_state_eq(|| false);
    let found = |id: &AttrValue| session.models.iter().find(|model| model.id() == &**id).cloned();
    let pair = found(&props.id).zip(found(&props.other));
    let comparison = use_memo((pair.clone(), words), |(pair, words)| {
        pair.as_ref().map(|(one, other)| compare(one, other, &session.documents, *words))
    });
    let (Some((one, other)), Some(comparison)) = (pair, comparison.as_ref()) else {
        return html! { <NotFound /> };
    };
    let options: Vec<(AttrValue, AttrValue)> = session
        .models
        .iter()
        .map(|model| (model.id().to_owned().into(), words.of(&model.document().name)))
        .collect();
    let chooser = |id: &'static str, key: &str, value: &AttrValue, route: fn(&Props, &str) -> Route| {
        let (navigator, here) =
            (navigator.clone(), Props { id: props.id.clone(), other: props.other.clone() });
        let onchange = Callback::from(move |chosen: AttrValue| {
            if let Some(navigator) = &navigator {
                navigator.replace(Location { path: route(&here, &chosen).to_path(), query: Vec::new() });
            }
        });
        html! { <Select {id} label={words.t(key)} options={options.clone()} value={value.clone()} {onchange} /> }
    };
    let show = |all: bool, key: &str| {
        let choose = everything.setter();
        html! {
            <label class="check">
                <input type="radio" name="rows" checked={*everything == all} onchange={move |_: Event| choose.set(all)} />
                <span>{ words.t(key) }</span>
            </label>
        }
    };
    html! {
        <article>
            { head(words.t("page.compare"), words.t("compare.lead")) }
            <div class="compare__choice">
                { chooser("one", "compare.one", &props.id, |here, id| {
                    Route::Compare { id: id.to_owned(), other: here.other.to_string() }
                }) }
                { chooser("other", "compare.other", &props.other, |here, id| {
                    Route::Compare { id: here.id.to_string(), other: id.to_owned() }
                }) }
                <fieldset class="filter__choices">
                    <legend class="visually-hidden">{ words.t("compare.show") }</legend>
                    { show(false, "compare.only_differences") }
                    { show(true, "compare.everything") }
                </fieldset>
            </div>
            { identities(&one, &other, words) }
            <p class="notice" role="status">{ verdict(comparison, words) }</p>
            { for comparison.groups.iter().map(|group| group_table(group, *everything, words)) }
        </article>
    }
}

/// Which two models these are: version, first day, hash.
fn identities(one: &Arc<Model>, other: &Arc<Model>, words: Words) -> Html {
    html! {
        <div class="compare__models">
            { for [one, other].map(|model| {
                let document = model.document();
                html! {
                    <div class="card stack-s">
                        <p class="compare__name">{ words.of(&document.name) }</p>
                        <p>{ words.with("home.version", &[
                            ("version", &words.edition(&document.version)),
                            ("date", &xinyong_text::date(words.lang, document.in_force_from)),
                        ]) }</p>
                        { hash(model, words) }
                    </div>
                }
            }) }
        </div>
    }
}

/// The result in a sentence, first of all whether scores come out the same.
fn verdict(comparison: &Comparison, words: Words) -> AttrValue {
    let rows = || comparison.groups.iter().flat_map(|group| &group.rows);
    let count = |differs: fn(&&Row) -> bool| rows().filter(differs).count().to_string();
    let values = count(|row| row.value_differs);
    let bases = count(|row| row.basis_differs && !row.value_differs);
    let numbers = [("values", &*values), ("bases", &*bases)];
    if !rows().any(Row::differs) {
        words.t("compare.same")
    } else if comparison.scores_equal {
        words.with("compare.same_scores", &numbers)
    } else {
        words.with("compare.other_scores", &numbers)
    }
}

fn group_table(group: &Group, everything: bool, words: Words) -> Html {
    let rows: Vec<&Row> = group.rows.iter().filter(|row| everything || row.differs()).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section" aria-labelledby={group.key}>
            <div class="section__head"><h2 id={group.key}>{ words.t(group.key) }</h2></div>
            <div class="table-wrap">
                <table class="table table--cards compare__table">
                    <thead><tr>
                        <th scope="col">{ words.t("policy.item") }</th>
                        <th scope="col">{ words.t("compare.one") }</th>
                        <th scope="col">{ words.t("compare.other") }</th>
                        <th scope="col">{ words.t("compare.result") }</th>
                    </tr></thead>
                    <tbody>{ for rows.into_iter().map(|row| table_row(row, words)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn table_row(row: &Row, words: Words) -> Html {
    let [one, other] = &row.sides;
    let result = words.t(match (one, other) {
        (None, _) => "compare.only_other",
        (_, None) => "compare.only_one",
        _ if row.value_differs => "compare.value_differs",
        _ if row.basis_differs => "compare.basis_differs",
        _ => "compare.equal",
    });
    let side = |side: &Option<Side>, key: &str| {
        html! {
            <td data-label={words.t(key)}>
                { for side.iter().map(|side| html! { <>{ &side.value }<div>{ citations(&side.basis) }</div></> }) }
                if side.is_none() {
                    { words.t("compare.none") }
                }
            </td>
        }
    };
    html! {
        <tr class={classes!(row.value_differs.then_some("compare__row--value"))}>
            <th scope="row">{ &row.label }</th>
            { side(one, "compare.one") }
            { side(other, "compare.other") }
            <td data-label={words.t("compare.result")}>{ result }</td>
        </tr>
    }
}
