//! 信用报告: a document of record, ready to be printed, after the chapters of the national report.

mod advice;
mod chapters;
mod evaluation;
mod sheet;

use std::rc::Rc;

use xinyong_score::{Evaluation, Receipt};
use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::dom;
use crate::hooks::use_session;
use crate::route::Route;
use crate::router::Location;
use crate::ui::download::download;
use crate::ui::qr::qr;
use crate::words::{Words, use_words};

use sheet::{facts, missing};

/// The page.
#[component]
pub fn Report() -> Html {
    let words = use_words();
    let session = use_session();
    let refused = |why: AttrValue| {
        html! {
            <>
                <h1>{ words.t("page.report") }</h1>
                <p class="notice notice--error" role="alert">{ why }</p>
            </>
        }
    };
    let unattributed = session.open.as_ref().map_or(0, |open| open.unattributed);
    match session.evaluation() {
        None => invitation(words.t("page.report"), words),
        // What may lack a record is no document of record.
        Some(_) if unattributed > 0 => {
            refused(words.with("report.incomplete", &[("count", &unattributed.to_string())]))
        }
        Some(Err(error)) => refused(xinyong_text::not_in_force(words.lang, &error).into()),
        Some(Ok(evaluation)) => html! { <Document evaluation={Rc::new(evaluation)} /> },
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    evaluation: Rc<Evaluation>,
}

/// The report of an evaluation, and what can be done with it.
#[component]
fn Document(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let evaluation = &props.evaluation;
    let receipt = use_memo(evaluation.clone(), |evaluation| Receipt::of(evaluation));
    use_effect_with(words.with("report.foot", &[("number", &receipt.number)]), |foot| {
        set_running_foot(foot);
        || set_running_foot("")
    });
    let save = {
        let receipt = receipt.clone();
        Callback::from(move |_: MouseEvent| {
            if let Ok(json) = serde_json::to_vec_pretty(&*receipt) {
                download(&format!("{}.json", receipt.number), "application/json", &json);
            }
        })
    };
    html! {
        <div class="report">
            <div class="report__tools buttons">
                <button class="button button--primary" type="button" onclick={Callback::from(|_: MouseEvent| dom::print())}>{ words.t("report.print") }</button>
                <button class="button" type="button" onclick={save}>{ words.t("report.download") }</button>
                <p class="section__note">{ words.t("report.download_note") }</p>
            </div>
            <article class="report__paper" aria-labelledby="report-title">
                { masthead(evaluation, &receipt, session.today, words) }
                { chapters::summary(evaluation, words) }
                { chapters::first_six(evaluation, words) }
                { evaluation::chapter_seven(evaluation, &receipt, &session.documents, words) }
                { chapters::eight_and_nine(evaluation, words) }
                { advice::chapter(evaluation, &session.procedures, words) }
                <footer class="report__end">
                    <p>{ words.t("report.end") }</p>
                    <p>{ words.t("report.not_official") }</p>
                </footer>
            </article>
        </div>
    }
}

/// The head of the first sheet: what it is, whose, of what day, and how to check it.
fn masthead(evaluation: &Evaluation, receipt: &Receipt, today: xinyong_score::Date, words: Words) -> Html {
    let entity = evaluation.archive().entity();
    let date = |day| html! { { xinyong_text::date(words.lang, day) } };
    let labels = chapters::labels(evaluation, words);
    let rows = [
        ("report.number", html! { <span class="report__number">{ receipt.number.clone() }</span> }),
        ("report.name", html! { { entity.name.clone() } }),
        ("report.uscc", html! { { entity.uscc.to_string() } }),
        ("report.as_of", date(evaluation.as_of())),
        ("report.made_on", date(today)),
        (
            "report.labels",
            if labels.is_empty() {
                missing(words)
            } else {
                html! { { labels } }
            },
        ),
    ];
    html! {
        <header class="report__head">
            <p class="report__mark">{ words.t("report.mark") }</p>
            <h1 class="report__title" id="report-title">{ words.t("report.title") }</h1>
            <div class="report__identity">
                { facts(rows, words) }
                <figure class="report__code">
                    { for qr(&verification(receipt).address(), words.t("report.qr")) }
                    <figcaption>{ words.t("report.scan") }</figcaption>
                </figure>
            </div>
            if evaluation.as_of() > today {
                <p class="report__projected">{ words.t("report.projected") }</p>
            }
            <p class="report__headline">{ xinyong_text::headline(words.lang, evaluation, None) }</p>
        </header>
    }
}

/// Where a receipt is verified. The address holds its number and its digest, and nothing of whom it is about.
fn verification(receipt: &Receipt) -> Location {
    let query = [("number", &receipt.number), ("digest", &receipt.digest)];
    Location {
        path: Route::Verify.to_path(),
        query: query.map(|(name, value)| (name.to_owned(), value.clone())).into(),
    }
}

/// What stands at the foot of every printed sheet.
fn set_running_foot(text: &str) {
    if let Some(root) = dom::root() {
        // Without it the sheet has no foot; the first page still has the number.
        let _ = root.style().set_property("--running-foot", &format!("\"{text}\""));
    }
}
