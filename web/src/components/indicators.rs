//! 指标得分: the indicator tree, from the three parts down to the records that moved each.

use xinyong_score::model::{Polarity, Provenance, SecondLevel};
use xinyong_score::{Evaluation, Line, Points};
use yew::prelude::*;

use super::records::RecordLine;
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub evaluation: Evaluation,
}

/// The tree. Each part opens to its indicators, each indicator to its records.
#[component]
pub fn Indicators(props: &Props) -> Html {
    let words = use_words();
    let evaluation = &props.evaluation;
    html! {
        <div class="tree">
            { for evaluation.first_level().map(|(first, score)| html! {
                <details class="tree__part" open={true} key={first.id.clone()}>
                    <summary class="tree__row tree__row--first">
                        <span class="tree__name">{ words.of(&first.name.zh, &first.name.en) }</span>
                        <Bar {score} max={first.max} />
                        <span class="tree__score">{ format!("{score} / {}", first.max) }</span>
                        <ProvenanceChip provenance={first.provenance} />
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

/// One second-level indicator. It opens only if there is something in it.
fn indicator(evaluation: &Evaluation, second: &SecondLevel, score: Points, words: Words) -> Html {
    let lines: Vec<Line> = evaluation
        .lines()
        .iter()
        .filter(|line| evaluation.indicator(line).is_some_and(|part| part.id == second.id))
        .copied()
        .collect();
    let row = html! {
        <>
            <span class="tree__name">{ words.of(&second.name.zh, &second.name.en) }</span>
            <Bar {score} max={second.max} />
            <span class="tree__score">{ format!("{score} / {}", second.max) }</span>
            <span class="tree__effect">{ effect(second, score, words) }</span>
            <ProvenanceChip provenance={second.provenance} />
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
                    <li><RecordLine evaluation={evaluation.clone()} {line} /></li>
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

#[derive(Properties, PartialEq)]
struct BarProps {
    score: Points,
    max: Points,
}

/// A bar of the score over the max. The numbers stand beside it.
#[component]
fn Bar(props: &BarProps) -> Html {
    let share = f64::from(props.score.hundredths()) / f64::from(props.max.hundredths().max(1)) * 100.0;
    html! {
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar__ground" width="100" height="8" />
            <rect class="bar__score" width={format!("{share:.2}")} height="8" />
        </svg>
    }
}

#[derive(Properties, PartialEq)]
pub struct ProvenanceProps {
    pub provenance: Provenance,
}

/// 法定 or 示例: what a value rests on.
#[component]
pub fn ProvenanceChip(props: &ProvenanceProps) -> Html {
    let words = use_words();
    let class = match props.provenance {
        Provenance::Law => "chip--law",
        Provenance::Illustrative => "chip--illustrative",
    };
    let title = match props.provenance {
        Provenance::Law => words.t("credit.law_hint"),
        Provenance::Illustrative => words.t("credit.illustrative_hint"),
    };
    html! {
        <span class={classes!("chip", class)} {title}>{ xinyong_text::term(words.lang, props.provenance) }</span>
    }
}
