//! What is read from files: archives as they are, sheets through the importer; and the report of both.

use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

use web_sys::File;
use xinyong_import::{FileKind, Importer, Settings};
use xinyong_score::model::Bilingual;
use xinyong_score::{Archive, Problem, Uscc};
use xinyong_text::{Lang, import as words};

use super::blob::BlobReader;
use super::protocol::{Entry, Finding, Reply, Summary};

/// How many findings of a sort are told; the rest is counted.
const MOST_FINDINGS: usize = 200;

/// Everything read.
#[derive(Default)]
pub struct Reading {
    /// The archives, by their places.
    pub archives: Vec<Archive>,
    /// The list of them.
    pub entries: Vec<Entry>,
    /// The report.
    pub summary: Summary,
}

/// Reads files one after another, telling how far it has come.
pub fn read(files: Vec<File>, tell: &mut dyn FnMut(Reply)) -> Reading {
    let mut reading = Reading::default();
    let mut importer = Importer::new(Settings::default());
    for file in files {
        let name = file.name();
        if let Err(why) = reading.file(&name, file, &mut importer, tell) {
            let said = |lang| words::file_error(lang, &name, &why);
            reading.error(finding(&name, None, said), None);
        }
    }
    reading.imported(importer);
    reading
}

impl Reading {
    fn file(
        &mut self,
        name: &str,
        file: File,
        importer: &mut Importer,
        tell: &mut dyn FnMut(Reply),
    ) -> Result<(), xinyong_import::FileError> {
        let mut source = BlobReader::new(file.into())?;
        match xinyong_import::kind_of(name, &mut source)? {
            FileKind::Archive => return Ok(self.archive_file(name, source)?),
            FileKind::Archives => return Ok(self.archives_file(name, source, tell)?),
            FileKind::Sheet => {}
        }
        importer.read(name, source, &mut |progress| {
            tell(Reply::Progress { name: name.to_owned(), done: progress.done, total: progress.total });
            ControlFlow::Continue(())
        })
    }

    /// One archive.
    fn archive_file(&mut self, name: &str, mut source: BlobReader) -> std::io::Result<()> {
        let mut text = String::new();
        source.read_to_string(&mut text)?;
        self.archive(name, None, &text);
        Ok(())
    }

    /// Archives, one a line.
    fn archives_file(
        &mut self,
        name: &str,
        source: BlobReader,
        tell: &mut dyn FnMut(Reply),
    ) -> std::io::Result<()> {
        let total = source.size();
        let (mut done, mut told) = (0, 0);
        for (line, number) in BufReader::new(source).lines().zip(1..) {
            let line = line?;
            if !line.trim().is_empty() {
                self.archive(name, Some(number), &line);
            }
            done += line.len() as u64 + 1;
            if done - told > total / 100 {
                told = done;
                tell(Reply::Progress { name: name.to_owned(), done, total });
            }
        }
        Ok(())
    }

    fn archive(&mut self, name: &str, line: Option<u64>, json: &str) {
        match Archive::from_json(json) {
            Ok(read) => {
                for warning in &read.warnings {
                    self.warning(of_problem(name, line, warning));
                }
                self.add(read.archive, 0);
            }
            Err(problems) => {
                for problem in &problems {
                    // The archive itself is not there: no entity is left that could be scored wrongly.
                    self.summary.error_count += 1;
                    if self.summary.error_list.len() < MOST_FINDINGS {
                        self.summary.error_list.push(of_problem(name, line, problem));
                    }
                }
            }
        }
    }

    fn add(&mut self, archive: Archive, errors: usize) {
        let entity = archive.entity();
        self.entries.push(Entry {
            uscc: entity.uscc.to_string(),
            name: entity.name.clone(),
            records: archive.records().len(),
            errors,
            place: (errors == 0).then_some(self.archives.len()),
        });
        self.summary.entities += 1;
        // What lacks a record is not kept: it can be scored by nobody.
        if errors == 0 {
            self.archives.push(archive);
        }
    }

    /// What the sheets gave.
    fn imported(&mut self, importer: Importer) {
        let imported = importer.finish();
        let counts = imported.report.counts;
        self.summary.rows += counts.rows;
        self.summary.records += counts.records;
        self.summary.errors += counts.rows_with_errors;
        self.summary.persons += counts.skipped_natural_persons;

        let errors_of = imported.report.errors_by_entity();
        for found in &imported.report.errors {
            self.error(of_row(found, |lang| words::error(lang, &found.what)), found.entity);
        }
        for found in &imported.report.warnings {
            self.warning(of_row(found, |lang| words::warning(lang, &found.what)));
        }
        for archive in imported.archives {
            let errors = errors_of.get(&archive.entity().uscc).copied().unwrap_or_default();
            self.add(archive, errors);
        }
    }

    fn error(&mut self, finding: Finding, entity: Option<Uscc>) {
        self.summary.error_count += 1;
        self.summary.unattributed += usize::from(entity.is_none());
        if self.summary.error_list.len() < MOST_FINDINGS {
            self.summary.error_list.push(finding);
        }
    }

    fn warning(&mut self, finding: Finding) {
        self.summary.warning_count += 1;
        if self.summary.warning_list.len() < MOST_FINDINGS {
            self.summary.warning_list.push(finding);
        }
    }
}

fn finding(file: &str, row: Option<u64>, said: impl Fn(Lang) -> String) -> Finding {
    Finding {
        file: file.to_owned(),
        sheet: None,
        row,
        column: None,
        what: Bilingual { zh: said(Lang::Zh), en: said(Lang::En) },
    }
}

fn of_problem(file: &str, line: Option<u64>, problem: &Problem) -> Finding {
    finding(file, line, |lang| xinyong_text::problem(lang, problem))
}

fn of_row<T>(found: &xinyong_import::Finding<T>, said: impl Fn(Lang) -> String) -> Finding {
    let column = found.column.as_ref().map(|column| match &column.letter {
        Some(letter) => format!("{} ({letter})", column.name),
        None => column.name.to_string(),
    });
    Finding {
        sheet: found.sheet.as_deref().map(str::to_owned),
        column,
        ..finding(&found.file, found.row.map(u64::from), said)
    }
}
