//! What a document is made of: chapters, facts and tables.

use xinyong_text::Lang;
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

/// A column of a table, by the key of its name.
#[derive(Clone, Copy)]
pub enum Column {
    /// What is in it may break into lines.
    Text(&'static str),
    /// What is in it stays on one line: a number, a word.
    Short(&'static str),
    /// In it are numbers, which end at one edge.
    Number(&'static str),
}

impl Column {
    const fn parts(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Text(key) => (key, None),
            Self::Short(key) => (key, Some("report__short")),
            Self::Number(key) => (key, Some("number")),
        }
    }
}

/// How many columns a phone has room for, words of English being long; a table with more becomes cards there.
const fn on_a_phone(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 4,
        Lang::En => 3,
    }
}

/// A table: its caption, its columns, and its rows, of which the first cell is the name.
pub fn table(caption: AttrValue, columns: &[Column], rows: Vec<Vec<Html>>, words: Words) -> Html {
    let cards = (columns.len() > on_a_phone(words.lang)).then_some("table--cards");
    let cell = |(at, (cell, column)): (usize, (Html, &Column))| {
        let (key, class) = column.parts();
        match at {
            0 => html! { <th scope="row" {class}>{ cell }</th> },
            _ => html! { <td {class} data-label={words.t(key)}>{ cell }</td> },
        }
    };
    html! {
        <table class={classes!("table", "report__table", cards)}>
            <caption>{ caption }</caption>
            <thead><tr>
                { for columns.iter().map(|column| {
                    let (key, class) = column.parts();
                    html! { <th scope="col" {class}>{ words.t(key) }</th> }
                }) }
            </tr></thead>
            <tbody>
                { for rows.into_iter().map(|cells| html! {
                    <tr>{ for cells.into_iter().zip(columns).enumerate().map(cell) }</tr>
                }) }
            </tbody>
        </table>
    }
}
