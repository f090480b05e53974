//! 模拟测算: the scenario that a person is making, changed by named actions, and every state it was in before.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use xinyong_score::scenario::{Action, Impossible, Scenario, Simulation, World, simulate};
use xinyong_score::{Archive, Calendar, Change, Date, Procedures, Record, Status};

/// How many steps can be taken back.
const REMEMBERED: usize = 100;

/// The scenario, and the way back to what it was. Only the scenario is kept when the page is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Simulate {
    #[serde(with = "as_text")]
    now: Scenario,
    #[serde(skip)]
    past: Vec<Scenario>,
    #[serde(skip)]
    future: Vec<Scenario>,
    /// Whether the last thing done was to move the date: a slider passes through many days on the way to one.
    #[serde(skip)]
    moving: bool,
}

/// What a person can do to a scenario.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// The result of another day is asked for.
    AsOf(Date),
    /// A record changes on a day, which is looked at if it is later. It changes in one way only.
    Change(Change, String, Date),
    /// A record stays as it is.
    Leave(String),
    /// A record is added, under an id that is given to it.
    Add(Record),
    /// An action is taken out, by its place.
    Remove(usize),
    /// Another model is used, by its id; none for the one in use.
    Model(Option<String>),
    /// Another scenario takes the place of this one.
    Load(Scenario),
    /// All actions are taken out, and the result of a day is asked for.
    Reset(Date),
    /// The last step is taken back.
    Undo,
    /// The last step taken back is taken again.
    Redo,
}

impl Simulate {
    /// Nothing supposed, asked about a day.
    pub fn new(as_of: Date) -> Self {
        let now = Scenario { as_of, actions: Vec::new() };
        Self { now, past: Vec::new(), future: Vec::new(), moving: false }
    }

    /// What is supposed now.
    pub fn scenario(&self) -> &Scenario {
        &self.now
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a step taken back can be taken again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether nothing is supposed.
    pub fn is_idle(&self) -> bool {
        self.now.actions.is_empty()
    }

    /// What happens to a record of the archive, and on which day.
    pub fn change_of(&self, id: &str) -> Option<(Change, Date)> {
        self.now.actions.iter().find_map(|action| match action {
            Action::Change { change, record, on } if record == id => Some((*change, *on)),
            _ => None,
        })
    }

    /// The place of the action that changes a record.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        let is_it = |action: &Action| matches!(action, Action::Change { record, .. } if record == id);
        self.now.actions.iter().position(is_it)
    }

    /// The records that are added, each with the place of its action.
    pub fn added(&self) -> impl Iterator<Item = (usize, &Record)> {
        self.now.actions.iter().enumerate().filter_map(|(at, action)| match action {
            Action::Add(record) => Some((at, &**record)),
            _ => None,
        })
    }

    /// The other model that is used, by its id.
    pub fn model(&self) -> Option<&str> {
        self.now.actions.iter().find_map(|action| match action {
            Action::Model(id) => Some(id.as_str()),
            _ => None,
        })
    }

    /// Lets something be done to the scenario.
    pub fn act(&mut self, act: Act) {
        let moved = matches!(act, Act::AsOf(_));
        match act {
            Act::Undo => return self.step_back(),
            Act::Redo => return self.step_again(),
            act => {
                let next = after(&self.now, act);
                if next == self.now {
                    return;
                }
                let before = std::mem::replace(&mut self.now, next);
                if !(moved && self.moving) {
                    self.past.push(before);
                }
            }
        }
        self.moving = moved;
        self.future.clear();
        let too_many = self.past.len().saturating_sub(REMEMBERED);
        self.past.drain(..too_many);
    }

    fn step_back(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
            self.moving = false;
        }
    }

    fn step_again(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, after));
            self.moving = false;
        }
    }
}

fn after(scenario: &Scenario, act: Act) -> Scenario {
    let Scenario { mut as_of, mut actions } = scenario.clone();
    match act {
        Act::AsOf(day) => as_of = day,
        Act::Change(change, record, on) => {
            as_of = as_of.max(on);
            put(&mut actions, Action::Change { change, record, on });
        }
        Act::Leave(id) => {
            actions.retain(|action| !matches!(action, Action::Change { record, .. } if *record == id));
        }
        Act::Add(record) => actions.push(Action::Add(Box::new(record))),
        Act::Remove(at) => {
            if at < actions.len() {
                actions.remove(at);
            }
        }
        Act::Model(None) => actions.retain(|action| !matches!(action, Action::Model(_))),
        Act::Model(Some(id)) => put(&mut actions, Action::Model(id)),
        Act::Load(other) => return other,
        Act::Reset(day) => (as_of, actions) = (day, Vec::new()),
        Act::Undo | Act::Redo => {}
    }
    Scenario { as_of, actions }
}

/// Puts an action in the place of the one of its sort about the same record, or after all others.
fn put(actions: &mut Vec<Action>, action: Action) {
    let same = |other: &Action| {
        let sorts = (matches!(other, Action::Add(_)), matches!(action, Action::Add(_)));
        sorts.0 == sorts.1 && other.record() == action.record()
    };
    match actions.iter().position(same) {
        Some(at) => actions[at] = action,
        None => actions.push(action),
    }
}

