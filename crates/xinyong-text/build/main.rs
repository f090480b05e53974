//! Turns the locale files into tables that the library embeds. A key or placeholder that one language lacks does not
//! compile.

mod catalogue;

fn main() {
    catalogue::write("locales", "words");
    catalogue::write("locales/import", "import");
    catalogue::write("locales/element", "element");
}
