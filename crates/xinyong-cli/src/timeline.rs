//! `xinyong timeline`: every change of the score between two dates, and its cause.

use std::io;
use std::path::Path;
use std::sync::Arc;

use anstyle::Style;
use xinyong_score::{Archive, Date, Model, Timeline, horizon, timeline};
use xinyong_text::{causes, date, headline, no_timeline, signed, term};

use crate::archives::{Form, Show, show_all};
use crate::clock;
use crate::console::{BAD, Console, FAINT, GOOD, STRONG, colour_of};
use crate::exit::Exit;
use crate::models;
use crate::score::notices;
use crate::table::{Align, Table};

/// Shows the timeline of every archive of a file.
pub(crate) fn show(
    console: &Console,
    file: &Path,
    from: Option<Date>,
    to: Option<Date>,
    model: Option<&str>,
) -> io::Result<Exit> {
    let model = match models::named(console, model) {
        Ok(model) => model,
        Err(exit) => return Ok(exit),
    };
    let from = from.unwrap_or_else(clock::today);
    show_all(console, &[file.to_owned()], &Changes { console, model, from, to })
}

struct Changes<'a> {
    console: &'a Console,
    model: Arc<Model>,
    from: Date,
    /// The last day; where none is named, the last on which anything of an archive can change.
    to: Option<Date>,
}

impl Show for Changes<'_> {
    fn heading(&self) -> String {
        String::new()
    }

    fn footing(&self) -> String {
        notices(self.console, &self.model, &xinyong_rules::documents()).trim_start().to_owned()
    }

    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>> {
        let to = self.to.unwrap_or_else(|| horizon(&archive, &self.model, self.from));
        let timeline = timeline(&archive, &self.model, self.from, to)
            .map_err(|error| vec![no_timeline(self.console.lang, &error)])?;
        form.of(&timeline, || self.whole(page(self.console, &timeline), form))
    }
}

/// A day worth a line.
enum Day<'a> {
    First,
    Step(&'a xinyong_score::timeline::Step),
    Snapshot(&'a xinyong_score::timeline::Snapshot),
}

fn page(console: &Console, timeline: &Timeline) -> String {
    let lang = console.lang;
    let entity = timeline.start.archive().entity();
    let mut page = format!("{}  {}\n\n", console.paint(STRONG, &entity.name), entity.uscc);
    page += &headline(lang, &timeline.start, Some(timeline));
    page += "\n\n";

    let mut days = vec![(timeline.from(), Day::First)];
    days.extend(timeline.steps.iter().map(|step| (step.date, Day::Step(step))));
    days.extend(timeline.snapshots.iter().map(|snapshot| (snapshot.date, Day::Snapshot(snapshot))));
    days.sort_by_key(|(day, _)| *day);
    let mut table = Table::new([Align::Left, Align::Right, Align::Right, Align::Left, Align::Left]);
    for (day, what) in days {
        let (score, change, grade, said) = match what {
            Day::First => {
                (timeline.start.score(), None, timeline.start.grade(), console.say("timeline.first", &[]))
            }
            Day::Step(found) => {
                (found.score, Some(found.change()), found.grade, causes(lang, timeline, found))
            }
            Day::Snapshot(found) => (found.score, None, found.grade, console.say("timeline.yearly", &[])),
        };
        let style = match change {
            Some(change) if change.is_negative() => BAD,
            Some(_) => GOOD,
            None => FAINT,
        };
        table.styled([
            (Style::new(), date(lang, day)),
            (STRONG, score.to_string()),
            (style, change.map(signed).unwrap_or_default()),
            (colour_of(grade), term(lang, grade)),
            (if change.is_some() { Style::new() } else { FAINT }, said),
        ]);
    }
    page += &table.text(console, "  ");
    page + "\n"
}
