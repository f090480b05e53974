//! From the text of a scenario to its types, or to the list of everything wrong with it.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Action, FORMAT, Scenario};
use crate::archive::{check_record, read_record};
use crate::json::{self, Fields, Place, Value};
use crate::problem::Problem;
use crate::procedure::Change;
use crate::word::words;

words! {
    /// What a scenario's action is called.
    ActionWord {
        /// 信用修复
        Repair = "repair",
        /// 异议成立
        Revoke = "revoke",
        /// 移出名单
        LeaveList = "leave-list",
        /// 确认
        Confirm = "confirm",
        /// 新增信息
        Add = "add",
        /// 换用指标体系
        Model = "model",
    }
}

impl ActionWord {
    /// The action that is this change of a record.
    pub const fn of(change: Change) -> Self {
        match change {
            Change::Repair => Self::Repair,
            Change::Revoke => Self::Revoke,
            Change::LeaveList => Self::LeaveList,
            Change::Confirm => Self::Confirm,
        }
    }
}

impl Scenario {
    /// Reads a scenario in the format `xinyong-scenario/1`. Whether its actions can be is for [`super::simulate`] to
    /// say, which knows the archive.
    ///
    /// # Errors
    ///
    /// Every problem found, not only the first.
    pub fn from_json(text: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let scenario = json::document(text, &mut problems).and_then(|root| read(&root, &mut problems));
        scenario.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

fn read(root: &Value<'_>, problems: &mut Vec<Problem>) -> Option<Scenario> {
    let mut fields = Fields::of(root, Place::ROOT, problems)?;
    fields.required("format", problems, |value| json::format(value, FORMAT));
    let as_of = fields.required("as_of", problems, json::date);
    let items = fields.required("actions", problems, json::array);
    fields.finish(problems);
    let actions = read_actions(items?, problems);
    Some(Scenario { actions, as_of: as_of? })
}

/// The actions of a list; the sound ones.
pub(crate) fn read_actions(items: &[Value<'_>], problems: &mut Vec<Problem>) -> Vec<Action> {
    let place = Place::ROOT.field("actions");
    let mut actions = Vec::new();
    for (at, item) in items.iter().enumerate() {
        actions.extend(read_action(item, place.item(at), problems));
    }
    actions
}

fn read_action<'a>(item: &'a Value<'a>, place: Place<'a>, problems: &mut Vec<Problem>) -> Option<Action> {
    let mut fields = Fields::of(item, place, problems)?;
    let word = fields
        .required("action", problems, |value| json::word(value, ActionWord::WORDS, ActionWord::parse))?;
    let action = match word {
        ActionWord::Add => {
            let value = fields.required("record", problems, Ok);
            let mut place = place.field("record");
            let before = problems.len();
            let record = value.and_then(|value| read_record(value, &mut place, problems));
            record.filter(|_| problems.len() == before).map(|record| {
                check_record(&record, &place, problems);
                Action::Add(Box::new(record))
            })
        }
        ActionWord::Model => fields.required("model", problems, json::text).map(Action::Model),
        ActionWord::Repair | ActionWord::Revoke | ActionWord::LeaveList | ActionWord::Confirm => {
            let record = fields.required("record", problems, json::text);
            let on = fields.required("on", problems, json::date);
            Change::parse(word.as_str()).zip(record).zip(on).map(|((change, record), on)| Action::Change {
                change,
                record,
                on,
            })
        }
    };
    fields.finish(problems);
    action
}
