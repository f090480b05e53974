//! The plan beside a second solver that tries every set of actions, and the laws that every plan obeys.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config as ProptestConfig;

use xinyong_score::model::Grade;
use xinyong_score::plan::{ALTERNATIVES, Course, Outcome};
use xinyong_score::record::{Detail, List, Severity};
use xinyong_score::{
    Action, Archive, Calendar, Change, Date, Goal, Means, Model, Plan, Points, Procedures, Record,
    RecordKind, Scenario, Status, World, plan, score,
};
use xinyong_tests::archives::{archive, enterprise, named, plannable};

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn trying_every_set_finds_nothing_better(
        records in plannable(7),
        named in named(3),
        grade in grades(),
        from in 0..500_u32,
        days in 0..500_u32,
    ) {
        let as_of = date("2025-06-01").plus_days(from);
        let goal = Goal { grade, by: as_of.plus_days(days) };
        let named: Vec<Action> = named.into_iter().filter(|action| possible(&records, action)).collect();
        let plan = planned(&records, &named, as_of, goal);
        let brute = Brute::new(&records, &named, as_of, goal);
        let best = brute.best(wanted(grade));
        match &plan.outcome {
            Outcome::Reachable { best: found, alternatives } => {
                let expected = best.expect("the grade can be had");
                prop_assert_eq!(Brute::rank(found), expected);
                let mut others: Vec<_> = std::iter::once(found).chain(alternatives).map(Brute::rank).collect();
                let mut sorted = others.clone();
                sorted.sort();
                prop_assert_eq!(&others, &sorted, "the best first");
                others.dedup();
                // No set that leaves out an action of each of these is better than the last, or there are five.
                if alternatives.len() < xinyong_score::plan::ALTERNATIVES {
                    prop_assert_eq!(brute.minimal(wanted(grade)).len(), alternatives.len() + 1);
                }
            }
            Outcome::OutOfReach { best: found, short, .. } => {
                prop_assert_eq!(best, None);
                let highest = brute.highest();
                prop_assert_eq!(found.result.marked().score(), highest);
                prop_assert_eq!(wanted(grade) - highest, *short);
                prop_assert_eq!(Some(Brute::rank(found)), brute.best(highest));
            }
        }
    }

    #[test]
    fn a_plan_is_legal_smallest_and_in_time(records in plannable(40), grade in grades(), from in 0..500_u32, days in 0..500_u32) {
        let as_of = date("2025-06-01").plus_days(from);
        let goal = Goal { grade, by: as_of.plus_days(days) };
        let plan = planned(&records, &[], as_of, goal);
        let ways: Vec<&Course> = match &plan.outcome {
            Outcome::Reachable { best, alternatives } => std::iter::once(best).chain(alternatives).collect(),
            Outcome::OutOfReach { best, .. } => vec![best],
        };
        let sets: Vec<BTreeSet<&str>> =
            ways.iter().map(|way| way.actions.iter().map(|action| &*action.record).collect()).collect();
        for (at, set) in sets.iter().enumerate() {
            prop_assert!(sets.iter().enumerate().all(|(other, less)| other == at || !less.is_subset(set)));
        }
        for way in ways {
            legal(&records, way, as_of, goal)?;
            if plan.is_reachable() {
                prop_assert!(way.result.marked().score() >= wanted(grade));
                for left_out in &way.actions {
                    let rest: Vec<&str> =
                        way.actions.iter().map(|action| &*action.record).filter(|id| *id != left_out.record).collect();
                    let less = done(&records, way, &rest);
                    prop_assert!(score(&less, &MODEL, goal.by).unwrap() < wanted(grade), "{} is needed", left_out.record);
                }
            }
        }
    }
}

/// Ways that are known already are looked through again and again: that must not shorten the search for the others.
#[test]
fn others_are_found_however_often_known_ways_are_looked_through() {
    // So drawn that the search would end early.
    let drawn = "rUrruUUuUuruerereUrureeerrerUruUUrurUuurUuUuUuurUUuerruUeUre";
    let record = |(at, letter)| {
        let (kind, detail) = match letter {
            'r' => (RecordKind::RegistrationAbnormality, None),
            'e' => (RecordKind::EquityFreeze, None),
            'u' => (RecordKind::UtilityArrears, Some(Detail::Months(1))),
            _ => (RecordKind::UtilityArrears, Some(Detail::Months(8))),
        };
        Record::new(format!("r-{at}"), kind, detail, date("2025-10-01"))
    };
    let records: Vec<Record> = drawn.chars().enumerate().map(record).collect();
    let records = archive(enterprise(), records);
    let goal = Goal { grade: Grade::B, by: date("2027-05-20") };
    let plan = planned(&records, &[], date("2026-04-15"), goal);
    let Outcome::Reachable { best, alternatives } = plan.outcome else { panic!("B can be had") };
    let sizes: Vec<usize> =
        std::iter::once(&best).chain(&alternatives).map(|way| way.actions.len()).collect();
    assert_eq!(sizes, [10, 19, 30, 30, 30, 30]);
}

