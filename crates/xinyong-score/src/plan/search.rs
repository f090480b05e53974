//! The search for the fewest actions, exact.
//!
//! All it knows of scoring is what section 5 says of an indicator: its records' points add up and stop at its max.
//! So an action's gain depends on what else is done within its indicator, and on nothing beyond. The search lists for
//! each indicator what its actions can gain together, and joins these lists under the number of actions, keeping of
//! two joins that gain the same only the better one. Every course it finds is scored by the one fold.

use alloc::collections::BinaryHeap;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::iter;

use super::Means;
use super::candidate::Candidates;
use super::join::{Choice, Found, Hundredths, Joint, Kept, Rank};
use crate::date::Date;
use crate::evaluate::{Reason, Term, score};
use crate::model::MAX_SECOND_LEVEL;
use crate::places::{days, sorted};
use crate::points::Points;
use crate::record::Record;
use crate::timeline::{standing, turning_days};

/// How much work the search for alternatives may be, so that it ends in time however many there are: so many actions
/// looked at in all searches, and so many again of ways that are known. The first search finds the best of all; what the
/// others may miss are alternatives.
const WORK: usize = 1 << 15;

/// By indicator.
type Sums = [Hundredths; MAX_SECOND_LEVEL];

/// What is searched: what could be done, and what counts on each day on which something can change.
pub(super) struct Field {
    items: Vec<Item>,
    /// How much the records of an indicator can take or give at most.
    rooms: Sums,
    /// The first day, the last day, and every day between on which a line or an action can change the score.
    days: Vec<Day>,
}

/// Something that can be done.
struct Item {
    indicator: usize,
    points: Hundredths,
    /// Whether it takes a deduction away, or gives points.
    removes: bool,
    effective_on: Date,
}

/// What counts on a day if nothing is done.
struct Day {
    date: Date,
    score: Points,
    sums: Sums,
    /// Something takes points from this day on, or gives them no longer.
    worsens: bool,
}

impl Field {
    pub(super) fn new(means: Means<'_>, candidates: &Candidates<'_>, as_of: Date, by: Date) -> Self {
        let Means { archive, model, .. } = means;
        let mut turning = turning_days(archive, model);
        turning.extend(candidates.able.iter().map(|candidate| candidate.planned.effective_on));
        turning.extend([as_of, by]);
        turning.retain(|date| (as_of..=by).contains(date));
        let day = |date| Day {
            date,
            // The model is in force from the first day on.
            score: score(archive, model, date).unwrap_or_default(),
            sums: [0; MAX_SECOND_LEVEL],
            worsens: false,
        };
        let mut days: Vec<Day> = days(turning).into_iter().map(day).collect();
        for (record, rule) in standing(archive, model) {
            let term = Term::of(record, rule);
            let mut before = None;
            for day in &mut days {
                let counts = term.reason(record, day.date) == Reason::Counted;
                if counts && let Some(sum) = day.sums.get_mut(rule.indicator) {
                    *sum += hundredths(rule.points.abs());
                }
                let turned = before.replace(counts).is_some_and(|before| before != counts);
                day.worsens |= turned && counts == rule.points.is_negative();
            }
        }
        let items = candidates.able.iter().map(|candidate| {
            let becomes = &candidate.planned.becomes;
            let counts = |record: &Record| {
                let rule = model.compiled_rule_for(record)?.1;
                (Term::of(record, rule).reason(record, by) == Reason::Counted).then_some(rule)
            };
            let was = candidate.was.as_ref().and_then(counts);
            let (rule, removes) = match (was, counts(becomes)) {
                (Some(rule), None) if rule.points.is_negative() => (rule, true),
                (None, Some(rule)) if !rule.points.is_negative() => (rule, false),
                // What changes nothing for the better on the last day is in no smallest set.
                _ => return Item { indicator: 0, points: 0, removes: false, effective_on: by },
            };
            Item {
                indicator: rule.indicator,
                points: hundredths(rule.points.abs()),
                removes,
                effective_on: candidate.planned.effective_on,
            }
        });
        Self { items: items.collect(), rooms: model.rooms().map(Hundredths::from), days }
    }

    /// The day from which the score of a way holds.
    pub(super) fn reached_on(&self, found: &Found) -> Option<Date> {
        self.days.get(found.rank.reached).map(|day| day.date)
    }

    /// The highest score that can be had on the last day.
    pub(super) fn highest(&self) -> Points {
        let Some(last) = self.days.last() else { return Points::ZERO };
        let mut gain = 0;
        for indicator in 0..MAX_SECOND_LEVEL {
            let choices = self.choices(indicator, &[last], &[]);
            gain += choices.iter().map(|choice| choice.gain).max().unwrap_or(0);
        }
        last.score + Points::from_hundredths(i32::try_from(gain).unwrap_or(i32::MAX))
    }

