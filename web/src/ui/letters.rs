//! How much room letters take in drawings, which break no lines and grow with nothing by themselves.

/// How wide letters are at most: those of ASCII, and all others.
const NARROW: f64 = 9.5;
const WIDE: f64 = 14.5;

/// How many times as large as usual the type is.
pub fn scale(large: bool) -> f64 {
    if large { 22.0 / 16.0 } else { 1.0 }
}

/// The room that a text takes, at most.
pub fn room(text: &str, scale: f64) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { NARROW } else { WIDE }).sum::<f64>() * scale
}
