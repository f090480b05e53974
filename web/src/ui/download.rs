//! A file made on the page and given to the person, who decides where it is kept.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::dom;

/// How long the browser may take to fetch the bytes, in milliseconds.
const PATIENCE: u32 = 60_000;

/// Gives the person a file. False if the browser refuses.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let url = Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = dom::document().and_then(|document| document.create_element("a").ok()?.dyn_into().ok());
    let (Ok(url), Some(link)) = (url, link) else { return false };
    let link: HtmlAnchorElement = link;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // To give up an address that is in use no more cannot fail.
    Timeout::new(PATIENCE, move || drop(Url::revoke_object_url(&url))).forget();
    true
}
