//! `xinyong headings`: the columns of 双公示 sheets, as the importer knows them.

use std::io::{self, Write};

use serde::Serialize;
use xinyong_import::{Generation, LayoutColumn, Need, layouts, needs};
use xinyong_score::RecordKind;
use xinyong_text::import::generation;
use xinyong_text::term;

use crate::args::Format;
use crate::console::{Console, FAINT, MARK, STRONG, output, write_json};
use crate::exit::Exit;
use crate::table::{Align, Table};

/// A sheet, column by column.
#[derive(Serialize)]
struct Sheet {
    kind: RecordKind,
    generation: Generation,
    columns: Vec<Column>,
}

/// A column, and how much it is needed.
#[derive(Serialize)]
struct Column {
    #[serde(flatten)]
    column: LayoutColumn,
    need: Need,
}

/// The headings of every sheet that is read. Those of natural persons are not: nothing of them is kept.
pub(crate) fn show(console: &Console) -> io::Result<Exit> {
    let sheets: Vec<Sheet> = layouts()
        .into_iter()
        .filter(|layout| !layout.natural_persons)
        .map(|layout| Sheet {
            kind: layout.kind,
            generation: layout.generation,
            columns: needs(&layout)
                .into_iter()
                .zip(layout.columns)
                .map(|(need, column)| Column { column, need })
                .collect(),
        })
        .collect();
    let mut output = output();
    match console.format() {
        Format::Text => write!(output, "{}", page(console, &sheets))?,
        format => write_json(&mut output, format, &sheets)?,
    }
    output.flush()?;
    Ok(Exit::Fine)
}

fn page(console: &Console, sheets: &[Sheet]) -> String {
    let mut page = String::new();
    for Sheet { kind, generation: of, columns } in sheets {
        let values = [("kind", &*term(console.lang, *kind)), ("generation", generation(console.lang, *of))];
        page += &console.paint(STRONG, &console.say("headings.sheet", &values));
        page += "\n";
        let mut table = Table::new([Align::Left; 3]);
        for Column { column, need } in columns {
            let (style, mark) = match need {
                Need::Must => (STRONG, console.say("headings.must", &[])),
                Need::Should => (MARK, console.say("headings.should", &[])),
                Need::May => (FAINT, String::new()),
            };
            table.styled([(style, column.name.clone()), (FAINT, column.key.clone()), (style, mark)]);
        }
        page += &table.text(console, "  ");
        page += "\n";
    }
    page + &console.say("headings.note", &[]) + "\n"
}
