//! `xinyong plan`: the fewest actions to a grade by a day, or why it is out of reach.

mod text;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use xinyong_rules::Document;
use xinyong_score::plan::{ALTERNATIVES, NoPlan};
use xinyong_score::{Action, Archive, Calendar, Date, Goal, Means, Model, Procedures, plan};
use xinyong_text::no_plan;

use crate::archives::{Form, Show, name_of, show_all};
use crate::args::Asked;
use crate::console::Console;
use crate::exit::Exit;
use crate::models;
use crate::score::notices;
use crate::simulate::{read, refused};

/// What a plan is asked for with.
pub(crate) struct Wanted {
    pub(crate) goal: Goal,
    /// A scenario whose actions are possible too.
    pub(crate) with: Option<PathBuf>,
    /// What can be done, and within which terms.
    pub(crate) procedures: Procedures,
}

/// Plans for every archive of a file.
pub(crate) fn show(console: &Console, file: &Path, asked: &Asked, wanted: Wanted) -> io::Result<Exit> {
    let (model, as_of) = match models::asked(console, asked) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let further = match wanted.with.as_deref().map(|path| read(console, path, file)) {
        None => Vec::new(),
        Some(Ok(scenario)) => scenario.actions,
        Some(Err(exit)) => return Ok(exit),
    };
    let plans = Plans {
        console,
        model,
        procedures: wanted.procedures,
        calendar: xinyong_rules::calendar(),
        documents: xinyong_rules::documents(),
        further,
        file: wanted.with.as_deref().map(|path| name_of(console, path)).unwrap_or_default(),
        as_of,
        goal: wanted.goal,
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
            alternatives: ALTERNATIVES,
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
        form.of(&plan, || {
            if form == Form::Row {
                return text::row(self.console, &plan);
            }
            self.whole(text::page(self.console, &plan), form)
        })
    }
}
