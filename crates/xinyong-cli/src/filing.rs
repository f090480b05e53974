//! `xinyong file`: a filing checked, taken a step further, decided.

mod text;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use xinyong_rules::Document;
use xinyong_score::filing::{
    CheckDocument, Decision, DecisionDocument, Outcome, Party, ProblemDocument, State, Step, check, decide,
    effect,
};
use xinyong_score::{Archive, Filing, Procedures, World, evaluate};
use xinyong_text::{not_in_force, obstacle, problem, refusal, step_error, term};

use crate::archives::{self, document};
use crate::args::{Asked, FileCommand, Format, Taken};
use crate::clock;
use crate::console::{Console, output, write_json};
use crate::exit::Exit;
use crate::import::write_file;
use crate::models;

/// Runs a command about filings.
pub(crate) fn run(console: &Console, command: FileCommand) -> io::Result<Exit> {
    let done = match command {
        FileCommand::Check { filing, archive, asked, terms } => {
            examine(console, &filing, archive.as_deref(), &asked, &terms.procedures())
        }
        FileCommand::Step { filing, to, taken, out } => {
            take_step(console, &filing, to, taken, out.as_deref())
        }
        FileCommand::Decide { filing, archive, outcome, taken, model, terms, out, filing_out } => {
            let files = Files { filing, archive, out, filing_out };
            settle(console, &files, outcome, taken, model.as_deref(), &terms.procedures())
        }
    };
    done.unwrap_or_else(Ok)
}

/// A command that goes on unless something is wrong, which has been told by then.
type Done = Result<io::Result<Exit>, Exit>;

/// Shows a filing, with everything wrong with it.
fn examine(
    console: &Console,
    path: &Path,
    archive: Option<&Path>,
    asked: &Asked,
    procedures: &Procedures,
) -> Done {
    let lang = console.lang;
    let model = models::named(console, asked.model.as_deref())?;
    let as_of = asked.as_of.unwrap_or_else(clock::today);
    let documents = xinyong_rules::documents();
    let calendar = xinyong_rules::calendar();
    let text = archives::text(console, path)?;
    let filing = Filing::from_json(&text);
    let mut problems: Vec<ProblemDocument> = Vec::new();
    for found in filing.as_ref().err().into_iter().flatten() {
        let (code, message) = (found.what.code(), problem(lang, found));
        problems.push(ProblemDocument { path: found.path.clone(), code, message, basis: Vec::new() });
    }
    let archive = archive.map(|archive| archives::load(console, archive)).transpose()?;
    if let (Ok(filing), Some(archive)) = (&filing, &archive) {
        problems.extend(check(filing, archive, procedures, as_of).into_iter().map(|found| ProblemDocument {
            message: obstacle(lang, &documents, &found),
            code: found.what.code(),
            path: found.path,
            basis: found.basis,
        }));
    }
    // What a yes would do is said while there may still be one.
    let effect = match (&filing, &archive) {
        (Ok(filing), Some(archive)) if problems.is_empty() && !filing.state().is_final() => {
            let world = World { archive, model: &model, procedures, models: &|_| None };
            effect(filing, world, &calendar, as_of)
        }
        _ => None,
    };
    let exit = if problems.is_empty() { Exit::Fine } else { Exit::Findings };
    let filing = filing.as_ref().ok();
    let found = CheckDocument::new(filing, (procedures, &calendar), as_of, problems, effect.as_ref());
    let mut output = output();
    let written = match console.format() {
        Format::Text => {
            let page =
                filing.map(|filing| text::page(console, filing, &found, procedures)).unwrap_or_default();
            let problems = text::problems(console, &found.problems, archive.is_some());
            let effect = match (filing, &effect) {
                (Some(filing), Some(effect)) => text::supposed(console, filing, effect),
                _ => String::new(),
            };
            output.write_all((page + &problems + &effect).as_bytes())
        }
        format => write_json(&mut output, format, &found),
    };
    Ok(written.and_then(|()| output.flush()).map(|()| exit))
}