/// An id for a record to be added that neither the archive nor the scenario has.
pub fn fresh_id(archive: &Archive, scenario: &Scenario) -> String {
    let taken = |id: &str| {
        archive.record(id).is_some() || scenario.actions.iter().any(|action| action.record() == Some(id))
    };
    // Of so many and one more, one is free.
    let enough = archive.records().len() + scenario.actions.len() + 1;
    (1..=enough).map(|number| format!("new-{number}")).find(|id| !taken(id)).unwrap_or_default()
}

/// The first day from `from` on when a record can change in a way; none if it never can.
pub fn first_day(procedures: &Procedures, change: Change, record: &Record, from: Date) -> Option<Date> {
    match change {
        Change::Revoke => Some(record.date.max(from)),
        _ => procedures.opens(record, from),
    }
}

/// The day on which a change takes effect if it is applied for as soon as it can be from `from` on, and answered at the
/// end of its term; none if it never can be.
pub fn usual_day(
    procedures: &Procedures,
    calendar: &Calendar,
    change: Change,
    record: &Record,
    from: Date,
) -> Option<Date> {
    let filed = first_day(procedures, change, record, from)?;
    Some(procedures.decided_by(change, filed, calendar).map_or(filed, |decided| decided.date))
}

/// The declarations that wait for their confirmation.
pub fn pending(archive: &Archive) -> impl Iterator<Item = &Record> {
    archive.records().iter().filter(|record| record.status == Status::Pending)
}

/// What comes of a scenario: the simulation of all that can be, and what cannot be.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The result of the actions that can be; none if there can be no result on the day.
    pub simulation: Option<Simulation>,
    /// The actions that cannot be, by their places in the whole scenario. They are left out of the result.
    pub refused: Vec<Impossible>,
}

/// Simulates a scenario. What cannot be is said and left out, so that one slip does not take the whole result away.
pub fn outcome(world: World<'_>, scenario: &Scenario) -> Outcome {
    let mut refused: Vec<Impossible> = Vec::new();
    let mut places: Vec<usize> = (0..scenario.actions.len()).collect();
    loop {
        let actions = places.iter().map(|&at| scenario.actions[at].clone()).collect();
        let mut found = match simulate(world, &Scenario { as_of: scenario.as_of, actions }) {
            Ok(simulation) => return Outcome { simulation: Some(simulation), refused },
            Err(found) => found,
        };
        for impossible in &mut found {
            impossible.action = impossible.action.and_then(|at| places.get(at).copied());
        }
        let out: Vec<usize> = found.iter().filter_map(|impossible| impossible.action).collect();
        refused.append(&mut found);
        if out.is_empty() {
            return Outcome { simulation: None, refused };
        }
        places.retain(|at| !out.contains(at));
    }
}

/// A scenario as the text of its format, in which it is kept.
mod as_text {
    use serde::de::Error as _;
    use xinyong_score::to_json;

    use super::{Deserialize, Deserializer, Scenario, Serialize, Serializer};

