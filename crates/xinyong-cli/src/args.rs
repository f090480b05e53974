//! The command line: what can be asked, defined once for parsing, help, completions and the man page.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use xinyong_score::filing::{Outcome, State};
use xinyong_score::{Change, Date, Grade, Procedures};
use xinyong_text::Lang;

use crate::words::WORDS;

/// The names of the languages, as `--lang` takes them.
const LANGUAGES: [&str; 2] = [Lang::Zh.as_str(), Lang::En.as_str()];

/// The most working days that an answer may be supposed to take.
const MOST_DAYS: i64 = 999;

#[derive(Debug, Parser)]
#[command(
    name = "xinyong",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(long, global = true, value_name = "LANG", default_value = LANGUAGES[0], value_parser = language())]
    pub(crate) lang: Lang,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What the commands whose results programs can read have in common.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Results {
    #[arg(long, global = true, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<Format>,
}

/// The day and the model by which something is asked.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    #[arg(long, value_name = "ID|FILE")]
    pub(crate) model: Option<String>,
}

/// What places promise otherwise than the law has it.
#[derive(Debug, Args)]
pub(crate) struct Terms {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=MOST_DAYS))]
    repair_days: Option<u32>,
}

impl Terms {
    /// The procedures where repair is decided within this term.
    pub(crate) fn procedures(&self) -> Procedures {
        let procedures = xinyong_rules::procedures();
        match self.repair_days {
            Some(days) => procedures.with_term(Change::Repair, days),
            None => procedures,
        }
    }
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Score {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        asked: Asked,
        #[command(flatten)]
        results: Results,
    },
    Grades {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        asked: Asked,
        #[command(flatten)]
        results: Results,
    },
    Timeline {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
        #[arg(long, value_name = "DATE")]
        to: Option<Date>,
        #[arg(long, value_name = "ID|FILE")]
        model: Option<String>,
        #[command(flatten)]
        results: Results,
    },
    Simulate {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(value_name = "SCENARIO")]
        scenario: PathBuf,
        #[command(flatten)]
        asked: Asked,
        #[command(flatten)]
        results: Results,
    },
    Plan {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "GRADE", value_parser = grade(), ignore_case = true)]
        grade: Grade,
        #[arg(long, value_name = "DATE")]
        by: Date,
        #[command(flatten)]
        asked: Asked,
        #[arg(long, value_name = "SCENARIO")]
        with: Option<PathBuf>,
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        results: Results,
    },
    Repair {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        asked: Asked,
        #[command(flatten)]
        results: Results,
    },
    Measures {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        asked: Asked,
        #[command(flatten)]
        results: Results,
    },
    Receipt {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        asked: Asked,
        #[command(flatten)]
        results: Results,
    },
    Verify {
        #[arg(value_name = "RECEIPT")]
        receipt: PathBuf,
        #[arg(value_name = "ARCHIVE")]
        archive: Option<PathBuf>,
        #[arg(long, value_name = "ID|FILE")]
        model: Option<String>,
        #[command(flatten)]
        results: Results,
    },
    Import {
        #[arg(value_name = "SHEET", required = true)]
        sheets: Vec<PathBuf>,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    Headings {
        #[command(flatten)]
        results: Results,
    },
    File {
        #[command(subcommand)]
        command: FileCommand,
        #[command(flatten)]
        results: Results,
    },
    Model {
        #[command(subcommand)]
        command: ModelCommand,
        #[command(flatten)]
        results: Results,
    },
    Workdays {
        #[arg(value_name = "DATE")]
        date: Date,
        #[arg(value_name = "N")]
        days: u32,
        #[command(flatten)]
        results: Results,
    },
    Uscc {
        #[arg(value_name = "CODE", required = true)]
        codes: Vec<String>,
        #[command(flatten)]
        results: Results,
    },
    Schema {
        #[arg(value_name = "FORMAT", value_enum)]
        of: SchemaOf,
        #[command(flatten)]
        results: Results,
    },
    Completions {
        #[arg(value_name = "SHELL", value_enum)]
        shell: Shell,
    },
    Man {
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
    Help {
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
}

impl Command {
    /// The form in which the results are asked for.
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            Self::Score { results, .. }
            | Self::Grades { results, .. }
            | Self::Timeline { results, .. }
            | Self::Measures { results, .. }
            | Self::Receipt { results, .. }
            | Self::Verify { results, .. }
            | Self::File { results, .. }
            | Self::Headings { results, .. }
            | Self::Simulate { results, .. }
            | Self::Plan { results, .. }
            | Self::Repair { results, .. }
            | Self::Model { results, .. }
            | Self::Workdays { results, .. }
            | Self::Uscc { results, .. }
            | Self::Schema { results, .. } => results.format,
            Self::Import { .. } | Self::Completions { .. } | Self::Man { .. } | Self::Help { .. } => None,
        }
    }
}

