//! 模拟标识: hatching and words, without which nothing that is only supposed is shown.

use xinyong_score::Points;
use yew::prelude::*;

use crate::words::Words;

/// The hatchings, to be filled with by `url(#hatch)` on a light ground and `url(#hatch-light)` over a colour. A page that
/// shows something simulated has them once.
pub fn hatchings() -> Html {
    let hatching = |id: &'static str, ground: bool| {
        html! {
            <pattern {id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                if ground {
                    <rect class="hatch__ground" width="7" height="7" />
                }
                <rect class={if ground { "hatch__line" } else { "hatch__light" }} width="3" height="7" />
            </pattern>
        }
    };
    html! {
        <svg class="visually-hidden" aria-hidden="true" width="1" height="1">
            <defs>{ hatching("hatch", true) }{ hatching("hatch-light", false) }</defs>
        </svg>
    }
}

/// The mark: 模拟结果，非评价结果.
pub fn mark(words: Words) -> Html {
    html! { <p class="simulated__mark">{ words.t("simulated.mark") }</p> }
}

/// 较现状 +65分: what every number that is only supposed says beside itself.
pub fn against_now(difference: Points, words: Words) -> AttrValue {
    match difference {
        Points::ZERO => words.t("simulated.as_now"),
        points => words
            .with("simulated.against_now", &[("points", &xinyong_text::signed_points(words.lang, points))]),
    }
}
