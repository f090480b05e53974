//! Handles: a model, an archive, and many archives, read once and asked as often as one likes.

use std::sync::{Arc, LazyLock};

use js_sys::{Array, Int32Array};
use serde::Deserialize;
use serde_json::value::RawValue;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use xinyong_score::plan::to_next;
use xinyong_score::scenario::FORMAT;
use xinyong_score::{
    Calendar, Date, Evaluation, Goal, Grade, Means, Measures, Points, Population, Procedures, Scenario,
    World, brings, evaluate, horizon, outlooks, plan, score, simulate, timeline,
};

use crate::failure::Failure;
use crate::input;

/// What is built in, read once.
struct BuiltIn {
    models: Vec<Arc<xinyong_score::Model>>,
    procedures: Procedures,
    calendar: Calendar,
    measures: Measures,
}

static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(|| BuiltIn {
    models: xinyong_rules::models().into_iter().map(Arc::new).collect(),
    procedures: xinyong_rules::procedures(),
    calendar: xinyong_rules::calendar(),
    measures: xinyong_rules::measures(),
});

impl BuiltIn {
    fn model(&self, id: &str) -> Option<Arc<xinyong_score::Model>> {
        self.models.iter().find(|model| model.id() == id).cloned()
    }
}

/// 指标体系: a model that was checked and may score.
#[wasm_bindgen]
pub struct Model(Arc<xinyong_score::Model>);

#[wasm_bindgen]
impl Model {
    /// A built-in model by its id, such as `heilongjiang-public`; or one of your own in the format `xinyong-model/1`, as
    /// an object or JSON text. Without an argument, the province's.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "string | object")] source: &JsValue,
    ) -> Result<Self, JsValue> {
        let text = if source.is_undefined() {
            xinyong_rules::DEFAULT_MODEL.to_owned()
        } else {
            input::json(source, "source")?
        };
        // An id is no JSON.
        if !text.trim_start().starts_with('{') {
            let known: Vec<&str> = BUILT_IN.models.iter().map(|model| model.id()).collect();
            let values = [("given", &*text), ("known", &known.join("、"))];
            let model = BUILT_IN.model(&text).ok_or_else(|| Failure::of("no-model", "source", &values))?;
            return Ok(Self(model));
        }
        let model = xinyong_score::Model::from_json(&text).map_err(|problems| Failure::model(&problems))?;
        Ok(Self(Arc::new(model)))
    }

    /// The ids of the built-in models, the province's first.
    #[wasm_bindgen(js_name = builtIn, unchecked_return_type = "string[]")]
    pub fn built_in() -> Array {
        BUILT_IN.models.iter().map(|model| JsValue::from(model.id())).collect()
    }

    /// Its id.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.0.id().to_owned()
    }

    /// Its version.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        self.0.version().to_owned()
    }

    /// 施行日期: the first day it can be asked about, as `2021-12-31`.
    #[wasm_bindgen(getter, js_name = inForceFrom)]
    pub fn in_force_from(&self) -> String {
        self.0.in_force_from().to_string()
    }

    /// SHA-256 of its content, in hexadecimal.
    #[wasm_bindgen(getter)]
    pub fn hash(&self) -> String {
        self.0.hash().to_owned()
    }

    /// Everything it says: indicators, rules, bands, each value with its basis and provenance.
    #[wasm_bindgen(unchecked_return_type = "ModelDocument")]
    pub fn document(&self) -> Result<JsValue, JsValue> {
        input::result(self.0.document())
    }

    /// Opens a credit archive in the format `xinyong-archive/1`, an object or JSON text, to be scored by this model.
    ///
    /// Throws everything that is wrong with it: an archive with a fault gives no score.
    pub fn open(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArchiveDocument | string")] archive: &JsValue,
    ) -> Result<Archive, JsValue> {
        let text = input::json(archive, "archive")?;
        let read = xinyong_score::Archive::from_json(&text).map_err(|found| Failure::problems("", &found))?;
        Ok(Archive { archive: Arc::new(read.archive), model: self.0.clone() })
    }

    /// Opens many archives at once: an array of them, or text with one a line.
    ///
    /// Throws everything that is wrong with any of them, each fault under the place of its archive, such as
    /// `[3].records[0].date`.
    pub fn batch(
        &self,
        #[wasm_bindgen(unchecked_param_type = "(ArchiveDocument | string)[] | string")] archives: &JsValue,
    ) -> Result<Batch, JsValue> {
        let texts: Vec<String> = match archives.as_string() {
            Some(lines) => lines.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
            None if Array::is_array(archives) => Array::from(archives)
                .iter()
                .enumerate()
                .map(|(at, archive)| input::json(&archive, &format!("[{at}]")))
                .collect::<Result<_, _>>()?,
            None => return Err(Failure::of("not-json-value", "archives", &[]).into()),
        };
        let mut population = Population::new(self.0.clone());
        for (at, text) in texts.iter().enumerate() {
            let read = xinyong_score::Archive::from_json(text);
            population.push(&read.map_err(|found| Failure::problems(&format!("[{at}]"), &found))?.archive);
        }
        Ok(Batch(population))
    }
}

