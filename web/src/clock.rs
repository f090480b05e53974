//! Today: the one place where the portal asks the device what day it is.

use xinyong_score::Date;

/// Today's date in Asia/Shanghai, as the device's clock has it.
pub fn today() -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "the clock counts whole milliseconds")]
    let now = js_sys::Date::now() as i64;
    Date::at_millis(now).unwrap_or(Date::MIN)
}
