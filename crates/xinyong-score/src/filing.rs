//! Filings: a declaration, an objection or a repair application, from its draft to the decision (`hlj-2021-rules`
//! 16–18, `hlj-2021` (一), (十三), `ndrc-2025-36`).
//!
//! One life for all three: [`step::MOVES`] names every step. A filing leaves as one self-contained file in the format
//! `xinyong-filing/1`, its evidence inside. [`check()`] says what the rules have against it, [`follow`] gives the archive
//! that follows from where it stands, [`effect()`] what a yes would do to the score, [`decide()`] both decides it and gives that archive.

pub mod check;
pub mod decide;
mod document;
mod effect;
pub mod evidence;
mod read;
pub mod step;
mod write;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::archive::{Problem, What, check_record};
use crate::calendar::{Calendar, Deadline};
use crate::date::Date;
use crate::json::Place;
use crate::procedure::{Change, Procedures, Requirement};
use crate::record::{Record, StatusWord};
use crate::uscc::Uscc;
use crate::word::words;

pub use check::{Obstacle, Unfit, check};
pub use decide::{Decision, Outcome, Refusal, decide, follow};
pub use document::{CheckDocument, DecisionDocument, FileDocument, ProblemDocument, StandingDocument};
pub use effect::{effect, granted};
pub use evidence::{Evidence, Media};
pub use step::{Move, Party, State, Step, StepError};

/// The name of the format.
pub const FORMAT: &str = "xinyong-filing/1";

/// The changes that a repair application can ask for.
pub const REPAIRS: &[&str] = &[Change::Repair.as_str(), Change::LeaveList.as_str()];

/// The status of a record that is declared.
const DECLARED: &[&str] = &[StatusWord::Pending.as_str()];

words! {
    /// 办件类型
    Matter {
        /// 良好信息申报
        Declaration = "declaration",
        /// 异议申诉
        Objection = "objection",
        /// 信用修复申请
        Repair = "repair",
    }
}

words! {
    /// 异议类型: what is wrong with a record.
    Wrong {
        /// 不是本主体的信息
        NotOurs = "not-ours",
        /// 内容与事实不符
        WrongFacts = "wrong-facts",
        /// 已经修复
        AlreadyRepaired = "already-repaired",
        /// 已过期限
        OutOfDate = "out-of-date",
        /// 其他
        Other = "other",
    }
}

/// 申请人: the entity that files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filer {
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// 名称
    pub name: String,
}

/// 办理内容: what is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// 良好信息申报
    Declaration {
        /// What is declared: pending and self-reported. The number of a certificate is its `document_no`.
        record: Box<Record>,
    },
    /// 异议申诉
    Objection {
        /// The id of the record.
        record: String,
        /// What is wrong with it.
        wrong: Wrong,
        /// What the entity says about it.
        statement: String,
    },
    /// 信用修复申请
    Repair {
        /// The id of the record.
        record: String,
        /// What is asked for: [`Change::Repair`], or [`Change::LeaveList`] for a record on a list.
        change: Change,
        /// The conditions that the entity declares met.
        met: Vec<Requirement>,
        /// The papers handed in, by their ids.
        papers: Vec<String>,
        /// 信用承诺, in the entity's words.
        promise: Option<String>,
    },
}

impl Subject {
    /// Which of the three it is.
    pub const fn matter(&self) -> Matter {
        match self {
            Self::Declaration { .. } => Matter::Declaration,
            Self::Objection { .. } => Matter::Objection,
            Self::Repair { .. } => Matter::Repair,
        }
    }

    /// What it asks for.
    pub const fn change(&self) -> Change {
        match self {
            Self::Declaration { .. } => Change::Confirm,
            Self::Objection { .. } => Change::Revoke,
            Self::Repair { change, .. } => *change,
        }
    }

    /// The id of the record it is about.
    pub fn record(&self) -> &str {
        match self {
            Self::Declaration { record } => &record.id,
            Self::Objection { record, .. } | Self::Repair { record, .. } => record,
        }
    }
}

