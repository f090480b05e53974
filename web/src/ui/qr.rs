//! 二维码: a text as a square code, drawn as one path.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// The white margin that readers need, in modules.
const QUIET: i32 = 4;

/// The code of a text, such as an address; none if the text is longer than a code can be.
pub fn qr(text: &str, label: AttrValue) -> Option<Html> {
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let whole = size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|&at| code.get_module(at, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                // To write into a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    Some(html! {
        <svg class="qr" viewBox={format!("0 0 {whole} {whole}")} role="img" aria-label={label}
            shape-rendering="crispEdges">
            <path d={path} fill="currentColor" />
        </svg>
    })
}
