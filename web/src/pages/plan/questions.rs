//! The two questions: what is wanted, and by when.

use std::sync::Arc;

use xinyong_score::model::{Band, Bilingual, Grade};
use xinyong_score::plan::Goal;
use xinyong_score::{Date, Evaluation, Model};
use yew::prelude::*;

use crate::state::plan::{Act, Aim, Wish};
use crate::ui::field::{DateInput, Select};
use crate::ui::form::{Choice, Field, choice};
use crate::words::Words;

/// An offer for which nothing but the grade is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// Its id.
    pub id: String,
    /// The scenario.
    pub name: Bilingual,
    /// What it is.
    pub text: Bilingual,
    /// The grade that it asks for.
    pub grade: Grade,
    /// The model that decides.
    pub model: Arc<Model>,
}

/// How far ahead a tap leads, in months.
const AHEAD: [u32; 2] = [3, 6];

/// Both questions.
pub fn questions(
    evaluation: &Evaluation,
    wish: &Wish,
    goal: Goal,
    offers: &[Offered],
    act: &Callback<Act>,
    words: Words,
) -> Html {
    html! {
        <section class="card" aria-label={words.t("plan.questions")}>
            { what(evaluation, wish, goal, offers, act, words) }
            { when(evaluation, goal, act, words) }
        </section>
    }
}

/// The grade, or the offer that asks for one.
fn what(
    evaluation: &Evaluation,
    wish: &Wish,
    goal: Goal,
    offers: &[Offered],
    act: &Callback<Act>,
    words: Words,
) -> Html {
    let lang = words.lang;
    let offer = match &wish.aim {
        Some(Aim::Offer(id)) if offers.iter().any(|offered| offered.id == *id) => id.as_str(),
        _ => "",
    };
    let bands = evaluation.model().document().bands.iter().filter(|band| band.grade <= evaluation.grade());
    let grades: Vec<Choice> = bands
        .map(|band| Choice {
            value: band.grade.as_str().into(),
            label: grade_label(band, evaluation.grade(), words),
            help: Some(words.with("policy.from", &[("from", &band.at_least.to_string())])),
        })
        .collect();
    let chosen = if offer.is_empty() { goal.grade.as_str() } else { "" };
    let ongrade =
        act.reform(|grade: AttrValue| Act::Aim(Aim::Grade(Grade::parse(&grade).unwrap_or(Grade::A))));
    let none = (AttrValue::default(), words.t("plan.no_offer"));
    let options: Vec<_> = offers
        .iter()
        .map(|offered| {
            let values = [("name", lang.of(&offered.name)), ("text", lang.of(&offered.text))];
            (offered.id.clone().into(), words.with("plan.offer_option", &values))
        })
        .collect();
    let better = goal.grade;
    let onoffer = act.reform(move |id: AttrValue| {
        Act::Aim(if id.is_empty() { Aim::Grade(better) } else { Aim::Offer(id.to_string()) })
    });
    let picked = offers.iter().find(|offered| offered.id == offer);
    html! {
        <>
            { choice(&Field::new("plan-grade", words.t("plan.which_grade")), &grades, chosen, &ongrade) }
            if !options.is_empty() {
                <div class="form__field plan__offer">
                    <Select id="plan-offer" label={words.t("plan.which_offer")}
                        options={[none].into_iter().chain(options).collect::<Vec<_>>()}
                        value={AttrValue::from(offer.to_owned())} onchange={onoffer} />
                    if let Some(picked) = picked {
                        <p class="field__help">{ words.with("plan.offer_asks", &[
                            ("grade", &xinyong_text::term(lang, picked.grade)),
                            ("model", lang.of(&picked.model.document().name)),
                        ]) }</p>
                    }
                </div>
            }
        </>
    }
}

fn grade_label(band: &Band, now: Grade, words: Words) -> AttrValue {
    let key = if band.grade == now { "plan.keep_grade" } else { "plan.reach_grade" };
    words.with(key, &[("grade", &xinyong_text::term(words.lang, band.grade))])
}

/// The day: the next yearly evaluation and a few months are one tap, any other is typed.
fn when(evaluation: &Evaluation, goal: Goal, act: &Callback<Act>, words: Words) -> Html {
    let as_of = evaluation.as_of();
    let yearly = evaluation.model().goal_day(as_of);
    let date = xinyong_text::date(words.lang, yearly);
    let key = if evaluation.model().yearly_day().is_some() { "plan.by_yearly" } else { "plan.by_year_end" };
    let mut taps: Vec<(Date, AttrValue)> = vec![(yearly, words.with(key, &[("date", &date)]))];
    taps.extend(AHEAD.map(|months| {
        (as_of.plus_months(months), words.with("plan.in_months", &[("months", &months.to_string())]))
    }));
    html! {
        <fieldset class="form__field">
            <legend class="field__label">{ words.t("plan.by_when") }</legend>
            <div class="plan__taps">
                { for taps.into_iter().map(|(day, label)| html! {
                    <button class="button plan__tap" type="button" aria-pressed={(day == goal.by).to_string()}
                        onclick={act.reform(move |_: MouseEvent| Act::By(day))}>{ label }</button>
                }) }
            </div>
            <DateInput id="plan-by" label={words.t("plan.by_day")} value={goal.by} default={yearly}
                error={words.t("entity.not_a_date")} onchange={act.reform(Act::By)} />
        </fieldset>
    }
}
