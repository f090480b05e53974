//! 办件进度: every declaration, objection and application, with its history and its deadline.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use xinyong_score::filing::{Filing, State, Subject};
use xinyong_score::{Archive, to_json};
use yew::prelude::*;

use super::apply::ApplyForm;
use super::declare::DeclareForm;
use super::object::ObjectForm;
use crate::components::filing::{FilingView, Unkept, read_file, state_word};
use crate::components::invitation::invitation;
use crate::components::kept::storage_error;
use crate::dom::focus_on;
use crate::hooks::{Session, Stored, invented, use_focus_on_step, use_session, use_stored, use_stored_keys};
use crate::route::Route;
use crate::router::use_navigator;
use crate::state::Action;
use crate::state::filing::answer::Incoming;
use crate::state::filing::draft::DraftOf;
use crate::state::filing::{archive_of, in_order, record_of};
use crate::storage::{self, Store};
use crate::ui::dialog::Dialog;
use crate::ui::file_drop::{FileDrop, Picked, reading};
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

/// The page of all of them.
#[component]
pub fn Filings() -> Html {
    let words = use_words();
    let session = use_session();
    let filings = use_stored(Store::Filings);
    let drafts = use_stored_keys(Store::Drafts);
    let given = use_state_eq(|| None::<Rc<Filing>>);
    let wrong = use_state_eq(Vec::<AttrValue>::new);
    let known = use_memo(filings.clone(), |filings| in_order(read(filings)));

    let onfiles = {
        let (given, wrong) = (given.clone(), wrong.clone());
        reading(Callback::from(move |picked: Vec<Picked>| {
            let Some(file) = picked.first() else { return };
            match read_file(file, words) {
                Ok(Incoming::Filing(filing)) => given.set(Some(Rc::new(*filing))),
                Ok(Incoming::Archive(_)) => wrong.set(vec![words.t("filings.is_archive")]),
                Err(problems) => wrong.set(problems),
            }
        }))
    };
    if let Some(filing) = &*given {
        let given = given.clone();
        let onleave = Callback::from(move |()| given.set(None));
        return html! { <Unkept key={filing.number()} filing={filing.clone()} leave={words.t("filing.leave_given")} {onleave} /> };
    }
    html! {
        <>
            { head(words.t("page.filings"), words.t("filings.lead")) }
            if let Some(error) = filings.error().or(drafts.error()) {
                <p class="notice notice--error" role="alert">{ storage_error(error, words) }</p>
            }
            { all(&session, &known, filings.entries().is_some(), words) }
            <Drafts {drafts} />
            <section class="section stack" aria-labelledby="hand-over">
                <div class="section__head">
                    <h2 id="hand-over">{ words.t("filings.open") }</h2>
                    <p class="section__note">{ words.t("filings.open_note") }</p>
                </div>
                <FileDrop id="filing" hint={words.t("filings.drop")} label={words.t("filings.choose")} accept=".json" {onfiles} />
                if !wrong.is_empty() {
                    <div class="notice notice--error" role="alert">
                        <p><strong>{ words.with("filings.wrong", &[("count", &wrong.len().to_string())]) }</strong></p>
                        <ul>{ for wrong.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
                    </div>
                }
            </section>
        </>
    }
}

/// The filings that are kept. What cannot be read any more is not shown; the settings still count and erase it.
fn read(stored: &Stored) -> Vec<Filing> {
    stored.entries().unwrap_or_default().iter().filter_map(|(_, json)| Filing::from_json(json).ok()).collect()
}

/// Every filing in a line, what waits for the person first.
fn all(session: &Session, filings: &[Filing], looked: bool, words: Words) -> Html {
    if filings.is_empty() {
        return html! {
            if looked {
                <div class="empty">
                    <p>{ words.t("filings.none") }</p>
                    <div class="buttons">
                        <To class="button button--primary" route={Route::Declare}>{ words.t("filings.new_declaration") }</To>
                        <To class="button" route={Route::Object}>{ words.t("filings.new_objection") }</To>
                        <To class="button" route={Route::Repair}>{ words.t("filings.new_repair") }</To>
                    </div>
                </div>
            }
        };
    }
    html! {
        <section class="section" aria-labelledby="all-filings">
            <div class="section__head"><h2 id="all-filings">{ words.with("filings.count", &[("count", &filings.len().to_string())]) }</h2></div>
            <ul class="filings plain">{ for filings.iter().map(|filing| html! { <li>{ row(session, filing, words) }</li> }) }</ul>
        </section>
    }
}

fn row(session: &Session, filing: &Filing, words: Words) -> Html {
    let lang = words.lang;
    let archive = archive_of(session, filing.filer().uscc).map(|archive| &**archive);
    let about = record_of(filing, archive).map_or_else(
        || filing.subject().record().to_owned(),
        |record| xinyong_text::record_name(lang, record, archive.map(Archive::records).unwrap_or_default()),
    );
    let next = match filing.deadline(&session.procedures, &session.calendar) {
        Some(deadline) if !filing.state().is_final() => {
            let key = if deadline.provisional { "filing.until_provisional" } else { "filing.until" };
            words.with(key, &[("date", &xinyong_text::date(lang, deadline.date))])
        }
        _ => words.t(&format!("filings.next_{}", filing.state())),
    };
    let state = match filing.state() {
        State::Confirmed => "state state--ok",
        State::Returned | State::Rejected => "state state--error",
        State::Submitted | State::Accepted => "state state--open",
        State::Draft | State::Withdrawn => "state",
    };
    let last = filing.history().last().map(|step| xinyong_text::date(lang, step.date)).unwrap_or_default();
    html! {
        <div class="filings__row">
            <span class={state}>{ state_word(filing.subject().matter(), filing.state(), words) }</span>
            <span class="filings__what">
                <To route={Route::Filing { id: filing.number().to_owned() }}>{ words.with("filing.title", &[
                    ("matter", &xinyong_text::term(lang, filing.subject().matter())), ("number", filing.number()),
                ]) }</To>
                <span>{ about }</span>
                <span class="section__note">{ filing.filer().name.clone() }</span>
            </span>
            <span class="filings__next"><span>{ next }</span><span class="section__note">{ words.with("filings.last", &[("date", &last)]) }</span></span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DraftsProps {
    drafts: Stored,
}

/// The id of the heading of the drafts.
const DRAFTS: &str = "drafts";

/// What is being filled in, to be gone on with or thrown away.
#[component]
fn Drafts(props: &DraftsProps) -> Html {
    let words = use_words();
    let session = use_session();
    let navigator = use_navigator();
    let stored = props.drafts.entries().unwrap_or_default();
    let drafts: Vec<DraftOf> = stored.iter().filter_map(|(key, _)| DraftOf::of_key(key)).collect();
    let wanting = use_state_eq(|| None::<String>);
    let asked = use_state_eq(|| None::<DraftOf>);
    // Where the last draft goes, its list goes with it.
    let focus = if drafts.len() > 1 { DRAFTS } else { "main" };
    if drafts.is_empty() {
        return Html::default();
    }
    // What is said of a draft goes with it.
    let is_of = |uscc: &&String| drafts.iter().any(|draft| draft.uscc() == Some(uscc));
    let missing = wanting.as_ref().filter(is_of).cloned();
    html! {
        <section class="section" aria-labelledby={DRAFTS}>
            <div class="section__head"><h2 id={DRAFTS} tabindex="-1">{ words.t("storage.drafts") }</h2></div>
            if let Some(uscc) = missing {
                <div class="notice notice--warn stack-s" role="alert">
                    <p>{ words.with("filings.needs_archive", &[("name", &uscc)]) }</p>
                    <p><To class="button" route={Route::Open}>{ words.t("page.open") }</To></p>
                </div>
            }
            <ul class="entries plain">
                { for drafts.into_iter().map(|draft| {
                    let name = draft_name(&session, &draft, words);
                    let (session, navigator, route) = (session.clone(), navigator.clone(), draft.route());
                    let (uscc, wanting) = (draft.uscc().map(str::to_owned), wanting.clone());
                    let go_on = Callback::from(move |_: MouseEvent| {
                        let (uscc, wanting, session) = (uscc.clone(), wanting.clone(), session.clone());
                        let (navigator, route) = (navigator.clone(), route.clone());
                        spawn_local(async move {
                            if let Some(uscc) = uscc
                                && !opens_entity(&session, &uscc).await
                            {
                                return wanting.set(Some(uscc));
                            }
                            if let Some(navigator) = navigator {
                                navigator.push(&route);
                            }
                        });
                    });
                    let delete = {
                        let (asked, draft) = (asked.clone(), draft.clone());
                        Callback::from(move |_: MouseEvent| asked.set(Some(draft.clone())))
                    };
                    html! {
                        <li key={draft.key()}>
                            <span class="entries__name">{ name.clone() }</span>
                            <button class="button" type="button" onclick={go_on}
                                aria-label={words.with("filings.go_on_of", &[("name", &name)])}>{ words.t("filings.go_on") }</button>
                            <button class="button button--plain" type="button" onclick={delete}
                                aria-label={words.with("filings.delete_of", &[("name", &name)])}>{ words.t("filings.delete") }</button>
                        </li>
                    }
                }) }
            </ul>
            if let Some(draft) = &*asked {
                { deletion(draft, &draft_name(&session, draft, words), focus, &asked, &props.drafts, words) }
            }
        </section>
    }
}

/// Asks once more whether a draft is to be thrown away with its evidence.
fn deletion(
    draft: &DraftOf,
    name: &str,
    focus: &'static str,
    asked: &UseStateHandle<Option<DraftOf>>,
    drafts: &Stored,
    words: Words,
) -> Html {
    let close = asked.clone();
    let (asked, drafts, keys) = (asked.clone(), drafts.clone(), [draft.key(), draft.evidence_key()]);
    let onclick = Callback::from(move |_: MouseEvent| {
        asked.set(None);
        let (drafts, keys) = (drafts.clone(), keys.clone());
        spawn_local(async move {
            for key in &keys {
                // What cannot be deleted is found again in the list.
                let _ = storage::forget_draft(key).await;
            }
            // The button that asked for it goes with the draft; the focus must not go with it.
            focus_on(focus);
            drafts.look_again();
        });
    });
    html! {
        <Dialog title={words.with("filings.delete_of", &[("name", name)])} onclose={Callback::from(move |()| close.set(None))}>
            <p>{ words.t("filings.delete_text") }</p>
            <div class="buttons section">
                <button class="button button--danger" type="button" {onclick}>{ words.t("filings.delete_yes") }</button>
            </div>
        </Dialog>
    }
}

/// What a draft is called: its matter, whose it is, and what it is about.
fn draft_name(session: &Session, draft: &DraftOf, words: Words) -> String {
    let lang = words.lang;
    let matter = match draft.matter() {
        Some(matter) => xinyong_text::term(lang, matter),
        None => words.t("page.filing_amend").to_string(),
    };
    let open = session.open.as_ref().map(|open| &open.archive);
    let open = open.filter(|archive| draft.uscc() == Some(archive.entity().uscc.as_str()));
    let record = |id: &str| {
        let found = open.and_then(|archive| archive.record(id).map(|record| (archive, record)));
        found.map_or(id.to_owned(), |(archive, record)| {
            xinyong_text::record_name(lang, record, archive.records())
        })
    };
    let about = match draft {
        DraftOf::Declaration { .. } => None,
        DraftOf::Objection { record: id, .. } | DraftOf::Repair { record: id, .. } => Some(record(id)),
        DraftOf::Amendment { number } => Some(number.clone()),
    };
    let whose = open.map(|archive| archive.entity().name.clone()).or(draft.uscc().map(str::to_owned));
    let parts = [Some(matter), about, whose].into_iter().flatten();
    parts.collect::<Vec<_>>().join(" · ")
}

/// Opens the archive of an entity, if it can be had: kept on the device, or invented. Where it cannot, what is open stays.
async fn opens_entity(session: &Session, uscc: &str) -> bool {
    let is_it = |archive: &Archive| archive.entity().uscc.as_str() == uscc;
    if session.open.as_ref().is_some_and(|open| is_it(&open.archive)) {
        return true;
    }
    let kept = storage::kept_archive().filter(|kept| is_it(&kept.archive));
    let found = match kept {
        None => invented(uscc).await,
        kept => kept,
    };
    found.map(|opened| session.dispatch(Action::Open(opened))).is_some()
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The filing's number.
    pub id: AttrValue,
}

/// The filing with a number, of those kept; none while they are read.
#[hook]
fn use_filing(id: &AttrValue) -> (Stored, Rc<Option<Rc<Filing>>>) {
    let stored = use_stored(Store::Filings);
    let found = use_memo((stored.clone(), id.clone()), |(stored, id)| {
        stored.get(id).and_then(|json| Filing::from_json(json).ok()).map(Rc::new)
    });
    (stored, found)
}

/// The page of one filing.
#[component]
pub fn OneFiling(props: &Props) -> Html {
    let words = use_words();
    let (stored, filing) = use_filing(&props.id);
    use_focus_on_step(filing.as_ref().as_ref().map(|filing| filing.state()));
    let onchange = {
        let stored = stored.clone();
        Callback::from(move |changed: Rc<Filing>| {
            stored.put(changed.number().to_owned(), to_json(&*changed), || ());
        })
    };
    match &*filing {
        Some(filing) => html! {
            <>
                if let Some(error) = stored.error() {
                    <p class="notice notice--error" role="alert">{ storage_error(error, words) }</p>
                }
                <FilingView key={filing.state().as_str()} filing={filing.clone()} kept=true {onchange} />
            </>
        },
        None => missing(&stored, &props.id, words),
    }
}

/// That a filing is not there, once that is known.
fn missing(stored: &Stored, id: &str, words: Words) -> Html {
    let lead = match (stored.error(), stored.entries()) {
        (Some(error), _) => storage_error(error, words),
        (None, None) => return Html::default(),
        (None, Some(_)) => words.with("filings.not_here", &[("number", id)]),
    };
    html! {
        <>
            { head(words.t("page.filing"), lead) }
            <p><To class="button" route={Route::Filings}>{ words.t("filing.all") }</To></p>
        </>
    }
}

/// The page on which a filing that was returned is put right.
#[component]
pub fn Amend(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let (stored, filing) = use_filing(&props.id);
    let Some(filing) = &*filing else { return missing(&stored, &props.id, words) };
    if filing.state() != State::Returned {
        return html! {
            <>
                { head(words.t("page.filing_amend"), words.t("filings.not_returned")) }
                <p><To class="button" route={Route::Filing { id: props.id.to_string() }}>{ words.t("filings.back") }</To></p>
            </>
        };
    }
    if archive_of(&session, filing.filer().uscc).is_none() {
        return invitation(words.with("filings.needs_archive", &[("name", &filing.filer().name)]), words);
    }
    let of = DraftOf::Amendment { number: filing.number().to_owned() };
    let missing = filing.history().last().and_then(|step| step.note.clone()).unwrap_or_default();
    let (record, returned) = (AttrValue::from(filing.subject().record().to_owned()), filing.clone());
    let form = match filing.subject() {
        Subject::Declaration { .. } => html! { <DeclareForm {of} {returned} /> },
        Subject::Objection { .. } => html! { <ObjectForm {of} {record} {returned} /> },
        Subject::Repair { .. } => html! { <ApplyForm {of} {record} {returned} /> },
    };
    html! {
        <>
            <p class="notice notice--warn">{ words.with("filings.returned_for", &[("note", &missing)]) }</p>
            { form }
        </>
    }
}
