//! The search for the fewest actions, exact.
//!
//! All it knows of scoring is what section 5 says of an indicator: its records' points add up and stop at its max.
//! So an action's gain depends on what else is done within its indicator, and on nothing beyond. The search lists for
//! each indicator what its actions can gain together, and joins these lists under the number of actions, keeping of
//! two joins that gain the same only the better one. Every course it finds is scored by the one fold.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::iter;

use super::Means;
use super::candidate::Candidates;
use crate::date::Date;
use crate::evaluate::{Reason, Term, score};
use crate::model::{CompiledRule, MAX_SECOND_LEVEL};
use crate::points::Points;
use crate::record::Record;

/// Points in hundredths.
type Hundredths = i32;

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

/// Actions by their places, and the day from which the score holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) taken: Vec<usize>,
    pub(super) reached_on: Date,
    /// What they gain on the last day.
    gain: Hundredths,
}

/// Some actions of one indicator.
struct Choice {
    /// What they gain on each of the days that matter; the last is the day of the goal.
    gains: Vec<Hundredths>,
    taken: Vec<usize>,
}

impl Field {
    pub(super) fn new(means: Means<'_>, candidates: &Candidates, as_of: Date, by: Date) -> Self {
        let Means { archive, model, .. } = means;
        let standing: Vec<(&Record, &CompiledRule)> = archive
            .in_order()
            .filter(|(_, _, duplicate_of)| duplicate_of.is_none())
            .filter_map(|(_, record, _)| Some((record, model.compiled_rule_for(record)?.1)))
            .collect();
        let mut dates: BTreeSet<Date> = BTreeSet::from([as_of, by]);
        dates.extend(standing.iter().flat_map(|(record, rule)| Term::of(record, rule).turning_days(record)));
        dates.extend(candidates.able.iter().map(|candidate| candidate.planned.effective_on));
        let mut days: Vec<Day> = dates
            .range(as_of..=by)
            .map(|&date| Day {
                date,
                // The model is in force from the first day on.
                score: score(archive, model, date).unwrap_or_default(),
                sums: [0; MAX_SECOND_LEVEL],
                worsens: false,
            })
            .collect();
        for (record, rule) in standing {
            let term = Term::of(record, rule);
            let mut before = None;
            for day in &mut days {
                let counts = term.reason(record, day.date) == Reason::Counted;
                if counts && let Some(sum) = day.sums.get_mut(rule.indicator) {
                    *sum += rule.points.abs().hundredths();
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
                points: rule.points.abs().hundredths(),
                removes,
                effective_on: candidate.planned.effective_on,
            }
        });
        Self { items: items.collect(), rooms: model.rooms(), days }
    }

    /// Doing nothing.
    pub(super) fn idle(&self) -> Found {
        let first = self.days.first().map_or(Date::MAX, |day| day.date);
        Found { taken: Vec::new(), reached_on: first, gain: 0 }
    }

    /// The highest score that can be had on the last day.
    pub(super) fn highest(&self) -> Points {
        let Some(last) = self.days.last() else { return Points::ZERO };
        let gains = (0..MAX_SECOND_LEVEL).map(|indicator| {
            let choices = self.choices(indicator, &[last], &BTreeSet::new());
            choices.iter().map(Choice::gain).max().unwrap_or(0)
        });
        last.score + Points::from_hundredths(gains.sum())
    }

    /// The best ways to a score, none of which holds all of another: the fewest actions first, then the earliest, then
    /// the least gain.
    pub(super) fn best_ways(&self, wanted: Points, at_most: usize) -> Vec<Found> {
        let mut ways: Vec<Found> = Vec::new();
        // A way that does not hold all of an earlier one leaves out one of its actions: so each is looked for among
        // the actions that remain when one of each earlier way is left out.
        let mut queue: BTreeMap<(usize, Date, Hundredths, Vec<usize>), Found> = BTreeMap::new();
        let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
        let mut look = |without: Vec<usize>, queue: &mut BTreeMap<_, _>| {
            if seen.insert(without.clone())
                && let Some(found) = self.best_way(wanted, &without.iter().copied().collect())
            {
                queue.insert((found.taken.len(), found.reached_on, found.gain, without), found);
            }
        };
        look(Vec::new(), &mut queue);
        while let Some(((.., without), found)) = queue.pop_first() {
            for &one in &found.taken {
                let mut without = without.clone();
                without.push(one);
                without.sort_unstable();
                look(without, &mut queue);
            }
            if !ways.iter().any(|way| way.taken == found.taken) {
                ways.push(found);
                if ways.len() == at_most {
                    break;
                }
            }
        }
        ways
    }

