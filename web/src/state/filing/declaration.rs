//! 良好信息申报: what a person types of it, what is wrong with that, and the record it makes.

use serde::{Deserialize, Serialize};
use xinyong_score::record::{Attribute, Detail, RecordKind};
use xinyong_score::{Date, Record, Status};

use crate::state::addition::{Addition, yuan};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The question that is asked.
    pub at: usize,
    /// The kind, as archives write it.
    pub kind: String,
    /// 名称
    pub title: String,
    /// 颁发、接收或者认定的单位
    pub authority: String,
    /// 证书编号
    pub document_no: String,
    /// The word of the kind's attribute, if that is one of a few: the level.
    pub word: String,
    /// 金额, in yuan.
    pub amount: String,
    /// 时长, in hours. Each number has a field of its own: nobody's yuan become hours.
    pub hours: String,
    /// The day.
    pub date: String,
    /// The last day of a commitment with a term of its own.
    pub valid_through: String,
}

/// A field in which something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// No kind is chosen.
    Kind,
    /// There is no title.
    Title,
    /// There is no issuing body.
    Authority,
    /// There is no day.
    Date,
    /// The day has not come yet.
    Future,
    /// No level is chosen.
    Level,
    /// No amount of money, exact to the fen.
    Amount,
    /// No whole number of hours.
    Hours,
    /// The term is no day.
    Term,
    /// The term ends before it begins.
    TermBefore,
}

/// The questions, by the fields they ask for.
pub const QUESTIONS: [&[&str]; 3] =
    [&["kind"], &["title", "authority", "document-no"], &["level", "amount", "hours", "date", "term"]];

impl Wrong {
    /// The id of the field.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Title => "title",
            Self::Authority => "authority",
            Self::Date | Self::Future => "date",
            Self::Level => "level",
            Self::Amount => "amount",
            Self::Hours => "hours",
            Self::Term | Self::TermBefore => "term",
        }
    }

    /// The key of what is wrong and what to do.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "declare.kind_error",
            Self::Title => "declare.title_error",
            Self::Authority => "declare.authority_error",
            Self::Date => "declare.date_error",
            Self::Future => "declare.future_error",
            Self::Level => "declare.level_error",
            Self::Amount => "declare.amount_error",
            Self::Hours => "declare.hours_error",
            Self::Term => "declare.term_error",
            Self::TermBefore => "declare.term_before_error",
        }
    }
}

impl Answers {
    /// What was typed of a record that was declared.
    pub fn of(record: &Record) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let amount = match record.detail {
            Some(Detail::Amount(fen)) => yuan(fen),
            _ => String::new(),
        };
        let hours = match record.detail {
            Some(Detail::Hours(hours)) => hours.to_string(),
            _ => String::new(),
        };
        Self {
            at: 0,
            kind: record.kind.as_str().to_owned(),
            title: text(&record.title),
            authority: text(&record.authority),
            document_no: text(&record.document_no),
            word: record.detail.and_then(Detail::word).unwrap_or_default().to_owned(),
            amount,
            hours,
            date: record.date.to_string(),
            valid_through: record.valid_through.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// The kind, once it is chosen.
    pub fn kind(&self) -> Option<RecordKind> {
        RecordKind::parse(&self.kind).filter(|kind| kind.can_be_self_reported())
    }

    /// What is declared, under an id, as it waits for an answer.
    ///
    /// # Errors
    ///
    /// Everything wrong with what is typed; `today` is the last day it can have happened on.
    pub fn record(&self, id: &str, today: Date) -> Result<Record, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let kind = self.kind();
        let date = self.date.parse::<Date>().ok();
        let term =
            Some(&self.valid_through).filter(|typed| !typed.is_empty()).map(|typed| typed.parse::<Date>());
        let [title, authority, document_no] =
            [&self.title, &self.authority, &self.document_no].map(|text| said(text));
        let mut unless = |well: bool, what| {
            if !well {
                wrong.push(what);
            }
        };
        unless(kind.is_some(), Wrong::Kind);
        unless(title.is_some(), Wrong::Title);
        unless(authority.is_some(), Wrong::Authority);
        unless(date.is_some(), Wrong::Date);
        unless(date.is_none_or(|date| date <= today), Wrong::Future);
        let attribute = kind.and_then(RecordKind::attribute);
        let number = if attribute == Some(Attribute::Hours) { &self.hours } else { &self.amount };
        // Without a day, the rest of what is typed is judged as if it had been today.
        let day = Some(date.unwrap_or(today));
        let judged = kind.map(|kind| Addition { kind, word: self.word.clone(), number: number.clone(), day });
        let record = judged.and_then(|judged| judged.record(id.to_owned()).ok());
        let detail = record.as_ref().and_then(|record| record.detail);
        unless(
            detail.is_some() || attribute.is_none(),
            match attribute {
                Some(Attribute::Amount) => Wrong::Amount,
                Some(Attribute::Hours) => Wrong::Hours,
                _ => Wrong::Level,
            },
        );
        let own_term = term.filter(|_| kind.is_some_and(RecordKind::has_own_term));
        unless(own_term.as_ref().is_none_or(Result::is_ok), Wrong::Term);
        let ends = own_term.and_then(Result::ok);
        unless(ends.zip(date).is_none_or(|(ends, begins)| begins <= ends), Wrong::TermBefore);
        let Some(record) = record.filter(|_| wrong.is_empty()) else { return Err(wrong) };
        Ok(Record {
            title,
            authority,
            document_no,
            valid_through: ends,
            status: Status::Pending,
            self_reported: true,
            ..record
        })
    }

