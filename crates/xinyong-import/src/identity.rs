//! Resident identity numbers: recognised so that none is kept.

use xinyong_score::Date;
use xinyong_score::uscc::{self, Verdict};

/// Stands in a workbook's table of shared strings in the place of an identity number.
pub(crate) const WITHHELD: &str = "\u{E000}";

/// Whether a text is a resident identity number of 18 characters, or the mark in its place.
///
/// A code of an entity can have the same form: 18 digits with what reads as a birthday inside. It is taken for a code
/// if it holds as one and not as an identity number; whatever holds as neither is taken for a number mistyped.
pub(crate) fn is_identity_number(text: &str) -> bool {
    let text = text.trim();
    if text == WITHHELD {
        return true;
    }
    let bytes = text.as_bytes();
    let [digits @ .., last] = bytes else { return false };
    if digits.len() != 17
        || !digits.iter().all(u8::is_ascii_digit)
        || !matches!(last, b'0'..=b'9' | b'X' | b'x')
    {
        return false;
    }
    has_birthday(text)
        && (check_character_holds(digits, *last) || uscc::verdict(&uscc::tidy(text)) != Verdict::Valid)
}

/// Whether characters 7 to 14 are a day.
fn has_birthday(number: &str) -> bool {
    let part = |range| number.get(range).and_then(|digits: &str| digits.parse().ok());
    let (Some(year), Some(month), Some(day)) = (part(6..10), part(10..12), part(12..14)) else {
        return false;
    };
    year <= 2100 && i32::try_from(year).is_ok_and(|year| Date::new(year, month, day).is_some())
}

/// The 18th character (ISO 7064, MOD 11-2).
fn check_character_holds(digits: &[u8], last: u8) -> bool {
    let sum = digits.iter().fold(0_u32, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let value = if last.is_ascii_digit() { u32::from(last - b'0') } else { 10 };
    (sum + value) % 11 == 1
}

/// What may be shown of a value that could not be read: not more than a line, and nothing with a number in it that
/// could be somebody's.
pub(crate) fn showable(text: &str) -> Option<String> {
    /// Identity numbers had 15 digits before they had 18.
    const PERSONAL: usize = 15;
    /// Characters.
    const LINE: usize = 40;
    let half = crate::text::half_width(text);
    let longest = half.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    (longest < PERSONAL && !text.contains(WITHHELD))
        .then(|| crate::text::one_line(text).chars().take(LINE).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_are_recognised_and_codes_are_not() {
        for (text, expected) in [
            ("11010519491231002X", true),
            ("11010519491231002x", true),
            (" 440524188001010014 ", false), // nobody alive is born in 1880
            ("110105194912310021", true),    // mistyped
            ("110105194913310021", false),
            ("123456789012345678", false),
            ("91350100M000100Y43", false),
            ("", false),
            ("\u{E000}", true),
        ] {
            assert_eq!(is_identity_number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_code_that_reads_like_a_birthday_stays_a_code() {
        // The one pair of last characters that makes this a code, and not an identity number.
        let code = "121101199001010";
        let both =
            ('0'..='9').flat_map(|a| ('0'..='9').flat_map(move |b| ('0'..='9').map(move |c| (a, b, c))));
        let valid: Vec<String> = both
            .map(|(a, b, c)| format!("{code}{a}{b}{c}"))
            .filter(|text| uscc::verdict(text) == Verdict::Valid)
            .collect();
        assert!(!valid.is_empty());
        for text in valid {
            let digits = text.as_bytes();
            assert_eq!(is_identity_number(&text), check_character_holds(&digits[..17], digits[17]), "{text}");
        }
    }

    #[test]
    fn numbers_that_could_be_somebodys_are_not_shown() {
        assert_eq!(showable("2026-13-01").as_deref(), Some("2026-13-01"));
        assert_eq!(showable("见110105491231002号"), None);
        assert_eq!(showable("１１０１０５１９４９１２３１００２Ｘ"), None);
        assert_eq!(showable(&"长".repeat(50)).map(|text| text.chars().count()), Some(40));
    }
}
