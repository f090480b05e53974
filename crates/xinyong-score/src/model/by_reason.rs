//! What each reason not to count rests on.

use alloc::vec::Vec;
use core::slice;

use serde::{Serialize, Serializer};

use super::document::NotCounting;
use crate::authored::{Part, fields};
use crate::evaluate::Reason;
use crate::json::{Place, Value};
use crate::places::sorted;
use crate::problem::{Problem, What};

/// A part for each of some reasons, in the order of reasons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByReason(Vec<(Reason, NotCounting)>);

impl ByReason {
    /// Every reason with its part, in order.
    pub fn iter(&self) -> slice::Iter<'_, (Reason, NotCounting)> {
        self.0.iter()
    }

    /// The part of a reason, if it has one.
    pub fn get(&self, reason: Reason) -> Option<&NotCounting> {
        self.0.iter().find(|(found, _)| *found == reason).map(|(_, part)| part)
    }

    /// These parts with others laid over them.
    pub(super) fn under(self, over: Self) -> Self {
        let base = self.0.into_iter().filter(|(reason, _)| over.get(*reason).is_none()).collect();
        let all: [Vec<_>; 2] = [base, over.0];
        Self::ordered(all.into_iter().flatten().collect())
    }

    fn ordered(parts: Vec<(Reason, NotCounting)>) -> Self {
        Self(sorted(parts, |(reason, _)| *reason))
    }
}

impl<'a> IntoIterator for &'a ByReason {
    type Item = &'a (Reason, NotCounting);
    type IntoIter = slice::Iter<'a, (Reason, NotCounting)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for ByReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(reason, part)| (reason, part)))
    }
}

impl Part for ByReason {
    const CAN_BE_LEFT_OUT: bool = true;

    fn read(value: Option<&Value<'_>>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Self {
        // Tells an object from other values, and its doubles.
        fields(value, place, problems);
        let Some(Value::Object(fields)) = value else { return Self::default() };
        let mut parts = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            let place = place.field(name);
            let Some(reason) = Reason::parse(name) else {
                problems.push(place.problem(What::UnknownField { known: Reason::WORDS.to_vec() }));
                continue;
            };
            parts.push((reason, NotCounting::read(Some(value), &place, problems)));
        }
        Self::ordered(parts)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ByReason {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "ByReason".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<alloc::collections::BTreeMap<Reason, NotCounting>>()
    }
}
