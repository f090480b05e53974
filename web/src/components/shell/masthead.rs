//! 站头: the emblem and the name, and the second navigation beside them.

use yew::prelude::*;

use super::nav::{Menu, second_nav};
use crate::route::Route;
use crate::settings::Site;
use crate::ui::link::To;
use crate::words::Words;

/// The masthead.
pub fn masthead(site: &Site, route: &Route, words: Words) -> Html {
    html! {
        <div class="masthead">
            <div class="masthead__inner">
                <To class="masthead__brand" route={Route::Home}>
                    { emblem() }
                    <span>
                        <span class="masthead__name">{ words.of(&site.name) }</span>
                        <br />
                        <span class="masthead__tagline">{ words.of(&site.tagline) }</span>
                    </span>
                </To>
                { second_nav(route, words) }
                <Menu route={route.clone()} />
            </div>
        </div>
    }
}

/// 标识: a square seal with the character 信, our own.
fn emblem() -> Html {
    html! {
        <svg class="masthead__emblem" viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="currentColor" stroke-linejoin="round">
            <rect x="2" y="2" width="44" height="44" rx="4" stroke-width="3" />
            <path d="M17 11 11 21M14.500 18v20M21 14h16M21 21h16M21 28h16M22 34h14v4H22z" stroke-width="3" />
        </svg>
    }
}
