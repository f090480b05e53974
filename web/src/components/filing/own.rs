//! 接下来: what the filer can do: put right, withdraw, open the archive that follows, delete.

use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;
use xinyong_score::filing::{Filing, Matter, Party, State, Step, follow};
use xinyong_score::{Archive, to_json};
use yew::prelude::*;

use crate::hooks::{ON, use_session};
use crate::route::Route;
use crate::router::{Location, use_navigator};
use crate::state::filing::draft::DraftOf;
use crate::state::filing::{MEDIA, archive_of, day_of, is_shown};
use crate::state::{Action, Opened, Origin};
use crate::storage::{self, Store};
use crate::ui::dialog::Dialog;
use crate::ui::download::download;
use crate::ui::link::To;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub filing: Rc<Filing>,
    /// Whether it is kept on the device.
    pub kept: bool,
    pub onchange: Callback<Rc<Filing>>,
}

/// What a person is asked once more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Withdraw,
    Delete,
}

/// What the filer can do next.
#[component]
pub fn Own(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let navigator = use_navigator();
    let asked = use_state_eq(|| None::<Asked>);
    let Props { filing, kept, onchange } = props;
    let ask = |what| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(Some(what)))
    };
    let withdraw = {
        let (filing, onchange, asked) = (filing.clone(), onchange.clone(), asked.clone());
        let day = day_of(&session, &filing);
        move || {
            let last = filing.history().last().map(|step| step.date);
            let step = Step {
                state: State::Withdrawn,
                date: last.map_or(day, |last| last.max(day)),
                by: Party::Filer,
                name: filing.filer().name.clone(),
                note: None,
            };
            asked.set(None);
            // The button is there only where the step is possible.
            if let Ok(withdrawn) = filing.after(step) {
                let number = filing.number().to_owned();
                spawn_local(async move { forget_amendment(number).await });
                onchange.emit(Rc::new(withdrawn));
            }
        }
    };
    let delete = {
        let number = filing.number().to_owned();
        move || {
            let (number, navigator) = (number.clone(), navigator.clone());
            spawn_local(async move {
                // What cannot be deleted is found again in the list.
                let _ = storage::delete(Store::Filings, &number).await;
                forget_amendment(number).await;
                if let Some(navigator) = navigator {
                    navigator.push(&Route::Filings);
                }
            });
        }
    };
    let can_withdraw = filing.state().moves().any(|step| step.to == State::Withdrawn);
    let confirm = (*asked).map(|what| {
        let key = if what == Asked::Withdraw { "withdraw" } else { "delete" };
        let close = asked.clone();
        let onclick = Callback::from(move |_: MouseEvent| if what == Asked::Withdraw { withdraw() } else { delete() });
        html! {
            <Dialog title={words.t(&format!("filing.{key}"))} onclose={Callback::from(move |()| close.set(None))}>
                <p>{ words.t(&format!("filing.{key}_text")) }</p>
                <div class="buttons section">
                    <button class="button button--danger" type="button" {onclick}>{ words.t(&format!("filing.{key}_yes")) }</button>
                </div>
            </Dialog>
        }
    });
    html! {
        <section class="section stack own" aria-labelledby="own-title">
            <div class="section__head"><h2 id="own-title">{ words.t("filing.own") }</h2></div>
            <Following filing={filing.clone()} />
            <div class="buttons">
                if filing.state() == State::Returned && *kept {
                    <To class="button button--primary" route={Route::FilingAmend { id: filing.number().to_owned() }}>{ words.t("filing.amend") }</To>
                }
                if can_withdraw {
                    <button class="button" type="button" onclick={ask(Asked::Withdraw)}>{ words.t("filing.withdraw") }</button>
                }
                if *kept {
                    <button class="button button--danger" type="button" onclick={ask(Asked::Delete)}>{ words.t("filing.delete") }</button>
                }
                <To class="button button--plain" route={Route::Filings}>{ words.t("filing.all") }</To>
            </div>
            { confirm.unwrap_or_default() }
        </section>
    }
}

