//! 核验: whether a printed report or a receipt is unaltered, of what day, adds up, and is what the archive gives.

use std::sync::Arc;

use xinyong_score::archive::Problem;
use xinyong_score::receipt::Stated;
use xinyong_score::{Archive, Receipt};
use yew::prelude::*;

use crate::dom::focus_on;
use crate::hooks::{Session, use_session};
use crate::router::use_location;
use crate::state::verify::{Act, Again, Handed, Printed, again};
use crate::ui::file_drop::{FileDrop, Picked, reading};
use crate::ui::head::head;
use crate::words::{Words, use_words};

/// The heading of what is told of a receipt.
const VERDICT: &str = "verify-verdict";

/// The heading of what calculating once more says.
const AGAIN: &str = "verify-again";

/// The file that was chosen last.
#[derive(Clone, PartialEq, Default)]
struct Chosen {
    /// How often one was chosen: the same file may be chosen again after it was mended.
    times: u32,
    /// The heading of its answer.
    heading: &'static str,
    name: AttrValue,
    is_read: bool,
}

/// The page.
#[component]
pub fn Verify() -> Html {
    let words = use_words();
    let session = use_session();
    let handed = use_reducer(Handed::default);
    let printed = Printed::read(&use_location().query);
    let printed = printed.as_ref();
    let chosen = use_state(Chosen::default);
    let take = |act: fn(String) -> Act, heading: &'static str| {
        let (dispatcher, chosen) = (handed.dispatcher(), chosen.clone());
        reading(Callback::from(move |files: Vec<Picked>| {
            for file in files {
                let text = file.text();
                let is_read = text.is_some();
                if let Some(text) = text {
                    dispatcher.dispatch(act(text.into_owned()));
                }
                let times = chosen.times + 1;
                chosen.set(Chosen { times, heading, name: file.name.into(), is_read });
            }
        }))
    };
    use_effect_with(chosen.clone(), |chosen| {
        if chosen.is_read {
            focus_on(chosen.heading);
        }
    });
    let opened = |heading: &str| {
        let name = [("name", &*chosen.name)];
        match chosen.is_read {
            _ if chosen.heading != heading => Html::default(),
            true => html! { <p>{ words.with("open.opened", &name) }</p> },
            false => {
                html! { <p class="notice notice--error" role="alert">{ words.with("ui.file_unread", &name) }</p> }
            }
        }
    };
    let take_open = session.open.as_ref().map(|open| {
        let (dispatcher, archive) = (handed.dispatcher(), open.archive.clone());
        (
            open.archive.entity().name.clone(),
            Callback::from(move |_: MouseEvent| dispatcher.dispatch(Act::Open(archive.clone()))),
        )
    });
    html! {
        <article class="verify">
            { head(words.t("page.verify"), words.t("verify.lead")) }
            { for printed.map(|printed| from_paper(printed, handed.receipt.is_some(), words)) }
            <div class="verify__files">
                <section class="card stack-s" aria-labelledby="verify-receipt">
                    <h2 id="verify-receipt">{ words.t("verify.receipt") }</h2>
                    <p>{ words.t("verify.receipt_help") }</p>
                    <FileDrop id="receipt-file" hint={words.t("verify.drop")} label={words.t("verify.choose_receipt")}
                        accept=".json" onfiles={take(Act::Receipt, VERDICT)} />
                    { opened(VERDICT) }
                </section>
                <section class="card stack-s" aria-labelledby="verify-archive">
                    <h2 id="verify-archive">{ words.t("verify.archive") }</h2>
                    <p>{ words.t("verify.archive_help") }</p>
                    <FileDrop id="archive-file" hint={words.t("verify.drop")} label={words.t("verify.choose_archive")}
                        accept=".json" onfiles={take(Act::Archive, AGAIN)} />
                    { opened(AGAIN) }
                    { for take_open.map(|(name, onclick)| html! {
                        <button class="button" type="button" {onclick}>{ words.with("verify.use_open", &[("name", &name)]) }</button>
                    }) }
                </section>
            </div>
            <div class="verify__answer" role="status" aria-live="polite">{ answer(&handed, printed, &session, words) }</div>
            <section class="section" aria-labelledby="verify-limits">
                <div class="section__head"><h2 id="verify-limits">{ words.t("verify.limits") }</h2></div>
                <ul>
                    <li>{ words.t("verify.limit_seal") }</li>
                    <li>{ words.t("verify.limit_archive") }</li>
                    <li>{ words.t("verify.limit_device") }</li>
                </ul>
            </section>
        </article>
    }
}

/// What can be told from the code on the paper alone, and what cannot.
fn from_paper(printed: &Printed, has_file: bool, words: Words) -> Html {
    let (class, said) = match printed.date() {
        Some(day) => (
            "notice",
            words.with(
                "verify.paper",
                &[("number", &printed.number), ("date", &xinyong_text::date(words.lang, day))],
            ),
        ),
        None => ("notice notice--error", words.t("verify.paper_altered")),
    };
    html! {
        <section class={class} aria-labelledby="verify-paper">
            <h2 class="verify__title" id="verify-paper">{ words.t("verify.paper_title") }</h2>
            <p>{ said }</p>
            if printed.date().is_some() {
                <p>{ words.t("verify.paper_compare") }</p>
            }
            if !has_file {
                <p>{ words.t("verify.paper_ask") }</p>
            }
        </section>
    }
}

