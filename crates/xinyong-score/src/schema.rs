//! JSON Schemas of the public formats.
//!
//! Those of results and models come from their types. An archive's and a scenario's come from the tables that their
//! readers ask too: which attribute a kind has, whether it is listed, has a term of its own, can be repaired or
//! self-reported.

mod scenario;

mod filing;

use alloc::vec::Vec;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::{Value, json};

use crate::archive::{Category, FORMAT};
use crate::date::Date;
use crate::evaluate::EvaluationDocument;
use crate::filing::{CheckDocument, DecisionDocument};
use crate::measures::BroughtDocument;
use crate::model::ModelDocument;
use crate::plan::PlanDocument;
use crate::population::PopulationDocument;
use crate::receipt::Receipt;
use crate::record::{Attribute, RecordKind, StatusWord};
use crate::repair::RepairDocument;
use crate::scenario::SimulationDocument;
use crate::timeline::TimelineDocument;
use crate::uscc::Uscc;

pub use filing::filing;
pub use scenario::scenario;

/// The schema of `xinyong-archive/1`.
///
/// What no schema can say stays with [`crate::Archive::from_json`]: that ids are unique, and that no day lies before
/// the record's own.
pub fn archive() -> Schema {
    let mut generator = SchemaGenerator::default();
    let date = generator.subschema_for::<Date>();
    let uscc = generator.subschema_for::<Uscc>();
    let record = record(&date);
    json_schema!({
        "$schema": generator.settings().meta_schema,
        "title": "Archive",
        "description": "信用档案: an entity with all its records.",
        "type": "object",
        "properties": {
            "format": { "const": FORMAT },
            "entity": {
                "description": "市场主体: who is evaluated.",
                "type": "object",
                "properties": {
                    "uscc": uscc,
                    "name": text("名称"),
                    "category": { "description": "主体类别", "enum": Category::WORDS },
                    "registered_on": date,
                    "legal_representative": text("法定代表人"),
                    "tags": { "description": "What else is known of it.", "type": "array", "items": text("标签") },
                },
                "required": ["uscc", "name"],
                "additionalProperties": false,
            },
            "records": {
                "description": "信用信息: facts about the entity.",
                "type": "array",
                "items": record,
            },
        },
        "required": ["format", "entity", "records"],
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    })
}

/// The schema of an evaluation, as `xinyong score` writes it.
pub fn evaluation() -> Schema {
    result::<EvaluationDocument<'static>>()
}

/// The schema of how many have each grade, as `xinyong grades` writes it.
pub fn grades() -> Schema {
    result::<PopulationDocument<'static>>()
}

/// The schema of a timeline, as `xinyong timeline` writes it.
pub fn timeline() -> Schema {
    result::<TimelineDocument<'static>>()
}

/// The schema of what a grade brings, as `xinyong measures` writes it.
pub fn measures() -> Schema {
    result::<BroughtDocument<'static>>()
}

/// The schema of a simulation, as `xinyong simulate` writes it.
pub fn simulation() -> Schema {
    result::<SimulationDocument<'static>>()
}

/// The schema of a plan, as `xinyong plan` writes it.
pub fn plan() -> Schema {
    result::<PlanDocument<'static>>()
}

/// The schema of what can be repaired, as `xinyong repair` writes it.
pub fn repair() -> Schema {
    result::<RepairDocument<'static>>()
}

/// The schema of `xinyong-receipt/1`.
///
/// What no schema can say stays with [`crate::Receipt::from_json`]: that it adds up, and that nothing was altered.
pub fn receipt() -> Schema {
    schema_for!(Receipt)
}

/// The schema of what is said of a filing, as `xinyong file check` writes it.
pub fn check() -> Schema {
    result::<CheckDocument<'static>>()
}

/// The schema of what a decision changed, as `xinyong file decide` writes it.
pub fn decision() -> Schema {
    result::<DecisionDocument<'static>>()
}

