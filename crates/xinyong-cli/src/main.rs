//! `xinyong`: scores, timelines and imports on the command line.
//!
//! The only crate but the portal that reads a clock or a file. It decides nothing about a score: it reads what it is given, asks
//! the kernel, and shows the answer to a person or a program.

mod archives;
mod args;
mod clock;
mod console;
mod exit;
mod filing;
mod grades;
mod headings;
mod import;
mod input;
mod measures;
mod models;
mod plan;
mod progress;
mod receipt;
mod repair;
mod score;
mod shell;
mod simulate;
mod small;
mod table;
mod timeline;
mod usage;
mod words;

use std::io::ErrorKind;
use std::process::ExitCode;

use args::Command;
use console::Console;
use exit::Exit;
use xinyong_score::Goal;

fn main() -> ExitCode {
    let lang = args::spoken(std::env::args_os());
    let cli = match args::parse(lang) {
        Ok(cli) => cli,
        Err(error) => return usage::refuse(lang, &error).into(),
    };
    let console = Console::new(cli.lang, cli.command.format());
    match run(cli.command, &console) {
        Ok(exit) => exit,
        // Who reads our output has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Fine,
        Err(error) => {
            console.complain(&console.say("output.failed", &[("why", &error.to_string())]));
            Exit::Findings
        }
    }
    .into()
}

/// Runs a command. An error is one of writing its output.
fn run(command: Command, console: &Console) -> std::io::Result<Exit> {
    match command {
        Command::Score { files, asked, .. } => score::score(console, &files, &asked),
        Command::Grades { files, asked, .. } => grades::show(console, &files, &asked),
        Command::Timeline { file, from, to, model, .. } => {
            timeline::show(console, &file, from, to, model.as_deref())
        }
        Command::Measures { file, asked, .. } => measures::show(console, &file, &asked),
        Command::Simulate { file, scenario, asked, .. } => simulate::show(console, &file, &scenario, &asked),
        Command::Plan { file, grade, by, asked, with, terms, .. } => {
            let wanted = plan::Wanted { goal: Goal { grade, by }, with, procedures: terms.procedures() };
            plan::show(console, &file, &asked, wanted)
        }
        Command::Repair { file, asked, .. } => repair::show(console, &file, &asked),
        Command::Receipt { files, asked, .. } => receipt::keep(console, &files, &asked),
        Command::Verify { receipt, archive, model, .. } => {
            receipt::verify(console, &receipt, archive.as_deref(), model.as_deref())
        }
        Command::Import { sheets, out, report } => {
            import::import(console, &sheets, out.as_deref(), report.as_deref())
        }
        Command::Headings { .. } => headings::show(console),
        Command::File { command, .. } => filing::run(console, command),
        Command::Model { command, .. } => models::run(console, command),
        Command::Workdays { date, days, .. } => small::workdays(console, date, days),
        Command::Uscc { codes, .. } => small::uscc(console, &codes),
        Command::Schema { of, .. } => small::schema(console, of),
        Command::Completions { shell } => shell::completions(console, shell),
        Command::Man { of } => shell::man(console, &of),
        Command::Help { of } => shell::help(console, &of),
    }
}