    /// What a record would do that is not quite typed yet: as soon as there are kind, day and attribute.
    pub fn supposed(&self, id: &str, today: Date) -> Option<Record> {
        let named = Self { title: "?".into(), authority: "?".into(), ..self.clone() };
        named.record(id, today).ok()
    }
}

/// What a text says; none if nothing.
fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;

    fn donation() -> Answers {
        Answers {
            kind: "donation".into(),
            title: " 助学捐款 ".into(),
            authority: "示例市慈善总会".into(),
            amount: "50,000.5".into(),
            date: "2026-11-20".into(),
            ..Answers::default()
        }
    }

    fn wrong(answers: &Answers) -> Vec<Wrong> {
        answers.record("SB-1", day("2026-11-22")).expect_err("something is wrong")
    }

    #[test]
    fn a_donation_is_declared_to_the_fen_and_typed_again_as_it_was() {
        let record = donation().record("SB-1", day("2026-11-22")).expect("all is well");
        assert_eq!(record.detail, Some(Detail::Amount(5_000_050)));
        assert_eq!(record.title.as_deref(), Some("助学捐款"));
        assert_eq!(
            (record.document_no.as_ref(), record.status, record.self_reported),
            (None, Status::Pending, true)
        );
        assert_eq!(Answers::of(&record).record("SB-1", day("2026-11-22")), Ok(record));
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let nothing = Answers::default();
        assert_eq!(wrong(&nothing), [Wrong::Kind, Wrong::Title, Wrong::Authority, Wrong::Date]);
        let vague = Answers { amount: "五万".into(), date: String::new(), ..donation() };
        assert_eq!(wrong(&vague), [Wrong::Date, Wrong::Amount]);
        let too_fine = Answers { amount: "1.234".into(), date: "2026-11-23".into(), ..donation() };
        assert_eq!(wrong(&too_fine), [Wrong::Future, Wrong::Amount]);
        let service = Answers { kind: "volunteering".into(), ..donation() };
        assert_eq!(wrong(&service), [Wrong::Hours], "its yuan are no hours");
        let award = Answers { kind: "commendation".into(), ..donation() };
        assert_eq!(wrong(&award), [Wrong::Level]);
    }

    #[test]
    fn a_promise_may_have_a_term_of_its_own_that_does_not_end_before_it_begins() {
        let promise = Answers { kind: "commitment".into(), amount: String::new(), ..donation() };
        let with = |term: &str| Answers { valid_through: term.into(), ..promise.clone() };
        assert_eq!(with("").record("SB-1", day("2026-11-22")).expect("well").valid_through, None);
        let record = with("2028-12-31").record("SB-1", day("2026-11-22")).expect("well");
        assert_eq!(record.valid_through, Some(day("2028-12-31")));
        assert_eq!(wrong(&with("2026-11-19")), [Wrong::TermBefore]);
        // What was typed for another kind before does not stand in the way.
        let donated = Answers { valid_through: "2026-11-19".into(), ..donation() };
        assert!(donated.record("SB-1", day("2026-11-22")).is_ok());
    }
}
