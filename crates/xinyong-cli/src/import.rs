//! `xinyong import`: 双公示 sheets to archives, with a report on every row.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Cursor, Read, Seek, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::Serialize;
use xinyong_import::{FileError, Imported, Importer, Report, Settings};
use xinyong_score::{Archive, Uscc};
use xinyong_text::import::{WORDS, file_error, row_error, row_warning, sheet, totals};

use crate::archives::{name_of, unreadable};
use crate::console::{Console, output};
use crate::exit::Exit;
use crate::progress;

/// How many errors, and how many warnings, are told in words; the JSON report has all.
const TOLD: usize = 100;

/// Writes the archives that are in the sheets, and tells what became of every row.
pub(crate) fn import(
    console: &Console,
    sheets: &[PathBuf],
    out: Option<&Path>,
    report: Option<&Path>,
) -> io::Result<Exit> {
    let mut reading = Reading::new(console, out.is_none());
    for path in sheets {
        let name = name_of(console, path);
        match File::open(path).and_then(|file| Ok((file.metadata()?.is_dir(), file))) {
            Ok((false, file)) => reading.read(&name, BufReader::new(file)),
            Ok((true, _)) => reading.miss(&name, &io::ErrorKind::IsADirectory.into()),
            Err(error) => reading.miss(&name, &error),
        }
    }
    let Reading { importer, failed, mut exit, .. } = reading;
    let (archives, found, withheld) = complete(importer);
    match out {
        Some(path) => exit |= write_file(console, path, |file| write_archives(file, &archives)),
        None => write_archives(&mut output(), &archives)?,
    }
    exit |= tell(console, &found, &withheld);
    if let Some(path) = report {
        let whole = Whole { report: &found, withheld: &withheld, failed: &failed };
        exit |= write_file(console, path, |file| {
            serde_json::to_writer_pretty(&mut *file, &whole)?;
            writeln!(file)
        });
    }
    Ok(exit)
}

/// The archives that are in sheets held in memory, for the other commands, without those that lack a row in error.
/// What is wrong is told on standard error.
pub(crate) fn archives(console: &Console, sheets: Vec<(String, Vec<u8>)>) -> (Vec<Archive>, Exit) {
    let mut reading = Reading::new(console, true);
    for (name, bytes) in sheets {
        reading.read(&name, Cursor::new(bytes));
    }
    let Reading { importer, mut exit, .. } = reading;
    let (archives, report, withheld) = complete(importer);
    exit |= tell(console, &report, &withheld);
    (archives, exit)
}

/// An archive left out, because rows of the entity are in error.
#[derive(Serialize)]
struct Withheld {
    uscc: Uscc,
    name: String,
    /// How many errors the rows of the entity have.
    errors: usize,
}

/// The archives that lack nothing, what became of every row, and the archives that lack a record. These must not leave
/// the program: nothing in them would tell that their score is not what counts.
fn complete(importer: Importer) -> (Vec<Archive>, Report, Vec<Withheld>) {
    let Imported { mut archives, report } = importer.finish();
    let errors = report.errors_by_entity();
    let lacking = archives.extract_if(.., |archive| errors.contains_key(&archive.entity().uscc));
    let withheld = lacking
        .map(|archive| {
            let entity = archive.entity();
            let errors = errors.get(&entity.uscc).copied().unwrap_or_default();
            Withheld { uscc: entity.uscc, name: entity.name.clone(), errors }
        })
        .collect();
    (archives, report, withheld)
}

/// Sheets being read.
struct Reading<'a> {
    console: &'a Console,
    importer: Importer,
    /// Whether results go to standard output.
    to_output: bool,
    failed: Vec<Failed>,
    exit: Exit,
}

/// A file that could not be read, for the JSON report.
#[derive(Serialize)]
struct Failed {
    file: String,
    #[serde(flatten)]
    error: FileError,
}

/// The JSON report: what became of every row, whose archives were left out, and which files could not be read.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    report: &'a Report,
    withheld: &'a [Withheld],
    failed: &'a [Failed],
}

impl<'a> Reading<'a> {
    fn new(console: &'a Console, to_output: bool) -> Self {
        let importer = Importer::new(Settings::default());
        Self { console, importer, to_output, failed: Vec::new(), exit: Exit::Fine }
    }

    fn read(&mut self, name: &str, source: impl Read + Seek) {
        let bar = progress::bar(Some(0), self.to_output);
        let result = self.importer.read(name, source, &mut |progress| {
            bar.set_length(progress.total);
            bar.set_position(progress.done);
            ControlFlow::Continue(())
        });
        bar.finish_and_clear();
        if let Err(error) = result {
            self.console.complain(&file_error(self.console.lang, name, &error));
            self.fail(name, error);
        }
    }

    /// Takes note of a file that could not even be opened.
    fn miss(&mut self, name: &str, error: &io::Error) {
        self.console.complain(&unreadable(self.console, name, error));
        self.fail(name, FileError::Unreadable { why: error.to_string() });
    }

    fn fail(&mut self, name: &str, error: FileError) {
        self.failed.push(Failed { file: name.to_owned(), error });
        self.exit |= Exit::Findings;
    }
}

/// Tells on standard error what became of the rows, and whose archives were left out.
fn tell(console: &Console, report: &Report, withheld: &[Withheld]) -> Exit {
    let lang = console.lang;
    let more = |count: usize| WORDS.fill(lang, "report.more", &[("count", &count.to_string())]);
    for found in report.warnings.iter().take(TOLD) {
        console.warn(&row_warning(lang, found));
    }
    if report.warnings.len() > TOLD {
        console.warn(&more(report.warnings.len() - TOLD));
    }
    for found in report.errors.iter().take(TOLD) {
        console.complain(&row_error(lang, found));
    }
    if report.errors.len() > TOLD {
        console.complain(&more(report.errors.len() - TOLD));
    }
    for found in &report.sheets {
        console.note(&sheet(lang, found));
    }
    // Where nothing was read, there is nothing to add up.
    if !report.sheets.is_empty() {
        console.note(&totals(lang, report));
    }
    if report.counts.rows_with_errors == 0 {
        return Exit::Fine;
    }
    for Withheld { uscc, name, errors } in withheld.iter().take(TOLD) {
        let values = [("name", &**name), ("uscc", uscc.as_str()), ("errors", &*errors.to_string())];
        console.complain(&console.say("import.withheld", &values));
    }
    if withheld.len() > TOLD {
        console.complain(&more(withheld.len() - TOLD));
    }
    console.complain(&console.say("import.incomplete", &[("withheld", &withheld.len().to_string())]));
    Exit::Findings
}

fn write_archives(output: &mut impl Write, archives: &[Archive]) -> io::Result<()> {
    for archive in archives {
        serde_json::to_writer(&mut *output, archive)?;
        writeln!(output)?;
    }
    output.flush()
}

/// Writes a file; that it cannot be written is told on standard error.
pub(crate) fn write_file(
    console: &Console,
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Exit {
    let written = File::create(path).and_then(|file| {
        let mut file = BufWriter::new(file);
        write(&mut file)?;
        file.flush()
    });
    match written {
        Ok(()) => Exit::Fine,
        Err(error) => {
            let values = [("file", &*path.display().to_string()), ("why", &*error.to_string())];
            console.complain(&console.say("output.unwritable", &values));
            Exit::Findings
        }
    }
}
