//! 对得分的影响: what a filing would do, under the mark of a simulation; and what its decision did.

use xinyong_score::evaluate::Evaluation;
use xinyong_score::model::Grade;
use xinyong_score::{Change, Points, Simulation};
use yew::prelude::*;

use super::grade::grade_badge;
use super::simulated::{against_now, mark};
use crate::state::filing::Effect;
use crate::words::Words;

/// What a filing would do if it brings the change it asks for; `record` is the one it is about.
pub fn supposed(simulation: &Simulation, change_wanted: Change, record: &str, words: Words) -> Html {
    let after = simulation.after.marked();
    let key = match change_wanted {
        Change::Confirm => "filing.if_confirmed",
        Change::Revoke => "filing.if_upheld",
        Change::Repair => "filing.if_repaired",
        Change::LeaveList => "filing.if_left",
    };
    html! {
        <section class="effect effect--simulated simulated" aria-label={words.t("filing.effect")}>
            { mark(words) }
            { change(&simulation.before, after, words) }
            <p>{ words.with(key, &[("date", &xinyong_text::date(words.lang, after.as_of()))]) }</p>
            { line(after, record, words) }
        </section>
    }
}

/// What a decision did.
pub fn decided(effect: &Effect, record: &str, words: Words) -> Html {
    html! {
        <section class="effect" aria-labelledby="effect-title">
            <h2 id="effect-title">{ words.t("filing.effect_decided") }</h2>
            { change(&effect.before, &effect.after, words) }
            <p>{ words.with("filing.effect_on", &[("date", &xinyong_text::date(words.lang, effect.after.as_of()))]) }</p>
            { line(&effect.after, record, words) }
        </section>
    }
}

/// 较现状 +65分: 785分 C → 850分 A
fn change(before: &Evaluation, after: &Evaluation, words: Words) -> Html {
    let standing = |score: Points, grade: Grade| {
        html! { <>{ xinyong_text::points(words.lang, score) }{ " " }{ grade_badge(grade, words) }</> }
    };
    html! {
        <p class="effect__change">
            <strong class="effect__difference">{ against_now(after.score() - before.score(), words) }</strong>
            <span class="effect__standing">
                { standing(before.score(), before.grade()) }
                <span aria-hidden="true">{ " → " }</span>
                <span class="visually-hidden">{ words.t("filing.becomes") }</span>
                { standing(after.score(), after.grade()) }
            </span>
        </p>
    }
}

/// What the record does then, and why: with the cap it meets.
fn line(evaluation: &Evaluation, record: &str, words: Words) -> Html {
    let is_it = |line: &&xinyong_score::Line| evaluation.record(line).is_some_and(|found| found.id == record);
    let Some(line) = evaluation.lines().iter().find(is_it) else { return Html::default() };
    let why = xinyong_text::why(words.lang, evaluation, line);
    html! { <p>{ words.with("filing.effect_line", &[("why", &why)]) }</p> }
}
