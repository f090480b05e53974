//! Turns the locale files into the table that the program embeds.

#[path = "../xinyong-text/build/catalogue.rs"]
mod catalogue;

fn main() {
    catalogue::write(&["locales"], "words");
}
