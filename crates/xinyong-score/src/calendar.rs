//! Working days (`civil-code` 203 and the State Council's yearly notices).

use alloc::vec::Vec;

use serde::Serialize;

use crate::authored::part;
use crate::date::Date;
use crate::places::{days, sorted};

part! {
    /// 放假安排: what one year's State Council notice moves.
    YearNotice {
        /// The year the notice is for.
        year: i32,
        /// Where the notice is published.
        #[serde(default)]
        notice: Vec<alloc::string::String> = Vec::new(),
        /// Days named as off.
        off: Vec<Date>,
        /// Weekend days named as worked.
        worked: Vec<Date>,
    }
}

/// 工作日历: the working days of the years whose notices are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    years: Vec<i32>,
    off: Vec<Date>,
    worked: Vec<Date>,
}

/// A day reached by counting working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deadline {
    /// The last day of the term.
    pub date: Date,
    /// 暂定: a day on the way lies where no notice is known yet, so plain weekends were counted.
    pub provisional: bool,
}

impl Calendar {
    /// The calendar of these notices, in any order.
    pub fn new(notices: impl IntoIterator<Item = YearNotice>) -> Self {
        let (mut years, mut off, mut worked) = (Vec::new(), Vec::new(), Vec::new());
        for notice in notices {
            years.push(notice.year);
            off.extend(notice.off);
            worked.extend(notice.worked);
        }
        Self { years: sorted(years, |year| *year), off: days(off), worked: days(worked) }
    }

    /// The years whose notices are known, in order.
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// Whether work is done on the day: a weekday not named as off, or a weekend day named as worked.
    pub fn is_working_day(&self, day: Date) -> bool {
        if day.is_weekend() {
            self.worked.binary_search(&day).is_ok()
        } else {
            self.off.binary_search(&day).is_err()
        }
    }

    /// Whether no notice that could name the day is known.
    ///
    /// A year's last days (29 to 31 December) may stand in the next year's notice: that of 2019 named
    /// 2018-12-29 to 31, that of 2023 named 2022-12-31.
    pub fn is_provisional(&self, day: Date) -> bool {
        let known = |year| self.years.binary_search(&year).is_ok();
        let at_years_end = day.month() == 12 && day.day() >= 29;
        !known(day.year()) || (at_years_end && !known(day.year() + 1))
    }

    /// The last day of a term of so many working days; none if it is later than [`Date::MAX`]. The day of receipt is
    /// not counted.
    ///
    /// ```
    /// use xinyong_score::Calendar;
    /// let unknown = Calendar::default();
    /// let deadline = unknown.nth_working_day_after("2026-11-20".parse().unwrap(), 1).unwrap();
    /// assert_eq!(deadline.date.to_string(), "2026-11-23");
    /// assert!(deadline.provisional, "no notice is known");
    /// ```
    pub fn nth_working_day_after(&self, received: Date, days: u32) -> Option<Deadline> {
        let mut deadline = Deadline { date: received, provisional: false };
        let mut left = days;
        while left > 0 {
            if deadline.date == Date::MAX {
                return None;
            }
            deadline.date = deadline.date.next();
            deadline.provisional |= self.is_provisional(deadline.date);
            if self.is_working_day(deadline.date) {
                left -= 1;
            }
        }
        Some(deadline)
    }

    /// The last day from which a term of so many working days ends on `by` or before: the inverse of
    /// [`Calendar::nth_working_day_after`]. None if it is earlier than [`Date::MIN`].
    ///
    /// ```
    /// use xinyong_score::Calendar;
    /// let unknown = Calendar::default();
    /// let friday = "2026-11-20".parse().unwrap();
    /// // From Sunday on, the first working day is Monday: too late for Friday. Thursday is in time.
    /// assert_eq!(unknown.last_day_before(friday, 1).unwrap().date.to_string(), "2026-11-19");
    /// ```
    pub fn last_day_before(&self, by: Date, days: u32) -> Option<Deadline> {
        let mut start = Deadline { date: by, provisional: false };
        let mut left = days;
        while left > 0 {
            start.provisional |= self.is_provisional(start.date);
            if self.is_working_day(start.date) {
                left -= 1;
            }
            start.date = start.date.previous()?;
        }
        Some(start)
    }
}
