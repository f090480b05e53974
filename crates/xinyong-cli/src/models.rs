//! `xinyong model`: models listed, shown, checked and compared; and found for the other commands.

mod text;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use xinyong_rules::DEFAULT_MODEL;
use xinyong_score::authored;
use xinyong_score::evaluate::ModelName;
use xinyong_score::model::{Change, Flaw, ModelDocument, ModelProblem, diff};
use xinyong_score::{Date, Model};
use xinyong_text::{model_problem, not_in_force};

use crate::archives::unreadable;
use crate::args::{Asked, Format, ModelCommand};
use crate::clock;
use crate::console::{Console, output, write_json};
use crate::exit::Exit;

/// The built-in model with an id, or the one in a file. What is wrong is told on standard error.
pub(crate) fn load(console: &Console, name: &str) -> Result<Arc<Model>, Exit> {
    if let Some(model) = xinyong_rules::model(name) {
        return Ok(Arc::new(model));
    }
    let path = Path::new(name);
    if !path.exists() {
        let known: Vec<String> = xinyong_rules::model_documents().into_iter().map(|model| model.id).collect();
        let known = known.join(xinyong_text::text(console.lang, "join.list"));
        console.complain(&console.say("model.nowhere", &[("model", name), ("known", &known)]));
        return Err(Exit::Findings);
    }
    let checked = read(path).map_err(|error| {
        console.complain(&unreadable(console, name, &error));
        Exit::Findings
    })?;
    checked.and_then(Model::new).map(Arc::new).map_err(|problems| {
        for found in &problems {
            let sentence = model_problem(console.lang, found);
            console.complain(&console.say("output.place", &[("place", name), ("what", &sentence)]));
        }
        Exit::Findings
    })
}

/// The model of a name, or the default one.
pub(crate) fn named(console: &Console, name: Option<&str>) -> Result<Arc<Model>, Exit> {
    load(console, name.unwrap_or(DEFAULT_MODEL))
}

/// The model and the day by which something is asked: today, unless another is named. A day on which the model is not in
/// force is told on standard error.
pub(crate) fn asked(console: &Console, asked: &Asked) -> Result<(Arc<Model>, Date), Exit> {
    let model = named(console, asked.model.as_deref())?;
    let as_of = asked.as_of.unwrap_or_else(clock::today);
    match model.ensure_in_force(as_of) {
        Ok(()) => Ok((model, as_of)),
        Err(error) => {
            console.complain(&not_in_force(console.lang, &error));
            Err(Exit::Findings)
        }
    }
}

/// Runs a command about models.
pub(crate) fn run(console: &Console, command: ModelCommand) -> io::Result<Exit> {
    match command {
        ModelCommand::List => list(console),
        ModelCommand::Show { model } => match load(console, &model) {
            Ok(model) => show(console, &model),
            Err(exit) => Ok(exit),
        },
        ModelCommand::Check { file } => check(console, &file),
        ModelCommand::Diff { before, after } => match (load(console, &before), load(console, &after)) {
            (Ok(before), Ok(after)) => compare(console, &before, &after),
            (Err(exit), _) | (_, Err(exit)) => Ok(exit),
        },
    }
}

/// A model in a file, laid over the built-in one that it extends.
fn read(path: &Path) -> io::Result<Result<ModelDocument, Vec<ModelProblem>>> {
    let bytes = fs::read(path)?;
    Ok(parse(&bytes))
}

fn parse(bytes: &[u8]) -> Result<ModelDocument, Vec<ModelProblem>> {
    let unreadable = |why: &dyn ToString| {
        let what = Flaw::Unreadable(why.to_string().trim_end().to_owned());
        vec![ModelProblem { path: "model".into(), what }]
    };
    let text = str::from_utf8(bytes).map_err(|error| unreadable(&error))?;
    let json = if text.trim_start().starts_with('{') {
        text.to_owned()
    } else {
        toml::from_str::<serde_json::Value>(text).map_err(|error| unreadable(&error))?.to_string()
    };
    let document: ModelDocument = authored::read(&json)
        .map_err(|problems| problems.into_iter().map(ModelProblem::from).collect::<Vec<_>>())?;
    let base = document
        .extends
        .as_ref()
        .and_then(|id| xinyong_rules::model_documents().into_iter().find(|model| model.id == *id));
    Ok(match base {
        Some(base) => document.over(base),
        None => document,
    })
}

