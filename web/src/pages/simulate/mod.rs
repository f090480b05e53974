//! 模拟测算: what if: pick changes, see what they would do to the score.

mod addition;
mod choices;
mod kept;
mod result;
mod share;

use std::rc::Rc;

use xinyong_score::scenario::Impossible;
use xinyong_score::{Action, Date, Evaluation, Procedures, Scenario, timeline};
use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::components::kept::draft_note;
use crate::components::simulated::hatchings;
use crate::framing;
use crate::hooks::{DraftState, Windows, tell, use_draft, use_session};
use crate::router::{Location, use_location, use_navigator};
use crate::state::simulate::{Act, Simulate as Bench, outcome, usual_day};
use crate::state::{Session, scenario_link};
use crate::ui::field::{DateInput, Select};
use crate::ui::head::head;
use crate::ui::slider::slider;
use crate::words::{Words, use_words};

/// 情景: the scenario in an address.
pub const SCENARIO: &str = "s";
/// The name of the entity it is about, where the person who shared it wanted it there.
const NAME: &str = "name";

/// The query of an address that brings a scenario.
type Query = Vec<(String, String)>;

/// The page. What an address brings is held until an archive is open to which it can be put.
#[component]
pub fn Simulate() -> Html {
    let words = use_words();
    let session = use_session();
    let Location { query, .. } = use_location();
    let brought = use_state(|| None::<Query>);
    {
        let brought = brought.clone();
        use_effect_with(query, move |query| {
            if query.iter().any(|(name, _)| name == SCENARIO || scenario_link::is_asking(name)) {
                brought.set(Some(query.clone()));
            }
        });
    }
    let taken = {
        let brought = brought.clone();
        Callback::from(move |()| brought.set(None))
    };
    let Some(open) = &session.open else {
        return html! {
            <>
                { for brought.iter().map(|query| waiting(query, words)) }
                { invitation(words.t("page.simulate"), words) }
            </>
        };
    };
    let uscc = open.archive.entity().uscc.to_string();
    html! { <Scenarios key={&*uscc} uscc={uscc.clone()} brought={(*brought).clone()} {taken} /> }
}

/// What a scenario in the address needs before it can be shown.
fn waiting(query: &Query, words: Words) -> Html {
    let name = query.iter().find(|(name, _)| name == NAME).map(|(_, name)| name.as_str());
    let said = match name {
        Some(name) => words.with("simulate.waiting_for", &[("name", name)]),
        None => words.t("simulate.waiting"),
    };
    html! { <p class="notice" role="status">{ said }</p> }
}

#[derive(Properties, PartialEq)]
struct Props {
    uscc: String,
    /// What the address brings.
    brought: Option<Query>,
    /// Called when it has been put to use.
    taken: Callback<()>,
}

