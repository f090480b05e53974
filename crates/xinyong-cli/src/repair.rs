//! `xinyong repair`: both clocks of every adverse record, and what can be done about it.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use xinyong_rules::Document;
use xinyong_score::repair::Standing;
use xinyong_score::{Archive, Date, Model, Outlook, Outlooks, Points, Procedures, evaluate, outlooks};
use xinyong_text::repair::{caution, condition, headline, is_at_the_window, notes, standing};
use xinyong_text::{citations, not_in_force, record_name, signed_points, term, text};

use crate::archives::{Form, Show, show_all};
use crate::args::Asked;
use crate::console::{BAD, Console, FAINT, MARK, STRONG};
use crate::exit::Exit;
use crate::models;
use crate::score::notices;
use crate::table::{Align, Table};

/// Shows what can be done about the records of every archive of a file.
pub(crate) fn show(console: &Console, file: &Path, asked: &Asked) -> io::Result<Exit> {
    let (model, as_of) = match models::asked(console, asked) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let (procedures, documents) = (xinyong_rules::procedures(), xinyong_rules::documents());
    show_all(
        console,
        &[file.to_owned()],
        &Repairs { console, model, procedures, documents, as_of, at_the_window: AtomicBool::new(false) },
    )
}

struct Repairs<'a> {
    console: &'a Console,
    model: Arc<Model>,
    procedures: Procedures,
    documents: Vec<Document>,
    as_of: Date,
    /// Whether anything shown so far is applied for at 信用中国.
    at_the_window: AtomicBool,
}

impl Show for Repairs<'_> {
    fn heading(&self) -> String {
        String::new()
    }

    fn footing(&self) -> String {
        let Self { console, .. } = self;
        let rules = self.procedures.rule_set(self.as_of);
        let notes = console.section(
            "repair.notes",
            &lines(console, "  ", notes(console.lang, self.at_the_window.load(Ordering::Relaxed), rules)),
        );
        (notes + &notices(console, &self.model, &self.documents)).trim_start().to_owned()
    }

    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>> {
        let lang = self.console.lang;
        let evaluation =
            evaluate(&archive, &self.model, self.as_of).map_err(|error| vec![not_in_force(lang, &error)])?;
        let found = outlooks(&evaluation, &self.procedures);
        if found.records.iter().any(is_at_the_window) {
            self.at_the_window.store(true, Ordering::Relaxed);
        }
        form.of(&found, || self.whole(self.page(&found), form))
    }
}

impl Repairs<'_> {
    fn page(&self, outlooks: &Outlooks<'_>) -> String {
        let Self { console, .. } = self;
        let archive = outlooks.evaluation.archive();
        let entity = archive.entity();
        let mut page = format!("{}  {}\n\n", console.paint(STRONG, &entity.name), entity.uscc);
        page += &headline(console.lang, outlooks);
        page.push('\n');
        for outlook in &outlooks.records {
            page.push('\n');
            page += &self.record(archive, outlook);
        }
        page + "\n"
    }

    /// A record: its name and points; then how it stands; then, unless it is settled, what to do.
    fn record(&self, archive: &Archive, outlook: &Outlook<'_>) -> String {
        let Self { console, .. } = self;
        let lang = console.lang;
        let effect = outlook.line.points;
        let first = [
            console.paint(STRONG, &record_name(lang, outlook.record, archive.records())),
            outlook.record.id.clone(),
            console.paint(if effect == Points::ZERO { FAINT } else { BAD }, &signed_points(lang, effect)),
        ];
        let mut below = vec![standing(lang, outlook)];
        if !matches!(outlook.standing, Standing::Settled(_)) {
            let say = |key: &str, what: &str| console.say(key, &[("what", what)]);
            let conditions: Vec<String> =
                outlook.conditions().map(|(found, met)| condition(lang, outlook, found, met)).collect();
            let papers: Vec<&str> = outlook.way.papers.iter().map(|paper| lang.of(&paper.text)).collect();
            let basis = citations(lang, &self.documents, outlook.basis);
            below.extend(caution(lang, outlook).map(|said| console.paint(MARK, said)));
            below.push(lang.of(&outlook.way.text).to_owned());
            below.push(say("repair.where", &term(lang, outlook.way.route)));
            below.push(say("repair.conditions", &conditions.join(text(lang, "join.clauses"))));
            below.push(say("repair.papers", &papers.join(text(lang, "join.clauses"))));
            let provenance = term(lang, outlook.provenance);
            let basis = console.say("repair.basis", &[("basis", &basis), ("provenance", &provenance)]);
            below.push(console.paint(FAINT, &basis));
        }
        format!("  {}\n{}", first.join("  "), lines(console, "    ", below))
    }
}

/// Sentences, one a line.
fn lines(console: &Console, indent: &str, sentences: Vec<String>) -> String {
    let mut table = Table::new([Align::Left]);
    for sentence in sentences {
        table.row([sentence]);
    }
    table.text(console, indent)
}
