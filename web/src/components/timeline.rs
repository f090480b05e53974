//! 变化轨迹: the score as a step line over the grade bands, and the same as a table.

use std::iter;
use std::rc::Rc;

use xinyong_score::timeline::Step;
use xinyong_score::{Date, Evaluation, Points, Timeline, timeline};
use yew::prelude::*;

use super::grade::{grade_badge, grade_class};
use crate::hooks::{use_session, use_width};
use crate::ui::letters;
use crate::ui::px::px;
use crate::words::{Words, use_words};

/// How far ahead the chart looks, in months; the person chooses.
const SPANS: [u32; 3] = [12, 24, 36];

/// How far back it looks, in days: enough to see where the score comes from.
const DAYS_BACK: u32 = 183;

const HEIGHT: f64 = 300.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 48.0;
const LEFT: f64 = 52.0;
const LETTER_ROOM: f64 = 36.0;
const RIGHT: f64 = 16.0;
/// What is left free between two labels.
const LABEL_GAP: f64 = 8.0;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub evaluation: Rc<Evaluation>,
}

/// The chart, its zoom, and its table.
#[component]
pub fn TimelineChart(props: &Props) -> Html {
    let words = use_words();
    let span = use_state(|| SPANS[1]);
    let evaluation = &props.evaluation;
    let node = use_node_ref();
    let width = use_width(&node);
    let scale = letters::scale(use_session().large_type);

    let timeline = use_memo((evaluation.clone(), *span), |(evaluation, span)| {
        let from = start_of(evaluation);
        timeline(evaluation.archive(), evaluation.model(), from, evaluation.as_of().plus_months(*span)).ok()
    });
    let Some(timeline) = timeline.as_ref() else { return Html::default() };

    html! {
        <div class="timeline" ref={node}>
            <div class="timeline__tools" role="group" aria-label={words.t("timeline.zoom")}>
                { for SPANS.iter().map(|&months| {
                    let span = span.clone();
                    let pressed = *span == months;
                    let onclick = Callback::from(move |_: MouseEvent| span.set(months));
                    html! {
                        <button class="button timeline__zoom" type="button" aria-pressed={pressed.to_string()} {onclick}>
                            { words.with("timeline.months", &[("years", &(months / 12).to_string())]) }
                        </button>
                    }
                }) }
            </div>
            { chart(timeline, None, evaluation.as_of(), &Frame::of(timeline, None, width, scale), words) }
            { step_table(timeline, Some(evaluation.as_of()), words) }
        </div>
    }
}

/// The first day shown: some months back, but not before the model is in force.
fn start_of(evaluation: &Evaluation) -> Date {
    evaluation.as_of().minus_days(DAYS_BACK).max(evaluation.model().in_force_from())
}

/// From dates and scores to places in the picture.
pub(super) struct Frame {
    from: Date,
    days: f64,
    low: f64,
    high: f64,
    width: f64,
    /// How much larger than usual the type is.
    scale: f64,
}

impl Frame {
    /// Room for every score shown, to whole fifties, and never so close that a small step looks large.
    pub(super) fn of(timeline: &Timeline, supposed: Option<&Timeline>, width: f64, scale: f64) -> Self {
        let all = || [timeline].into_iter().chain(supposed);
        let steps = all().flat_map(|timeline| timeline.steps.iter().map(|step| step.score));
        let starts = all().map(|timeline| timeline.start.score());
        let scores: Vec<f64> = steps.chain(starts).map(number).collect();
        let lowest = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let low = ((lowest - 30.0) / 50.0).floor() * 50.0;
        let high = ((highest + 30.0) / 50.0).ceil() * 50.0;
        let total = number(timeline.start.model().total());
        let days = timeline.to.days_since(timeline.from()).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand days")]
        Self {
            from: timeline.from(),
            days: days as f64,
            low: low.max(0.0),
            high: high.min(total),
            width,
            scale,
        }
    }

    fn x(&self, day: Date) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand days")]
        let along = day.days_since(self.from) as f64 / self.days;
        self.left() + along.clamp(0.0, 1.0) * (self.width - self.left() - RIGHT)
    }

    fn y(&self, score: f64) -> f64 {
        let up = (score - self.low) / (self.high - self.low).max(1.0);
        self.floor() - up.clamp(0.0, 1.0) * (self.floor() - TOP)
    }

    fn left(&self) -> f64 {
        LEFT * self.scale
    }

    fn floor(&self) -> f64 {
        HEIGHT - BOTTOM * self.scale
    }
}

