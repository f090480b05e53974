//! Places: where each name stands first, and in what order things stand.
//!
//! Both exist once for the whole kernel, whatever is named or ordered: what is generic is made anew for every type, and a
//! browser downloads it every time.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::mem;

use crate::date::Date;

/// Where each name stands first.
#[derive(Debug, Default)]
pub(crate) struct Places<'a>(BTreeMap<&'a str, usize>);

impl<'a> Places<'a> {
    /// The place at which a name stands first: this one, if it is new.
    pub(crate) fn first(&mut self, name: &'a str, at: usize) -> usize {
        *self.0.entry(name).or_insert(at)
    }

    /// Whether a name is new. It is not the next time.
    pub(crate) fn is_new(&mut self, name: &'a str) -> bool {
        let places = self.0.len();
        self.first(name, places);
        self.0.len() > places
    }

    /// Where a name stands, if it does.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Where a name stands, if it does; afterwards it stands nowhere.
    pub(crate) fn take(&mut self, name: &str) -> Option<usize> {
        self.0.remove(name)
    }
}

/// The places of so many things in their order; those that are equal as they stood.
pub(crate) fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

/// Which two things change places, one pair after the other, until all stand in their order.
fn swaps(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut comes_from = order(count, compare);
    let mut swaps = Vec::new();
    for first in 0..count {
        // What belongs here stands at `from`: once they have changed places, the same is asked there.
        let mut at = first;
        while let Some(from) = comes_from.get_mut(at) {
            let from = mem::replace(from, at);
            if from == first {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

/// Things in the order of a key; those that are equal as they stood.
pub(crate) fn sorted<T, K: Ord>(mut things: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let keys: Vec<K> = things.iter().map(key).collect();
    for (a, b) in swaps(keys.len(), &mut |a, b| keys.get(a).cmp(&keys.get(b))) {
        things.swap(a, b);
    }
    things
}

/// Days in their order, each once.
pub(crate) fn days(days: Vec<Date>) -> Vec<Date> {
    let mut all = sorted(days, |day| *day);
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::sorted;

    #[test]
    fn things_stand_in_the_order_of_their_keys_and_equals_as_they_stood() {
        for seed in 0..200_u32 {
            let things: Vec<(u32, u32)> = (0..seed).map(|at| ((at * seed * 7919) % 31, at)).collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(key, _)| *key);
            assert_eq!(sorted(things, |(key, _)| *key), expected);
        }
    }
}
