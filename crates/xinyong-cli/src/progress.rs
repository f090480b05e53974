//! How far long work has come, on standard error. Nothing is shown where nobody watches.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over so many bytes, or a count of them where their number is not known.
///
/// None where standard error is no terminal, or where results on the same terminal would run into it.
pub(crate) fn bar(bytes: Option<u64>, with_results: bool) -> ProgressBar {
    if with_results && io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match bytes {
        Some(bytes) => (ProgressBar::new(bytes), "{wide_bar} {percent:>3}%  {eta}"),
        None => (ProgressBar::no_length(), "{spinner} {bytes}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
