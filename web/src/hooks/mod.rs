//! What components share: the session, the address, what the device keeps.

mod draft;
mod opened;
mod permalink;
mod session;
mod speak;
mod stored;
mod typed;
mod width;

pub use draft::{Draft, DraftState, use_draft};
pub use opened::use_after_opening;
pub use permalink::{CASES, ENTITY, use_permalink};
pub use session::{Session, use_session};
pub use speak::use_speak;
pub use stored::{Stored, use_stored};
pub use typed::use_typed;
pub use width::use_width;
