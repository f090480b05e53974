//! What is wrong with a command line, in the language asked for.

use std::io::{self, Write};

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use xinyong_text::Lang;

use crate::exit::Exit;
use crate::words::WORDS;

/// Says why a command line cannot be run; or prints the help or the version, which clap hands over as an error too.
pub(crate) fn refuse(lang: Lang, error: &Error) -> Exit {
    let whole_help = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Some(Exit::Fine),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Some(Exit::Usage),
        _ => None,
    };
    if let Some(exit) = whole_help {
        // Who does not want the help any more is not told of it.
        let _ = error.print();
        return exit;
    }
    let usage = error.context().find_map(|(kind, value)| match (kind, value) {
        (ContextKind::Usage, ContextValue::StyledStr(usage)) => Some(usage.to_string()),
        _ => None,
    });
    let mut lines = vec![sentence(lang, error)];
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    lines.extend(
        suggested
            .into_iter()
            .filter_map(|kind| error.get(kind))
            .map(|near| WORDS.fill(lang, "usage.suggestion", &[("near", &near.to_string())])),
    );
    lines.extend(usage.map(|usage| {
        let usage = usage.trim_start_matches("Usage:").trim();
        WORDS.fill(lang, "usage.usage", &[("usage", usage)])
    }));
    lines.push(WORDS.text(lang, "usage.more").to_owned());
    // Nobody is left to tell if this fails.
    let _ = writeln!(io::stderr().lock(), "{}{}", WORDS.text(lang, "output.error"), lines.join("\n"));
    Exit::Usage
}

fn sentence(lang: Lang, error: &Error) -> String {
    let context =
        |wanted: ContextKind| -> String { error.get(wanted).map(ToString::to_string).unwrap_or_default() };
    let say = |key: &str, values: &[(&str, &str)]| WORDS.fill(lang, key, values);
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => say("usage.no-argument", &[("given", &argument)]),
        ErrorKind::InvalidSubcommand => {
            say("usage.no-command", &[("given", &context(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::MissingRequiredArgument => say("usage.missing", &[("argument", &argument)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let given = context(ContextKind::InvalidValue);
            let known = context(ContextKind::ValidValue);
            let key = match (given.is_empty(), known.is_empty()) {
                (true, _) => "usage.no-value",
                (false, false) => "usage.bad-choice",
                (false, true) => "usage.bad-value",
            };
            say(key, &[("argument", &argument), ("given", &given), ("known", &known)])
        }
        ErrorKind::InvalidUtf8 => say("usage.not-utf8", &[]),
        _ => say("usage.other", &[("why", &error.kind().to_string())]),
    }
}
