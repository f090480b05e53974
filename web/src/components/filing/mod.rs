//! 一份办件: where it stands, its receipt, what it says, its history, and what can happen next.

mod answer;
mod content;
mod own;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use xinyong_score::filing::{Filing, Matter, Party, Receipt, State, check};
use xinyong_score::procedure::Route as Window;
use xinyong_score::{Archive, Procedures, to_json};
use yew::prelude::*;

use super::desk::keep;
use super::effect::{decided, supposed};
use super::evidence::{evidence_list, give_back};
use super::kept::storage_error;
use crate::dom::focus_on;
use crate::hooks::{use_focus_on_step, use_session};
use crate::route::Route;
use crate::router::use_navigator;
use crate::settings::Settings;
use crate::site::SITE;
use crate::state::Session;
use crate::state::filing::answer::answered;
use crate::state::filing::{MEDIA, archive_of, day_of, effect, record_of, supposed as would};
use crate::storage::{self, StorageError, Store};
use crate::ui::download::download;
use crate::ui::head::head;
use crate::words::{Words, use_words};

pub use answer::read_file;
pub use content::measured;

use answer::Answer;
use content::content;
use own::Own;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub filing: Rc<Filing>,
    /// Whether it is kept on the device.
    pub kept: bool,
    /// Called with the filing as it is after a step.
    pub onchange: Callback<Rc<Filing>>,
    /// Called when the person has the file in hand.
    #[prop_or_default]
    pub ongiven: Callback<()>,
}

/// A filing, whole.
#[component]
pub fn FilingView(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let settings = &*SITE;
    let Props { filing, kept, onchange, ongiven } = props;
    let receipt = filing.receipt(&session.procedures, &session.calendar);
    let archive = archive_of(&session, filing.filer().uscc).cloned();
    let title = words.with(
        "filing.title",
        &[("matter", &xinyong_text::term(words.lang, receipt.matter)), ("number", receipt.number)],
    );
    html! {
        <article class="filing">
            { head(title, stands(&session, filing, &receipt, words)) }
            { obstacles(&session, filing, archive.as_deref(), words) }
            { hand_in(&session, settings, filing, archive.as_deref(), words) }
            { paper(&session, &receipt, filing, ongiven, words) }
            { consequences(&session, filing, archive.as_deref(), words) }
            { content(&session, filing, archive.as_deref(), words) }
            if !filing.evidence().is_empty() {
                <section class="section" aria-labelledby="filing-evidence">
                    <div class="section__head"><h2 id="filing-evidence">{ words.t("filing.evidence") }</h2></div>
                    { evidence_list(filing.evidence(), words, |_, file| give_back(file, words)) }
                </section>
            }
            { history(filing, words) }
            if matches!(filing.state(), State::Submitted | State::Accepted) {
                <Answer filing={filing.clone()} onchange={onchange.clone()}
                    name={office(&session, settings, filing, archive.as_deref(), words)} />
            }
            <Own filing={filing.clone()} {kept} onchange={onchange.clone()} />
        </article>
    }
}

/// A state as its filer is told it: what the rules call submitted is a file that was made here; whether it was handed in,
/// this site does not know.
pub fn state_word(matter: Matter, state: State, words: Words) -> AttrValue {
    match (state, matter) {
        (State::Submitted, _) => words.t("filing.state_made"),
        (State::Confirmed, Matter::Objection) => words.t("filing.state_upheld"),
        _ => xinyong_text::term(words.lang, state).into(),
    }
}

