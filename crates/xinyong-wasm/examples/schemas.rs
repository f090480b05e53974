//! Writes what the npm package is made with besides the module: one JSON Schema of everything that crosses into
//! JavaScript, from which its TypeScript types are made; the words for a module that cannot be loaded; and the words of
//! the element.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};
use xinyong_api::{Failure, InWords};
use xinyong_score::plan::PlanRequest;
use xinyong_score::schema;
use xinyong_text::{ELEMENT, Lang, PACKAGE};

/// Where definitions are.
const PLACE: &str = "#/$defs/";

fn main() {
    let given = [("ArchiveDocument", schema::archive()), ("Scenario", schema::scenario())];
    let results = [
        ("Evaluation", schema::evaluation()),
        ("Timeline", schema::timeline()),
        ("Simulation", schema::simulation()),
        ("Plan", schema::plan()),
        ("Repair", schema::repair()),
        ("Brought", schema::measures()),
        ("PlanRequest", schemars::schema_for!(PlanRequest)),
        ("InWords", result::<InWords>()),
        ("Failure", result::<Failure>()),
    ];
    let mut definitions = Map::new();
    // A model writes points otherwise than a result, and its notices have a provenance.
    collect(&mut definitions, "ModelDocument", schema::model(), |name| match name {
        "Points" => "PointsAsWritten".to_owned(),
        "Notice" => "ModelNotice".to_owned(),
        name => renamed(name),
    });
    for (name, schema) in given.into_iter().chain(results) {
        collect(&mut definitions, name, schema, renamed);
    }
    // What stands in several places has a name of its own. A plan is asked for with the actions of a scenario.
    let record = definitions["ArchiveDocument"]["properties"]["records"]["items"].clone();
    let action = definitions["Scenario"]["properties"]["actions"]["items"].clone();
    definitions["PlanRequest"]["properties"]["actions"]["items"] = action.clone();
    for (name, mut part, description) in [
        ("ScenarioAction", action, "What a scenario supposes to happen, and on which day."),
        (
            "CreditRecord",
            record,
            "信用记录: one record of an archive; its kind says which further fields it has.",
        ),
    ] {
        definitions.values_mut().for_each(|schema| name_it(schema, &part, name));
        part["description"] = description.into();
        define(&mut definitions, name.to_owned(), part);
    }
    let every = definitions.keys().map(|name| (name.clone(), json!({ "$ref": format!("{PLACE}{name}") })));
    let every: Map<String, Value> = every.collect();
    let whole = json!({
        "title": "Types", "type": "object", "additionalProperties": false,
        "properties": every, "$defs": definitions,
    });
    // Where the module cannot be loaded, it has no words: the package brings them.
    let both = |key: &str| -> Map<String, Value> {
        Lang::ALL.iter().map(|lang| (lang.as_str().to_owned(), PACKAGE.text(*lang, key).into())).collect()
    };
    let element: Map<String, Value> = Lang::ALL
        .iter()
        .map(|lang| {
            let texts = ELEMENT.keys().map(|key| (key.to_owned(), ELEMENT.text(*lang, key).into()));
            (lang.as_str().to_owned(), Value::Object(texts.collect()))
        })
        .collect();
    println!(
        "{:#}",
        json!({
            "schema": whole, "element": element,
            "not_loaded": both("package.not-loaded"), "not_loaded_mini": both("package.not-loaded-mini"),
        })
    );
}

fn result<T: JsonSchema>() -> Schema {
    SchemaSettings::default().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The name of a type in TypeScript: none that the language has a type of its own by, and none that says how it is made.
fn renamed(name: &str) -> String {
    match name {
        "Date" => "CivilDate".to_owned(),
        "Range" => "AmountRange".to_owned(),
        "Window" => "CountingWindow".to_owned(),
        // Of “信用+”, beside those that a person makes up.
        "ScenarioDocument" => "CreditScenario".to_owned(),
        name => name.strip_suffix("Document").unwrap_or(name).to_owned(),
    }
}

/// Takes in a schema and what it defines.
fn collect(
    definitions: &mut Map<String, Value>,
    name: &str,
    schema: Schema,
    rename: impl Fn(&str) -> String,
) {
    let mut schema = schema.to_value();
    simplify(&mut schema, &rename);
    let Some(object) = schema.as_object_mut() else { return };
    object.remove("$schema");
    object.remove("title");
    if let Some(Value::Object(inner)) = object.remove("$defs") {
        for (name, schema) in inner {
            define(definitions, rename(&name), schema);
        }
    }
    define(definitions, name.to_owned(), schema);
}

/// Speaks of a part of a schema by its name.
fn name_it(schema: &mut Value, part: &Value, name: &str) {
    match schema {
        found if found == part => *found = json!({ "$ref": format!("{PLACE}{name}") }),
        Value::Array(parts) => parts.iter_mut().for_each(|schema| name_it(schema, part, name)),
        Value::Object(parts) => parts.values_mut().for_each(|schema| name_it(schema, part, name)),
        _ => {}
    }
}

/// Two types of one name would be one in TypeScript.
fn define(definitions: &mut Map<String, Value>, name: String, schema: Value) {
    let said = definitions.entry(name.clone()).or_insert_with(|| schema.clone());
    assert_eq!(said["properties"], schema["properties"], "{name} is two types");
}

/// Makes a schema one of types: what depends on a value is left to the reader, and what is said of a reference is said
/// beside it.
fn simplify(schema: &mut Value, rename: &impl Fn(&str) -> String) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(|part| simplify(part, rename)),
        Value::Object(parts) => {
            if parts.contains_key("properties") {
                parts.remove("allOf");
            }
            for value in parts.values_mut() {
                simplify(value, rename);
            }
            if let Some(Value::String(place)) = parts.get_mut("$ref") {
                let name = place.strip_prefix(PLACE).map(rename);
                *place = name.map_or_else(|| place.clone(), |name| format!("{PLACE}{name}"));
                if parts.len() > 1 {
                    let reference = json!({ "$ref": parts.remove("$ref") });
                    parts.insert("allOf".to_owned(), json!([reference]));
                }
            }
        }
        _ => {}
    }
}
