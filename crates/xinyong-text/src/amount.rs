//! Days, points, money: figures as people write them.

use alloc::format;
use alloc::string::{String, ToString};

use xinyong_score::record::Detail;
use xinyong_score::{Date, Points};

use crate::{Lang, fill, term, text};

/// A whole date: “2026年3月10日”, “10 March 2026”.
pub fn date(lang: Lang, date: Date) -> String {
    let month = text(lang, &format!("month.{}", date.month()));
    let values = [("year", &*date.year().to_string()), ("month", month), ("day", &date.day().to_string())];
    fill(lang, "date.full", &values)
}

/// Points with their unit: “785分”, “785 points”.
pub fn points(lang: Lang, points: Points) -> String {
    counted(lang, "points", points.abs() == Points::whole(1), &points.to_string())
}

/// Points with their sign, without a unit: `+20`, `−65`, `0`.
pub fn signed(points: Points) -> String {
    let sign = match points.hundredths() {
        0 => "",
        1.. => "+",
        _ => "\u{2212}",
    };
    format!("{sign}{}", points.abs())
}

/// Points with their sign and unit: “−65分”, “+20 points”.
pub fn signed_points(lang: Lang, points: Points) -> String {
    counted(lang, "points", points.abs() == Points::whole(1), &signed(points))
}

/// Money in yuan, given in fen: “12,345.60元”, “¥100”.
pub fn money(lang: Lang, fen: u64) -> String {
    let (yuan, rest) = (grouped(fen / 100), fen % 100);
    let number = if rest == 0 { yuan } else { format!("{yuan}.{rest:02}") };
    fill(lang, "amount.yuan", &[("number", &number)])
}

/// The value of a record's attribute: “一般”, “50,000元”, “5个月”.
pub fn detail_value(lang: Lang, detail: Detail) -> String {
    match detail {
        Detail::Severity(word) => term(lang, word),
        Detail::List(word) => term(lang, word),
        Detail::Level(word) => term(lang, word),
        Detail::Extent(word) => term(lang, word),
        Detail::Amount(fen) => money(lang, fen),
        Detail::Months(number) => counted(lang, "months", number == 1, &grouped(number)),
        Detail::Hours(number) => counted(lang, "hours", number == 1, &grouped(number)),
    }
}

/// A record's attribute with its value: “失信程度：一般”.
pub fn detail(lang: Lang, detail: Detail) -> String {
    let values = [("name", &*term(lang, detail.attribute())), ("value", &detail_value(lang, detail))];
    fill(lang, "join.pair", &values)
}

/// A number of units, in the singular or the plural.
fn counted(lang: Lang, unit: &str, one: bool, number: &str) -> String {
    let form = if one { "one" } else { "other" };
    fill(lang, &format!("amount.{unit}.{form}"), &[("number", number)])
}

/// A whole number with a comma between each three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
