//! 核验: what was handed in, and what can be told from it. All of it is derived anew whenever something is handed in.

use std::rc::Rc;
use std::sync::Arc;

use xinyong_score::archive::Problem;
use xinyong_score::receipt::{Difference, Stated, belong_together};
use xinyong_score::{Archive, Date, Model, NotInForce, Receipt, evaluate};
use yew::Reducible;

use super::filing::answer::is_archive;

/// What was handed in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Handed {
    /// 凭据: the receipt, or why it cannot be read; nothing is told of what is an archive.
    pub receipt: Option<Result<Rc<Stated>, Rc<[Problem]>>>,
    /// 档案: the archive, or why it cannot be read.
    pub archive: Option<Result<Arc<Archive>, Rc<[Problem]>>>,
}

/// What can be handed in.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// The text of a receipt.
    Receipt(String),
    /// The text of an archive.
    Archive(String),
    /// The archive that is open.
    Open(Arc<Archive>),
}

impl Reducible for Handed {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Receipt(text) => {
                let none = |found| if is_archive(&text) { Rc::from([]) } else { Rc::from(found) };
                next.receipt = Some(Receipt::stated(&text).map(Rc::new).map_err(none));
            }
            Act::Archive(text) => {
                let read = Archive::from_json(&text).map(|read| Arc::new(read.archive));
                next.archive = Some(read.map_err(Rc::from));
            }
            Act::Open(archive) => next.archive = Some(Ok(archive)),
        }
        Rc::new(next)
    }
}

/// 报告上的码: what the address says that a printed report's code leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// 凭据编号
    pub number: String,
    /// 凭据校验值
    pub digest: String,
}

impl Printed {
    /// What an address says, if it says both.
    pub fn read(query: &[(String, String)]) -> Option<Self> {
        let named =
            |name: &str| query.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone());
        Some(Self { number: named("number")?, digest: named("digest")? })
    }

    /// The date that the report says it is of; none if number and digest are not those of one receipt.
    pub fn date(&self) -> Option<Date> {
        belong_together(&self.number, &self.digest)
    }

    /// Whether it is the code of a receipt.
    pub fn is_of(&self, receipt: &Receipt) -> bool {
        self.number == receipt.number && self.digest == receipt.digest
    }
}

/// What calculating once more says of a receipt.
#[derive(Debug, Clone, PartialEq)]
pub enum Again {
    /// The same.
    Agrees,
    /// Something else, at these places.
    Differs(Vec<Difference>),
    /// It is by a model that is not known here.
    UnknownModel,
    /// Its model was not yet in force on its day.
    NotInForce(NotInForce),
}

/// Calculates once more what a receipt keeps, from an archive.
pub fn again(receipt: &Receipt, archive: &Arc<Archive>, models: &[Arc<Model>]) -> Again {
    let Some(model) = models.iter().find(|model| model.id() == receipt.model.id) else {
        return Again::UnknownModel;
    };
    match evaluate(archive, model, receipt.as_of) {
        Err(error) => Again::NotInForce(error),
        Ok(evaluation) => match receipt.agrees(&evaluation) {
            Ok(()) => Again::Agrees,
            Err(differences) => Again::Differs(differences),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Session;

    fn shop() -> (Arc<Archive>, Receipt, Session) {
        let samples = crate::samples::all();
        let archive =
            samples.into_iter().find(|sample| sample.key == "03-minor-penalty").expect("a sample").archive;
        let session = Session::new(crate::samples::shown_on().expect("a day"));
        let evaluation = evaluate(&archive, &session.models[0], session.as_of).expect("in force");
        (archive, Receipt::of(&evaluation), session)
    }

    #[test]
    fn a_receipt_agrees_with_its_archive_and_with_no_other() {
        let (archive, receipt, session) = shop();
        assert_eq!(again(&receipt, &archive, &session.models), Again::Agrees);
        let other = crate::samples::all().swap_remove(0).archive;
        assert!(matches!(again(&receipt, &other, &session.models), Again::Differs(_)));
        let mut unknown = receipt;
        unknown.model.id = "no-such-model".into();
        assert_eq!(again(&unknown, &archive, &session.models), Again::UnknownModel);
    }

    #[test]
    fn the_code_of_a_report_is_of_its_receipt_alone() {
        let (_, receipt, _) = shop();
        let query = |number: &str, digest: &str| {
            [("number", number), ("digest", digest)].map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let printed = Printed::read(&query(&receipt.number, &receipt.digest)).expect("both are said");
        assert_eq!(printed.date(), Some(receipt.as_of));
        assert!(printed.is_of(&receipt));
        let altered = receipt.digest.replacen(|digit: char| digit.is_ascii_digit(), "x", 1);
        let printed = Printed::read(&query(&receipt.number, &altered)).expect("both are said");
        assert_eq!((printed.date(), printed.is_of(&receipt)), (None, false));
        assert_eq!(Printed::read(&query("1", "2")[..1]), None);
    }

    #[test]
    fn what_is_handed_in_is_read_at_once() {
        let (archive, receipt, _) = shop();
        let handed = Rc::new(Handed::default());
        let handed = handed.reduce(Act::Receipt(serde_json::to_string(&receipt).expect("JSON")));
        let handed = handed.reduce(Act::Archive("{}".into()));
        assert!(matches!(&handed.receipt, Some(Ok(stated)) if stated.problems.is_empty()));
        assert!(matches!(&handed.archive, Some(Err(problems)) if !problems.is_empty()));
        let mistaken = handed.clone().reduce(Act::Receipt(serde_json::to_string(&*archive).expect("JSON")));
        assert!(matches!(&mistaken.receipt, Some(Err(problems)) if problems.is_empty()));
        let handed = handed.reduce(Act::Open(archive.clone()));
        assert_eq!(handed.archive, Some(Ok(archive)));
    }
}
