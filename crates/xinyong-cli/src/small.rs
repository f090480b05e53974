//! `xinyong workdays`, `uscc` and `schema`.

use std::io::{self, Write};

use serde::Serialize;
use xinyong_score::uscc::{self, CodeCategory, Uscc, Verdict};
use xinyong_score::{Date, schema};
use xinyong_text::{date, not_a_uscc, term};

use crate::args::{Format, SchemaOf};
use crate::console::{BAD, Console, FAINT, GOOD, MARK, output, write_json};
use crate::exit::Exit;
use crate::table::{Align, Table};

/// The last day of a term of so many working days.
pub(crate) fn workdays(console: &Console, received: Date, days: u32) -> io::Result<Exit> {
    let Some(deadline) = xinyong_rules::calendar().nth_working_day_after(received, days) else {
        let last = date(console.lang, Date::MAX);
        let values = [("days", &*days.to_string()), ("last", &last)];
        console.complain(&console.say("workdays.too-many", &values));
        return Ok(Exit::Findings);
    };
    let mut output = output();
    match console.format_for_programs() {
        Format::Text => {
            let lang = console.lang;
            let (received, last) = (date(lang, received), date(lang, deadline.date));
            let values = [("received", &*received), ("days", &*days.to_string()), ("date", &last)];
            writeln!(output, "{}", console.say("workdays.last", &values))?;
            if deadline.provisional {
                writeln!(output, "{}", console.paint(MARK, &console.say("workdays.provisional", &[])))?;
            }
        }
        format => write_json(&mut output, format, &deadline)?,
    }
    output.flush()?;
    Ok(Exit::Fine)
}

/// What can be said of a code.
#[derive(Serialize)]
struct Judged<'a> {
    code: &'a str,
    verdict: Verdict,
    category: Option<CodeCategory>,
    region: Option<&'a str>,
}

/// The verdict on each code. JSON is written a line for each, in either form.
pub(crate) fn uscc(console: &Console, codes: &[String]) -> io::Result<Exit> {
    let mut exit = Exit::Fine;
    let mut output = output();
    let mut table = Table::new([Align::Left; 4]);
    let format = console.format_for_programs();
    for code in codes {
        let parsed = code.parse::<Uscc>();
        let verdict = uscc::verdict(code);
        if verdict != Verdict::Valid {
            exit |= Exit::Findings;
        }
        if format == Format::Text {
            let lang = console.lang;
            let style = match verdict {
                Verdict::Valid => GOOD,
                Verdict::CheckDigit => MARK,
                Verdict::Malformed => BAD,
            };
            let category = parsed.map(|code| term(lang, code.category())).unwrap_or_default();
            let note = match parsed {
                Ok(code) => code.region().to_owned(),
                Err(why) => not_a_uscc(lang, code, why),
            };
            table.styled([
                (style, code.clone()),
                (style, term(lang, verdict)),
                (FAINT, category),
                (FAINT, note),
            ]);
        } else {
            let found = parsed.as_ref().ok();
            let category = found.map(Uscc::category);
            let region = found.map(Uscc::region);
            write_json(&mut output, Format::Jsonl, &Judged { code, verdict, category, region })?;
        }
    }
    output.write_all(table.text(console, "").as_bytes())?;
    output.flush()?;
    Ok(exit)
}

/// The JSON Schema of a format.
pub(crate) fn schema(console: &Console, of: SchemaOf) -> io::Result<Exit> {
    let schema = match of {
        SchemaOf::Archive => schema::archive(),
        SchemaOf::Evaluation => schema::evaluation(),
        SchemaOf::Grades => schema::grades(),
        SchemaOf::Timeline => schema::timeline(),
        SchemaOf::Measures => schema::measures(),
        SchemaOf::Scenario => schema::scenario(),
        SchemaOf::Simulation => schema::simulation(),
        SchemaOf::Plan => schema::plan(),
        SchemaOf::Repair => schema::repair(),
        SchemaOf::Model => schema::model(),
        SchemaOf::Filing => schema::filing(),
        SchemaOf::FileCheck => schema::check(),
        SchemaOf::FileDecide => schema::decision(),
        SchemaOf::Receipt => schema::receipt(),
    };
    let mut output = output();
    write_json(&mut output, console.format(), &schema)?;
    output.flush()?;
    Ok(Exit::Fine)
}
