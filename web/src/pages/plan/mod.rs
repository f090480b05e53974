//! 达标规划: the grade one wants, and the fewest steps that lead there.

mod answer;
mod dates;
mod further;
mod questions;

use std::rc::Rc;
use std::sync::Arc;

use xinyong_score::measures::Standing;
use xinyong_score::plan::{ALTERNATIVES, Goal, Means};
use xinyong_score::{Evaluation, Model, brings, plan};
use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::hooks::{Session, use_session};
use crate::router::{Location, use_location, use_navigator};
use crate::state::plan::{Act, Aim, Wish, next_better};
use crate::ui::head::head;
use crate::words::use_words;

use answer::answer;
use further::Further;
use questions::{Offered, questions};

/// The page.
#[component]
pub fn Plan() -> Html {
    let words = use_words();
    let session = use_session();
    use_own_wish(&session);
    match session.evaluation() {
        None => invitation(words.t("page.plan"), words),
        Some(Err(error)) => html! {
            <>
                <h1>{ words.t("page.plan") }</h1>
                <p class="notice notice--error" role="alert">{ xinyong_text::not_in_force(words.lang, &error) }</p>
            </>
        },
        Some(Ok(evaluation)) => {
            let key = evaluation.archive().entity().uscc.to_string();
            html! { <Planning {key} evaluation={Rc::new(evaluation)} /> }
        }
    }
}

/// Takes a wish out of the address once another entity is open than the one it was made for.
#[hook]
fn use_own_wish(session: &Session) {
    let navigator = use_navigator();
    let made_for = use_mut_ref(|| None);
    let open = session.open.as_ref().map(|open| open.archive.entity().uscc);
    use_effect_with(open, move |&open| {
        if open.is_none() || made_for.replace(open).is_none_or(|before| Some(before) == open) {
            return;
        }
        // The session writes the other entity into the address first.
        wasm_bindgen_futures::spawn_local(async move {
            let here = Location::here();
            let others = here.query.into_iter().filter(|(name, _)| !Wish::NAMES.contains(&&**name)).collect();
            if let Some(navigator) = navigator {
                navigator.replace(Location { path: here.path, query: others });
            }
        });
    });
}

#[derive(Properties, PartialEq)]
struct Props {
    evaluation: Rc<Evaluation>,
}

/// The two questions, what else is intended, and the answer. All that was asked stands in the address.
#[component]
fn Planning(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let location = use_location();
    let navigator = use_navigator();
    let evaluation = &props.evaluation;
    let (archive, as_of) = (evaluation.archive(), evaluation.as_of());

    let wish = Wish::read(&location.query, archive);
    let offers = use_memo(evaluation.clone(), |evaluation| offers(evaluation, &session.models));
    let offered = match &wish.aim {
        Some(Aim::Offer(id)) => offers.iter().find(|offered| offered.id == *id),
        _ => None,
    };
    let (grade, model) = match (&wish.aim, offered) {
        (_, Some(offered)) => (offered.grade, offered.model.clone()),
        (Some(Aim::Grade(grade)), None) => (*grade, evaluation.model().clone()),
        _ => (next_better(evaluation.grade()), evaluation.model().clone()),
    };
    let goal = Goal { grade, by: wish.by.unwrap_or_else(|| model.goal_day(as_of)) };
    let planned = use_memo(
        (evaluation.clone(), model.id().to_owned(), goal.grade, goal.by, wish.further.clone()),
        |(evaluation, ..)| {
            let (procedures, calendar) = (&session.procedures, &session.calendar);
            let means = Means {
                archive: evaluation.archive(),
                model: &model,
                procedures,
                calendar,
                further: &wish.further,
                alternatives: ALTERNATIVES,
            };
            plan(means, as_of, goal)
        },
    );
    let act = {
        let (wish, archive) = (wish.clone(), archive.clone());
        Callback::from(move |act: Act| {
            let own = wish.after(act).written(&archive, as_of);
            let others = location.query.iter().filter(|(name, _)| !Wish::NAMES.contains(&&**name)).cloned();
            let query = others.chain(own).collect();
            if let Some(navigator) = &navigator {
                navigator.replace(Location { path: location.path.clone(), query });
            }
        })
    };

    let said = match planned.as_ref() {
        Ok(plan) => xinyong_text::plan::headline(words.lang, plan).into(),
        Err(_) => words.t("plan.lead"),
    };
    html! {
        <article class="plan">
            { head(words.t("page.plan"), said) }
            <div class="plan__columns">
                <div class="plan__asked">
                    { questions(evaluation, &wish, goal, &offers, &act, words) }
                </div>
                <div class="plan__answer">
                    { match planned.as_ref() {
                        Ok(plan) => answer(plan, &wish, &session, &act, words),
                        Err(error) => {
                            let said = xinyong_text::no_plan(words.lang, &session.documents, archive, &wish.further, error);
                            html! {
                                <div class="notice notice--error" role="alert">{ for said.into_iter().map(|said| html! { <p>{ said }</p> }) }</div>
                            }
                        }
                    } }
                </div>
                <div class="plan__more">
                    <Further evaluation={evaluation.clone()} actions={wish.further.clone()} act={act.clone()} />
                </div>
            </div>
        </article>
    }
}

/// The offers for which nothing but the grade is missing.
fn offers(evaluation: &Evaluation, models: &[Arc<Model>]) -> Vec<Offered> {
    let measures = xinyong_rules::measures();
    let scheme = |id: &str| models.iter().find(|model| model.id() == id).cloned();
    let brought = brings(evaluation, &measures, &scheme);
    let scenarios = brought.scenarios.iter();
    let offers = scenarios.flat_map(|scenario| scenario.offers.iter().map(move |offer| (scenario, offer)));
    let lacking = offers.filter_map(|(scenario, brought)| match &brought.standing {
        Standing::GradeTooLow { grade, .. } => Some(Offered {
            id: brought.offer.id.clone(),
            name: scenario.scenario.name.clone(),
            text: brought.offer.text.clone(),
            grade: *grade,
            model: scenario.model.clone(),
        }),
        _ => None,
    });
    lacking.collect()
}
