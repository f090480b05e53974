//! The cases reach every rule of the default model, and every boundary from both sides.

use std::collections::BTreeSet;

use xinyong_score::plan::{NoPlan, Outcome};
use xinyong_score::procedure::Requirement;
use xinyong_score::record::{Detail, RecordKind};
use xinyong_score::repair::Standing;
use xinyong_score::{Evaluation, Points, Reason, outlooks};
use xinyong_tests::cases;

use crate::{plans, repairs, scenarios, scores, windows};

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

/// Why an action cannot be, by [`xinyong_score::scenario::Why::code`].
const WHYS: [&str; 12] = [
    "no-record",
    "not-this-way",
    "settled",
    "not-pending",
    "too-early",
    "twice",
    "two-models",
    "unknown-model",
    "not-in-force",
    "bad-record",
    "duplicate",
    "one-model",
];

/// Why a record cannot be helped, by [`xinyong_score::plan::Unhelped::code`].
const UNHELPED: [&str; 3] = ["too-late", "no-way", "no-effect"];

#[test]
fn every_reason_not_to_act_has_a_case() {
    let mut reached = BTreeSet::new();
    for named in cases::read::<scenarios::Case>("scenarios") {
        let found = named.case.simulate().err().unwrap_or_default();
        reached.extend(found.iter().map(|found| found.why.code()));
    }
    for named in cases::read::<plans::Case>("plans") {
        match named.case.plan() {
            Ok(plan) => {
                if let Outcome::OutOfReach { bounds, .. } = plan.outcome {
                    reached.extend(bounds.iter().map(|bound| bound.why.code()));
                }
            }
            Err(NoPlan::Impossible(found)) => reached.extend(found.iter().map(|found| found.why.code())),
            Err(NoPlan::Backwards { .. } | NoPlan::NotInForce(_)) => {}
        }
    }
    let missing: Vec<_> = WHYS.iter().chain(&UNHELPED).filter(|code| !reached.contains(*code)).collect();
    assert!(missing.is_empty(), "no case shows: {missing:#?}");
}

#[test]
fn every_way_and_every_minimum_period_has_a_case() {
    let procedures = xinyong_rules::procedures();
    let document = procedures.document();
    let (mut ways, mut remedies, mut requirements) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut openings = BTreeSet::new();
    let repairs = cases::read::<repairs::Case>("repairs");
    let evaluations: Vec<Evaluation> = repairs.iter().map(|named| named.case.evaluation()).collect();
    for evaluation in &evaluations {
        let (as_of, found) = (evaluation.as_of(), outlooks(evaluation, &procedures));
        for outlook in &found.records {
            ways.insert(&outlook.way.id);
            remedies.insert((outlook.remedy.kind, outlook.remedy.list));
            requirements.extend(outlook.conditions().map(|(condition, _)| condition.requirement));
            let day = match outlook.standing {
                Standing::Open(day) if day == as_of => Day::First,
                Standing::Opens(day) if day == as_of.next() => Day::Eve,
                _ => continue,
            };
            openings
                .extend(found.rule_set.zip(outlook.severity).map(|(set, severity)| (&set.id, severity, day)));
        }
    }
    // Objections and declarations are ways of scenarios.
    for simulation in
        cases::read::<scenarios::Case>("scenarios").iter().flat_map(|named| named.case.simulate())
    {
        for action in &simulation.scenario.actions {
            if let xinyong_score::Action::Change { change, .. } = action
                && let Some(way) = procedures.way_to(*change)
            {
                ways.insert(&way.id);
                requirements.extend(way.conditions.iter().map(|condition| condition.requirement));
            }
        }
    }

    let mut missing = Vec::new();
    let mut expect = |there: bool, what: String| missing.extend((!there).then_some(what));
    for way in &document.ways {
        expect(ways.contains(&way.id), format!("way {}", way.id));
    }
    for remedy in &document.remedies {
        let is_there = remedies.contains(&(remedy.kind, remedy.list));
        expect(is_there, format!("a remedy for {}, {:?}", remedy.kind, remedy.list));
    }
    for &requirement in Requirement::ALL {
        expect(requirements.contains(&requirement), format!("requirement {requirement}"));
    }
    for (set, periods) in
        document.rule_sets.iter().flat_map(|set| set.periods.iter().map(move |one| (set, one)))
    {
        let eve = periods.opens_after.map(|_| Day::Eve);
        for day in [Some(Day::First), eve].into_iter().flatten() {
            let is_there = openings.contains(&(&set.id, periods.severity, day));
            expect(is_there, format!("{} under {}, {day:?}", periods.severity, set.id));
        }
    }
    assert!(missing.is_empty(), "no case shows: {missing:#?}");
}