    /// The fewest actions, without some, with which the score is had on the last day; among those the earliest, and
    /// among those the ones that gain least. None if it cannot be had.
    fn best_way(&self, wanted: Points, without: &BTreeSet<usize>) -> Option<Found> {
        let last = self.days.len().checked_sub(1)?;
        let fewest = self.joint(wanted, last, without)?.fewest()?;
        // The later the day from which the score must hold, the less is asked for: the earliest is found by halving.
        let way = |from| self.joint(wanted, from, without)?.join(fewest);
        let (mut from, mut to) = (0, last);
        let mut best = None;
        while from < to {
            let middle = from.midpoint(to);
            match way(middle) {
                Some(found) => (to, best) = (middle, Some(found)),
                None => from = middle + 1,
            }
        }
        best.or_else(|| way(to))
    }

    /// What is asked of the days from a place on, and what each indicator's actions can gain on them.
    fn joint(&self, wanted: Points, from: usize, without: &BTreeSet<usize>) -> Option<Joint> {
        let (first, rest) = self.days.get(from..)?.split_first()?;
        // Where nothing worsens the score cannot fall: only the first day, those on which it can, and the last matter.
        let matters = |(at, day): &(usize, &Day)| day.worsens || at + 1 == rest.len();
        let later = rest.iter().enumerate().filter(matters).map(|(_, day)| day);
        let days: Vec<&Day> = iter::once(first).chain(later).collect();
        let indicators: BTreeSet<usize> = self.items.iter().map(|item| item.indicator).collect();
        let lists = indicators.iter().map(|&indicator| self.choices(indicator, &days, without)).collect();
        let needs = days.iter().map(|day| (wanted - day.score).hundredths().max(0)).collect();
        Some(Joint::new(first.date, needs, lists))
    }

