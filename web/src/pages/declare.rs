//! 自主申报: good information about oneself, reported by oneself.

use std::rc::Rc;

use xinyong_score::filing::{Filing, Matter, Subject};
use xinyong_score::record::{Attribute, Level, RecordKind};
use xinyong_score::{Change, Date, Record};
use yew::prelude::*;

use crate::components::desk::{Desk, Typing, use_form};
use crate::components::effect::supposed;
use crate::components::evidence::evidence_step;
use crate::components::filing::measured;
use crate::components::invitation::invitation;
use crate::hooks::use_session;
use crate::state::filing::declaration::{Answers, QUESTIONS};
use crate::state::filing::draft::DraftOf;
use crate::state::filing::{filing_day, supposed as would};
use crate::ui::form::{Choice, Errors, Field, choice, date_field, help, number_field, text_field};
use crate::ui::head::head;
use crate::ui::steps::{Step, Steps, guided, use_steps};
use crate::words::{Words, use_words};

/// The page.
#[component]
pub fn Declare() -> Html {
    let words = use_words();
    let session = use_session();
    let Some(open) = &session.open else { return invitation(words.t("page.declare"), words) };
    let of = DraftOf::Declaration { uscc: open.archive.entity().uscc.to_string() };
    let key = of.key();
    html! { <DeclareForm {key} {of} /> }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub of: DraftOf,
    /// The filing that was returned and is put right.
    #[prop_or_default]
    pub returned: Option<Rc<Filing>>,
}

