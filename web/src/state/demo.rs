//! 演示: ready-made cases, and the stage on which one is shown and changed.

use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use xinyong_score::model::Bilingual;
use xinyong_score::scenario::{Impossible, Scenario, Simulation, simulate};
use xinyong_score::{Action, Archive, Date, Evaluation, evaluate};
use yew::Reducible;

use super::{Opened, Origin, Session};

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// 信用修复
    Repair,
    /// 指标上限
    Caps,
    /// 时间
    Time,
    /// 名单
    Lists,
    /// 异议和申报
    Filing,
    /// 指标体系
    Schemes,
}

impl Theme {
    /// Every theme, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Repair, Self::Caps, Self::Time, Self::Lists, Self::Filing, Self::Schemes];

    /// The key of its name among the portal's words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Repair => "demo.theme_repair",
            Self::Caps => "demo.theme_caps",
            Self::Time => "demo.theme_time",
            Self::Lists => "demo.theme_lists",
            Self::Filing => "demo.theme_filing",
            Self::Schemes => "demo.theme_schemes",
        }
    }
}

/// One case: an invented entity, what could happen to it, and the one point that this makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its name in addresses.
    pub id: String,
    /// What it is about.
    pub theme: Theme,
    /// Its title.
    pub title: Bilingual,
    /// The one point.
    pub point: Bilingual,
    /// The archive as it is.
    pub archive: Arc<Archive>,
    /// The day on which it is shown, and everything that happens in one of the steps.
    pub scenario: Scenario,
    /// How it is shown, at most three steps.
    pub steps: Vec<Step>,
    #[cfg(test)]
    now: tests::Expected,
}

/// One step of a case.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Step {
    /// What to say.
    pub words: Bilingual,
    /// The day looked at.
    pub as_of: Date,
    /// The places of the actions that happen.
    pub happens: Vec<usize>,
    /// The day on which they happen, where it is not their own.
    #[serde(default)]
    pub on: Option<Date>,
    #[cfg(test)]
    expect: tests::Expected,
}

/// A case as its file has it.
#[derive(Deserialize)]
struct CaseFile {
    id: String,
    theme: Theme,
    title: Bilingual,
    point: Bilingual,
    archive: Box<RawValue>,
    scenario: Box<RawValue>,
    steps: Vec<Step>,
    #[cfg(test)]
    now: tests::Expected,
}

impl Case {
    /// The cases of an array of files; nothing if one of them is not sound.
    pub fn all(json: &str) -> Option<Vec<Rc<Self>>> {
        let files: Vec<CaseFile> = serde_json::from_str(json).ok()?;
        files.into_iter().map(|file| Self::of(file).map(Rc::new)).collect()
    }

    /// The archive of an invented entity of one of the cases, by its code.
    pub fn archive(json: &str, uscc: &str) -> Option<Archive> {
        #[derive(Deserialize)]
        struct Holder {
            archive: Box<RawValue>,
        }
        let files: Vec<Holder> = serde_json::from_str(json).ok()?;
        let archives = files.iter().filter_map(|file| Archive::from_json(file.archive.get()).ok());
        archives.map(|read| read.archive).find(|archive| archive.entity().uscc.as_str() == uscc)
    }

    fn of(file: CaseFile) -> Option<Self> {
        Some(Self {
            id: file.id,
            theme: file.theme,
            title: file.title,
            point: file.point,
            archive: Arc::new(Archive::from_json(file.archive.get()).ok()?.archive),
            scenario: Scenario::from_json(file.scenario.get()).ok()?,
            steps: file.steps,
            #[cfg(test)]
            now: file.now,
        })
    }

    /// The day on which it is shown.
    pub const fn today(&self) -> Date {
        self.scenario.as_of
    }

    /// Its entity, to be opened on other pages.
    pub fn opened(&self) -> Opened {
        Opened {
            archive: self.archive.clone(),
            warnings: Rc::from([]),
            origin: Origin::Sample,
            unattributed: 0,
        }
    }
}

/// A case on show: the step it stands at, and what was changed by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// The case.
    pub case: Rc<Case>,
    /// The place of the step.
    pub step: usize,
    /// The day looked at.
    pub as_of: Date,
    /// Every action of the case, and whether it happens.
    pub actions: Vec<(Action, bool)>,
}

