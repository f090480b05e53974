//! A slider, with its value in words beside it. The browser's own: arrows, page keys, Home and End move it.

use std::ops::RangeInclusive;

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A slider over whole numbers; `said` is its value in words, for the eye and for a screen reader.
pub fn slider(
    id: &str,
    label: &AttrValue,
    range: &RangeInclusive<i32>,
    value: i32,
    said: &AttrValue,
    on: &Callback<i32>,
) -> Html {
    let oninput = {
        let on = on.clone();
        Callback::from(move |event: InputEvent| {
            if let Ok(value) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
                on.emit(value);
            }
        })
    };
    html! {
        <div class="field form__field">
            <div class="slider__head">
                <label class="field__label" for={id.to_owned()}>{ label }</label>
                <span class="slider__said" aria-hidden="true">{ said }</span>
            </div>
            <input class="slider" type="range" id={id.to_owned()} min={range.start().to_string()}
                max={range.end().to_string()} step="1" value={value.to_string()} aria-valuetext={said} {oninput} />
        </div>
    }
}
