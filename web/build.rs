//! Reads `settings.toml` and `locales/` and leaves them for the portal to embed; a broken file does not compile.

#![expect(unreachable_pub, reason = "what it shares with the program is public there")]

use std::path::PathBuf;
use std::{env, fs};

#[path = "../crates/xinyong-text/build/catalogue.rs"]
mod catalogue;
#[path = "src/settings.rs"]
mod settings;

fn main() {
    catalogue::write("locales", "words");
    println!("cargo::rerun-if-changed=settings.toml");
    let text = fs::read_to_string("settings.toml").expect("settings.toml can be read");
    let settings: settings::Settings = toml::from_str(&text).expect("settings.toml is of the right form");
    let json = serde_json::to_string(&settings).expect("settings can be written as JSON");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("settings.json"), json).expect("OUT_DIR can be written");
}
