//! Plans in words: whether the goal can be reached, each step, and what stands in the way.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};

use xinyong_score::plan::{Bound, Course, Outcome, Planned, Unhelped};
use xinyong_score::scenario::ActionWord;
use xinyong_score::{Plan, Points};

use crate::{Lang, date, fill, join, points, record_name, term, text};

/// The first sentence: that it is a simulation, and whether, how and from when the goal can be reached.
pub fn headline(lang: Lang, plan: &Plan) -> String {
    fill(lang, "plan.mark", &[("result", &result(lang, plan))])
}

/// Whether, how and from when the goal can be reached, for where the mark of a simulation stands already.
pub fn result(lang: Lang, plan: &Plan) -> String {
    match &plan.outcome {
        Outcome::Reachable { best, .. } => reachable(lang, plan, best),
        Outcome::OutOfReach { best, short, .. } => out_of_reach(lang, plan, best, *short),
    }
}

fn reachable(lang: Lang, plan: &Plan, best: &Course) -> String {
    let key = match best.actions.len() {
        0 if best.reached_on == plan.today.as_of() => "plan.holds",
        0 => "plan.wait",
        1 => "plan.reach-one",
        _ => "plan.reach-other",
    };
    let result = best.result.marked();
    let mut score = points(lang, result.score());
    // What leads further than was asked for says how far.
    if result.grade() != plan.goal.grade {
        let values = [("score", &*score), ("grade", &term(lang, result.grade()))];
        score = fill(lang, "plan.score-grade", &values);
    }
    let values = [
        ("count", &*best.actions.len().to_string()),
        ("reached", &date(lang, best.reached_on)),
        ("goal", &term(lang, plan.goal.grade)),
        ("by", &date(lang, plan.goal.by)),
        ("score", &score),
    ];
    fill(lang, key, &values)
}

fn out_of_reach(lang: Lang, plan: &Plan, best: &Course, short: Points) -> String {
    let key = if best.actions.is_empty() { "plan.out-of-reach-idle" } else { "plan.out-of-reach" };
    let result = best.result.marked();
    let values = [
        ("by", &*date(lang, plan.goal.by)),
        ("goal", &term(lang, plan.goal.grade)),
        ("score", &points(lang, result.score())),
        ("grade", &term(lang, result.grade())),
        ("short", &points(lang, short)),
    ];
    fill(lang, key, &values)
}

/// What a step does, without full stop: “为行政处罚（2026年9月10日）申请信用修复”.
pub fn task(lang: Lang, plan: &Plan, step: &Planned) -> String {
    let key = match step.action {
        ActionWord::Repair => "plan.repair",
        ActionWord::Revoke => "plan.revoke",
        ActionWord::LeaveList => "plan.leave-list",
        ActionWord::Confirm => "plan.confirm",
        ActionWord::Add | ActionWord::Model => "plan.add",
    };
    let record = record_name(lang, &step.becomes, plan.today.archive().records());
    fill(lang, key, &[("record", &record)])
}

/// A step with its days: from when, until when, and when it takes effect.
pub fn step(lang: Lang, plan: &Plan, step: &Planned) -> String {
    let key = match step.action {
        ActionWord::Add => "plan.new",
        _ if step.opens_on == plan.today.as_of() => "plan.from-now",
        _ => "plan.from",
    };
    let values = [
        ("what", &*task(lang, plan, step)),
        ("opens", &date(lang, step.opens_on)),
        ("last", &date(lang, step.file_by)),
        ("effective", &date(lang, step.effective_on)),
    ];
    let provisional = step.provisional.then(|| text(lang, "plan.provisional").to_owned());
    join(lang, "join.sentences", [Some(fill(lang, key, &values)), provisional].into_iter().flatten())
}

/// What takes points on the day of a goal that is out of reach, and why it cannot be helped.
pub fn bound(lang: Lang, plan: &Plan, bound: &Bound) -> String {
    let archive = plan.best().result.marked().archive();
    let record = archive.record(&bound.record);
    let name =
        record.map_or_else(|| bound.record.clone(), |record| record_name(lang, record, archive.records()));
    let took = points(lang, bound.points.abs());
    let values = [("record", &*name), ("points", &*took)];
    let [record, points] = values;
    match bound.why {
        Unhelped::TooLate { opens_on, effective_on: Some(effective_on) } => {
            let (opens, effective) = (date(lang, opens_on), date(lang, effective_on));
            let values = [record, points, ("opens", &*opens), ("effective", &*effective)];
            fill(lang, "plan.bound-too-late", &values)
        }
        Unhelped::TooLate { opens_on, effective_on: None } => {
            let opens = date(lang, opens_on);
            fill(lang, "plan.bound-too-late-unknown", &[record, points, ("opens", &opens)])
        }
        Unhelped::NoWay => fill(lang, "plan.bound-no-way", &values),
        Unhelped::NoEffect => fill(lang, "plan.bound-no-effect", &values),
    }
}
