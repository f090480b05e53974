//! A file of the browser as something that can be read piece by piece: it is never in memory whole.

use std::io::{self, Read, Seek, SeekFrom};

use js_sys::Uint8Array;
use web_sys::{Blob, FileReaderSync};

/// How much is fetched from the file at a time.
const PIECE: u64 = 1 << 20;

/// A file, read synchronously. Only a worker may do so.
pub struct BlobReader {
    blob: Blob,
    reader: FileReaderSync,
    size: u64,
    at: u64,
    piece: Vec<u8>,
    piece_from: u64,
}

impl BlobReader {
    /// The file from its beginning.
    ///
    /// # Errors
    ///
    /// If the browser offers no synchronous reading here.
    pub fn new(blob: Blob) -> io::Result<Self> {
        let reader = FileReaderSync::new().map_err(|_| io::Error::from(io::ErrorKind::Unsupported))?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size is a whole number of bytes"
        )]
        let size = blob.size() as u64;
        Ok(Self { blob, reader, size, at: 0, piece: Vec::new(), piece_from: 0 })
    }

    /// The file's size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Fetches the piece that begins where reading stands.
    fn fetch(&mut self) -> io::Result<()> {
        let unreadable = |_| io::Error::other("the browser cannot read the file any more");
        let to = (self.at + PIECE).min(self.size);
        #[expect(clippy::cast_precision_loss, reason = "file sizes are far below 2^53")]
        let slice = self.blob.slice_with_f64_and_f64(self.at as f64, to as f64).map_err(unreadable)?;
        let buffer = self.reader.read_as_array_buffer(&slice).map_err(unreadable)?;
        self.piece = Uint8Array::new(&buffer).to_vec();
        self.piece_from = self.at;
        Ok(())
    }

    /// What of the piece lies ahead.
    fn ahead(&self) -> &[u8] {
        let offset = self.at.checked_sub(self.piece_from).and_then(|offset| usize::try_from(offset).ok());
        offset.and_then(|offset| self.piece.get(offset..)).unwrap_or_default()
    }
}

impl Read for BlobReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || into.is_empty() {
            return Ok(0);
        }
        if self.ahead().is_empty() {
            self.fetch()?;
        }
        let count = self.ahead().read(into)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let wanted = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = wanted.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
