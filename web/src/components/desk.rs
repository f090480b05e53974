//! 递交: what was typed becomes a filing, submitted on the day, and is kept or handed to the person.

use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use xinyong_score::filing::{Evidence, Filer, Filing, Matter, Party, State, Step, Subject, check};
use xinyong_score::{Date, to_json};
use yew::prelude::*;

use super::evidence::{Reading, use_reading};
use super::filing::{Unkept, kept_under};
use super::kept::draft_note;
use crate::hooks::{Draft, DraftState, Session, Windows, use_draft, use_session};
use crate::route::Route;
use crate::router::use_navigator;
use crate::state::filing::draft::DraftOf;
use crate::state::filing::{archive_of, filing_day, numbered};
use crate::storage::{self, StorageError, Store};
use crate::ui::steps::Finish;
use crate::words::{Words, use_words};

/// What a person is filling in: their answers and the evidence, each kept by itself.
#[derive(Clone, PartialEq)]
pub struct Typing<T: Clone + PartialEq + 'static> {
    /// The answers.
    pub answers: Draft<T>,
    /// The evidence.
    pub files: Draft<Vec<Evidence>>,
    /// The evidence that is still being read.
    pub reading: Reading,
}

impl<T: Clone + PartialEq> Typing<T> {
    /// Whether what was typed before is still being looked for.
    pub fn is_loading(&self) -> bool {
        [self.answers.state(), self.files.state()].contains(&DraftState::Loading)
    }

    /// Forgets all of it.
    pub fn forget(&self) {
        self.answers.forget();
        self.files.forget();
    }

    /// How it stands: what went wrong first, then what is not kept yet.
    pub fn note(&self, words: Words) -> Html {
        let rank = |state: &DraftState| match state {
            DraftState::Failed(_) => 0,
            DraftState::Unsaved => 1,
            DraftState::Elsewhere => 2,
            DraftState::Saved => 3,
            DraftState::Gone => 4,
            DraftState::Restored => 5,
            DraftState::New | DraftState::Loading => 6,
        };
        let states = [self.answers.state(), self.files.state()];
        draft_note(states.into_iter().min_by_key(rank).unwrap_or(DraftState::New), words)
    }
}

/// What a person is filling in, of a draft or of what was `returned`, and where it is handed in; they begin with
/// `initial` where there is no draft. What was typed is forgotten once the filing is in safe hands.
#[hook]
pub fn use_form<T>(of: &DraftOf, initial: T, returned: Option<&Filing>) -> (Typing<T>, Desk)
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + 'static,
{
    let evidence = returned.map(Filing::evidence).unwrap_or_default();
    let typing = Typing {
        answers: use_draft(&of.key(), initial, Windows::Together),
        files: use_draft(&of.evidence_key(), evidence.to_vec(), Windows::Together),
        reading: use_reading(),
    };
    let forget = {
        let typing = typing.clone();
        Callback::from(move |()| typing.forget())
    };
    let desk = use_desk(forget);
    (typing, desk)
}

/// What came of handing something in.
#[derive(Clone, PartialEq, Default)]
enum Came {
    #[default]
    Nothing,
    /// It stays with the person, for these reasons.
    Refused(Rc<[AttrValue]>),
    /// It is filed, but not kept on the device; perhaps because that failed.
    Filed(Rc<Filing>, Option<StorageError>),
}

/// Where something is handed in.
#[derive(Clone, PartialEq)]
pub struct Desk {
    session: Session,
    words: Words,
    came: UseStateHandle<Came>,
    forget: Callback<()>,
    leave: Callback<Route>,
}

#[hook]
fn use_desk(forget: Callback<()>) -> Desk {
    let navigator = use_navigator();
    let leave = Callback::from(move |route: Route| {
        if let Some(navigator) = &navigator {
            navigator.push(&route);
        }
    });
    Desk { session: use_session(), words: use_words(), came: use_state_eq(Came::default), forget, leave }
}

impl Desk {
    /// The filing, where it is filed and not kept on the device.
    pub fn filed(&self) -> Option<Html> {
        match &*self.came {
            Came::Filed(filing, error) => {
                let came = self.came.clone();
                let onleave = Callback::from(move |()| came.set(Came::Nothing));
                Some(html! {
                    <Unkept filing={filing.clone()} error={*error} forget={self.forget.clone()}
                        leave={self.words.t("filing.leave_filed")} {onleave} />
                })
            }
            _ => None,
        }
    }

    /// The end of a form: what is shown above its button, what handing in means, and why it was refused.
    pub fn finish(&self, above: Html, on: Callback<()>) -> Finish {
        let refused = match &*self.came {
            Came::Refused(said) => refusals(said, self.words),
            _ => Html::default(),
        };
        let body =
            html! { <>{ above }<p class="notice">{ self.words.t("filing.submit_means") }</p>{ refused }</> };
        Finish { body, label: self.words.t("filing.submit"), on }
    }

