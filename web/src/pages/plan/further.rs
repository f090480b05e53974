//! 我还打算: what the person intends besides, each a possibility for the plan to use or to leave.

use std::rc::Rc;

use xinyong_score::{Action, Change, Evaluation, Record, RecordKind, Status};
use yew::prelude::*;

use crate::components::addition::use_addition;
use crate::hooks::use_session;
use crate::state::addition::Addition;
use crate::state::filing::objection::disputable;
use crate::state::plan::Act;
use crate::ui::field::Select;
use crate::words::{Words, use_words};

/// What stands for an objection among the kinds of what is intended.
const OBJECTION: &str = "objection";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub evaluation: Rc<Evaluation>,
    pub actions: Vec<Action>,
    pub act: Callback<Act>,
}

/// What is intended already, and the form for more.
#[component]
pub fn Further(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let Props { evaluation, actions, act } = props;
    let as_of = evaluation.as_of();
    let typed = use_addition(|| Addition::new(RecordKind::Donation, as_of));
    let object = use_state_eq(|| None::<AttrValue>);
    let lang = words.lang;

    let named = |record: &Record| actions.iter().any(|action| action.record() == Some(&record.id));
    let disputable: Vec<&Record> = disputable(evaluation)
        .into_iter()
        .map(|(_, record)| record)
        .filter(|record| !named(record))
        .collect();
    let mut kinds: Vec<(AttrValue, AttrValue)> = Addition::kinds()
        .map(|kind| (AttrValue::from(kind.as_str()), AttrValue::from(xinyong_text::term(lang, kind))))
        .collect();
    if !disputable.is_empty() {
        kinds.push((OBJECTION.into(), words.t("plan.objection")));
    }
    let records: Vec<(AttrValue, AttrValue)> = disputable
        .iter()
        .map(|record| {
            (
                record.id.clone().into(),
                xinyong_text::record_name(lang, record, evaluation.archive().records()).into(),
            )
        })
        .collect();
    let onkind = {
        let (typed, object, first) =
            (typed.clone(), object.clone(), records.first().map(|(id, _)| id.clone()));
        Callback::from(move |kind: AttrValue| {
            object.set(first.clone().filter(|_| kind == OBJECTION));
            if let Some(kind) = RecordKind::parse(&kind) {
                let day = typed.value().day;
                typed.set(Addition { day, ..Addition::new(kind, as_of) });
            }
        })
    };
    // An objection made today is decided by the end of its term.
    let decided = session.procedures.decided_by(Change::Revoke, as_of, &session.calendar);
    let onsubmit = {
        let (typed, object, act) = (typed.clone(), object.clone(), act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (Some(record), Some(decided)) = (&*object, decided) {
                let record = record.to_string();
                act.emit(Act::Add(Action::Change { change: Change::Revoke, record, on: decided.date }));
                object.set(None);
                return;
            }
            if let Some(record) = typed.take("new".into()) {
                // What one reports oneself counts once it is confirmed.
                let record = Record { status: Status::Pending, self_reported: true, ..record };
                act.emit(Act::Add(Action::Add(Box::new(record))));
            }
        })
    };
    let kind: AttrValue =
        if object.is_some() { OBJECTION.into() } else { typed.value().kind.as_str().into() };
    html! {
        <section class="card stack-s plan__further" aria-labelledby="plan-further">
            <h2 id="plan-further">{ words.t("plan.further") }</h2>
            <p class="section__note">{ words.t("plan.further_note") }</p>
            { intended(evaluation, actions, act, words) }
            <form class="stack-s" novalidate=true {onsubmit}>
                <Select id="plan-kind" label={words.t("plan.further_kind")} options={kinds} value={kind} onchange={onkind} />
                if let Some(record) = &*object {
                    <Select id="plan-record" label={words.t("plan.further_record")} options={records} value={record.clone()}
                        onchange={let object = object.clone(); Callback::from(move |id| object.set(Some(id)))} />
                } else {
                    { typed.fields("plan", words.t("plan.further_day"), words) }
                }
                <button class="button" type="submit">{ words.t("plan.further_add") }</button>
            </form>
        </section>
    }
}

/// What is intended already, each with a button to take it out.
fn intended(evaluation: &Evaluation, actions: &[Action], act: &Callback<Act>, words: Words) -> Html {
    if actions.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="plain plan__intended" aria-label={words.t("plan.intended")}>
            { for actions.iter().enumerate().map(|(at, action)| {
                let name = named(evaluation, action, words);
                let label = words.with("plan.remove", &[("name", &name)]);
                html! {
                    <li>
                        <span>{ &name }</span>
                        <button class="button button--plain" type="button" aria-label={label}
                            onclick={act.reform(move |_: MouseEvent| Act::Remove(at))}>{ words.t("plan.take_out") }</button>
                    </li>
                }
            }) }
        </ul>
    }
}

fn named(evaluation: &Evaluation, action: &Action, words: Words) -> String {
    let lang = words.lang;
    match action {
        Action::Add(record) => {
            let name = xinyong_text::record_name(lang, record, &[]);
            let detail =
                record.detail.map(|detail| xinyong_text::detail_value(lang, detail)).unwrap_or_default();
            words.with("plan.intended_one", &[("name", &name), ("detail", &detail)]).to_string()
        }
        _ => xinyong_text::scenario::action(lang, evaluation.archive(), action),
    }
}
