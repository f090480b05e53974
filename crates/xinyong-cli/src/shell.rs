//! `xinyong completions`, `man` and `help`, from the definition that parses the command line.

use std::io::{self, Write};

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::args;
use crate::console::{Console, output};
use crate::exit::Exit;

/// Completions for a shell, on standard output.
pub(crate) fn completions(console: &Console, shell: Shell) -> io::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(console.lang), "xinyong", &mut script);
    let mut output = output();
    output.write_all(&script)?;
    output.flush()?;
    Ok(Exit::Fine)
}

/// The man page of the program, or of the command that these words name.
pub(crate) fn man(console: &Console, of: &[String]) -> io::Result<Exit> {
    let Some(command) = named(console, of) else { return Ok(Exit::Usage) };
    let mut output = output();
    Man::new(command).render(&mut output)?;
    output.flush()?;
    Ok(Exit::Fine)
}

/// The help of the program, or of the command that these words name: what `--help` shows.
pub(crate) fn help(console: &Console, of: &[String]) -> io::Result<Exit> {
    let Some(mut command) = named(console, of) else { return Ok(Exit::Usage) };
    command.print_help()?;
    Ok(Exit::Fine)
}

/// The definition of the program or of one of its commands; that there is no such one is told on standard error.
fn named(console: &Console, of: &[String]) -> Option<Command> {
    let mut command = args::command(console.lang);
    for name in of {
        let Some(sub) = command.find_subcommand(name) else {
            console.complain(&console.say("usage.no-command", &[("given", name)]));
            return None;
        };
        command = sub.clone();
    }
    Some(command)
}
