//! Conformance: what is asked of a kernel, and its answer as JSON or as the codes of what is wrong.

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use xinyong_score::plan::{ALTERNATIVES, NoPlan};
use xinyong_score::{
    Archive, Calendar, Date, Goal, Grade, Means, Measures, Model, Problem, Procedures, Scenario, World,
    brings, evaluate, outlooks, plan, simulate, timeline,
};

/// A case: what is given and asked.
#[derive(Debug, Serialize, Deserialize)]
pub struct Given {
    /// Its name.
    pub id: String,
    /// The id of the model.
    pub model: String,
    /// The archive, as it was handed in.
    pub archive: Box<RawValue>,
    /// What is asked.
    #[serde(flatten)]
    pub question: Question,
}

/// What can be asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "lowercase")]
pub enum Question {
    /// 综合评价结果
    Evaluate {
        /// On this day.
        as_of: Date,
    },
    /// Every change between two days.
    Timeline {
        /// The first.
        from: Date,
        /// The last.
        to: Date,
    },
    /// What a scenario would do.
    Simulate {
        /// In the format `xinyong-scenario/1`.
        scenario: serde_json::Value,
    },
    /// The smallest plan.
    Plan {
        /// The grade wanted,
        grade: Grade,
        /// by when,
        by: Date,
        /// and when it is made.
        as_of: Date,
    },
    /// What can be done about each record.
    Repair {
        /// On this day.
        as_of: Date,
    },
    /// What the result brings.
    Measures {
        /// On this day.
        as_of: Date,
    },
}

static MODELS: LazyLock<Vec<Arc<Model>>> =
    LazyLock::new(|| xinyong_rules::models().into_iter().map(Arc::new).collect());
static PROCEDURES: LazyLock<Procedures> = LazyLock::new(xinyong_rules::procedures);
static CALENDAR: LazyLock<Calendar> = LazyLock::new(xinyong_rules::calendar);
static MEASURES: LazyLock<Measures> = LazyLock::new(xinyong_rules::measures);

fn model(id: &str) -> Option<Arc<Model>> {
    MODELS.iter().find(|model| model.id() == id).cloned()
}

/// The answer of this kernel.
///
/// # Errors
///
/// The code of everything that is wrong.
///
/// # Panics
///
/// If the case names no built-in model.
pub fn answer(given: &Given) -> Result<String, Vec<&'static str>> {
    const NOT_IN_FORCE: &str = "not-in-force";
    let codes = |found: Vec<Problem>| found.iter().map(|problem| problem.what.code()).collect::<Vec<_>>();
    let model = self::model(&given.model).expect("a built-in model");
    let archive = Arc::new(Archive::from_json(given.archive.get()).map_err(codes)?.archive);
    let world = World { archive: &archive, model: &model, procedures: &PROCEDURES, models: &self::model };
    let means = Means {
        archive: &archive,
        model: &model,
        procedures: &PROCEDURES,
        calendar: &CALENDAR,
        further: &[],
        alternatives: ALTERNATIVES,
    };
    let evaluated = |as_of| evaluate(&archive, &model, as_of).map_err(|_| vec![NOT_IN_FORCE]);
    let written = match &given.question {
        Question::Evaluate { as_of } => serde_json::to_string(&evaluated(*as_of)?),
        Question::Timeline { from, to } => {
            serde_json::to_string(&timeline(&archive, &model, *from, *to).map_err(|_| vec![NOT_IN_FORCE])?)
        }
        Question::Simulate { scenario } => {
            let scenario = Scenario::from_json(&scenario.to_string()).map_err(codes)?;
            let refused = |found: Vec<xinyong_score::scenario::Impossible>| {
                found.iter().map(|one| one.why.code()).collect::<Vec<_>>()
            };
            serde_json::to_string(&simulate(world, &scenario).map_err(refused)?)
        }
        Question::Plan { grade, by, as_of } => {
            let found =
                plan(means, *as_of, Goal { grade: *grade, by: *by }).map_err(|error| match error {
                    NoPlan::Backwards { .. } => vec!["backwards"],
                    NoPlan::NotInForce(_) => vec![NOT_IN_FORCE],
                    NoPlan::Impossible(found) => found.iter().map(|one| one.why.code()).collect(),
                })?;
            serde_json::to_string(&found)
        }
        Question::Repair { as_of } => serde_json::to_string(&outlooks(&evaluated(*as_of)?, &PROCEDURES)),
        Question::Measures { as_of } => {
            let evaluation = evaluated(*as_of)?;
            serde_json::to_string(&brings(&evaluation, &MEASURES, &self::model).with_plan(means))
        }
    };
    Ok(written.expect("a result is JSON"))
}
