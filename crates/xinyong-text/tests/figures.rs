//! Days, points and money, as people write them.

use xinyong_score::record::{Detail, Severity};
use xinyong_score::{Date, Points};
use xinyong_text::{Lang, date, detail, detail_value, money, points, signed, signed_points};

#[test]
fn a_date_is_whole() {
    let day: Date = "2026-03-10".parse().expect("a day");
    assert_eq!(date(Lang::Zh, day), "2026年3月10日");
    assert_eq!(date(Lang::En, day), "10 March 2026");
}

#[test]
fn points_carry_unit_and_sign() {
    let half: Points = "-12.5".parse().expect("points");
    assert_eq!(points(Lang::Zh, Points::whole(785)), "785分");
    assert_eq!(points(Lang::En, Points::whole(1)), "1 point");
    assert_eq!(signed(Points::whole(20)), "+20");
    assert_eq!(signed(Points::ZERO), "0");
    assert_eq!(signed(half), "\u{2212}12.5");
    assert_eq!(signed_points(Lang::Zh, half), "\u{2212}12.5分");
    assert_eq!(signed_points(Lang::En, Points::whole(-65)), "\u{2212}65 points");
}

#[test]
fn money_is_exact_to_the_fen() {
    for (fen, zh, en) in [
        (0, "0元", "¥0"),
        (1, "0.01元", "¥0.01"),
        (99_950, "999.50元", "¥999.50"),
        (100_000, "1,000元", "¥1,000"),
        (123_456_789, "1,234,567.89元", "¥1,234,567.89"),
        (u64::MAX, "184,467,440,737,095,516.15元", "¥184,467,440,737,095,516.15"),
    ] {
        assert_eq!(money(Lang::Zh, fen), zh);
        assert_eq!(money(Lang::En, fen), en);
    }
}

#[test]
fn an_attribute_is_said_with_its_value() {
    assert_eq!(detail(Lang::Zh, Detail::Severity(Severity::General)), "失信程度：一般");
    assert_eq!(detail(Lang::En, Detail::Severity(Severity::General)), "severity: general");
    assert_eq!(detail_value(Lang::Zh, Detail::Months(5)), "5个月");
    assert_eq!(detail_value(Lang::En, Detail::Months(1)), "1 month");
    assert_eq!(detail_value(Lang::Zh, Detail::Hours(1200)), "1,200小时");
}
