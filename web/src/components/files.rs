//! 打开文件: files in, what was read and what is wrong with it out, row by row.

use xinyong_import::NEEDED;
use xinyong_text::{fill, term, text};
use yew::prelude::*;

use crate::dom::focus_on;
use crate::hooks::{use_after_opening, use_session, use_typed};
use crate::state::Phase;
use crate::state::search::folded;
use crate::ui::file_drop::FileDrop;
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
    let done = matches!(importer.state().phase, Phase::Done(_));
    let was_done = use_mut_ref(|| done);
    use_effect_with(done, move |&done| {
        // What was read some time before is no news.
        if !was_done.replace(done) && done {
            focus_on("report");
        }
    });
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
        Phase::Done(summary) => report(summary, importer.entries().any(|entry| entry.place.is_some()), words),
    };
    html! {
        <>
            <DropZone />
            <div class="section" role="status" aria-live="polite">{ body }</div>
            <Entries />
        </>
    }
}

/// Where files are dropped or chosen.
#[component]
fn DropZone() -> Html {
    let words = use_words();
    let importer = use_importer();
    let onfiles = Callback::from(move |files| importer.read(files));
    html! {
        <FileDrop id="files" hint={words.t("open.drop")} label={words.t("open.choose")}
            accept=".json,.jsonl,.xlsx,.csv,.txt" multiple=true {onfiles}>
            <p class="section__note">{ words.t("open.privacy") }</p>
            <details class="drop__formats">
                <summary>{ words.t("open.formats") }</summary>
                <p>{ words.t("open.formats_text") }</p>
                <p>{ words.t("open.needed") }</p>
                <ul>
                    { for NEEDED.iter().map(|&(kind, headings)| {
                        let headings = headings.join(text(words.lang, "join.list"));
                        let values = [("name", &*term(words.lang, kind)), ("value", &headings)];
                        html! { <li>{ fill(words.lang, "join.pair", &values) }</li> }
                    }) }
                </ul>
            </details>
        </FileDrop>
    }
}

/// What was read, and what is wrong, row by row; `opens` if some of it can be opened.
fn report(summary: &Summary, opens: bool, words: Words) -> Html {
    let (problems, note) = match (opens, summary.errors) {
        (false, _) => ("open.problems", "open.problems_note"),
        (true, 0) => ("open.problems_some", "open.file_left"),
        (true, 1) => ("open.problems_some", "open.row_left"),
        (true, _) => ("open.problems_some", "open.rows_left"),
    };
    let totals = [
        ("open.rows", "open.in_rows", summary.rows),
        ("open.records", "open.in_records", summary.records),
        ("open.errors", "open.in_rows", summary.errors),
        ("open.persons", "open.in_rows", summary.persons),
        ("open.entities", "open.in_entities", summary.entities),
    ];
    html! {
        <section class="stack" aria-labelledby="report">
            <h2 id="report" tabindex="-1">{ words.t("open.report") }</h2>
            if summary.rows > 0 {
                <dl class="totals">
                    { for totals.iter().map(|(key, unit, count)| html! {
                        <div><dt>{ words.t(key) }</dt><dd>{ words.with(unit, &[("count", &count.to_string())]) }</dd></div>
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
                    <h3>{ words.with(problems, &[("count", &summary.error_count.to_string())]) }</h3>
                    <p>{ words.with(note, &[("rows", &summary.errors.to_string())]) }</p>
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
    let placed = list.iter().any(|finding| !place(finding).is_empty());
    html! {
        <>
            <table class="table table--cards">
                <caption class="table__caption">{ caption }</caption>
                <thead><tr>
                    <th scope="col">{ words.t("open.row_file") }</th>
                    if placed {
                        <th scope="col">{ words.t("open.where") }</th>
                    }
                    <th scope="col">{ words.t("open.what") }</th>
                </tr></thead>
                <tbody>
                    { for list.iter().map(|finding| html! {
                        <tr>
                            <td data-label={words.t("open.row_file")}>{ finding.file.clone() }</td>
                            if placed {
                                <td data-label={words.t("open.where")}>{ place(finding) }</td>
                            }
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
    let session = use_session();
    let opened = use_after_opening();
    let field = use_node_ref();
    let filter = use_typed(&field);
    let entries = importer.entries();
    let count = entries.clone().count();
    // The only one is open already; where its score is, is said above.
    let open = session.open.as_ref().map(|open| open.archive.entity().uscc);
    let only = open.filter(|_| count == 1);
    if only.is_some_and(|uscc| entries.clone().all(|entry| entry.uscc == uscc.as_str())) {
        return Html::default();
    }
    if count == 0 || !matches!(importer.state().phase, Phase::Done(_)) {
        return Html::default();
    }
    let can_open = entries.clone().filter(|entry| entry.place.is_some()).count();
    let counted = if can_open == count { "open.loaded_count" } else { "open.loaded_some" };
    let wanted = folded(&filter);
    let matching = entries.filter(|entry| {
        wanted.is_empty() || folded(&entry.name).contains(&wanted) || folded(&entry.uscc).contains(&wanted)
    });
    let (shown, rest) = (matching.clone().take(MOST_ENTRIES), matching.count().saturating_sub(MOST_ENTRIES));
    html! {
        <section class="section stack" aria-labelledby="entries">
            <div class="section__head">
                <h2 id="entries">{ words.t("open.loaded") }</h2>
                <p class="section__note">{ words.with(counted, &[("count", &count.to_string()), ("open", &can_open.to_string())]) }</p>
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
                        let (importer, opened) = (importer.clone(), opened.clone());
                        Callback::from(move |_: MouseEvent| {
                            importer.open(place);
                            opened.emit(());
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
