//! The width of an element, so that a chart is drawn in real pixels and its words stay readable on a phone.

use gloo_events::EventListener;
use yew::prelude::*;

/// The width assumed until the element is there.
const ASSUMED: f64 = 720.0;

/// The width on paper: that of a sheet of A4 within its margins.
const PAPER: f64 = 680.0;

/// The width of an element in CSS pixels, kept up to date.
#[hook]
pub fn use_width(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| ASSUMED);
    {
        let (width, node) = (width.clone(), node.clone());
        use_effect_with((), move |()| {
            let on_paper = width.clone();
            let measure = move || {
                if let Some(element) = node.cast::<web_sys::Element>() {
                    width.set(f64::from(element.client_width()).max(280.0));
                }
            };
            measure();
            let listeners = web_sys::window().map(|window| {
                let again = measure.clone();
                [
                    EventListener::new(&window, "resize", move |_| measure()),
                    EventListener::new(&window, "beforeprint", move |_| on_paper.set(PAPER)),
                    EventListener::new(&window, "afterprint", move |_| again()),
                ]
            });
            move || drop(listeners)
        });
    }
    *width
}
