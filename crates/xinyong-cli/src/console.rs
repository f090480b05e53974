//! How the program speaks: the language, the format, and whether in colour.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use xinyong_score::Grade;
use xinyong_text::Lang;

use crate::args::Format;
use crate::words::WORDS;

/// What headings and totals look like.
pub(crate) const STRONG: Style = Style::new().bold();
/// What matters less looks like.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Deductions and errors.
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
/// Awards.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Warnings, and what is illustrative.
pub(crate) const MARK: Style = AnsiColor::Yellow.on_default();

/// The output a command writes to.
pub(crate) type Output = BufWriter<StdoutLock<'static>>;

/// Where results go.
pub(crate) fn output() -> Output {
    BufWriter::with_capacity(1 << 18, io::stdout().lock())
}

/// To whom the program speaks, and how.
#[derive(Debug)]
pub(crate) struct Console {
    /// The language.
    pub(crate) lang: Lang,
    format: Option<Format>,
    colour: bool,
    colour_of_errors: bool,
}

impl Console {
    /// Colour is for terminals, unless `NO_COLOR` or `CLICOLOR_FORCE` says otherwise.
    pub(crate) fn new(lang: Lang, format: Option<Format>) -> Self {
        Self {
            lang,
            format,
            colour: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            colour_of_errors: AutoStream::choice(&io::stderr()) != ColorChoice::Never,
        }
    }

    /// The format asked for; text by default.
    pub(crate) fn format(&self) -> Format {
        self.format.unwrap_or(Format::Text)
    }

    /// The format asked for; by default text to a terminal and JSON to a program.
    pub(crate) fn format_for_programs(&self) -> Format {
        let default = if io::stdout().is_terminal() { Format::Text } else { Format::Json };
        self.format.unwrap_or(default)
    }

    /// A text of the command line's own, with its placeholders filled.
    pub(crate) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        WORDS.fill(self.lang, key, values)
    }

    /// A text in a style, where there is colour.
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// A part of a page under its title; nothing if there is nothing in it.
    pub(crate) fn section(&self, title: &str, body: &str) -> String {
        let title = WORDS.text(self.lang, title);
        if body.is_empty() { String::new() } else { format!("\n{}\n{body}", self.paint(STRONG, title)) }
    }

    /// Says on standard error what is wrong.
    pub(crate) fn complain(&self, sentence: &str) {
        self.tell(BAD, WORDS.text(self.lang, "output.error"), sentence);
    }

    /// Says on standard error what a person should know.
    pub(crate) fn warn(&self, sentence: &str) {
        self.tell(MARK, WORDS.text(self.lang, "output.warning"), sentence);
    }

    /// Says on standard error how something went.
    pub(crate) fn note(&self, sentence: &str) {
        self.tell(Style::new(), "", sentence);
    }

    fn tell(&self, style: Style, label: &str, sentence: &str) {
        let style = if self.colour_of_errors { style } else { Style::new() };
        // Nobody is left to tell if this fails.
        let _ = writeln!(io::stderr().lock(), "{style}{label}{style:#}{sentence}");
    }
}

/// The colour of a grade.
pub(crate) fn colour_of(grade: Grade) -> Style {
    let colour = match grade {
        Grade::A => AnsiColor::Green,
        Grade::B => AnsiColor::Cyan,
        Grade::C => AnsiColor::Yellow,
        Grade::D => AnsiColor::Magenta,
        Grade::E => AnsiColor::Red,
    };
    colour.on_default().bold()
}

/// Writes one value as JSON and ends the line: over several lines as one document, or on one.
pub(crate) fn write_json(output: &mut impl Write, format: Format, value: &impl Serialize) -> io::Result<()> {
    match format {
        Format::Jsonl => serde_json::to_writer(&mut *output, value)?,
        Format::Json | Format::Text => serde_json::to_writer_pretty(&mut *output, value)?,
    }
    writeln!(output)
}
