//! Today. No other part of the system asks a clock.

use chrono::{TimeDelta, Utc};
use xinyong_score::Date;

/// How far Asia/Shanghai is ahead of universal time, in hours, all year.
const SHANGHAI: TimeDelta = TimeDelta::hours(8);

/// The day in Asia/Shanghai.
pub(crate) fn today() -> Date {
    Date::from_chrono((Utc::now() + SHANGHAI).date_naive()).unwrap_or(Date::MIN)
}
