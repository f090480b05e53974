//! The focus, where what held it is gone: it must not fall back to the top of the page.

use xinyong_score::filing::State;
use yew::prelude::*;

use crate::dom::focus_on;

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
