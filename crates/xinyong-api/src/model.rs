//! Models, what is built in, and many archives scored together.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use xinyong_score::{Calendar, Measures, Points, Population, Procedures};

use crate::archive::Archive;
use crate::failure::Failure;
use crate::{date, to_json};

/// What is built in, to be read once by the shell.
#[derive(Debug)]
pub struct BuiltIn {
    models: Vec<Arc<xinyong_score::Model>>,
    pub(crate) procedures: Procedures,
    pub(crate) calendar: Calendar,
    pub(crate) measures: Measures,
}

impl BuiltIn {
    /// Reads it.
    pub fn read() -> Self {
        Self {
            models: xinyong_rules::models().into_iter().map(Arc::new).collect(),
            procedures: xinyong_rules::procedures(),
            calendar: xinyong_rules::calendar(),
            measures: xinyong_rules::measures(),
        }
    }

    /// The ids of the models, the province's first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.models.iter().map(|model| model.id())
    }

    pub(crate) fn model(&self, id: &str) -> Option<Arc<xinyong_score::Model>> {
        self.models.iter().find(|model| model.id() == id).cloned()
    }
}

/// 指标体系: a model that was checked and may score.
#[derive(Debug)]
pub struct Model {
    model: Arc<xinyong_score::Model>,
    built_in: Arc<BuiltIn>,
}

impl Model {
    /// A built-in model by its id, or one in the format `xinyong-model/1`. Without a source, the province's.
    ///
    /// # Errors
    ///
    /// If no model has the id, or everything that is wrong with the one given.
    pub fn new(built_in: &Arc<BuiltIn>, source: Option<&str>) -> Result<Self, Failure> {
        let source = source.unwrap_or(xinyong_rules::DEFAULT_MODEL);
        // An id is no JSON.
        let model = if source.trim_start().starts_with('{') {
            Arc::new(xinyong_score::Model::from_json(source).map_err(|problems| Failure::model(&problems))?)
        } else {
            let known: Vec<String> = built_in.ids().map(ToString::to_string).collect();
            built_in.model(source).ok_or_else(|| Failure::no_model(source, &known))?
        };
        Ok(Self { model, built_in: built_in.clone() })
    }

    /// Its id.
    pub fn id(&self) -> &str {
        self.model.id()
    }

    /// Its version.
    pub fn version(&self) -> &str {
        self.model.version()
    }

    /// 施行日期: the first day it can be asked about, as `2021-12-31`.
    pub fn in_force_from(&self) -> String {
        self.model.in_force_from().to_string()
    }

    /// SHA-256 of its content, in hexadecimal.
    pub fn hash(&self) -> &str {
        self.model.hash()
    }

    /// Everything it says, as JSON in the format `xinyong-model/1`.
    pub fn document(&self) -> String {
        to_json(self.model.document())
    }

    /// Opens a credit archive in the format `xinyong-archive/1`, to be scored by this model.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it: an archive with a fault gives no score.
    pub fn open(&self, archive: &str) -> Result<Archive, Failure> {
        let read =
            xinyong_score::Archive::from_json(archive).map_err(|found| Failure::problems("", &found))?;
        Ok(Archive::new(read.archive, self.model.clone(), self.built_in.clone()))
    }

    /// Opens many archives at once.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with any of them, each fault under the place of its archive, such as `[3].records[0].date`.
    pub fn batch<'a>(&self, archives: impl IntoIterator<Item = &'a str>) -> Result<Batch, Failure> {
        self.read(&mut archives.into_iter())
    }

    fn read(&self, archives: &mut dyn Iterator<Item = &str>) -> Result<Batch, Failure> {
        let mut population = Population::new(self.model.clone());
        let mut faults = Vec::new();
        for (at, text) in archives.enumerate() {
            match xinyong_score::Archive::from_json(text) {
                Ok(read) => population.push(&read.archive),
                Err(found) => faults.extend(Failure::problems(&format!("[{at}]"), &found).faults),
            }
        }
        if faults.is_empty() { Ok(Batch(population)) } else { Err(Failure::all(faults)) }
    }

    /// Opens many archives at once from text with one a line.
    ///
    /// # Errors
    ///
    /// As for [`batch`](Self::batch); lines without text do not count.
    pub fn batch_of_lines(&self, lines: &str) -> Result<Batch, Failure> {
        self.batch(lines.lines().filter(|line| !line.trim().is_empty()))
    }
}

/// Many archives, scored together.
#[derive(Debug)]
pub struct Batch(Population);

impl Batch {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The score of every archive on a day, in their order and in hundredths of a point: 78500 for 785 points.
    ///
    /// # Errors
    ///
    /// If the argument is no date, or the model was not in force.
    pub fn scores(&self, as_of: &str) -> Result<Vec<i32>, Failure> {
        let scores = self.0.scores(date(as_of, "asOf")?);
        let scores = scores.map_err(|error| Failure::not_in_force("asOf", &error))?;
        Ok(scores.map(Points::hundredths).collect())
    }
}
