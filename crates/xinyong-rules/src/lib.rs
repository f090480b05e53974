//! The law as data: models, measures, procedures, documents, working-day calendars.
//!
//! Authored as files with comments in `models/`, `documents/`, `calendar/`, `measures.toml` and `procedures.toml`; read and
//! checked when this crate is
//! built, so that a broken file does not compile; embedded as JSON and handed to the kernel. Nothing here can fail on
//! what the build has checked.
//!
//! ```
//! let model = xinyong_rules::model("heilongjiang-public").expect("the default model");
//! assert_eq!(model.start().to_string(), "850");
//! let seventh = xinyong_rules::calendar().nth_working_day_after("2025-09-28".parse().unwrap(), 7).unwrap();
//! assert_eq!(seventh.date.to_string(), "2025-10-14");
//! ```

#![no_std]

extern crate alloc;

use alloc::vec::Vec;

use xinyong_score::authored::{Part, read};
use xinyong_score::calendar::{Calendar, YearNotice};
use xinyong_score::model::{Citation, Model, ModelDocument};
use xinyong_score::procedure::{ProcedureDocument, Procedures};
use xinyong_score::{Measures, Problem};

pub use xinyong_score::documents::{Article, Document};

/// The id of the model used where none is named: 全省公共信用综合评价.
pub const DEFAULT_MODEL: &str = "heilongjiang-public";

/// Every built-in model as authored, laid over the one it extends; the default first.
pub fn model_documents() -> Vec<ModelDocument> {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/models.json")))
}

/// Every built-in model, the default first.
pub fn models() -> Vec<Model> {
    model_documents().into_iter().map(checked).collect()
}

/// The built-in model with an id.
pub fn model(id: &str) -> Option<Model> {
    model_documents().into_iter().find(|document| document.id == id).map(checked)
}

/// What classes, grades and good credit bring.
///
/// # Panics
///
/// Never: the build checked it.
pub fn measures() -> Measures {
    sound(Measures::new(embedded(include_str!(concat!(env!("OUT_DIR"), "/measures.json")))))
}

/// The texts that values rest on.
pub fn documents() -> Vec<Document> {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/documents.json")))
}

/// The texts without their summaries: enough to list them where summaries would weigh too much.
pub fn headings() -> Vec<Document> {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/headings.json")))
}

/// The texts by the names that citations have for them and for their articles; numbers, titles, issuers and summaries are
/// empty. Enough where texts are cited and never listed.
pub fn names() -> Vec<Document> {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/names.json")))
}

/// The texts as a program in a browser fetches them: an array of the files in `documents/`, as JSON.
///
/// # Errors
///
/// If they are not of the form of [`Document`].
pub fn documents_from_json(json: &str) -> Result<Vec<Document>, Vec<Problem>> {
    read(json)
}

/// The document and the article that a citation names.
pub fn cited<'a>(documents: &'a [Document], citation: &Citation) -> Option<(&'a Document, &'a Article)> {
    let document = documents.iter().find(|document| document.id == citation.document)?;
    let article = document.articles.iter().find(|article| article.id == citation.article)?;
    Some((document, article))
}

/// The working days of every year whose notice is known.
pub fn calendar() -> Calendar {
    Calendar::new(embedded::<Vec<YearNotice>>(include_str!(concat!(env!("OUT_DIR"), "/calendar.json"))))
}

/// 办理规则: what can be done about a record, when, and how long the answer takes.
pub fn procedures() -> Procedures {
    lawful(embedded(include_str!(concat!(env!("OUT_DIR"), "/procedures.json"))))
}

/// A model that the build checked.
fn checked(document: ModelDocument) -> Model {
    sound(Model::new(document))
}

/// Procedures that the build checked.
fn lawful(document: ProcedureDocument) -> Procedures {
    sound(Procedures::new(document))
}

/// What the build wrote after reading and checking it.
fn embedded<T: Part>(json: &str) -> T {
    sound(read(json))
}

/// What the build has checked. The words for every problem would weigh more than all the rest of this crate.
fn sound<T, E>(checked: Result<T, E>) -> T {
    checked.unwrap_or_else(|_| panic!("the build checked it"))
}
