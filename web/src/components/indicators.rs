//! 指标得分: the indicator tree, from the three parts down to the records that moved each.

use xinyong_score::model::{Polarity, Provenance, SecondLevel};
use xinyong_score::{Evaluation, Line, Points};
use yew::prelude::*;

use super::records::record_line;
use crate::ui::px::px;
use crate::words::Words;

/// The tree. Each part opens to its indicators, each indicator to its records.
pub fn indicators(evaluation: &Evaluation, words: Words) -> Html {
    html! {
        <div class="tree">
            { for evaluation.first_level().map(|(first, score)| html! {
                <details class="tree__part" open={second_level_moved(evaluation, &first.id)} key={first.id.clone()}>
                    <summary class="tree__row tree__row--first">
                        <span class="tree__name">{ words.of(&first.name) }</span>
                        { bar(score, first.max) }
                        <span class="tree__score">{ format!("{score} / {}", first.max) }</span>
                        { provenance_chip(first.provenance, words) }
                    </summary>
                    <ul class="tree__list plain">
                        { for evaluation.second_level(&first.id).map(|(second, score)| html! {
                            <li key={second.id.clone()}>{ indicator(evaluation, second, score, words) }</li>
                        }) }
                    </ul>
                </details>
            }) }
        </div>
    }
}

/// Whether any record counts in a part. A part in which nothing happened stays closed.
fn second_level_moved(evaluation: &Evaluation, first: &str) -> bool {
    evaluation
        .lines()
        .iter()
        .any(|line| line.reason.counts() && evaluation.indicator(line).is_some_and(|part| part.of == first))
}

/// One second-level indicator. It opens only if there is something in it.
fn indicator(evaluation: &Evaluation, second: &SecondLevel, score: Points, words: Words) -> Html {
    let lines: Vec<Line> = evaluation
        .lines()
        .iter()
        .filter(|line| evaluation.indicator(line).is_some_and(|part| part.id == second.id))
        .copied()
        .collect();
    let moved = lines.iter().any(|line| line.points != Points::ZERO);
    let row = html! {
        <>
            <span class="tree__name">{ words.of(&second.name) }</span>
            { bar(score, second.max) }
            <span class="tree__score">{ format!("{score} / {}", second.max) }</span>
            <span class={classes!("tree__effect", moved.then_some("tree__effect--moved"))}>{ effect(second, score, words) }</span>
            { provenance_chip(second.provenance, words) }
        </>
    };
    if lines.is_empty() {
        return html! { <div class="tree__row tree__row--leaf">{ row }</div> };
    }
    html! {
        <details class="tree__indicator">
            <summary class="tree__row">{ row }</summary>
            <ul class="records plain">
                { for lines.into_iter().map(|line| html! {
                    <li>{ record_line(evaluation, &line, false, Html::default(), words) }</li>
                }) }
            </ul>
        </details>
    }
}

/// What was taken or given, in words.
fn effect(second: &SecondLevel, score: Points, words: Words) -> AttrValue {
    match second.polarity {
        Polarity::Negative if score == second.max => words.t("credit.nothing_taken"),
        Polarity::Negative => words.with("credit.taken", &[("points", &(second.max - score).to_string())]),
        Polarity::Positive if score == Points::ZERO => words.t("credit.nothing_given"),
        Polarity::Positive => words.with("credit.given", &[("points", &score.to_string())]),
    }
}

/// A bar of the score over the max. The numbers stand beside it.
fn bar(score: Points, max: Points) -> Html {
    let share = f64::from(score.hundredths()) / f64::from(max.hundredths().max(1)) * 100.0;
    html! {
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar__ground" width="100" height="8" />
            <rect class="bar__score" width={px(share)} height="8" />
        </svg>
    }
}

/// 法定 or 示例: what a value rests on.
pub fn provenance_chip(provenance: Provenance, words: Words) -> Html {
    let (class, hint) = match provenance {
        Provenance::Law => ("chip--law", "credit.law_hint"),
        Provenance::Illustrative => ("chip--illustrative", "credit.illustrative_hint"),
    };
    html! {
        <span class={classes!("chip", class)} title={words.t(hint)}>{ xinyong_text::term(words.lang, provenance) }</span>
    }
}
