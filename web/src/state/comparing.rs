//! 对比: two models laid side by side, a part a row, and what the kernel says of each part: equal, or different in what.

use xinyong_rules::Document;
use xinyong_score::Model;
use xinyong_score::model::{Bilingual, Change, Citation, Provenance, diff};

use super::citing::rule_name;
use crate::words::Words;

/// The year in which a yearly day is written out; any would do.
const ANY_YEAR: i32 = 2001;

/// A group of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The key of its name among the portal's words.
    pub key: &'static str,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One part of two models.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where it stands in a model: `rules.penalty-minor`.
    path: String,
    /// What it is called.
    pub label: String,
    /// What each of the two says; nothing if it has no such part.
    pub sides: [Option<Side>; 2],
    /// Whether they differ in what holds, and not only in why.
    pub value_differs: bool,
    /// Whether they differ in basis.
    pub basis_differs: bool,
}

/// What a model says.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The value in words.
    pub value: String,
    /// What it rests on; empty where nothing can be cited for it.
    pub basis: Vec<Citation>,
}

/// Two models compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Every part of either.
    pub groups: Vec<Group>,
    /// Whether every score comes out the same under both.
    pub scores_equal: bool,
}

impl Row {
    /// Whether the two differ in anything.
    pub const fn differs(&self) -> bool {
        self.value_differs || self.basis_differs
    }
}

/// The parts of a model on which a score depends, and what of them it does not depend on.
const SCORING: [&str; 5] = ["total", "bands", "first_level", "second_level", "rules"];
const BESIDE: [&str; 3] = ["name", "basis", "provenance"];

