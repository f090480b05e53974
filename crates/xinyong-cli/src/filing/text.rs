//! A filing in words.

use anstyle::Style;
use xinyong_score::filing::{CheckDocument, Outcome, ProblemDocument, Subject};
use xinyong_score::{Evaluation, Filing, Line, Points, Procedures, Record, Simulation};
use xinyong_text::scenario::{alone, headline};
use xinyong_text::{date, detail, field, file_size, points, signed_points, term, text, why};

use crate::console::{BAD, Console, FAINT, GOOD, MARK, STRONG};
use crate::table::{Align, Table};

/// What a filing says, its history and its evidence.
pub(super) fn page(
    console: &Console,
    filing: &Filing,
    found: &CheckDocument<'_>,
    procedures: &Procedures,
) -> String {
    let lang = console.lang;
    let Some(receipt) = &found.receipt else { return String::new() };
    let values = [("matter", &*term(lang, receipt.matter)), ("number", receipt.number)];
    let title = console.paint(STRONG, &console.say("file.title", &values));
    let state = console.paint(MARK, &term(lang, receipt.state));
    let mut page = format!("{title}  {state}\n{}  {}\n\n", receipt.name, receipt.uscc);
    let mut table = Table::new([Align::Left, Align::Left]);
    let mut line = |label: String, style: Style, said: String| table.styled([(FAINT, label), (style, said)]);
    for (name, said) in subject(console, filing.subject()) {
        line(field(lang, name), Style::new(), said);
    }
    if let Some(deadline) = receipt.deadline {
        let days = procedures.term(filing.subject().change()).map_or(0, |term| term.working_days).to_string();
        let values = [("date", &*date(lang, deadline.date)), ("days", &*days)];
        let mut said = console.say("file.deadline-until", &values);
        if deadline.provisional {
            said = console.say("file.provisional", &[("deadline", &said)]);
        }
        if found.overdue {
            said = console.say("file.overdue", &[("deadline", &said)]);
        }
        line(console.say("file.deadline", &[]), if found.overdue { BAD } else { STRONG }, said);
    }
    line(console.say("file.content", &[]), FAINT, receipt.content.clone());
    page += &table.text(console, "");
    page += &titled(console, "history", &history(console, filing));
    page + &titled(console, "evidence", &evidence(console, filing))
}

/// A part of the page under the name of its field; nothing if there is nothing in it.
fn titled(console: &Console, name: &str, body: &str) -> String {
    let title = console.paint(STRONG, &field(console.lang, name));
    if body.is_empty() { String::new() } else { format!("\n{title}\n{body}") }
}

/// The fields of what is filed, each with what it says.
fn subject(console: &Console, subject: &Subject) -> Vec<(&'static str, String)> {
    let lang = console.lang;
    let list = |parts: Vec<String>| parts.join(text(lang, "join.list"));
    match subject {
        Subject::Declaration { record } => declared(console, record),
        Subject::Objection { record, wrong, statement } => {
            vec![("record", record.clone()), ("wrong", term(lang, *wrong)), ("statement", statement.clone())]
        }
        Subject::Repair { record, change, met, papers, promise } => {
            let procedures = xinyong_rules::procedures();
            // Conditions are said as the way of the change says them.
            let ways = procedures.document().ways.iter().filter(|way| way.change == *change);
            let conditions: Vec<_> = ways.flat_map(|way| &way.conditions).collect();
            let said = met.iter().map(|met| {
                let condition = conditions.iter().find(|condition| condition.requirement == *met);
                condition.map_or(met.as_str(), |condition| lang.of(&condition.text)).to_owned()
            });
            let mut lines = vec![
                ("record", record.clone()),
                ("change", term(lang, *change)),
                ("met", list(said.collect())),
                ("papers", list(papers.clone())),
            ];
            lines.extend(promise.iter().map(|promise| ("promise", promise.clone())));
            lines
        }
    }
}

