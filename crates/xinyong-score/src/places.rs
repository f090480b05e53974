//! Places: where each name stands first, and in what order things stand.
//!
//! Both exist once for the whole kernel, whatever is named or ordered: what is generic is made anew for every type, and a
//! browser downloads it every time.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Ordering;

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

/// Things in the order of a key; those that are equal as they stood.
pub(crate) fn sorted<T, K: Ord>(things: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let keys: Vec<K> = things.iter().map(key).collect();
    let order = order(keys.len(), &mut |a, b| keys.get(a).cmp(&keys.get(b)));
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| things.get_mut(at)?.take()).collect()
}

/// Days in their order, each once.
pub(crate) fn days(days: impl IntoIterator<Item = Date>) -> Vec<Date> {
    let mut all = sorted(days.into_iter().collect(), |day: &Date| *day);
    all.dedup();
    all
}