    /// The best ways to a score, none of which holds all of another: the fewest actions first, then the earliest, then
    /// the least gain.
    pub(super) fn best_ways(&self, wanted: Points, at_most: usize) -> Vec<Found> {
        let mut ways: Vec<Found> = Vec::new();
        // A way that does not hold all of an earlier one leaves out one of its actions: so each is looked for among
        // the actions that remain when one of each earlier way is left out. Leaving out more never makes a way better:
        // what has not been looked for yet ranks no better than where it comes from, and waits for its turn.
        // Those whose best way is known already come before those of the same rank for which one must be looked for.
        let mut queue = BinaryHeap::from([Reverse((Rank::default(), true, Vec::new(), Vec::new()))]);
        let mut seen: Vec<Vec<usize>> = Vec::new();
        let mut stages = Vec::new();
        let (mut searched, mut looked_through) = (0, 0);
        while ways.len() < at_most
            && let Some(Reverse((rank, look, without, taken))) = queue.pop()
        {
            if look {
                let Err(place) = seen.binary_search(&without) else { continue };
                // A way that is known already may leave all of that out: then it is the best that does.
                let known = ways.iter().find(|way| way.taken.iter().all(|one| !without.contains(one)));
                let work = if known.is_some() { &mut looked_through } else { &mut searched };
                if *work > WORK {
                    continue;
                }
                *work += known.map_or(self.items.len(), |way| way.taken.len());
                let best = known.cloned().or_else(|| self.best_way(&mut stages, wanted, &without, rank));
                seen.insert(place, without.clone());
                if let Some(Found { taken, rank }) = best {
                    queue.push(Reverse((rank, false, without, taken)));
                }
                continue;
            }
            for &one in &taken {
                let mut without = without.clone();
                // They stand in order, so that the same ones are the same.
                let place = without.partition_point(|other| *other < one);
                without.insert(place, one);
                queue.push(Reverse((rank, true, without, Vec::new())));
            }
            if !ways.iter().any(|way| way.taken.iter().all(|one| taken.contains(one))) {
                ways.push(Found { taken, rank });
            }
        }
        ways
    }

