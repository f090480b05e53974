//! 达标规划: what a person wants and by when, and how the address says it.

use xinyong_score::model::Grade;
use xinyong_score::scenario::{Action, Scenario};
use xinyong_score::{Archive, Date};

use super::scenario_link;

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// A grade under the scheme in use.
    Grade(Grade),
    /// 激励措施: the grade that an offer asks for, by its id.
    Offer(String),
}

/// 心愿: what is wanted, by when, and what else could happen. What the person has not said is left to the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// What is wanted.
    pub aim: Option<Aim>,
    /// By when.
    pub by: Option<Date>,
    /// What the person intends besides.
    pub further: Vec<Action>,
    /// Which way is looked at: 0 the best, then the alternatives.
    pub way: usize,
}

/// What a person can do to a wish.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Something else is wanted.
    Aim(Aim),
    /// Another day is wanted.
    By(Date),
    /// Something more is intended.
    Add(Action),
    /// It is intended no more, by its place.
    Remove(usize),
    /// Another way is looked at.
    Way(usize),
}

const GRADE: &str = "grade";
const OFFER: &str = "offer";
const BY: &str = "by";
const MORE: &str = "more";
const WAY: &str = "way";

impl Wish {
    /// The names in an address that are this page's.
    pub const NAMES: [&str; 5] = [GRADE, OFFER, BY, MORE, WAY];

    /// Reads an address; what it does not say, or says wrongly, is not said.
    pub fn read(query: &[(String, String)], archive: &Archive) -> Self {
        let named =
            |name: &str| query.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        let grade = named(GRADE).and_then(Grade::parse).map(Aim::Grade);
        let further = named(MORE).and_then(scenario_link::read);
        let mut further =
            further.map(|found| scenario_link::found(found, archive).actions).unwrap_or_default();
        let mut taken = (1..).map(|at| format!("new-{at}")).filter(|id| archive.record(id).is_none());
        for action in &mut further {
            if let (Action::Add(record), Some(id)) = (action, taken.next()) {
                record.id = id;
            }
        }
        Self {
            aim: named(OFFER).map(|id| Aim::Offer(id.to_owned())).or(grade),
            by: named(BY).and_then(|day| day.parse().ok()),
            further,
            way: named(WAY).and_then(|at| at.parse().ok()).unwrap_or_default(),
        }
    }

    /// Writes an address. It says nothing of whom it is about.
    pub fn written(&self, archive: &Archive, as_of: Date) -> Vec<(String, String)> {
        let aim = self.aim.as_ref().map(|aim| match aim {
            Aim::Grade(grade) => (GRADE, grade.as_str().to_owned()),
            Aim::Offer(id) => (OFFER, id.clone()),
        });
        let by = self.by.map(|by| (BY, by.to_string()));
        let more = Scenario { as_of, actions: self.further.clone() };
        let more = (!more.actions.is_empty()).then(|| (MORE, scenario_link::written(&more, archive)));
        let way = (self.way > 0).then(|| (WAY, self.way.to_string()));
        let pairs = [aim, by, more, way].into_iter().flatten();
        pairs.map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// The wish after something was done to it. Another wish has other ways: the best is looked at.
    #[must_use]
    pub fn after(&self, act: Act) -> Self {
        let mut next = Self { way: 0, ..self.clone() };
        match act {
            Act::Aim(aim) => next.aim = Some(aim),
            Act::By(by) => next.by = Some(by),
            Act::Add(action) => next.further.push(action),
            Act::Remove(at) if at < next.further.len() => drop(next.further.remove(at)),
            Act::Remove(_) => {}
            Act::Way(way) => next.way = way,
        }
        next
    }
}

/// The next better grade; the best stays the best.
pub fn next_better(grade: Grade) -> Grade {
    grade.better().unwrap_or(grade)
}

#[cfg(test)]
mod tests {
    use xinyong_score::record::{Detail, RecordKind};
    use xinyong_score::{Change, Record, Status};

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn shop() -> std::sync::Arc<Archive> {
        let samples = crate::samples::all();
        samples.into_iter().find(|sample| sample.key == "03-minor-penalty").expect("a sample").archive
    }

    fn donation() -> Action {
        let detail = Some(Detail::Amount(5_000_000));
        let record = Record::new("new-1", RecordKind::Donation, detail, day("2026-11-30"));
        Action::Add(Box::new(Record { status: Status::Pending, self_reported: true, ..record }))
    }

    #[test]
    fn an_address_is_read_as_it_was_written_and_names_no_record() {
        let archive = shop();
        let record = archive.records()[0].id.clone();
        let object = Action::Change { change: Change::Revoke, record: record.clone(), on: day("2026-12-02") };
        let wish = Wish::default()
            .after(Act::Aim(Aim::Grade(Grade::B)))
            .after(Act::By(day("2026-12-31")))
            .after(Act::Add(donation()))
            .after(Act::Add(object))
            .after(Act::Way(2));
        let written = wish.written(&archive, day("2026-11-22"));
        assert!(
            written.iter().all(|(name, value)| Wish::NAMES.contains(&&**name) && !value.contains(&record))
        );
        assert_eq!(Wish::read(&written, &archive), wish);
    }

    #[test]
    fn what_an_address_says_wrongly_is_not_said() {
        let pairs = [("grade", "Z"), ("by", "2026-02-30"), ("more", "?"), ("way", "-1"), ("entity", "x")];
        let query: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(Wish::read(&query, &shop()), Wish::default());
        assert!(Wish::default().written(&shop(), day("2026-11-22")).is_empty());
    }

    #[test]
    fn another_wish_is_answered_by_its_best_way() {
        let looked = Wish { way: 3, ..Wish::default() };
        assert_eq!(looked.after(Act::By(day("2027-01-31"))).way, 0);
        let one = looked.after(Act::Add(donation()));
        assert_eq!(one.after(Act::Remove(7)).further.len(), 1);
        assert!(one.after(Act::Remove(0)).further.is_empty());
    }

    #[test]
    fn the_best_grade_has_no_better() {
        assert_eq!(next_better(Grade::D), Grade::C);
        assert_eq!(next_better(Grade::A), Grade::A);
    }
}
