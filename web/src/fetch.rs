//! Parts of the portal that are fetched when they are first needed. After the first visit they are on the device.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of a file of the portal's own; nothing if it cannot be had.
pub async fn text(file: &str) -> Option<String> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(file)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
