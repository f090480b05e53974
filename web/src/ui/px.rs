//! Lengths in drawings, written by the browser: Rust's own exact writing of fractions is 10 kB of code.

/// A length to a tenth of a pixel: `98.3`, `130.0`.
pub fn px(length: f64) -> String {
    js_sys::Number::from(length).to_fixed(1).map(String::from).unwrap_or_default()
}
