//! 自主申报: good information about oneself, reported by oneself.

use serde::{Deserialize, Serialize};
use xinyong_score::record::RecordKind;
use xinyong_score::{Date, Record};
use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::components::kept::draft_note;
use crate::hooks::{Draft, DraftState, use_draft, use_session};
use crate::ui::download::download;
use crate::ui::form::{Choice, Errors, Field, choice, date_field, text_field};
use crate::ui::head::head;
use crate::ui::steps::{Finish, Step, guided, use_steps};
use crate::words::{Words, use_words};

/// What a person has typed so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Answers {
    /// The question that is asked.
    at: usize,
    kind: String,
    title: String,
    authority: String,
    date: String,
}

/// The page.
#[component]
pub fn Declare() -> Html {
    let words = use_words();
    let session = use_session();
    let uscc = session.open.as_ref().map_or("", |open| open.archive.entity().uscc.as_str());
    let draft = use_draft(&format!("declare/{uscc}"), Answers::default());
    if session.open.is_none() {
        return invitation(words.t("page.declare"), words);
    }
    html! {
        <>
            { head(words.t("page.declare"), words.t("declare.lead")) }
            // What was typed before comes first: nobody types into a form that is about to be filled in.
            if draft.state() != DraftState::Loading {
                <Questions {draft} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionsProps {
    draft: Draft<Answers>,
}

#[component]
fn Questions(props: &QuestionsProps) -> Html {
    let words = use_words();
    let session = use_session();
    let draft = &props.draft;
    let answers = draft.value();
    let steps = use_steps(answers.at, draft.on(|answers, at| answers.at = at));

    let kind = RecordKind::parse(&answers.kind).filter(|kind| kind.can_be_self_reported());
    let mut no_kind = Errors::default();
    no_kind.unless(kind.is_some(), "kind", words.t("declare.kind_error"));
    let mut no_facts = Errors::default();
    no_facts.unless(!answers.title.trim().is_empty(), "title", words.t("declare.title_error"));
    let date: Option<Date> = answers.date.parse().ok().filter(|date| *date <= session.today);
    no_facts.unless(date.is_some(), "date", words.t("declare.date_error"));

    let (kinds_shown, facts_shown) = (steps.shown(&no_kind), steps.shown(&no_facts));
    let kinds: Vec<Choice> = RecordKind::ALL
        .iter()
        .filter(|kind| kind.can_be_self_reported())
        .map(|&kind| Choice {
            value: kind.as_str().into(),
            label: xinyong_text::term(words.lang, kind).into(),
            help: None,
        })
        .collect();
    let list = vec![
        Step {
            title: words.t("declare.kind"),
            body: choice(
                &Field::new("kind", words.t("declare.kind_label")).errors(&kinds_shown),
                &kinds,
                &answers.kind,
                &draft.on(|answers, kind: AttrValue| answers.kind = kind.to_string()),
            ),
            errors: no_kind,
            answers: vec![(
                words.t("declare.kind"),
                kind.map(|kind| xinyong_text::term(words.lang, kind)).unwrap_or_default().into(),
            )],
        },
        Step {
            title: words.t("declare.facts"),
            body: facts(draft, &facts_shown, words),
            errors: no_facts,
            answers: vec![
                (words.t("declare.title"), answers.title.clone().into()),
                (words.t("declare.authority"), answers.authority.clone().into()),
                (
                    words.t("declare.date"),
                    date.map(|date| xinyong_text::date(words.lang, date)).unwrap_or_default().into(),
                ),
            ],
        },
    ];
    let finish = Finish {
        body: Html::default(),
        label: words.t("declare.finish"),
        on: {
            let answers = answers.clone();
            Callback::from(move |()| {
                if let (Some(kind), Some(date)) = (kind, date) {
                    give(&answers, kind, date);
                }
            })
        },
    };
    html! {
        <>
            { guided(&steps, list, finish, words) }
            { draft_note(draft.state(), words) }
        </>
    }
}

/// What is declared: what it is called, by whom, when.
fn facts(draft: &Draft<Answers>, errors: &Errors, words: Words) -> Html {
    let answers = draft.value();
    html! {
        <>
            { text_field(
                &Field::new("title", words.t("declare.title")).help(words.t("declare.title_help")).errors(errors),
                &answers.title,
                &draft.on(|answers, title| answers.title = title),
            ) }
            { text_field(
                &Field::new("authority", words.t("declare.authority")).help(words.t("declare.authority_help")),
                &answers.authority,
                &draft.on(|answers, authority| answers.authority = authority),
            ) }
            { date_field(
                &Field::new("date", words.t("declare.date")).errors(errors),
                &answers.date,
                &draft.on(|answers, date| answers.date = date),
            ) }
        </>
    }
}

/// Gives the person the record that they declare, in the form that archives have.
fn give(answers: &Answers, kind: RecordKind, date: Date) {
    let mut record = Record::new("declared-1", kind, None, date);
    record.title = Some(answers.title.trim().to_owned());
    record.authority = Some(answers.authority.trim().to_owned()).filter(|name| !name.is_empty());
    if let Ok(json) = serde_json::to_string(&record) {
        download("declaration.json", "application/json", json.as_bytes());
    }
}