fn list(console: &Console) -> io::Result<Exit> {
    let mut output = output();
    let models = xinyong_rules::models();
    let names: Vec<ModelName<'_>> = models.iter().map(ModelName::from).collect();
    match console.format() {
        Format::Text => output.write_all(text::list(console, &models).as_bytes())?,
        Format::Json => write_json(&mut output, Format::Json, &names)?,
        Format::Jsonl => names.iter().try_for_each(|name| write_json(&mut output, Format::Jsonl, name))?,
    }
    output.flush()?;
    Ok(Exit::Fine)
}

fn show(console: &Console, model: &Model) -> io::Result<Exit> {
    let mut output = output();
    match console.format() {
        Format::Text => output.write_all(text::model(console, model).as_bytes())?,
        format => write_json(&mut output, format, model.document())?,
    }
    output.flush()?;
    Ok(Exit::Fine)
}

/// What a check found, for programs.
#[derive(Serialize)]
struct Checked<'a> {
    file: &'a str,
    problems: &'a [Found],
}

#[derive(Serialize)]
struct Found {
    path: String,
    message: String,
}

/// Everything wrong with a model, and every clause it cites that no known document has.
fn problems(console: &Console, document: Result<ModelDocument, Vec<ModelProblem>>) -> Vec<Found> {
    let documents = xinyong_rules::documents();
    let unknown: BTreeSet<String> = document
        .iter()
        .flat_map(ModelDocument::citations)
        .filter(|citation| xinyong_rules::cited(&documents, citation).is_none())
        .map(ToString::to_string)
        .collect();
    let flaws = document.and_then(Model::new).err().unwrap_or_default();
    let flaws = flaws.into_iter().map(|found| {
        let message = model_problem(console.lang, &found);
        Found { path: found.path, message }
    });
    let unknown = unknown.iter().map(|clause| {
        let message = console.say("model.no-clause", &[("clause", clause)]);
        Found { path: "basis".to_owned(), message }
    });
    flaws.chain(unknown).collect()
}

fn check(console: &Console, path: &Path) -> io::Result<Exit> {
    let file = path.display().to_string();
    let document = match read(path) {
        Ok(document) => document,
        Err(error) => {
            console.complain(&unreadable(console, &file, &error));
            return Ok(Exit::Findings);
        }
    };
    let problems = problems(console, document);
    let mut output = output();
    match console.format() {
        Format::Text if problems.is_empty() => {
            writeln!(output, "{}", console.say("model.sound", &[("file", &file)]))?;
        }
        Format::Text => {
            let count = problems.len().to_string();
            writeln!(output, "{}", console.say("model.problems", &[("file", &file), ("count", &count)]))?;
            for found in &problems {
                writeln!(output, "  {}", found.message)?;
            }
        }
        format => write_json(&mut output, format, &Checked { file: &file, problems: &problems })?,
    }
    output.flush()?;
    Ok(if problems.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Two models compared, for programs.
#[derive(Serialize)]
struct Compared<'a> {
    before: ModelName<'a>,
    after: ModelName<'a>,
    changes: &'a [Change],
}

fn compare(console: &Console, before: &Model, after: &Model) -> io::Result<Exit> {
    let changes = diff(before, after);
    let mut output = output();
    match console.format() {
        Format::Text => output.write_all(text::changes(console, before, after, &changes).as_bytes())?,
        Format::Json => {
            let compared = Compared { before: before.into(), after: after.into(), changes: &changes };
            write_json(&mut output, Format::Json, &compared)?;
        }
        Format::Jsonl => {
            changes.iter().try_for_each(|change| write_json(&mut output, Format::Jsonl, change))?;
        }
    }
    output.flush()?;
    Ok(Exit::Fine)
}
