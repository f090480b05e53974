//! `docs/benchmarks.md`: the words around the tables stand in `page.md`, beside this file.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::{Measured, Sizes};

const PAGE: &str = include_str!("page.md");

/// How something is asked, and what it is called; those of the project come first.
const NAMES: [(&str, &str); 12] = [
    ("natively", "xinyong, natively"),
    ("natively, in columns", "xinyong, natively, in columns"),
    ("Node, handles", "xinyong, in Node through handles"),
    ("Node, one JSON call", "xinyong, in Node by one JSON call"),
    ("Node, Batch", "xinyong, in Node as a `Batch`"),
    ("zen-crate", "`zen-engine`, the crate"),
    ("zen", "`@gorules/zen-engine`, in Node"),
    ("json-logic", "`json-logic-engine`, in Node"),
    ("json-rules", "`json-rules-engine`, in Node"),
    ("publicodes", "`publicodes`, in Node"),
    ("openfisca", "OpenFisca, in Python"),
    ("cp-sat", "OR-tools CP-SAT, from Python"),
];

/// The version of every peer, by its name.
pub(super) type Versions = BTreeMap<&'static str, String>;

/// What was measured.
pub(super) struct Found<'a> {
    pub(super) measured: &'a [Measured],
    pub(super) sizes: &'a Sizes,
    pub(super) versions: &'a Versions,
}

impl Found<'_> {
    /// The page.
    pub(super) fn page(&self, machine: &str) -> Result<String> {
        let parts = [
            ("machine", machine.to_owned()),
            ("targets", self.targets()?),
            ("score", self.table("score", 1, "natively")?),
            ("explain", self.table("explain", 1, "natively")?),
            ("json", self.table("explain as JSON", 1, "natively")?),
            ("call", self.table("one JSON call", 1, "natively")?),
            ("hundred-thousand", self.table("score", 100_000, "natively, in columns")?),
            ("million", self.table("score", 1_000_000, "natively, in columns")?),
            ("plan", self.table("plan", 1, "natively")?),
            ("one-way", self.table("one way", 1, "natively")?),
            ("sizes", self.modules()),
        ];
        let filled = |page: String, (name, part): &(&str, String)| page.replace(&format!("{{{name}}}"), part);
        Ok(parts.iter().fold(PAGE.to_owned(), filled))
    }

    fn micros(&self, how: &str, asked: &str, entities: u32) -> Result<f64> {
        let is_it = |one: &&Measured| one.how == how && one.asked == asked && one.entities == entities;
        let found = self.measured.iter().find(is_it);
        found.map(|one| one.micros).with_context(|| format!("{how} was not asked for {asked} of {entities}"))
    }

    /// Everybody who was asked something, each with how many times as long it takes as one of them.
    fn table(&self, asked: &str, entities: u32, beside: &str) -> Result<String> {
        let ours = self.micros(beside, asked, entities)?;
        let lines = NAMES.iter().filter_map(|(how, name)| {
            let micros = self.micros(how, asked, entities).ok()?;
            Some(format!(
                "| {name} | {} | {} | {} |",
                self.version(how),
                spoken(micros),
                times(micros / ours)
            ))
        });
        Ok(table("| | version | median | times |\n|---|---|---:|---:|", lines))
    }

    fn version(&self, how: &str) -> &str {
        self.versions.get(how).map_or(env!("CARGO_PKG_VERSION"), String::as_str)
    }

    /// Every promise, and whether it was kept.
    fn targets(&self) -> Result<String> {
        let ratio = |asked: &str, entities, ours: &str, theirs: &str| {
            anyhow::Ok(self.micros(theirs, asked, entities)? / self.micros(ours, asked, entities)?)
        };
        let module = f64::from(self.sizes.zen) / f64::from(self.sizes.xinyong);
        let promises = [
            (
                "one entity without explanation: the crate `zen-engine` to this, natively",
                100.0,
                ratio("score", 1, "natively", "zen-crate")?,
            ),
            (
                "100,000 entities: the crate `zen-engine` to this, natively in columns",
                100.0,
                ratio("score", 100_000, "natively, in columns", "zen-crate")?,
            ),
            (
                "1,000,000 entities: OpenFisca to this, natively in columns",
                20.0,
                ratio("score", 1_000_000, "natively, in columns", "openfisca")?,
            ),
            (
                "one entity with explanation, in Node: `@gorules/zen-engine` to this, through handles",
                20.0,
                ratio("explain", 1, "Node, handles", "zen")?,
            ),
            (
                "a plan for 40 records, the best way: CP-SAT to this, natively",
                50.0,
                ratio("one way", 1, "natively", "cp-sat")?,
            ),
            (
                "the same plan with five other ways: CP-SAT, asked for as many, to this, natively",
                50.0,
                ratio("plan", 1, "natively", "cp-sat")?,
            ),
            ("the module, compressed: that of Zen to this", 4.0, module),
        ];
        let lines = promises.map(|(what, wanted, found)| {
            let verdict = if found >= wanted { "met" } else { "**missed**" };
            format!("| {what} | {} | {} | {verdict} |", times(wanted), times(found))
        });
        Ok(table("| | promised | found | |\n|---|---:|---:|---|", lines))
    }

    fn modules(&self) -> String {
        let modules =
            [("xinyong", "", self.sizes.xinyong), ("`@gorules/zen-engine-wasm`", "zen-wasm", self.sizes.zen)];
        let lines = modules.map(|(name, how, bytes)| {
            let ratio = f64::from(bytes) / f64::from(self.sizes.xinyong);
            format!("| {name} | {} | {bytes} bytes | {} |", self.version(how), times(ratio))
        });
        table("| | version | brotli | times |\n|---|---|---:|---:|", lines)
    }
}