fn number(points: Points) -> f64 {
    f64::from(points.hundredths()) / 100.0
}

/// The step line from a day and a score on, to a place at the right.
fn path(frame: &Frame, from: Date, score: Points, steps: &[Step], right: f64) -> String {
    let start = format!("M{} {}", px(frame.x(from)), px(frame.y(number(score))));
    let steps =
        steps.iter().map(|step| format!("H{}V{}", px(frame.x(step.date)), px(frame.y(number(step.score)))));
    iter::once(start).chain(steps).chain([format!("H{}", px(right))]).collect()
}

/// The picture: the score as things are, over what it would be if something is supposed.
pub(super) fn chart(
    timeline: &Timeline,
    supposed: Option<&Timeline>,
    as_of: Date,
    frame: &Frame,
    words: Words,
) -> Html {
    let (right, floor) = (frame.width - RIGHT, frame.floor());

    // What has happened is drawn through; what is projected from it, dashed.
    let (past, future) = timeline.steps.split_at(timeline.steps.partition_point(|step| step.date <= as_of));
    let at_as_of = past.last().map_or(timeline.start.score(), |step| step.score);
    let past = path(frame, timeline.from(), timeline.start.score(), past, frame.x(as_of));
    let future = path(frame, as_of, at_as_of, future, right);
    let supposed = supposed.map(|other| path(frame, other.from(), other.start.score(), &other.steps, right));
    let said = if supposed.is_some() { "simulated.chart" } else { "timeline.chart" };

    html! {
        <svg class="timeline__chart" viewBox={format!("0 0 {} {}", px(frame.width), px(HEIGHT))} role="img" aria-label={words.t(said)}>
            { for bands(timeline, frame, right) }
            { for months(timeline, frame, floor, words) }
            { for snapshots(timeline, frame, floor, words) }
            { as_of_mark(frame, as_of, floor, words) }
            if let Some(d) = supposed {
                <path class="timeline__supposed" {d} stroke="url(#hatch)" />
            }
            <path class="timeline__line" d={past} />
            <path class="timeline__line timeline__line--ahead" d={future} />
            { for timeline.steps.iter().map(|step| {
                let (x, y) = (frame.x(step.date), frame.y(number(step.score)));
                html! {
                    <circle class="timeline__dot" cx={px(x)} cy={px(y)} r="5">
                        <title>{ xinyong_text::step(words.lang, timeline, step) }</title>
                    </circle>
                }
            }) }
        </svg>
    }
}

/// The days of yearly evaluations, each with its words if the one before has left room for them.
fn snapshots(timeline: &Timeline, frame: &Frame, floor: f64, words: Words) -> Vec<Html> {
    let said = words.t("timeline.yearly");
    let half = letters::room(&said, frame.scale) / 2.0;
    let mut free = 0.0;
    let snapshots = timeline.snapshots.iter().map(|snapshot| {
        let x = frame.x(snapshot.date);
        let middle = x.min(frame.width - half);
        let has_room = middle - half >= free;
        if has_room {
            free = middle + half + LABEL_GAP;
        }
        html! {
            <g class="timeline__snapshot">
                <line x1={px(x)} x2={px(x)} y1={px(TOP)} y2={px(floor)} />
                if has_room {
                    <text x={px(middle)} y={px(HEIGHT - 6.0)}>{ &said }</text>
                }
            </g>
        }
    });
    snapshots.collect()
}

/// The grade bands, as far as they are within the picture.
fn bands(timeline: &Timeline, frame: &Frame, right: f64) -> Vec<Html> {
    let model = timeline.start.model();
    let within = |band: &&xinyong_score::model::Band| {
        number(band.at_least) < frame.high && band.below.is_none_or(|below| number(below.0) > frame.low)
    };
    model
        .document()
        .bands
        .iter()
        .filter(within)
        .map(|band| {
            let top = frame.y(band.below.map_or(frame.high, |below| number(below.0).min(frame.high)));
            let bottom = frame.y(number(band.at_least).max(frame.low));
            let label_y = f64::midpoint(top, bottom) + 5.0;
            html! {
                <g class={classes!("timeline__band", grade_class(band.grade))}>
                    <rect x={px(frame.left())} y={px(top)} width={px(right - frame.left())}
                        height={px(bottom - top)} />
                    // A band of which only a sliver is shown has no room for its letter.
                    if bottom - top >= LETTER_ROOM * frame.scale {
                        <text class="timeline__grade" x="14" y={px(label_y)}>{ band.grade.as_str() }</text>
                    }
                    if number(band.at_least) > frame.low {
                        <text class="timeline__bound" x={px(frame.left() - 6.0)} y={px(bottom + 4.0)}>
                            { band.at_least.to_string() }
                        </text>
                    }
                </g>
            }
        })
        .collect()
}

