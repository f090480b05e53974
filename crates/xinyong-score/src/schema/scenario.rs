//! The schema of scenarios, and of the actions in their results.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::{record, text};
use crate::date::Date;
use crate::points::Points;
use crate::scenario::{ActionDocument, ActionWord, FORMAT};

/// The schema of `xinyong-scenario/1`.
///
/// What no schema can say stays with [`crate::simulate`]: whether an action can be, which depends on the archive; and
/// with [`crate::Scenario::from_json`] what it leaves to the reader of archives.
pub fn scenario() -> Schema {
    let mut generator = SchemaGenerator::default();
    let date = generator.subschema_for::<Date>();
    let actions: Vec<Value> = ActionWord::ALL.iter().map(|&word| action(word, &date, None)).collect();
    json_schema!({
        "$schema": generator.settings().meta_schema,
        "title": "Scenario",
        "description": "情景: what is supposed to happen, and the day whose score is asked for.",
        "type": "object",
        "properties": {
            "format": { "const": FORMAT },
            "as_of": date,
            "actions": {
                "description": "What is supposed to happen.",
                "type": "array",
                "items": { "oneOf": actions },
            },
        },
        "required": ["format", "as_of", "actions"],
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    })
}

impl JsonSchema for ActionDocument<'_> {
    fn schema_name() -> Cow<'static, str> {
        "ActionDocument".into()
    }

    /// The actions of scenarios, with what each would do by itself.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let date = generator.subschema_for::<Date>();
        let alone = generator.subschema_for::<Points>();
        let actions: Vec<Value> =
            ActionWord::ALL.iter().map(|&word| action(word, &date, Some(&alone))).collect();
        json_schema!({ "description": "An action, and what it would do by itself.", "oneOf": actions })
    }
}

/// The schema of an action, which has further fields where it stands in a result.
fn action(word: ActionWord, date: &Schema, alone: Option<&Schema>) -> Value {
    let fields: &[(&str, Value)] = match word {
        ActionWord::Add => &[("record", record(date))],
        ActionWord::Model => &[("model", text("The id of the model."))],
        ActionWord::Repair | ActionWord::Revoke | ActionWord::LeaveList | ActionWord::Confirm => {
            &[("record", text("The record's id.")), ("on", json!(date))]
        }
    };
    let alone = alone.map(|points| ("alone", json!(points)));
    let fields: Vec<(&str, Value)> = [("action", json!({ "const": word }))]
        .into_iter()
        .chain(fields.iter().cloned())
        .chain(alone)
        .collect();
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let properties: Value = fields
        .iter()
        .map(|(name, schema)| ((*name).into(), schema.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}
