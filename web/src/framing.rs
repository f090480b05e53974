//! Whether the page stands in a frame of another page, and who that is.
//!
//! `?embed=1` asks for an embedded view. It stands before the `#`, so that it holds for as long as the page does.

use std::sync::LazyLock;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Window;
use xinyong_text::Lang;

use crate::dom;

/// Whether this is an embedded view: it keeps nothing on the device, and looks up nothing that is kept there.
pub fn is_embedded() -> bool {
    static EMBEDDED: LazyLock<bool> = LazyLock::new(|| said("embed").is_some_and(|value| value == "1"));
    *EMBEDDED
}

/// The language that the address asks an embedded view for.
pub fn language() -> Option<Lang> {
    Lang::parse(&said("lang")?)
}

/// The page around this one; none if this one stands by itself.
pub fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    window.parent().ok().flatten().filter(|parent| !Object::is(parent, &window))
}

/// The origin of the page around this one, if the browser tells it and this site allows it.
pub fn host() -> Option<String> {
    parent()?;
    let nearest = ancestors().into_iter().next().or_else(referrer)?;
    allows(&nearest).then_some(nearest)
}

/// Whether this site allows a page of an origin to embed it. Where the browser tells of every page around, each of them
/// must be allowed: whoever frames the host sees what it shows.
pub fn allows(origin: &str) -> bool {
    let origins = dom::meta("embed-origins").unwrap_or_default();
    let listed = |origin: &str| origins.split_whitespace().any(|allowed| allowed == origin);
    listed(origin) && ancestors().iter().all(|origin| listed(origin))
}

/// The origins of the pages around this one, the nearest first; none where the browser does not tell.
fn ancestors() -> Vec<String> {
    let told =
        web_sys::window().and_then(|window| Reflect::get(&window.location(), &"ancestorOrigins".into()).ok());
    let told = told.filter(JsValue::is_object);
    told.map(|told| Array::from(&told).iter().filter_map(|origin| origin.as_string()).collect())
        .unwrap_or_default()
}

/// The origin of the page that led here: in a frame, the one around it.
fn referrer() -> Option<String> {
    Some(web_sys::Url::new(&dom::document()?.referrer()).ok()?.origin())
}

/// What the address says before the `#` under a name.
fn said(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    let mut pairs = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}