/// Every action is one that a scenario may suppose, on days within its term and none later; and doing them gives the
/// promised score on the day of the goal, and holds it since the day it is reached.
fn legal(
    records: &Arc<Archive>,
    way: &Course,
    as_of: Date,
    goal: Goal,
) -> Result<(), proptest::test_runner::TestCaseError> {
    let world = World { archive: records, model: &MODEL, procedures: &PROCEDURES, models: &|_| None };
    let actions = way.actions.iter().map(|action| Action::Change {
        change: Change::parse(action.action.as_str()).expect("a change"),
        record: action.record.clone(),
        on: action.effective_on,
    });
    let scenario = Scenario { as_of: goal.by, actions: actions.collect() };
    let simulation = xinyong_score::simulate(world, &scenario).expect("no action is illegal");
    prop_assert_eq!(simulation.after.marked().score(), way.result.marked().score());
    for action in &way.actions {
        let change = Change::parse(action.action.as_str()).expect("a change");
        prop_assert!(as_of <= action.opens_on && action.opens_on <= action.file_by);
        for filed in [action.opens_on, action.file_by] {
            let record = records.record(&action.record).expect("a record");
            prop_assert_eq!(PROCEDURES.opens(record, filed), Some(filed), "open on {}", filed);
            prop_assert!(PROCEDURES.decided_by(change, filed, &CALENDAR).unwrap().date <= goal.by);
        }
        let first = PROCEDURES.decided_by(change, action.opens_on, &CALENDAR).unwrap();
        prop_assert_eq!(first.date, action.effective_on);
        let later = PROCEDURES.decided_by(change, action.file_by.next(), &CALENDAR).unwrap();
        let record = records.record(&action.record).expect("a record");
        let still_open = PROCEDURES.opens(record, action.file_by.next()) == Some(action.file_by.next());
        let mut between = action.opens_on;
        while between < action.file_by {
            between = between.next();
            prop_assert_eq!(PROCEDURES.opens(record, between), Some(between), "open on {}", between);
        }
        prop_assert!(later.date > goal.by || !still_open, "a day later would do");
    }
    let promised = way.result.marked().score().min(wanted(goal.grade));
    let all = done(records, way, &way.actions.iter().map(|action| &*action.record).collect::<Vec<_>>());
    let mut day = goal.by;
    while day >= as_of && score(&all, &MODEL, day).unwrap() >= promised {
        day = day.previous().expect("a day");
    }
    prop_assert_eq!(way.reached_on, day.next());
    Ok(())
}

/// The archive after some of a way's actions.
fn done(records: &Archive, way: &Course, ids: &[&str]) -> Archive {
    let after = records.records().iter().map(|record| {
        let action =
            way.actions.iter().find(|action| action.record == record.id && ids.contains(&&*record.id));
        action.map_or_else(|| record.clone(), |action| action.becomes.clone())
    });
    Archive::new(records.entity().clone(), after.collect()).expect("sound")
}

/// A way as it is ranked: how many actions, reached when, at what score.
type Rank = (usize, Date, Points);

/// The solver that tries every set. It knows the rules from the specification's own table, not from the data.
struct Brute<'a> {
    records: &'a Archive,
    as_of: Date,
    by: Date,
    /// Each action as the record it makes.
    actions: Vec<Record>,
}

impl<'a> Brute<'a> {
    fn new(records: &'a Archive, named: &[Action], as_of: Date, goal: Goal) -> Self {
        let actions = records.records().iter().enumerate().filter_map(|(at, record)| {
            // What another record stands for changes nothing.
            let act = if records.original_of(at).is_some() { None } else { act(record, as_of, goal.by) };
            let disputed = named.iter().find_map(|action| match action {
                Action::Change { record: id, on, .. } if *id == record.id => {
                    let decided = CALENDAR.nth_working_day_after(record.date.max(as_of), 7)?.date;
                    let status = Status::Revoked(decided.max(*on));
                    Some(Record { status, ..record.clone() })
                }
                _ => None,
            });
            // The one that takes effect first; of two, the one that the rules offer.
            let settled = |record: &Record| record.left_on.or(record.status.on());
            act.into_iter()
                .chain(disputed)
                .min_by_key(settled)
                .filter(|after| settled(after) <= Some(goal.by))
        });
        let added = named.iter().filter_map(|action| match action {
            Action::Add(record) if record.status == Status::Pending => act(record, as_of, goal.by),
            Action::Add(record) => Some((**record).clone()).filter(|record| record.date <= goal.by),
            _ => None,
        });
        Self { records, as_of, by: goal.by, actions: actions.chain(added).collect() }
    }

    fn sets(&self) -> impl Iterator<Item = u32> {
        0..1 << self.actions.len()
    }

