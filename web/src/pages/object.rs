//! 异议申诉: a record that is wrong, disputed with evidence.

use std::rc::Rc;

use xinyong_score::filing::{Filing, Matter, Wrong};
use xinyong_score::{Change, Procedures, Record};
use yew::prelude::*;

use crate::components::desk::{Desk, Typing, use_form};
use crate::components::effect::supposed;
use crate::components::evidence::evidence_step;
use crate::components::invitation::invitation;
use crate::hooks::{Session, use_session};
use crate::route::Route;
use crate::state::filing::draft::DraftOf;
use crate::state::filing::objection::{Answers, disputable};
use crate::state::filing::supposed as would;
use crate::ui::form::{Choice, Errors, Field, choice, help, text_area};
use crate::ui::head::head;
use crate::ui::link::To;
use crate::ui::steps::{Step, guided, use_steps};
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The record in question; without it, all that can be disputed.
    #[prop_or_default]
    pub record: Option<AttrValue>,
}

/// The page.
#[component]
pub fn Object(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let title = words.t(if props.record.is_some() { "page.object_record" } else { "page.object" });
    let Some(open) = &session.open else { return invitation(title, words) };
    match &props.record {
        None => choose(&session, words),
        Some(record) => {
            let uscc = open.archive.entity().uscc.to_string();
            let of = DraftOf::Objection { uscc, record: record.to_string() };
            let key = of.key();
            html! { <ObjectForm {key} {of} record={record.clone()} /> }
        }
    }
}

