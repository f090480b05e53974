//! The first sentence about a result.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use xinyong_score::{Date, Evaluation, Points, RecordKind, Timeline, horizon};

use crate::step::caused;
use crate::{Lang, date, fill, join, points, records, signed_points, term, text};

/// The first thing to say: score, grade and class; what has the greatest effect and until when; and, if a timeline
/// from the same day is given, when the grade will change next.
pub fn headline(lang: Lang, evaluation: &Evaluation, timeline: Option<&Timeline>) -> String {
    let stop = text(lang, "join.stop");
    format!("{}{stop}{}{}", result(lang, evaluation), gist(lang, evaluation, timeline), stop.trim_end())
}

/// What a headline says after score and grade, without full stop.
pub fn gist(lang: Lang, evaluation: &Evaluation, timeline: Option<&Timeline>) -> String {
    let clauses = [Some(effect(lang, evaluation)), timeline.map(|timeline| ahead(lang, timeline))];
    join(lang, "join.clauses", clauses.into_iter().flatten())
}

fn result(lang: Lang, evaluation: &Evaluation) -> String {
    let class = evaluation.band().map(|band| term(lang, band.class)).unwrap_or_default();
    let values = [
        ("date", &*date(lang, evaluation.as_of())),
        ("model", lang.of(&evaluation.model().document().name)),
        ("score", &points(lang, evaluation.score())),
        ("grade", &term(lang, evaluation.grade())),
        ("class", &class),
    ];
    fill(lang, "headline.result", &values)
}

/// The deductions of one kind of record, together.
#[derive(Default)]
struct Deductions {
    count: usize,
    points: Points,
    /// The last day on which one of them counts.
    last: Option<Date>,
    /// One of them counts without end.
    open: bool,
}

fn deductions(evaluation: &Evaluation, kind: RecordKind) -> Deductions {
    let mut sum = Deductions::default();
    for line in evaluation.lines().iter().filter(|line| line.points.is_negative()) {
        if evaluation.record(line).is_some_and(|record| record.kind == kind) {
            sum.count += 1;
            sum.points += line.points;
            sum.last = sum.last.max(line.counts_through);
            sum.open |= line.counts_through.is_none();
        }
    }
    sum
}

fn effect(lang: Lang, evaluation: &Evaluation) -> String {
    let by_kind = RecordKind::ALL.iter().map(|&kind| (kind, deductions(evaluation, kind)));
    let Some((kind, worst)) = by_kind.filter(|(_, sum)| sum.count > 0).min_by_key(|(_, sum)| sum.points)
    else {
        let given: Points = evaluation.lines().iter().map(|line| line.points).sum();
        return match given {
            Points::ZERO => text(lang, "headline.none").to_owned(),
            given => fill(lang, "headline.only-good", &[("points", &points(lang, given))]),
        };
    };
    let key = match worst {
        Deductions { open: true, .. } => "headline.worst-open",
        Deductions { count: 1, .. } => "headline.worst-through",
        _ => "headline.worst-last-through",
    };
    let values = [
        ("records", &*records(lang, kind, worst.count)),
        ("points", &signed_points(lang, worst.points)),
        ("date", &worst.last.map(|day| date(lang, day)).unwrap_or_default()),
    ];
    fill(lang, key, &values)
}

/// When the grade will change next, and how.
fn ahead(lang: Lang, timeline: &Timeline) -> String {
    let now = timeline.start.grade();
    let Some(step) = timeline.next_grade_change() else {
        let grade = term(lang, now);
        let start = &timeline.start;
        if timeline.to >= horizon(start.archive(), start.model(), start.as_of()) {
            return fill(lang, "headline.for-good", &[("grade", &grade)]);
        }
        return fill(lang, "headline.steady", &[("date", &*date(lang, timeline.to)), ("grade", &grade)]);
    };
    let then = step.grade;
    let (key, causes) = if then > now {
        let lowering: Vec<_> =
            step.causes.iter().copied().filter(|cause| cause.after.points < cause.before.points).collect();
        ("headline.fall", caused(lang, timeline, &lowering))
    } else if step.causes.iter().all(|cause| cause.before.points.is_negative()) {
        ("headline.back", String::new())
    } else {
        ("headline.rise", String::new())
    };
    let values = [("date", &*date(lang, step.date)), ("grade", &term(lang, then)), ("causes", &causes)];
    fill(lang, key, &values)
}
