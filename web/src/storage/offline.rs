//! The portal without a network.

use crate::framing;

/// Lets the portal start without a network from now on. Without a service worker it just needs one, as an embedded view
/// always does.
pub fn register_service_worker() {
    if framing::is_embedded() {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    // Not every browser offers it, and none does on an insecure origin: ask before touching.
    let offered = js_sys::Reflect::has(&window.navigator(), &"serviceWorker".into()).unwrap_or(false);
    if offered && window.is_secure_context() {
        let registration = window.navigator().service_worker().register("./sw.js");
        wasm_bindgen_futures::spawn_local(async move {
            // A refusal only means that the portal needs the network next time too.
            let _ = wasm_bindgen_futures::JsFuture::from(registration).await;
        });
    }
}
