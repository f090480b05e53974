//! 变化轨迹: the score as a step line over the grade bands, and the same as a table.

use std::iter;

use xinyong_score::timeline::Step;
use xinyong_score::{Date, Evaluation, Points, Timeline, timeline};
use yew::prelude::*;

use super::grade::{GradeBadge, grade_class};
use crate::hooks::use_width;
use crate::words::{Words, use_words};

/// How far ahead the chart looks, in months; the person chooses.
const SPANS: [u32; 3] = [12, 24, 36];

/// How far back it looks, in days: enough to see where the score comes from.
const DAYS_BACK: u32 = 183;

const HEIGHT: f64 = 300.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 44.0;
const LEFT: f64 = 44.0;
const LETTER_ROOM: f64 = 22.0;
const RIGHT: f64 = 16.0;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub evaluation: Evaluation,
}

/// The chart, its zoom, and its table.
#[component]
pub fn TimelineChart(props: &Props) -> Html {
    let words = use_words();
    let span = use_state(|| SPANS[1]);
    let evaluation = &props.evaluation;
    let node = use_node_ref();
    let width = use_width(&node);

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
            { chart(timeline, evaluation.as_of(), width, words) }
            <StepTable timeline={timeline.clone()} />
        </div>
    }
}

/// The first day shown: some months back, but not before the model is in force.
fn start_of(evaluation: &Evaluation) -> Date {
    evaluation.as_of().minus_days(DAYS_BACK).max(evaluation.model().in_force_from())
}

/// From dates and scores to places in the picture.
struct Frame {
    from: Date,
    days: f64,
    low: f64,
    high: f64,
    width: f64,
}

impl Frame {
    /// Room for every score shown, to whole fifties, and never so close that a small step looks large.
    fn of(timeline: &Timeline, width: f64) -> Self {
        let scores =
            timeline.steps.iter().map(|step| step.evaluation.score()).chain([timeline.start.score()]);
        let scores: Vec<f64> = scores.map(number).collect();
        let lowest = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let low = ((lowest - 30.0) / 50.0).floor() * 50.0;
        let high = ((highest + 30.0) / 50.0).ceil() * 50.0;
        let total = number(timeline.start.model().total());
        let days = timeline.to.days_since(timeline.from()).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand days")]
        Self { from: timeline.from(), days: days as f64, low: low.max(0.0), high: high.min(total), width }
    }

    fn x(&self, day: Date) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand days")]
        let along = day.days_since(self.from) as f64 / self.days;
        LEFT + along.clamp(0.0, 1.0) * (self.width - LEFT - RIGHT)
    }

    fn y(&self, score: f64) -> f64 {
        let up = (score - self.low) / (self.high - self.low).max(1.0);
        HEIGHT - BOTTOM - up.clamp(0.0, 1.0) * (HEIGHT - TOP - BOTTOM)
    }
}

fn number(points: Points) -> f64 {
    f64::from(points.hundredths()) / 100.0
}

