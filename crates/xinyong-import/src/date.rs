//! Dates as sheets have them, to the day in Asia/Shanghai.

use xinyong_score::Date;

/// From which day a workbook counts its serial numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DateSystem {
    /// Day 1 is 1900-01-01, and 1900 is taken for a leap year.
    #[default]
    From1900,
    /// Day 0 is 1904-01-01.
    From1904,
}

/// 9999-12-31 as a serial number from 1900: the last day of spreadsheets, which stands for no end.
const LAST: &str = "2958465";

/// Shanghai's distance from UTC, in minutes.
const SHANGHAI: i32 = 8 * 60;

/// The minutes of a day.
const DAY: i32 = 24 * 60;

/// The day that a cell means: `2026-03-10`, `2026/3/10`, `2026.3.10`, `2026年3月10日`, each with or without a time;
/// `20260310`, `20260310153000`; a spreadsheet's serial number; or milliseconds since 1970.
///
/// Which of the numbers it is follows from the digits: 8 and 14 are written dates, 11 to 13 milliseconds, 5 a serial
/// number (1927 to 2173). A year, a year with a month, or a date that lost a digit is none of them, and refused.
pub(crate) fn day(text: &str, system: DateSystem) -> Option<Date> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    match digits {
        4 => separated(number, rest),
        8 if rest.is_empty() || rest.starts_with([' ', 'T']) => {
            let local = Date::new(
                number.get(..4)?.parse().ok()?,
                number.get(4..6)?.parse().ok()?,
                number.get(6..)?.parse().ok()?,
            )?;
            at_time(local, rest)
        }
        14 if rest.is_empty() || rest.starts_with('.') => day(number.get(..8)?, system),
        11..=13 if rest.is_empty() => Date::at_millis(number.parse().ok()?),
        5 if rest.is_empty() || is_fraction(rest) => serial(number.parse().ok()?, system),
        _ if text == LAST => Some(Date::MAX),
        _ => None,
    }
}

/// Year, month and day with separators: the rest after the year.
fn separated(year: &str, rest: &str) -> Option<Date> {
    let mut rest = rest.trim_start();
    let separator = rest.chars().next()?;
    let (after_month, after_day) = match separator {
        '-' | '/' | '.' => (separator, None),
        '年' => ('月', Some(['日', '号'])),
        _ => return None,
    };
    rest = rest[separator.len_utf8()..].trim_start();
    let (month, mut rest) = one_or_two_digits(rest)?;
    rest = rest.trim_start().strip_prefix(after_month)?.trim_start();
    let (day, rest) = one_or_two_digits(rest)?;
    let marked = after_day.and_then(|marks| rest.trim_start().strip_prefix(marks));
    if marked.is_none() && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = marked.unwrap_or(rest);
    at_time(Date::new(year.parse().ok()?, month, day)?, rest)
}

/// The day in Shanghai, given a day and the text after it: nothing, or a time with or without a zone.
fn at_time(local: Date, text: &str) -> Option<Date> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Some(local);
    }
    let time = trimmed.strip_prefix('T').unwrap_or(trimmed);
    let (time, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let (hour, rest) = one_or_two_digits(time)?;
    let is_time = (rest.is_empty() || rest.starts_with([':', '时']))
        && rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ":.时分秒".contains(c));
    if !is_time || hour > 24 {
        return None;
    }
    if zone.is_empty() {
        return Some(local);
    }

    let (minute, _) = one_or_two_digits(rest.strip_prefix(':')?)?;
    let minutes = i32::try_from(hour * 60 + minute).ok()? + SHANGHAI - offset(zone)?;
    match minutes.div_euclid(DAY) {
        0 => Some(local),
        days @ 1.. => Some(local.plus_days(days.unsigned_abs())),
        _ => local.previous(),
    }
}

