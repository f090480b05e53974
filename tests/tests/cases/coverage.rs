//! The cases reach every rule of the default model, and every boundary from both sides.

use std::collections::BTreeSet;

use xinyong_score::record::{Detail, RecordKind};
use xinyong_score::{Evaluation, Points, Reason};
use xinyong_tests::cases;

use crate::{scores, windows};

#[test]
fn every_rule_and_every_boundary_has_a_case() {
    let reached = Reached::by(evaluations());
    let model = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model");
    let mut missing = Vec::new();
    let mut expect = |there: bool, what: String| missing.extend((!there).then_some(what));

    for rule in &model.document().rules {
        for day in [Day::Eve, Day::First, Day::Last, Day::After] {
            expect(reached.days.contains(&(rule.id.clone(), day)), format!("rule {}, {day:?}", rule.id));
        }
        let ranges = [rule.when.amount, rule.when.months, rule.when.hours];
        for bound in ranges.into_iter().flatten().map(|range| range.at_least).filter(|&bound| bound > 0) {
            for number in [bound - 1, bound] {
                expect(
                    reached.numbers.contains(&(rule.kind, number)),
                    format!("a {} of {number}", rule.kind),
                );
            }
        }
    }
    for band in &model.document().bands {
        let bound = band.at_least;
        expect(reached.scores.contains(&bound), format!("a score of {bound}"));
        let below = bound - Points::whole(1)..bound;
        let has_below = reached.scores.range(below).next().is_some();
        expect(has_below || bound == Points::ZERO, format!("a score less than a point below {bound}"));
    }
    expect(reached.scores.contains(&model.total()), "the highest score".into());
    for &reason in Reason::ALL {
        expect(reached.reasons.contains(&reason), format!("reason {reason}"));
    }
    assert!(missing.is_empty(), "no case shows: {missing:#?}");
}

/// The days of a record's life on which its effect changes, or is about to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Day {
    Eve,
    First,
    Last,
    After,
}

/// What the evaluations of all cases reach.
#[derive(Default)]
struct Reached {
    days: BTreeSet<(String, Day)>,
    numbers: BTreeSet<(RecordKind, u64)>,
    reasons: BTreeSet<Reason>,
    scores: BTreeSet<Points>,
}

impl Reached {
    fn by(evaluations: impl Iterator<Item = Evaluation>) -> Self {
        let mut reached = Self::default();
        for evaluation in evaluations {
            reached.scores.insert(evaluation.score());
            let as_of = evaluation.as_of();
            for line in evaluation.lines() {
                let Some(record) = evaluation.record(line) else { continue };
                reached.reasons.insert(line.reason);
                reached.numbers.extend(record.detail.and_then(Detail::number).map(|n| (record.kind, n)));
                let Some(rule) = evaluation.rule(line) else { continue };
                let mut day = |is: bool, day| reached.days.extend(is.then(|| (rule.id.clone(), day)));
                day(line.reason == Reason::NotYet && as_of.next() == record.date, Day::Eve);
                day(line.reason.counts() && as_of == record.date, Day::First);
                day(line.reason.counts() && line.counts_through == Some(as_of), Day::Last);
                let over = matches!(line.reason, Reason::Expired | Reason::LeftList);
                day(over && line.counts_through == as_of.previous(), Day::After);
            }
        }
        reached
    }
}

fn evaluations() -> impl Iterator<Item = Evaluation> {
    let scores =
        cases::read::<scores::Case>("scores").into_iter().filter_map(|named| named.case.evaluate().ok());
    let windows = cases::read::<windows::Case>("windows");
    let windows = windows.into_iter().flat_map(|named| named.case.evaluations().collect::<Vec<_>>());
    scores.filter(|evaluation| evaluation.model().id() == xinyong_rules::DEFAULT_MODEL).chain(windows)
}
