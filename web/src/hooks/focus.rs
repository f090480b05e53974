//! The focus, where what held it is gone: it must not fall back to the top of the page.

use xinyong_score::filing::State;
use yew::prelude::*;

use crate::dom::{element, focus_on};

/// Moves the focus to the page when a filing has taken a step, with which the form or the button goes.
#[hook]
pub fn use_focus_on_step(state: Option<State>) {
    let before = use_mut_ref(|| None::<State>);
    use_effect_with(state, move |&state| {
        let was = before.replace(state);
        if was.is_some() && state.is_some() && was != state {
            focus_on("main");
        }
    });
}

/// Moves the focus to the heading of a list that has become shorter, and to the page where the list is gone.
#[hook]
pub fn use_focus_after_removal(count: usize, heading: &'static str) {
    let before = use_mut_ref(|| 0);
    use_effect_with(count, move |&count| {
        if count < before.replace(count) {
            focus_on(if element(heading).is_some() { heading } else { "main" });
        }
    });
}
