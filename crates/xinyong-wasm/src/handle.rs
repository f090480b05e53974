//! Handles: a model, an archive, and many archives, read once and asked as often as one likes.

use std::sync::{Arc, LazyLock};

use js_sys::{Array, Int32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use xinyong_api::{BuiltIn, Failure};

use crate::crossing::{answer, error, json, text};

static BUILT_IN: LazyLock<Arc<BuiltIn>> = LazyLock::new(|| Arc::new(BuiltIn::read()));

/// 指标体系: a model that was checked and may score.
#[wasm_bindgen]
pub struct Model(xinyong_api::Model);

#[wasm_bindgen]
impl Model {
    /// A built-in model by its id, such as `heilongjiang-public`; or one of your own in the format `xinyong-model/1`, as
    /// an object or JSON text. Without an argument, the province's.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "string | object")] source: &JsValue,
    ) -> Result<Self, JsValue> {
        let source = if source.is_undefined() { None } else { Some(json(source, "source")?) };
        xinyong_api::Model::new(&BUILT_IN, source.as_deref()).map(Self).map_err(|failure| error(&failure))
    }

    /// The ids of the built-in models, the province's first.
    #[wasm_bindgen(js_name = builtIn, unchecked_return_type = "string[]")]
    pub fn built_in() -> Array {
        BUILT_IN.ids().map(JsValue::from).collect()
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
        self.0.in_force_from()
    }

    /// SHA-256 of its content, in hexadecimal.
    #[wasm_bindgen(getter)]
    pub fn hash(&self) -> String {
        self.0.hash().to_owned()
    }

    /// Everything it says: indicators, rules, bands, each value with its basis and provenance.
    #[wasm_bindgen(unchecked_return_type = "ModelDocument")]
    pub fn document(&self) -> Result<JsValue, JsValue> {
        answer(Ok(self.0.document()))
    }

    /// Opens a credit archive in the format `xinyong-archive/1`, an object or JSON text, to be scored by this model.
    ///
    /// Throws everything that is wrong with it: an archive with a fault gives no score.
    pub fn open(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArchiveDocument | string")] archive: &JsValue,
    ) -> Result<Archive, JsValue> {
        let text = json(archive, "archive")?;
        self.0.open(&text).map(Archive).map_err(|failure| error(&failure))
    }

    /// Opens many archives at once: an array of them, or text with one a line.
    ///
    /// Throws everything that is wrong with any of them, each fault under the place of its archive, such as
    /// `[3].records[0].date`.
    pub fn batch(
        &self,
        #[wasm_bindgen(unchecked_param_type = "(ArchiveDocument | string)[] | string")] archives: &JsValue,
    ) -> Result<Batch, JsValue> {
        let batch = if let Some(lines) = archives.as_string() {
            self.0.batch_of_lines(&lines)
        } else if Array::is_array(archives) {
            let texts: Vec<String> = Array::from(archives)
                .iter()
                .enumerate()
                .map(|(at, archive)| json(&archive, &format!("[{at}]")))
                .collect::<Result<_, _>>()?;
            self.0.batch(texts.iter().map(String::as_str))
        } else {
            Err(Failure::not_json("archives"))
        };
        batch.map(Batch).map_err(|failure| error(&failure))
    }
}

/// 信用档案: an archive that was checked, with the model that scores it.
#[wasm_bindgen]
pub struct Archive(xinyong_api::Archive);

#[wasm_bindgen]
impl Archive {
    /// 统一社会信用代码 of the entity.
    #[wasm_bindgen(getter)]
    pub fn uscc(&self) -> String {
        self.0.uscc()
    }

    /// 名称 of the entity.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    /// 综合评价结果 on a day such as `2026-11-22`: score, grade, and for every point why, on which article, and until
    /// when.
    #[wasm_bindgen(unchecked_return_type = "Evaluation")]
    pub fn evaluate(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.0.evaluate(&text(as_of)))
    }

    /// 得分 alone, in points: what `evaluate` gives, without the explanation.
    pub fn score(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<f64, JsValue> {
        let points = self.0.score(&text(as_of)).map_err(|failure| error(&failure))?;
        Ok(f64::from(points.hundredths()) / 100.0)
    }

    /// Every change of the score between two days, with its cause. Without a last day, until nothing can change any more.
    #[wasm_bindgen(unchecked_return_type = "Timeline")]
    pub fn timeline(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] from: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] to: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let to = (!to.is_undefined()).then(|| text(to));
        answer(self.0.timeline(&text(from), to.as_deref()))
    }

    /// What a scenario in the format `xinyong-scenario/1` would do: before, after, and what each action does alone.
    ///
    /// The result is a simulation and says so; it is no evaluation.
    #[wasm_bindgen(unchecked_return_type = "Simulation")]
    pub fn simulate(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Scenario | string")] scenario: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.0.simulate(&json(scenario, "scenario")?))
    }

    /// The smallest set of actions with which a grade holds on a day, or why it is out of reach.
    #[wasm_bindgen(unchecked_return_type = "Plan")]
    pub fn plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PlanRequest | string")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.0.plan(&json(request, "request")?))
    }

    /// Every adverse record on a day: how long it counts and is published, what can be done about it, and from when.
    #[wasm_bindgen(unchecked_return_type = "Repair")]
    pub fn repair(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.0.repair(&text(as_of)))
    }

    /// What the result of a day brings, what is missing to the next grade, and where each “信用+” scenario stands.
    #[wasm_bindgen(unchecked_return_type = "Brought")]
    pub fn measures(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.0.measures(&text(as_of)))
    }

    /// The result of a day in words, Chinese and English: what `evaluate` gives, as it is told to people.
    #[wasm_bindgen(js_name = inWords, unchecked_return_type = "InWords")]
    pub fn in_words(
        &self,
        #[wasm_bindgen(js_name = asOf, unchecked_param_type = "string")] as_of: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.0.in_words(&text(as_of)))
    }
}

/// Many archives, scored together.
#[wasm_bindgen]
pub struct Batch(xinyong_api::Batch);

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
        let scores = self.0.scores(&text(as_of)).map_err(|failure| error(&failure))?;
        Ok(Int32Array::from(&scores[..]))
    }
}

/// The error for a handle that was freed and is asked all the same.
#[wasm_bindgen(js_name = handleFreed, skip_typescript)]
pub fn handle_freed() -> JsValue {
    error(&Failure::handle_freed())
}
