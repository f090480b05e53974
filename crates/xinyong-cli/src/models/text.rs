//! Models in words.

use anstyle::Style;
use xinyong_rules::Document;
use xinyong_score::Model;
use xinyong_score::model::{Change, Polarity, Provenance, Rule};
use xinyong_text::{band, citations, condition, date, points, signed, term, text, window};

use crate::console::{BAD, Console, FAINT, GOOD, MARK, STRONG, colour_of};
use crate::score::notices;
use crate::table::{Align, Table};

/// The built-in models.
pub(crate) fn list(console: &Console, models: &[Model]) -> String {
    let lang = console.lang;
    let mut table = Table::new([Align::Left; 4]);
    table.styled(
        ["model.id", "model.name", "model.version", "model.in-force-from"]
            .map(|column| (FAINT, console.say(column, &[]))),
    );
    for model in models {
        table.row([
            model.id().to_owned(),
            lang.of(&model.document().name).to_owned(),
            model.version().to_owned(),
            date(lang, model.in_force_from()),
        ]);
    }
    table.text(console, "")
}

/// A model with every value and what it rests on.
pub(crate) fn model(console: &Console, model: &Model) -> String {
    let lang = console.lang;
    let document = model.document();
    let documents = xinyong_rules::documents();
    let mut head = Table::new([Align::Left, Align::Left]);
    let mut line =
        |label: &str, text: String| head.styled([(FAINT, console.say(label, &[])), (Style::new(), text)]);
    line("model.id", model.id().to_owned());
    line("model.version", model.version().to_owned());
    line("model.in-force-from", date(lang, model.in_force_from()));
    line("model.hash", model.hash().to_owned());
    line("model.total", points(lang, model.total()));
    line("model.start", points(lang, model.start()));
    let yearly = model.yearly_day().and_then(|day| day.in_year(model.in_force_from().year()));
    line(
        "model.cycle",
        match yearly {
            Some(day) => {
                let (month, day) = (text(lang, &format!("month.{}", day.month())), day.day().to_string());
                console.say("model.yearly", &[("month", month), ("day", &day)])
            }
            None => console.say("model.as-data-changes", &[]),
        },
    );

    let mut page =
        format!("{}\n\n{}", console.paint(STRONG, lang.of(&document.name)), head.text(console, ""));
    for (title, body) in [
        ("model.bands", bands(console, model, &documents)),
        ("model.rules", rules(console, model, &documents)),
        ("model.not-counting", not_counting(console, model, &documents)),
    ] {
        page += &console.section(title, &body);
    }
    page + &notices(console, model, &documents)
}

fn bands(console: &Console, model: &Model, documents: &[Document]) -> String {
    let lang = console.lang;
    let mut table = Table::new([Align::Left; 5]);
    for found in &model.document().bands {
        table.styled([
            (colour_of(found.grade), term(lang, found.grade)),
            (Style::new(), term(lang, found.class)),
            (Style::new(), band(lang, found)),
            provenance(console, found.provenance),
            (FAINT, citations(console.lang, documents, &found.basis)),
        ]);
    }
    table.text(console, "  ")
}

/// The indicators of both levels, and under each second-level one its rules.
fn rules(console: &Console, model: &Model, documents: &[Document]) -> String {
    let lang = console.lang;
    let document = model.document();
    let mut table = Table::new([Align::Left, Align::Right, Align::Left, Align::Left, Align::Left]);
    for first in &document.first_level {
        table.styled([
            (STRONG, lang.of(&first.name).to_owned()),
            (STRONG, first.max.to_string()),
            (FAINT, String::new()),
            provenance(console, first.provenance),
            (FAINT, citations(console.lang, documents, &first.basis)),
        ]);
        for second in document.second_level.iter().filter(|part| part.of == first.id) {
            table.styled([
                (Style::new(), format!("  {}", lang.of(&second.name))),
                (Style::new(), second.max.to_string()),
                (FAINT, term(lang, second.polarity)),
                provenance(console, second.provenance),
                (FAINT, citations(console.lang, documents, &second.basis)),
            ]);
            for rule in document.rules.iter().filter(|rule| rule.indicator == second.id) {
                table.styled([
                    (FAINT, format!("    {}", scored(console, rule))),
                    (if second.polarity == Polarity::Negative { BAD } else { GOOD }, signed(rule.points)),
                    (Style::new(), window(lang, &rule.window)),
                    provenance(console, rule.provenance),
                    (FAINT, rule_basis(console, rule, documents)),
                ]);
            }
        }
    }
    table.text(console, "  ")
}

/// Which records a rule is for: “行政处罚（失信程度：轻微）”.
fn scored(console: &Console, rule: &Rule) -> String {
    let (kind, detail) = (term(console.lang, rule.kind), condition(console.lang, &rule.when));
    if detail.is_empty() {
        kind
    } else {
        console.say("score.kind-and-detail", &[("kind", &kind), ("detail", &detail)])
    }
}

/// What a rule rests on, its window apart where that rests on something else.
fn rule_basis(console: &Console, rule: &Rule, documents: &[Document]) -> String {
    let basis = citations(console.lang, documents, &rule.basis);
    if rule.window.basis == rule.basis && rule.window.provenance == rule.provenance {
        return basis;
    }
    let values = [
        ("window", &*citations(console.lang, documents, &rule.window.basis)),
        ("provenance", &*term(console.lang, rule.window.provenance)),
        ("basis", &basis),
    ];
    console.say("model.basis-and-window", &values)
}

fn not_counting(console: &Console, model: &Model, documents: &[Document]) -> String {
    let mut table = Table::new([Align::Left; 3]);
    for (reason, part) in &model.document().not_counting {
        table.styled([
            (Style::new(), term(console.lang, *reason)),
            provenance(console, part.provenance),
            (FAINT, citations(console.lang, documents, &part.basis)),
        ]);
    }
    table.text(console, "  ")
}

fn provenance(console: &Console, provenance: Provenance) -> (Style, String) {
    let style = if provenance == Provenance::Law { Style::new() } else { MARK };
    (style, term(console.lang, provenance))
}

/// Two models compared, a value a line.
pub(crate) fn changes(console: &Console, before: &Model, after: &Model, changes: &[Change]) -> String {
    let named = |model: &Model| format!("{} {}", model.id(), model.version());
    let values =
        [("before", &*named(before)), ("after", &*named(after)), ("count", &*changes.len().to_string())];
    let key = if changes.is_empty() { "model.same" } else { "model.changes" };
    let mut table = Table::new([Align::Left; 4]);
    let value = |value: &Option<serde_json::Value>| match value {
        None => "—".to_owned(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    for change in changes {
        table.styled([
            (Style::new(), change.path.clone()),
            (BAD, value(&change.before)),
            (FAINT, "→".to_owned()),
            (GOOD, value(&change.after)),
        ]);
    }
    format!("{}\n{}", console.paint(STRONG, &console.say(key, &values)), table.text(console, "  "))
}
