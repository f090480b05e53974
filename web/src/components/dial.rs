//! 得分盘: a half circle from 600 to 1000 with the bands to scale, and a marked break for what lies below.

use std::f64::consts::PI;

use js_sys::Math;
use xinyong_score::model::Band;
use xinyong_score::{Evaluation, Points, Simulated};
use yew::prelude::*;

use super::grade::{grade_class, large_grade_badge};
use crate::ui::px::px;
use crate::words::Words;

/// Where the scale begins. Below it the dial is broken: few scores lie there, and the bands would have no room.
const SCALE_FROM: Points = Points::whole(600);

/// The share of the half circle that stands for everything below the scale.
const BREAK: f64 = 0.05;

const CENTRE: (f64, f64) = (170.0, 160.0);
const OUTER: f64 = 130.0;
const INNER: f64 = 98.0;
const LABELS: f64 = 146.0;

/// Where a score stands on the half circle: 0 at its left end, 1 at its right.
fn turn(score: Points, total: Points) -> f64 {
    let hundredths = |points: Points| f64::from(points.hundredths());
    if score < SCALE_FROM {
        return BREAK * hundredths(score).max(0.0) / hundredths(SCALE_FROM);
    }
    let along = (hundredths(score) - hundredths(SCALE_FROM)) / (hundredths(total) - hundredths(SCALE_FROM));
    BREAK + (1.0 - BREAK) * along.clamp(0.0, 1.0)
}

/// The point at a turn and a radius.
fn at(turn: f64, radius: f64) -> (f64, f64) {
    let angle = PI * (1.0 - turn);
    (CENTRE.0 + radius * Math::cos(angle), CENTRE.1 - radius * Math::sin(angle))
}

/// The outline of a piece of the ring.
fn ring(from: f64, to: f64) -> String {
    let point = |turn, radius| {
        let (x, y) = at(turn, radius);
        format!("{} {}", px(x), px(y))
    };
    let (outer, inner) = (px(OUTER), px(INNER));
    format!(
        "M{}A{outer} {outer} 0 0 1 {}L{}A{inner} {inner} 0 0 0 {}Z",
        point(from, OUTER),
        point(to, OUTER),
        point(to, INNER),
        point(from, INNER),
    )
}

/// The dial, with the score, the grade and the way to the next one.
pub fn dial(evaluation: &Evaluation, projected: bool, words: Words) -> Html {
    let said = xinyong_text::headline(words.lang, evaluation, None);
    let chip = projected.then(|| html! { <span class="chip">{ words.t("credit.projected_chip") }</span> });
    draw(evaluation, said.into(), chip.unwrap_or_default(), Html::default(), words)
}

/// The dial of what would be: hatched, and worded so.
pub fn simulated_dial(evaluation: &Simulated<Evaluation>, words: Words) -> Html {
    let evaluation = evaluation.marked();
    let said = words.with(
        "simulated.score",
        &[
            ("score", &evaluation.score().to_string()),
            ("grade", &xinyong_text::term(words.lang, evaluation.grade())),
        ],
    );
    let band = evaluation.band().map(|band| {
        let total = evaluation.model().total();
        let from = turn(band.at_least.max(SCALE_FROM), total);
        let to = turn(band.below.map_or(total, |below| below.0), total);
        html! { <path d={ring(from, to)} fill="url(#hatch-light)" /> }
    });
    draw(evaluation, said, Html::default(), band.unwrap_or_default(), words)
}