/// What can be asked about models.
#[derive(Debug, Subcommand)]
pub(crate) enum ModelCommand {
    List,
    Show {
        #[arg(value_name = "ID|FILE")]
        model: String,
    },
    Check {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Diff {
        #[arg(value_name = "ID|FILE")]
        before: String,
        #[arg(value_name = "ID|FILE")]
        after: String,
    },
}

/// What can be done with filings.
#[derive(Debug, Subcommand)]
pub(crate) enum FileCommand {
    Check {
        #[arg(value_name = "FILING")]
        filing: PathBuf,
        #[arg(long, value_name = "ARCHIVE")]
        archive: Option<PathBuf>,
        #[command(flatten)]
        asked: Asked,
        #[command(flatten)]
        terms: Terms,
    },
    Step {
        #[arg(value_name = "FILING")]
        filing: PathBuf,
        #[arg(long, value_name = "STATE", value_parser = word(undecided(), State::parse))]
        to: State,
        #[command(flatten)]
        taken: Taken,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    Decide {
        #[arg(value_name = "FILING")]
        filing: PathBuf,
        #[arg(long, value_name = "ARCHIVE")]
        archive: PathBuf,
        #[arg(long, value_name = "OUTCOME", value_parser = word(Outcome::WORDS.iter().copied(), Outcome::parse))]
        outcome: Outcome,
        #[command(flatten)]
        taken: Taken,
        #[arg(long, value_name = "ID|FILE")]
        model: Option<String>,
        #[command(flatten)]
        terms: Terms,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        filing_out: Option<PathBuf>,
    },
}

/// When a step is taken, by whom, and what there is to say.
#[derive(Debug, Args)]
pub(crate) struct Taken {
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// A JSON document a line.
    Jsonl,
}

/// A format that has a JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    Archive,
    Evaluation,
    Grades,
    Timeline,
    Scenario,
    Simulation,
    Plan,
    Repair,
    Measures,
    Model,
    Filing,
    FileCheck,
    FileDecide,
    Receipt,
}

/// The language asked for, found before the rest is parsed, so that mistakes are told in it.
pub(crate) fn spoken(args: impl Iterator<Item = OsString>) -> Lang {
    let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    let given = args.iter().enumerate().find_map(|(at, arg)| match arg.strip_prefix("--lang")? {
        "" => args.get(at + 1).cloned(),
        rest => rest.strip_prefix('=').map(str::to_owned),
    });
    given.and_then(|tag| Lang::parse(&tag)).unwrap_or_default()
}

/// The command line of this run.
///
/// # Errors
///
/// What clap has against it; help and version are such errors too.
pub(crate) fn parse(lang: Lang) -> Result<Cli, clap::Error> {
    Cli::from_arg_matches(&command(lang).try_get_matches()?)
}

/// The whole definition, with its help in a language.
pub(crate) fn command(lang: Lang) -> clap::Command {
    let mut command = explained(Cli::command(), lang, "help");
    // Usage lines name the commands above them, which are known when all is built.
    command.build();
    with_usage(command, lang)
}

/// The key of the help of an argument: the command's own, or that of an option that several share.
pub(crate) fn help_key(lang: Lang, command: &str, arg: &str) -> String {
    let own = format!("{command}.{arg}");
    if WORDS.get(lang, &own).is_some() { own } else { format!("option.{arg}") }
}

/// Puts the help of a command, its arguments and its subcommands in.
fn explained(command: clap::Command, lang: Lang, key: &str) -> clap::Command {
    let text = |name: &str| WORDS.text(lang, name);
    command
        .about(text(&format!("{key}.about")))
        .help_template(text("heading.template"))
        .subcommand_help_heading(text("heading.commands"))
        .subcommand_value_name(text("heading.command"))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "heading.arguments" } else { "heading.options" };
            let help = text(&help_key(lang, key, arg.get_id().as_str()));
            let values = arg.get_action().takes_values();
            let value = arg.get_value_names().and_then(|names| names.first()).filter(|_| values).cloned();
            let arg = match value {
                Some(name) => arg.value_name(text(&format!("value.{name}"))),
                None => arg,
            };
            arg.help(help).help_heading(text(heading)).hide_possible_values(values).hide_default_value(values)
        })
        .mut_subcommands(|sub| {
            let key = format!("{key}.{}", sub.get_name());
            explained(sub, lang, &key)
        })
}

/// Puts the usage of a command and all below it into the language; clap's own has an English word in it.
fn with_usage(mut command: clap::Command, lang: Lang) -> clap::Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage.replace("[OPTIONS]", WORDS.text(lang, "heading.any-options"));
    command.override_usage(usage).mut_subcommands(|sub| with_usage(sub, lang))
}

fn language() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(LANGUAGES).map(|tag| Lang::parse(&tag).unwrap_or_default())
}

/// The states but those of a decision, which `decide` makes: it asks the rules, and changes the archive.
fn undecided() -> impl Iterator<Item = &'static str> {
    let is_step = |word: &&str| State::parse(word).is_some_and(|state| state.taken_by().is_some());
    State::WORDS.iter().copied().filter(is_step).filter(|word| Outcome::parse(word).is_none())
}

/// One of some words of the kernel's vocabularies.
fn word<T: Clone + Send + Sync + 'static>(
    words: impl IntoIterator<Item = &'static str>,
    parse: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words).try_map(move |word| parse(&word).ok_or("no such word"))
}

fn grade() -> impl TypedValueParser<Value = Grade> {
    PossibleValuesParser::new(Grade::WORDS)
        .try_map(|word| Grade::parse(&word.to_ascii_uppercase()).ok_or("not a grade"))
}
