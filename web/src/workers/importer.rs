//! The worker: reads files, tells how far it has come, and gives out the archives one by one.
//!
//! It keeps what it read; the page keeps a list of names.

#![expect(unreachable_pub, reason = "what it shares with the page is public there")]

#[path = "blob.rs"]
mod blob;
#[path = "protocol.rs"]
mod protocol;
#[path = "reading.rs"]
mod reading;

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};
use xinyong_score::{Archive, to_json};

use protocol::Reply;

/// How many entities one message names: few enough for the page to take them in without stalling.
const ENTRIES_A_MESSAGE: usize = 1_000;

thread_local! {
    /// The archives read, by their places, and how many errors belong to no entity that could be named.
    static READ: RefCell<(Vec<Archive>, usize)> = const { RefCell::new((Vec::new(), 0)) };
}

fn main() {
    // What it finds it says in both languages: the page may change its own afterwards.
    xinyong_text::WORDS.learn(xinyong_text::ENGLISH);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    hear.forget();
    say(&Reply::Ready);
}

/// A list of files to read, or the place of an archive to open.
fn hear(message: &JsValue) {
    if let Some(files) = message.dyn_ref::<Array>() {
        read(files.iter().filter_map(|file| file.dyn_into::<File>().ok()).collect());
    } else if let Some(place) = message.as_f64() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a list, as the page heard it"
        )]
        open(place as usize);
    }
}

fn read(files: Vec<File>) {
    let read = reading::read(files, &mut |progress| say(&progress));
    for entries in read.entries.chunks(ENTRIES_A_MESSAGE) {
        say(&Reply::Entries(entries.to_vec()));
    }
    // With one sound entity there is nothing to choose.
    let only = match read.entries.as_slice() {
        [entry] if read.summary.error_count == 0 => entry.place,
        _ => None,
    };
    READ.replace((read.archives, read.summary.unattributed));
    say(&Reply::Done(read.summary));
    if let Some(place) = only {
        open(place);
    }
}

fn open(place: usize) {
    READ.with_borrow(|(archives, unattributed)| {
        if let Some(json) = archives.get(place).map(to_json) {
            say(&Reply::Archive { json, unattributed: *unattributed });
        }
    });
}

fn say(reply: &Reply) {
    // A page that is gone hears nothing.
    let _ = scope().post_message(&to_json(reply).into());
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