/// The dial, with what is said of it, what is marked on it, and what lies over its bands.
fn draw(evaluation: &Evaluation, said: AttrValue, chip: Html, over: Html, words: Words) -> Html {
    let model = evaluation.model();
    let (score, total) = (evaluation.score(), model.total());
    let grade = evaluation.grade();
    let needle = turn(score, total) * 180.0;

    let ends = |band: &Band| {
        (turn(band.at_least.max(SCALE_FROM), total), turn(band.below.map_or(total, |below| below.0), total))
    };
    let bands = model.document().bands.iter().map(|band| {
        let (from, to) = ends(band);
        let here = (band.grade == grade).then_some("dial__band--here");
        html! { <path class={classes!("dial__band", grade_class(band.grade), here)} d={ring(from, to)} /> }
    });
    // Over the hatching, which would cut them up.
    let letters = model.document().bands.iter().map(|band| {
        let (from, to) = ends(band);
        let (x, y) = at(f64::midpoint(from, to), f64::midpoint(OUTER, INNER));
        let here = (band.grade == grade).then_some("dial__letter--here");
        html! { <text class={classes!("dial__letter", here)} x={px(x)} y={px(y)}>{ band.grade.as_str() }</text> }
    });
    let bounds =
        model.document().bands.iter().map(|band| band.at_least.max(SCALE_FROM)).chain([total]).map(|bound| {
            let (x, y) = at(turn(bound, total), LABELS);
            html! { <text class="dial__bound" x={px(x)} y={px(y)}>{ bound.to_string() }</text> }
        });

    html! {
        <div class="dial">
            <svg class="dial__face" viewBox="0 0 340 176" role="img" aria-label={said}>
                <path class="dial__below" d={ring(0.0, BREAK - 0.006)} />
                { for bands }
                { over }
                { for letters }
                { for bounds }
                <g class="dial__needle" transform={format!("rotate({} {} {})", px(needle), px(CENTRE.0), px(CENTRE.1))}>
                    <path d={format!("M{} {} L{} {} L{} {} Z",
                        px(CENTRE.0 - INNER + 4.0), px(CENTRE.1), px(CENTRE.0), px(CENTRE.1 - 5.0), px(CENTRE.0), px(CENTRE.1 + 5.0))} />
                    <circle cx={px(CENTRE.0)} cy={px(CENTRE.1)} r="9" />
                </g>
            </svg>
            <p class="dial__score">
                <span class="dial__number">{ score.to_string() }</span>
                <span class="dial__unit">{ words.t("credit.points") }</span>
                { large_grade_badge(grade, words) }
            </p>
            <p class="dial__marks">
                { chip }
                if evaluation.points_by_provenance().1 != Points::ZERO {
                    <span class="chip chip--illustrative">{ words.t("credit.illustrative_chip") }</span>
                }
            </p>
            <p class="dial__class">{ evaluation.band().map(|band| xinyong_text::term(words.lang, band.class)).unwrap_or_default() }</p>
            <p class="dial__next">{ next_grade(evaluation, words) }</p>
        </div>
    }
}

/// How far the next better grade is, or how much room there is to the next worse one.
fn next_grade(evaluation: &Evaluation, words: Words) -> AttrValue {
    let bands = &evaluation.model().document().bands;
    let better =
        bands.iter().filter(|band| band.at_least > evaluation.score()).min_by_key(|band| band.at_least);
    match (better, evaluation.band()) {
        (Some(band), _) => {
            let missing = (band.at_least - evaluation.score()).to_string();
            let grade = xinyong_text::term(words.lang, band.grade);
            words.with("credit.to_next", &[("grade", &grade), ("points", &missing)])
        }
        (None, Some(band)) if band.at_least == evaluation.score() => {
            words.with("credit.at_bound", &[("grade", &xinyong_text::term(words.lang, band.grade))])
        }
        (None, Some(band)) => {
            let room = (evaluation.score() - band.at_least).to_string();
            let grade = xinyong_text::term(words.lang, band.grade);
            words.with("credit.above_bound", &[("grade", &grade), ("points", &room)])
        }
        (None, None) => AttrValue::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_monotone_and_ends_where_it_should() {
        let total = Points::whole(1000);
        let turns: Vec<f64> = (0..=1000).map(|score| turn(Points::whole(score), total)).collect();
        assert!(turns.is_sorted());
        assert!(
            turns[0].abs() < 1e-9 && (turns[600] - BREAK).abs() < 1e-9 && (turns[1000] - 1.0).abs() < 1e-9
        );
    }
}
