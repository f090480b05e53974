//! JSON, item by item: a list of objects, such a list anywhere inside an object, or one object a line.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::batch::Context;
use crate::columns::Heading;
use crate::problem::{Error, FileError};
use crate::progress::Meter;
use crate::row::{Row, Sort};
use crate::table::Table;

/// Reads JSON; whether there was a list of records in it.
pub(crate) fn read(
    text: impl Read,
    context: &mut Context<'_>,
    meter: &mut Meter<'_>,
) -> Result<bool, FileError> {
    let mut reader = Reader {
        context,
        meter,
        row: Row::default(),
        keys: Vec::new(),
        heading: None,
        lines: Table::new(None),
        roots: 0,
        found: false,
        stopped: None,
    };
    let mut json = serde_json::Deserializer::from_reader(text);
    // Several values one after the other are JSON lines.
    loop {
        let read = Node { reader: &mut reader, path: String::new() }.deserialize(&mut json);
        if let Err(error) = read {
            return Err(reader.stopped.take().unwrap_or_else(|| of_json(&error)));
        }
        match json.end() {
            Ok(()) => break,
            Err(error) if error.is_io() => return Err(of_json(&error)),
            Err(_) => {}
        }
    }
    let Reader { context, lines, found, .. } = reader;
    Ok(lines.finish(context) || found)
}

fn of_json(error: &serde_json::Error) -> FileError {
    if error.is_io() {
        FileError::Unreadable { why: error.to_string() }
    } else {
        FileError::NotJson { line: error.line(), column: error.column() }
    }
}

struct Reader<'r, 'a, 'p> {
    context: &'r mut Context<'a>,
    meter: &'r mut Meter<'p>,
    row: Row,
    /// The keys of the last item, and what they stand for: most items have the same.
    keys: Vec<String>,
    heading: Option<Arc<Heading>>,
    /// The items that stand one a line.
    lines: Table,
    roots: u32,
    /// Whether a list of records was found.
    found: bool,
    /// Why reading was stopped, if it was not for the JSON.
    stopped: Option<FileError>,
}

/// The members of an object in the order they are written.
type Members<'t> = Vec<(Cow<'t, str>, &'t RawValue)>;

impl Reader<'_, '_, '_> {
    /// Takes an item of a list; false if it is the first of a list that is none of records.
    fn item(
        &mut self,
        table: &mut Table,
        number: u32,
        members: Option<Members<'_>>,
    ) -> Result<bool, FileError> {
        self.meter.row()?;
        let heading = members.as_deref().and_then(|members| self.heading_of(members));
        let (Some(members), Some(heading)) = (members, heading) else {
            if table.width().is_none() {
                return Ok(false);
            }
            self.row.clear();
            table.broken(self.context, number, &self.row, Error::NotARecord);
            return Ok(true);
        };
        self.row.clear();
        for (_, value) in members {
            let (sort, text) = cell(value);
            self.row.push(sort, &text);
        }
        table.set_heading(self.context, heading);
        table.take(self.context, number, &self.row);
        Ok(true)
    }

    fn heading_of(&mut self, members: &[(Cow<'_, str>, &RawValue)]) -> Option<Arc<Heading>> {
        let is_same = self.keys.len() == members.len()
            && self.keys.iter().zip(members).all(|(ours, (key, _))| ours == key);
        if !is_same || self.heading.is_none() {
            self.keys = members.iter().map(|(key, _)| key.clone().into_owned()).collect();
            let keys = self.keys.iter().map(String::as_str);
            self.heading = self.context.columns.heading(keys, 1, false).map(Arc::new);
        }
        self.heading.clone()
    }

    /// Keeps the reason to stop, and stops.
    fn stop<E: de::Error>(&mut self, error: FileError) -> E {
        self.stopped = Some(error);
        E::custom("stopped")
    }
}

/// What a value says as a cell.
fn cell(value: &RawValue) -> (Sort, Cow<'_, str>) {
    let text = value.get();
    match text.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<Text<'_>>(text) {
            Ok(Text(text)) => (Sort::Text, text),
            Err(_) => (Sort::Unreadable, Cow::Borrowed("\u{FFFD}")),
        },
        Some(b'n') => (Sort::Text, Cow::Borrowed("")),
        Some(b'[' | b'{') => (Sort::Unreadable, Cow::Borrowed(text)),
        // A number is kept in the very digits it is written with.
        _ => (Sort::Text, Cow::Borrowed(text)),
    }
}

/// Text, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

/// The members of an object.
struct Object<'t>(Members<'t>);

impl<'de: 't, 't> Deserialize<'de> for Object<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;

        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(key), value)) = map.next_entry()? {
                    members.push((key, value));
                }
                Ok(Object(members))
            }
        }

        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// A value that may be, or may hold, what is looked for.
struct Node<'n, 'r, 'a, 'p> {
    reader: &'n mut Reader<'r, 'a, 'p>,
    /// The keys that lead to it.
    path: String,
}

impl<'de> DeserializeSeed<'de> for Node<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    /// A list: of records, if its first item is one.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { reader, path } = self;
        let mut table = Table::new((!path.is_empty()).then_some(path.as_str()));
        let mut number = 0;
        while let Some(item) = list.next_element::<Box<RawValue>>()? {
            number += 1;
            let members = serde_json::from_str(item.get()).ok().map(|Object(members)| members);
            let is_object = members.is_some();
            let is_table = reader.item(&mut table, number, members);
            if !is_table.map_err(|error| reader.stop::<A::Error>(error))? {
                // A list of other objects is worth a word; one of bare values is not.
                if is_object {
                    table.give_up();
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
            }
        }
        reader.found |= table.finish(reader.context);
        Ok(())
    }

    /// An object: an item of JSON lines, if it has keys that are known; what stands under other keys may be a list.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reader, path } = self;
        let is_root = path.is_empty();
        let mut members: Vec<(String, Box<RawValue>)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if is_root && reader.context.columns.knows(&key) {
                members.push((key, map.next_value()?));
            } else {
                let path = if is_root { key } else { format!("{path}.{key}") };
                map.next_value_seed(Node { reader: &mut *reader, path })?;
            }
        }
        if !is_root {
            return Ok(());
        }
        reader.roots += 1;
        let number = reader.roots;
        let borrowed = members.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), &**value)).collect();
        let mut lines = std::mem::replace(&mut reader.lines, Table::new(None));
        let taken = reader.item(&mut lines, number, Some(borrowed));
        reader.lines = lines;
        taken.map(|_| ()).map_err(|error| reader.stop(error))
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