    fn after(&self, set: u32) -> Archive {
        let taken = |id: &str| {
            let at = self.actions.iter().position(|action| action.id == id)?;
            (set >> at & 1 == 1).then(|| self.actions[at].clone())
        };
        let new = self.actions.iter().filter(|action| self.records.record(&action.id).is_none());
        let records = self.records.records().iter();
        let records = records.map(|record| taken(&record.id).unwrap_or_else(|| record.clone()));
        let records = records.chain(new.filter_map(|action| taken(&action.id))).collect();
        Archive::new(self.records.entity().clone(), records).expect("sound")
    }

    fn score(&self, set: u32) -> Points {
        score(&self.after(set), &MODEL, self.by).unwrap()
    }

    fn highest(&self) -> Points {
        self.sets().map(|set| self.score(set)).max().expect("the empty set")
    }

    /// The sets that reach the score and none of whose actions can be left out.
    fn minimal(&self, wanted: Points) -> Vec<u32> {
        let enough: Vec<u32> = self.sets().filter(|&set| self.score(set) >= wanted).collect();
        enough
            .iter()
            .copied()
            .filter(|&set| !enough.iter().any(|&less| less != set && less & set == less))
            .collect()
    }

    fn best(&self, wanted: Points) -> Option<Rank> {
        self.minimal(wanted).into_iter().map(|set| self.rank_of(set, wanted)).min()
    }

    fn rank_of(&self, set: u32, wanted: Points) -> Rank {
        let after = self.after(set);
        let mut day = self.by;
        while day >= self.as_of && score(&after, &MODEL, day).unwrap() >= wanted {
            day = day.previous().expect("a day");
        }
        (set.count_ones() as usize, day.next(), score(&after, &MODEL, self.by).unwrap())
    }

    fn rank(way: &Course) -> Rank {
        (way.actions.len(), way.reached_on, way.result.marked().score())
    }
}

/// What can be done about a record so that it has taken effect by a day, by section 7's table.
fn act(record: &Record, as_of: Date, by: Date) -> Option<Record> {
    if record.left_on.is_some() || !matches!(record.status, Status::Active | Status::Pending) {
        return None;
    }
    let mut after = record.clone();
    let severity = match (record.kind, record.detail) {
        (RecordKind::AdministrativePenalty, Some(Detail::Severity(severity))) => Some(severity),
        (RecordKind::ContractBreach | RecordKind::CommitmentBreach, _) => Some(Severity::General),
        (_, Some(Detail::List(List::Serious))) => Some(Severity::Serious),
        _ => None,
    };
    let new_rules = date("2026-04-01");
    let mut opens = as_of.max(record.date);
    if let (Some(severity), false) = (severity, record.status == Status::Pending) {
        // 58号令: three months for all. 36号令: none, three months, a year.
        let old = record.date.plus_months(3).next().max(opens);
        let new = match severity {
            Severity::Minor => record.date,
            Severity::General => record.date.plus_months(3).next(),
            Severity::Serious => record.date.plus_months(12).next(),
        };
        opens = if old < new_rules { old } else { new.max(opens).max(new_rules) };
    }
    let effective = CALENDAR.nth_working_day_after(opens, 10)?.date;
    match record.kind {
        _ if record.status == Status::Pending => after.status = Status::Confirmed(effective),
        kind if !kind.is_adverse() => return None,
        kind if kind.is_listed() => after.left_on = Some(effective),
        _ => after.status = Status::Repaired(effective),
    }
    (effective <= by).then_some(after)
}

static MODEL: LazyLock<Arc<Model>> = LazyLock::new(|| {
    Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"))
});
static PROCEDURES: LazyLock<Procedures> = LazyLock::new(xinyong_rules::procedures);
static CALENDAR: LazyLock<Calendar> = LazyLock::new(xinyong_rules::calendar);

/// Whether an action that a person names can be: an objection is one to an adverse record that is there, still stands,
/// and does not only say again what another one says.
fn possible(records: &Archive, action: &Action) -> bool {
    let Action::Change { record: id, on, .. } = action else { return true };
    let Some(at) = records.records().iter().position(|record| record.id == *id) else { return false };
    let record = &records.records()[at];
    record.kind.is_adverse()
        && record.date <= *on
        && (record.left_on, record.status) == (None, Status::Active)
        && records.original_of(at).is_none()
}

fn planned(records: &Arc<Archive>, further: &[Action], as_of: Date, goal: Goal) -> Plan {
    let many = planned_with(records, further, as_of, goal, ALTERNATIVES);
    let alone = planned_with(records, further, as_of, goal, 0);
    assert_eq!(alone.best(), many.best(), "the best is the best, whoever asks for others");
    many
}

fn planned_with(
    records: &Arc<Archive>,
    further: &[Action],
    as_of: Date,
    goal: Goal,
    alternatives: usize,
) -> Plan {
    let means = Means {
        archive: records,
        model: &MODEL,
        procedures: &PROCEDURES,
        calendar: &CALENDAR,
        further,
        alternatives,
    };
    plan(means, as_of, goal).expect("a plan or its proof")
}

fn wanted(grade: Grade) -> Points {
    MODEL.band_of(grade).expect("a band").at_least
}

fn grades() -> impl Strategy<Value = Grade> {
    proptest::sample::select(Grade::ALL)
}

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}