/// Compares two models. What differs is what the kernel's [`diff`] says.
pub fn compare(one: &Model, other: &Model, documents: &[Document], words: Words) -> Comparison {
    let mut groups = side_by_side(parts(one, documents, words), parts(other, documents, words));
    let mut scores_equal = true;
    for Change { path, .. } in diff(one, other) {
        let mut steps = path.split('.');
        if steps.next().is_some_and(|part| SCORING.contains(&part))
            && !steps.any(|step| BESIDE.contains(&step))
        {
            scores_equal = false;
        }
        // What is said in the language that is not spoken here is not shown.
        if path.ends_with(if words.lang == xinyong_text::Lang::Zh { ".en" } else { ".zh" }) {
            continue;
        }
        let rows = groups.iter_mut().flat_map(|group| &mut group.rows);
        let within = |row: &&mut Row| {
            path.strip_prefix(&row.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        if let Some(row) = rows.filter(within).max_by_key(|row| row.path.len()) {
            if path.rsplit('.').next() == Some("basis") {
                row.basis_differs = true;
            } else {
                row.value_differs = true;
            }
        }
    }
    Comparison { groups, scores_equal }
}

/// A part of one model: its group, its path, its name, and what is said.
struct Part {
    group: &'static str,
    path: String,
    label: String,
    side: Side,
}

/// The parts of both, the first one's order kept.
fn side_by_side(one: Vec<Part>, other: Vec<Part>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, part) in one.into_iter().map(|part| (0, part)).chain(other.into_iter().map(|part| (1, part))) {
        let place = groups.iter().position(|group| group.key == part.group).unwrap_or_else(|| {
            groups.push(Group { key: part.group, rows: Vec::new() });
            groups.len() - 1
        });
        let rows = &mut groups[place].rows;
        let place = rows.iter().position(|row| row.path == part.path).unwrap_or_else(|| {
            let (path, label) = (part.path, part.label);
            rows.push(Row { path, label, sides: [None, None], value_differs: false, basis_differs: false });
            rows.len() - 1
        });
        rows[place].sides[at] = Some(part.side);
    }
    groups
}

/// Everything that a model says, in words.
fn parts(model: &Model, documents: &[Document], words: Words) -> Vec<Part> {
    let document = model.document();
    let mut parts = Vec::new();
    let mut add = |group, path: &str, label: String, value: String, basis: &[Citation]| {
        let side = Side { value, basis: basis.to_vec() };
        parts.push(Part { group, path: path.to_owned(), label, side });
    };
    let t = |key: &str| words.t(key).to_string();
    let name = |name: &Bilingual| words.of(name).to_string();
    let points = |points| xinyong_text::points(words.lang, points);
    let with = |value: String, provenance: Provenance| {
        let standing = xinyong_text::term(words.lang, provenance);
        words.with("compare.value", &[("value", &value), ("provenance", &standing)]).to_string()
    };

    let general = "compare.general";
    add(general, "id", t("compare.id"), document.id.clone(), &[]);
    add(general, "name", t("compare.name"), name(&document.name), &[]);
    add(general, "version", t("compare.version"), document.version.clone(), &[]);
    let from = xinyong_text::date(words.lang, document.in_force_from);
    add(general, "in_force_from", t("compare.in_force_from"), from, &[]);
    let basis = xinyong_text::citations(words.lang, documents, &document.basis);
    add(general, "basis", t("policy.basis"), basis, &[]);
    if let Some(cycle) = &document.cycle {
        let day = cycle.each_year_on.and_then(|day| day.in_year(ANY_YEAR));
        let said = day.map_or_else(|| t("policy.cycle_open"), |day| cycle_day(day, words));
        add(general, "cycle", t("policy.cycle"), with(said, cycle.provenance), &cycle.basis);
    }
    for notice in &document.notices {
        let path = format!("notices.{}", notice.id);
        add(general, &path, t("compare.notice"), with(name(&notice.text), notice.provenance), &notice.basis);
    }
    if let Some(total) = &document.total {
        let value = with(points(total.points), total.provenance);
        add("compare.total", "total", t("policy.total"), value, &total.basis);
    }
    for band in &document.bands {
        let class = xinyong_text::term(words.lang, band.class);
        let scores = xinyong_text::band(words.lang, band);
        let value = words.with("compare.band", &[("class", &class), ("scores", &scores)]).to_string();
        let grade = xinyong_text::term(words.lang, band.grade);
        let path = format!("bands.{}", band.grade);
        add("compare.bands", &path, grade, with(value, band.provenance), &band.basis);
    }
    for first in &document.first_level {
        let value = words.with("policy.out_of", &[("points", &first.max.to_string())]).to_string();
        let path = format!("first_level.{}", first.id);
        add("compare.indicators", &path, name(&first.name), with(value, first.provenance), &first.basis);
    }
    for second in &document.second_level {
        let max = second.max.to_string();
        let polarity = xinyong_text::term(words.lang, second.polarity);
        let value = words.with("compare.indicator", &[("points", &max), ("polarity", &polarity)]).to_string();
        let path = format!("second_level.{}", second.id);
        add("compare.indicators", &path, name(&second.name), with(value, second.provenance), &second.basis);
    }
    for rule in &document.rules {
        let (path, label) = (format!("rules.{}", rule.id), rule_name(rule, words));
        let value = with(xinyong_text::signed_points(words.lang, rule.points), rule.provenance);
        add("compare.rules", &path, label, value, &rule.basis);
    }
    for rule in &document.rules {
        let (path, label) = (format!("rules.{}.window", rule.id), rule_name(rule, words));
        let value = with(xinyong_text::window(words.lang, &rule.window), rule.window.provenance);
        add("compare.windows", &path, label, value, &rule.window.basis);
    }
    for (reason, part) in &document.not_counting {
        let path = format!("not_counting.{reason}");
        let value = with(t("compare.not_counted"), part.provenance);
        add("compare.not_counting", &path, xinyong_text::term(words.lang, *reason), value, &part.basis);
    }
    parts
}

/// The yearly day of an evaluation in words: “每年12月31日”.
pub fn cycle_day(day: xinyong_score::Date, words: Words) -> String {
    let month = xinyong_text::text(words.lang, &format!("month.{}", day.month()));
    let values = [("month", month), ("day", &day.day().to_string())];
    words.with("policy.cycle_yearly", &values).to_string()
}

#[cfg(test)]
mod tests {
    use xinyong_score::model::ModelDocument;
    use xinyong_text::Lang;

    use super::*;

    const ZH: Words = Words { lang: Lang::Zh };

    fn authored(id: &str) -> ModelDocument {
        xinyong_rules::model(id).expect("a model").document().clone()
    }

    fn compared(one: &Model, other: &Model) -> Comparison {
        compare(one, other, &xinyong_rules::documents(), ZH)
    }

    fn differing(comparison: &Comparison) -> Vec<&str> {
        let rows = comparison.groups.iter().flat_map(|group| &group.rows);
        rows.filter(|row| row.differs()).map(|row| &*row.path).collect()
    }

    #[test]
    fn every_difference_that_the_kernel_finds_stands_in_a_row() {
        let models = xinyong_rules::models();
        for (one, other) in models.iter().flat_map(|one| models.iter().map(move |other| (one, other))) {
            let comparison = compared(one, other);
            let shown = differing(&comparison);
            for change in
                diff(one, other).iter().filter(|change| change.path.rsplit('.').next() != Some("en"))
            {
                assert!(shown.iter().any(|path| change.path.starts_with(path)), "{}", change.path);
            }
            assert_eq!(shown.is_empty(), one == other);
            assert!(comparison.scores_equal, "the schemes of Heihe score as the province does");
        }
    }

    #[test]
    fn another_value_is_told_from_another_basis() {
        let one = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("a model");
        let mut document = authored(one.id());
        document.rules[0].points += xinyong_score::Points::whole(1);
        let changed = document.rules[0].id.clone();
        document.rules[1].window.basis.extend(document.basis.iter().cloned());
        let other = Model::new(document).expect("sound");

        let comparison = compared(&one, &other);
        assert!(!comparison.scores_equal);
        let rows: Vec<&Row> =
            comparison.groups.iter().flat_map(|group| &group.rows).filter(|row| row.differs()).collect();
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!(rows[0].path, format!("rules.{changed}"));
        assert!(rows[0].value_differs && !rows[0].basis_differs);
        assert!(!rows[1].value_differs && rows[1].basis_differs);
    }

    #[test]
    fn another_name_or_standing_scores_the_same() {
        let one = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("a model");
        let mut document = authored(one.id());
        document.second_level[0].name.zh.push('新');
        let rule = document.rules.iter_mut().find(|rule| rule.provenance == Provenance::Illustrative);
        rule.expect("an illustrative rule").provenance = Provenance::Law;
        let comparison = compared(&one, &Model::new(document).expect("sound"));
        assert_eq!(differing(&comparison).len(), 2);
        assert!(comparison.scores_equal);
    }

    #[test]
    fn a_part_that_one_model_lacks_is_a_row_with_one_side() {
        let one = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("a model");
        let mut document = authored(one.id());
        let gone = document.rules.pop().expect("a rule").id;
        let comparison = compared(&one, &Model::new(document).expect("sound"));
        let rows = comparison.groups.iter().flat_map(|group| &group.rows);
        let row = rows.clone().find(|row| row.path == format!("rules.{gone}")).expect("its row");
        assert!(row.sides[0].is_some() && row.sides[1].is_none() && row.value_differs);
    }
}
