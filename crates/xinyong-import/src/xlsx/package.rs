//! The package: a ZIP file of parts that name each other.

use std::io::{self, ErrorKind, Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::xml::{LIMIT, Xml, attribute};
use crate::problem::FileError;
use crate::progress::{Counted, Meter};

/// A workbook's parts.
pub(super) struct Package<S> {
    zip: ZipArchive<S>,
}

/// What a workbook says of itself.
#[derive(Default)]
pub(super) struct Workbook {
    /// Its sheets, in their order.
    pub(super) sheets: Vec<Sheet>,
    /// The part with its shared strings.
    pub(super) strings: Option<String>,
    /// Whether day 0 is 1904-01-01.
    pub(super) counts_from_1904: bool,
}

/// A sheet.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) part: String,
}

/// A part that another one names.
struct Relation {
    id: String,
    sort: String,
    target: String,
}

impl<S: Read + Seek> Package<S> {
    pub(super) fn open(source: S) -> Result<Self, FileError> {
        let zip = ZipArchive::new(source)
            .map_err(|error| FileError::BadWorkbook { part: "zip".into(), why: error.to_string() })?;
        Ok(Self { zip })
    }

    /// Reads which sheets there are, and where.
    pub(super) fn workbook(&mut self) -> Result<Workbook, FileError> {
        let root = self.relations("")?;
        let part = root.into_iter().find(|relation| relation.sort == "officeDocument").ok_or_else(|| {
            FileError::BadWorkbook { part: "_rels/.rels".into(), why: "no office document".into() }
        })?;
        let relations = self.relations(&part.target)?;
        let of_sort = |sort: &str| relations.iter().find(|relation| relation.sort == sort);
        let mut workbook = Workbook {
            strings: of_sort("sharedStrings").map(|relation| relation.target.clone()),
            ..Workbook::default()
        };

        let mut xml = Xml::new(&part.target, self.unpacked(&part.target)?);
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "workbookPr" => {
                        let flag = attribute(&element, "date1904");
                        workbook.counts_from_1904 |= matches!(flag.as_deref(), Some("1" | "true"));
                    }
                    "sheet" => {
                        let id = attribute(&element, "id").unwrap_or_default();
                        let name = attribute(&element, "name").unwrap_or_default().into_owned();
                        // Sheets of other sorts hold charts.
                        let part = relations
                            .iter()
                            .find(|relation| relation.id == id && relation.sort == "worksheet");
                        workbook.sheets.extend(part.map(|part| Sheet { name, part: part.target.clone() }));
                    }
                    _ => {}
                },
                Event::Eof => return Ok(workbook),
                _ => {}
            }
        }
    }

    /// The size of a part once unpacked, as the package states it.
    pub(super) fn size(&mut self, part: &str) -> u64 {
        let entry = self.place(part).and_then(|at| self.zip.by_index_raw(at).ok());
        entry.map_or(0, |entry| entry.size())
    }

    /// A part, unpacked as it is read, and counted.
    pub(super) fn part(
        &mut self,
        name: &str,
        meter: &Meter<'_>,
    ) -> Result<Xml<Counted<Unpacked<'_, S>>>, FileError> {
        Ok(Xml::new(name, meter.counted(self.unpacked(name)?)))
    }

    fn unpacked(&mut self, name: &str) -> Result<Unpacked<'_, S>, FileError> {
        let bad = |why: String| FileError::BadWorkbook { part: name.to_owned(), why };
        let at = self.place(name).ok_or_else(|| bad("not in the package".into()))?;
        let inner = self.zip.by_index(at).map_err(|error| bad(error.to_string()))?;
        Ok(Limited { inner, left: LIMIT })
    }

    /// The place of a part. Some programs write its name with other capitals or with backslashes.
    fn place(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| {
            (0..self.zip.len()).find(|&at| match self.zip.name_for_index(at) {
                Some(Ok(found)) => found.replace('\\', "/").eq_ignore_ascii_case(name),
                _ => false,
            })
        })
    }

    /// The parts that a part names; those of the package itself if it has no name.
    fn relations(&mut self, part: &str) -> Result<Vec<Relation>, FileError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = absolute(folder, &format!("_rels/{file}.rels"));
        let mut relations = Vec::new();
        let mut xml = Xml::new(&name, self.unpacked(&name)?);
        loop {
            match xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                    let value = |name| attribute(&element, name).unwrap_or_default();
                    let sort = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
                    let target = absolute(folder, &value("Target"));
                    relations.push(Relation { id: value("Id").into_owned(), sort, target });
                }
                Event::Eof => return Ok(relations),
                _ => {}
            }
        }
    }
}

/// A target as the package names it: from its root, without dots.
fn absolute(folder: &str, target: &str) -> String {
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A part, unpacked as it is read.
type Unpacked<'z, S> = Limited<ZipFile<'z, S>>;

/// A reader that fails when it has given so much, so that a small file cannot unpack without end.
pub(super) struct Limited<R> {
    pub(super) inner: R,
    /// How much it may still give.
    pub(super) left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.checked_sub(read as u64);
        self.left = left.unwrap_or_default();
        left.map(|_| read).ok_or_else(|| ErrorKind::FileTooLarge.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_named_from_the_root() {
        for (folder, target, expected) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/a", "../sharedStrings.xml", "xl/sharedStrings.xml"),
            ("", "./workbook.xml", "workbook.xml"),
            ("", "../../x", "x"),
        ] {
            assert_eq!(absolute(folder, target), expected);
        }
    }

    #[test]
    fn no_part_unpacks_without_end() {
        let mut limited = Limited { inner: io::repeat(b'a'), left: 10 };
        assert_eq!(limited.read_to_end(&mut Vec::new()).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }
}
