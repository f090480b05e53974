//! 现状与模拟对照: indicators and timeline as things are and as they would be, side by side.

use std::rc::Rc;

use xinyong_score::model::SecondLevel;
use xinyong_score::{Date, Points, Simulation};
use yew::prelude::*;

use super::timeline::{Frame, chart, step_table};
use crate::hooks::{use_session, use_width};
use crate::ui::letters;
use crate::ui::px::px;
use crate::words::{Words, use_words};

/// The tree of indicators, each with both scores; parts in which something differs are open.
pub fn indicator_contrast(simulation: &Simulation, words: Words) -> Html {
    let (before, after) = (&simulation.before, simulation.after.marked());
    let parts = before.first_level().map(|(first, score)| {
        let would = after.first_level().find(|(other, _)| other.id == first.id).map_or(Points::ZERO, |(_, score)| score);
        let inside: Vec<(&SecondLevel, Points, Points)> = before
            .second_level(&first.id)
            .map(|(second, score)| {
                let other = after.second_level(&first.id).find(|(other, _)| other.id == second.id);
                (second, score, other.map_or(Points::ZERO, |(_, score)| score))
            })
            .collect();
        let open = inside.iter().any(|(_, score, would)| score != would);
        html! {
            <details class="contrast__part" {open} key={first.id.clone()}>
                <summary class="contrast__row contrast__row--first">
                    { row(words.of(&first.name), score, would, first.max, words) }
                </summary>
                <ul class="plain">
                    { for inside.into_iter().map(|(second, score, would)| html! {
                        <li class={classes!("contrast__row", (score != would).then_some("contrast__row--moved"))}>
                            { row(words.of(&second.name), score, would, second.max, words) }
                        </li>
                    }) }
                </ul>
            </details>
        }
    });
    html! { <div class="contrast">{ for parts }</div> }
}

/// A name, both bars, both scores and how they differ.
fn row(name: AttrValue, score: Points, would: Points, max: Points, words: Words) -> Html {
    let width =
        |points: Points| px(f64::from(points.hundredths()) / f64::from(max.hundredths().max(1)) * 100.0);
    let (before, after) = (score.to_string(), would.to_string());
    let difference = xinyong_text::signed_points(words.lang, would - score);
    let said = words.with(
        if score == would { "simulated.same" } else { "simulated.differs" },
        &[("before", &*before), ("after", &*after), ("difference", &difference), ("max", &max.to_string())],
    );
    html! {
        <>
            <span class="contrast__name">{ name }</span>
            <svg class="contrast__bars" viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar__ground" width="100" height="8" />
                <rect class="bar__score" width={width(score)} height="8" />
                <rect class="bar__ground" y="10" width="100" height="8" />
                <rect fill="url(#hatch)" y="10" width={width(would)} height="8" />
            </svg>
            <span class="contrast__said">{ said }</span>
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub simulation: Rc<Simulation>,
    /// The first day shown.
    pub from: Date,
    /// The last day shown.
    pub to: Date,
}

/// Both timelines in one picture, and each as a table.
#[component]
pub fn TimelineContrast(props: &Props) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let width = use_width(&node);
    let scale = letters::scale(use_session().large_type);
    let Props { simulation, from, to } = props;
    let timelines = use_memo((simulation.clone(), *from, *to), |(simulation, from, to)| {
        simulation.timelines(*from, *to).ok()
    });
    let drawn = timelines.as_ref().as_ref().map(|(before, after)| {
        let after = after.marked();
        let frame = Frame::of(before, Some(after), width, scale);
        html! {
            <>
                <p class="contrast__legend">
                    <span class="contrast__key">{ words.t("simulated.as_is") }</span>
                    <span class="contrast__key contrast__key--supposed">{ words.t("simulated.as_would") }</span>
                </p>
                { chart(before, Some(after), simulation.scenario.as_of, &frame, words) }
                <details class="contrast__table">
                    <summary>{ words.t("simulated.table_before") }</summary>
                    { step_table(before, Some(simulation.scenario.as_of), words) }
                </details>
                <details class="contrast__table">
                    <summary>{ words.t("simulated.table_after") }</summary>
                    { step_table(after, None, words) }
                </details>
            </>
        }
    });
    html! { <div class="timeline" ref={node}>{ drawn }</div> }
}
