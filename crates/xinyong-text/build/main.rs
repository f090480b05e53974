//! Turns the locale files into tables that the library embeds. A key or placeholder that one language lacks does not
//! compile.

mod catalogue;

use std::env;

fn main() {
    let desk = env::var_os("CARGO_FEATURE_DESK").is_some();
    catalogue::write(if desk { &["locales", "locales/desk"] } else { &["locales"] }, "words");
    catalogue::write(&["locales/import"], "import");
    catalogue::write(&["locales/element"], "element");
    catalogue::write(&["locales/package"], "package");
}