/// Forgets what was typed to put a filing right, which is no more to be filed again.
async fn forget_amendment(number: String) {
    let draft = DraftOf::Amendment { number };
    for key in [draft.key(), draft.evidence_key()] {
        // What cannot be forgotten is found again in the list of drafts.
        let _ = storage::forget_draft(&key).await;
    }
}

#[derive(Properties, PartialEq)]
struct FollowingProps {
    filing: Rc<Filing>,
}

/// The archive that follows from where the filing stands: to be opened, kept or taken along.
#[component]
fn Following(props: &FollowingProps) -> Html {
    let words = use_words();
    let session = use_session();
    let message = use_state_eq(AttrValue::default);
    let filing = &props.filing;
    let Some(archive) = archive_of(&session, filing.filer().uscc) else {
        return html! { <p>{ words.with("filing.open_archive", &[("name", &filing.filer().name)]) }</p> };
    };
    let (Some(open), Ok(followed)) = (&session.open, follow(archive, filing, &session.procedures)) else {
        return Html::default();
    };
    let shown = is_shown(filing, archive, &session.procedures);
    let followed = Arc::new(followed);
    let show = {
        let opened = Opened { archive: followed.clone(), ..open.clone() };
        session.on(move |_: MouseEvent| Action::Open(opened.clone()))
    };
    let decided = matches!(filing.state(), State::Confirmed | State::Rejected);
    // Before its day a decision changes nothing.
    let on = filing.history().last().map(|step| step.date).filter(|day| session.as_of < *day);
    let query = on.into_iter().map(|day| (ON.to_owned(), day.to_string())).collect();
    let score = Location { path: Route::Credit.to_path(), query };
    let keeps = open.origin != Origin::Sample && open.unattributed == 0 && !storage::is_kept(archive);
    let keep = {
        let (message, followed) = (message.clone(), followed.clone());
        Callback::from(move |_: MouseEvent| {
            let done = storage::keep_archive(&followed);
            message.set(words.t(if done { "open.kept" } else { "open.keep_failed" }));
        })
    };
    html! {
        <>
            <p>{ words.t(said(filing, shown)) }</p>
            <div class="buttons">
                if !shown {
                    <button class="button button--primary" type="button" onclick={show}>
                        { words.t(match filing.state() {
                            State::Withdrawn => "filing.show_withdrawn",
                            _ if decided => "filing.show_decided",
                            _ => "filing.show_pending",
                        }) }
                    </button>
                }
                if shown && decided {
                    <a class="button button--primary" href={format!("#{}", score.written())}>{ words.t("filing.see_score") }</a>
                }
                if shown && decided && keeps {
                    <button class="button" type="button" onclick={keep}>{ words.t("open.keep") }</button>
                }
                if decided {
                    { archive_button(filing.number(), followed, words) }
                }
            </div>
            <p role="status">{ (*message).clone() }</p>
        </>
    }
}

/// What the open archive knows of the filing.
fn said(filing: &Filing, shown: bool) -> &'static str {
    let declares = filing.subject().matter() == Matter::Declaration;
    match (filing.state(), shown) {
        (State::Confirmed | State::Rejected, true) => "filing.archive_decided",
        (State::Confirmed | State::Rejected, false) => "filing.archive_behind",
        (State::Withdrawn, false) => "filing.archive_withdrawn",
        (_, false) => "filing.archive_without",
        (State::Submitted | State::Accepted | State::Returned, true) if declares => "filing.archive_pending",
        (_, true) => "filing.archive_same",
    }
}

/// The button that gives the archive that follows.
fn archive_button(number: &str, archive: Arc<Archive>, words: Words) -> Html {
    let name = words.with("filing.archive_name", &[("number", number)]);
    let onclick = Callback::from(move |_: MouseEvent| {
        download(&name, MEDIA, to_json(&*archive).as_bytes());
    });
    html! { <button class="button" type="button" {onclick}>{ words.t("filing.archive_save") }</button> }
}