fn chart(timeline: &Timeline, today: Date, width: f64, words: Words) -> Html {
    let frame = Frame::of(timeline, width);
    let (right, floor) = (width - RIGHT, HEIGHT - BOTTOM);

    let start = format!("M{:.1} {:.1}", frame.x(timeline.from()), frame.y(number(timeline.start.score())));
    let steps = timeline.steps.iter().map(|step| {
        let (x, y) = (frame.x(step.evaluation.as_of()), frame.y(number(step.evaluation.score())));
        format!("H{x:.1}V{y:.1}")
    });
    let line: String = iter::once(start).chain(steps).chain([format!("H{right:.1}")]).collect();

    html! {
        <svg class="timeline__chart" viewBox={format!("0 0 {width:.0} {HEIGHT}")} role="img" aria-label={words.t("timeline.chart")}>
            { for bands(timeline, &frame, right) }
            { for months(timeline, &frame, floor, words) }
            { for timeline.snapshots.iter().map(|snapshot| {
                let x = format!("{:.1}", frame.x(snapshot.date));
                html! {
                    <g class="timeline__snapshot">
                        <line x1={x.clone()} x2={x.clone()} y1={TOP.to_string()} y2={floor.to_string()} />
                        <text {x} y={(HEIGHT - 6.0).to_string()}>{ words.t("timeline.yearly") }</text>
                    </g>
                }
            }) }
            { today_mark(&frame, today, floor, words) }
            <path class="timeline__line" d={line} />
            { for timeline.steps.iter().map(|step| {
                let (x, y) = (frame.x(step.evaluation.as_of()), frame.y(number(step.evaluation.score())));
                html! {
                    <circle class="timeline__dot" cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="5">
                        <title>{ xinyong_text::step(words.lang, step) }</title>
                    </circle>
                }
            }) }
        </svg>
    }
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
                    <rect x={LEFT.to_string()} y={format!("{top:.1}")} width={format!("{:.1}", right - LEFT)}
                        height={format!("{:.1}", bottom - top)} />
                    // A band of which only a sliver is shown has no room for its letter.
                    if bottom - top >= LETTER_ROOM {
                        <text class="timeline__grade" x="14" y={format!("{label_y:.1}")}>{ band.grade.as_str() }</text>
                    }
                    if number(band.at_least) > frame.low {
                        <text class="timeline__bound" x={(LEFT - 6.0).to_string()} y={format!("{:.1}", bottom + 4.0)}>
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
    let room = ((frame.width - LEFT - RIGHT) / 64.0).max(2.0);
    let all = frame.days / 30.4;
    let every = [1_u32, 2, 3, 6, 12].into_iter().find(|&every| all / f64::from(every) <= room).unwrap_or(12);
    (timeline.from().year()..=timeline.to.year())
        .flat_map(|year| (1..=12).step_by(every as usize).filter_map(move |month| Date::new(year, month, 1)))
        .filter(|day| (timeline.from()..=timeline.to).contains(day))
        .map(|day| {
            let x = format!("{:.1}", frame.x(day));
            let label = words.with(
                "timeline.month",
                &[("year", &day.year().to_string()), ("month", &format!("{:02}", day.month()))],
            );
            html! {
                <g class="timeline__month">
                    <line x1={x.clone()} x2={x.clone()} y1={floor.to_string()} y2={(floor + 5.0).to_string()} />
                    <text {x} y={(floor + 19.0).to_string()}>{ label }</text>
                </g>
            }
        })
        .collect()
}

fn today_mark(frame: &Frame, today: Date, floor: f64, words: Words) -> Html {
    let x = frame.x(today);
    html! {
        <g class="timeline__today">
            <line x1={format!("{x:.1}")} x2={format!("{x:.1}")} y1={TOP.to_string()} y2={floor.to_string()} />
            <text x={format!("{:.1}", x + 4.0)} y={(TOP + 10.0).to_string()}>{ words.t("timeline.as_of") }</text>
        </g>
    }
}

#[derive(Properties, PartialEq)]
struct TableProps {
    timeline: Timeline,
}

/// The steps as a table: what the chart says, for those who cannot see it, and for print.
#[component]
fn StepTable(props: &TableProps) -> Html {
    let words = use_words();
    let timeline = &props.timeline;
    let lang = words.lang;
    if timeline.steps.is_empty() {
        return html! { <p>{ words.t("timeline.no_steps") }</p> };
    }
    let row = |step: &Step| {
        html! {
            <tr>
                <th scope="row">{ xinyong_text::date(lang, step.evaluation.as_of()) }</th>
                <td class="number" data-label={words.t("timeline.change")}>
                    { xinyong_text::signed(step.evaluation.score() - step.before) }
                </td>
                <td class="number" data-label={words.t("timeline.score")}>{ step.evaluation.score().to_string() }</td>
                <td data-label={words.t("timeline.grade")}><GradeBadge grade={step.evaluation.grade()} /></td>
                <td data-label={words.t("timeline.cause")}>{ xinyong_text::step(lang, step) }</td>
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