/// Where it stands, and what follows, in a sentence or two.
fn stands(session: &Session, filing: &Filing, receipt: &Receipt<'_>, words: Words) -> AttrValue {
    let day = |date| xinyong_text::date(words.lang, date);
    let note = filing.history().last().and_then(|step| step.note.clone()).unwrap_or_default();
    let on = filing.history().last().map(|step| day(step.date)).unwrap_or_default();
    let (on, note) = (("date", &*on), ("note", &*note));
    match (receipt.state, receipt.deadline) {
        (State::Accepted, Some(deadline)) => {
            let last = day(deadline.date);
            let key = match (deadline.date < day_of(session, filing), deadline.provisional) {
                (true, _) => "filing.overdue",
                (false, true) => "filing.due_provisional",
                (false, false) => "filing.due",
            };
            words.with(key, &[("deadline", &last)])
        }
        (State::Submitted, _) => {
            let term = session.procedures.term(filing.subject().change());
            let days = term.map_or(0, |term| term.working_days).to_string();
            words.with("filing.stands_submitted", &[("days", &days)])
        }
        (State::Returned, _) => words.with("filing.stands_returned", &[on, note]),
        (State::Confirmed, _) if receipt.matter == Matter::Objection => {
            words.with("filing.stands_upheld", &[on])
        }
        (State::Confirmed, _) => words.with("filing.stands_confirmed", &[on]),
        (State::Rejected, _) => words.with("filing.stands_rejected", &[on, note]),
        (State::Withdrawn, _) => words.with("filing.stands_withdrawn", &[on]),
        (State::Draft | State::Accepted, _) => words.t("filing.stands_draft"),
    }
}

/// What the rules or the open archive have against it.
fn obstacles(session: &Session, filing: &Filing, archive: Option<&Archive>, words: Words) -> Html {
    let Some(archive) = archive else { return Html::default() };
    let found = check(filing, archive, &session.procedures, day_of(session, filing));
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notice notice--warn">
            <p><strong>{ words.t("filing.obstacles") }</strong></p>
            <ul>{ for found.iter().map(|found| html! {
                <li>{ xinyong_text::obstacle(words.lang, &session.documents, found) }</li>
            }) }</ul>
        </div>
    }
}

/// Who answers: the window of the way, or the authority that the deployment names.
pub fn office(
    session: &Session,
    settings: &Settings,
    filing: &Filing,
    archive: Option<&Archive>,
    words: Words,
) -> AttrValue {
    let record = record_of(filing, archive);
    window(&session.procedures, filing, record).map_or_else(
        || words.of(&settings.hand_in.authority),
        |route| xinyong_text::term(words.lang, route).into(),
    )
}

/// The window at which a repair is applied for; none where the authority itself decides.
fn window(
    procedures: &Procedures,
    filing: &Filing,
    record: Option<&xinyong_score::Record>,
) -> Option<Window> {
    let change = filing.subject().change();
    let way = record.and_then(|record| procedures.way(record)).filter(|way| way.change == change);
    way.or(procedures.way_to(change)).map(|way| way.route).filter(|route| *route != Window::CreditAuthority)
}

/// That the file has not gone anywhere yet, and where it is to be handed in.
fn hand_in(
    session: &Session,
    settings: &Settings,
    filing: &Filing,
    archive: Option<&Archive>,
    words: Words,
) -> Html {
    if filing.state() != State::Submitted {
        return Html::default();
    }
    let record = record_of(filing, archive);
    let to = match window(&session.procedures, filing, record) {
        Some(route) => {
            words.with("filing.hand_in_window", &[("office", &xinyong_text::term(words.lang, route))])
        }
        None => words.with(
            "filing.hand_in_at",
            &[
                ("office", &words.of(&settings.hand_in.authority)),
                ("address", &words.of(&settings.hand_in.address)),
            ],
        ),
    };
    html! {
        <section class="notice section" aria-labelledby="hand-in">
            <h2 class="notice__title" id="hand-in">{ words.t("filing.hand_in") }</h2>
            <p>{ words.t("filing.nothing_sent") }</p>
            <ol>
                <li>{ words.t("filing.hand_in_save") }</li>
                <li>{ to }</li>
                <li>{ words.t("filing.hand_in_back") }</li>
            </ol>
        </section>
    }
}