    pub fn serialize<S: Serializer>(scenario: &Scenario, serializer: S) -> Result<S::Ok, S::Error> {
        to_json(scenario).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Scenario, D::Error> {
        let text = String::deserialize(deserializer)?;
        Scenario::from_json(&text).map_err(|_| D::Error::custom("not a scenario"))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xinyong_score::RecordKind;
    use xinyong_score::record::{Detail, Level};
    use xinyong_score::scenario::{Why, applied};

    use super::*;
    use crate::state::{Action as Done, Session};

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn shop() -> Session {
        let shop = crate::samples::all().into_iter().find(|sample| sample.key == "03-minor-penalty");
        let mut session = std::rc::Rc::new(Session::new(day("2026-11-22")));
        session = yew::Reducible::reduce(session, Done::Open(shop.expect("a sample").opened()));
        std::rc::Rc::unwrap_or_clone(session)
    }

    fn repair(on: &str) -> Act {
        Act::Change(Change::Repair, "p-1".into(), day(on))
    }

    fn award(id: &str) -> Record {
        let detail = Detail::Level(Level::City);
        Record::new(id, RecordKind::Commendation, Some(detail), day("2026-11-01"))
    }

    #[test]
    fn what_is_applied_for_takes_effect_at_the_end_of_its_term() {
        let session = shop();
        let archive = &session.open.as_ref().expect("open").archive;
        let penalty = archive.record("p-1").expect("there");
        let on = |change| usual_day(&session.procedures, &session.calendar, change, penalty, session.as_of);
        assert_eq!(on(Change::Repair), Some(day("2026-12-04")));
    }

    #[test]
    fn every_step_can_be_taken_back_and_again() {
        let acts = [
            repair("2026-12-01"),
            Act::AsOf(day("2026-12-31")),
            Act::Add(award("new-1")),
            Act::Model(Some("heihe-leading".into())),
            Act::Change(Change::Revoke, "p-1".into(), day("2026-12-02")),
            Act::Remove(1),
            Act::Leave("p-1".into()),
            Act::Reset(day("2026-11-22")),
        ];
        let mut bench = Simulate::new(day("2026-11-22"));
        let mut seen = vec![bench.scenario().clone()];
        for act in acts {
            bench.act(act);
            assert_ne!(seen.last(), Some(bench.scenario()));
            seen.push(bench.scenario().clone());
        }
        for expected in seen.iter().rev().skip(1) {
            bench.act(Act::Undo);
            assert_eq!(bench.scenario(), expected);
        }
        assert!(!bench.can_undo());
        for expected in seen.iter().skip(1) {
            bench.act(Act::Redo);
            assert_eq!(bench.scenario(), expected);
        }
        assert!(!bench.can_redo());
    }

    #[test]
    fn a_change_is_looked_at_on_its_day_and_taken_back_with_it() {
        let mut bench = Simulate::new(day("2026-11-22"));
        bench.act(repair("2026-12-04"));
        assert_eq!(bench.scenario().as_of, day("2026-12-04"));
        bench.act(repair("2026-12-01"));
        assert_eq!(bench.scenario().as_of, day("2026-12-04"));
        bench.act(Act::Undo);
        bench.act(Act::Undo);
        assert_eq!(bench.scenario().as_of, day("2026-11-22"));
    }

    #[test]
    fn a_slider_on_its_way_to_a_day_is_one_step() {
        let mut bench = Simulate::new(day("2026-11-22"));
        for on in ["2026-11-23", "2026-11-24", "2026-12-31"] {
            bench.act(Act::AsOf(day(on)));
        }
        bench.act(Act::Undo);
        assert_eq!(bench.scenario().as_of, day("2026-11-22"));
        assert!(!bench.can_undo());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut bench = Simulate::new(day("2026-11-22"));
        bench.act(Act::Leave("p-1".into()));
        bench.act(Act::Remove(7));
        bench.act(Act::Reset(day("2026-11-22")));
        assert!(!bench.can_undo());
    }

    #[test]
    fn a_record_changes_in_one_way_only_and_the_scenario_has_one_model() {
        let mut bench = Simulate::new(day("2026-11-22"));
        bench.act(repair("2026-12-01"));
        bench.act(Act::Model(Some("heihe-leading".into())));
        bench.act(Act::Change(Change::Revoke, "p-1".into(), day("2026-12-02")));
        bench.act(Act::Model(Some("heihe-investment".into())));
        assert_eq!(bench.change_of("p-1"), Some((Change::Revoke, day("2026-12-02"))));
        assert_eq!(bench.model(), Some("heihe-investment"));
        assert_eq!(bench.scenario().actions.len(), 2);
    }

    #[test]
    fn what_cannot_be_is_said_by_its_place_and_left_out_of_the_result() {
        let session = shop();
        let mut bench = Simulate::new(session.as_of);
        bench.act(Act::Add(award("new-1")));
        bench.act(Act::Change(Change::Repair, "no-such".into(), session.as_of));
        bench.act(repair("2026-03-09"));
        bench.act(Act::Change(Change::Confirm, "new-1".into(), session.as_of));
        let outcome = session.in_world(|world| outcome(world, bench.scenario())).expect("open");
        let places: Vec<_> = outcome.refused.iter().map(|found| (found.action, found.why.code())).collect();
        assert_eq!(places, [(Some(1), "no-record"), (Some(2), "too-early"), (Some(3), "not-pending")]);
        assert_eq!(outcome.simulation.expect("a result").scenario.actions.len(), 1);
    }

    #[test]
    fn on_a_day_before_the_model_there_is_no_result_and_it_is_said_why() {
        let session = shop();
        let bench = Simulate::new(day("2021-12-30"));
        let outcome = session.in_world(|world| outcome(world, bench.scenario())).expect("open");
        assert_eq!(outcome.simulation, None);
        assert!(matches!(
            outcome.refused.as_slice(),
            [Impossible { why: Why::NotInForce(_), action: None, .. }]
        ));
    }

    #[test]
    fn a_scenario_is_kept_as_it_is_and_the_way_back_is_not() {
        let mut bench = Simulate::new(day("2026-11-22"));
        bench.act(repair("2026-12-01"));
        bench.act(Act::Add(award("new-1")));
        let json = serde_json::to_string(&bench).expect("can be written");
        let again: Simulate = serde_json::from_str(&json).expect("can be read");
        assert_eq!(again.scenario(), bench.scenario());
        assert!(!again.can_undo());
    }

    #[test]
    fn an_id_is_given_that_nobody_has() {
        let session = shop();
        let archive = &session.open.as_ref().expect("open").archive;
        let mut bench = Simulate::new(session.as_of);
        for expected in ["new-1", "new-2"] {
            let id = fresh_id(archive, bench.scenario());
            assert_eq!(id, expected);
            bench.act(Act::Add(award(&id)));
        }
        bench.act(Act::Remove(0));
        assert_eq!(fresh_id(archive, bench.scenario()), "new-1");
        let with_it =
            session.in_world(|world| applied(world, bench.scenario())).expect("open").expect("possible");
        assert_eq!(fresh_id(&Arc::new(with_it), &Simulate::new(session.as_of).now), "new-1");
    }
}
