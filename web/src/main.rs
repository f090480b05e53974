//! The portal: an enterprise's credit score, explained in its own browser.
//!
//! Everything is computed here and nothing is sent anywhere. `state` holds what is known, as plain Rust; `pages`
//! and `components` show what follows from it; `ui` knows nothing of credit.

#![expect(unreachable_pub, reason = "a program has no outside; `pub` says what a module offers the others")]

mod app;
mod clock;
mod components;
mod dom;
mod english;
mod fetch;
mod framing;
mod hooks;
mod ics;
mod pages;
mod route;
mod router;
mod samples;
mod settings;
mod site;
mod state;
mod storage;
mod ui;
mod words;
mod workers;

fn main() {
    app::report_failures();
    app::mount();
}