/// The schema of `xinyong-model/1`.
pub fn model() -> Schema {
    let mut schema = schema_for!(ModelDocument);
    // In a model people write points so that no reader takes them for floating point.
    if let Some(points) = schema.pointer_mut("/$defs/Points") {
        *points = json!({
            "description": "分值: a whole number of points, or text with at most two decimals, such as \"12.5\".",
            "type": ["integer", "string"],
            "pattern": r"^-?[0-9]+(\.[0-9]{1,2})?$",
        });
    }
    schema
}

/// The schema of what is written, never read.
fn result<T: JsonSchema>() -> Schema {
    SchemaSettings::default().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The schema of a record.
fn record(date: &Schema) -> Value {
    let kinds: Vec<Value> = RecordKind::ALL.iter().map(|&kind| record_of(kind, date)).collect();
    json!({ "oneOf": kinds })
}

/// The schema of a record of one kind.
fn record_of(kind: RecordKind, date: &Schema) -> Value {
    let mut properties = json!({
        "id": text("编号, unique in its archive"),
        "kind": { "const": kind },
        "date": date,
        "authority": text("认定机关"),
        "document_no": text("文号"),
        "title": text("标题"),
        "status": { "description": "状态", "enum": statuses(kind) },
        "status_on": date,
        "self_reported": { "description": "自主申报", "type": "boolean" },
    });
    let mut required = Vec::from(["id", "kind", "date", "status"]);
    let mut add = |name: &str, value: Value| {
        if let Some(properties) = properties.as_object_mut() {
            properties.insert(name.into(), value);
        }
    };
    if let Some(attribute) = kind.attribute() {
        required.push(attribute.as_str());
        add(attribute.as_str(), value_of(attribute));
    }
    if kind.attribute() == Some(Attribute::Severity) {
        add("severity_inferred", json!({ "description": "失信程度由系统推断", "type": "boolean" }));
    }
    if kind.is_listed() {
        add("left_on", json!(date));
    }
    if kind.has_own_term() {
        add("valid_through", json!(date));
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "allOf": [status_on(), self_reported(kind)],
    })
}

/// What the value of an attribute can be.
fn value_of(attribute: Attribute) -> Value {
    match attribute.words() {
        Some(words) => json!({ "enum": words }),
        None => json!({ "type": "integer", "minimum": 0, "maximum": u64::MAX }),
    }
}

/// The statuses that records of a kind can have.
fn statuses(kind: RecordKind) -> Vec<StatusWord> {
    let possible = |status: &StatusWord| match status {
        StatusWord::Active | StatusWord::Revoked => true,
        StatusWord::Repaired => kind.is_adverse(),
        StatusWord::Pending | StatusWord::Confirmed | StatusWord::Rejected => kind.can_be_self_reported(),
    };
    StatusWord::ALL.iter().copied().filter(possible).collect()
}

/// The day of a status: there exactly if the status began on one.
fn status_on() -> Value {
    json!({
        "if": { "properties": { "status": { "enum": [StatusWord::Active, StatusWord::Pending] } } },
        "then": { "properties": { "status_on": false } },
        "else": { "required": ["status_on"] },
    })
}

/// Self-reported records are never active; these statuses are theirs alone.
fn self_reported(kind: RecordKind) -> Value {
    if !kind.can_be_self_reported() {
        return json!({ "properties": { "self_reported": { "const": false } } });
    }
    let of = |statuses: &[StatusWord]| json!({ "properties": { "status": { "enum": statuses } } });
    let must_be = |said: bool| json!({ "properties": { "self_reported": { "const": said } } });
    json!({ "allOf": [
        { "if": of(&[StatusWord::Active]), "then": must_be(false) },
        {
            "if": of(&[StatusWord::Pending, StatusWord::Confirmed, StatusWord::Rejected]),
            "then": must_be(true),
        },
    ] })
}

/// Text with something in it.
fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": r"\S" })
}