/// Takes a filing a step further.
fn take_step(console: &Console, path: &Path, to: State, taken: Taken, out: Option<&Path>) -> Done {
    let filing = document(console, path, Filing::from_json)?;
    let by = to.taken_by().unwrap_or(Party::Filer);
    let name = taken.by.unwrap_or_else(|| usual_name(&filing, by));
    let date = taken.as_of.unwrap_or_else(clock::today);
    let next = filing.after(Step { state: to, date, by, name, note: taken.note }).map_err(|errors| {
        for error in &errors {
            console.complain(&step_error(console.lang, error));
        }
        Exit::Findings
    })?;
    let written = write(console, out, &next);
    // What was not written has not happened.
    if let Ok(Exit::Fine) = written {
        let values = [
            ("number", next.number()),
            ("before", &*term(console.lang, filing.state())),
            ("after", &*term(console.lang, next.state())),
        ];
        console.note(&console.say("file.stepped", &values));
    }
    Ok(written)
}

/// The name of a party where none is given: the filer's own, or that of the authority that took the last step. Nothing
/// if no authority has taken one yet.
fn usual_name(filing: &Filing, by: Party) -> String {
    let last = filing.history().iter().rev().find(|step| step.by == Party::Authority);
    match by {
        Party::Filer => filing.filer().name.clone(),
        Party::Authority => last.map(|step| step.name.clone()).unwrap_or_default(),
    }
}

/// The files of a decision.
struct Files {
    filing: PathBuf,
    archive: PathBuf,
    out: Option<PathBuf>,
    filing_out: Option<PathBuf>,
}

/// Decides a filing, writes the archive that follows, and says what it changed in the score.
fn settle(
    console: &Console,
    files: &Files,
    outcome: Outcome,
    taken: Taken,
    model: Option<&str>,
    procedures: &Procedures,
) -> Done {
    let lang = console.lang;
    let model = models::named(console, model)?;
    let as_of = taken.as_of.unwrap_or_else(clock::today);
    let before = archives::load(console, &files.archive)?;
    let filing = document(console, &files.filing, Filing::from_json)?;
    let name = taken.by.unwrap_or_else(|| usual_name(&filing, Party::Authority));
    let decision = Decision { outcome, on: as_of, name, note: taken.note };
    let (archive, filing) = decide(&before, &filing, procedures, decision).map_err(|refused| {
        let documents: Vec<Document> = xinyong_rules::documents();
        for sentence in refusal(lang, &documents, &refused) {
            console.complain(&sentence);
        }
        Exit::Findings
    })?;
    let archive: Arc<Archive> = Arc::new(archive);
    let evaluated = |archive| {
        evaluate(archive, &model, as_of).map_err(|error| {
            console.complain(&not_in_force(lang, &error));
            Exit::Findings
        })
    };
    let (before, after) = (evaluated(&before)?, evaluated(&archive)?);

    // The filing is decided once the archive that follows is there: what was not written has not happened.
    let written = write(console, files.out.as_deref(), &*archive);
    let Ok(Exit::Fine) = written else { return Ok(written) };
    if let Some(path) = &files.filing_out {
        let kept = write_file(console, path, |file| write_json(file, console.format(), &filing));
        if kept != Exit::Fine {
            return Ok(Ok(kept));
        }
    }
    console.note(&text::decided(console, &filing, outcome, &before, &after));
    // Without a file for it, the archive has standard output to itself.
    if files.out.is_some() && console.format() != Format::Text {
        let receipt = filing.receipt(procedures, &xinyong_rules::calendar());
        let mut output = output();
        let told =
            write_json(&mut output, console.format(), &DecisionDocument::new(receipt, &before, &after))
                .and_then(|()| output.flush());
        return Ok(told.map(|()| Exit::Fine));
    }
    Ok(written)
}

/// Writes a document to a file, or else to standard output.
fn write(console: &Console, out: Option<&Path>, document: &impl Serialize) -> io::Result<Exit> {
    if let Some(path) = out {
        return Ok(write_file(console, path, |file: &mut BufWriter<fs::File>| {
            write_json(file, console.format(), document)
        }));
    }
    let mut output = output();
    write_json(&mut output, console.format(), document)?;
    output.flush()?;
    Ok(Exit::Fine)
}
