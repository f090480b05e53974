//! The kernel for mini-programs: WebAssembly 1.0 with mutable globals, a plain C interface, text in and out.
//!
//! Mini-programs run on engines that know no more of WebAssembly, have nobody to encode text, and cannot pass integers of
//! 64 bits: only addresses, lengths and small handles cross. The host puts each argument, as UTF-8, where `argument` says;
//! calls the function that is named after what it asks, with a handle; and reads the answer, JSON or text, at `answer`.
//! If the function gave 1, the answer is a failure.
//!
//! What is asked is answered by the [`Desk`], which is the same on every target.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod boundary;
mod desk;

pub use desk::{Desk, Question};
