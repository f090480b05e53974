//! Full-width forms.

/// A full-width letter, digit, sign or space in half width; any other character as it is.
///
/// ```
/// use xinyong_score::half_width;
/// assert_eq!("（Ａ１）　章".chars().map(half_width).collect::<String>(), "(A1) 章");
/// ```
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}