/// All that can be disputed, those that take most first.
fn choose(session: &Session, words: Words) -> Html {
    let evaluation = session.evaluation();
    let top = head(words.t("page.object"), words.t("object.lead"));
    if let Some(Err(error)) = &evaluation {
        let said = xinyong_text::not_in_force(words.lang, error);
        return html! { <>{ top }<p class="notice notice--error" role="alert">{ said }</p></> };
    }
    let evaluation = evaluation.and_then(Result::ok);
    let records = evaluation.as_ref().map(disputable).unwrap_or_default();
    html! {
        <>
            { top }
            <p class="notice">{ term(session, words) }</p>
            if records.is_empty() {
                <p class="section">{ words.t("object.nothing") }</p>
            } else {
                <section class="section" aria-labelledby="disputable">
                    <div class="section__head"><h2 id="disputable">{ words.t("object.which") }</h2></div>
                    <ul class="entries plain">
                        { for records.iter().map(|(line, record)| {
                            let name = name(session, record, words);
                            html! {
                                <li>
                                    <span class="entries__name">{ name.clone() }</span>
                                    <span>{ xinyong_text::signed_points(words.lang, line.points) }</span>
                                    <To class="button" route={Route::ObjectRecord { record: record.id.clone() }}>
                                        { words.t("object.start") }<span class="visually-hidden">{ words.with("object.start_of", &[("name", &name)]) }</span>
                                    </To>
                                </li>
                            }
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}

/// What a record is called.
fn name(session: &Session, record: &Record, words: Words) -> String {
    let among = session.open.as_ref().map(|open| open.archive.records()).unwrap_or_default();
    xinyong_text::record_name(words.lang, record, among)
}

/// By when an objection is answered.
fn term(session: &Session, words: Words) -> AttrValue {
    let days = session.procedures.term(Change::Revoke).map_or(0, |term| term.working_days);
    words.with("object.term", &[("days", &days.to_string())])
}

#[derive(Properties, PartialEq)]
pub struct FormProps {
    pub of: DraftOf,
    /// The record's id.
    pub record: AttrValue,
    /// The filing that was returned and is put right.
    #[prop_or_default]
    pub returned: Option<Rc<Filing>>,
}

/// The form, of a new objection or of one that was returned.
#[component]
pub fn ObjectForm(props: &FormProps) -> Html {
    let words = use_words();
    let session = use_session();
    let before = props.returned.as_deref();
    let initial = before.map(|filing| Answers::of(filing.subject())).unwrap_or_default();
    let (typing, desk) = use_form(&props.of, initial, before);
    if let Some(filed) = desk.filed() {
        return filed;
    }
    let record = session.open.as_ref().and_then(|open| open.archive.record(&props.record)).cloned();
    let title = words.t("page.object_record");
    let Some(record) = record else {
        return head(title, words.with("object.no_record", &[("record", &props.record)]));
    };
    let lead = words.with("object.about", &[("name", &name(&session, &record, words))]);
    if Procedures::settled(&record).is_some() || !record.kind.is_adverse() {
        return html! { <>{ head(title, lead) }<p class="notice notice--warn">{ words.t("object.not_possible") }</p></> };
    }
    html! {
        <>
            { head(title, lead) }
            if !typing.is_loading() {
                <Questions {typing} {desk} record={Rc::new(record)} returned={props.returned.clone()} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionsProps {
    typing: Typing<Answers>,
    desk: Desk,
    record: Rc<Record>,
    returned: Option<Rc<Filing>>,
}

#[component]
fn Questions(props: &QuestionsProps) -> Html {
    let words = use_words();
    let session = use_session();
    let Typing { answers: draft, files, .. } = &props.typing;
    let answers = draft.value();
    let steps = use_steps(answers.at, draft.on(|answers, at| answers.at = at));

    let [mut no_reason, mut no_statement] = [(); 2].map(|()| Errors::default());
    no_reason.unless(answers.wrong().is_some(), "wrong", words.t("object.wrong_error"));
    no_statement.unless(!answers.statement.trim().is_empty(), "statement", words.t("object.statement_error"));
    let choices: Vec<Choice> = Wrong::ALL
        .iter()
        .map(|&wrong| Choice {
            value: wrong.as_str().into(),
            label: xinyong_text::term(words.lang, wrong).into(),
            help: None,
        })
        .collect();
    let reason = answers.wrong().map(|wrong| xinyong_text::term(words.lang, wrong)).unwrap_or_default();
    // What the score would be without the record is said before the first question, and in the summary.
    let effect = would::upheld(&session, &props.record);
    let effect =
        effect.map(|effect| supposed(&effect, Change::Revoke, &props.record.id, words)).unwrap_or_default();
    let list = vec![
        Step {
            title: words.t("object.wrong"),
            body: choice(
                &Field::new("wrong", words.t("object.wrong_label")).errors(&steps.shown(&no_reason)),
                &choices,
                &answers.wrong,
                &draft.on(|answers, wrong: AttrValue| answers.wrong = wrong.to_string()),
            ),
            errors: no_reason,
            answers: vec![(words.t("object.wrong"), reason.into())],
        },
        Step {
            title: words.t("object.statement"),
            body: text_area(
                &Field::new("statement", words.t("object.statement_label"))
                    .help(words.t("object.statement_help"))
                    .errors(&steps.shown(&no_statement)),
                &answers.statement,
                &draft.on(|answers, statement| answers.statement = statement),
            ),
            errors: no_statement,
            answers: vec![(words.t("object.statement"), answers.statement.clone().into())],
        },
        evidence_step(&props.typing, help(words.t("object.evidence_help")), &steps, words),
    ];
    let hand_in = {
        let (answers, files, desk) = (answers.clone(), files.value().clone(), props.desk.clone());
        let (record, returned) = (props.record.clone(), props.returned.clone());
        Callback::from(move |()| {
            let Some(subject) = answers.subject(&record.id) else { return };
            desk.hand_in(returned.as_deref(), Matter::Objection, move |_| Some(subject.clone()), &files);
        })
    };
    let above = html! { <>{ effect.clone() }<p class="notice">{ term(&session, words) }</p></> };
    let finish = props.desk.finish(above, hand_in);
    html! {
        <>
            if answers.at == 0 {
                { effect }
            }
            { guided(&steps, list, finish, words) }
            { props.typing.note(words) }
        </>
    }
}
