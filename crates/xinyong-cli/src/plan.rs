//! `xinyong plan`: the fewest actions to a grade by a day, or why it is out of reach.

mod text;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use xinyong_rules::{DEFAULT_MODEL, Document};
use xinyong_score::plan::NoPlan;
use xinyong_score::{Action, Archive, Calendar, Change, Date, Goal, Means, Model, Procedures, plan};
use xinyong_text::{not_in_force, plan::no_plan};

use crate::archives::{Form, Show, name_of, show_all};
use crate::clock;
use crate::console::Console;
use crate::exit::Exit;
use crate::models;
use crate::score::notices;
use crate::simulate::{read, refused};

/// What a plan is asked for with.
pub(crate) struct Asked<'a> {
    pub(crate) goal: Goal,
    pub(crate) as_of: Option<Date>,
    pub(crate) model: Option<&'a str>,
    /// A scenario whose actions are possible too.
    pub(crate) with: Option<PathBuf>,
    /// The working days within which repair is decided, if not as the law has it.
    pub(crate) repair_days: Option<u32>,
}

/// Plans for every archive of a file.
pub(crate) fn show(console: &Console, file: &Path, asked: &Asked<'_>) -> io::Result<Exit> {
    let model = match models::load(console, asked.model.unwrap_or(DEFAULT_MODEL)) {
        Ok(model) => model,
        Err(exit) => return Ok(exit),
    };
    let as_of = asked.as_of.unwrap_or_else(clock::today);
    if let Err(error) = model.ensure_in_force(as_of) {
        console.complain(&not_in_force(console.lang, &error));
        return Ok(Exit::Findings);
    }
    let further = match asked.with.as_deref().map(|path| read(console, path)) {
        None => Vec::new(),
        Some(Ok(scenario)) => scenario.actions,
        Some(Err(exit)) => return Ok(exit),
    };
    let procedures = xinyong_rules::procedures();
    let plans = Plans {
        console,
        model,
        procedures: match asked.repair_days {
            Some(days) => procedures.with_term(Change::Repair, days),
            None => procedures,
        },
        calendar: xinyong_rules::calendar(),
        documents: xinyong_rules::documents(),
        further,
        file: asked.with.as_deref().map(|path| name_of(console, path)).unwrap_or_default(),
        as_of,
        goal: asked.goal,
    };
    show_all(console, &[file.to_owned()], &plans)
}

struct Plans<'a> {
    console: &'a Console,
    model: Arc<Model>,
    procedures: Procedures,
    calendar: Calendar,
    documents: Vec<Document>,
    /// What else could happen,
    further: Vec<Action>,
    /// and the name of the file that says so.
    file: String,
    as_of: Date,
    goal: Goal,
}

impl Show for Plans<'_> {
    fn heading(&self) -> String {
        text::heading(self.console, self.goal)
    }

    fn footing(&self) -> String {
        notices(self.console, &self.model, &self.documents)
    }

    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>> {
        let means = Means {
            archive: &archive,
            model: &self.model,
            procedures: &self.procedures,
            calendar: &self.calendar,
            further: &self.further,
        };
        let plan = plan(means, self.as_of, self.goal).map_err(|error| {
            let said = no_plan(self.console.lang, &self.documents, &archive, &self.further, &error);
            match error {
                NoPlan::Impossible(_) => {
                    said.iter().map(|what| refused(self.console, &self.file, &archive, what)).collect()
                }
                NoPlan::Backwards { .. } | NoPlan::NotInForce(_) => said,
            }
        })?;
        match form {
            Form::Text => Ok((text::page(self.console, &plan) + &self.footing()).into_bytes()),
            Form::Row => Ok(text::row(self.console, &plan).into_bytes()),
            Form::Pretty => serde_json::to_vec_pretty(&plan).map_err(|error| vec![error.to_string()]),
            Form::Compact => serde_json::to_vec(&plan).map_err(|error| vec![error.to_string()]),
        }
    }
}
