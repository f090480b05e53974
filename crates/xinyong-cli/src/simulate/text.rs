//! A simulation in words.

use anstyle::Style;
use xinyong_score::scenario::DifferenceDocument;
use xinyong_score::{Date, Points, Simulation};
use xinyong_text::scenario::{alone, headline, together};
use xinyong_text::{date, record_name, signed, term};

use crate::console::{BAD, Console, FAINT, GOOD, MARK, STRONG, colour_of};
use crate::table::{Align, Table};

/// How wide a score may be: `1000.25`.
const SCORE: usize = 7;

/// What stands over the rows of many simulations.
pub(crate) fn heading(console: &Console, as_of: Date) -> String {
    let title = console.say("simulate.rows", &[("date", &date(console.lang, as_of))]);
    format!("{}\n", console.paint(MARK, &title))
}

/// One of many simulations, on a line.
pub(crate) fn row(console: &Console, simulation: &Simulation) -> String {
    let entity = simulation.before.archive().entity();
    let (from, to) = simulation.grades();
    let grade = |grade| console.paint(colour_of(grade), &term(console.lang, grade));
    let score = |score: Points| format!("{:>SCORE$}", score.to_string());
    format!(
        "{}  {} → {}  {} → {}  {}\n",
        entity.uscc,
        score(simulation.before.score()),
        score(simulation.after.marked().score()),
        grade(from),
        grade(to),
        entity.name
    )
}

/// A simulation with everything that it changes.
pub(crate) fn page(console: &Console, simulation: &Simulation) -> String {
    let lang = console.lang;
    let entity = simulation.before.archive().entity();
    let mut page = format!("{}  {}\n\n", console.paint(STRONG, &entity.name), entity.uscc);
    page += &console.paint(MARK, &headline(lang, simulation));
    page.push('\n');
    let mut actions = Table::new([Align::Left]);
    for sentence in alone(lang, simulation).into_iter().chain(together(lang, simulation)) {
        actions.row([sentence]);
    }
    page += &console.section("simulate.actions", &actions.text(console, "  "));
    page += &console.section("score.indicators", &indicators(console, simulation));
    page + &console.section("score.records", &records(console, simulation))
}

/// The indicators whose score is another, in the order of the model.
fn indicators(console: &Console, simulation: &Simulation) -> String {
    let lang = console.lang;
    let after = simulation.after.marked();
    let differences = simulation.indicators();
    let mut table = Table::new([Align::Left, Align::Right, Align::Left, Align::Right, Align::Right]);
    let mut line = |id: &str, name: String, style: Style| {
        if let Some(found) = differences.iter().find(|found| found.id == id) {
            table.styled([vec![(style, name)], figures(found)].concat());
        }
    };
    for (first, _) in after.first_level() {
        line(&first.id, lang.of(&first.name).to_owned(), STRONG);
        for (second, _) in after.second_level(&first.id) {
            line(&second.id, format!("  {}", lang.of(&second.name)), Style::new());
        }
    }
    table.text(console, "  ")
}

/// The records that do something else.
fn records(console: &Console, simulation: &Simulation) -> String {
    let lang = console.lang;
    let archive = simulation.after.marked().archive();
    let mut table = Table::new([
        Align::Left,
        Align::Left,
        Align::Right,
        Align::Left,
        Align::Right,
        Align::Right,
        Align::Left,
    ]);
    for found in simulation.records() {
        let name = archive.record(found.id).map(|record| record_name(lang, record, archive.records()));
        let reasons = [found.reason_before, found.reason_after].into_iter().flatten();
        let reasons = reasons.map(|reason| term(lang, reason)).collect::<Vec<_>>().join(" → ");
        let first = vec![(Style::new(), name.unwrap_or_default()), (FAINT, found.id.to_owned())];
        table.styled([first, figures(&found), vec![(FAINT, reasons)]].concat());
    }
    table.text(console, "  ")
}

/// Before, after and the difference.
fn figures(found: &DifferenceDocument<'_>) -> Vec<(Style, String)> {
    let points = |points: Option<Points>| points.map(signed_if_negative).unwrap_or_default();
    let style = match found.difference {
        Points::ZERO => FAINT,
        points if points.is_negative() => BAD,
        _ => GOOD,
    };
    vec![
        (Style::new(), points(found.before)),
        (FAINT, "→".to_owned()),
        (Style::new(), points(found.after)),
        (style, signed(found.difference)),
    ]
}

/// Scores are bare, deductions carry their sign.
fn signed_if_negative(points: Points) -> String {
    if points.is_negative() { signed(points) } else { points.to_string() }
}
