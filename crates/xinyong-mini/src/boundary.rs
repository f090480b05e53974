//! The boundary: addresses, lengths and handles, and the desk behind it.

use core::arch::wasm32;
use core::cell::RefCell;
use core::panic::PanicInfo;

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

use crate::desk::Desk;

#[global_allocator]
static MEMORY: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// The desk, of which a module has one.
struct Alone(RefCell<Desk>);

#[cfg(target_feature = "atomics")]
compile_error!("the desk is for one thread");

// SAFETY: without atomics there are neither threads nor shared memory.
#[expect(unsafe_code, reason = "a static asks for `Sync`, and there is nobody to share with")]
unsafe impl Sync for Alone {}

static DESK: Alone = Alone(RefCell::new(Desk::new()));

/// Nothing panics; if something did, the host would get an error from its engine.
#[panic_handler]
fn panicked(_: &PanicInfo<'_>) -> ! {
    wasm32::unreachable()
}

/// Where the next argument goes, of so many bytes. The address is good until the next call.
#[expect(unsafe_code, reason = "the host finds it by its name, which no other part of the module has")]
#[unsafe(no_mangle)]
extern "C" fn argument(length: usize) -> *mut u8 {
    DESK.0.borrow_mut().argument(length).as_mut_ptr()
}

/// Where the answer is. The address is good until the next call.
#[expect(unsafe_code, reason = "the host finds it by its name, which no other part of the module has")]
#[unsafe(no_mangle)]
extern "C" fn answer() -> *const u8 {
    DESK.0.borrow().answer().as_ptr()
}

/// How many bytes the answer has.
#[expect(unsafe_code, reason = "the host finds it by its name, which no other part of the module has")]
#[unsafe(no_mangle)]
extern "C" fn answer_length() -> usize {
    DESK.0.borrow().answer().len()
}

/// A function for each question, by its name.
macro_rules! questions {
    ($($name:ident)*) => {$(
        #[expect(unsafe_code, reason = "the host finds it by its name, which no other part of the module has")]
        #[unsafe(no_mangle)]
        extern "C" fn $name(handle: u32) -> u32 {
            u32::from(DESK.0.borrow_mut().ask(Desk::$name, handle))
        }
    )*};
}

questions! {
    built_in not_json
    model model_id model_version model_in_force_from model_hash model_document model_free
    open archive_uscc archive_name archive_free
    evaluate in_words score timeline simulate plan repair measures
}
