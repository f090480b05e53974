//! 信用修复申请: one record's repair, asked for step by step.

use std::rc::Rc;

use xinyong_score::filing::{Filing, Matter, Obstacle};
use xinyong_score::procedure::{Paper, Requirement, Way};
use xinyong_score::repair::Outlook;
use xinyong_score::{Archive, Record, evaluate, outlooks};
use yew::prelude::*;

use crate::components::desk::{Desk, Typing, refusals as said_refusals, use_form};
use crate::components::effect::supposed;
use crate::components::evidence::evidence_step;
use crate::components::invitation::invitation;
use crate::hooks::{Session, use_session};
use crate::route::Route;
use crate::state::filing::application::{Answers, is_declared, is_never, refusals};
use crate::state::filing::draft::DraftOf;
use crate::state::filing::{filing_day, supposed as would};
use crate::ui::form::{Errors, Field, check, help, text_area};
use crate::ui::head::head;
use crate::ui::link::To;
use crate::ui::steps::{Step, Steps, guided, use_steps};
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The record's id.
    pub record: AttrValue,
}

/// The page.
#[component]
pub fn Apply(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let Some(open) = &session.open else { return invitation(words.t("page.repair_apply"), words) };
    let of =
        DraftOf::Repair { uscc: open.archive.entity().uscc.to_string(), record: props.record.to_string() };
    let key = of.key();
    html! { <ApplyForm {key} {of} record={props.record.clone()} /> }
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

/// The form, of a new application or of one that was returned.
#[component]
pub fn ApplyForm(props: &FormProps) -> Html {
    let words = use_words();
    let session = use_session();
    let before = props.returned.as_deref();
    let entity = session.open.as_ref().map(|open| open.archive.entity().name.clone()).unwrap_or_default();
    let promise = words.with("apply.promise_text", &[("name", &entity)]).to_string();
    let initial = before.map_or_else(|| Answers::new(promise), |filing| Answers::of(filing.subject()));
    let (typing, desk) = use_form(&props.of, initial, before);
    if let Some(filed) = desk.filed() {
        return filed;
    }
    let title = words.t("page.repair_apply");
    let archive = session.open.as_ref().map(|open| open.archive.clone());
    let Some((archive, record)) =
        archive.and_then(|archive| archive.record(&props.record).cloned().map(|record| (archive, record)))
    else {
        return head(title, words.with("object.no_record", &[("record", &props.record)]));
    };
    let name = xinyong_text::record_name(words.lang, &record, archive.records());
    let way = session.procedures.way(&record);
    let about = way.map_or_else(
        || name.clone().into(),
        |way| {
            let office = xinyong_text::term(words.lang, way.route);
            words.with("apply.about", &[("name", &name), ("office", &office)])
        },
    );
    let top = head(title, about);
    let refused = refusals(&archive, &record, &session.procedures, filing_day(&session));
    let possible = way.is_some() && record.kind.is_adverse() && !refused.iter().any(is_never);
    html! {
        <>
            { top }
            if record.kind.is_adverse() {
                { refusal(&session, &refused, words) }
            } else {
                <p class="notice notice--warn">{ words.t("apply.not_adverse") }</p>
            }
            if !possible {
                <p><To class="button" route={Route::Repair}>{ words.t("apply.others") }</To></p>
            } else if !typing.is_loading() {
                <Questions {typing} {desk} {archive} record={Rc::new(record)} returned={props.returned.clone()} />
            }
        </>
    }
}

/// Why it cannot be applied for, or not yet, and by which rule.
fn refusal(session: &Session, refused: &[Obstacle], words: Words) -> Html {
    if refused.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notice notice--warn refusal" role="status">
            <p><strong>{ words.t(if refused.iter().any(is_never) { "apply.never" } else { "apply.not_yet" }) }</strong></p>
            { for refused.iter().map(|found| html! {
                <p>{ xinyong_text::obstacle(words.lang, &session.documents, found) }</p>
            }) }
            if !refused.iter().any(is_never) {
                <p>{ words.t("apply.draft_kept") }</p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionsProps {
    typing: Typing<Answers>,
    desk: Desk,
    archive: std::sync::Arc<Archive>,
    record: Rc<Record>,
    returned: Option<Rc<Filing>>,
}

/// What is known of the record on the day of filing.
struct Case<'a> {
    session: &'a Session,
    outlook: &'a Outlook<'a>,
    way: &'a Way,
    words: Words,
}

#[component]
fn Questions(props: &QuestionsProps) -> Html {
    let words = use_words();
    let session = use_session();
    let tried = use_state_eq(|| false);
    let draft = &props.typing.answers;
    let steps = use_steps(draft.value().at, draft.on(|answers, at| answers.at = at));
    let evaluation = session.model().map(|model| evaluate(&props.archive, model, filing_day(&session)));
    let evaluation = match evaluation {
        Some(Ok(evaluation)) => evaluation,
        Some(Err(error)) => {
            let said = xinyong_text::not_in_force(words.lang, &error);
            return html! { <p class="notice notice--error" role="alert">{ said }</p> };
        }
        None => return Html::default(),
    };
    let found = outlooks(&evaluation, &session.procedures);
    let Some(outlook) = found.records.iter().find(|outlook| outlook.record.id == props.record.id) else {
        return html! { <p>{ words.t("apply.not_adverse") }</p> };
    };
    let case = Case { session: &session, outlook, way: outlook.way, words };
    let refused = refusals(&props.archive, &props.record, &session.procedures, filing_day(&session));
    let list = questions(&case, &props.typing, &steps);
    let said: Vec<AttrValue> = refused
        .iter()
        .filter(|_| *tried)
        .map(|found| xinyong_text::obstacle(words.lang, &session.documents, found).into())
        .collect();
    let hand_in = {
        let subject = draft.value().subject(&props.record.id, outlook.way);
        let (files, desk) = (props.typing.files.value().clone(), props.desk.clone());
        let (returned, open) = (props.returned.clone(), refused.is_empty());
        Callback::from(move |()| {
            tried.set(!open);
            if open {
                let subject = subject.clone();
                desk.hand_in(returned.as_deref(), Matter::Repair, move |_| Some(subject.clone()), &files);
            }
        })
    };
    let above = html! { <>{ leads_to(&case) }{ said_refusals(&said, words) }</> };
    let finish = props.desk.finish(above, hand_in);
    html! {
        <>
            { guided(&steps, list, finish, words) }
            { props.typing.note(words) }
        </>
    }
}

/// Conditions, papers, and the promise if the way asks for one.
fn questions(case: &Case<'_>, typing: &Typing<Answers>, steps: &Steps) -> Vec<Step> {
    let asks_promise =
        case.way.conditions.iter().any(|condition| condition.requirement == Requirement::Promise);
    let mut list = vec![conditions(case, typing, steps), papers(case, typing, steps)];
    if asks_promise {
        list.insert(1, promise(case, typing, steps));
    }
    list
}

/// The id of a condition's field.
fn condition_id(requirement: Requirement) -> String {
    format!("condition-{requirement}")
}

/// The id of a paper's field.
fn paper_id(paper: &Paper) -> String {
    format!("paper-{}", paper.id)
}

/// Each condition, ticked or open: by the date, or declared.
fn conditions(case: &Case<'_>, typing: &Typing<Answers>, steps: &Steps) -> Step {
    let (words, lang, draft) = (case.words, case.words.lang, &typing.answers);
    let mut wrong = Errors::default();
    for (condition, _) in
        case.outlook.conditions().filter(|(condition, _)| is_declared(condition.requirement))
    {
        let met = draft.value().has_met(condition.requirement);
        wrong.unless(met, condition_id(condition.requirement), words.t("apply.condition_error"));
    }
    let shown = steps.shown(&wrong);
    let rows = case.outlook.conditions().map(|(condition, by_date)| {
        let requirement = condition.requirement;
        if is_declared(requirement) {
            let field = Field::new(condition_id(requirement), words.of(&condition.text)).errors(&shown);
            let on = draft.on(move |answers: &mut Answers, met: bool| answers.meet(requirement, met));
            return html! { <li class="conditions__item">{ check(&field, draft.value().has_met(requirement), &on) }</li> };
        }
        let met = by_date || requirement == Requirement::Promise && draft.value().has_met(requirement);
        let said = match requirement {
            Requirement::Promise => words.with("apply.promise_next", &[("condition", &words.of(&condition.text))]).to_string(),
            _ => xinyong_text::repair::condition(lang, case.outlook, condition, met),
        };
        html! {
            <li class={classes!("conditions__item", "conditions__item--shown", met.then_some("conditions__item--met"))}>
                <span class="conditions__mark" aria-hidden="true">{ if met { "✓" } else { "–" } }</span>
                <span class="visually-hidden">{ words.t(if met { "apply.is_met" } else { "apply.is_open" }) }</span>
                <span>{ said }</span>
            </li>
        }
    });
    let body = html! {
        <>
            { help(words.t("apply.conditions_help")) }
            <ul class="conditions plain">{ for rows }</ul>
        </>
    };
    let declared =
        case.way.conditions.iter().filter(|condition| draft.value().has_met(condition.requirement));
    let met: Vec<&str> = declared.map(|condition| lang.of(&condition.text)).collect();
    let answers = vec![(words.t("apply.met"), met.join("\n").into())];
    Step { title: words.t("apply.conditions"), body, errors: wrong, answers }
}

/// 信用承诺, in words of the applicant's own.
fn promise(case: &Case<'_>, typing: &Typing<Answers>, steps: &Steps) -> Step {
    let (words, draft) = (case.words, &typing.answers);
    let mut wrong = Errors::default();
    wrong.unless(!draft.value().promise.trim().is_empty(), "promise", words.t("apply.promise_error"));
    wrong.unless(draft.value().has_met(Requirement::Promise), "promised", words.t("apply.promised_error"));
    let shown = steps.shown(&wrong);
    let body = html! {
        <>
            { text_area(
                &Field::new("promise", words.t("apply.promise")).help(words.t("apply.promise_help")).errors(&shown),
                &draft.value().promise,
                &draft.on(|answers, promise| answers.promise = promise),
            ) }
            { check(
                &Field::new("promised", words.t("apply.promised")).errors(&shown),
                draft.value().has_met(Requirement::Promise),
                &draft.on(|answers: &mut Answers, met| answers.meet(Requirement::Promise, met)),
            ) }
        </>
    };
    let answers = vec![(words.t("apply.promise"), draft.value().promise.clone().into())];
    Step { title: words.t("apply.promise"), body, errors: wrong, answers }
}

/// The checklist of papers, and the papers themselves.
fn papers(case: &Case<'_>, typing: &Typing<Answers>, steps: &Steps) -> Step {
    let (words, draft) = (case.words, &typing.answers);
    let mut wrong = Errors::default();
    for paper in draft.value().missing(case.way) {
        wrong.add(paper_id(paper), words.t("apply.paper_error"));
    }
    let shown = steps.shown(&wrong);
    let rows = case.way.papers.iter().map(|paper| {
        let id = paper.id.clone();
        let mut field = Field::new(paper_id(paper), words.of(&paper.text)).errors(&shown);
        if paper.optional {
            field = field.help(words.t("apply.paper_optional"));
        }
        let there = draft.value().has_paper(&id);
        html! { <li>{ check(&field, there, &draft.on(move |answers: &mut Answers, there| answers.lay(&id, there))) }</li> }
    });
    let list =
        html! { <>{ help(words.t("apply.papers_help")) }<ul class="conditions plain">{ for rows }</ul></> };
    let evidence = evidence_step(typing, list, steps, words);
    wrong.append(evidence.errors);
    let laid = case.way.papers.iter().filter(|paper| draft.value().has_paper(&paper.id));
    let laid: Vec<&str> = laid.map(|paper| words.lang.of(&paper.text)).collect();
    let laid = (words.t("apply.papers"), AttrValue::from(laid.join("\n")));
    let answers = std::iter::once(laid).chain(evidence.answers).collect();
    Step { title: words.t("apply.papers"), errors: wrong, answers, body: evidence.body }
}

/// The day and the grade it would lead to.
fn leads_to(case: &Case<'_>) -> Html {
    let words = case.words;
    let Some((granted, simulation)) = would::repaired(case.session, case.outlook) else {
        return Html::default();
    };
    let key = if granted.provisional { "apply.granted_provisional" } else { "apply.granted" };
    let days = case.session.procedures.term(case.way.change).map_or(0, |term| term.working_days);
    html! {
        <>
            <p>{ words.with(key, &[("date", &xinyong_text::date(words.lang, granted.date)), ("days", &days.to_string())]) }</p>
            { supposed(&simulation, case.way.change, &case.outlook.record.id, words) }
        </>
    }
}
