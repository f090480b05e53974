//! The address and the session in step: a page can be linked to, reloaded, and left with the back button.
//!
//! The date and the scheme stand in the address, and the code of an invented entity. Nothing of an archive that
//! the person opened does.

use yew::prelude::*;

use crate::fetch;
use crate::hooks::{Session, use_session};
use crate::router::{Location, use_location, use_navigator};
use crate::samples;
use crate::state::demo::Case;
use crate::state::scenario_link::is_asking;
use crate::state::{Action, Opened, Origin};

/// The query of an address: names and values that the portal knows.
type Query = Vec<(String, String)>;

/// 主体: the code of an invented entity.
pub const ENTITY: &str = "entity";
/// 评价日期: the day that is asked about.
pub const ON: &str = "on";
/// Where the build leaves the cases of 演示.
pub const CASES: &str = "./demo.json";
const SCHEME: &str = "scheme";

/// What the session writes into an address. Every other name is the page's own and stays as it is.
const OURS: [&str; 3] = [ENTITY, ON, SCHEME];

/// Reads the address when it changes, and writes it when the session does. An address that says nothing of the session,
/// such as a link's, is given what the session says.
#[hook]
pub fn use_permalink() {
    let session = use_session();
    let navigator = use_navigator();

    let Location { path, query } = use_location();
    let wanted = wanted(&session, &query);
    let write = {
        let (path, query, wanted) = (path.clone(), query.clone(), wanted.clone());
        move || {
            if let Some(navigator) = navigator.as_ref().filter(|_| wanted != query) {
                // The page stays; only its query is another.
                navigator.replace(Location { path: path.clone(), query: wanted.clone() });
            }
        }
    };

    {
        let write = write.clone();
        use_effect_with((path, query.clone()), move |(_, query)| {
            let says = query.iter().any(|(name, _)| OURS.contains(&&**name));
            if says { read(query, &session) } else { write() }
        });
    }
    // At the start the address speaks first; from then on the session does, too.
    let started = use_mut_ref(|| false);
    use_effect_with(wanted, move |_| {
        if started.replace(true) {
            write();
        }
    });
}

/// Lets the session follow an address. One that names an entity says all: what it leaves out is as usual.
fn read(query: &Query, session: &Session) {
    let says = |name: &str| query.iter().any(|(said, _)| said == name);
    if says(ENTITY)
        && !says(SCHEME)
        && let Some(usual) = session.models.first()
    {
        session.dispatch(Action::Scheme(usual.id().to_owned()));
    }
    if says(ENTITY) && !says(ON) && !asks(query) {
        session.dispatch(Action::AsOf(session.today));
    }
    for (name, value) in query {
        match name.as_str() {
            ENTITY => {
                let open =
                    session.open.as_ref().is_some_and(|open| open.archive.entity().uscc.as_str() == value);
                let named = |sample: &samples::Sample| sample.archive.entity().uscc.as_str() == value;
                if !open {
                    match samples::all().into_iter().find(named) {
                        Some(sample) => session.dispatch(Action::Open(sample.opened())),
                        None => fetch_case(value.clone(), query.clone(), session.clone()),
                    }
                }
            }
            ON if !asks(query) => {
                if let Ok(date) = value.parse() {
                    session.dispatch(Action::AsOf(date));
                }
            }
            SCHEME => session.dispatch(Action::Scheme(value.clone())),
            _ => {}
        }
    }
}

/// Opens the invented entity of a case of 演示, which is fetched, on the day that the address names.
fn fetch_case(uscc: String, query: Query, session: Session) {
    wasm_bindgen_futures::spawn_local(async move {
        let json = fetch::text(CASES).await;
        let Some(archive) = json.and_then(|json| Case::archive(&json, &uscc)) else { return };
        let opened =
            Opened { archive: archive.into(), warnings: [].into(), origin: Origin::Sample, unattributed: 0 };
        session.dispatch(Action::Open(opened));
        let day = query.iter().find(|(name, _)| name == ON).and_then(|(_, day)| day.parse().ok());
        if let Some(day) = day.filter(|_| !asks(&query)) {
            session.dispatch(Action::AsOf(day));
        }
    });
}

/// Whether an address asks for an action: its day is the action's then, and not the session's.
fn asks(query: &Query) -> bool {
    query.iter().any(|(name, _)| is_asking(name))
}

/// The query that says what the session shows, and keeps what the page says in `now`.
fn wanted(session: &crate::state::Session, now: &Query) -> Query {
    let asks = asks(now);
    let ours = |name: &str| OURS.contains(&name) && !(asks && name == ON);
    let mut query = Query::new();
    if let Some(open) = &session.open {
        if open.origin == Origin::Sample {
            query.push((ENTITY.into(), open.archive.entity().uscc.to_string()));
        }
        if session.as_of != session.today && !asks {
            query.push((ON.into(), session.as_of.to_string()));
        }
        if let Some(model) = session.model().filter(|_| session.scheme != 0) {
            query.push((SCHEME.into(), model.id().to_owned()));
        }
    }
    query.extend(now.iter().filter(|(name, _)| !ours(name)).cloned());
    query
}