/// What can be done on the stage.
#[derive(Debug, Clone, PartialEq)]
pub enum StageAction {
    /// A step is shown as it was authored.
    Show(usize),
    /// Another day is looked at.
    AsOf(Date),
    /// The action at a place happens, or does not.
    Happens(usize, bool),
    /// The action at a place takes effect on another day.
    On(usize, Date),
}

/// What is to be seen on the stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The evaluation on the case's own day, as things are.
    pub now: Evaluation,
    /// What would be, or why it cannot be. None if it is the same day and nothing happens.
    pub then: Option<Result<Simulation, Vec<Impossible>>>,
}

impl Stage {
    /// A case at its first step.
    pub fn new(case: Rc<Case>) -> Self {
        let actions = case.scenario.actions.iter().map(|action| (action.clone(), false)).collect();
        Self { step: 0, as_of: case.today(), actions, case }.at(0)
    }

    /// The same case at one of its steps, as authored; unchanged if there is no such step.
    fn at(mut self, place: usize) -> Self {
        let Some(step) = self.case.steps.get(place) else { return self };
        let authored = self.case.scenario.actions.iter().enumerate();
        let day = |action: &Action| match step.on {
            Some(on) => moved(action, on),
            None => action.clone(),
        };
        self.actions = authored
            .map(|(at, action)| {
                let happens = step.happens.contains(&at);
                (if happens { day(action) } else { action.clone() }, happens)
            })
            .collect();
        (self.step, self.as_of) = (place, step.as_of);
        self
    }

    /// Whether something was changed by hand since the step was shown.
    pub fn changed(&self) -> bool {
        *self != self.clone().at(self.step)
    }

    /// The scenario of what happens.
    pub fn scenario(&self) -> Scenario {
        let happening = self.actions.iter().filter(|(_, happens)| *happens);
        Scenario { as_of: self.as_of, actions: happening.map(|(action, _)| action.clone()).collect() }
    }

    /// What is to be seen. None if the first of the built-in models was not in force on the case's day.
    pub fn outcome(&self, session: &Session) -> Option<Outcome> {
        let model = session.models.first()?;
        let now = evaluate(&self.case.archive, model, self.case.today()).ok()?;
        let scenario = self.scenario();
        let nothing = scenario.actions.is_empty() && self.as_of == self.case.today();
        let then = (!nothing)
            .then(|| session.in_world_of(&self.case.archive, model, |world| simulate(world, &scenario)));
        Some(Outcome { now, then })
    }
}

/// An action on another day. A model is chosen on no day.
fn moved(action: &Action, on: Date) -> Action {
    match action {
        Action::Change { change, record, .. } => {
            Action::Change { change: *change, record: record.clone(), on }
        }
        Action::Add(record) => {
            let mut record = record.clone();
            record.date = on;
            Action::Add(record)
        }
        Action::Model(_) => action.clone(),
    }
}

/// The day of an action; none for a model.
pub fn day_of(action: &Action) -> Option<Date> {
    match action {
        Action::Change { on, .. } => Some(*on),
        Action::Add(record) => Some(record.date),
        Action::Model(_) => None,
    }
}

impl Reducible for Stage {
    type Action = StageAction;

