//! Joining what indicators can gain: so many actions in all, enough on every day that matters.

use alloc::rc::Rc;
use alloc::vec::Vec;
use core::mem;

use crate::places::{order, sorted};

/// Points in hundredths. Those of an indicator's records add up far beyond its max before they are cut.
pub(super) type Hundredths = i64;

/// Actions by their places; none by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Found {
    pub(super) taken: Vec<usize>,
    pub(super) rank: Rank,
}

/// How good a way is, the least the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Rank {
    pub(super) actions: usize,
    /// The place of the day from which the score holds.
    pub(super) reached: usize,
    /// What is gained on the last day.
    pub(super) gain: Hundredths,
}

/// Some actions.
#[derive(Default)]
pub(super) struct Choice {
    pub(super) taken: Vec<usize>,
    /// What they gain on each of the days that matter; the last is the day of the goal.
    pub(super) gains: Vec<Hundredths>,
    /// What is gained on the day of the goal, also beyond what is needed.
    pub(super) gain: Hundredths,
}

/// Choices, of which one is kept for each number of actions with the same gains: the one with the least gain on the day
/// of the goal, of these the first.
#[derive(Default)]
pub(super) struct Kept {
    choices: Vec<Choice>,
    /// How many there were when they were last sifted.
    sifted: usize,
}

impl Kept {
    /// Keeps a choice. Those that are not needed go from time to time, so that they never take much room.
    pub(super) fn keep(&mut self, choice: Choice) {
        self.choices.push(choice);
        if self.choices.len() > 2 * self.sifted + 1000 {
            self.sift();
        }
    }

    /// By number of actions, then by gains.
    pub(super) fn in_order(mut self) -> Vec<Choice> {
        self.sift();
        self.choices
    }

    fn sift(&mut self) {
        let mut all = mem::take(&mut self.choices);
        let order =
            order(all.len(), &mut |a, b| all.get(a).map(Choice::key).cmp(&all.get(b).map(Choice::key)));
        for choice in order.into_iter().filter_map(|at| all.get_mut(at).map(mem::take)) {
            let same = |last: &Choice| last.taken.len() == choice.taken.len() && last.gains == choice.gains;
            if !self.choices.last().is_some_and(same) {
                self.choices.push(choice);
            }
        }
        self.sifted = self.choices.len();
    }
}

impl Choice {
    fn key(&self) -> (usize, &[Hundredths], Hundredths) {
        (self.taken.len(), &self.gains, self.gain)
    }
}

/// What is asked of some days, and the choices of every indicator, to be joined.
pub(super) struct Joint<'a> {
    /// The place of the first of the days.
    from: usize,
    /// What must be gained on each day.
    needs: &'a [Hundredths],
    /// The choices of each indicator.
    lists: Vec<Rc<Vec<Choice>>>,
    /// For none of the lists, for the last, for the last two and so on: by day, what they can gain at most with each
    /// number of actions. More actions than are listed gain no more.
    bounds: Vec<Vec<Vec<Hundredths>>>,
}

impl<'a> Joint<'a> {
    pub(super) fn new(from: usize, needs: &'a [Hundredths], lists: Vec<Rc<Vec<Choice>>>) -> Self {
        let mut bounds = Vec::from([alloc::vec![alloc::vec![0]; needs.len()]]);
        for list in lists.iter().rev() {
            let biggest = list.iter().map(|choice| choice.taken.len()).max().unwrap_or(0);
            let mut days = Vec::new();
            for (day, after) in bounds.last().into_iter().flatten().enumerate() {
                let mut most = alloc::vec![0; after.len() + biggest];
                for choice in list.iter() {
                    let gain = choice.gains.get(day).copied().unwrap_or(0);
                    for (most, rest) in most.iter_mut().skip(choice.taken.len()).zip(after) {
                        *most = (*most).max(gain + rest);
                    }
                }
                // More actions never gain less.
                let mut fewer = 0;
                for most in &mut most {
                    fewer = fewer.max(*most);
                    *most = fewer;
                }
                days.push(most);
            }
            bounds.push(days);
        }
        Self { from, needs, lists, bounds }
    }

    /// Whether the lists from a place on, with at most so many actions, can add to some gains what is needed on each
    /// day, taken by itself.
    fn can_do(&self, at: usize, count: usize, gains: &[Hundredths]) -> bool {
        let days = self.bounds.iter().rev().nth(at).into_iter().flatten();
        let most = days.map(|most| most.get(count).or(most.last()).copied().unwrap_or(0));
        gains.iter().zip(most).zip(self.needs).all(|((gain, more), need)| gain + more >= *need)
    }

    /// The fewest actions that gain what is needed on each day, taken by itself: with one day, the fewest that will do.
    /// Fewer than `known` will not.
    pub(super) fn fewest(&self, known: usize) -> Option<usize> {
        let counts = self.bounds.last()?.first()?.len();
        let nothing = alloc::vec![0; self.needs.len()];
        (known..counts).find(|&count| self.can_do(0, count, &nothing))
    }

    /// The actions, so many, that gain what is needed on all days, and least on the last.
    pub(super) fn join(&self, count: usize) -> Option<Found> {
        let nothing = alloc::vec![0; self.needs.len()];
        if !self.can_do(0, count, &nothing) {
            return None;
        }
        let mut joins = Vec::from([Choice { gains: nothing, ..Choice::default() }]);
        for (at, list) in self.lists.iter().enumerate() {
            let mut next = Kept::default();
            for join in &joins {
                for choice in list.iter() {
                    let Some(left) = count.checked_sub(join.taken.len() + choice.taken.len()) else { break };
                    let gains: Vec<Hundredths> = (join.gains.iter().zip(&choice.gains).zip(self.needs))
                        .map(|((before, more), need)| (before + more).min(*need))
                        .collect();
                    if self.can_do(at + 1, left, &gains) {
                        let taken = [&*join.taken, &*choice.taken].concat();
                        next.keep(Choice { taken, gains, gain: join.gain + choice.gain });
                    }
                }
            }
            joins = next.in_order();
        }
        let Choice { taken, gain, .. } = joins.into_iter().min_by_key(|join| join.gain)?;
        let taken = sorted(taken, |at| *at);
        let rank = Rank { actions: taken.len(), reached: self.from, gain };
        Some(Found { taken, rank })
    }
}
