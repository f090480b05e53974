//! A model that is broken is refused, with every flaw at its place; one that is sound differs as it says.

use serde::Deserialize;
use serde_json::Value;

use xinyong_score::Model;
use xinyong_score::model::diff;
use xinyong_tests::cases::{self, differs};

/// A case of `cases/models/`: small changes of the default model.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    patch: Vec<Patch>,
    /// What the check says. Text that ends in “…” is compared as a beginning.
    #[serde(default)]
    flaws: Vec<String>,
    /// In what the accepted model differs from the default one.
    #[serde(default)]
    changes: Vec<String>,
}

/// One change. A path names the items of lists by id, or bands by grade: `rules.penalty-minor.points`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Patch {
    /// A value is replaced, or added to its object.
    Set { at: String, to: Value },
    /// A value is taken out.
    Remove { at: String },
    /// An item is added to a list: a copy of another, with some values replaced.
    Copy { at: String, with: serde_json::Map<String, Value> },
}

#[test]
fn every_flaw_is_found_and_every_change_named() {
    let base = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model");
    cases::run("models", |case: &Case| {
        let mut document = serde_json::to_value(base.document()).expect("a model is JSON");
        for patch in &case.patch {
            patch.apply(&mut document);
        }
        let (flaws, changes) = match Model::from_json(&document.to_string()) {
            Err(problems) => (problems.iter().map(ToString::to_string).collect(), Vec::new()),
            Ok(model) => (Vec::new(), diff(&base, &model)),
        };
        let changes: Vec<String> = changes
            .into_iter()
            .map(|change| {
                let shown =
                    |value: Option<Value>| value.map_or("nothing".to_owned(), |value| value.to_string());
                format!("{}: {} → {}", change.path, shown(change.before), shown(change.after))
            })
            .collect();
        let begins = |(found, expected): (&String, &String)| match expected.strip_suffix('…') {
            Some(beginning) => found.starts_with(beginning),
            None => found == expected,
        };
        let as_expected = flaws.len() == case.flaws.len() && flaws.iter().zip(&case.flaws).all(begins);
        let flaws = (!as_expected).then(|| format!("found {flaws:#?}, expected {:#?}", case.flaws));
        flaws.into_iter().chain(differs("changes", &changes, &case.changes)).collect()
    });
}

impl Patch {
    fn apply(&self, document: &mut Value) {
        match self {
            Self::Set { at, to } => {
                let (parent, name) = parent(document, at);
                match child(parent, name) {
                    Some(value) => *value = to.clone(),
                    None => _ = parent.as_object_mut().expect("an object").insert(name.into(), to.clone()),
                }
            }
            Self::Remove { at } => match parent(document, at) {
                (Value::Array(items), name) => items.retain(|item| !is_named(item, name)),
                (Value::Object(fields), name) => _ = fields.remove(name).expect("a field to remove"),
                _ => panic!("nothing at {at}"),
            },
            Self::Copy { at, with } => {
                let (list, name) = parent(document, at);
                let mut copy = child(list, name).unwrap_or_else(|| panic!("nothing at {at}")).clone();
                copy.as_object_mut().expect("an object").extend(with.clone());
                list.as_array_mut().expect("a list").push(copy);
            }
        }
    }
}

/// The value that holds the last part of a path, and that part.
fn parent<'a>(document: &'a mut Value, path: &'a str) -> (&'a mut Value, &'a str) {
    let (parents, name) = path.rsplit_once('.').unwrap_or(("", path));
    let parents = parents.split('.').filter(|part| !part.is_empty());
    let value = parents
        .fold(document, |value, part| child(value, part).unwrap_or_else(|| panic!("no {part} in {path}")));
    (value, name)
}

fn child<'a>(value: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    match value {
        Value::Array(items) => items.iter_mut().find(|item| is_named(item, name)),
        value => value.get_mut(name),
    }
}

fn is_named(item: &Value, name: &str) -> bool {
    ["id", "grade"].iter().any(|key| item.get(key).is_some_and(|id| id == name))
}
