//! Today. No other crate but the portal asks a clock.

use std::time::{SystemTime, UNIX_EPOCH};

use xinyong_score::Date;

/// The day in Asia/Shanghai.
pub(crate) fn today() -> Date {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_1970.as_millis()).ok().and_then(Date::at_millis).unwrap_or(Date::MIN)
}
