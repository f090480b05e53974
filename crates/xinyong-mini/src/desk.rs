//! The desk: takes arguments, answers questions about what it holds, and keeps the last answer.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::OnceCell;
use core::mem::take;

use slab::Slab;
use xinyong_api::{Archive, BuiltIn, Failure, Model, to_json};

/// What can be asked of the desk: about what a handle stands for, with arguments.
pub type Question = fn(&mut Desk, u32, &[String]) -> Result<String, Failure>;

/// What is open, and what was said last.
#[derive(Debug)]
pub struct Desk {
    built_in: OnceCell<Arc<BuiltIn>>,
    models: Slab<Model>,
    archives: Slab<Archive>,
    arguments: Vec<Vec<u8>>,
    answer: String,
}

impl Desk {
    /// An empty desk, on which nothing was read yet.
    pub const fn new() -> Self {
        Self {
            built_in: OnceCell::new(),
            models: Slab::new(),
            archives: Slab::new(),
            arguments: Vec::new(),
            answer: String::new(),
        }
    }

    /// Room for the next argument of the next question, of so many bytes.
    pub fn argument(&mut self, length: usize) -> &mut [u8] {
        self.arguments.push_mut(vec![0; length])
    }

    /// Answers a question; true if the answer is a failure.
    pub fn ask(&mut self, question: Question, handle: u32) -> bool {
        let given = take(&mut self.arguments).into_iter();
        let given: Vec<String> = given.map(|text| String::from_utf8_lossy(&text).into_owned()).collect();
        let result = question(self, handle, &given);
        let failed = result.is_err();
        self.answer = result.unwrap_or_else(|failure| to_json(&failure));
        failed
    }

    /// The answer to the last question: text, JSON, or a failure as JSON.
    pub fn answer(&self) -> &str {
        &self.answer
    }

    fn held(&self) -> &Arc<BuiltIn> {
        self.built_in.get_or_init(|| Arc::new(BuiltIn::read()))
    }

    fn of_model(&self, handle: u32) -> Result<&Model, Failure> {
        self.models.get(place(handle)).ok_or_else(Failure::handle_freed)
    }

    fn of_archive(&self, handle: u32) -> Result<&Archive, Failure> {
        self.archives.get(place(handle)).ok_or_else(Failure::handle_freed)
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

/// A handle is a place among those of its sort.
fn place(handle: u32) -> usize {
    usize::try_from(handle).unwrap_or(usize::MAX)
}

/// An argument; one that was not given is no date and no JSON.
fn nth(given: &[String], at: usize) -> &str {
    given.get(at).map_or("", String::as_str)
}

/// The questions. Each is a function of the module by the same name, and fails as the [`Model`] or the [`Archive`] does, or
/// if the handle stands for nothing.
impl Desk {
    /// The ids of the built-in models.
    pub fn built_in(&mut self, _: u32, _: &[String]) -> Result<String, Failure> {
        let ids: Vec<&str> = self.held().ids().collect();
        Ok(to_json(&ids))
    }

    /// Opens a model by its id or document, or the province's; its handle.
    pub fn model(&mut self, _: u32, given: &[String]) -> Result<String, Failure> {
        let model = Model::new(self.held(), given.first().map(String::as_str))?;
        Ok(self.models.insert(model).to_string())
    }

    /// The id of a model.
    pub fn model_id(&mut self, model: u32, _: &[String]) -> Result<String, Failure> {
        Ok(self.of_model(model)?.id().to_owned())
    }

    /// The version of a model.
    pub fn model_version(&mut self, model: u32, _: &[String]) -> Result<String, Failure> {
        Ok(self.of_model(model)?.version().to_owned())
    }

    /// 施行日期 of a model.
    pub fn model_in_force_from(&mut self, model: u32, _: &[String]) -> Result<String, Failure> {
        Ok(self.of_model(model)?.in_force_from())
    }

    /// SHA-256 of what a model says.
    pub fn model_hash(&mut self, model: u32, _: &[String]) -> Result<String, Failure> {
        Ok(self.of_model(model)?.hash().to_owned())
    }

    /// Everything a model says.
    pub fn model_document(&mut self, model: u32, _: &[String]) -> Result<String, Failure> {
        Ok(self.of_model(model)?.document())
    }

    /// Frees a model; what was opened with it lives on.
    pub fn model_free(&mut self, model: u32, _: &[String]) -> Result<String, Failure> {
        self.models.try_remove(place(model)).ok_or_else(Failure::handle_freed)?;
        Ok(String::new())
    }

    /// Opens an archive with a model; its handle.
    pub fn open(&mut self, model: u32, given: &[String]) -> Result<String, Failure> {
        let archive = self.of_model(model)?.open(nth(given, 0))?;
        Ok(self.archives.insert(archive).to_string())
    }

    /// 统一社会信用代码 of the entity of an archive.
    pub fn archive_uscc(&mut self, archive: u32, _: &[String]) -> Result<String, Failure> {
        Ok(self.of_archive(archive)?.uscc())
    }

    /// 名称 of the entity of an archive.
    pub fn archive_name(&mut self, archive: u32, _: &[String]) -> Result<String, Failure> {
        Ok(self.of_archive(archive)?.name().to_owned())
    }

    /// 综合评价结果 on a day.
    pub fn evaluate(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        self.of_archive(archive)?.evaluate(nth(given, 0))
    }

    /// 得分 on a day, alone.
    pub fn score(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        Ok(self.of_archive(archive)?.score(nth(given, 0))?.to_string())
    }

    /// The result of a day in words.
    pub fn in_words(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        self.of_archive(archive)?.in_words(nth(given, 0))
    }

    /// Every change between two days.
    pub fn timeline(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        self.of_archive(archive)?.timeline(nth(given, 0), given.get(1).map(String::as_str))
    }

    /// What a scenario would do.
    pub fn simulate(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        self.of_archive(archive)?.simulate(nth(given, 0))
    }

    /// The smallest plan.
    pub fn plan(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        self.of_archive(archive)?.plan(nth(given, 0))
    }

    /// What can be done about every adverse record on a day.
    pub fn repair(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        self.of_archive(archive)?.repair(nth(given, 0))
    }

    /// What the result of a day brings.
    pub fn measures(&mut self, archive: u32, given: &[String]) -> Result<String, Failure> {
        self.of_archive(archive)?.measures(nth(given, 0))
    }

    /// Frees an archive.
    pub fn archive_free(&mut self, archive: u32, _: &[String]) -> Result<String, Failure> {
        self.archives.try_remove(place(archive)).ok_or_else(Failure::handle_freed)?;
        Ok(String::new())
    }

    /// The failure for an argument, named by the first one here, that has no JSON.
    pub fn not_json(&mut self, _: u32, given: &[String]) -> Result<String, Failure> {
        Err(Failure::not_json(nth(given, 0)))
    }
}
