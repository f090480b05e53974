//! `xinyong simulate`: the score as it would be; and scenario files, read for the other commands too.

mod text;

use std::io;
use std::path::Path;
use std::sync::Arc;

use xinyong_rules::Document;
use xinyong_score::{Archive, Model, Procedures, Scenario, World, simulate};
use xinyong_text::impossible;

use crate::archives::{Form, Show, document, name_of, show_all};
use crate::args::Asked;
use crate::console::Console;
use crate::exit::Exit;
use crate::models;
use crate::score::notices;

/// Simulates a scenario with every archive of a file.
pub(crate) fn show(console: &Console, file: &Path, scenario: &Path, asked: &Asked) -> io::Result<Exit> {
    let (model, mut supposed) =
        match (models::named(console, asked.model.as_deref()), read(console, scenario, file)) {
            (Ok(model), Ok(supposed)) => (model, supposed),
            (Err(exit), _) | (_, Err(exit)) => return Ok(exit),
        };
    supposed.as_of = asked.as_of.unwrap_or(supposed.as_of);
    let what_if = WhatIf {
        console,
        model,
        models: xinyong_rules::models().into_iter().map(Arc::new).collect(),
        procedures: xinyong_rules::procedures(),
        documents: xinyong_rules::documents(),
        scenario: supposed,
        file: name_of(console, scenario),
    };
    show_all(console, &[file.to_owned()], &what_if)
}

/// The scenario in a file, beside the file of the archives that it is for. What is wrong is told on standard error.
pub(crate) fn read(console: &Console, path: &Path, beside: &Path) -> Result<Scenario, Exit> {
    if [path, beside].iter().all(|path| path.as_os_str() == "-") {
        console.complain(&console.say("output.stdin-once", &[]));
        return Err(Exit::Findings);
    }
    document(console, path, Scenario::from_json)
}

/// A sentence about an action in a file, with the file and the archive that it cannot be done to.
pub(crate) fn refused(console: &Console, file: &str, archive: &Archive, what: &str) -> String {
    let place = console.say("simulate.place", &[("file", file), ("entity", &archive.entity().name)]);
    console.say("output.place", &[("place", &place), ("what", what)])
}

struct WhatIf<'a> {
    console: &'a Console,
    model: Arc<Model>,
    /// The models that a scenario can choose.
    models: Vec<Arc<Model>>,
    procedures: Procedures,
    documents: Vec<Document>,
    scenario: Scenario,
    /// The name of the scenario's file.
    file: String,
}

impl Show for WhatIf<'_> {
    fn heading(&self) -> String {
        text::heading(self.console, self.scenario.as_of)
    }

    fn footing(&self) -> String {
        notices(self.console, &self.model, &self.documents)
    }

    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>> {
        let world = World {
            archive: &archive,
            model: &self.model,
            procedures: &self.procedures,
            models: &|id| self.models.iter().find(|model| model.id() == id).cloned(),
        };
        let simulation = simulate(world, &self.scenario).map_err(|found| {
            let sentence = |found| {
                let lang = self.console.lang;
                let what = impossible(lang, &self.documents, &archive, &self.scenario.actions, found);
                refused(self.console, &self.file, &archive, &what)
            };
            found.iter().map(sentence).collect::<Vec<_>>()
        })?;
        form.of(&simulation, || {
            if form == Form::Row {
                return text::row(self.console, &simulation);
            }
            let model = simulation.after.marked().model();
            text::page(self.console, &simulation) + &notices(self.console, model, &self.documents)
        })
    }
}
