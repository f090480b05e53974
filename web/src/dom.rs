//! The page as the browser holds it.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// The document. There is always one; a worker would have none.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The root element.
pub fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What the page says of itself under a name; none if it says nothing.
pub fn meta(name: &str) -> Option<String> {
    let meta = document()?.query_selector(&format!("meta[name={name}]")).ok().flatten()?;
    meta.get_attribute("content").filter(|content| !content.is_empty())
}

/// Opens the browser's own print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that does not print says so itself.
        let _ = window.print();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that does not reload leaves the page as it is.
        let _ = window.location().reload();
    }
}

/// Moves the focus to the element with an id and brings it into view.
pub fn focus_on(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
        // An element that cannot take the focus is at least in view.
        let _ = element.focus();
    }
}
