//! Numbers of persons: recognised, however they are written, so that none is kept.
//!
//! People write them in full width, with spaces or dashes in them, with stars for some of their digits, and inside
//! other text. Digits in full width count as digits here, and what only parts digits counts as nothing.

use std::borrow::Cow;
use std::ops::Range;

use xinyong_score::Date;
use xinyong_score::uscc::{self, Verdict};

/// Stands in a workbook's table of shared strings in the place of an identity number.
pub(crate) const WITHHELD: &str = "\u{E000}";

/// Stands in a text in the place of a number.
const STRUCK: &str = "***";

/// Characters of an identity number,
const LENGTH: usize = 18;
/// and of one of before 1999.
const OLD_LENGTH: usize = 15;

/// Whether a cell is a resident identity number, right or mistyped or masked, or the mark in its place.
///
/// A code of an entity can have the same form, 17 digits and one more or an X. It is taken for a code if its check
/// digits hold and it does not hold as an identity number. 15 digits are also the form of old registration numbers;
/// those are taken for a person's if there is a birthday in them.
pub(crate) fn is_identity_number(cell: &str) -> bool {
    if cell.trim() == WITHHELD {
        return true;
    }
    let mut number = String::with_capacity(LENGTH);
    for symbol in cell.chars().map(symbol) {
        match symbol {
            Symbol::Gap => {}
            Symbol::Digit(c) | Symbol::Mask(c) if number.len() < LENGTH => number.push(c),
            Symbol::Digit(_) | Symbol::Mask(_) | Symbol::Other => return false,
        }
    }
    let has_only_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !number.starts_with(|first: char| matches!(first, '1'..='9')) {
        return false;
    }
    match number.len() {
        LENGTH => uscc::verdict(&number) != Verdict::Valid || holds(&number),
        OLD_LENGTH => has_only_digits(&number) && day(&format!("19{}", &number[6..12])).is_some(),
        _ => false,
    }
}

/// A text with every number struck out that could be somebody's.
pub(crate) fn without_numbers(text: &str) -> Cow<'_, str> {
    let numbers = personal(text);
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for number in numbers {
        rest.push_str(&text[at..number.start]);
        rest.push_str(STRUCK);
        at = number.end;
    }
    rest.push_str(&text[at..]);
    Cow::Owned(rest)
}

/// Whether a text has a number in it that could be somebody's.
pub(crate) fn has_number(text: &str) -> bool {
    text.contains(WITHHELD) || !personal(text).is_empty()
}

/// What a character is to a number.
enum Symbol {
    Digit(char),
    /// Stands for a digit that is not shown, or is the last character of a number.
    Mask(char),
    /// Parts the digits of a number.
    Gap,
    Other,
}

fn symbol(c: char) -> Symbol {
    match xinyong_score::half_width(c) {
        digit @ '0'..='9' => Symbol::Digit(digit),
        mask @ ('*' | 'X') => Symbol::Mask(mask),
        'x' => Symbol::Mask('X'),
        c if c.is_whitespace() || c.is_control() || is_sign_of_gap(c) => Symbol::Gap,
        _ => Symbol::Other,
    }
}