/// The form, of a new declaration or of one that was returned.
#[component]
pub fn DeclareForm(props: &Props) -> Html {
    let words = use_words();
    let before = props.returned.as_deref();
    let initial = match before.map(Filing::subject) {
        Some(Subject::Declaration { record }) => Answers::of(record),
        _ => Answers::default(),
    };
    let (typing, desk) = use_form(&props.of, initial, before);
    if let Some(filed) = desk.filed() {
        return filed;
    }
    html! {
        <>
            { head(words.t("page.declare"), words.t("declare.lead")) }
            // What was typed before comes first: nobody types into a form that is about to be filled in.
            if !typing.is_loading() {
                <Questions {typing} {desk} returned={props.returned.clone()} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionsProps {
    typing: Typing<Answers>,
    desk: Desk,
    returned: Option<Rc<Filing>>,
}

/// The id of what is declared while it has no number.
const UNNUMBERED: &str = "declared";

#[component]
fn Questions(props: &QuestionsProps) -> Html {
    let words = use_words();
    let session = use_session();
    let Typing { answers: draft, files, .. } = &props.typing;
    let answers = draft.value();
    let steps = use_steps(answers.at, draft.on(|answers, at| answers.at = at));
    let today = filing_day(&session);
    let id = props.returned.as_ref().map_or(UNNUMBERED, |filing| filing.subject().record());

    let record = answers.record(id, today);
    let wrong = record.as_ref().err().cloned().unwrap_or_default();
    let errors = QUESTIONS.map(|fields| {
        let mut errors = Errors::default();
        for wrong in wrong.iter().filter(|wrong| fields.contains(&wrong.field())) {
            errors.add(wrong.field(), words.t(wrong.key()));
        }
        errors
    });

    let effect = answers.supposed(id, today).and_then(|record| would::declared(&session, &record));
    let seen = effect.as_ref().map(|effect| supposed(effect, Change::Confirm, id, words)).unwrap_or_default();
    let [kind_said, title_said, facts_said] = said(answers, record.as_ref().ok(), words);
    let [no_kind, no_title, no_facts] = errors;
    let list = vec![
        Step {
            title: words.t("declare.kind"),
            body: kinds(&props.typing, props.returned.as_deref(), &steps.shown(&no_kind), words),
            errors: no_kind,
            answers: kind_said,
        },
        Step {
            title: words.t("declare.facts"),
            body: names(&props.typing, &steps.shown(&no_title), words),
            errors: no_title,
            answers: title_said,
        },
        Step {
            title: words.t(measure_key(answers.kind())),
            body: html! { <>{ measure(&props.typing, &steps, &no_facts, today, words) }{ seen.clone() }</> },
            errors: no_facts,
            answers: facts_said,
        },
        evidence_step(&props.typing, help(words.t("declare.evidence_help")), &steps, words),
    ];
    let hand_in = {
        let (answers, files, desk) = (answers.clone(), files.value().clone(), props.desk.clone());
        let returned = props.returned.clone();
        Callback::from(move |()| {
            let answers = answers.clone();
            let subject = move |id: &str| {
                let record = Box::new(answers.record(id, today).ok()?);
                Some(Subject::Declaration { record })
            };
            desk.hand_in(returned.as_deref(), Matter::Declaration, subject, &files);
        })
    };
    let finish = props.desk.finish(seen, hand_in);
    html! {
        <>
            { guided(&steps, list, finish, words) }
            { props.typing.note(words) }
        </>
    }
}

/// What a summary says, question by question.
fn said(answers: &Answers, record: Option<&Record>, words: Words) -> [Vec<(AttrValue, AttrValue)>; 3] {
    let kind = answers.kind().map(|kind| xinyong_text::term(words.lang, kind)).unwrap_or_default();
    [
        vec![(words.t("declare.kind"), kind.into())],
        vec![
            (words.t("declare.title"), answers.title.clone().into()),
            (words.t("declare.authority"), answers.authority.clone().into()),
            (words.t("declare.document_no"), answers.document_no.clone().into()),
        ],
        record.map(|record| measured(record, words)).unwrap_or_default(),
    ]
}

/// Which of the four it is. What was returned stays of its kind.
fn kinds(typing: &Typing<Answers>, returned: Option<&Filing>, errors: &Errors, words: Words) -> Html {
    let filed = returned.and_then(|filing| match filing.subject() {
        Subject::Declaration { record } => Some(record.kind),
        _ => None,
    });
    let choices: Vec<Choice> = RecordKind::ALL
        .iter()
        .filter(|kind| kind.can_be_self_reported() && filed.is_none_or(|filed| filed == **kind))
        .map(|&kind| Choice {
            value: kind.as_str().into(),
            label: xinyong_text::term(words.lang, kind).into(),
            help: Some(words.t(&format!("declare.kind_{kind}"))),
        })
        .collect();
    let draft = &typing.answers;
    choice(
        &Field::new("kind", words.t("declare.kind_label")).errors(errors),
        &choices,
        &draft.value().kind,
        &draft.on(|answers, kind: AttrValue| answers.kind = kind.to_string()),
    )
}

/// What it is called, by whom, under which number.
fn names(typing: &Typing<Answers>, errors: &Errors, words: Words) -> Html {
    let draft = &typing.answers;
    let answers = draft.value();
    html! {
        <>
            { text_field(
                &Field::new("title", words.t("declare.title")).help(words.t("declare.title_help")).errors(errors),
                &answers.title,
                &draft.on(|answers, title| answers.title = title),
            ) }
            { text_field(
                &Field::new("authority", words.t("declare.authority")).help(words.t("declare.authority_help")).errors(errors),
                &answers.authority,
                &draft.on(|answers, authority| answers.authority = authority),
            ) }
            { text_field(
                &Field::new("document-no", words.t("declare.document_no_optional")).help(words.t("declare.document_no_help")),
                &answers.document_no,
                &draft.on(|answers, number| answers.document_no = number),
            ) }
        </>
    }
}

/// What the question about its measure is called.
fn measure_key(kind: Option<RecordKind>) -> &'static str {
    match kind.and_then(RecordKind::attribute) {
        Some(Attribute::Level) => "declare.measure_level",
        Some(Attribute::Amount) => "declare.measure_amount",
        Some(Attribute::Hours) => "declare.measure_hours",
        _ => "declare.measure_term",
    }
}

/// Its day, and its level, amount, hours or term.
fn measure(typing: &Typing<Answers>, steps: &Steps, errors: &Errors, today: Date, words: Words) -> Html {
    let draft = &typing.answers;
    let answers = draft.value();
    let errors = &steps.shown(errors);
    let field = |id: &'static str, label: &str, help: &str| {
        Field::new(id, words.t(label)).help(words.t(help)).errors(errors)
    };
    let attribute = match answers.kind().and_then(RecordKind::attribute) {
        Some(Attribute::Level) => {
            let choices: Vec<Choice> = Level::ALL
                .iter()
                .map(|&level| Choice {
                    value: level.as_str().into(),
                    label: xinyong_text::term(words.lang, level).into(),
                    help: None,
                })
                .collect();
            choice(
                &Field::new("level", words.t("declare.level")).errors(errors),
                &choices,
                &answers.word,
                &draft.on(|answers, level: AttrValue| answers.word = level.to_string()),
            )
        }
        Some(Attribute::Amount) => number_field(
            &field("amount", "declare.amount", "declare.amount_help"),
            &answers.amount,
            &draft.on(|answers, amount| answers.amount = amount),
        ),
        Some(Attribute::Hours) => number_field(
            &field("hours", "declare.hours", "declare.hours_help"),
            &answers.hours,
            &draft.on(|answers, hours| answers.hours = hours),
        ),
        _ => Html::default(),
    };
    let until = ("today", &*xinyong_text::date(words.lang, today));
    html! {
        <>
            { attribute }
            { date_field(
                &Field::new("date", words.t("declare.date")).help(words.with("declare.date_help", &[until])).errors(errors),
                &answers.date,
                &draft.on(|answers, date| answers.date = date),
            ) }
            if answers.kind().is_some_and(RecordKind::has_own_term) {
                { date_field(
                    &Field::new("term", words.t("declare.term_optional")).help(words.t("declare.term_help")).errors(errors),
                    &answers.valid_through,
                    &draft.on(|answers, date| answers.valid_through = date),
                ) }
            }
        </>
    }
}
