//! The address and the session in step: a page can be linked to, reloaded, and left with the back button.
//!
//! The date and the scheme stand in the address, and the code of an invented entity. Nothing of an archive that
//! the person opened does.

use wasm_bindgen_futures::spawn_local;
use xinyong_score::Date;
use yew::prelude::*;

use crate::fetch;
use crate::hooks::{Session, use_session};
use crate::router::{Location, use_location, use_navigator};
use crate::samples;
use crate::state::demo::Case;
use crate::state::scenario_link::is_asking;
use crate::state::{Action, Opened, Origin, Sought};

/// The query of an address: names and values that the portal knows.
pub type Query = Vec<(String, String)>;

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
        let (path, query, wanted, session) = (path.clone(), query.clone(), wanted.clone(), session.clone());
        move || {
            // What is fetched for an address has the last word on it.
            let fetching = session.sought.as_ref().is_some_and(|sought| names(&query, sought));
            if let Some(navigator) = navigator.as_ref().filter(|_| wanted != query && !fetching) {
                // The page stays; only its query is another.
                navigator.replace(Location { path: path.clone(), query: wanted.clone() });
            }
        }
    };

    {
        let write = write.clone();
        use_effect_with((path, query.clone()), move |(_, query)| {
            let says = query.iter().any(|(name, _)| OURS.contains(&&**name));
            if session.sought.as_ref().is_some_and(|sought| !names(query, sought)) {
                session.dispatch(Action::Seek(None));
            }
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
    let said = |name: &str| query.iter().find(|(found, _)| found == name).map(|(_, value)| value);
    let entity = said(ENTITY);
    let usual = session.models.first().filter(|_| entity.is_some()).map(|model| model.id().to_owned());
    if let Some(scheme) = said(SCHEME).cloned().or(usual) {
        session.dispatch(Action::Scheme(scheme));
    }
    let is_open =
        |uscc: &str| session.open.as_ref().is_some_and(|open| open.archive.entity().uscc.as_str() == uscc);
    if let Some(uscc) = entity.filter(|uscc| !is_open(uscc)) {
        match sample(uscc) {
            Some(sample) => session.dispatch(Action::Open(sample)),
            None => return seek(uscc.clone(), query, session.clone()),
        }
    }
    let usual = entity.filter(|_| !asks(query)).map(|_| session.usual_day());
    if let Some(day) = day(query).or(usual) {
        session.dispatch(Action::AsOf(day));
    }
}

/// Whether an address names what is sought.
pub fn names(query: &Query, sought: &Sought) -> bool {
    query.iter().any(|(name, value)| name == ENTITY && value == sought.uscc())
}

/// Fetches the invented entity of a case of 演示, and opens it on the day that the address names, if it names one.
pub fn seek(uscc: String, query: &Query, session: Session) {
    let day = day(query);
    session.dispatch(Action::Seek(Some(uscc.clone())));
    spawn_local(async move {
        let found = invented(&uscc).await;
        session.dispatch(Action::Found(uscc, found, day));
    });
}

/// The sample of a code.
fn sample(uscc: &str) -> Option<Opened> {
    let named = |sample: &samples::Sample| sample.archive.entity().uscc.as_str() == uscc;
    samples::all().into_iter().find(named).map(|sample| sample.opened())
}

/// The invented entity of a code, a sample or of a case of 演示; none if there is none, or it cannot be fetched.
pub async fn invented(uscc: &str) -> Option<Opened> {
    if let Some(sample) = sample(uscc) {
        return Some(sample);
    }
    let archive = Case::archive(&fetch::text(CASES).await?, uscc)?;
    Some(Opened { archive: archive.into(), warnings: [].into(), origin: Origin::Sample, unattributed: 0 })
}

/// The day that an address asks about; none if it is an action's.
fn day(query: &Query) -> Option<Date> {
    query.iter().find(|(name, _)| name == ON && !asks(query)).and_then(|(_, day)| day.parse().ok())
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
        if session.as_of != session.usual_day() && !asks {
            query.push((ON.into(), session.as_of.to_string()));
        }
        if let Some(model) = session.model().filter(|_| session.scheme != 0) {
            query.push((SCHEME.into(), model.id().to_owned()));
        }
    }
    query.extend(now.iter().filter(|(name, _)| !ours(name)).cloned());
    query
}
