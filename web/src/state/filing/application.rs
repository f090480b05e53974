//! 信用修复申请: what a person types of it, and whether it can be filed.

use serde::{Deserialize, Serialize};
use xinyong_score::filing::{Filer, Filing, Obstacle, Subject, Unfit, check};
use xinyong_score::procedure::{Paper, Requirement, Way};
use xinyong_score::{Archive, Date, Procedures, Record};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The question that is asked.
    pub at: usize,
    /// The conditions that are declared met, as filings write them.
    pub met: Vec<String>,
    /// The papers at hand, by their ids.
    pub papers: Vec<String>,
    /// 信用承诺
    pub promise: String,
}

impl Answers {
    /// What is there before anything is typed: a promise in plain words.
    pub fn new(promise: String) -> Self {
        Self { promise, ..Self::default() }
    }

    /// What was typed of an application.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Repair { met, papers, promise, .. } => Self {
                at: 0,
                met: met.iter().map(|met| met.as_str().to_owned()).collect(),
                papers: papers.clone(),
                promise: promise.clone().unwrap_or_default(),
            },
            _ => Self::default(),
        }
    }

    /// Whether a condition is declared met.
    pub fn has_met(&self, requirement: Requirement) -> bool {
        self.met.iter().any(|met| met == requirement.as_str())
    }

    /// Declares a condition met, or not.
    pub fn meet(&mut self, requirement: Requirement, met: bool) {
        put(&mut self.met, requirement.as_str(), met);
    }

    /// Whether a paper is at hand.
    pub fn has_paper(&self, id: &str) -> bool {
        self.papers.iter().any(|paper| paper == id)
    }

    /// The papers of a way that everybody must lay, and that are not at hand.
    pub fn missing<'a>(&self, way: &'a Way) -> impl Iterator<Item = &'a Paper> {
        way.papers.iter().filter(|paper| !paper.optional && !self.has_paper(&paper.id))
    }

    /// Says that a paper is at hand, or not.
    pub fn lay(&mut self, id: &str, there: bool) {
        put(&mut self.papers, id, there);
    }

    /// The application by a way for a record. What the way does not ask for is left out, as from another draft.
    pub fn subject(&self, record: &str, way: &Way) -> Subject {
        let asked = |requirement| way.conditions.iter().any(|condition| condition.requirement == requirement);
        let promise = Some(self.promise.trim()).filter(|promise| !promise.is_empty());
        Subject::Repair {
            record: record.to_owned(),
            change: way.change,
            met: Requirement::ALL.iter().copied().filter(|&met| asked(met) && self.has_met(met)).collect(),
            papers: way.papers.iter().map(|paper| paper.id.clone()).filter(|id| self.has_paper(id)).collect(),
            promise: promise.filter(|_| asked(Requirement::Promise)).map(str::to_owned),
        }
    }
}

fn put(list: &mut Vec<String>, word: &str, there: bool) {
    list.retain(|other| other != word);
    if there {
        list.push(word.to_owned());
    }
}

/// The conditions that the applicant declares: what the date or the files show is not.
pub fn is_declared(requirement: Requirement) -> bool {
    !matches!(requirement, Requirement::MinimumPeriod | Requirement::Evidence | Requirement::Promise)
}

/// What stands in the way of an application about a record whatever is typed: that it is settled, or done by the
/// court, or opens later; by the rules on a day.
pub fn refusals(archive: &Archive, record: &Record, procedures: &Procedures, on: Date) -> Vec<Obstacle> {
    let Some(way) = procedures.way(record) else { return Vec::new() };
    let entity = archive.entity();
    let filer = Filer { uscc: entity.uscc, name: entity.name.clone() };
    let empty = Answers::default().subject(&record.id, way);
    let Ok(draft) = Filing::new("?".into(), filer, empty, Vec::new()) else { return Vec::new() };
    let mut found = check(&draft, archive, procedures, on);
    found.retain(|found| found.path == "subject.record");
    found
}

/// Whether nothing can be applied for, today or later.
pub fn is_never(found: &Obstacle) -> bool {
    !matches!(found.what, Unfit::TooEarly { opens: Some(_), .. })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, session};
    use super::*;

    fn refused(sample: &str, id: &str, on: &str) -> Vec<&'static str> {
        let session = session(sample);
        let record = session.archive().record(id).expect("there").clone();
        let found = refusals(session.archive(), &record, &session.procedures, day(on));
        found.iter().map(|found| found.what.code()).collect()
    }

    #[test]
    fn an_application_is_refused_the_day_before_it_opens() {
        assert_eq!(refused("04-general-penalty", "p-1", "2026-10-15"), ["too-early"]);
        assert_eq!(refused("04-general-penalty", "p-1", "2026-10-16"), [""; 0]);
    }

    #[test]
    fn what_the_court_does_and_what_is_settled_is_never_applied_for() {
        assert_eq!(refused("06-blacklist", "b-1", "2026-11-22"), ["by-court"]);
        assert_eq!(refused("09-repaired", "p-1", "2026-11-22"), ["settled"]);
    }

    #[test]
    fn an_application_says_only_what_its_way_asks_for() {
        let session = session("04-general-penalty");
        let record = session.archive().record("p-1").expect("there").clone();
        let way = session.procedures.way(&record).expect("a way");
        let mut answers = Answers::new("我单位承诺依法经营。".into());
        for requirement in [Requirement::Performed, Requirement::Corrected, Requirement::Promise] {
            answers.meet(requirement, true);
        }
        let missing =
            |answers: &Answers| answers.missing(way).map(|paper| paper.id.clone()).collect::<Vec<_>>();
        assert_eq!(missing(&answers), ["proof", "promise"]);
        answers.lay("proof", true);
        answers.lay("no-such-paper", true);
        assert_eq!(missing(&answers), ["promise"]);
        let subject = answers.subject("p-1", way);
        let Subject::Repair { met, papers, .. } = &subject else { panic!("a repair") };
        assert_eq!(met, &[Requirement::Corrected, Requirement::Promise]);
        assert_eq!(papers, &["proof"]);
        assert_eq!(Answers::of(&subject).subject("p-1", way), subject);
    }
}
