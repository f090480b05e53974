//! What a person types, once an input method has finished composing it.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent};
use yew::prelude::*;

/// The text of an input field. While an input method is composing, the text is not yet what the person means.
#[hook]
pub fn use_typed(node: &NodeRef) -> AttrValue {
    let typed = use_state_eq(AttrValue::default);
    {
        let (typed, node) = (typed.clone(), node.clone());
        // The field may come later than the component does: look for it after every rendering.
        let found = node.cast::<HtmlInputElement>();
        use_effect_with(found, move |_| {
            let listeners = node.cast::<HtmlInputElement>().map(|input| {
                ["input", "compositionend"].map(|name| {
                    let (typed, field) = (typed.clone(), input.clone());
                    EventListener::new(&input, name, move |event| {
                        if !event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
                            typed.set(field.value().into());
                        }
                    })
                })
            });
            move || drop(listeners)
        });
    }
    (*typed).clone()
}
