//! Archives from any number of files, shown one after another: in parallel, in the order of the input.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use xinyong_score::archive::What;
use xinyong_score::{Archive, Problem};
use xinyong_text::{problem, what};

use crate::args::Format;
use crate::console::{Console, output};
use crate::exit::Exit;
use crate::import;
use crate::input::{self, Input, Lines};
use crate::progress;

/// Fewer lines than this are not worth another thread.
const LINES_A_THREAD: usize = 32;

/// In what form one archive's result is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text about the only archive.
    Text,
    /// Text about one of many.
    Row,
    /// A JSON document over several lines.
    Pretty,
    /// A JSON document on one line.
    Compact,
}

impl Form {
    /// A result as JSON, or as `text` says it.
    pub(crate) fn of(
        self,
        result: &impl Serialize,
        text: impl FnOnce() -> String,
    ) -> Result<Vec<u8>, Vec<String>> {
        match self {
            Self::Text | Self::Row => return Ok(text().into_bytes()),
            Self::Pretty => serde_json::to_vec_pretty(result),
            Self::Compact => serde_json::to_vec(result),
        }
        .map_err(|error| vec![error.to_string()])
    }
}

/// What to show of each archive.
pub(crate) trait Show: Sync {
    /// What stands over rows of text.
    fn heading(&self) -> String;

    /// What stands under rows of text.
    fn footing(&self) -> String;

    /// The result for an archive, or sentences that say why there is none.
    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>>;

    /// A page about an archive, with what stands under it where it is the only one.
    fn whole(&self, page: String, form: Form) -> String {
        if form == Form::Text { page + &self.footing() } else { page }
    }
}

/// Shows every archive of these files in order; those of sheets, which are read together, at the end. What is wrong
/// is told on standard error, and the others go on.
pub(crate) fn show_all(console: &Console, files: &[PathBuf], show: &impl Show) -> io::Result<Exit> {
    all(Results { console, show, output: output(), many: files.len() > 1, begun: false }, files)
}

/// Hands over every archive of these files, in no order. What is wrong is told on standard error.
pub(crate) fn gather(
    console: &Console,
    files: &[PathBuf],
    take: impl Fn(&Archive) + Sync,
) -> io::Result<Exit> {
    all(Results { console, show: &Gathered(take), output: io::sink(), many: true, begun: false }, files)
}

/// Nothing is shown of what is gathered.
struct Gathered<T>(T);

impl<T: Fn(&Archive) + Sync> Show for Gathered<T> {
    fn heading(&self) -> String {
        String::new()
    }

    fn footing(&self) -> String {
        String::new()
    }

    fn show(&self, archive: Arc<Archive>, _: Form) -> Result<Vec<u8>, Vec<String>> {
        (self.0)(&archive);
        Ok(Vec::new())
    }
}

fn all<S: Show, W: Write>(mut results: Results<'_, S, W>, files: &[PathBuf]) -> io::Result<Exit> {
    let console = results.console;
    let mut exit = Exit::Fine;
    let mut sheets = Vec::new();
    for path in files {
        let file = name_of(console, path);
        match input::open(path) {
            Err(error) => {
                console.complain(&unreadable(console, &file, &error));
                exit |= Exit::Findings;
            }
            Ok(Input::Archive(text)) => exit |= results.add(vec![read(console, &file, None, &text)])?,
            Ok(Input::Lines(lines)) => exit |= results.add_lines(&file, lines)?,
            Ok(Input::Sheet(bytes)) => sheets.push((file, bytes)),
        }
    }
    if !sheets.is_empty() {
        let (archives, found) = import::archives(console, sheets);
        exit |= found;
        // The form of JSON is fixed by what is read, a page for a person by how much was found.
        results.many |= archives.len() != 1 || console.format() != Format::Text;
        exit |= results
            .add(archives.into_iter().map(|archive| Ok(Read { archive, warnings: Vec::new() })).collect())?;
    }
    results.end()?;
    Ok(exit)
}

/// The name of a file, as sentences about it call it.
pub(crate) fn name_of(console: &Console, path: &Path) -> String {
    if path.as_os_str() == "-" { console.say("output.stdin", &[]) } else { path.display().to_string() }
}

