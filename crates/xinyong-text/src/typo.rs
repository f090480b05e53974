//! How much two words differ, for guessing what somebody meant.

use alloc::vec;
use alloc::vec::Vec;
use core::mem::replace;

/// The fewest slips that make one word of the other: a letter left out, put in or mistaken, or two neighbours swapped.
pub(crate) fn distance(given: &str, meant: &str) -> usize {
    let meant: Vec<char> = meant.chars().collect();
    // How far what was read of `given` is from each beginning of `meant`; and so for one letter less of `given`.
    let mut row: Vec<usize> = (0..=meant.len()).collect();
    let mut before = Vec::new();
    let mut last = None;
    for (at, letter) in given.chars().enumerate() {
        let mut next = vec![at + 1];
        for (place, &wanted) in meant.iter().enumerate() {
            let mistaken = row[place] + usize::from(letter != wanted);
            let mut least = mistaken.min(row[place + 1] + 1).min(next[place] + 1);
            if place > 0 && last == Some(wanted) && letter == meant[place - 1] {
                least = least.min(before[place - 1] + 1);
            }
            next.push(least);
        }
        before = replace(&mut row, next);
        last = Some(letter);
    }
    row[meant.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn slips_are_counted() {
        for (given, meant, slips) in [
            ("", "", 0),
            ("", "county", 6),
            ("county", "", 6),
            ("county", "county", 0),
            ("conty", "county", 1),
            ("countty", "county", 1),
            ("coumty", "county", 1),
            ("conuty", "county", 1),
            ("ca", "abc", 3),
            ("行改处罚", "行政处罚", 1),
            ("政行处罚", "行政处罚", 1),
        ] {
            assert_eq!(distance(given, meant), slips, "{given} {meant}");
        }
    }
}