/// Dashes, points, and characters without width.
fn is_sign_of_gap(c: char) -> bool {
    matches!(c, '-' | '_' | '.' | '·' | '/' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Digits and masks without a gap.
#[derive(Default)]
struct Token {
    range: Range<usize>,
    length: usize,
    digits: usize,
    masks: usize,
}

/// Where in a text the numbers are that could be somebody's, in order, none touching another: at least 15 digits on
/// end, or tokens that are parted by gaps and together as long as an identity number; and numbers with masks.
fn personal(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if text.chars().filter(|&c| matches!(symbol(c), Symbol::Digit(_))).nth(3).is_none() {
        return found;
    }
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let symbol = symbol(c);
        match symbol {
            Symbol::Digit(_) | Symbol::Mask(_) => {
                if !is_open {
                    tokens.push(Token { range: at..at, ..Token::default() });
                }
                if let Some(token) = tokens.last_mut() {
                    token.range.end = at + c.len_utf8();
                    token.length += 1;
                    token.digits += usize::from(matches!(symbol, Symbol::Digit(_)));
                    token.masks += usize::from(matches!(symbol, Symbol::Mask('*')));
                }
                is_open = true;
            }
            Symbol::Gap => is_open = false,
            Symbol::Other => {
                personal_of(&tokens, &mut found);
                tokens.clear();
                is_open = false;
            }
        }
    }
    personal_of(&tokens, &mut found);
    found
}

/// The same for tokens between which there are only gaps.
fn personal_of(tokens: &[Token], found: &mut Vec<Range<usize>>) {
    /// A number of which fewer digits are shown is nobody's.
    const DIGITS: usize = 4;
    let mut add = |range: Range<usize>| match found.last_mut() {
        Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
        _ => found.push(range),
    };
    for (at, first) in tokens.iter().enumerate() {
        if first.digits >= DIGITS && (first.length >= OLD_LENGTH || first.masks > 1) {
            add(first.range.clone());
        }
        let (mut length, mut digits) = (0, 0);
        for token in &tokens[at..] {
            length += token.length;
            digits += token.digits;
            if length > LENGTH {
                break;
            }
            if digits >= DIGITS && matches!(length, OLD_LENGTH | LENGTH) {
                add(first.range.start..token.range.end);
            }
        }
    }
}

/// Whether 18 digits hold as an identity number: a birthday, and the 18th character (ISO 7064, MOD 11-2).
fn holds(number: &str) -> bool {
    let digit = |c: char| c.to_digit(10).unwrap_or(10);
    let sum = number.chars().take(LENGTH - 1).fold(0, |sum, c| (sum + digit(c)) * 2 % 11);
    (sum + number.chars().last().map_or(0, digit)) % 11 == 1 && day(&number[6..14]).is_some()
}

/// The day that eight digits are.
fn day(digits: &str) -> Option<Date> {
    let part = |range| digits.get(range).and_then(|digits: &str| digits.parse().ok());
    let year = i32::try_from(part(0..4)?).ok().filter(|&year| year <= 2100)?;
    Date::new(year, part(4..6)?, part(6..8)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_are_recognised_and_codes_are_not() {
        for (text, expected) in [
            ("11010519491231002X", true),
            // A code whose organisation check character is X has only digits beside it: it is a code.
            ("9123110000000022X6", false),
            ("11010519491231002x", true),
            ("110105194912310021", true), // mistyped
            ("110105194913310021", true), // no such day
            (" 440524188001010014 ", true),
            ("１１０１０５１９４９１２３１００２１", true),
            ("2311011949123100２X", true),
            ("110105 19491231 0021", true),
            ("110105-19491231-0021", true),
            ("110105********002X", true),
            ("110105XXXXXXXX002X", true),
            ("110105491231002", true),
            ("230110200001234", false), // 注册号
            ("00000000000000000X", false),
            ("******************", false),
            ("1101051949123100211", false),
            ("91350100M000100Y43", false),
            ("91231100MADEMA019F", false),
            ("", false),
            ("\u{E000}", true),
        ] {
            assert_eq!(is_identity_number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_code_that_holds_stays_a_code_if_it_is_no_identity_number() {
        let start = "121101199001010";
        let valid: Vec<String> = (0..1000)
            .map(|end| format!("{start}{end:03}"))
            .filter(|text| uscc::verdict(text) == Verdict::Valid)
            .collect();
        assert!(!valid.is_empty());
        for text in valid {
            assert_eq!(is_identity_number(&text), holds(&text), "{text}");
        }
        assert!(holds("11010519491231002X") && !holds("110105194912310021"));
    }

    #[test]
    fn numbers_are_struck_out_of_texts() {
        for (text, expected) in [
            ("李四（110105194912310021）", "李四（***）"),
            ("李四１１０１０５１９４９１２３１００２Ｘ号", "李四***号"),
            ("李四 110105 19491231 0021, 王五 110105-491231-002", "李四 ***, 王五 ***"),
            ("2026.3.10 110105\u{200B}19491231002X", "2026.3.10 ***"),
            ("110105********002X、138****1234", "***、***"),
            ("2026-03-10至2027-03-10", "2026-03-10至2027-03-10"),
            ("2026-03-10 2027-03-10", "2026-03-10 2027-03-10"),
            ("黑市监罚〔2026〕12号", "黑市监罚〔2026〕12号"),
            ("91231100MAAY4CL12U", "91231100MAAY4CL12U"),
            ("5*3*2 **", "5*3*2 **"),
        ] {
            assert_eq!(without_numbers(text), expected);
            assert_eq!(has_number(text), text != expected);
        }
    }
}
