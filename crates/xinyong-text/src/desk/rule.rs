//! Rules of a model, as a clerk reads them.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};

use xinyong_score::model::{Band, Range, When, Window};
use xinyong_score::record::{Attribute, Detail};

use crate::{Lang, detail_value, fill, join, points, term, text};

/// The scores of a band: “730分以上，不满790分”.
pub fn band(lang: Lang, band: &Band) -> String {
    let from = points(lang, band.at_least);
    match band.below {
        None => fill(lang, "rule.from", &[("from", &from)]),
        Some(below) => fill(lang, "rule.between", &[("from", &from), ("below", &points(lang, below.0))]),
    }
}

/// How long records count: “1年”, “列入期间”.
pub fn window(lang: Lang, window: &Window) -> String {
    let term =
        window.months.map_or_else(|| text(lang, "rule.while-listed").to_owned(), |count| months(lang, count));
    if window.own_term { fill(lang, "rule.own-term", &[("term", &term)]) } else { term }
}

/// A time in months, in whole years where it is: “3年”, “18个月”.
pub(crate) fn months(lang: Lang, months: u32) -> String {
    if !months.is_multiple_of(12) {
        return detail_value(lang, Detail::Months(months.into()));
    }
    let key = if months == 12 { "rule.year" } else { "rule.years" };
    fill(lang, key, &[("count", &(months / 12).to_string())])
}

/// Which records of its kind a rule is for: “失信程度：一般”, “金额：1,000元以上，不满10,000元”; nothing if all.
pub fn condition(lang: Lang, when: &When) -> String {
    let words = [
        when.severity.map(|word| (Attribute::Severity, term(lang, word))),
        when.list.map(|word| (Attribute::List, term(lang, word))),
        when.level.map(|word| (Attribute::Level, term(lang, word))),
        when.extent.map(|word| (Attribute::Extent, term(lang, word))),
        when.amount.map(|range| (Attribute::Amount, between(lang, range, Detail::Amount))),
        when.months.map(|range| (Attribute::Months, between(lang, range, Detail::Months))),
        when.hours.map(|range| (Attribute::Hours, between(lang, range, Detail::Hours))),
    ];
    let pairs = words.into_iter().flatten().map(|(attribute, value)| {
        fill(lang, "join.pair", &[("name", &term(lang, attribute)), ("value", &value)])
    });
    join(lang, "join.clauses", pairs)
}

fn between(lang: Lang, range: Range, unit: fn(u64) -> Detail) -> String {
    let value = |number| detail_value(lang, unit(number));
    match (range.at_least, range.below) {
        (from, None) => fill(lang, "rule.from", &[("from", &value(from))]),
        (0, Some(below)) => fill(lang, "rule.below", &[("below", &value(below))]),
        (from, Some(below)) => {
            fill(lang, "rule.between", &[("from", &value(from)), ("below", &value(below))])
        }
    }
}
