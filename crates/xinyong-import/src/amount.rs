//! Amounts: 万元 as written, to whole fen. Decimal digits are moved, never computed with.

/// 万元 is a million fen: six decimals.
const DECIMALS: i32 = 6;

/// Why a text is no amount of 万元 in whole fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAnAmount {
    /// Not a number, negative, or too large to be counted in fen.
    Form,
    /// Finer than a fen: more than six decimals that say something.
    TooFine,
}

/// The fen of an amount in 万元: `0.3` is 300,000. Groups of thousands, a unit 万元 and an exponent are understood.
pub(crate) fn fen(text: &str) -> Result<u64, NotAnAmount> {
    let text = text.trim();
    let text = text.strip_suffix("万元").or_else(|| text.strip_suffix('万')).unwrap_or(text).trim_end();
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i16>().map_err(|_| NotAnAmount::Form)?),
        None => (text, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(NotAnAmount::Form);
    }
    let digits = || grouped(whole).chain(fraction.chars());
    if !groups_hold(whole) || !digits().all(|digit| digit.is_ascii_digit()) {
        return Err(NotAnAmount::Form);
    }

    // The digits, read as a whole number, stand for that number times ten to this power, in fen.
    let places = i32::try_from(fraction.len()).map_err(|_| NotAnAmount::Form)?;
    let power = DECIMALS - places + i32::from(exponent);
    let count = digits().count();
    let kept = if power < 0 { count.saturating_sub(power.unsigned_abs() as usize) } else { count };
    if digits().skip(kept).any(|digit| digit != '0') {
        return Err(NotAnAmount::TooFine);
    }
    let mut fen = 0_u64;
    for digit in digits().take(kept) {
        let value = u64::from(digit.to_digit(10).unwrap_or_default());
        fen = fen.checked_mul(10).and_then(|fen| fen.checked_add(value)).ok_or(NotAnAmount::Form)?;
    }
    if fen == 0 {
        return Ok(0);
    }
    (0..power).try_fold(fen, |fen, _| fen.checked_mul(10)).ok_or(NotAnAmount::Form)
}

/// The characters of a whole part without the commas between its groups.
fn grouped(whole: &str) -> impl Iterator<Item = char> {
    whole.chars().filter(|&c| c != ',')
}

/// Whether commas, if there are any, stand before every three digits.
fn groups_hold(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    let mut rest = groups.peekable();
    rest.peek().is_none() || ((1..=3).contains(&first) && rest.all(|group| group.len() == 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_to_the_fen() {
        for (text, expected) in [
            ("0.3", 300_000),
            ("0.300000", 300_000),
            ("0.30000000", 300_000),
            ("0.000001", 1),
            ("1E-6", 1),
            ("1.0E-6", 1),
            ("1.5e2", 150_000_000),
            ("12", 12_000_000),
            ("12.", 12_000_000),
            (".5", 500_000),
            ("1,234.5", 1_234_500_000),
            ("0", 0),
            ("0e999", 0),
            ("0.5万元", 500_000),
            (" 0.5 万 ", 500_000),
            ("18446744073709.551615", u64::MAX),
            ("0.29", 290_000),
            ("1.1", 1_100_000),
        ] {
            assert_eq!(fen(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_finer_than_a_fen_is_refused_not_rounded() {
        for text in ["0.1234567", "0.0000001", "1e-7", "5.0000005", "0.30000000000000004", "1e-30000"] {
            assert_eq!(fen(text), Err(NotAnAmount::TooFine), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "",
            ".",
            "-1",
            "+1",
            "3000元",
            "1.2.3",
            "12,34",
            ",123",
            "1,23,456",
            "1e",
            "e5",
            "1e99999",
            "约1",
            "NaN",
            "∞",
            "18446744073709.551616",
            "1e300",
            "0x10",
            "1,2345",
        ] {
            assert_eq!(fen(text), Err(NotAnAmount::Form), "{text}");
        }
    }
}
