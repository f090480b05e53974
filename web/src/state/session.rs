//! The session: what is open, at which date, under which scheme. Everything shown is derived from it.

use std::rc::Rc;
use std::sync::Arc;

use xinyong_rules::Document;
use xinyong_score::archive::Problem;
use xinyong_score::calendar::Calendar;
use xinyong_score::procedure::Procedures;
use xinyong_score::scenario::World;
use xinyong_score::{Archive, Date, Evaluation, Model, NotInForce, evaluate};
use xinyong_text::{IN_A_BROWSER, Lang};
use yew::Reducible;

/// Where an archive came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// One of the invented entities.
    Sample,
    /// A file that the person opened.
    File,
    /// Kept on this device at the person's wish.
    Kept,
    /// The page around an embedded view gave it.
    Host,
}

/// The archive now open.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The archive, without errors: one with errors is never opened.
    pub archive: Arc<Archive>,
    /// What is odd about it.
    pub warnings: Rc<[Problem]>,
    /// Where it came from.
    pub origin: Origin,
    /// How many errors of the files it came from belong to no entity that could be named: one may be its own.
    pub unattributed: usize,
}

/// Whether the summaries of the texts are there: they are fetched when the first is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Summaries {
    /// Nobody asked for them.
    Absent,
    /// They are on their way.
    Asked,
    /// They could not be fetched.
    Missing,
    /// They are there.
    Here,
}

/// An invented entity that an address names and that has to be fetched, by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// It is on its way.
    Asked(String),
    /// It could not be fetched.
    Missing(String),
}

impl Sought {
    /// Its code.
    pub fn uscc(&self) -> &str {
        match self {
            Self::Asked(uscc) | Self::Missing(uscc) => uscc,
        }
    }
}

/// What the portal knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Today, in Asia/Shanghai, as the device has it.
    pub today: Date,
    /// The models, the default first.
    pub models: Rc<[Arc<Model>]>,
    /// The texts that values rest on; in a browser their summaries are empty until they are fetched.
    pub documents: Rc<[Document]>,
    /// 办理规则: what can be done about a record, when, and how long the answer takes.
    pub procedures: Rc<Procedures>,
    /// The working days.
    pub calendar: Rc<Calendar>,
    /// Whether the summaries are there.
    pub summaries: Summaries,
    /// The place of the scheme in use among the models.
    pub scheme: usize,
    /// The date asked about.
    pub as_of: Date,
    /// What is open.
    pub open: Option<Opened>,
    /// What the address names and is not at hand.
    pub sought: Option<Sought>,
    /// The record that was looked for, by its id: it is shown open.
    pub shown: Option<String>,
    /// The language.
    pub lang: Lang,
    /// Whether another language was chosen whose words could not be fetched.
    pub speechless: bool,
    /// 大字版
    pub large_type: bool,
    /// The origin of the page around an embedded view that is told of results; none if there is none that may be.
    pub host: Option<Rc<str>>,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// It is another day.
    Today(Date),
    /// An archive is opened.
    Open(Opened),
    /// The archive is closed.
    Close,
    /// An invented entity is fetched, by its code; none if the address names it no more.
    Seek(Option<String>),
    /// What was fetched under a code came, to be opened on a day, or could not be had. It is opened if it is still wanted.
    Found(String, Option<Opened>, Option<Date>),
    /// A record is looked for, by its id.
    Show(String),
    /// Another date is asked about.
    AsOf(Date),
    /// Another scheme is used, by the model's id.
    Scheme(String),
    /// Another language is used.
    Lang(Lang),
    /// The words of another language could not be fetched.
    Speechless,
    /// The summaries of the texts are asked for.
    AskSummaries,
    /// The texts came with their summaries, or could not be fetched.
    Documents(Option<Rc<[Document]>>),
    /// 大字版 is switched on or off.
    LargeType(bool),
    /// The page around an embedded view turned out to be of an origin that is allowed.
    Hosted(Rc<str>),
}

impl Session {
    /// Nothing open, asked about today, under the first of the built-in models.
    pub fn new(today: Date) -> Self {
        Self {
            today,
            models: xinyong_rules::models().into_iter().map(Arc::new).collect(),
            documents: if IN_A_BROWSER { xinyong_rules::headings() } else { xinyong_rules::documents() }
                .into(),
            summaries: if IN_A_BROWSER { Summaries::Absent } else { Summaries::Here },
            procedures: Rc::new(xinyong_rules::procedures()),
            calendar: Rc::new(xinyong_rules::calendar()),
            scheme: 0,
            as_of: today,
            open: None,
            sought: None,
            shown: None,
            lang: Lang::Zh,
            speechless: false,
            large_type: false,
            host: None,
        }
    }

