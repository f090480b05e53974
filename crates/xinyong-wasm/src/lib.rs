//! The kernel for JavaScript: parses, calls, converts, and nothing else.

use std::fmt::Display;
use std::sync::{Arc, LazyLock};

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;
use xinyong_rules::models;
use xinyong_score::{Archive, Date, Model};

/// The built-in models, checked and laid out once.
static MODELS: LazyLock<Vec<Arc<Model>>> = LazyLock::new(|| models().into_iter().map(Arc::new).collect());

/// The evaluation, as JSON, of an archive in the format `xinyong-archive/1` under a built-in model at a date.
///
/// # Errors
///
/// Everything wrong with the archive, one problem a line; that there is no such model or date; or that the
/// model was not yet in force.
#[wasm_bindgen]
pub fn evaluate(archive: &str, model: &str, as_of: &str) -> Result<String, JsError> {
    let read = Archive::from_json(archive).map_err(|problems| {
        JsError::new(&problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })?;
    let model = MODELS
        .iter()
        .find(|known| known.id() == model)
        .ok_or_else(|| JsError::new(&format!("no model {model:?}")))?;
    let as_of: Date = as_of.parse().map_err(error)?;
    let evaluation = xinyong_score::evaluate(&Arc::new(read.archive), model, as_of).map_err(error)?;
    serde_json::to_string(&evaluation).map_err(error)
}

fn error(error: impl Display) -> JsError {
    JsError::new(&error.to_string())
}