    fn reduce(self: Rc<Self>, action: StageAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            StageAction::Show(step) => next = next.at(step),
            StageAction::AsOf(day) => next.as_of = day,
            StageAction::Happens(place, happens) => {
                if let Some(action) = next.actions.get_mut(place) {
                    action.1 = happens;
                }
            }
            StageAction::On(place, day) => {
                if let Some(action) = next.actions.get_mut(place) {
                    action.0 = moved(&action.0, day);
                }
            }
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use xinyong_score::Points;
    use xinyong_score::model::Grade;
    use xinyong_score::uscc::Verdict;

    use super::*;

    /// What a case says is so.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    #[serde(untagged, deny_unknown_fields)]
    pub(super) enum Expected {
        /// A score and a grade.
        Result { score: String, grade: Grade },
        /// The code of the rule's refusal.
        Refused { refused: String },
    }

    fn result(score: Points, grade: Grade) -> Expected {
        Expected::Result { score: score.to_string(), grade }
    }

    fn cases() -> Vec<Rc<Case>> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/demo");
        let mut files: Vec<_> =
            fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path()).collect();
        files.sort();
        let texts = files.iter().map(|file| fs::read_to_string(file).expect("a text"));
        Case::all(&format!("[{}]", texts.collect::<Vec<_>>().join(","))).expect("sound cases")
    }

    fn session() -> Session {
        Session::new("2030-01-01".parse().expect("a day"))
    }

    fn case(id: &str) -> Rc<Case> {
        cases().into_iter().find(|case| case.id == id).expect("the case")
    }

    #[test]
    fn every_case_shows_what_it_says() {
        for case in cases() {
            let model = session().models[0].clone();
            let now = evaluate(&case.archive, &model, case.today()).expect("in force");
            assert_eq!(result(now.score(), now.grade()), case.now, "{} now", case.id);
            for (place, step) in case.steps.iter().enumerate() {
                let outcome = Stage::new(case.clone()).at(place).outcome(&session()).expect("in force");
                let found = match &outcome.then {
                    None => result(outcome.now.score(), outcome.now.grade()),
                    Some(Ok(simulation)) => {
                        let after = simulation.after.marked();
                        result(after.score(), after.grade())
                    }
                    Some(Err(found)) => Expected::Refused { refused: found[0].why.code().into() },
                };
                assert_eq!(found, step.expect, "{}, step {}", case.id, place + 1);
            }
        }
    }

    #[test]
    fn every_case_is_short_and_about_an_invented_entity_of_its_own() {
        let cases = cases();
        assert!(cases.len() >= 10);
        let mut seen = BTreeSet::new();
        for case in &cases {
            let entity = case.archive.entity();
            assert_eq!(entity.uscc.verdict(), Verdict::Valid, "{}", case.id);
            assert!(entity.name.starts_with("示例"), "{}", entity.name);
            assert!(
                seen.insert(case.id.clone()) && seen.insert(entity.uscc.to_string()),
                "{} twice",
                case.id
            );
            assert!((2..=3).contains(&case.steps.len()), "{}", case.id);
            let used: BTreeSet<usize> =
                case.steps.iter().flat_map(|step| step.happens.iter().copied()).collect();
            assert!(
                used.into_iter().eq(0..case.scenario.actions.len()),
                "{}: every action is shown",
                case.id
            );
        }
        for theme in Theme::ALL {
            assert!(cases.iter().any(|case| case.theme == theme), "{theme:?}");
        }
        assert!(cases.is_sorted_by_key(|case| Theme::ALL.iter().position(|theme| *theme == case.theme)));
    }

    #[test]
    fn no_text_of_a_case_names_a_number_of_points() {
        let named = |text: &str, unit: &str| {
            text.match_indices(unit).any(|(at, _)| text[..at].ends_with(|last: char| last.is_ascii_digit()))
        };
        for case in cases() {
            let texts =
                [&case.title, &case.point].into_iter().chain(case.steps.iter().map(|step| &step.words));
            for text in texts {
                assert!(!named(&text.zh, "分") && !named(&text.en, " point"), "{}", text.zh);
            }
        }
    }

    #[test]
    fn what_is_changed_by_hand_is_seen_at_once_and_undone_by_showing_the_step_again() {
        let case = case("repair-too-early");
        let stage = Rc::new(Stage::new(case.clone()));
        let refused = stage.outcome(&session()).expect("in force");
        assert!(matches!(refused.then, Some(Err(_))));

        let Some(next) = day_of(&stage.actions[0].0).map(Date::next) else { panic!("a change has a day") };
        let mended = stage.clone().reduce(StageAction::On(0, next));
        assert!(mended.changed() && !stage.changed());
        assert!(matches!(mended.outcome(&session()).expect("in force").then, Some(Ok(_))));

        let undone = mended.reduce(StageAction::Show(0));
        assert_eq!(undone, stage);
    }

    #[test]
    fn where_nothing_happens_on_the_same_day_there_is_nothing_to_compare() {
        let stage = Rc::new(Stage::new(case("repair-lifts")));
        assert_eq!(stage.outcome(&session()).expect("in force").then, None);
        let later = stage.clone().reduce(StageAction::AsOf(stage.as_of.next()));
        assert!(later.outcome(&session()).expect("in force").then.is_some());
        assert!(Rc::ptr_eq(&stage, &stage.clone().reduce(StageAction::Happens(9, true))));
    }
}