/// The scenario of what is open, and what comes of it.
#[component]
fn Scenarios(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let navigator = use_navigator();
    let draft = use_draft(&format!("simulate/{}", props.uscc), Bench::new(session.as_of), Windows::Apart);
    // What was said of the address, and of which scenario: once it is changed, that is no news any more.
    let told = use_state(|| None::<(&'static str, Scenario)>);
    let ready = draft.state() != DraftState::Loading;
    let act = draft.on(Bench::act);

    {
        // Where nothing is supposed, and whenever the date asked about is another, that date is asked about here.
        let (draft, first) = (draft.clone(), use_mut_ref(|| true));
        use_effect_with((ready, session.as_of), move |&(ready, as_of)| {
            // Who only looks changes nothing, and nothing is kept of it.
            let differs = draft.value().scenario().as_of != as_of;
            if ready && (!first.replace(false) || draft.value().is_idle()) && differs {
                draft.change(move |bench| bench.act(Act::AsOf(as_of)));
            }
        });
    }
    {
        let (act, told, taken, session) = (act.clone(), told.clone(), props.taken.clone(), session.clone());
        let now = draft.value().scenario().clone();
        use_effect_with((ready, props.brought.clone()), move |(ready, brought)| {
            let Some(query) = brought.as_ref().filter(|_| *ready) else { return };
            told.set(Some(match read(query, &session) {
                None => ("simulate.not_taken", now),
                Some(scenario) => {
                    let partly = strange(&scenario, &session);
                    act.emit(Act::Load(scenario.clone()));
                    (if partly { "simulate.taken_partly" } else { "simulate.taken" }, scenario)
                }
            }));
            // It is in the scenario now; the address is the session's again.
            if let Some(navigator) = &navigator {
                navigator.replace(Location { path: "/simulate".into(), query: Vec::new() });
            }
            taken.emit(());
        });
    }

    let bench = draft.value();
    let known =
        use_memo((bench.scenario().clone(), session.open.clone(), session.scheme), |(scenario, _, _)| {
            let reckoned = session.in_world(|world| outcome(world, scenario));
            reckoned.map(|outcome| (outcome.simulation.map(Rc::new), outcome.refused))
        });
    {
        let host = session.told().cloned();
        use_effect_with((host, known.clone()), |(host, known)| {
            if let (Some(host), Some((Some(simulation), _))) = (host, &**known) {
                tell(host, "simulated", "simulation", &simulation.document());
            }
        });
    }
    let (Some(Ok(evaluation)), Some((simulation, refused)), Some(open)) =
        (session.evaluation(), known.as_ref(), session.open.as_ref())
    else {
        let error = session.evaluation().and_then(Result::err);
        return html! {
            <>
                <h1>{ words.t("page.simulate") }</h1>
                { for error.map(|error| html! {
                    <p class="notice notice--error" role="alert">{ xinyong_text::not_in_force(words.lang, &error) }</p>
                }) }
            </>
        };
    };
    let view = View {
        words,
        session: &session,
        bench,
        evaluation: &evaluation,
        procedures: &session.procedures,
        refused,
        act: &act,
        days: days(&session),
    };

    html! {
        <article class="simulate">
            { hatchings() }
            { head(words.t("page.simulate"), words.t("simulate.lead")) }
            if open.unattributed > 0 {
                <p class="notice notice--error" role="alert">
                    { words.with("credit.unattributed", &[("count", &open.unattributed.to_string())]) }
                </p>
            }
            if let Some((key, _)) = told.as_ref().filter(|(_, scenario)| scenario == bench.scenario()) {
                <p class="notice" role="status">{ words.t(key) }</p>
            }
            <div class="simulate__columns">
                <div class="simulate__choices">
                    // What was chosen before comes first: nobody chooses what is about to be chosen for them.
                    if ready {
                        { tools(&view) }
                        { date(&view) }
                        { choices::records(&view) }
                        { choices::declarations(&view) }
                        <addition::Additions bench={bench.clone()} act={act.clone()} />
                        { scheme(&view) }
                        if !framing::is_embedded() {
                            { draft_note(draft.state(), words) }
                        }
                    }
                </div>
                <result::Outcome simulation={simulation.clone()} refused={view.refusals()} from={view.days.first} to={view.days.last}
                    projected={bench.scenario().as_of > session.today} />
            </div>
            // An embedded view keeps nothing, and has no address of its own to be handed on.
            if !framing::is_embedded() {
                <kept::KeptScenarios uscc={props.uscc.clone()} scenario={bench.scenario().clone()} act={act.clone()} />
                <share::Share scenario={bench.scenario().clone()} act={act.clone()} />
            }
        </article>
    }
}

/// The scenario that an address brings for what is open; none if it is broken.
fn read(query: &Query, session: &Session) -> Option<Scenario> {
    let archive = &session.open.as_ref()?.archive;
    if let Some((_, text)) = query.iter().find(|(name, _)| name == SCENARIO) {
        return Some(scenario_link::found(scenario_link::read(text)?, archive));
    }
    scenario_link::asked(query, session.as_of, |change, id| {
        usual_day(&session.procedures, &session.calendar, change, archive.record(id)?, session.as_of)
    })
}

/// Whether a scenario changes records that are not there: it may be about another entity.
fn strange(scenario: &Scenario, session: &Session) -> bool {
    let known = |id: &str| {
        let archived = session.open.as_ref().is_some_and(|open| open.archive.record(id).is_some());
        archived
            || scenario.actions.iter().any(|action| matches!(action, Action::Add(record) if record.id == id))
    };
    scenario.actions.iter().any(|action| matches!(action, Action::Change { record, .. } if !known(record)))
}

/// The days that the slider passes through, and the one from which it looks back and ahead.
#[derive(Clone, Copy)]
struct Days {
    first: Date,
    base: Date,
    last: Date,
}

/// From a year ago to three years ahead, but not before the model is in force.
fn days(session: &Session) -> Days {
    let base = session.usual_day();
    let in_force = session.model().map_or(base, |model| model.in_force_from());
    Days { first: base.minus_days(365).max(in_force), base, last: base.plus_months(36) }
}

/// What the parts of the page show: the scenario, what it is about, and what cannot be of it.
struct View<'a> {
    words: Words,
    session: &'a Session,
    bench: &'a Bench,
    /// As things are, on the date of the session.
    evaluation: &'a Evaluation,
    procedures: &'a Procedures,
    refused: &'a [Impossible],
    act: &'a Callback<Act>,
    days: Days,
}

impl View<'_> {
    fn does(&self, act: Act) -> Callback<MouseEvent> {
        self.act.reform(move |_| act.clone())
    }

    /// Why an action cannot be, in words.
    fn refusal(&self, found: &Impossible) -> AttrValue {
        let actions = &self.bench.scenario().actions;
        let (lang, documents) = (self.words.lang, &self.session.documents);
        xinyong_text::impossible(lang, documents, self.evaluation.archive(), actions, found).into()
    }

    fn refusals(&self) -> Vec<AttrValue> {
        self.refused.iter().map(|found| self.refusal(found)).collect()
    }
}

