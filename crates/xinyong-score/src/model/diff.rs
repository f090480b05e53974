//! Two models compared, value by value.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;

use super::Model;
use crate::places::{Places, sorted};

/// One value that two models state differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The value, such as `rules.penalty-minor.points`.
    pub path: String,
    /// What the first model says; nothing if it has no such value.
    pub before: Option<Value>,
    /// What the second model says.
    pub after: Option<Value>,
}

/// Every value in which two models differ, in the order of their paths.
pub fn diff(before: &Model, after: &Model) -> Vec<Change> {
    let value = |model: &Model| serde_json::to_value(model.document()).unwrap_or_default();
    let mut changes = Vec::new();
    compare(String::new(), Some(&value(before)), Some(&value(after)), &mut changes);
    changes
}

fn compare(path: String, before: Option<&Value>, after: Option<&Value>, changes: &mut Vec<Change>) {
    if before == after {
        return;
    }
    let parts = |value: Option<&Value>| value.map(children).unwrap_or_default();
    let (a, b) = (parts(before), parts(after));
    if a.is_empty() && b.is_empty() {
        changes.push(Change { path, before: before.cloned(), after: after.cloned() });
        return;
    }
    let mut seen = Places::default();
    let names = a.iter().chain(&b).map(|(name, _)| name).filter(|name| seen.is_new(name)).collect();
    for name in sorted(names, |name| *name) {
        let find =
            |parts: &[(String, Value)]| parts.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone());
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        compare(path, find(&a).as_ref(), find(&b).as_ref(), changes);
    }
}

/// The named parts of a value. The items of a list are named by their ids; a list of plain values is one value.
fn children(value: &Value) -> Vec<(String, Value)> {
    let named = |item: &Value| {
        let name = item.get("id").or_else(|| item.get("grade"))?;
        Some((name.as_str()?.to_string(), item.clone()))
    };
    match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        Value::Array(items) => items.iter().map(named).collect::<Option<_>>().unwrap_or_default(),
        _ => Vec::new(),
    }
}
