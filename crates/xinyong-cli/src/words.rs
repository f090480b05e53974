//! The words of the command line alone; those about scores are in `xinyong-text`.

use xinyong_text::Catalogue;

/// The words of `locales/`.
pub(crate) static WORDS: Catalogue = Catalogue::new(
    include_str!(concat!(env!("OUT_DIR"), "/words.zh")),
    include_str!(concat!(env!("OUT_DIR"), "/words.en")),
);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use xinyong_text::Lang;

    use super::*;
    use crate::args;

    fn is_help(key: &str) -> bool {
        key.starts_with("help.") || key.starts_with("option.")
    }

    /// The keys of the help of a command and all below it.
    fn help_keys(lang: Lang, command: &clap::Command, key: &str, keys: &mut BTreeSet<String>) {
        keys.insert(format!("{key}.about"));
        keys.extend(command.get_arguments().map(|arg| args::help_key(lang, key, arg.get_id().as_str())));
        for sub in command.get_subcommands() {
            help_keys(lang, sub, &format!("{key}.{}", sub.get_name()), keys);
        }
    }

    #[test]
    fn every_argument_has_its_help_and_there_is_no_other() {
        for &lang in Lang::ALL {
            let command = args::command(lang);
            command.clone().debug_assert();
            let mut keys = BTreeSet::new();
            help_keys(lang, &command, "help", &mut keys);
            let known: BTreeSet<String> =
                WORDS.keys().filter(|key| is_help(key)).map(str::to_owned).collect();
            assert_eq!(keys, known);
        }
    }

    fn sources(folder: &Path) -> String {
        let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
        files
            .map(|path| if path.is_dir() { sources(&path) } else { fs::read_to_string(path).expect("Rust") })
            .collect()
    }

    #[test]
    fn every_text_is_used() {
        let source = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        for key in WORDS.keys().filter(|key| !is_help(key)) {
            let said = match key.strip_prefix("value.") {
                Some(name) => source.contains(&format!("value_name = \"{name}\"")),
                None => source.contains(&format!("\"{key}\"")),
            };
            assert!(said, "{key} is never said");
        }
    }
}
