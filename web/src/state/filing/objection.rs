//! 异议申诉: what a person types of it, and what can be disputed.

use serde::{Deserialize, Serialize};
use xinyong_score::filing::{Subject, Wrong};
use xinyong_score::{Evaluation, Line, Procedures, Reason, Record};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The question that is asked.
    pub at: usize,
    /// What is wrong with the record, as filings write it.
    pub wrong: String,
    /// What the entity says about it.
    pub statement: String,
}

impl Answers {
    /// What was typed of an objection.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Objection { wrong, statement, .. } => {
                Self { at: 0, wrong: wrong.as_str().to_owned(), statement: statement.clone() }
            }
            _ => Self::default(),
        }
    }

    /// What is wrong with the record, once it is chosen.
    pub fn wrong(&self) -> Option<Wrong> {
        Wrong::parse(&self.wrong)
    }

    /// The objection to a record; none while something is missing.
    pub fn subject(&self, record: &str) -> Option<Subject> {
        let statement = self.statement.trim();
        let wrong = self.wrong().filter(|_| !statement.is_empty())?;
        Some(Subject::Objection { record: record.to_owned(), wrong, statement: statement.to_owned() })
    }
}

/// The records that can be disputed: those that speak against the entity, are there on the day, are not settled, and
/// stand for their fact; those that take most first.
pub fn disputable(evaluation: &Evaluation) -> Vec<(Line, &Record)> {
    let lines = evaluation.lines_by_effect().into_iter();
    let records = lines.filter_map(|line| evaluation.record(&line).map(|record| (line, record)));
    let disputable = |record: &Record| {
        record.kind.is_adverse() && record.date <= evaluation.as_of() && Procedures::settled(record).is_none()
    };
    records.filter(|(line, record)| line.reason != Reason::Duplicate && disputable(record)).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xinyong_score::{Archive, evaluate};

    use super::super::tests::session;
    use super::*;

    #[test]
    fn what_is_settled_or_speaks_for_the_entity_is_not_disputed() {
        let disputed = |sample: &str| {
            let evaluation = session(sample).evaluation().expect("open").expect("in force");
            disputable(&evaluation).into_iter().map(|(_, record)| record.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(disputed("08-capped"), ["p-1", "p-2"]);
        assert_eq!(disputed("02-honoured"), Vec::<String>::new());
        assert!(!disputed("09-repaired").contains(&"p-1".to_owned()));
    }

    #[test]
    fn of_two_records_of_one_fact_the_one_that_stands_is_disputed() {
        let session = session("03-minor-penalty");
        let first = session.archive().record("p-1").expect("there").clone();
        let first = Record { document_no: Some("罚-1".into()), ..first };
        let second = Record { id: "p-2".into(), ..first.clone() };
        let archive = Archive::new(session.archive().entity().clone(), vec![first, second]).expect("sound");
        let model = session.model().expect("a model");
        let evaluation = evaluate(&Arc::new(archive), model, session.as_of).expect("in force");
        let ids: Vec<&str> = disputable(&evaluation).into_iter().map(|(_, record)| &*record.id).collect();
        assert_eq!(ids, ["p-1"]);
    }

    #[test]
    fn an_objection_says_what_is_wrong_and_why() {
        let answers = Answers { wrong: "not-ours".into(), statement: " ".into(), at: 2 };
        assert_eq!(answers.subject("p-1"), None);
        let answers = Answers { statement: "不是我们".into(), ..answers };
        let subject = answers.subject("p-1").expect("complete");
        assert_eq!(Answers::of(&subject), Answers { at: 0, ..answers });
    }
}
