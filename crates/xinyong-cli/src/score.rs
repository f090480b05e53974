//! `xinyong score`: score, grade, and the reason for every point.

mod text;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use xinyong_rules::Document;
use xinyong_score::{Archive, Date, Model, evaluate, horizon, timeline};
use xinyong_text::{no_timeline, not_in_force};

use crate::archives::{Form, Show, show_all};
use crate::args::Asked;
use crate::console::Console;
use crate::exit::Exit;
use crate::models;

pub(crate) use text::{cited, mark, notices, notices_of};

/// Scores every archive of these files.
pub(crate) fn score(console: &Console, files: &[PathBuf], asked: &Asked) -> io::Result<Exit> {
    let (model, as_of) = match models::asked(console, asked) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    show_all(console, files, &Score { console, model, as_of, documents: xinyong_rules::documents() })
}

struct Score<'a> {
    console: &'a Console,
    model: Arc<Model>,
    as_of: Date,
    documents: Vec<Document>,
}

impl Show for Score<'_> {
    fn heading(&self) -> String {
        text::heading(self.console, &self.model, self.as_of)
    }

    fn footing(&self) -> String {
        notices(self.console, &self.model, &self.documents)
    }

    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>> {
        let lang = self.console.lang;
        if form == Form::Text {
            let to = horizon(&archive, &self.model, self.as_of);
            let ahead = timeline(&archive, &self.model, self.as_of, to)
                .map_err(|error| vec![no_timeline(lang, &error)])?;
            return Ok(text::explained(self.console, &ahead, &self.documents).into_bytes());
        }
        let evaluation =
            evaluate(&archive, &self.model, self.as_of).map_err(|error| vec![not_in_force(lang, &error)])?;
        form.of(&evaluation, || text::row(self.console, &evaluation))
    }
}
