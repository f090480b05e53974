//! `xinyong grades`: how many entities have each grade.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use xinyong_score::Population;
use xinyong_score::population::PopulationDocument;
use xinyong_text::{date, not_in_force, term};

use crate::archives::gather;
use crate::args::{Asked, Format};
use crate::console::{Console, STRONG, colour_of, output, write_json};
use crate::exit::Exit;
use crate::models;
use crate::score::notices;
use crate::table::{Align, Table};

/// Counts the grades of every archive of these files.
pub(crate) fn show(console: &Console, files: &[PathBuf], asked: &Asked) -> io::Result<Exit> {
    let (model, as_of) = match models::asked(console, asked) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let population = Mutex::new(Population::new(model.clone()));
    let exit = gather(console, files, |archive| {
        population.lock().unwrap_or_else(PoisonError::into_inner).push(archive);
    })?;
    let population = population.into_inner().unwrap_or_else(PoisonError::into_inner);
    let found = match population.document(as_of) {
        Ok(found) => found,
        Err(error) => {
            console.complain(&not_in_force(console.lang, &error));
            return Ok(Exit::Findings);
        }
    };
    let mut output = output();
    match console.format() {
        Format::Text => {
            let footing = notices(console, &model, &xinyong_rules::documents());
            output.write_all((page(console, &population, &found) + &footing).as_bytes())?;
        }
        format => write_json(&mut output, format, &found)?,
    }
    output.flush()?;
    Ok(exit)
}

fn page(console: &Console, population: &Population, found: &PopulationDocument<'_>) -> String {
    let lang = console.lang;
    let name = lang.of(&population.model().document().name);
    let title = console.say("score.rows", &[("date", &date(lang, found.as_of)), ("model", name)]);
    let mut table = Table::new([Align::Left, Align::Right]);
    let mut row = |style, name: String, entities: usize| {
        let count = console.say("grades.entities", &[("count", &entities.to_string())]);
        table.styled([(style, name), (style, count)]);
    };
    for grade in &found.grades {
        row(colour_of(grade.grade), term(lang, grade.grade), grade.entities);
    }
    row(STRONG, console.say("grades.all", &[]), found.entities);
    format!("{}\n{}", console.paint(STRONG, &title), table.text(console, "  "))
}
