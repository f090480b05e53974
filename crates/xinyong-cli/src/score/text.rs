//! An evaluation in words.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;
use xinyong_rules::Document;
use xinyong_score::model::{Citation, Notice, Provenance};
use xinyong_score::{Date, Evaluation, Line, Model, Points, Timeline};
use xinyong_text::{citations, date, detail, headline, points, signed, term, text, why};

use crate::console::{BAD, Console, FAINT, GOOD, MARK, STRONG, colour_of};
use crate::table::{Align, Table};

/// How wide the points of a row may be: `-1000.25`.
const POINTS: usize = 8;

/// What stands over the rows of many evaluations.
pub(crate) fn heading(console: &Console, model: &Model, as_of: Date) -> String {
    let lang = console.lang;
    let name = lang.of(&model.document().name);
    let title = console.say("score.rows", &[("date", &date(lang, as_of)), ("model", name)]);
    format!("{}\n", console.paint(STRONG, &title))
}

/// One of many evaluations, on a line.
pub(crate) fn row(console: &Console, evaluation: &Evaluation) -> String {
    let lang = console.lang;
    let entity = evaluation.archive().entity();
    let grade = evaluation.grade();
    let class = evaluation.band().map(|band| term(lang, band.class)).unwrap_or_default();
    let class = console.say("score.grade-and-class", &[("grade", &term(lang, grade)), ("class", &class)]);
    let room = " ".repeat(console.say("score.widest", &[]).width().saturating_sub(class.width()));
    let score = format!("{:>POINTS$}", evaluation.score().to_string());
    format!("{}  {score}  {}{room}  {}\n", entity.uscc, console.paint(colour_of(grade), &class), entity.name)
}

/// An evaluation with every reason, and what is ahead.
pub(crate) fn explained(console: &Console, ahead: &Timeline, documents: &[Document]) -> String {
    let lang = console.lang;
    let evaluation = &ahead.start;
    let entity = evaluation.archive().entity();
    let mut page = format!("{}  {}\n\n", console.paint(STRONG, &entity.name), entity.uscc);
    page += &headline(lang, evaluation, Some(ahead));
    page += "\n\n";
    page += &result(console, evaluation, ahead);
    page += &console.section("score.indicators", &indicators(console, evaluation));
    page += &console.section("score.records", &records(console, evaluation, documents));
    page + &notices(console, evaluation.model(), documents)
}

fn result(console: &Console, evaluation: &Evaluation, ahead: &Timeline) -> String {
    let lang = console.lang;
    let model = evaluation.model();
    let (law, illustrative) = evaluation.points_by_provenance();
    let class = evaluation.band().map(|band| term(lang, band.class)).unwrap_or_default();
    let grade = console
        .say("score.grade-and-class", &[("grade", &term(lang, evaluation.grade())), ("class", &class)]);
    let total = ("total", &*points(lang, model.total()));
    let rests = [("law", &*points(lang, law)), ("illustrative", &*signed(illustrative))];
    let in_force = date(lang, model.in_force_from());
    let named = [
        ("name", lang.of(&model.document().name)),
        ("id", model.id()),
        ("version", model.version()),
        ("date", &in_force),
        ("hash", short(model.hash())),
    ];
    let mut table = Table::new([Align::Left, Align::Left]);
    let mut line = |label: &str, style: Style, text: String| {
        table.styled([(FAINT, console.say(label, &[])), (style, text)]);
    };
    let score = console.say("score.of-total", &[("score", &points(lang, evaluation.score())), total]);
    line("score.score", STRONG, score);
    line("score.grade", colour_of(evaluation.grade()), grade);
    line("score.rests-on", Style::new(), console.say("score.law-and-illustrative", &rests));
    line("score.model", Style::new(), console.say("score.model-named", &named));
    if let Some(next) = ahead.next_snapshot {
        let values = [
            ("date", &*date(lang, next.date)),
            ("score", &*points(lang, next.score)),
            ("grade", &*term(lang, next.grade)),
        ];
        line("score.next-snapshot", Style::new(), console.say("score.snapshot", &values));
    }
    table.text(console, "")
}

