//! What crosses: values of JavaScript made into text, JSON made into objects, and failures made into errors.

use js_sys::{Error, JSON, Reflect};
use wasm_bindgen::JsValue;
use xinyong_api::Failure;

/// The name of the errors that are thrown.
const NAME: &str = "XinyongError";

/// JSON text as it is, or an object as JSON.
pub(crate) fn json(value: &JsValue, path: &str) -> Result<String, JsValue> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let written = value.is_object().then(|| JSON::stringify(value).ok()).flatten();
    // A function, or an object whose `toJSON` gives nothing, has no JSON.
    written.and_then(|text| JsValue::from(text).as_string()).ok_or_else(|| error(&Failure::not_json(path)))
}

/// Text as it is. What is no text is told by JavaScript's own word for its sort.
pub(crate) fn text(value: &JsValue) -> String {
    value.as_string().or_else(|| value.js_typeof().as_string()).unwrap_or_default()
}

/// A result as the object that its JSON stands for, or the error for a failure.
///
/// By way of JSON because only there points with decimals are exact numbers, and because it is faster for results of
/// this size than one call for every field.
pub(crate) fn answer(result: Result<String, Failure>) -> Result<JsValue, JsValue> {
    JSON::parse(&result.map_err(|failure| error(&failure))?)
}

/// A failure as an `Error` with its code, path, words and faults.
pub(crate) fn error(failure: &Failure) -> JsValue {
    let said: Vec<&str> = failure.faults.iter().map(|fault| fault.messages.zh.as_str()).collect();
    let error = Error::new(&said.join("\n"));
    error.set_name(NAME);
    if let Ok(carried) = serde_wasm_bindgen::to_value(failure) {
        for name in ["code", "path", "messages", "faults"].map(JsValue::from) {
            // An error that was just made takes every field.
            let _ = Reflect::get(&carried, &name).and_then(|value| Reflect::set(&error, &name, &value));
        }
    }
    error.into()
}
