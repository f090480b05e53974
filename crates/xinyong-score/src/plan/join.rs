//! Joining what indicators can gain: so many actions in all, enough on every day that matters.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;

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

/// Some actions of one indicator.
pub(super) struct Choice {
    /// What they gain on each of the days that matter; the last is the day of the goal.
    pub(super) gains: Vec<Hundredths>,
    pub(super) taken: Vec<usize>,
}

impl Choice {
    /// What is gained on the day of the goal.
    pub(super) fn gain(&self) -> Hundredths {
        self.gains.last().copied().unwrap_or(0)
    }
}

/// By number of actions and gains up to what is needed: what is gained on the last day, by which choices.
type Joins<'a> = BTreeMap<(usize, Vec<Hundredths>), (Hundredths, Vec<&'a Choice>)>;

/// What is asked of some days, and the choices of every indicator, to be joined.
pub(super) struct Joint {
    /// The place of the first of the days.
    from: usize,
    /// What must be gained on each day.
    needs: Rc<[Hundredths]>,
    /// The choices of each indicator.
    lists: Vec<Rc<[Choice]>>,
    /// By place in the lists: by number of actions, what the lists from there on can gain on each day at most.
    bounds: Vec<Vec<Hundredths>>,
}

impl Joint {
    pub(super) fn new(from: usize, needs: Rc<[Hundredths]>, lists: Vec<Rc<[Choice]>>) -> Self {
        let mut bounds = Vec::from([alloc::vec![0; needs.len()]]);
        for list in lists.iter().rev() {
            let after = bounds.last().map(Vec::as_slice).unwrap_or_default();
            let biggest = list.iter().map(|choice| choice.taken.len()).max().unwrap_or(0);
            let counts = after.len() / needs.len() + biggest;
            let mut most = alloc::vec![0; counts * needs.len()];
            for (count, most) in most.chunks_exact_mut(needs.len()).enumerate() {
                for choice in &**list {
                    let Some(left) = count.checked_sub(choice.taken.len()) else { break };
                    let rest = row(after, needs.len(), left);
                    for ((most, gain), rest) in most.iter_mut().zip(&choice.gains).zip(rest) {
                        *most = (*most).max(gain + rest);
                    }
                }
            }
            bounds.push(most);
        }
        bounds.reverse();
        Self { from, needs, lists, bounds }
    }

    /// Whether the lists from a place on, with at most so many actions, can add to some gains what is needed on each
    /// day, taken by itself.
    fn can_do(&self, at: usize, count: usize, gains: &[Hundredths]) -> bool {
        let most = self.bounds.get(at).map_or(&[][..], |bounds| row(bounds, self.needs.len(), count));
        gains.iter().zip(most).zip(&*self.needs).all(|((gain, more), need)| gain + more >= *need)
    }

    /// The fewest actions that gain what is needed on each day, taken by itself: with one day, the fewest that will do.
    /// Fewer than `known` will not.
    pub(super) fn fewest(&self, known: usize) -> Option<usize> {
        let counts = self.bounds.first()?.len() / self.needs.len();
        let nothing = alloc::vec![0; self.needs.len()];
        (known..counts).find(|&count| self.can_do(0, count, &nothing))
    }

    /// The actions, so many, that gain what is needed on all days, and least on the last.
    pub(super) fn join(&self, count: usize) -> Option<Found> {
        let nothing = alloc::vec![0; self.needs.len()];
        if !self.can_do(0, count, &nothing) {
            return None;
        }
        let mut joins: Joins<'_> = BTreeMap::new();
        joins.insert((0, nothing), (0, Vec::new()));
        for (at, list) in self.lists.iter().enumerate() {
            let mut next: Joins<'_> = BTreeMap::new();
            for ((used, gains), (gain, chosen)) in &joins {
                for choice in &**list {
                    let used = used + choice.taken.len();
                    let Some(left) = count.checked_sub(used) else { break };
                    let gains: Vec<Hundredths> = (gains.iter().zip(&choice.gains).zip(&*self.needs))
                        .map(|((before, more), need)| (before + more).min(*need))
                        .collect();
                    if !self.can_do(at + 1, left, &gains) {
                        continue;
                    }
                    let gain = gain + choice.gain();
                    let key = (used, gains);
                    if next.get(&key).is_none_or(|there| gain < there.0) {
                        next.insert(key, (gain, chosen.iter().copied().chain([choice]).collect()));
                    }
                }
            }
            joins = next;
        }
        let (gain, chosen) = joins.into_values().min_by_key(|(gain, _)| *gain)?;
        let mut taken: Vec<usize> = chosen.into_iter().flat_map(|choice| &choice.taken).copied().collect();
        taken.sort_unstable();
        let rank = Rank { actions: taken.len(), reached: self.from, gain };
        Some(Found { taken, rank })
    }
}

/// What can be gained on each of so many days with a number of actions; more actions than are listed gain no more.
fn row(bounds: &[Hundredths], days: usize, count: usize) -> &[Hundredths] {
    let rows = bounds.len().checked_div(days).unwrap_or(0);
    let at = count.min(rows.saturating_sub(1)) * days;
    bounds.get(at..at + days).unwrap_or_default()
}