/// The minutes by which a zone is ahead of UTC: `Z`, `+08:00`, `+0800`, `-05`.
fn offset(zone: &str) -> Option<i32> {
    let sign = match zone.chars().next()? {
        'Z' => return (zone.len() == 1).then_some(0),
        '-' => -1,
        _ => 1,
    };
    let (hours, rest) = one_or_two_digits(&zone[1..])?;
    let minutes = match rest.strip_prefix(':').unwrap_or(rest) {
        "" => 0,
        rest => one_or_two_digits(rest).filter(|(_, end)| end.is_empty())?.0,
    };
    // No zone is further from UTC than 14 hours.
    (hours <= 14 && minutes < 60).then_some(sign * i32::try_from(hours * 60 + minutes).ok()?)
}

/// A number of one or two digits, and what follows it.
fn one_or_two_digits(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    Some((number.parse().ok()?, rest))
}

/// A spreadsheet's serial number. Only five digits and more get here, so 1900's phantom leap day (number 60) is
/// always passed: every number is one too high.
fn serial(number: u32, system: DateSystem) -> Option<Date> {
    match system {
        DateSystem::From1900 => Some(Date::MIN.plus_days(number.checked_sub(2)?)),
        DateSystem::From1904 => Some(Date::new(1904, 1, 1)?.plus_days(number)),
    }
}

/// A decimal point and digits: the time of day of a serial number.
fn is_fraction(text: &str) -> bool {
    text.strip_prefix('.').is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        day(text, DateSystem::From1900).map_or("none".into(), |day| day.to_string())
    }

    #[test]
    fn every_written_form_gives_its_day() {
        for (text, expected) in [
            ("2026-03-10", "2026-03-10"),
            ("2026-3-10", "2026-03-10"),
            ("2026/3/10", "2026-03-10"),
            ("2026/03/10 00:00", "2026-03-10"),
            ("2026.3.10", "2026-03-10"),
            ("2026年3月10日", "2026-03-10"),
            ("2026年03月10号", "2026-03-10"),
            ("2026 年 3 月 10 日", "2026-03-10"),
            ("2026年3月10日 15时30分", "2026-03-10"),
            ("2026年3月10日15时30分", "2026-03-10"),
            ("20260310", "2026-03-10"),
            ("20260310 15:30:00", "2026-03-10"),
            ("20260310153000", "2026-03-10"),
            ("2026-03-10 23:59:59.0", "2026-03-10"),
            ("2026-03-10T23:59:59", "2026-03-10"),
            ("2024-02-29", "2024-02-29"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_time_with_a_zone_is_the_day_in_shanghai() {
        for (text, expected) in [
            ("2026-03-09T16:00:00.000Z", "2026-03-10"),
            ("2026-03-09T15:59:59Z", "2026-03-09"),
            ("2026-03-10T00:00:00+08:00", "2026-03-10"),
            ("2026-03-10T00:00:00+0900", "2026-03-09"),
            ("2026-03-10 20:00:00 -05", "2026-03-11"),
            ("2026-03-10T00:00:00+99:00", "none"),
            ("2026-03-10T00:00:00Zulu", "none"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_told_apart_by_their_digits() {
        for (text, expected) in [
            ("46091", "2026-03-10"),
            ("46091.5", "2026-03-10"),
            ("46091.999999", "2026-03-10"),
            ("73050", "2099-12-31"),
            ("2958465", "9999-12-31"),
            ("10000", "1927-05-18"),
            ("2958466", "none"),
            ("2026031", "none"),
            ("401768", "none"),
            ("202603", "none"),
            ("2026", "none"),
            ("60", "none"),
            ("1773072000000", "2026-03-10"),
            ("1773071999999", "2026-03-09"),
            ("946656000000", "2000-01-01"),
            ("1773072000", "none"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        let from_1904 = day("44629", DateSystem::From1904).map(|day| day.to_string());
        assert_eq!(from_1904.as_deref(), Some("2026-03-10"));
    }

    #[test]
    fn what_names_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-03",
            "2026-13-01",
            "2025-02-29",
            "2026-03/10",
            "3/10/2026",
            "26-3-10",
            "2026年3月",
            "2026-03-10 上午",
            "2026-03-10x",
            "20260231",
            "2026031",
            "长期",
            "二〇二六年三月十日",
            "2026-03-100",
            "1899-12-31",
            "2026-3",
            "2026年",
            "2026-",
            "2026-03-10 T",
            "20260310T",
            "12345678901234567890",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
    }
}