/// The first digits of a hash, enough to tell two apart by eye.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn indicators(console: &Console, evaluation: &Evaluation) -> String {
    let lang = console.lang;
    let mut table = Table::new([Align::Left, Align::Right, Align::Left, Align::Left]);
    let mut line = |name: String, score: Points, max: Points, style: Style, provenance: Provenance| {
        table.styled([
            (style, name),
            (style, score.to_string()),
            (FAINT, format!("/ {max}")),
            (MARK, mark(console, Some(provenance))),
        ]);
    };
    for (first, score) in evaluation.first_level() {
        line(lang.of(&first.name).to_owned(), score, first.max, STRONG, first.provenance);
        for (second, score) in evaluation.second_level(&first.id) {
            line(format!("  {}", lang.of(&second.name)), score, second.max, Style::new(), second.provenance);
        }
    }
    table.text(console, "  ")
}

/// “示例”, where a value is; nothing where the law states it.
pub(crate) fn mark(console: &Console, provenance: Option<Provenance>) -> String {
    provenance
        .filter(|&provenance| provenance == Provenance::Illustrative)
        .map(|provenance| term(console.lang, provenance))
        .unwrap_or_default()
}

/// Every record by its effect.
fn records(console: &Console, evaluation: &Evaluation, documents: &[Document]) -> String {
    let lines = evaluation.lines_by_effect();
    lines.iter().map(|line| record(console, evaluation, line, documents)).collect::<Vec<_>>().join("\n")
}

fn record(console: &Console, evaluation: &Evaluation, line: &Line, documents: &[Document]) -> String {
    let lang = console.lang;
    let Some(record) = evaluation.record(line) else { return String::new() };
    let style = match line.points {
        Points::ZERO => FAINT,
        points if points.is_negative() => BAD,
        _ => GOOD,
    };
    let kind = match record.detail {
        Some(found) => {
            let values = [("kind", &*term(lang, record.kind)), ("detail", &*detail(lang, found))];
            console.say("score.kind-and-detail", &values)
        }
        None => term(lang, record.kind),
    };
    let first = [
        console.paint(style, &format!("{:>POINTS$}", signed(line.points))),
        console.paint(STRONG, &kind),
        record.id.clone(),
        date(lang, record.date),
        console.paint(MARK, &mark(console, evaluation.provenance(line))),
    ];
    let source = [&record.title, &record.authority, &record.document_no].into_iter().flatten();
    let source = source.map(String::as_str).collect::<Vec<_>>().join(text(lang, "join.list"));
    let basis = cited(console, evaluation.basis(line), documents);
    let reason = format!("{}{}", why(lang, evaluation, line), text(lang, "join.stop").trim_end());
    let below = [source, reason, console.paint(FAINT, &basis)];
    let indent = " ".repeat(POINTS + 2);
    let below = below.iter().filter(|text| !text.is_empty()).map(|text| format!("{indent}{text}\n"));
    format!("{}\n{}", first.join("  ").trim_end(), below.collect::<String>())
}

/// “依据：《…》第十条、…”; nothing where nothing is cited.
pub(crate) fn cited(console: &Console, basis: &[Citation], documents: &[Document]) -> String {
    if basis.is_empty() {
        return String::new();
    }
    console.say("score.basis", &[("basis", &citations(console.lang, documents, basis))])
}

/// The part of a page that says what must be said wherever a result of the model is shown.
pub(crate) fn notices(console: &Console, model: &Model, documents: &[Document]) -> String {
    notices_of(console, &model.document().notices, documents)
}

/// The part of a page that says these notices.
pub(crate) fn notices_of<'a>(
    console: &Console,
    notices: impl IntoIterator<Item = &'a Notice>,
    documents: &[Document],
) -> String {
    let notices = notices.into_iter().map(|notice| {
        let basis = console.paint(FAINT, &cited(console, &notice.basis, documents));
        format!("  {}\n    {basis}\n", console.lang.of(&notice.text))
    });
    console.section("score.notices", &notices.collect::<String>())
}
