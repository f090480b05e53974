//! What happens on a day when the score changes, and why.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use xinyong_score::timeline::{Cause, Step};
use xinyong_score::{Reason, Timeline};

use crate::{Lang, date, fill, join, points, record_name, signed_points, term, text};

/// A step of the timeline as one sentence: the day, the records that cause it, the score and the grade.
pub fn step(lang: Lang, timeline: &Timeline, step: &Step) -> String {
    let (from, to) = (timeline.start.model().grade(step.before), step.grade);
    let mut values = vec![
        ("date", date(lang, step.date)),
        ("causes", causes(lang, timeline, step)),
        ("before", points(lang, step.before)),
        ("after", points(lang, step.score)),
        ("to", term(lang, to)),
    ];
    let key = if from == to {
        "step.change"
    } else {
        values.push(("from", term(lang, from)));
        "step.change-grade"
    };
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!("{}{}", fill(lang, key, &values), text(lang, "join.stop").trim_end())
}

/// What the records do on the day of a step: “行政处罚“未按规定公示价格，警告”（2026年3月10日）计入期满（+65分）”.
pub fn causes(lang: Lang, timeline: &Timeline, step: &Step) -> String {
    caused(lang, timeline, &step.causes)
}

/// What some of the records do on the day of a step.
pub(crate) fn caused(lang: Lang, timeline: &Timeline, causes: &[Cause]) -> String {
    let each = causes.iter().filter_map(|cause| {
        let record = timeline.record(cause)?;
        let change = signed_points(lang, cause.after.points - cause.before.points);
        let values = [
            ("name", &*record_name(lang, record, timeline.start.archive().records())),
            ("happening", text(lang, happening(cause))),
            ("change", &change),
        ];
        Some(fill(lang, "step.cause", &values))
    });
    join(lang, "join.list", each)
}

fn happening(cause: &Cause) -> &'static str {
    let (before, after) = (cause.before, cause.after);
    match (before.reason.counts(), after.reason) {
        (true, Reason::Counted | Reason::Capped) if after.points.abs() > before.points.abs() => "step.more",
        (true, Reason::Counted | Reason::Capped) => "step.less",
        (true, Reason::LeftList) => "step.left-list",
        (true, Reason::Repaired) => "step.repaired",
        (true, Reason::Revoked) => "step.revoked",
        (true, _) => "step.expired",
        (false, _) if before.reason == Reason::Pending => "step.confirmed",
        (false, _) => "step.begins",
    }
}
