//! What a plan is asked for with, as data.

use alloc::vec::Vec;

use super::ALTERNATIVES;
use crate::archive::{Problem, What};
use crate::date::Date;
use crate::json::{self, Fields, Place, Value};
use crate::model::Grade;
use crate::scenario::{Action, read_actions};

/// What a plan is asked for with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct PlanRequest {
    /// The grade to reach, or a better one: `A` to `E`.
    pub grade: Grade,
    /// The day on which it is to hold; the next yearly evaluation if left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub by: Option<Date>,
    /// The day on which the plan is made, which is today: the kernel has no clock.
    pub as_of: Date,
    /// What else could happen: actions as in a scenario, such as a donation intended.
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<Vec<serde_json::Value>>"))]
    pub actions: Vec<Action>,
    /// How many other ways to look for beside the best; as many as there can be if left out. The best alone is found
    /// much sooner.
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<usize>", range(max = ALTERNATIVES)))]
    pub alternatives: usize,
}

impl PlanRequest {
    /// Reads a request such as `{ "grade": "B", "as_of": "2026-11-22" }`.
    ///
    /// # Errors
    ///
    /// Every problem found, not only the first.
    pub fn from_json(text: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let request = json::document(text, &mut problems).and_then(|root| read(&root, &mut problems));
        request.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

fn read(root: &Value<'_>, problems: &mut Vec<Problem>) -> Option<PlanRequest> {
    let mut fields = Fields::of(root, Place::ROOT, problems)?;
    let grade = fields.required("grade", problems, |value| json::word(value, Grade::WORDS, Grade::parse));
    let by = fields.optional("by", problems, |value| json::or_null(value, json::date)).flatten();
    let as_of = fields.required("as_of", problems, json::date);
    let items = fields.optional("actions", problems, |value| json::or_null(value, json::array)).flatten();
    let alternatives = fields.optional("alternatives", problems, |value| json::or_null(value, at_most));
    fields.finish(problems);
    let alternatives = alternatives.flatten().unwrap_or(ALTERNATIVES);
    let actions = read_actions(items.unwrap_or_default(), problems);
    Some(PlanRequest { grade: grade?, by, as_of: as_of?, actions, alternatives })
}

/// A number of other ways, no more than are ever looked for.
fn at_most(value: &Value<'_>) -> Result<usize, What> {
    let number = json::whole_number(value)?;
    let most = usize::try_from(number).ok().filter(|number| *number <= ALTERNATIVES);
    most.ok_or(What::TooMany { most: ALTERNATIVES })
}
