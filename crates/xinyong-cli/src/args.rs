//! The command line: what can be asked, defined once for parsing, help, completions and the man page.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use xinyong_score::Date;
use xinyong_text::Lang;

use crate::words::WORDS;

/// The names of the languages, as `--lang` takes them.
const LANGUAGES: [&str; 2] = [Lang::Zh.as_str(), Lang::En.as_str()];

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
    #[arg(long, global = true, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<Format>,
    #[arg(long, global = true, value_name = "LANG", default_value = LANGUAGES[0], value_parser = language())]
    pub(crate) lang: Lang,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Score {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        #[arg(long, value_name = "ID|FILE")]
        model: Option<String>,
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
    },
    Import {
        #[arg(value_name = "SHEET", required = true)]
        sheets: Vec<PathBuf>,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    Model {
        #[command(subcommand)]
        command: ModelCommand,
    },
    Workdays {
        #[arg(value_name = "DATE")]
        date: Date,
        #[arg(value_name = "N")]
        days: u32,
    },
    Uscc {
        #[arg(value_name = "CODE", required = true)]
        codes: Vec<String>,
    },
    Schema {
        #[arg(value_name = "FORMAT", value_enum)]
        of: SchemaOf,
    },
    Completions {
        #[arg(value_name = "SHELL", value_enum)]
        shell: Shell,
    },
    Man {
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
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
    Model,
}

/// The language asked for, found before the rest is parsed, so that mistakes are told in it.
pub(crate) fn spoken(args: impl Iterator<Item = String>) -> Lang {
    let args: Vec<String> = args.collect();
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
    explained(Cli::command(), lang, "help")
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
            let owner = if arg.is_global_set() || arg.get_id() == "version" { "help" } else { key };
            let help = text(&format!("{owner}.{}", arg.get_id()));
            let values = arg.get_action().takes_values();
            arg.help(help).help_heading(text(heading)).hide_possible_values(values).hide_default_value(values)
        })
        .mut_subcommands(|sub| {
            let key = format!("{key}.{}", sub.get_name());
            explained(sub, lang, &key)
        })
}

fn language() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(LANGUAGES).map(|tag| Lang::parse(&tag).unwrap_or_default())
}
