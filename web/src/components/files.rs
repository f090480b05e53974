//! 打开文件: files in, what was read and what is wrong with it out, row by row.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};
use yew::prelude::*;

use crate::hooks::use_typed;
use crate::route::Route;
use crate::router::use_navigator;
use crate::state::Phase;
use crate::state::search::folded;
use crate::words::{Words, use_words};
use crate::workers::protocol::{Finding, Summary};
use crate::workers::use_importer;

/// How many entities are listed; more are found by typing.
const MOST_ENTRIES: usize = 50;

/// Where files are opened: the field to drop them on, how far reading is, the report, and what was read.
#[component]
pub fn Files() -> Html {
    let words = use_words();
    let importer = use_importer();
    let body = match &importer.state().phase {
        Phase::Idle => Html::default(),
        Phase::Starting => html! { <progress class="progress" aria-label={words.t("page.open")} /> },
        Phase::Reading(progress) => {
            let percent = progress.percent().to_string();
            html! {
                <div class="card stack">
                    <p>{ words.with("open.reading", &[("name", &progress.name)]) }</p>
                    <progress class="progress" max="100" value={percent.clone()} aria-label={words.with("open.reading", &[("name", &progress.name)])} />
                    <p>{ words.with("open.progress", &[("percent", &percent)]) }</p>
                    <button class="button" type="button" onclick={
                        let importer = importer.clone();
                        Callback::from(move |_: MouseEvent| importer.cancel())
                    }>{ words.t("open.cancel") }</button>
                </div>
            }
        }
        Phase::Cancelled => html! { <p class="notice">{ words.t("open.cancelled") }</p> },
        Phase::Unreachable => html! { <p class="notice notice--error">{ words.t("open.offline") }</p> },
        Phase::Done(summary) => report(summary, words),
    };
    html! {
        <>
            <DropZone />
            <div class="section" role="status" aria-live="polite">{ body }</div>
            <Entries />
        </>
    }
}

/// The files of a list.
fn files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// Where files are dropped or chosen.
#[component]
fn DropZone() -> Html {
    let words = use_words();
    let importer = use_importer();
    let over = use_state(|| false);
    let onchange = {
        let importer = importer.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                importer.read(files(input.files()));
                // The same file can be chosen again after it was mended.
                input.set_value("");
            }
        })
    };
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        })
    };
    let ondragleave = {
        let over = over.clone();
        Callback::from(move |_: DragEvent| over.set(false))
    };
    let ondrop = {
        let (over, importer) = (over.clone(), importer.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            importer.read(files(event.data_transfer().and_then(|data| data.files())));
        })
    };
    html! {
        <div class={classes!("drop", over.then_some("drop--over"))} {ondragover} {ondragleave} {ondrop}>
            <p class="drop__hint">{ words.t("open.drop") }</p>
            <input id="files" class="visually-hidden" type="file" multiple=true
                accept=".json,.jsonl,.xlsx,.csv,.txt" {onchange} />
            <label class="button button--primary" for="files">{ words.t("open.choose") }</label>
            <p class="section__note">{ words.t("open.privacy") }</p>
            <details class="drop__formats">
                <summary>{ words.t("open.formats") }</summary>
                <p>{ words.t("open.formats_text") }</p>
            </details>
        </div>
    }
}

/// What was read, and what is wrong, row by row.
fn report(summary: &Summary, words: Words) -> Html {
    let totals = [
        ("open.rows", summary.rows),
        ("open.records", summary.records),
        ("open.errors", summary.errors),
        ("open.persons", summary.persons),
        ("open.entities", summary.entities),
    ];
    html! {
        <section class="stack" aria-labelledby="report">
            <h2 id="report">{ words.t("open.report") }</h2>
            if summary.rows > 0 {
                <dl class="totals">
                    { for totals.iter().map(|(key, count)| html! {
                        <div><dt>{ words.t(key) }</dt><dd>{ count.to_string() }</dd></div>
                    }) }
                </dl>
                <p>{ words.with("open.adds_up", &[
                    ("rows", &summary.rows.to_string()),
                    ("records", &summary.records.to_string()),
                    ("errors", &summary.errors.to_string()),
                    ("persons", &summary.persons.to_string()),
                ]) }</p>
            }
            if summary.error_count > 0 {
                <div class="notice notice--error" role="alert">
                    <h3>{ words.with("open.problems", &[("count", &summary.error_count.to_string())]) }</h3>
                    <p>{ words.t("open.problems_note") }</p>
                    if summary.unattributed > 0 {
                        <p>{ words.with("open.unattributed", &[("count", &summary.unattributed.to_string())]) }</p>
                    }
                </div>
                { findings(&summary.error_list, summary.error_count, words.t("open.row_errors"), words) }
            }
            if summary.warning_count > 0 {
                { findings(&summary.warning_list, summary.warning_count, words.t("open.warnings"), words) }
            }
        </section>
    }
}

