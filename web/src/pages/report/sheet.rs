//! What a document is made of: chapters, facts and tables.

use yew::prelude::*;

use crate::words::Words;

/// A chapter: its title and what is in it. `key` names its title among the report's words.
pub fn chapter(key: &'static str, words: Words, body: Html) -> Html {
    html! {
        <section class="report__chapter" aria-labelledby={key}>
            <h2 id={key}>{ words.t(&format!("report.{key}")) }</h2>
            { body }
        </section>
    }
}

/// What stands where nothing is known.
pub fn missing(words: Words) -> Html {
    html! { <span class="report__missing" title={words.t("report.missing_hint")}>{ words.t("report.missing") }</span> }
}

/// A value, or what stands where there is none.
pub fn or_missing(value: Option<String>, words: Words) -> Html {
    value.map_or_else(|| missing(words), |value| html! { { value } })
}

/// Names by their keys, with their values.
pub fn facts(rows: impl IntoIterator<Item = (&'static str, Html)>, words: Words) -> Html {
    html! {
        <dl class="report__facts">
            { for rows.into_iter().map(|(key, value)| html! { <div><dt>{ words.t(key) }</dt><dd>{ value }</dd></div> }) }
        </dl>
    }
}

/// A table: its caption, the names of its columns by their keys, and its rows, of which the first cell is the name.
pub fn table(caption: AttrValue, columns: &[&'static str], rows: Vec<Vec<Html>>, words: Words) -> Html {
    html! {
        <table class="table table--cards report__table">
            <caption>{ caption }</caption>
            <thead><tr>{ for columns.iter().map(|key| html! { <th scope="col">{ words.t(key) }</th> }) }</tr></thead>
            <tbody>
                { for rows.into_iter().map(|cells| html! {
                    <tr>{ for cells.into_iter().zip(columns).enumerate().map(|(at, (cell, key))| match at {
                        0 => html! { <th scope="row">{ cell }</th> },
                        _ => html! { <td data-label={words.t(key)}>{ cell }</td> },
                    }) }</tr>
                }) }
            </tbody>
        </table>
    }
}