fn tools(view: &View<'_>) -> Html {
    let (words, bench) = (view.words, view.bench);
    let button = |key: &str, enabled: bool, act: Act| {
        html! {
            <button class="button" type="button" disabled={!enabled} onclick={view.does(act)}>{ words.t(key) }</button>
        }
    };
    html! {
        <div class="buttons simulate__tools" role="group" aria-label={words.t("simulate.steps")}>
            { button("simulate.undo", bench.can_undo(), Act::Undo) }
            { button("simulate.redo", bench.can_redo(), Act::Redo) }
            { button("simulate.reset", !bench.is_idle() || bench.scenario().as_of != view.session.as_of, Act::Reset(view.session.as_of)) }
        </div>
    }
}

/// The day whose result is asked for: a slider, and the same to be typed.
fn date(view: &View<'_>) -> Html {
    let (words, days) = (view.words, view.days);
    let as_of = view.bench.scenario().as_of;
    let offset = |day: Date| i32::try_from(day.days_since(days.first)).unwrap_or_default();
    let moved = view.act.reform(move |days_on: i32| Act::AsOf(days.first.plus_days(days_on.unsigned_abs())));
    let archive = view.evaluation.archive();
    let ahead = timeline(archive, view.evaluation.model(), days.base, days.base).ok();
    let yearly = ahead.and_then(|ahead| ahead.next_snapshot).map(|snapshot| snapshot.date);
    html! {
        <section class="card simulate__card" aria-labelledby="simulate-day">
            <h2 id="simulate-day">{ words.t("simulate.day") }</h2>
            { slider("simulate-slider", &words.t("simulate.slider"), &(0..=offset(days.last)),
                offset(as_of), &xinyong_text::date(words.lang, as_of).into(), &moved) }
            <div class="simulate__days">
                <DateInput id="simulate-date" label={words.t("simulate.date")} value={as_of} default={days.base}
                    today={Some(words.t("entity.today"))} error={words.t("entity.not_a_date")}
                    onchange={view.act.reform(Act::AsOf)} />
                if let Some(day) = yearly.filter(|day| *day != as_of) {
                    <button class="button button--plain" type="button" onclick={view.does(Act::AsOf(day))}>
                        { words.with("simulate.yearly", &[("date", &xinyong_text::date(words.lang, day))]) }
                    </button>
                }
            </div>
        </section>
    }
}

/// Another scheme.
fn scheme(view: &View<'_>) -> Html {
    let (words, session) = (view.words, view.session);
    let current = session.model().map(|model| model.id().to_owned()).unwrap_or_default();
    let options = session
        .models
        .iter()
        .map(|model| (AttrValue::from(model.id().to_owned()), words.of(&model.document().name)));
    let chosen = view.bench.model().map_or_else(|| current.clone(), ToOwned::to_owned);
    let onchange =
        view.act.reform(move |id: AttrValue| Act::Model((*id != *current).then(|| id.to_string())));
    html! {
        <section class="card simulate__card" aria-labelledby="simulate-scheme-title">
            <h2 id="simulate-scheme-title">{ words.t("simulate.scheme") }</h2>
            <Select id="simulate-scheme" label={words.t("simulate.scheme_label")} options={options.collect::<Vec<_>>()}
                value={AttrValue::from(chosen)} {onchange} />
        </section>
    }
}
