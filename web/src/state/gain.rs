//! 修复能带来什么: what settling one record would do to the score, and whether it is worth the way.

use xinyong_score::model::Grade;
use xinyong_score::plan::{ALTERNATIVES, Goal, Means};
use xinyong_score::repair::Outlook;
use xinyong_score::scenario::{Action, Scenario, Simulation, simulate};
use xinyong_score::{Date, Plan, plan};

use super::Session;
use super::plan::next_better;

/// What settling a record brings on the first day on which it can take effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gain {
    /// The score differs from that day on.
    Lifts(Box<Simulation>),
    /// By that day the record counts no more anyway; if it once did, this was the last day.
    Needless(Option<Date>),
    /// Others like it keep the indicator at its max.
    Capped(Date),
}

/// What settling a record would bring, applied for as soon as it can be; none if nothing can be applied for.
pub fn gain(session: &Session, outlook: &Outlook<'_>) -> Option<Gain> {
    let change = outlook.way.change;
    let filed = outlook.standing.opens_on()?.max(session.as_of);
    let on = session.procedures.decided_by(change, filed, &session.calendar)?.date;
    let action = Action::Change { change, record: outlook.record.id.clone(), on };
    let scenario = Scenario { as_of: on, actions: vec![action] };
    let simulation = session.in_world(|world| simulate(world, &scenario))?.ok()?;
    let counted = simulation
        .before
        .lines()
        .iter()
        .find(|line| simulation.before.record(line).is_some_and(|record| record.id == outlook.record.id));
    Some(match counted {
        Some(line) if !line.reason.counts() => Gain::Needless(line.counts_through),
        _ if simulation.difference() == xinyong_score::Points::ZERO => Gain::Capped(on),
        _ => Gain::Lifts(Box::new(simulation)),
    })
}

/// The plan to the next better grade by the next yearly evaluation, for whoever has not said what they want.
pub fn usual_plan(session: &Session, now: Grade) -> Option<Plan> {
    let (open, model) = (session.open.as_ref()?, session.model()?);
    let goal = Goal { grade: next_better(now), by: model.goal_day(session.as_of) };
    let means = Means {
        archive: &open.archive,
        model,
        procedures: &session.procedures,
        calendar: &session.calendar,
        further: &[],
        alternatives: ALTERNATIVES,
    };
    plan(means, session.as_of, goal).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xinyong_score::record::{Detail, RecordKind, Severity};
    use xinyong_score::{Archive, Record, outlooks};

    use super::*;
    use crate::state::{Action as Done, Opened, Origin};
    use yew::Reducible;

    fn with(records: Vec<Record>) -> std::rc::Rc<Session> {
        let sample = crate::samples::all().swap_remove(0);
        let archive = Archive::new(sample.archive.entity().clone(), records).expect("sound");
        let opened = Opened { archive: Arc::new(archive), origin: Origin::File, ..sample.opened() };
        std::rc::Rc::new(Session::new("2026-11-22".parse().expect("a day"))).reduce(Done::Open(opened))
    }

    fn penalty(id: &str, severity: Severity, date: &str) -> Record {
        let detail = Some(Detail::Severity(severity));
        Record::new(id, RecordKind::AdministrativePenalty, detail, date.parse().expect("a day"))
    }

    fn gains(records: Vec<Record>) -> Vec<Option<Gain>> {
        let session = with(records);
        let evaluation = session.evaluation().expect("open").expect("in force");
        let found = outlooks(&evaluation, &session.procedures);
        found.records.iter().map(|outlook| gain(&session, outlook)).collect()
    }

    #[test]
    fn a_repair_lifts_the_score_on_the_day_it_takes_effect() {
        let found = gains(vec![penalty("p-1", Severity::General, "2026-07-15")]);
        let [Some(Gain::Lifts(simulation))] = &found[..] else { panic!("{found:?}") };
        assert_eq!(simulation.scenario.as_of.to_string(), "2026-12-04");
        assert_eq!(simulation.difference().to_string(), "125");
    }

    #[test]
    fn what_expires_before_it_could_be_repaired_needs_no_repair_for_the_score() {
        let found = gains(vec![penalty("p-1", Severity::Minor, "2025-11-25")]);
        assert!(matches!(found[..], [Some(Gain::Needless(Some(_)))]), "{found:?}");
    }

    #[test]
    fn one_of_many_at_the_max_changes_nothing() {
        let many = ["p-1", "p-2", "p-3"].map(|id| penalty(id, Severity::General, "2026-07-15"));
        assert!(gains(many.into()).iter().all(|gain| matches!(gain, Some(Gain::Capped(_)))));
    }
}
