//! What components share: the session, the address, the focus.

mod opened;
mod permalink;
mod session;
mod speak;
mod typed;
mod width;

pub use opened::use_after_opening;
pub use permalink::use_permalink;
pub use session::{Session, use_session};
pub use speak::use_speak;
pub use typed::use_typed;
pub use width::use_width;