/// 信用档案: an archive that was checked, with the model that scores it.
#[wasm_bindgen]
pub struct Archive {
    archive: Arc<xinyong_score::Archive>,
    model: Arc<xinyong_score::Model>,
}

/// What a plan is asked for with.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanRequest {
    /// The grade to reach, or a better one: `A` to `E`.
    pub grade: String,
    /// The day on which it is to hold; the next yearly evaluation if left out.
    #[serde(default)]
    pub by: Option<String>,
    /// The day on which the plan is made, which is today: the kernel has no clock.
    pub as_of: String,
    /// What else could happen: actions as in a scenario, such as a donation intended.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<serde_json::Value>>"))]
    pub actions: Option<Box<RawValue>>,
}

#[wasm_bindgen]
impl Archive {
    /// 统一社会信用代码 of the entity.
    #[wasm_bindgen(getter)]
    pub fn uscc(&self) -> String {
        self.archive.entity().uscc.to_string()
    }

    /// 名称 of the entity.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.archive.entity().name.clone()
    }

    /// 综合评价结果 on a day such as `2026-11-22`: score, grade, and for every point why, on which article, and until
    /// when.
    #[wasm_bindgen(unchecked_return_type = "Evaluation")]
    pub fn evaluate(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<JsValue, JsValue> {
        input::result(&self.evaluated(as_of)?)
    }

    /// 得分 alone, in points: what `evaluate` gives, without the explanation.
    pub fn score(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<f64, JsValue> {
        let as_of = input::date(as_of, "asOf")?;
        let points = score(&self.archive, &self.model, as_of).map_err(|error| Failure::from(&error))?;
        Ok(f64::from(points.hundredths()) / 100.0)
    }

    /// Every change of the score between two days, with its cause. Without a last day, until nothing can change any more.
    #[wasm_bindgen(unchecked_return_type = "Timeline")]
    pub fn timeline(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] from: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] to: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let from = input::date(from, "from")?;
        let to = if to.is_undefined() {
            horizon(&self.archive, &self.model, from)
        } else {
            input::date(to, "to")?
        };
        let found = timeline(&self.archive, &self.model, from, to).map_err(|error| Failure::from(&error))?;
        input::result(&found)
    }

    /// What a scenario in the format `xinyong-scenario/1` would do: before, after, and what each action does alone.
    ///
    /// The result is a simulation and says so; it is no evaluation.
    #[wasm_bindgen(unchecked_return_type = "Simulation")]
    pub fn simulate(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Scenario | string")] scenario: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let text = input::json(scenario, "scenario")?;
        let scenario = Scenario::from_json(&text).map_err(|found| Failure::problems("", &found))?;
        let world = World {
            archive: &self.archive,
            model: &self.model,
            procedures: &BUILT_IN.procedures,
            models: &|id| BUILT_IN.model(id),
        };
        let refused =
            |found: Vec<_>| Failure::impossible("actions", &self.archive, &scenario.actions, &found);
        input::result(&simulate(world, &scenario).map_err(refused)?)
    }

    /// The smallest set of actions with which a grade holds on a day, or why it is out of reach.
    #[wasm_bindgen(unchecked_return_type = "Plan")]
    pub fn plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PlanRequest | string")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let text = input::json(request, "request")?;
        let asked: PlanRequest = serde_json::from_str(&text)
            .map_err(|error| Failure::of("wrong-argument", "request", &[("what", &error.to_string())]))?;
        let as_of = input::date(&asked.as_of.into(), "as_of")?;
        let by = match asked.by {
            Some(by) => input::date(&by.into(), "by")?,
            None => self.model.goal_day(as_of),
        };
        let grade = Grade::parse(&asked.grade)
            .ok_or_else(|| Failure::of("no-grade", "grade", &[("given", &asked.grade)]))?;
        let actions = asked.actions.as_deref().map_or("[]", RawValue::get);
        let named = format!(r#"{{"format":"{FORMAT}","as_of":"{as_of}","actions":{actions}}}"#);
        let further = Scenario::from_json(&named).map_err(|found| Failure::problems("", &found))?.actions;
        let means = Means { further: &further, ..self.means() };
        let found = plan(means, as_of, Goal { grade, by })
            .map_err(|error| Failure::no_plan(&self.archive, &further, &error))?;
        input::result(&found)
    }

    /// Every adverse record on a day: how long it counts and is published, what can be done about it, and from when.
    #[wasm_bindgen(unchecked_return_type = "Repair")]
    pub fn repair(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<JsValue, JsValue> {
        input::result(&outlooks(&self.evaluated(as_of)?, &BUILT_IN.procedures))
    }

    /// What the result of a day brings, what is missing to the next grade, and where each “信用+” scenario stands.
    #[wasm_bindgen(unchecked_return_type = "Brought")]
    pub fn measures(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let evaluation = self.evaluated(as_of)?;
        let by_scheme = |id: &str| evaluate(&self.archive, &BUILT_IN.model(id)?, evaluation.as_of()).ok();
        let brought = brings(&evaluation, &BUILT_IN.measures, by_scheme);
        input::result(&match to_next(self.means(), &evaluation) {
            Some(plan) => brought.with_plan(plan),
            None => brought,
        })
    }

    pub(crate) fn evaluated(&self, as_of: &JsValue) -> Result<Evaluation, Failure> {
        let as_of: Date = input::date(as_of, "asOf")?;
        evaluate(&self.archive, &self.model, as_of).map_err(|error| (&error).into())
    }

    fn means(&self) -> Means<'_> {
        Means {
            archive: &self.archive,
            model: &self.model,
            procedures: &BUILT_IN.procedures,
            calendar: &BUILT_IN.calendar,
            further: &[],
        }
    }
}

/// Many archives, scored together.
#[wasm_bindgen]
pub struct Batch(Population);

#[wasm_bindgen]
impl Batch {
    /// How many there are.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// The score of every archive on a day, in their order and in hundredths of a point: 78500 for 785 points.
    pub fn scores(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<Int32Array, JsValue> {
        let as_of = input::date(as_of, "asOf")?;
        let scores = self.0.scores(as_of).map_err(|error| Failure::from(&error))?;
        let scores: Vec<i32> = scores.map(Points::hundredths).collect();
        Ok(Int32Array::from(&scores[..]))
    }
}

/// The error for a handle that was freed and is asked all the same.
#[wasm_bindgen(js_name = handleFreed, skip_typescript)]
pub fn handle_freed() -> JsValue {
    Failure::of("handle-freed", "this", &[]).into()
}
