//! That something could not be had, and the way to try again.

use yew::prelude::*;

/// What is missing, in a sentence, and a button that asks for it anew.
pub fn again(missing: AttrValue, button: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="notice notice--error stack-s" role="alert">
            <p>{ missing }</p>
            <button class="button" type="button" {onclick}>{ button }</button>
        </div>
    }
}
