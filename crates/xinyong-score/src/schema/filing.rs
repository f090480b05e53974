//! The JSON Schema of filings.

use alloc::vec::Vec;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::{record_of, text};
use crate::date::Date;
use crate::filing::{FORMAT, Matter, Media, Party, REPAIRS, State, Wrong, evidence};
use crate::procedure::Requirement;
use crate::record::{RecordKind, StatusWord};
use crate::uscc::Uscc;

/// The schema of `xinyong-filing/1`.
///
/// What no schema can say stays with [`crate::Filing::from_json`]: that a file is what is said of it, and that every
/// step follows on the one before.
pub fn filing() -> Schema {
    let mut generator = SchemaGenerator::default();
    let date = generator.subschema_for::<Date>();
    let uscc = generator.subschema_for::<Uscc>();
    json_schema!({
        "$schema": generator.settings().meta_schema,
        "title": "Filing",
        "description": "办件: a declaration, an objection or a repair application with its history.",
        "type": "object",
        "properties": {
            "format": { "const": FORMAT },
            "number": text("办件编号"),
            "entity": object(&json!({ "uscc": uscc, "name": text("名称") }), &[]),
            "subject": { "oneOf": [declaration(&date), objection(), repair()] },
            "evidence": {
                "description": "证明材料",
                "type": "array",
                "maxItems": evidence::MOST_FILES,
                "items": file(),
            },
            "history": { "description": "办理经过: the steps in order.", "type": "array", "items": step(&date) },
        },
        "required": ["format", "number", "entity", "subject", "evidence", "history"],
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    })
}

/// An object with these fields, of which all but the optional ones must be there.
fn object(properties: &Value, optional: &[&str]) -> Value {
    let names = properties.as_object().into_iter().flat_map(|properties| properties.keys());
    let required: Vec<Value> =
        names.filter(|name| !optional.contains(&name.as_str())).map(|name| json!(name)).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn declaration(date: &Schema) -> Value {
    let kinds = RecordKind::ALL.iter().filter(|kind| kind.can_be_self_reported());
    let records: Vec<Value> = kinds.map(|&kind| record_of(kind, date)).collect();
    let properties = json!({
        "matter": { "const": Matter::Declaration },
        "record": {
            "description": "申报的信息, pending.",
            "oneOf": records,
            "properties": { "status": { "const": StatusWord::Pending } },
        },
    });
    object(&properties, &[])
}

fn objection() -> Value {
    let properties = json!({
        "matter": { "const": Matter::Objection },
        "record": text("The id of the record."),
        "wrong": { "description": "异议类型", "enum": Wrong::WORDS },
        "statement": text("说明"),
    });
    object(&properties, &[])
}

fn repair() -> Value {
    let properties = json!({
        "matter": { "const": Matter::Repair },
        "record": text("The id of the record."),
        "change": { "description": "申请事项", "enum": REPAIRS },
        "met": {
            "description": "The conditions that the entity declares met.",
            "type": "array",
            "items": { "enum": Requirement::WORDS },
        },
        "papers": { "description": "申请材料, by their ids.", "type": "array", "items": text("材料") },
        "promise": text("信用承诺"),
    });
    object(&properties, &["promise"])
}

fn file() -> Value {
    let properties = json!({
        "name": text("名称"),
        "media": { "description": "文件类型", "enum": Media::WORDS },
        "size": { "description": "In bytes.", "type": "integer", "minimum": 0, "maximum": evidence::MOST_BYTES },
        "sha256": { "description": "SHA-256 of the content.", "type": "string", "pattern": "^[0-9a-f]{64}$" },
        "data": { "description": "The content.", "type": "string", "contentEncoding": "base64", "pattern": r"\S" },
    });
    object(&properties, &[])
}

fn step(date: &Schema) -> Value {
    let properties = json!({
        "state": { "description": "办件状态", "enum": State::WORDS },
        "date": date,
        "by": { "description": "经办方", "enum": Party::WORDS },
        "name": text("The name of who took it."),
        "note": text("What is missing, the reason, or whatever else there is to say."),
    });
    object(&properties, &["note"])
}
