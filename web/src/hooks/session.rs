//! The session, as components see it.

use std::ops::Deref;

use yew::prelude::*;

use crate::state;

/// The session and the way to change it.
#[derive(Clone, PartialEq)]
pub struct Session(UseReducerHandle<state::Session>);

impl From<UseReducerHandle<state::Session>> for Session {
    fn from(handle: UseReducerHandle<state::Session>) -> Self {
        Self(handle)
    }
}

impl Session {
    /// Lets something happen.
    pub fn dispatch(&self, action: state::Action) {
        self.0.dispatch(action);
    }

    /// A callback that lets something happen.
    pub fn on<E: 'static>(&self, action: impl Fn(E) -> state::Action + 'static) -> Callback<E> {
        let dispatcher = self.0.dispatcher();
        Callback::from(move |event| dispatcher.dispatch(action(event)))
    }
}

impl Deref for Session {
    type Target = state::Session;

    fn deref(&self) -> &state::Session {
        &self.0
    }
}

/// The session. The application gives it to every component.
#[hook]
pub fn use_session() -> Session {
    use_context::<Session>().expect("every component stands inside the application")
}