/// That a file cannot be read.
pub(crate) fn unreadable(console: &Console, file: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => console.say("output.not-found", &[("file", file)]),
        io::ErrorKind::PermissionDenied => console.say("output.not-allowed", &[("file", file)]),
        io::ErrorKind::IsADirectory => console.say("output.folder", &[("file", file)]),
        _ => console.say("output.unreadable", &[("file", file), ("why", &error.to_string())]),
    }
}

/// The one archive in a file. What is wrong is told on standard error.
pub(crate) fn load(console: &Console, path: &Path) -> Result<Arc<Archive>, Exit> {
    let file = name_of(console, path);
    match input::open(path) {
        Err(error) => Err(complain(console, [unreadable(console, &file, &error)])),
        Ok(Input::Archive(bytes)) => {
            let read = read(console, &file, None, &bytes).map_err(|problems| complain(console, problems))?;
            for sentence in &read.warnings {
                console.warn(sentence);
            }
            Ok(Arc::new(read.archive))
        }
        Ok(Input::Lines(_) | Input::Sheet(_)) => {
            Err(complain(console, [console.say("output.not-one-archive", &[("file", &file)])]))
        }
    }
}

/// An archive with sentences about it.
struct Read {
    archive: Archive,
    warnings: Vec<String>,
}

/// Reads one archive, or says everything that is wrong with it and where.
fn read(console: &Console, file: &str, line: Option<u64>, bytes: &[u8]) -> Result<Read, Vec<String>> {
    let place = match line {
        Some(line) => console.say("output.line", &[("file", file), ("line", &line.to_string())]),
        None => file.to_owned(),
    };
    let sentence = |what: &str| placed(console, &place, what);
    let text = decoded(console, bytes).map_err(|what| vec![sentence(&what)])?;
    let said = |problems: Vec<Problem>| -> Vec<String> {
        problems.into_iter().map(|found| sentence(&told(console, line, found))).collect()
    };
    let read = Archive::from_json(text).map_err(said)?;
    Ok(Read { archive: read.archive, warnings: said(read.warnings) })
}

/// The document in a file, read whole: a filing, a scenario or a receipt. Everything wrong with it is told on standard
/// error, each sentence with the file's name.
pub(crate) fn document<T>(
    console: &Console,
    path: &Path,
    read: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
) -> Result<T, Exit> {
    read(&text(console, path)?).map_err(|problems| {
        let file = name_of(console, path);
        complain(
            console,
            problems.into_iter().map(|found| placed(console, &file, &told(console, None, found))),
        )
    })
}

/// The text of a file. What is wrong is told on standard error.
pub(crate) fn text(console: &Console, path: &Path) -> Result<String, Exit> {
    let file = name_of(console, path);
    let bytes =
        input::bytes(path).map_err(|error| complain(console, [unreadable(console, &file, &error)]))?;
    let text = decoded(console, &bytes).map_err(|what| complain(console, [placed(console, &file, &what)]))?;
    Ok(text.to_owned())
}

/// Says on standard error everything that is wrong.
fn complain(console: &Console, sentences: impl IntoIterator<Item = String>) -> Exit {
    for sentence in sentences {
        console.complain(&sentence);
    }
    Exit::Findings
}

/// A sentence with the place that it is about: a file, or a line of one.
fn placed(console: &Console, place: &str, what: &str) -> String {
    console.say("output.place", &[("place", place), ("what", what)])
}

/// The text that bytes are, or what to say if they are none.
fn decoded<'a>(console: &Console, bytes: &'a [u8]) -> Result<&'a str, String> {
    str::from_utf8(bytes).map_err(|error| {
        let at = (error.valid_up_to() + 1).to_string();
        console.say("output.not-utf8", &[("byte", &at)])
    })
}

/// A problem of the archive in a line of a file, or of a whole file, which is place enough for a whole document.
fn told(console: &Console, line: Option<u64>, mut found: Problem) -> String {
    // The kernel has seen one line only and calls it the first.
    if let (What::NotJson { line: at, .. }, Some(line)) = (&mut found.what, line) {
        *at = usize::try_from(line).unwrap_or(usize::MAX);
    }
    if found.path.is_empty() { what(console.lang, &found) } else { problem(console.lang, &found) }
}

