//! The importer: files in, archives and a report out.

use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::sync::Arc;

use xinyong_score::Archive;

use crate::authored::SeverityRules;
use crate::batch::{Batch, Context};
use crate::columns::Columns;
use crate::date::DateSystem;
use crate::problem::FileError;
use crate::progress::{Meter, Progress};
use crate::report::Report;
use crate::{delimited, json, text_file, xlsx};

/// What ZIP files begin with, and with them XLSX.
const ZIP: &[u8] = b"PK";

/// What the compound files of old and of protected workbooks begin with.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// 导入设置
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// How the severity of penalties is inferred.
    pub severity: SeverityRules,
}

/// 双公示 sheets to credit archives. Reads one file after another; [`Importer::finish`] gives what they say together.
///
/// ```
/// use std::io::Cursor;
/// use std::ops::ControlFlow;
/// use xinyong_import::{Importer, Settings};
///
/// let sheet = "行政相对人名称,统一社会信用代码,处罚类别,处罚决定日期\n示例企业,91350100M000100Y43,警告,2026/3/10\n";
/// let mut importer = Importer::new(Settings::default());
/// importer.read("sheet.csv", Cursor::new(sheet), &mut |_| ControlFlow::Continue(())).expect("a sheet");
/// let imported = importer.finish();
/// assert_eq!(imported.report.counts.records, 1);
/// assert_eq!(imported.archives[0].records()[0].date.to_string(), "2026-03-10");
/// ```
pub struct Importer {
    settings: Settings,
    batch: Batch,
}

/// What was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// 信用档案, by code. Sound, and scored as they are.
    pub archives: Vec<Archive>,
    /// What became of every row.
    pub report: Report,
}

impl Importer {
    /// An importer that has read nothing yet.
    pub fn new(settings: Settings) -> Self {
        Self { settings, batch: Batch::default() }
    }

    /// Reads a file: XLSX, CSV or JSON, told apart by what is in it. `name` is what the report calls it.
    ///
    /// `progress` hears how far reading has come, and breaks it off if it likes.
    ///
    /// # Errors
    ///
    /// A file that cannot be read to its end, or in which there is no sheet. Nothing of it is kept. What is wrong with
    /// single rows is no error here; the report has it.
    pub fn read(
        &mut self,
        name: &str,
        source: impl Read + Seek,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(), FileError> {
        let mut context = Context {
            columns: Columns::get(),
            rules: &self.settings.severity,
            file: Arc::from(name),
            batch: Batch::default(),
            system: DateSystem::default(),
        };
        if !read_any(source, &mut context, &mut Meter::new(progress))? {
            return Err(FileError::NoTable);
        }
        let batch = context.batch;
        self.batch.append(batch);
        Ok(())
    }

    /// What was imported.
    pub fn finish(self) -> Imported {
        let (archives, report) = self.batch.finish();
        Imported { archives, report }
    }
}

/// Reads a file by what it begins with; whether there was a sheet in it.
fn read_any(
    mut source: impl Read + Seek,
    context: &mut Context<'_>,
    meter: &mut Meter<'_>,
) -> Result<bool, FileError> {
    let mut start = Vec::new();
    source.by_ref().take(COMPOUND.len() as u64).read_to_end(&mut start)?;
    if start.starts_with(COMPOUND) {
        return Err(FileError::OldOrProtectedWorkbook);
    }
    if start.starts_with(ZIP) {
        return xlsx::read(source, context, meter);
    }

    let encoding = text_file::encoding(&mut source)?.ok_or(FileError::Empty)?;
    let length = source.seek(std::io::SeekFrom::End(0))?;
    source.rewind()?;
    meter.expect(length)?;
    let mut text = text_file::decoded(meter.counted(source), encoding);
    if text_file::begins_with(&mut text, &['[', '{'])? {
        json::read(text, context, meter)
    } else {
        delimited::read(text, context, meter)
    }
}