/// 办件: a declaration, an objection or a repair application with its history. Sound by construction: what it says is
/// complete, its evidence is what it is said to be, and its history has only steps that are possible.
///
/// ```
/// use xinyong_score::filing::{Evidence, Filer, Filing, Party, State, Step, Subject, Wrong};
///
/// let filer = Filer { uscc: "91350100M000100Y43".parse().unwrap(), name: "示例企业".into() };
/// let subject = Subject::Objection {
///     record: "p-1".into(),
///     wrong: Wrong::NotOurs,
///     statement: "这条处罚是另一家企业的。".into(),
/// };
/// let evidence = vec![Evidence::new("决定书.pdf", *b"%PDF-1.7 ...").unwrap()];
/// let draft = Filing::new("YY-1".into(), filer, subject, evidence).unwrap();
/// let submitted = Step {
///     state: State::Submitted,
///     date: "2026-11-20".parse().unwrap(),
///     by: Party::Filer,
///     name: "示例企业".into(),
///     note: None,
/// };
/// let filed = draft.after(submitted.clone()).unwrap();
/// assert_eq!(filed.state(), State::Submitted);
/// assert_eq!(filed.content_hash(), draft.content_hash());
/// assert!(filed.after(submitted).is_err(), "it is submitted already");
/// let text = serde_json::to_string(&filed).unwrap();
/// assert_eq!(Filing::from_json(&text).unwrap(), filed);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    number: String,
    filer: Filer,
    subject: Subject,
    evidence: Vec<Evidence>,
    history: Vec<Step>,
}

impl Filing {
    /// Reads a filing in the format `xinyong-filing/1`.
    ///
    /// # Errors
    ///
    /// Every problem found, not only the first.
    pub fn from_json(text: &str) -> Result<Self, Vec<Problem>> {
        read::read(text)
    }

    /// A draft.
    ///
    /// # Errors
    ///
    /// Everything that is missing from it or contradicts itself.
    pub fn new(
        number: String,
        filer: Filer,
        subject: Subject,
        evidence: Vec<Evidence>,
    ) -> Result<Self, Vec<Problem>> {
        Self { number, filer, subject, evidence, history: Vec::new() }.checked()
    }

    /// 办件编号
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Who files.
    pub fn filer(&self) -> &Filer {
        &self.filer
    }

    /// What is filed.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// 证明材料
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Its steps, in order; none yet for a draft.
    pub fn history(&self) -> &[Step] {
        &self.history
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        self.history.last().map_or(State::Draft, |step| step.state)
    }

    /// The day of the last step to a state.
    pub fn reached(&self, state: State) -> Option<Date> {
        self.history.iter().rev().find(|step| step.state == state).map(|step| step.date)
    }

    /// The filing after a step. A note with nothing in it is no note.
    ///
    /// # Errors
    ///
    /// Everything against the step. The filing stays as it is.
    pub fn after(&self, mut step: Step) -> Result<Self, Vec<StepError>> {
        step.note = step.note.filter(|note| !note.trim().is_empty());
        step::check(&step, self.state(), self.history.last().map(|step| step.date))?;
        let mut next = self.clone();
        next.history.push(step);
        Ok(next)
    }

    /// The filing with other content: a draft that is still written, or one that was returned and is put right. None
    /// if it is with the authority, or its life is over.
    ///
    /// # Errors
    ///
    /// Everything that is missing from the content or contradicts itself, and [`What::NotAsFiled`] if it is of another
    /// matter, about another record, or declares one of another kind: that is another filing.
    pub fn amended(&self, subject: Subject, evidence: Vec<Evidence>) -> Option<Result<Self, Vec<Problem>>> {
        self.state().is_editable().then(|| {
            let problems = not_as_filed(&self.subject, &subject);
            if problems.is_empty() {
                Self { subject, evidence, ..self.clone() }.checked()
            } else {
                Err(problems)
            }
        })
    }

    /// 办理期限: the last day for the decision, counted from the day of acceptance (`hlj-2021-rules` 16). None before
    /// that day.
    pub fn deadline(&self, procedures: &Procedures, calendar: &Calendar) -> Option<Deadline> {
        procedures.decided_by(self.subject.change(), self.reached(State::Accepted)?, calendar)
    }

    /// SHA-256 of what is filed, in hexadecimal: of the canonical JSON of number, filer, subject and evidence, where a
    /// file stands for itself with its own hash, and without the history.
    ///
    /// Steps do not change it, so that a receipt names what was filed for as long as the filing lives. Only the filer
    /// can, by putting right what was returned ([`Filing::amended`]); filed again, it gets a new receipt.
    pub fn content_hash(&self) -> String {
        write::content_hash(self)
    }

