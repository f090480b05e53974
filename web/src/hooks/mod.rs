//! What components share: the session, the address, what the device keeps.

mod draft;
mod focus;
mod host;
mod opened;
mod permalink;
mod session;
mod speak;
mod stored;
mod typed;
mod width;

pub use draft::{Draft, DraftState, Windows, use_draft};
pub use focus::use_focus_on_step;
pub use host::{tell, use_host};
pub use opened::use_after_opening;
pub use permalink::{CASES, ENTITY, ON, invented, names, seek, use_permalink};
pub use session::{Session, use_session};
pub use speak::use_speak;
pub use stored::{Stored, use_stored, use_stored_keys};
pub use typed::use_typed;
pub use width::use_width;