    /// What the actions of an indicator can gain on some days, the last of which is the day of the goal: doing nothing
    /// first, then of the sets with the same size and gains one, and none that a smaller set equals on the last day.
    fn choices(&self, indicator: usize, days: &[&Day], without: &BTreeSet<usize>) -> Vec<Choice> {
        let mut choices = Vec::from([Choice { gains: alloc::vec![0; days.len()], taken: Vec::new() }]);
        let groups = self.groups(indicator, without);
        let Some(&[first, ..]) = groups.first().map(Vec::as_slice) else { return choices };
        let removes = self.items.get(first).is_some_and(|item| item.removes);
        let room = self.rooms.get(indicator).copied().unwrap_or(0);
        let idle: Vec<Hundredths> =
            days.iter().map(|day| day.sums.get(indicator).copied().unwrap_or(0)).collect();

        // By size and sums on the days: which actions.
        let mut sets = BTreeMap::from([((0, idle.clone()), Vec::new())]);
        let mut rest: Hundredths = groups.iter().map(|group| self.points(group)).sum();
        for group in &groups {
            rest -= self.points(group);
            let mut next = BTreeMap::new();
            for ((mut size, mut sums), mut taken) in sets {
                for one in iter::once(None).chain(group.iter().map(Some)) {
                    let on_last_day = sums.last().copied().unwrap_or(0);
                    if let Some((&at, item)) = one.and_then(|at| Some((at, self.items.get(*at)?))) {
                        if !removes && on_last_day >= room {
                            break;
                        }
                        item.act(&mut sums, days);
                        taken.push(at);
                        size += 1;
                    }
                    // A sum that still fills the room when all the rest is removed leads to no gain.
                    if !removes || sums.last().is_some_and(|sum| sum - rest < room) {
                        next.entry((size, sums.clone())).or_insert_with(|| taken.clone());
                    }
                }
            }
            sets = next;
        }

        let mut most_by_smaller = 0;
        let (mut size_before, mut most) = (0, 0);
        for ((size, sums), taken) in sets.into_iter().filter(|((size, _), _)| *size > 0) {
            let gains: Vec<Hundredths> = idle
                .iter()
                .zip(&sums)
                .map(|(&before, &after)| (after.min(room) - before.min(room)).abs())
                .collect();
            if size > size_before {
                (size_before, most_by_smaller) = (size, most);
            }
            let choice = Choice { gains, taken };
            most = most.max(choice.gain());
            if choice.gain() > most_by_smaller {
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
    fn groups(&self, indicator: usize, without: &BTreeSet<usize>) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<Hundredths, Vec<usize>> = BTreeMap::new();
        for (at, item) in self.items.iter().enumerate() {
            if item.indicator == indicator && item.points > 0 && !without.contains(&at) {
                groups.entry(-item.points).or_default().push(at);
            }
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        for group in &mut groups {
            group.sort_by_key(|&at| (self.items.get(at).map(|item| item.effective_on), at));
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

impl Choice {
    /// What is gained on the day of the goal.
    fn gain(&self) -> Hundredths {
        self.gains.last().copied().unwrap_or(0)
    }
}

/// What is asked of some days, and the choices of every indicator, to be joined.
struct Joint {
    first: Date,
    /// What must be gained on each day.
    needs: Vec<Hundredths>,
    /// The choices of each indicator.
    lists: Vec<Vec<Choice>>,
    /// By place in the lists and number of actions: what the lists from there on can gain on each day at most.
    bounds: Vec<Vec<Vec<Hundredths>>>,
}

impl Joint {
    fn new(first: Date, needs: Vec<Hundredths>, lists: Vec<Vec<Choice>>) -> Self {
        let mut bounds = Vec::from([Vec::from([alloc::vec![0; needs.len()]])]);
        for list in lists.iter().rev() {
            let after = bounds.last().map(Vec::as_slice).unwrap_or_default();
            let biggest = list.iter().map(|choice| choice.taken.len()).max().unwrap_or(0);
            let most = |count: usize| {
                let mut most = alloc::vec![0; needs.len()];
                for choice in list {
                    let Some(left) = count.checked_sub(choice.taken.len()) else { continue };
                    let Some(rest) = after.get(left).or(after.last()) else { continue };
                    for ((most, gain), rest) in most.iter_mut().zip(&choice.gains).zip(rest) {
                        *most = (*most).max(gain + rest);
                    }
                }
                most
            };
            let by_count = (0..after.len() + biggest).map(most).collect();
            bounds.push(by_count);
        }
        bounds.reverse();
        Self { first, needs, lists, bounds }
    }

    /// Whether the lists from a place on, with at most so many actions, can add to some gains what is needed on each
    /// day, taken by itself.
    fn can_do(&self, at: usize, count: usize, gains: &[Hundredths]) -> bool {
        let by_count = self.bounds.get(at);
        let most = by_count.and_then(|by_count| by_count.get(count).or(by_count.last()));
        most.is_some_and(|most| {
            gains.iter().zip(most).zip(&self.needs).all(|((gain, more), need)| gain + more >= *need)
        })
    }

    /// The fewest actions that gain what is needed on each day, taken by itself: with one day, the fewest that will do.
    fn fewest(&self) -> Option<usize> {
        let most = self.bounds.first()?.len();
        (0..most).find(|&count| self.can_do(0, count, &alloc::vec![0; self.needs.len()]))
    }

    /// The actions, so many, that gain what is needed on all days, and least on the last.
    fn join(&self, count: usize) -> Option<Found> {
        let idle = alloc::vec![0; self.needs.len()];
        // Where nothing can be done there is nothing to join: what is needed must be there.
        if !self.can_do(0, count, &idle) {
            return None;
        }
        // By number of actions and gains up to what is needed: what is gained on the last day, by which actions.
        let mut joins = BTreeMap::from([((0, idle), (0, Vec::new()))]);
        for (at, list) in self.lists.iter().enumerate() {
            let mut next: BTreeMap<(usize, Vec<Hundredths>), (Hundredths, Vec<usize>)> = BTreeMap::new();
            for ((used, gains), (gain, taken)) in &joins {
                for choice in list {
                    let used = used + choice.taken.len();
                    let Some(left) = count.checked_sub(used) else { continue };
                    let gains: Vec<Hundredths> = (gains.iter().zip(&choice.gains).zip(&self.needs))
                        .map(|((before, more), need)| (before + more).min(*need))
                        .collect();
                    if !self.can_do(at + 1, left, &gains) {
                        continue;
                    }
                    let gain = gain + choice.gain();
                    let key = (used, gains);
                    if next.get(&key).is_none_or(|there| gain < there.0) {
                        let taken = taken.iter().chain(&choice.taken).copied().collect();
                        next.insert(key, (gain, taken));
                    }
                }
            }
            joins = next;
        }
        let (gain, mut taken) = joins.into_values().min_by_key(|(gain, _)| *gain)?;
        taken.sort_unstable();
        Some(Found { taken, reached_on: self.first, gain })
    }
}
