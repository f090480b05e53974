//! What may be shown of a value that could not be read.
//!
//! In a row whose cells are shifted, any cell can hold a name or the number of somebody's papers. A value is shown only
//! if it looks like what its column should hold; where it stands is said in any case.

use crate::identity::has_number;
use crate::text::{comparable, half_width, one_line};

/// Characters that are shown at most.
const LINE: usize = 40;

/// Any text: a line of it, if there is no number in it that could be somebody's, nor in what is left of it.
pub(crate) fn line(text: &str) -> Option<String> {
    let line: String = one_line(text).chars().take(LINE).collect();
    (!has_number(text) && !has_number(&line)).then_some(line)
}

/// What should be a code: if it is about as long as one, longer than the numbers of papers, and has letters and digits.
pub(crate) fn code(text: &str) -> Option<String> {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() && !byte.eq_ignore_ascii_case(&b'X');
    let is_code = (16..=20).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().any(is_letter);
    Some(text).filter(|_| is_code).and_then(line)
}

/// What should be a day or an amount: if it begins with a digit or a sign and has nothing but digits, signs and units.
pub(crate) fn number(text: &str) -> Option<String> {
    /// The digits of a day; telephone numbers have more.
    const DIGITS: usize = 8;
    let half = half_width(text);
    let is_number = half.starts_with(|c: char| c.is_ascii_digit() || "-+.¥".contains(c))
        && half.chars().all(|c| c.is_ascii_digit() || " .,:/-+eE¥年月日时分秒万元".contains(c))
        && half.split(|c: char| !c.is_ascii_digit()).all(|digits| digits.len() <= DIGITS);
    Some(text).filter(|_| is_number).and_then(line)
}

/// What is no value: the error of a formula.
pub(crate) fn failure(text: &str) -> Option<String> {
    Some(text).filter(|text| text.starts_with('#')).and_then(line)
}

/// What should be one of some words: if it is a short number, or has two neighbouring characters of one of them.
pub(crate) fn word<'k>(text: &str, mut known: impl Iterator<Item = &'k str>) -> Option<String> {
    /// The digits of the numbers that stand for words.
    const DIGITS: usize = 3;
    let given = comparable(text);
    let is_number = given.len() <= DIGITS && given.bytes().all(|byte| byte.is_ascii_digit());
    let is_like = |word: &str| pairs(word).any(|pair| given.contains(pair));
    Some(text).filter(|_| is_number || known.any(is_like)).and_then(line)
}

/// The pairs of neighbouring characters of a word.
fn pairs(word: &str) -> impl Iterator<Item = &str> {
    let starts = word.char_indices().map(|(at, _)| at);
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    starts.zip(ends).map(|(start, end)| &word[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_shortened_and_have_no_numbers_in_them() {
        assert_eq!(line("2026-13-01").as_deref(), Some("2026-13-01"));
        assert_eq!(line("见110105491231002号"), None);
        assert_eq!(line("１１０１０５１９４９１２３１００２Ｘ"), None);
        // 16 digits and four more are nobody's number; cut off after 15 they would look like one.
        assert_eq!(line(&format!("{}Y43110105-19491231-0021", "长".repeat(23))), None);
        assert_eq!(line(&"长".repeat(50)).map(|text| text.chars().count()), Some(40));
    }

    #[test]
    fn only_what_looks_like_its_column_is_shown() {
        let words = ["警告", "未修复"];
        for (text, as_code, as_number, as_word) in [
            ("9I231100MAAY4CL12U", true, false, false),
            ("91231100MAAY4CL1", true, false, false),
            ("E12345678", false, false, false),
            ("AAA110101010101", false, false, false),
            ("110105194912310021", false, false, false),
            ("周十一", false, false, false),
            ("2026年13月1日", false, true, false),
            ("0.1234567", false, true, false),
            ("-1", false, true, false),
            ("20261301", false, true, false),
            ("13812345678", false, false, false),
            ("9", false, true, true),
            ("已修复", false, false, true),
            ("警", false, false, false),
        ] {
            let shown =
                (code(text).is_some(), number(text).is_some(), word(text, words.into_iter()).is_some());
            assert_eq!(shown, (as_code, as_number, as_word), "{text}");
        }
    }
}
