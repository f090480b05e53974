//! A plan in words.

use anstyle::Style;
use xinyong_score::plan::{Course, Outcome};
use xinyong_score::{Evaluation, Goal, Plan};
use xinyong_text::plan::{bound, headline, step, task};
use xinyong_text::{date, points, term, text};

use crate::console::{BAD, Console, FAINT, GOOD, MARK, STRONG, colour_of};
use crate::table::{Align, Table};

/// What stands over the rows of many plans.
pub(crate) fn heading(console: &Console, goal: Goal) -> String {
    let values = [("date", &*date(console.lang, goal.by)), ("grade", &term(console.lang, goal.grade))];
    format!("{}\n", console.paint(MARK, &console.say("plan.rows", &values)))
}

/// One of many plans, on a line.
pub(crate) fn row(console: &Console, plan: &Plan) -> String {
    let lang = console.lang;
    let entity = plan.today.archive().entity();
    let said = match &plan.outcome {
        Outcome::Reachable { best, .. } => {
            let count = best.actions.len().to_string();
            let values = [("count", &*count), ("date", &date(lang, best.reached_on))];
            console.paint(GOOD, &console.say("plan.row-reachable", &values))
        }
        Outcome::OutOfReach { short, .. } => {
            console.paint(BAD, &console.say("plan.row-out-of-reach", &[("short", &points(lang, *short))]))
        }
    };
    format!("{}  {}  {said}\n", entity.uscc, entity.name)
}

/// A plan with its steps, its alternatives or what stands in the way.
pub(crate) fn page(console: &Console, plan: &Plan) -> String {
    let lang = console.lang;
    let entity = plan.today.archive().entity();
    let mut page = format!("{}  {}\n\n", console.paint(STRONG, &entity.name), entity.uscc);
    page += &console.paint(MARK, &headline(lang, plan));
    page += "\n\n";
    page += &scores(console, plan);
    let steps = plan.best().actions.iter().map(|one| step(lang, plan, one));
    let title = if plan.is_reachable() { "plan.steps" } else { "plan.best-steps" };
    page += &console.section(title, &numbered(console, steps));
    match &plan.outcome {
        Outcome::Reachable { alternatives, .. } => {
            let ways = alternatives.iter().map(|course| alternative(console, plan, course));
            page + &console.section("plan.alternatives", &numbered(console, ways))
        }
        Outcome::OutOfReach { bounds, .. } => {
            let bounds = bounds.iter().map(|one| bound(lang, plan, one));
            page + &console.section("plan.bounds", &numbered(console, bounds))
        }
    }
}

/// The score now, when waiting, and with the plan.
fn scores(console: &Console, plan: &Plan) -> String {
    let lang = console.lang;
    let mut table = Table::new([Align::Left, Align::Left, Align::Right, Align::Left]);
    let mut line = |label: &str, evaluation: &Evaluation| {
        table.styled([
            (FAINT, console.say(label, &[])),
            (Style::new(), date(lang, evaluation.as_of())),
            (STRONG, points(lang, evaluation.score())),
            (colour_of(evaluation.grade()), term(lang, evaluation.grade())),
        ]);
    };
    line("plan.now", &plan.today);
    line("plan.waiting", plan.waiting.marked());
    if !plan.best().actions.is_empty() {
        line("plan.acting", plan.best().result.marked());
    }
    table.text(console, "")
}

/// Another way, in a sentence.
fn alternative(console: &Console, plan: &Plan, course: &Course) -> String {
    let lang = console.lang;
    let tasks: Vec<String> = course.actions.iter().map(|one| task(lang, plan, one)).collect();
    let values = [
        ("tasks", &*tasks.join(text(lang, "join.clauses"))),
        ("date", &date(lang, course.reached_on)),
        ("score", &points(lang, course.result.marked().score())),
    ];
    console.say("plan.alternative", &values)
}

/// Sentences under numbers.
fn numbered(console: &Console, sentences: impl Iterator<Item = String>) -> String {
    let mut table = Table::new([Align::Right, Align::Left]);
    for (at, sentence) in sentences.enumerate() {
        table.row([format!("{}.", at + 1), sentence]);
    }
    table.text(console, "  ")
}