    /// 回执: what the filer keeps of it.
    pub fn receipt(&self, procedures: &Procedures, calendar: &Calendar) -> Receipt<'_> {
        Receipt {
            number: &self.number,
            matter: self.subject.matter(),
            uscc: self.filer.uscc,
            name: &self.filer.name,
            record: self.subject.record(),
            state: self.state(),
            submitted_on: self.reached(State::Submitted),
            content: self.content_hash(),
            deadline: self.deadline(procedures, calendar),
        }
    }

    fn checked(self) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        check_text(&self.number, &Place::ROOT.field("number"), &mut problems);
        check_text(&self.filer.name, &ENTITY.field("name"), &mut problems);
        check_subject(&self.subject, &mut problems);
        check_count(self.evidence.len(), &mut problems);
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }
}

/// 回执: number, state, hash of what was filed, and the deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "FilingReceipt"))]
pub struct Receipt<'a> {
    /// 办件编号
    pub number: &'a str,
    /// 办件类型
    pub matter: Matter,
    /// 统一社会信用代码
    pub uscc: Uscc,
    /// 名称
    pub name: &'a str,
    /// The id of the record it is about.
    pub record: &'a str,
    /// Where it stands.
    pub state: State,
    /// The day it was last submitted.
    pub submitted_on: Option<Date>,
    /// [`Filing::content_hash`]
    pub content: String,
    /// The last day for the decision; none before acceptance.
    pub deadline: Option<Deadline>,
}

/// The place of who files.
const ENTITY: Place<'static> = Place::ROOT.field("entity");

/// What of a subject must stay as it was filed, and has not.
fn not_as_filed(filed: &Subject, given: &Subject) -> Vec<Problem> {
    let place = Place::ROOT.field("subject");
    let record = place.field("record");
    let mut problems = Vec::new();
    let mut compare = |place: Place<'_>, filed: &str, given: &str| {
        if filed != given {
            problems.push(place.problem(What::NotAsFiled { given: given.into(), filed: filed.into() }));
        }
    };
    compare(place.field("matter"), filed.matter().as_str(), given.matter().as_str());
    match (filed, given) {
        (Subject::Declaration { record: filed }, Subject::Declaration { record: given }) => {
            compare(record.field("id"), &filed.id, &given.id);
            compare(record.field("kind"), filed.kind.as_str(), given.kind.as_str());
        }
        _ => compare(record, filed.record(), given.record()),
    }
    problems
}

/// What the subject of a filing must satisfy.
fn check_subject(subject: &Subject, problems: &mut Vec<Problem>) {
    let place = Place::ROOT.field("subject");
    match subject {
        Subject::Declaration { record } => {
            let place = place.field("record").of_record(&record.id);
            let status = record.status.word();
            if status == StatusWord::Pending {
                check_record(record, &place, problems);
            } else {
                let what = What::UnknownWord { given: status.as_str().into(), allowed: DECLARED };
                problems.push(place.field("status").problem(what));
            }
        }
        Subject::Objection { record, statement, .. } => {
            check_text(record, &place.field("record"), problems);
            check_text(statement, &place.field("statement"), problems);
        }
        Subject::Repair { record, change, papers, promise, .. } => {
            check_text(record, &place.field("record"), problems);
            if !REPAIRS.contains(&change.as_str()) {
                let what = What::UnknownWord { given: change.as_str().into(), allowed: REPAIRS };
                problems.push(place.field("change").problem(what));
            }
            for (at, paper) in papers.iter().enumerate() {
                check_text(paper, &place.field("papers").item(at), problems);
            }
            if let Some(promise) = promise {
                check_text(promise, &place.field("promise"), problems);
            }
        }
    }
}

/// No more files than there may be.
fn check_count(files: usize, problems: &mut Vec<Problem>) {
    if files > evidence::MOST_FILES {
        let what = What::TooMany { most: evidence::MOST_FILES };
        problems.push(Place::ROOT.field("evidence").problem(what));
    }
}

/// Text with something in it.
fn check_text(text: &str, place: &Place<'_>, problems: &mut Vec<Problem>) {
    if text.trim().is_empty() {
        problems.push(place.problem(What::Empty));
    }
}