/// Findings as a table.
fn findings(list: &[Finding], count: usize, caption: AttrValue, words: Words) -> Html {
    let place = |finding: &Finding| {
        let row = finding.row.map(|row| words.with("open.at_row", &[("row", &row.to_string())]).to_string());
        [finding.sheet.clone(), row, finding.column.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    };
    html! {
        <>
            <table class="table table--cards">
                <caption class="table__caption">{ caption }</caption>
                <thead><tr>
                    <th scope="col">{ words.t("open.row_file") }</th>
                    <th scope="col">{ words.t("open.where") }</th>
                    <th scope="col">{ words.t("open.what") }</th>
                </tr></thead>
                <tbody>
                    { for list.iter().map(|finding| html! {
                        <tr>
                            <td data-label={words.t("open.row_file")}>{ finding.file.clone() }</td>
                            <td data-label={words.t("open.where")}>{ place(finding) }</td>
                            <td data-label={words.t("open.what")}>{ words.of(&finding.what) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            if count > list.len() {
                <p class="section__note">{ words.with("open.more_rows", &[("count", &(count - list.len()).to_string())]) }</p>
            }
        </>
    }
}

/// The entities read; each can be opened, unless a row of its own is in error.
#[component]
fn Entries() -> Html {
    let words = use_words();
    let importer = use_importer();
    let navigator = use_navigator();
    let field = use_node_ref();
    let filter = use_typed(&field);
    let entries = importer.entries();
    let count = entries.clone().count();
    if count == 0 || !matches!(importer.state().phase, Phase::Done(_)) {
        return Html::default();
    }
    let wanted = folded(&filter);
    let matching = entries.filter(|entry| {
        wanted.is_empty() || folded(&entry.name).contains(&wanted) || folded(&entry.uscc).contains(&wanted)
    });
    let (shown, rest) = (matching.clone().take(MOST_ENTRIES), matching.count().saturating_sub(MOST_ENTRIES));
    html! {
        <section class="section stack" aria-labelledby="entries">
            <div class="section__head">
                <h2 id="entries">{ words.t("open.loaded") }</h2>
                <p class="section__note">{ words.with("open.loaded_count", &[("count", &count.to_string())]) }</p>
            </div>
            if count > MOST_ENTRIES {
                <div class="field">
                    <label class="field__label" for="filter">{ words.t("open.filter") }</label>
                    <input class="input" id="filter" type="search" autocomplete="off" ref={field} />
                </div>
            }
            <ul class="entries plain">
                { for shown.map(|entry| {
                    let view = entry.place.map(|place| {
                        let (importer, navigator) = (importer.clone(), navigator.clone());
                        Callback::from(move |_: MouseEvent| {
                            importer.open(place);
                            if let Some(navigator) = &navigator {
                                navigator.push(&Route::Credit);
                            }
                        })
                    });
                    html! {
                        <li>
                            <span class="entries__name">{ entry.name.clone() }</span>
                            <span>{ entry.uscc.clone() }</span>
                            <span>{ words.with("open.records_count", &[("count", &entry.records.to_string())]) }</span>
                            if view.is_none() {
                                <span class="field__error">{ words.with("open.entry_errors", &[("count", &entry.errors.to_string())]) }</span>
                            } else {
                                <button class="button" type="button" onclick={view} aria-label={words.with("open.view_of", &[("name", &entry.name)])}>
                                    { words.t("open.view") }
                                </button>
                            }
                        </li>
                    }
                }) }
            </ul>
            if rest > 0 {
                <p class="section__note">{ words.with("open.more", &[("count", &rest.to_string())]) }</p>
            }
            <button class="button" type="button" onclick={
                let importer = importer.clone();
                Callback::from(move |_: MouseEvent| importer.forget())
            }>{ words.t("open.forget") }</button>
        </section>
    }
}
