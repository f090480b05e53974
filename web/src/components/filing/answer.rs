//! 登记办理结果: what the authority did, taken in from its file or written down by hand.

use std::rc::Rc;
use std::sync::Arc;

use xinyong_score::Date;
use xinyong_score::filing::{Filing, Party, Refusal, State, Step};
use yew::prelude::*;

use crate::dom::focus_on;
use crate::hooks::use_session;
use crate::state::filing::answer::{Incoming, NoAnswer, answered, answered_by, read};
use crate::state::filing::{archive_of, day_of, taken};
use crate::state::{Action, Opened, Origin, Session};
use crate::ui::file_drop::{FileDrop, Picked, reading};
use crate::ui::form::{
    Choice, ERROR_SUMMARY, Errors, Field, choice, date_field, error_summary, text_area, text_field,
};
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub filing: Rc<Filing>,
    /// Who answers, as far as is known.
    pub name: AttrValue,
    pub onchange: Callback<Rc<Filing>>,
}

/// Both ways of registering an answer.
#[component]
pub fn Answer(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let said = use_state_eq(Vec::<AttrValue>::new);
    let onfiles = {
        let (said, session, props) = (
            said.clone(),
            session.clone(),
            (props.filing.clone(), props.name.clone(), props.onchange.clone()),
        );
        reading(Callback::from(move |picked: Vec<Picked>| {
            let Some(file) = picked.first() else { return };
            let (filing, name, onchange) = &props;
            match take_in(&session, filing, name, file, words) {
                Err(why) => said.set(why),
                Ok((changed, archive)) => {
                    said.set(Vec::new());
                    if let Some(opened) = archive {
                        session.dispatch(Action::Open(opened));
                    }
                    onchange.emit(Rc::new(changed));
                }
            }
        }))
    };
    html! {
        <section class="section stack answer" aria-labelledby="answer-title">
            <div class="section__head">
                <h2 id="answer-title">{ words.t("filing.answer") }</h2>
                <p class="section__note">{ words.t("filing.answer_note") }</p>
            </div>
            <FileDrop id="answer" hint={words.t("filing.answer_drop")} label={words.t("filing.answer_choose")}
                accept=".json" {onfiles}>
                <p class="section__note">{ words.t("filing.answer_files") }</p>
            </FileDrop>
            if !said.is_empty() {
                <div class="notice notice--error" role="alert">
                    <p><strong>{ words.t("filing.no_answer") }</strong></p>
                    <ul>{ for said.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
                </div>
            }
            <details class="card answer__by-hand">
                <summary>{ words.t("filing.by_hand") }</summary>
                <ByHand ..props.clone() />
            </details>
        </section>
    }
}

impl Clone for Props {
    fn clone(&self) -> Self {
        Self { filing: self.filing.clone(), name: self.name.clone(), onchange: self.onchange.clone() }
    }
}

/// The filing after a file of the authority's, and the archive to be opened if the file was one; or why it is no answer.
fn take_in(
    session: &Session,
    filing: &Filing,
    name: &str,
    file: &Picked,
    words: Words,
) -> Result<(Filing, Option<Opened>), Vec<AttrValue>> {
    let lang = words.lang;
    let no = |why: NoAnswer| match why {
        NoAnswer::OtherFiling { number } => {
            vec![words.with("filing.no_answer_other", &[("number", &number)])]
        }
        NoAnswer::OtherContent => vec![words.t("filing.no_answer_content")],
        NoAnswer::NotOn => vec![words.t("filing.no_answer_not_on")],
        NoAnswer::OtherEntity => vec![words.t("filing.no_answer_entity")],
        NoAnswer::Undecided => vec![words.t("filing.no_answer_undecided")],
        NoAnswer::OtherArchive => vec![words.t("filing.no_answer_archive")],
        NoAnswer::Step(errors) => {
            errors.iter().map(|error| xinyong_text::step_error(lang, error).into()).collect()
        }
    };
    match read_file(file, words)? {
        Incoming::Filing(given) => answered(filing, &given).map(|changed| (changed, None)).map_err(no),
        Incoming::Archive(archive) => {
            let note = words.t("filing.from_archive");
            let changed = answered_by(filing, &archive, &session.procedures, name, &note).map_err(no)?;
            // The archive of an invented entity stays one.
            let sample = session.open.as_ref().is_some_and(|open| {
                open.origin == Origin::Sample && open.archive.entity().uscc == archive.entity().uscc
            });
            let origin = if sample { Origin::Sample } else { Origin::File };
            let opened =
                Opened { archive: Arc::from(archive), warnings: Rc::from([]), origin, unattributed: 0 };
            Ok((changed, Some(opened)))
        }
    }
}

/// What a file is; or everything wrong with it.
pub fn read_file(file: &Picked, words: Words) -> Result<Incoming, Vec<AttrValue>> {
    let Some(text) = file.text() else {
        return Err(vec![words.with("ui.file_unread", &[("name", &file.name)])]);
    };
    read(text.trim_start_matches('\u{feff}')).map_err(|problems| {
        problems.iter().map(|found| xinyong_text::problem(words.lang, found).into()).collect()
    })
}

/// A step as it is typed.
#[derive(Clone, PartialEq)]
struct Typed {
    state: Option<State>,
    date: String,
    name: String,
    note: String,
}

/// A step of the authority's, written down.
#[component]
fn ByHand(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let Props { filing, name, onchange } = props;
    let today = day_of(&session, filing);
    let first = filing.history().last().map_or(today, |last| last.date.max(today));
    let typed = use_state_eq(|| Typed {
        state: None,
        date: first.to_string(),
        name: name.to_string(),
        note: String::new(),
    });
    let wrong = use_state_eq(Errors::default);
    let refused = use_state_eq(Vec::<AttrValue>::new);
    use_effect_with((*wrong).clone(), |wrong| {
        if !wrong.is_empty() {
            focus_on(ERROR_SUMMARY);
        }
    });
    let edit = |change: fn(&mut Typed, String)| {
        let typed = typed.clone();
        Callback::from(move |text: String| {
            let mut next = (*typed).clone();
            change(&mut next, text);
            typed.set(next);
        })
    };
    let choose = {
        let choose = edit(|typed, word| typed.state = State::parse(&word));
        choose.reform(|word: AttrValue| word.to_string())
    };
    let choices: Vec<Choice> = filing
        .state()
        .moves()
        .filter(|step| step.by == Party::Authority)
        .map(|step| Choice {
            value: step.to.as_str().into(),
            label: super::state_word(filing.subject().matter(), step.to, words),
            help: Some(words.t(&format!("filing.step_{}", step.to))),
        })
        .collect();
    let onsubmit = {
        let (typed, wrong, refused) = (typed.clone(), wrong.clone(), refused.clone());
        let (session, filing, onchange) = (session.clone(), filing.clone(), onchange.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut errors = Errors::default();
            let date = typed.date.parse::<Date>().ok();
            errors.unless(typed.state.is_some(), "step-state", words.t("filing.step_state_error"));
            errors.unless(date.is_some(), "step-date", words.t("filing.step_date_error"));
            refused.set(Vec::new());
            let (Some(state), Some(date)) = (typed.state, date) else { return wrong.set(errors) };
            let note = Some(typed.note.trim().to_owned()).filter(|note| !note.is_empty());
            let step = Step { state, date, by: Party::Authority, name: typed.name.trim().to_owned(), note };
            let archive = archive_of(&session, filing.filer().uscc);
            match taken(&filing, archive.map(|archive| &**archive), &session.procedures, step) {
                Ok(changed) => onchange.emit(Rc::new(changed)),
                Err(Refusal::Step(found)) => {
                    for error in &found {
                        let said = xinyong_text::step_error(words.lang, error);
                        errors.add(format!("step-{}", error.field()), said.into());
                    }
                    wrong.set(errors);
                }
                Err(found) => {
                    wrong.set(errors);
                    let said = xinyong_text::refusal(words.lang, &session.documents, &found);
                    refused.set(said.into_iter().map(AttrValue::from).collect());
                }
            }
        })
    };
    let why = typed.state.is_some_and(State::needs_note);
    let note_key = if why { "filing.step_reason" } else { "filing.step_note" };
    let chosen = typed.state.map(State::as_str).unwrap_or_default();
    html! {
        <form class="answer__form" novalidate=true {onsubmit}>
            { error_summary(&wrong, words) }
            { super::super::desk::refusals(&refused, words) }
            { choice(&Field::new("step-state", words.t("filing.step_state")).errors(&wrong), &choices, chosen, &choose) }
            { date_field(&Field::new("step-date", words.t("filing.step_date")).errors(&wrong), &typed.date, &edit(|typed, text| typed.date = text)) }
            { text_field(&Field::new("step-name", words.t("filing.step_name")).errors(&wrong), &typed.name, &edit(|typed, text| typed.name = text)) }
            { text_area(&Field::new("step-note", words.t(note_key)).errors(&wrong), &typed.note, &edit(|typed, text| typed.note = text)) }
            <div class="buttons form__buttons">
                <button class="button button--primary" type="submit">{ words.t("filing.step_take") }</button>
            </div>
        </form>
    }
}