/// What one archive came to: its result, and what is to be told about it.
struct Done {
    result: Result<Vec<u8>, Vec<String>>,
    warnings: Vec<String>,
}

fn done(show: &impl Show, form: Form, read: Result<Read, Vec<String>>) -> Done {
    match read {
        Ok(Read { archive, warnings }) => Done { result: show.show(Arc::new(archive), form), warnings },
        Err(problems) => Done { result: Err(problems), warnings: Vec::new() },
    }
}

/// Results on their way out.
struct Results<'a, S, W> {
    console: &'a Console,
    show: &'a S,
    output: W,
    /// Whether there may be more than one archive. It is settled before the first result is written.
    many: bool,
    /// Whether something was written.
    begun: bool,
}

impl<S: Show, W: Write> Results<'_, S, W> {
    fn form(&self) -> Form {
        match (self.console.format(), self.many) {
            (Format::Text, false) => Form::Text,
            (Format::Text, true) => Form::Row,
            (Format::Json, false) => Form::Pretty,
            (Format::Json, true) | (Format::Jsonl, _) => Form::Compact,
        }
    }

    /// Shows archives that lie in memory.
    fn add(&mut self, archives: Vec<Result<Read, Vec<String>>>) -> io::Result<Exit> {
        let (show, form) = (self.show, self.form());
        let done = archives.into_par_iter().map(|read| done(show, form, read)).collect();
        self.write(done)
    }

    /// Shows the archives of a file batch by batch, so that the file may be larger than memory.
    fn add_lines(&mut self, file: &str, mut lines: Lines) -> io::Result<Exit> {
        self.many = true;
        let progress = progress::bar(lines.size, true);
        let mut exit = Exit::Fine;
        loop {
            let batch = match lines.next_batch() {
                Ok(batch) => batch,
                Err(error) => {
                    self.console.complain(&unreadable(self.console, file, &error));
                    exit |= Exit::Findings;
                    break;
                }
            };
            if batch.size() == 0 {
                break;
            }
            let (console, show, form) = (self.console, self.show, self.form());
            let one =
                |(number, line): (u64, &[u8])| done(show, form, read(console, file, Some(number), line));
            let done = batch.lines().into_par_iter().with_min_len(LINES_A_THREAD).map(one).collect();
            exit |= self.write(done)?;
            progress.inc(batch.size());
        }
        progress.finish_and_clear();
        Ok(exit)
    }

    fn write(&mut self, done: Vec<Done>) -> io::Result<Exit> {
        let mut exit = Exit::Fine;
        for Done { result, warnings } in done {
            for sentence in &warnings {
                self.console.warn(sentence);
            }
            match result {
                Ok(bytes) => {
                    self.separate()?;
                    self.output.write_all(&bytes)?;
                }
                Err(problems) => {
                    for sentence in &problems {
                        self.console.complain(sentence);
                    }
                    exit |= Exit::Findings;
                }
            }
        }
        Ok(exit)
    }

    /// Writes what stands before a result.
    fn separate(&mut self) -> io::Result<()> {
        let first = !std::mem::replace(&mut self.begun, true);
        match (self.console.format(), self.many, first) {
            (Format::Json, true, true) => self.output.write_all(b"[\n"),
            (Format::Json, true, false) => self.output.write_all(b",\n"),
            (Format::Text, true, true) => self.output.write_all(self.show.heading().as_bytes()),
            (Format::Jsonl, _, false) => self.output.write_all(b"\n"),
            _ => Ok(()),
        }
    }

    fn end(mut self) -> io::Result<()> {
        match (self.console.format(), self.many, self.begun) {
            (Format::Json, true, true) => self.output.write_all(b"\n]\n")?,
            (Format::Json, true, false) => self.output.write_all(b"[]\n")?,
            (Format::Json | Format::Jsonl, _, true) => self.output.write_all(b"\n")?,
            (Format::Text, true, true) => self.output.write_all(self.show.footing().as_bytes())?,
            _ => {}
        }
        self.output.flush()
    }
}