    /// The fewest actions, without some, with which the score is had on the last day; among those the earliest, and
    /// among those the ones that gain least. None if it cannot be had. It is known to rank no better than some way.
    fn best_way<'a>(
        &'a self,
        stages: &mut Vec<Stage<'a>>,
        wanted: Points,
        without: &[usize],
        known: Rank,
    ) -> Option<Found> {
        let last = self.days.len().checked_sub(1)?;
        let fewest = self.joint(stages, wanted, without, last)?.fewest(known.actions)?;
        // The later the day from which the score must hold, the less is asked for: the earliest is found by halving,
        // the likeliest first.
        let mut way = |from| self.joint(stages, wanted, without, from)?.join(fewest);
        let mut from = if fewest == known.actions { known.reached } else { 0 };
        if let Some(found) = way(from) {
            return Some(found);
        }
        let mut to = last;
        let mut best = None;
        from += 1;
        while from < to {
            let middle = from.midpoint(to);
            match way(middle) {
                Some(found) => (to, best) = (middle, Some(found)),
                None => from = middle + 1,
            }
        }
        best.or_else(|| way(to))
    }

    /// What is asked of the days from a place on, and what can be gained on them without some actions. It is wanted at
    /// two places, and would be compiled for each.
    #[inline(never)]
    fn joint<'s, 'a: 's>(
        &'a self,
        stages: &'s mut Vec<Stage<'a>>,
        wanted: Points,
        without: &[usize],
        from: usize,
    ) -> Option<Joint<'s>> {
        let place = stages.iter().position(|stage| stage.from == from).unwrap_or_else(|| {
            stages.push(self.stage(wanted, from));
            stages.len() - 1
        });
        let stage = stages.get(place)?;
        Some(Joint::new(from, &stage.needs, self.lists(stage, without)))
    }

    /// What is asked of the days from a place on, and what each indicator can gain on them.
    fn stage(&self, wanted: Points, from: usize) -> Stage<'_> {
        // Where nothing worsens the score cannot fall: only the first day, those on which it can, and the last matter.
        let end = self.days.len().saturating_sub(1);
        let (mut days, mut needs, mut lists) = (Vec::new(), Vec::new(), Vec::new());
        for (at, day) in self.days.iter().enumerate() {
            if at == from || at == end || (at > from && day.worsens) {
                days.push(day);
                needs.push(hundredths(wanted - day.score).max(0));
            }
        }
        for indicator in 0..MAX_SECOND_LEVEL {
            if self.items.iter().any(|item| item.points > 0 && item.indicator == indicator) {
                lists.push((indicator, Rc::new(self.choices(indicator, &days, &[]))));
            }
        }
        Stage { from, days, needs, lists }
    }

    /// What each indicator can gain on the days of a stage without some actions.
    fn lists(&self, stage: &Stage<'_>, without: &[usize]) -> Vec<Rc<Vec<Choice>>> {
        let touched = |indicator: usize| {
            without.iter().filter_map(|&at| self.items.get(at)).any(|item| item.indicator == indicator)
        };
        let list = |(indicator, list): &(usize, Rc<Vec<Choice>>)| {
            if touched(*indicator) {
                Rc::new(self.choices(*indicator, &stage.days, without))
            } else {
                list.clone()
            }
        };
        stage.lists.iter().map(list).collect()
    }

    /// What the actions of an indicator can gain on some days, the last of which is the day of the goal: doing nothing
    /// first, then of the sets with the same size and gains one, and none that a smaller set equals on the last day.
    fn choices(&self, indicator: usize, days: &[&Day], without: &[usize]) -> Vec<Choice> {
        let mut choices = Vec::from([Choice { gains: alloc::vec![0; days.len()], ..Choice::default() }]);
        let groups = self.groups(indicator, without);
        let Some(&[first, ..]) = groups.first().map(Vec::as_slice) else { return choices };
        let removes = self.items.get(first).is_some_and(|item| item.removes);
        let room = self.rooms.get(indicator).copied().unwrap_or(0);
        let idle: Vec<Hundredths> =
            days.iter().map(|day| day.sums.get(indicator).copied().unwrap_or(0)).collect();

        // Their gains are the sums on the days until all actions have been looked at.
        let mut sets = Vec::from([Choice { gains: idle.clone(), ..Choice::default() }]);
        let mut rest: Hundredths = groups.iter().map(|group| self.points(group)).sum();
        for group in &groups {
            rest -= self.points(group);
            let mut next = Kept::default();
            for Choice { mut taken, gains: mut sums, gain } in sets {
                for one in iter::once(None).chain(group.iter().map(Some)) {
                    let on_last_day = sums.last().copied().unwrap_or(0);
                    if let Some((&at, item)) = one.and_then(|at| Some((at, self.items.get(*at)?))) {
                        if !removes && on_last_day >= room {
                            break;
                        }
                        item.act(&mut sums, days);
                        taken.push(at);
                    }
                    // A sum that still fills the room when all the rest is removed leads to no gain.
                    if !removes || sums.last().is_some_and(|sum| sum - rest < room) {
                        next.keep(Choice { taken: taken.clone(), gains: sums.clone(), gain });
                    }
                }
            }
            sets = next.in_order();
        }

        let mut most_by_smaller = 0;
        let (mut size_before, mut most) = (0, 0);
        for mut choice in sets.into_iter().filter(|choice| !choice.taken.is_empty()) {
            for (sum, before) in choice.gains.iter_mut().zip(&idle) {
                *sum = ((*sum).min(room) - (*before).min(room)).abs();
            }
            choice.gain = choice.gains.last().copied().unwrap_or(0);
            let size = choice.taken.len();
            if size > size_before {
                (size_before, most_by_smaller) = (size, most);
            }
            most = most.max(choice.gain);
            if choice.gain > most_by_smaller {
                choices.push(choice);
            }
        }
        choices
    }

    /// What actions move in all.
    fn points(&self, items: &[usize]) -> Hundredths {
        items.iter().filter_map(|&at| self.items.get(at)).map(|item| item.points).sum()
    }

    /// The actions of an indicator, grouped by the points they move, the most first; the earliest first in a group.
    fn groups(&self, indicator: usize, without: &[usize]) -> Vec<Vec<usize>> {
        let mut acts = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            if item.indicator == indicator && item.points > 0 && !without.contains(&at) {
                acts.push((at, item));
            }
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut before = 0;
        for (at, item) in sorted(acts, |(_, item)| (-item.points, item.effective_on)) {
            match groups.last_mut().filter(|_| item.points == before) {
                Some(group) => group.push(at),
                None => groups.push(Vec::from([at])),
            }
            before = item.points;
        }
        groups
    }
}

impl Item {
    /// Lets the action take effect on those of some days that are late enough.
    fn act(&self, sums: &mut [Hundredths], days: &[&Day]) {
        for (sum, _) in sums.iter_mut().zip(days).filter(|(_, day)| self.effective_on <= day.date) {
            *sum += if self.removes { -self.points } else { self.points };
        }
    }
}

fn hundredths(points: Points) -> Hundredths {
    points.hundredths().into()
}

/// The days that matter from a place on, and what is asked of them.
struct Stage<'a> {
    /// The place.
    from: usize,
    days: Vec<&'a Day>,
    /// What must be gained on each day.
    needs: Vec<Hundredths>,
    /// By indicator: what its actions can gain if none is left out.
    lists: Vec<(usize, Rc<Vec<Choice>>)>,
}
