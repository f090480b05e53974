//! The portal without a network.

/// Lets the portal start without a network from now on. Without a service worker it just needs one.
pub fn register_service_worker() {
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
