//! Today: the one place where the portal asks the device what day it is.

use xinyong_score::Date;

/// Hours by which Asia/Shanghai is ahead of UTC, all year.
const SHANGHAI_HOURS: f64 = 8.0;

/// The milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// Today's date in Asia/Shanghai, as the device's clock has it.
pub fn today() -> Date {
    let days = ((js_sys::Date::now() + SHANGHAI_HOURS * 3_600_000.0) / DAY).floor();
    let epoch = Date::new(1970, 1, 1).unwrap_or(Date::MIN);
    // A clock set before 1970 gives the epoch: `as` saturates.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates on purpose")]
    epoch.plus_days(days as u32)
}
