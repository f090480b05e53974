//! Columns: which heading is which field, and which layout a sheet follows.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use xinyong_score::RecordKind;

use crate::authored::{Field, Fields, Generation, Layout, Layouts, Need, Statuses, Vocabulary};
use crate::problem::Column;
use crate::showable;
use crate::text::comparable;

/// Every layout that is understood, the newest first: for templates, and for telling people what is expected.
pub fn layouts() -> Vec<Layout> {
    embedded::<Layouts>(include_str!(concat!(env!("OUT_DIR"), "/layouts.json"))).layouts
}

/// How much each column of a layout is needed, in their order.
pub fn needs(layout: &Layout) -> Vec<Need> {
    let fields = fields();
    let headings = layout.headings(&fields);
    let need = |name: &str| {
        let field = headings.iter().find(|(_, heading)| **heading == name).map(|(field, _)| field);
        field.and_then(|field| fields.fields.get(field)).map_or(Need::May, |columns| columns.need)
    };
    layout.columns.iter().map(|column| need(&column.name)).collect()
}

/// The headings that a sheet of each kind must have at least.
pub const NEEDED: &[(RecordKind, &[&str])] = include!(concat!(env!("OUT_DIR"), "/needed.rs"));

fn fields() -> Fields {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/fields.json")))
}

/// What the build wrote after reading it as this very type.
pub(crate) fn embedded<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).expect("the build has written it from the same type")
}

/// All that is known of columns and their words.
pub(crate) struct Columns {
    layouts: Vec<Layout>,
    /// For each layout, its fields with the heading of the best column of each.
    headings: Vec<BTreeMap<Field, Arc<str>>>,
    needs: BTreeMap<Field, Need>,
    known: BTreeMap<String, Known>,
    pub(crate) vocabulary: Vocabulary,
}

/// What a heading or key stands for.
#[derive(Debug, Clone, Default)]
struct Known {
    /// The field, and its place among the columns of that field. None if it is not read.
    field: Option<(Field, usize)>,
    /// The layouts that have it.
    layouts: BTreeSet<usize>,
}