fn table(head: &str, lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().fold(head.to_owned(), |table, line| table + "\n" + &line)
}

/// A time with three digits: `31.1 µs`, `4.36 ms`, `7.22 s`.
fn spoken(micros: f64) -> String {
    match micros {
        ..1e3 => format!("{} µs", three(micros)),
        ..1e6 => format!("{} ms", three(micros / 1e3)),
        _ => format!("{} s", three(micros / 1e6)),
    }
}

fn times(ratio: f64) -> String {
    format!("{}×", three(ratio))
}

fn three(number: f64) -> String {
    match number {
        ..10.0 => format!("{number:.2}"),
        ..100.0 => format!("{number:.1}"),
        _ => format!("{number:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_ratios_are_written_with_three_digits() {
        assert_eq!(spoken(0.273), "0.27 µs");
        assert_eq!(spoken(4_362.1), "4.36 ms");
        assert_eq!(spoken(7_221_006.7), "7.22 s");
        assert_eq!(times(117.36), "117×");
    }

    #[test]
    fn every_place_of_the_page_is_filled() {
        let one = |how: &str, asked: &str, entities| {
            let (how, asked) = (how.to_owned(), asked.to_owned());
            Measured { how, asked, entities, micros: 1.0 }
        };
        let asked = [
            ("score", 1),
            ("score", 100_000),
            ("score", 1_000_000),
            ("explain", 1),
            ("explain as JSON", 1),
            ("one JSON call", 1),
            ("plan", 1),
            ("one way", 1),
        ];
        let of = |how: &'static str| asked.map(|(asked, entities)| one(how, asked, entities));
        let measured: Vec<Measured> = NAMES.iter().flat_map(|(how, _)| of(how)).collect();
        let sizes = Sizes { xinyong: 1, zen: 3 };
        let found = Found { measured: &measured, sizes: &sizes, versions: &Versions::new() };
        let page = found.page("a machine").expect("a page");
        assert!(PAGE.contains('{') && !page.contains('{'));
        assert_eq!(page.matches("**missed**").count(), 7);
    }
}