fn declared(console: &Console, record: &Record) -> Vec<(&'static str, String)> {
    let lang = console.lang;
    let kind = match record.detail {
        Some(found) => {
            let values = [("kind", &*term(lang, record.kind)), ("detail", &*detail(lang, found))];
            console.say("score.kind-and-detail", &values)
        }
        None => term(lang, record.kind),
    };
    let mut lines = vec![("id", record.id.clone()), ("kind", kind), ("date", date(lang, record.date))];
    let source =
        [("title", &record.title), ("authority", &record.authority), ("document_no", &record.document_no)];
    lines.extend(source.into_iter().filter_map(|(name, said)| Some((name, said.clone()?))));
    lines
}

fn history(console: &Console, filing: &Filing) -> String {
    let lang = console.lang;
    if filing.history().is_empty() {
        return format!("  {}\n", console.say("file.no-step", &[]));
    }
    let mut table = Table::new([Align::Left; 4]);
    for step in filing.history() {
        let values = [("by", &*term(lang, step.by)), ("name", &*step.name)];
        table.styled([
            (Style::new(), date(lang, step.date)),
            (STRONG, term(lang, step.state)),
            (Style::new(), console.say("file.step", &values)),
            (FAINT, step.note.clone().unwrap_or_default()),
        ]);
    }
    table.text(console, "  ")
}

fn evidence(console: &Console, filing: &Filing) -> String {
    let lang = console.lang;
    let mut table = Table::new([Align::Left, Align::Left, Align::Right, Align::Left]);
    for file in filing.evidence() {
        table.styled([
            (Style::new(), file.name().to_owned()),
            (Style::new(), term(lang, file.media())),
            (Style::new(), file_size(lang, file.size())),
            (FAINT, file.sha256().to_owned()),
        ]);
    }
    table.text(console, "  ")
}

/// Everything wrong with a filing; or that nothing is, as far as was looked.
pub(super) fn problems(console: &Console, problems: &[ProblemDocument], with_archive: bool) -> String {
    if problems.is_empty() {
        let key = if with_archive { "file.no-problems" } else { "file.no-problems-alone" };
        return format!("\n{}\n", console.paint(GOOD, &console.say(key, &[])));
    }
    let lines = problems.iter().map(|found| format!("  {}\n", console.paint(BAD, &found.message)));
    console.section("file.problems", &lines.collect::<String>())
}

/// What a decision changed in the score.
pub(super) fn decided(
    console: &Console,
    filing: &Filing,
    outcome: Outcome,
    before: &Evaluation,
    after: &Evaluation,
) -> String {
    let lang = console.lang;
    let change = after.score() - before.score();
    let key = if change == Points::ZERO { "file.unchanged" } else { "file.decided" };
    let values = [
        ("number", filing.number()),
        ("outcome", &*term(lang, outcome)),
        ("date", &*date(lang, after.as_of())),
        ("model", lang.of(&after.model().document().name)),
        ("before", &*points(lang, before.score())),
        ("after", &*points(lang, after.score())),
        ("score", &*points(lang, after.score())),
        ("change", &*signed_points(lang, change)),
        ("from", &*term(lang, before.grade())),
        ("to", &*term(lang, after.grade())),
        ("grade", &*term(lang, after.grade())),
    ];
    console.say(key, &values)
}

/// What a yes would do to the score, and to the record with the limit it meets.
pub(super) fn supposed(console: &Console, filing: &Filing, effect: &Simulation) -> String {
    let after = effect.after.marked();
    let is_it =
        |line: &&Line| after.record(line).is_some_and(|record| record.id == filing.subject().record());
    let why = after.lines().iter().find(is_it).map(|line| why(console.lang, after, line));
    let mut table = Table::new([Align::Left]);
    table.styled([(MARK, headline(console.lang, effect))]);
    for said in alone(console.lang, effect).into_iter().chain(why) {
        table.row([said]);
    }
    console.section("file.effect", &table.text(console, "  "))
}