impl Columns {
    /// The authored columns, read once.
    pub(crate) fn get() -> &'static Self {
        static COLUMNS: LazyLock<Columns> = LazyLock::new(Columns::new);
        &COLUMNS
    }

    fn new() -> Self {
        let layouts = layouts();
        let fields = fields();
        let vocabulary: Vocabulary = embedded(include_str!(concat!(env!("OUT_DIR"), "/vocabulary.json")));

        let mut known: BTreeMap<String, Known> =
            vocabulary.further_keys.iter().map(|key| (comparable(key), Known::default())).collect();
        let mut of_key = BTreeMap::new();
        for (&field, columns) in &fields.fields {
            for (rank, key) in columns.keys.iter().enumerate() {
                of_key.insert(key.as_str(), (field, rank));
                known.entry(comparable(key)).or_default().field = Some((field, rank));
            }
        }
        let headings: Vec<BTreeMap<Field, Arc<str>>> = layouts
            .iter()
            .map(|layout| layout.headings(&fields).into_iter().map(|(field, name)| (field, Arc::from(name))))
            .map(Iterator::collect)
            .collect();
        for (at, layout) in layouts.iter().enumerate() {
            for column in &layout.columns {
                let field = of_key.get(column.key.as_str()).copied();
                for text in [&column.key, &column.name] {
                    let known = known.entry(comparable(text)).or_default();
                    known.field = known.field.or(field);
                    known.layouts.insert(at);
                }
            }
        }
        for (&field, columns) in &fields.fields {
            let with_field = (0..layouts.len()).filter(|&at| headings[at].contains_key(&field));
            for name in &columns.names {
                let entry = known.entry(comparable(name)).or_default();
                entry.field = entry.field.or(Some((field, columns.keys.len())));
                entry.layouts.extend(with_field.clone());
            }
        }
        let needs = fields.fields.iter().map(|(&field, columns)| (field, columns.need)).collect();
        Self { layouts, headings, needs, known, vocabulary }
    }

    /// A layout by its place.
    pub(crate) fn layout(&self, at: usize) -> &Layout {
        &self.layouts[at]
    }

    /// The words of 当前状态 in a layout.
    pub(crate) fn statuses(&self, layout: usize) -> Option<&Statuses> {
        self.vocabulary.statuses.get(&self.layouts[layout].statuses)
    }

    /// Whether a text is a heading or key that is known.
    pub(crate) fn knows(&self, text: &str) -> bool {
        self.known.contains_key(&comparable(text))
    }

    /// Whether a text is the heading or key of a column of a layout.
    pub(crate) fn names_column(&self, text: &str) -> bool {
        self.known.get(&comparable(text)).is_some_and(|known| !known.layouts.is_empty())
    }

    /// The fields of a layout that are so needed and not among these, by the heading of their best column.
    pub(crate) fn missing(&self, layout: usize, need: Need, present: &BTreeSet<Field>) -> Vec<Arc<str>> {
        self.headings[layout]
            .iter()
            .filter(|(field, _)| self.needs.get(field) == Some(&need) && !present.contains(field))
            .map(|(_, name)| Arc::clone(name))
            .collect()
    }

    /// The headings of a sheet, if at least so many of these texts are known.
    pub(crate) fn heading<'t>(
        &self,
        texts: impl Iterator<Item = &'t str>,
        least: usize,
        letters: bool,
    ) -> Option<Heading> {
        let mut heading = Heading {
            layout: 0,
            columns: Vec::new(),
            fields: BTreeMap::new(),
            absent: BTreeMap::new(),
            unknown: Vec::new(),
            double: Vec::new(),
        };
        let mut seen = BTreeSet::new();
        let mut ranked: BTreeMap<Field, Vec<(usize, usize)>> = BTreeMap::new();
        let mut matches = vec![0_usize; self.layouts.len()];
        let mut recognised = 0;
        for (at, text) in texts.enumerate() {
            let name = Arc::from(showable::line(text).unwrap_or_default());
            heading.columns.push(Column { name, letter: letters.then(|| letter(at)) });
            let comparable = comparable(text);
            if comparable.is_empty() {
                continue;
            }
            let Some(known) = self.known.get(&comparable) else {
                heading.unknown.push(at);
                continue;
            };
            if let Some((field, rank)) = known.field {
                ranked.entry(field).or_default().push((rank, at));
            }
            if !seen.insert(comparable) {
                heading.double.push(at);
                continue;
            }
            recognised += usize::from(!known.layouts.is_empty());
            for &layout in &known.layouts {
                matches[layout] += 1;
            }
        }
        if recognised < least {
            return None;
        }

        for (field, mut columns) in ranked {
            columns.sort_unstable();
            heading.fields.insert(field, columns.into_iter().map(|(_, at)| at).collect());
        }
        // A sheet of natural persons has their papers; one that merely lacks the codes is not one.
        let natural = heading.fields.contains_key(&Field::Identity);
        heading.layout = (0..self.layouts.len())
            .filter(|&at| natural || !self.layouts[at].natural_persons)
            // Most headings in common. Few headings fit several layouts equally: then a later standard than that of
            // 2015, whose 当前状态 has other numbers; then the layout that lacks the fewest columns.
            .max_by_key(|&at| {
                let layout = &self.layouts[at];
                (matches[at], layout.generation > Generation::Y2015, Reverse(layout.columns.len()))
            })?;
        heading.absent = self.headings[heading.layout]
            .iter()
            .filter(|(field, _)| !heading.fields.contains_key(field))
            .map(|(&field, name)| (field, Arc::clone(name)))
            .collect();
        Some(heading)
    }
}

/// The headings of one sheet, or the keys of one item, and what they stand for.
#[derive(Debug)]
pub(crate) struct Heading {
    /// The place of its layout.
    pub(crate) layout: usize,
    /// Its columns as the sheet has them.
    pub(crate) columns: Vec<Column>,
    /// The columns of each field, best first.
    fields: BTreeMap<Field, Vec<usize>>,
    /// The layout's fields that it lacks, by the heading of their best column.
    absent: BTreeMap<Field, Arc<str>>,
    /// Columns that nothing is known of.
    pub(crate) unknown: Vec<usize>,
    /// Columns whose heading stands before.
    pub(crate) double: Vec<usize>,
}