    /// The model in use.
    pub fn model(&self) -> Option<&Arc<Model>> {
        self.models.get(self.scheme)
    }

    /// The evaluation of what is open; none if nothing is.
    pub fn evaluation(&self) -> Option<Result<Evaluation, NotInForce>> {
        let (open, model) = (self.open.as_ref()?, self.model()?);
        Some(evaluate(&open.archive, model, self.as_of))
    }

    /// What is reckoned in the world of what is open: a simulation, a plan. None if nothing is open.
    pub fn in_world<T>(&self, reckon: impl FnOnce(World<'_>) -> T) -> Option<T> {
        Some(self.in_world_of(&self.open.as_ref()?.archive, self.model()?, reckon))
    }

    /// What is reckoned in the world of an archive that is scored by a model.
    pub fn in_world_of<T>(
        &self,
        archive: &Arc<Archive>,
        model: &Arc<Model>,
        reckon: impl FnOnce(World<'_>) -> T,
    ) -> T {
        let named = |id: &str| self.models.iter().find(|model| model.id() == id).cloned();
        reckon(World { archive, model, procedures: &self.procedures, models: &named })
    }

    /// Whether what is open is one of the invented entities.
    pub fn shows_sample(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.origin == Origin::Sample)
    }

    /// The day that is asked about unless another is chosen: an invented entity's own, or today.
    pub fn usual_day(&self) -> Date {
        crate::samples::shown_on().filter(|_| self.shows_sample()).unwrap_or(self.today)
    }

    /// The origin that what is open came from, if the page around an embedded view gave it: it is told what comes of it.
    pub fn told(&self) -> Option<&Rc<str>> {
        self.host.as_ref().filter(|_| self.open.as_ref().is_some_and(|open| open.origin == Origin::Host))
    }

    fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Today(today) => {
                // Who asked about today asks about the new one; an invented entity stays on its day.
                if self.as_of == self.today && !self.shows_sample() {
                    next.as_of = today;
                }
                next.today = today;
            }
            Action::Open(opened) => {
                let uscc = |opened: &Opened| opened.archive.entity().uscc;
                let same = self.open.as_ref().is_some_and(|open| uscc(open) == uscc(&opened));
                if opened.origin != Origin::Sample {
                    next.as_of = if self.shows_sample() { self.today } else { self.as_of };
                } else if !(same && self.shows_sample()) {
                    // The same entity in another state is asked about on the same day.
                    next.as_of = crate::samples::shown_on().unwrap_or(self.today);
                }
                (next.open, next.sought, next.shown) = (Some(opened), None, None);
            }
            // The day was that of what was open.
            Action::Close => {
                (next.open, next.sought, next.shown, next.as_of) = (None, None, None, self.today);
            }
            Action::Seek(uscc) => next.sought = uscc.map(Sought::Asked),
            Action::Found(uscc, found, on) => match found {
                _ if self.sought != Some(Sought::Asked(uscc.clone())) => {}
                Some(opened) => {
                    next = self.after(Action::Open(opened));
                    next.as_of = on.unwrap_or(next.as_of);
                }
                None => next.sought = Some(Sought::Missing(uscc)),
            },
            Action::Show(record) => next.shown = Some(record),
            Action::AsOf(date) => next.as_of = date,
            Action::Scheme(id) => {
                next.scheme = self.models.iter().position(|model| model.id() == id).unwrap_or(self.scheme);
            }
            Action::Lang(lang) => (next.lang, next.speechless) = (lang, false),
            Action::Speechless => next.speechless = true,
            Action::AskSummaries => next.summaries = Summaries::Asked,
            Action::Documents(Some(documents)) => {
                (next.documents, next.summaries) = (documents, Summaries::Here);
            }
            Action::Documents(None) => next.summaries = Summaries::Missing,
            Action::LargeType(large) => next.large_type = large,
            Action::Hosted(origin) => next.host = Some(origin),
        }
        next
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        Session::new("2026-11-22".parse().expect("a day"))
    }

    #[test]
    fn an_unknown_scheme_changes_nothing() {
        let before = Rc::new(session());
        let after = before.clone().reduce(Action::Scheme("no-such-model".into()));
        assert!(Rc::ptr_eq(&before, &after));
    }

    #[test]
    fn a_scenario_is_simulated_in_the_world_of_what_is_open() {
        use xinyong_score::scenario::{Action as Supposed, Scenario, simulate};

        let session = session();
        assert!(session.in_world(|_| ()).is_none());
        let shop = crate::samples::all().into_iter().find(|sample| sample.key == "03-minor-penalty");
        let session = session.after(Action::Open(shop.expect("a sample").opened()));
        let (as_of, other) = (session.as_of, session.models[1].id().to_owned());
        let scenario = Scenario { as_of, actions: vec![Supposed::Model(other.clone())] };
        let simulation =
            session.in_world(|world| simulate(world, &scenario)).expect("open").expect("possible");
        assert_eq!(simulation.after.marked().model().id(), other);
    }

    #[test]
    fn a_sample_is_shown_on_its_day_and_what_the_person_opens_on_today() {
        let sample = crate::samples::all().swap_remove(0).opened();
        let mut session = session();
        session.today = "2030-01-01".parse().expect("a day");
        let session = Rc::new(session).reduce(Action::Open(sample.clone()));
        assert_eq!(Some(session.as_of), crate::samples::shown_on());
        let session = session.reduce(Action::Open(Opened { origin: Origin::File, ..sample }));
        assert_eq!(session.as_of, session.today);
    }

    #[test]
    fn what_was_fetched_is_opened_only_if_it_is_still_wanted() {
        let samples = crate::samples::all();
        let uscc = samples[1].archive.entity().uscc.to_string();
        let seeking = session().after(Action::Seek(Some(uscc.clone())));
        let day: Date = "2027-03-01".parse().expect("a day");
        let found = || Action::Found(uscc.clone(), Some(samples[1].opened()), Some(day));
        let opened = seeking.after(found());
        assert_eq!((opened.open.as_ref(), opened.as_of), (Some(&samples[1].opened()), day));
        let missing = seeking.after(Action::Found(uscc.clone(), None, None));
        assert_eq!(missing.sought, Some(Sought::Missing(uscc.clone())));

        let own = Opened { origin: Origin::File, ..samples[0].opened() };
        for meanwhile in [Action::Open(own), Action::Close, Action::Seek(None)] {
            let elsewhere = seeking.after(meanwhile);
            assert_eq!(elsewhere.after(found()), elsewhere);
        }
    }

    #[test]
    fn what_is_closed_takes_its_day_with_it() {
        let sample = crate::samples::all().swap_remove(0).opened();
        let session = Session::new("2030-01-01".parse().expect("a day"));
        let closed = session.after(Action::Open(sample.clone())).after(Action::Close);
        assert_eq!(closed.as_of, closed.today);
        let own = closed.after(Action::Open(Opened { origin: Origin::File, ..sample }));
        assert_eq!(own.as_of, own.today);
    }

    #[test]
    fn the_same_invented_entity_in_another_state_is_asked_about_on_the_chosen_day() {
        let samples = crate::samples::all();
        let chosen: Date = "2027-03-01".parse().expect("a day");
        let session = session().after(Action::Open(samples[0].clone().opened())).after(Action::AsOf(chosen));
        assert_eq!(session.after(Action::Open(samples[0].clone().opened())).as_of, chosen);
        let other = session.after(Action::Open(samples[1].clone().opened()));
        assert_eq!(Some(other.as_of), crate::samples::shown_on());
    }

    #[test]
    fn a_new_day_is_asked_about_by_who_asked_about_today() {
        let [before, after]: [Date; 2] = ["2030-01-01", "2030-01-02"].map(|day| day.parse().expect("a day"));
        let chosen: Date = "2031-05-05".parse().expect("a day");
        let session = Session::new(before);
        assert_eq!(session.after(Action::Today(after)).as_of, after);
        let asked = session.after(Action::AsOf(chosen)).after(Action::Today(after));
        assert_eq!((asked.today, asked.as_of), (after, chosen));
        let sample = session.after(Action::Open(crate::samples::all().swap_remove(0).opened()));
        assert_eq!(Some(sample.after(Action::Today(after)).as_of), crate::samples::shown_on());
    }
}