    /// Files what is wanted, or files it again after it was returned. The subject may depend on the id of the record that
    /// it declares: the filing's number.
    pub fn hand_in(
        &self,
        returned: Option<&Filing>,
        matter: Matter,
        subject: impl Fn(&str) -> Option<Subject> + 'static,
        evidence: &[Evidence],
    ) {
        match returned {
            None => self.file(matter, subject, evidence.to_vec()),
            Some(filing) => {
                if let Some(subject) = subject(filing.subject().record()) {
                    self.file_again(filing, subject, evidence.to_vec());
                }
            }
        }
    }

    /// Files what the open entity wants. What is on its way already is not filed twice.
    fn file(
        &self,
        matter: Matter,
        subject: impl Fn(&str) -> Option<Subject> + 'static,
        evidence: Vec<Evidence>,
    ) {
        let Some(open) = &self.session.open else { return };
        let (desk, archive) = (self.clone(), open.archive.clone());
        let entity = archive.entity();
        let filer = Filer { uscc: entity.uscc, name: entity.name.clone() };
        let day = filing_day(&self.session);
        spawn_local(async move {
            for turn in 1.. {
                let draft = match numbered(matter, day, &filer, &subject, &evidence, turn) {
                    None => return,
                    Some(Ok(draft)) => draft,
                    Some(Err(problems)) => {
                        let said = |found| xinyong_text::problem(desk.words.lang, found);
                        return desk.refuse(problems.iter(), said);
                    }
                };
                let number = draft.number();
                match kept_under(number).await {
                    Some(kept) if kept.content_hash() == draft.content_hash() && !kept.state().is_final() => {
                        return desk.done(number);
                    }
                    None if archive.record(number).is_none() => return desk.submit(&draft, day).await,
                    // It is over, or of other content.
                    _ => {}
                }
            }
        });
    }

    /// Files again what was returned.
    fn file_again(&self, filing: &Filing, subject: Subject, evidence: Vec<Evidence>) {
        let Some(amended) = filing.amended(subject, evidence) else { return };
        let (desk, day) = (self.clone(), filing_day(&self.session));
        spawn_local(async move {
            match amended {
                Ok(amended) => desk.submit(&amended, day).await,
                Err(problems) => {
                    desk.refuse(problems.iter(), |found| xinyong_text::problem(desk.words.lang, found));
                }
            }
        });
    }

    /// Takes the step to 已提交, if neither the archive nor the rules are against it.
    async fn submit(&self, draft: &Filing, day: Date) {
        let lang = self.words.lang;
        let last = draft.history().last().map(|step| step.date);
        let step = Step {
            state: State::Submitted,
            date: last.map_or(day, |last| last.max(day)),
            by: Party::Filer,
            name: draft.filer().name.clone(),
            note: None,
        };
        let filing = match draft.after(step) {
            Ok(filing) => filing,
            Err(errors) => return self.refuse(errors.iter(), |error| xinyong_text::step_error(lang, error)),
        };
        if let Some(archive) = archive_of(&self.session, filing.filer().uscc) {
            let found = check(&filing, archive, &self.session.procedures, day);
            if !found.is_empty() {
                let documents = &self.session.documents;
                return self.refuse(found.iter(), |found| xinyong_text::obstacle(lang, documents, found));
            }
        }
        // What was kept before is kept in its new state, whatever was answered since.
        let known = storage::get(Store::Filings, filing.number()).await.is_ok_and(|kept| kept.is_some());
        if !known && storage::keeps_filings() != Some(true) {
            return self.came.set(Came::Filed(Rc::new(filing), None));
        }
        match keep(&filing).await {
            Ok(()) => self.done(filing.number()),
            Err(error) => self.came.set(Came::Filed(Rc::new(filing), Some(error))),
        }
    }

    /// The filing is kept: what was typed is forgotten, and the filing shown.
    fn done(&self, number: &str) {
        self.forget.emit(());
        self.leave.emit(Route::Filing { id: number.to_owned() });
    }

    fn refuse<T>(&self, found: impl Iterator<Item = T>, said: impl Fn(T) -> String) {
        self.came.set(Came::Refused(found.map(|found| AttrValue::from(said(found))).collect()));
    }
}

/// Keeps a filing on the device.
///
/// # Errors
///
/// Why it could not be kept.
pub async fn keep(filing: &Filing) -> Result<(), StorageError> {
    storage::put(Store::Filings, filing.number(), &to_json(filing)).await
}

/// Why something is not done.
pub fn refusals(said: &[AttrValue], words: Words) -> Html {
    if said.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notice notice--error" role="alert">
            <p><strong>{ words.t("filing.refused") }</strong></p>
            <ul>{ for said.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
        </div>
    }
}
