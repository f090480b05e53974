//! Civil dates, and periods counted as the Civil Code counts them (`civil-code` 201, 202).

use core::fmt;
use core::str::FromStr;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How far Asia/Shanghai is ahead of universal time, all year, in milliseconds.
const SHANGHAI_AHEAD: i64 = 8 * 60 * 60 * 1000;

/// 日期: a day in the calendar of Asia/Shanghai, from 1900-01-01 to 9999-12-31.
///
/// ```
/// use xinyong_score::Date;
/// let decided: Date = "2024-02-29".parse().unwrap();
/// assert_eq!(decided.plus_months(12).to_string(), "2025-02-28");
/// assert!("2025-02-29".parse::<Date>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The first day that can be named.
    pub const MIN: Self = Self(match NaiveDate::from_ymd_opt(1900, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    });

    /// The last day that can be named.
    pub const MAX: Self = Self(match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(day) => day,
        None => NaiveDate::MAX,
    });

    /// The day of a year, month and day of month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::from_chrono)
    }

    /// The day as chrono knows it, if it is within range.
    pub fn from_chrono(day: NaiveDate) -> Option<Self> {
        let day = Self(day);
        (Self::MIN..=Self::MAX).contains(&day).then_some(day)
    }

    /// The day in Asia/Shanghai at a moment, in milliseconds since the beginning of 1970 in universal time; none out
    /// of range.
    ///
    /// ```
    /// # use xinyong_score::Date;
    /// let midnight_in_shanghai = 1_773_072_000_000;
    /// assert_eq!(Date::at_millis(midnight_in_shanghai), "2026-03-10".parse().ok());
    /// assert_eq!(Date::at_millis(midnight_in_shanghai - 1), "2026-03-09".parse().ok());
    /// ```
    pub fn at_millis(millis: i64) -> Option<Self> {
        let local = DateTime::from_timestamp_millis(millis.checked_add(SHANGHAI_AHEAD)?)?;
        Self::from_chrono(local.date_naive())
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Whether the day is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun)
    }

    /// The day after; [`Date::MAX`] has none and stays.
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before, unless this is [`Date::MIN`].
    pub fn previous(self) -> Option<Self> {
        self.0.pred_opt().and_then(Self::from_chrono)
    }

    /// So many days later, [`Date::MAX`] at most.
    pub fn plus_days(self, days: u32) -> Self {
        self.0.checked_add_days(Days::new(days.into())).and_then(Self::from_chrono).unwrap_or(Self::MAX)
    }

    /// So many days earlier, [`Date::MIN`] at least.
    pub fn minus_days(self, days: u32) -> Self {
        self.0.checked_sub_days(Days::new(days.into())).and_then(Self::from_chrono).unwrap_or(Self::MIN)
    }

    /// The last day of a period of months that runs from this day (`civil-code` 201, 202): the matching day
    /// of the last month, or that month's last day if it has no such day. [`Date::MAX`] at most.
    pub fn plus_months(self, months: u32) -> Self {
        self.0.checked_add_months(Months::new(months)).and_then(Self::from_chrono).unwrap_or(Self::MAX)
    }

    /// The number of days from `earlier` to this day; negative if it is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }
}

impl fmt::Display for Date {
    /// `2026-03-10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// The text is no day: it is not of the form `2026-03-10`, or there is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day in the form 2026-03-10")
    }
}

impl core::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    /// Reads exactly `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(NotADate);
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')).ok_or(NotADate)
            })
        };
        let year = i32::try_from(number(&[y1, y2, y3, y4])?).map_err(|_| NotADate)?;
        Self::new(year, number(&[m1, m2])?, number(&[d1, d2])?).ok_or(NotADate)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&NotADate, f)
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "日期: a day, 2026-03-10.",
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_ends_on_the_matching_day_or_the_months_last() {
        for (from, months, to) in [
            ("2025-03-10", 12, "2026-03-10"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 36, "2027-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2025-11-30", 3, "2026-02-28"),
            ("2025-12-31", 2, "2026-02-28"),
            ("2025-12-31", 12, "2026-12-31"),
            ("9999-12-01", 12, "9999-12-31"),
        ] {
            assert_eq!(date(from).plus_months(months), date(to), "{from} + {months}");
        }
    }

    #[test]
    fn a_moment_has_its_day_in_shanghai() {
        for (millis, day) in [
            (0, "1970-01-01"),
            (57_599_999, "1970-01-01"),
            (57_600_000, "1970-01-02"),
            (-28_800_000, "1970-01-01"),
            (-28_800_001, "1969-12-31"),
            (1_709_222_399_999, "2024-02-29"),
            (1_709_222_400_000, "2024-03-01"),
        ] {
            assert_eq!(Date::at_millis(millis), Some(date(day)), "{millis}");
        }
        for millis in [i64::MIN, -2_300_000_000_000, 300_000_000_000_000, i64::MAX] {
            assert_eq!(Date::at_millis(millis), None, "{millis}");
        }
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in [
            "2025-02-29",
            "2026-13-01",
            "2026-3-10",
            "20260310",
            "1899-12-31",
            "+026-01-01",
            "",
            "２０２６-03-10",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