/// 回执, the file itself and the print.
fn paper(
    session: &Session,
    receipt: &Receipt<'_>,
    filing: &Rc<Filing>,
    ongiven: &Callback<()>,
    words: Words,
) -> Html {
    let lang = words.lang;
    let deadline = if let Some(deadline) = receipt.deadline {
        let key = if deadline.provisional { "filing.until_provisional" } else { "filing.until" };
        words.with(key, &[("date", &xinyong_text::date(lang, deadline.date))])
    } else {
        let term = session.procedures.term(filing.subject().change());
        let days = term.map_or(0, |term| term.working_days).to_string();
        words.with("filing.until_term", &[("days", &days)])
    };
    // What was decided or withdrawn before it was accepted waits for no answer.
    let deadline = Some(deadline).filter(|_| receipt.deadline.is_some() || !receipt.state.is_final());
    let facts: [(AttrValue, Option<AttrValue>); 8] = [
        (words.t("filing.number"), Some(receipt.number.to_owned().into())),
        (words.t("filing.matter"), Some(xinyong_text::term(lang, receipt.matter).into())),
        (words.t("filing.filer"), Some(receipt.name.to_owned().into())),
        (words.t("filing.code"), Some(receipt.uscc.to_string().into())),
        (words.t("filing.state"), Some(state_word(receipt.matter, receipt.state, words))),
        (
            words.t("filing.submitted_on"),
            receipt.submitted_on.map(|day| xinyong_text::date(lang, day).into()),
        ),
        (words.t("filing.deadline"), deadline),
        (
            words.t("filing.files"),
            Some(words.with("filing.file_count", &[("count", &filing.evidence().len().to_string())])),
        ),
    ];
    let give = {
        let (filing, ongiven) = (filing.clone(), ongiven.clone());
        Callback::from(move |_: MouseEvent| {
            if download(&format!("{}.json", filing.number()), MEDIA, to_json(&*filing).as_bytes()) {
                ongiven.emit(());
            }
        })
    };
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print says so itself.
            let _ = window.print();
        }
    });
    html! {
        <section class="section card receipt" aria-labelledby="receipt">
            <p class="report__mark">{ words.t("report.mark") }</p>
            <h2 id="receipt">{ words.t("filing.receipt") }</h2>
            <dl class="facts">
                { for facts.into_iter().filter_map(|(name, said)| said.map(|said| html! {
                    <div><dt>{ name }</dt><dd>{ said }</dd></div>
                })) }
            </dl>
            <p class="hash">{ words.t("filing.hash") }<code>{ receipt.content.clone() }</code></p>
            <div class="buttons">
                <button class="button button--primary" type="button" onclick={give}>{ words.t("filing.download") }</button>
                <button class="button" type="button" onclick={print}>{ words.t("filing.print") }</button>
            </div>
        </section>
    }
}

/// What it would do, or did, to the score of the open archive.
fn consequences(session: &Session, filing: &Filing, archive: Option<&Archive>, words: Words) -> Html {
    let subject = filing.subject();
    let Some(archive) = archive else { return Html::default() };
    if filing.state().is_final() {
        let found =
            session.model().map(|model| effect(filing, archive, model, &session.procedures, session.as_of));
        return match found {
            Some(Ok(Some(found))) => decided(&found, subject.record(), words),
            Some(Err(refused)) => {
                let said = xinyong_text::refusal(words.lang, &session.documents, &refused);
                html! { <ul class="notice notice--warn section">{ for said.into_iter().map(|said| html! { <li>{ said }</li> }) }</ul> }
            }
            _ => Html::default(),
        };
    }
    would::answered(session, filing)
        .map(|simulation| supposed(&simulation, subject.change(), subject.record(), words))
        .unwrap_or_default()
}