/// What follows from what was handed in.
fn answer(handed: &Handed, printed: Option<&Printed>, session: &Session, words: Words) -> Html {
    let unread = |id: &'static str, title: &str, found: &[Problem]| {
        html! {
            <section class="notice notice--error" aria-labelledby={id}>
                <h2 class="verify__title" {id} tabindex="-1">{ words.t(title) }</h2>
                { problems(found, words) }
            </section>
        }
    };
    let receipt = match &handed.receipt {
        None => return Html::default(),
        Some(Err(found)) if found.is_empty() => return unread(VERDICT, "verify.is_archive", found),
        Some(Err(found)) => return unread(VERDICT, "verify.unreadable", found),
        Some(Ok(stated)) => stated,
    };
    html! {
        <div class="stack">
            { verdict(receipt, printed, words) }
            { sum(&receipt.receipt, words) }
            { match &handed.archive {
                None => html! { <p class="notice">{ words.t("verify.no_archive") }</p> },
                Some(Err(found)) => unread(AGAIN, "verify.archive_unreadable", found),
                Some(Ok(archive)) => recomputed(&receipt.receipt, archive, session, words),
            } }
        </div>
    }
}

/// The sentence that was come for: is it unaltered, and of what day.
fn verdict(stated: &Stated, printed: Option<&Printed>, words: Words) -> Html {
    let receipt = &stated.receipt;
    let values = [
        ("number", &*receipt.number),
        ("name", &receipt.entity.name),
        ("uscc", receipt.entity.uscc.as_str()),
        ("date", &xinyong_text::date(words.lang, receipt.as_of)),
        ("score", &xinyong_text::points(words.lang, receipt.score)),
        ("grade", &xinyong_text::term(words.lang, receipt.grade)),
    ];
    let sound = stated.problems.is_empty();
    let (class, title, said) = if sound {
        ("notice notice--ok", "verify.sound", "verify.sound_text")
    } else {
        ("notice notice--error", "verify.altered", "verify.altered_text")
    };
    let paper = printed.filter(|_| sound).map(|printed| {
        words.t(if printed.is_of(receipt) { "verify.same_as_paper" } else { "verify.not_the_paper" })
    });
    html! {
        <section {class} aria-labelledby={VERDICT}>
            <h2 class="verify__title" id={VERDICT} tabindex="-1">{ words.t(title) }</h2>
            <p>{ words.with(said, &values) }</p>
            if sound {
                <p>{ words.t("verify.limit_seal") }</p>
            } else {
                <details>
                    <summary>{ words.t("verify.where") }</summary>
                    { problems(&stated.problems, words) }
                </details>
            }
            { for paper.map(|said| html! { <p><strong>{ said }</strong></p> }) }
        </section>
    }
}

/// The addition, for whoever wants to do it again by hand.
fn sum(receipt: &Receipt, words: Words) -> Html {
    let holds = receipt.sum() == receipt.score;
    let key = if holds { "verify.adds_up" } else { "verify.adds_up_not" };
    html! {
        <section class={if holds { "notice notice--ok" } else { "notice notice--error" }} aria-labelledby="verify-sum">
            <h2 class="verify__title" id="verify-sum">{ words.with(key, &[("score", &xinyong_text::points(words.lang, receipt.score))]) }</h2>
            <p class="verify__sum">{ xinyong_text::addition(receipt) }</p>
        </section>
    }
}

/// Whether the archive still gives what the receipt keeps, place by place where not.
fn recomputed(receipt: &Receipt, archive: &Arc<Archive>, session: &Session, words: Words) -> Html {
    let (class, title, body) = match again(receipt, archive, &session.models) {
        Again::Agrees => ("notice--ok", "verify.agrees", html! { <p>{ words.t("verify.agrees_text") }</p> }),
        Again::Differs(found) => {
            let list = html! {
                <ul>{ for found.iter().map(|found| html! { <li>{ xinyong_text::difference(words.lang, found) }</li> }) }</ul>
            };
            (
                "notice--error",
                "verify.differs",
                html! { <><p>{ words.t("verify.differs_text") }</p>{ list }</> },
            )
        }
        Again::UnknownModel => {
            let said = words.with("verify.unknown_model", &[("model", &receipt.model.id)]);
            ("notice--warn", "verify.not_recomputed", html! { <p>{ said }</p> })
        }
        Again::NotInForce(error) => {
            let said = xinyong_text::not_in_force(words.lang, &error);
            ("notice--warn", "verify.not_recomputed", html! { <p>{ said }</p> })
        }
    };
    html! {
        <section class={classes!("notice", class)} aria-labelledby={AGAIN}>
            <h2 class="verify__title" id={AGAIN} tabindex="-1">{ words.t(title) }</h2>
            { body }
        </section>
    }
}

/// Problems, each in a sentence.
fn problems(found: &[Problem], words: Words) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    html! { <ul>{ for found.iter().map(|found| html! { <li>{ xinyong_text::problem(words.lang, found) }</li> }) }</ul> }
}
