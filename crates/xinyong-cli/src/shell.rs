//! `xinyong completions` and `man`, from the definition that parses the command line.

use std::io::{self, Write};

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
    let mut program = args::command(console.lang);
    program.build();
    let mut command = &program;
    for name in of {
        let Some(sub) = command.find_subcommand(name) else {
            console.complain(&console.say("usage.no-command", &[("given", name)]));
            return Ok(Exit::Usage);
        };
        command = sub;
    }
    let mut output = output();
    Man::new(command.clone()).render(&mut output)?;
    output.flush()?;
    Ok(Exit::Fine)
}