impl Heading {
    /// The columns of a field, best first.
    pub(crate) fn columns_of(&self, field: Field) -> &[usize] {
        self.fields.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The fields it has.
    pub(crate) fn present(&self) -> impl Iterator<Item = Field> {
        self.fields.keys().copied()
    }

    /// The best column of a field, as people name it. Where there is none, its heading in the standard.
    pub(crate) fn name_of(&self, field: Field) -> Option<Column> {
        match self.columns_of(field).first() {
            Some(&at) => self.columns.get(at).cloned(),
            None => self.absent.get(&field).map(|name| Column { name: Arc::clone(name), letter: None }),
        }
    }
}

/// A column's letters in a spreadsheet, counted from 0: A, …, Z, AA, ….
pub(crate) fn letter(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authored::LayoutColumn;

    #[test]
    fn one_heading_means_one_thing() {
        let layouts = layouts();
        let fields = fields();
        let field_of =
            |key: &str| fields.fields.iter().find(|(_, columns)| columns.keys.iter().any(|k| k == key));
        let mut meanings = BTreeMap::new();
        for column in layouts.iter().flat_map(|layout| &layout.columns) {
            let field = field_of(&column.key).map(|(field, _)| *field);
            for text in [&column.key, &column.name] {
                let before = *meanings.entry(comparable(text)).or_insert(field);
                assert_eq!(before, field, "{text}");
            }
        }
        let keys: BTreeSet<&str> =
            layouts.iter().flat_map(|layout| &layout.columns).map(|column| column.key.as_str()).collect();
        for key in fields
            .fields
            .iter()
            .filter(|(field, _)| **field != Field::RepairState)
            .flat_map(|(_, of)| &of.keys)
        {
            assert!(keys.contains(key.as_str()), "{key} is in no layout");
        }
    }

    #[test]
    fn every_layout_is_recognised_by_its_own_headings_and_keys() {
        let columns = Columns::get();
        for (at, layout) in layouts().iter().enumerate() {
            for by_key in [false, true] {
                let text =
                    |column: &LayoutColumn| if by_key { column.key.clone() } else { column.name.clone() };
                let texts: Vec<String> = layout.columns.iter().map(text).collect();
                let heading = columns.heading(texts.iter().map(String::as_str), 3, true).expect("headings");
                assert_eq!(heading.layout, at, "{:?} {}", layout.generation, layout.kind);
                assert!(heading.unknown.is_empty() && heading.double.is_empty());
                let present = heading.present().collect();
                assert!(columns.missing(at, Need::Must, &present).is_empty());
                assert!(columns.missing(at, Need::Should, &present).is_empty());
            }
            assert!(columns.statuses(at).is_some());
        }
    }

    #[test]
    fn a_few_headings_in_any_order_and_dress_are_enough() {
        let columns = Columns::get();
        let texts = [
            "序号",
            "*处罚决定日期",
            "统一社会信用代码",
            "行政相对人\n名称",
            "罚款金额 (万元)",
            "罚款金额（万元）",
        ];
        let heading = columns.heading(texts.into_iter(), 3, true).expect("headings");
        assert_eq!(columns.layout(heading.layout).kind, RecordKind::AdministrativePenalty);
        assert_eq!(heading.columns_of(Field::Code), [2]);
        assert_eq!(heading.columns_of(Field::Fine), [4, 5]);
        assert_eq!(heading.unknown, [0]);
        assert_eq!(heading.double, [5]);
        let present = heading.present().collect();
        assert_eq!(columns.missing(heading.layout, Need::Must, &present), Vec::<Arc<str>>::new());
        assert!(
            columns.missing(heading.layout, Need::Should, &present).iter().any(|name| &**name == "处罚类别")
        );
        assert!(columns.heading(["说明", "行政相对人名称"].into_iter(), 3, true).is_none());
    }

    #[test]
    fn a_sheet_that_lacks_the_codes_is_not_one_of_natural_persons() {
        let columns = Columns::get();
        let without = ["行政相对人名称", "行政许可决定文书号", "许可决定日期"];
        let heading = columns.heading(without.into_iter(), 3, true).expect("headings");
        let layout = columns.layout(heading.layout);
        assert!(!layout.natural_persons);
        assert_eq!(layout.kind, RecordKind::AdministrativePermit);
        assert_eq!(heading.name_of(Field::Code).map(|column| column.letter), Some(None));

        let natural = without.into_iter().chain(["证件类型", "证件号码"]);
        let heading = columns.heading(natural, 3, true).expect("headings");
        assert!(columns.layout(heading.layout).natural_persons);
        assert_eq!(columns.layout(heading.layout).generation, Generation::Y2018);
    }

    #[test]
    fn few_headings_are_not_taken_for_those_of_2015() {
        let columns = Columns::get();
        let texts = ["行政相对人名称", "统一社会信用代码", "许可决定日期", "当前状态"];
        let heading = columns.heading(texts.into_iter(), 3, true).expect("headings");
        // There, 1 would mean 撤销.
        let statuses = columns.statuses(heading.layout).expect("statuses");
        assert_eq!(statuses.active[0], "1");
    }

    #[test]
    fn letters_are_those_of_a_spreadsheet() {
        for (at, expected) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            assert_eq!(letter(at), expected);
        }
    }
}
