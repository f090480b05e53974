//! What JavaScript hands over, made into text and dates; whatever it is, the answer is a value or a failure.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::JsValue;
use xinyong_score::Date;

use crate::failure::Failure;

/// JSON text as it is, or an object as JSON.
pub(crate) fn json(value: &JsValue, path: &str) -> Result<String, Failure> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let written = value.is_object().then(|| JSON::stringify(value).ok()).flatten();
    // A function, or an object whose `toJSON` gives nothing, has no JSON.
    written
        .and_then(|text| JsValue::from(text).as_string())
        .ok_or_else(|| Failure::of("not-json-value", path, &[]))
}

/// A date in the form `2026-11-22`.
pub(crate) fn date(value: &JsValue, path: &str) -> Result<Date, Failure> {
    let given = value.as_string();
    given.as_deref().and_then(|text| text.parse().ok()).ok_or_else(|| {
        // What is no text is told by JavaScript's own word for its sort.
        let given = given.or_else(|| value.js_typeof().as_string()).unwrap_or_default();
        Failure::of("not-a-date", path, &[("given", &given)])
    })
}

/// A result as the object that its JSON stands for.
///
/// By way of JSON because only there points with decimals are exact numbers, and because it is faster for results of
/// this size than one call for every field.
pub(crate) fn result(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| JsValue::from(error.to_string()))?;
    JSON::parse(&text)
}