/// Its steps, in order.
fn history(filing: &Filing, words: Words) -> Html {
    let lang = words.lang;
    html! {
        <section class="section" aria-labelledby="filing-history">
            <div class="section__head"><h2 id="filing-history">{ words.t("filing.history") }</h2></div>
            <ol class="history plain">
                { for filing.history().iter().map(|step| html! {
                    <li class={classes!("history__step", (step.by == Party::Authority).then_some("history__step--authority"))}>
                        <span class="history__date">{ xinyong_text::date(lang, step.date) }</span>
                        <strong class="history__state">{ state_word(filing.subject().matter(), step.state, words) }</strong>
                        <span>{ words.with("filing.step_by", &[("by", &xinyong_text::term(lang, step.by)), ("name", &step.name)]) }</span>
                        if let Some(note) = &step.note {
                            <p class="history__note">{ note }</p>
                        }
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// The filing that is kept under a number.
pub(super) async fn kept_under(number: &str) -> Option<Filing> {
    let json = storage::get(Store::Filings, number).await.ok()??;
    Filing::from_json(&json).ok()
}

#[derive(Properties, PartialEq)]
pub struct UnkeptProps {
    pub filing: Rc<Filing>,
    /// Why it could not be kept.
    #[prop_or_default]
    pub error: Option<StorageError>,
    /// Called once it is in safe hands: on the device, or in the person's own.
    #[prop_or_default]
    pub forget: Callback<()>,
    /// What the button is called that leads away from it.
    pub leave: AttrValue,
    /// Called when the person leaves it.
    pub onleave: Callback<()>,
}

/// A filing that is not kept on the device: whether it is to be is asked once.
#[component]
pub fn Unkept(props: &UnkeptProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let filing = use_state_eq(|| props.filing.clone());
    let error = use_state_eq(|| props.error);
    let asked = use_state_eq(|| storage::keeps_filings().is_some());
    let conflict = use_state_eq(|| false);
    use_effect_with((), |()| focus_on("main"));
    let onkeep = {
        let (filing, error, forget) = ((*filing).clone(), error.clone(), props.forget.clone());
        let conflict = conflict.clone();
        Callback::from(move |_: MouseEvent| {
            let (filing, error, conflict) = (filing.clone(), error.clone(), conflict.clone());
            let (forget, navigator) = (forget.clone(), navigator.clone());
            spawn_local(async move {
                if let Some(known) = kept_under(filing.number()).await
                    && known != *filing
                    && answered(&known, &filing).is_err()
                {
                    return conflict.set(true);
                }
                match keep(&filing).await {
                    Ok(()) => {
                        storage::remember_keeping(true);
                        forget.emit(());
                        if let Some(navigator) = navigator {
                            navigator.push(&Route::Filing { id: filing.number().to_owned() });
                        }
                    }
                    Err(why) => error.set(Some(why)),
                }
            });
        })
    };
    let decline = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| {
            storage::remember_keeping(false);
            asked.set(true);
        })
    };
    let onchange = {
        let filing = filing.clone();
        Callback::from(move |changed| filing.set(changed))
    };
    let leave = props.onleave.reform(|_: MouseEvent| {
        // The button goes; the focus must not go with it.
        focus_on("main");
    });
    use_focus_on_step(Some(filing.state()));
    html! {
        <>
            <section class="notice notice--warn keep" aria-labelledby="keep-title">
                <h2 class="notice__title" id="keep-title">{ words.t("filing.keep") }</h2>
                <p>{ words.t(if *asked { "filing.keep_not" } else { "filing.keep_text" }) }</p>
                if *conflict {
                    <p role="alert">{ words.with("filing.keep_conflict", &[("number", filing.number())]) }</p>
                }
                if let Some(error) = *error {
                    <p role="alert">{ storage_error(error, words) }</p>
                }
                <div class="buttons">
                    <button class="button button--primary" type="button" onclick={onkeep}>{ words.t("filing.keep_yes") }</button>
                    if !*asked {
                        <button class="button" type="button" onclick={decline}>{ words.t("filing.keep_no") }</button>
                    }
                    <button class="button button--plain" type="button" onclick={leave}>{ &props.leave }</button>
                </div>
            </section>
            <FilingView key={filing.state().as_str()} filing={(*filing).clone()} kept=false {onchange} ongiven={props.forget.clone()} />
        </>
    }
}
