//! What a file is: archives line by line if it is called `.jsonl` or `-`; otherwise its content tells whether it is one
//! archive, archives line by line, or a 双公示 sheet, and its name where it says JSON and the content is none.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read as _};
use std::ops::Range;
use std::path::Path;

use xinyong_import::{FileKind, kind_of};

/// How much of a file is read ahead.
const BUFFER: usize = 1 << 20;
/// A batch ends with the line that reaches this many bytes,
const BATCH_BYTES: usize = 8 << 20;
/// or this many lines.
const BATCH_LINES: usize = 1 << 13;

/// A file, by what is to be done with it.
pub(crate) enum Input {
    /// One archive, or what was meant for one.
    Archive(Vec<u8>),
    /// Archives, one a line.
    Lines(Lines),
    /// A sheet, if it is any good.
    Sheet(Vec<u8>),
}

/// Opens a file; `-` is standard input, with an archive a line.
pub(crate) fn open(path: &Path) -> io::Result<Input> {
    if path.as_os_str() == "-" {
        return Ok(Input::Lines(Lines::new(Box::new(BufReader::with_capacity(BUFFER, io::stdin())), None)));
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")) {
        let file = File::open(path)?;
        let size = file.metadata().ok().map(|metadata| metadata.len());
        return Ok(Input::Lines(Lines::new(Box::new(BufReader::with_capacity(BUFFER, file)), size)));
    }
    let bytes = fs::read(path)?;
    let size = bytes.len() as u64;
    let mut bytes = Cursor::new(bytes);
    Ok(match kind_of(&path.to_string_lossy(), &mut bytes)? {
        FileKind::Archive => Input::Archive(bytes.into_inner()),
        FileKind::Archives => Input::Lines(Lines::new(Box::new(bytes), Some(size))),
        FileKind::Sheet => Input::Sheet(bytes.into_inner()),
    })
}

/// The bytes of a file that is read whole; `-` is standard input.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Lines read in bounded batches.
pub(crate) struct Lines {
    reader: Box<dyn BufRead>,
    /// How many bytes there are, where that is known.
    pub(crate) size: Option<u64>,
    /// How many lines were read.
    read: u64,
}

/// Some lines of a file, blank ones left out.
#[derive(Default)]
pub(crate) struct Batch {
    bytes: Vec<u8>,
    /// The number of each line in the file, from 1, and where it lies.
    lines: Vec<(u64, Range<usize>)>,
}

impl Lines {
    fn new(reader: Box<dyn BufRead>, size: Option<u64>) -> Self {
        Self { reader, size, read: 0 }
    }

    /// The next lines; none at the end.
    pub(crate) fn next_batch(&mut self) -> io::Result<Batch> {
        let mut batch = Batch::default();
        while batch.bytes.len() < BATCH_BYTES && batch.lines.len() < BATCH_LINES {
            let from = batch.bytes.len();
            if self.reader.read_until(b'\n', &mut batch.bytes)? == 0 {
                break;
            }
            self.read += 1;
            if !batch.bytes[from..].trim_ascii().is_empty() {
                batch.lines.push((self.read, from..batch.bytes.len()));
            }
        }
        Ok(batch)
    }
}

impl Batch {
    /// Each line with its number.
    pub(crate) fn lines(&self) -> Vec<(u64, &[u8])> {
        self.lines.iter().map(|(number, range)| (*number, self.bytes[range.clone()].trim_ascii())).collect()
    }

    /// How many bytes were read for it.
    pub(crate) fn size(&self) -> u64 {
        self.bytes.len() as u64
    }
}