/// The beginnings of months, as many as have room.
fn months(timeline: &Timeline, frame: &Frame, floor: f64, words: Words) -> Vec<Html> {
    let label = |day: Date| {
        let (year, month) = (day.year().to_string(), format!("{:02}", day.month()));
        words.with("timeline.month", &[("year", &year), ("month", &month)])
    };
    let each = letters::room(&label(timeline.from()), frame.scale) + LABEL_GAP;
    let room = (frame.width - frame.left() - RIGHT) / each;
    let all = frame.days / 30.4;
    let every = [1_u32, 2, 3, 6, 12].into_iter().find(|&every| all / f64::from(every) <= room).unwrap_or(12);
    (timeline.from().year()..=timeline.to.year())
        .flat_map(|year| (1..=12).step_by(every as usize).filter_map(move |month| Date::new(year, month, 1)))
        .filter(|day| (timeline.from()..=timeline.to).contains(day))
        .map(|day| {
            let x = frame.x(day);
            html! {
                <g class="timeline__month">
                    <line x1={px(x)} x2={px(x)} y1={px(floor)} y2={px(floor + 5.0)} />
                    <text x={px(x.min(frame.width - each / 2.0))} y={px(floor + 5.0 + 14.0 * frame.scale)}>{ label(day) }</text>
                </g>
            }
        })
        .collect()
}

fn as_of_mark(frame: &Frame, as_of: Date, floor: f64, words: Words) -> Html {
    let x = frame.x(as_of);
    let said = words.t("timeline.as_of");
    // At the left edge it would stand on the bounds.
    let (side, at) = if x - letters::room(&said, frame.scale) < frame.left() {
        ("start", x + 4.0)
    } else {
        ("end", x - 4.0)
    };
    html! {
        <g class="timeline__today">
            <line x1={px(x)} x2={px(x)} y1={px(TOP)} y2={px(floor)} />
            <text text-anchor={side} x={px(at)} y={px(TOP + 12.0 * frame.scale)}>{ said }</text>
        </g>
    }
}

/// The steps as a table: what the chart says, for those who cannot see it, and for print. What comes after `known`, or
/// everything without it, is only expected or supposed, and its grades look so.
pub(super) fn step_table(timeline: &Timeline, known: Option<Date>, words: Words) -> Html {
    let lang = words.lang;
    if timeline.steps.is_empty() {
        return html! { <p>{ words.t("timeline.no_steps") }</p> };
    }
    let row = |step: &Step| {
        html! {
            <tr class={known.is_none_or(|known| step.date > known).then_some("simulated")}>
                <th scope="row">{ xinyong_text::date(lang, step.date) }</th>
                <td class="number" data-label={words.t("timeline.change")}>
                    { xinyong_text::signed_points(lang, step.change()) }
                </td>
                <td class="number" data-label={words.t("timeline.score")}>{ xinyong_text::points(lang, step.score) }</td>
                <td data-label={words.t("timeline.grade")}>{ grade_badge(step.grade, words) }</td>
                <td data-label={words.t("timeline.cause")}>{ xinyong_text::causes(lang, timeline, step) }</td>
            </tr>
        }
    };
    html! {
        <table class="table table--cards">
            <caption class="table__caption">{ words.t("timeline.table") }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words.t("timeline.day") }</th>
                    <th scope="col" class="number">{ words.t("timeline.change") }</th>
                    <th scope="col" class="number">{ words.t("timeline.score") }</th>
                    <th scope="col">{ words.t("timeline.grade") }</th>
                    <th scope="col">{ words.t("timeline.cause") }</th>
                </tr>
            </thead>
            <tbody>{ for timeline.steps.iter().map(row) }</tbody>
        </table>
    }
}
