//! The kernel for JavaScript: parses, calls, converts, and nothing else.
//!
//! A [`Model`] and the [`Archive`]s opened with it are handles: what they hold is read and checked once and stays with
//! the module. Results are plain objects, as in the files of the command line, with the same types.

mod crossing;
mod handle;

pub use handle::{Archive, Batch, Model, handle_freed};

/// Smaller than the allocator of the standard library.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
