//! 新增加分: what a person types of an award, donation, service or promise to come, and the record it makes.

use xinyong_score::record::{Attribute, Detail};
use xinyong_score::{Date, Record, RecordKind, half_width};

/// What is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The kind.
    pub kind: RecordKind,
    /// The word of its attribute, if that is one of a few.
    pub word: String,
    /// The number of its attribute, if that is a number: hours, or yuan.
    pub number: String,
    /// The day on which it counts from.
    pub day: Option<Date>,
}

/// A field in which something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The number.
    Number,
    /// The day.
    Day,
}

impl Addition {
    /// The kinds that an entity can add by its own doing.
    pub fn kinds() -> impl Iterator<Item = RecordKind> {
        RecordKind::ALL.iter().copied().filter(|kind| kind.can_be_self_reported())
    }

    /// Nothing typed yet but a kind; it would be of a day.
    pub fn new(kind: RecordKind, day: Date) -> Self {
        let words = kind.attribute().and_then(Attribute::words).unwrap_or_default();
        let word = words.first().copied().unwrap_or_default().to_owned();
        Self { kind, word, number: String::new(), day: Some(day) }
    }

    /// The record, under an id.
    ///
    /// # Errors
    ///
    /// The fields in which something is wrong.
    pub fn record(&self, id: String) -> Result<Record, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let detail = match self.kind.attribute() {
            None => None,
            Some(attribute) if attribute.words().is_some() => Detail::from_word(attribute, &self.word),
            Some(attribute) => {
                let number = match attribute {
                    Attribute::Amount => fen(&self.number),
                    _ => whole(&self.number),
                };
                let detail = number.and_then(|number| Detail::from_number(attribute, number));
                if detail.is_none() {
                    wrong.push(Wrong::Number);
                }
                detail
            }
        };
        match self.day {
            Some(day) if wrong.is_empty() => Ok(Record::new(id, self.kind, detail, day)),
            Some(_) => Err(wrong),
            None => {
                wrong.push(Wrong::Day);
                Err(wrong)
            }
        }
    }
}

/// What is typed of a number, without what people put between its digits.
fn digits(text: &str) -> String {
    text.trim().chars().map(half_width).filter(|c| *c != ',').collect()
}

/// A whole number above zero, as people type one.
fn whole(text: &str) -> Option<u64> {
    let text = digits(text);
    // A sign, which the standard reader takes, is none of the digits.
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?.filter(|number| *number > 0)
}

/// An amount of money typed in yuan, in fen. More than two decimals are no amount.
fn fen(text: &str) -> Option<u64> {
    let text = digits(text);
    let (yuan, rest) = text.split_once('.').unwrap_or((&text, ""));
    if rest.len() > 2 || !yuan.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let yuan: u64 = yuan.parse().ok()?;
    let rest: u64 = format!("{rest:0<2}").parse().ok()?;
    yuan.checked_mul(100)?.checked_add(rest).filter(|fen| *fen > 0)
}

/// An amount of money in fen, as it is typed in yuan.
pub fn yuan(fen: u64) -> String {
    match fen % 100 {
        0 => (fen / 100).to_string(),
        rest => format!("{}.{rest:02}", fen / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Date {
        "2026-11-30".parse().expect("a day")
    }

    #[test]
    fn money_is_typed_in_yuan_and_kept_in_fen() {
        for (typed, fen) in
            [("50000", 5_000_000), ("50,000.5", 5_000_050), (" １２．３４ ", 1_234), ("0.01", 1)]
        {
            let typed = Addition { number: typed.into(), ..Addition::new(RecordKind::Donation, day()) };
            let record = typed.record("new-1".into()).expect("an amount");
            assert_eq!(record.detail, Some(Detail::Amount(fen)));
            assert_eq!(super::fen(&yuan(fen)), Some(fen));
        }
        for typed in ["", "0", "-5", "+5", "1.234", "很多", "1.+1", "99999999999999999999"] {
            let typed = Addition { number: typed.into(), ..Addition::new(RecordKind::Donation, day()) };
            assert_eq!(typed.record("new-1".into()), Err(vec![Wrong::Number]), "{typed:?}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let typed = Addition { day: None, ..Addition::new(RecordKind::Volunteering, day()) };
        assert_eq!(typed.record("new-1".into()), Err(vec![Wrong::Number, Wrong::Day]));
    }

    #[test]
    fn an_award_begins_at_the_first_level_and_a_promise_needs_nothing_but_its_day() {
        for kind in [RecordKind::Commendation, RecordKind::Commitment] {
            let record = Addition::new(kind, day()).record("new-1".into()).expect("a record");
            assert_eq!(record.detail.is_some(), kind == RecordKind::Commendation);
        }
    }
}
