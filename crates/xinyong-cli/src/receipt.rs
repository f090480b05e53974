//! `xinyong receipt` and `xinyong verify`: an evaluation kept, and whether what was kept still holds.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use xinyong_score::receipt::{Difference, Stated};
use xinyong_score::{Archive, Date, Model, Points, Receipt, evaluate};
use xinyong_text::{addition, date, difference, not_in_force, points, problem, term};

use crate::archives::{self, Form, Show, show_all};
use crate::args::{Asked, Format};
use crate::console::{BAD, Console, GOOD, output, write_json};
use crate::exit::Exit;
use crate::models;

/// Writes the receipts of every archive of these files.
pub(crate) fn keep(console: &Console, files: &[PathBuf], asked: &Asked) -> io::Result<Exit> {
    let (model, as_of) = match models::asked(console, asked) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    show_all(console, files, &Keeping { console, model, as_of })
}

struct Keeping<'a> {
    console: &'a Console,
    model: Arc<Model>,
    as_of: Date,
}

impl Show for Keeping<'_> {
    fn heading(&self) -> String {
        String::new()
    }

    fn footing(&self) -> String {
        String::new()
    }

    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>> {
        let evaluation = evaluate(&archive, &self.model, self.as_of)
            .map_err(|error| vec![not_in_force(self.console.lang, &error)])?;
        let receipt = Receipt::of(&evaluation);
        // A receipt is a document for programs: for a person it is laid out, and ends its line.
        let written = match form {
            Form::Pretty => serde_json::to_vec_pretty(&receipt),
            Form::Compact => serde_json::to_vec(&receipt),
            Form::Text => serde_json::to_vec_pretty(&receipt).map(ended),
            Form::Row => serde_json::to_vec(&receipt).map(ended),
        };
        written.map_err(|error| vec![error.to_string()])
    }
}

fn ended(mut line: Vec<u8>) -> Vec<u8> {
    line.push(b'\n');
    line
}

/// What a verification found, for programs.
#[derive(Serialize)]
struct Verified<'a> {
    number: &'a str,
    as_of: Date,
    score: Points,
    /// What start and lines add up to.
    sum: Points,
    /// Whether nothing in it contradicts anything else in it.
    unaltered: bool,
    problems: Vec<Found>,
    /// Whether the archive gives the same; null without one.
    agrees: Option<bool>,
    differences: Vec<Place>,
}

/// Something wrong with a receipt, for programs.
#[derive(Serialize)]
struct Found {
    path: String,
    code: &'static str,
    message: String,
}

/// A place at which a receipt differs, for programs.
#[derive(Serialize)]
struct Place {
    path: String,
    record: Option<String>,
    stated: Option<String>,
    found: Option<String>,
}

/// Says whether a receipt is unaltered and adds up, and whether an archive gives the same.
pub(crate) fn verify(
    console: &Console,
    path: &Path,
    archive: Option<&Path>,
    model: Option<&str>,
) -> io::Result<Exit> {
    let done = || -> Result<io::Result<Exit>, Exit> {
        let stated = archives::document(console, path, Receipt::stated)?;
        let differences =
            archive.map(|archive| again(console, &stated.receipt, archive, model)).transpose()?;
        let sound = stated.problems.is_empty() && differences.as_ref().is_none_or(Vec::is_empty);
        let mut output = output();
        let written = match console.format() {
            Format::Text => output.write_all(page(console, &stated, differences.as_deref()).as_bytes()),
            format => write_json(&mut output, format, &verified(console, &stated, differences)),
        };
        Ok(written.and_then(|()| output.flush()).map(|()| if sound { Exit::Fine } else { Exit::Findings }))
    };
    done().unwrap_or_else(Ok)
}

/// Where a receipt differs from what the archive gives. Of the models it may name only built-in ones: a name in a
/// receipt must open no file.
fn again(
    console: &Console,
    receipt: &Receipt,
    archive: &Path,
    model: Option<&str>,
) -> Result<Vec<Difference>, Exit> {
    let archive = archives::load(console, archive)?;
    let model = match (model, xinyong_rules::model(&receipt.model.id)) {
        (Some(name), _) => models::load(console, name)?,
        (None, Some(model)) => Arc::new(model),
        (None, None) => {
            console.complain(&console.say("receipt.unknown-model", &[("model", &receipt.model.id)]));
            return Err(Exit::Findings);
        }
    };
    let evaluation = evaluate(&archive, &model, receipt.as_of).map_err(|error| {
        console.complain(&not_in_force(console.lang, &error));
        Exit::Findings
    })?;
    Ok(receipt.agrees(&evaluation).err().unwrap_or_default())
}

/// The answer for a person.
fn page(console: &Console, stated: &Stated, differences: Option<&[Difference]>) -> String {
    let (lang, receipt) = (console.lang, &stated.receipt);
    let values = [
        ("number", &*receipt.number),
        ("name", &receipt.entity.name),
        ("uscc", receipt.entity.uscc.as_str()),
        ("date", &date(lang, receipt.as_of)),
        ("score", &points(lang, receipt.score)),
        ("grade", &term(lang, receipt.grade)),
        ("sum", &addition(receipt)),
    ];
    let verdict = |holds: bool, good: &str, bad: &str| {
        let (style, key) = if holds { (GOOD, good) } else { (BAD, bad) };
        console.paint(style, &console.say(key, &values))
    };
    let mut lines = vec![
        console.say("receipt.states", &values),
        verdict(stated.problems.is_empty(), "receipt.unaltered", "receipt.altered"),
    ];
    lines.extend(stated.problems.iter().map(|found| format!("  {}", problem(lang, found))));
    lines.push(verdict(receipt.sum() == receipt.score, "receipt.adds-up", "receipt.adds-up-not"));
    match differences {
        None => lines.push(console.say("receipt.no-archive", &[])),
        Some(found) => {
            lines.push(verdict(found.is_empty(), "receipt.agrees", "receipt.differs"));
            lines.extend(found.iter().map(|found| format!("  {}", difference(lang, found))));
        }
    }
    lines.push(console.say("receipt.no-seal", &[]));
    lines.join("\n") + "\n"
}

/// The answer for programs.
fn verified<'a>(console: &Console, stated: &'a Stated, differences: Option<Vec<Difference>>) -> Verified<'a> {
    let receipt = &stated.receipt;
    let problems = stated.problems.iter().map(|found| Found {
        path: found.path.clone(),
        code: found.what.code(),
        message: problem(console.lang, found),
    });
    Verified {
        number: &receipt.number,
        as_of: receipt.as_of,
        score: receipt.score,
        sum: receipt.sum(),
        unaltered: stated.problems.is_empty(),
        problems: problems.collect(),
        agrees: differences.as_ref().map(Vec::is_empty),
        differences: differences
            .into_iter()
            .flatten()
            .map(|Difference { path, record, stated, found }| Place { path, record, stated, found })
            .collect(),
    }
}
