//! Reads `settings.toml` and `locales/` and leaves them for the portal to embed; a broken file does not compile.

#![expect(unreachable_pub, reason = "what it shares with the program is public there")]

use std::path::PathBuf;
use std::{env, fs};

#[path = "../crates/xinyong-text/build/catalogue.rs"]
mod catalogue;
#[path = "src/settings.rs"]
mod settings;

use settings::Settings;
use xinyong_score::model::Bilingual;

fn main() {
    catalogue::write(&["locales"], "words");
    // Where the program is cut in two, the linker has to say what refers to what.
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=xinyong-web=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=settings.toml");
    let text = fs::read_to_string("settings.toml").expect("settings.toml can be read");
    let mut settings: toml::Table = text.parse().expect("settings.toml is TOML");
    // Who may embed the portal stands in its page, where `cargo xtask finish-page` writes it.
    settings.remove("embed");
    let settings: Settings = settings.try_into().expect("settings.toml is of the right form");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("settings.rs"), expression(&settings)).expect("OUT_DIR can be written");
}

/// The settings as Rust: a page that people download needs no reader for them.
fn expression(Settings { official, site, host, hand_in }: &Settings) -> String {
    let text =
        |Bilingual { zh, en }: &Bilingual| format!("Bilingual {{ zh: {zh:?}.into(), en: {en:?}.into() }}");
    let site = format!("Site {{ name: {}, tagline: {} }}", text(&site.name), text(&site.tagline));
    let host = format!(
        "Host {{ organisation: {}, site_code: {}, filing: {}, contact: {} }}",
        text(&host.organisation),
        text(&host.site_code),
        text(&host.filing),
        text(&host.contact),
    );
    let hand_in =
        format!("HandIn {{ authority: {}, address: {} }}", text(&hand_in.authority), text(&hand_in.address));
    format!("Settings {{ official: {official}, site: {site}, host: {host}, hand_in: {hand_in} }}")
}
