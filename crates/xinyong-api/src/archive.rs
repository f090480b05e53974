//! An archive, and everything that can be asked about it.

use alloc::string::{String, ToString};
use alloc::sync::Arc;

use xinyong_score::plan::{ALTERNATIVES, PlanRequest};
use xinyong_score::{
    Evaluation, Goal, Means, Points, Scenario, World, brings, evaluate, horizon, outlooks, plan, score,
    simulate, timeline,
};

use crate::failure::Failure;
use crate::model::BuiltIn;
use crate::{date, to_json};

/// 信用档案: an archive that was checked, with the model that scores it.
#[derive(Debug)]
pub struct Archive {
    content: Arc<xinyong_score::Archive>,
    model: Arc<xinyong_score::Model>,
    built_in: Arc<BuiltIn>,
}

impl Archive {
    pub(crate) fn new(
        archive: xinyong_score::Archive,
        model: Arc<xinyong_score::Model>,
        built_in: Arc<BuiltIn>,
    ) -> Self {
        Self { content: Arc::new(archive), model, built_in }
    }

    /// 统一社会信用代码 of the entity.
    pub fn uscc(&self) -> String {
        self.content.entity().uscc.to_string()
    }

    /// 名称 of the entity.
    pub fn name(&self) -> &str {
        &self.content.entity().name
    }

    /// 综合评价结果 on a day such as `2026-11-22`: score, grade, and for every point why, on which article, and until
    /// when.
    ///
    /// # Errors
    ///
    /// If the argument is no date, or the model was not in force.
    pub fn evaluate(&self, as_of: &str) -> Result<String, Failure> {
        Ok(to_json(&self.evaluated(as_of)?))
    }

    /// 得分 alone: what [`evaluate`](Self::evaluate) gives, without the explanation.
    ///
    /// # Errors
    ///
    /// If the argument is no date, or the model was not in force.
    pub fn score(&self, as_of: &str) -> Result<Points, Failure> {
        let as_of = date(as_of, "asOf")?;
        score(&self.content, &self.model, as_of).map_err(|error| Failure::not_in_force("asOf", &error))
    }

    /// Every change of the score between two days, with its cause. Without a last day, until nothing can change any more.
    ///
    /// # Errors
    ///
    /// If an argument is no date, the last day is before the first, or the model was not in force on the first.
    pub fn timeline(&self, from: &str, to: Option<&str>) -> Result<String, Failure> {
        let from = date(from, "from")?;
        let to = match to {
            Some(to) => date(to, "to")?,
            None => horizon(&self.content, &self.model, from),
        };
        let found =
            timeline(&self.content, &self.model, from, to).map_err(|error| Failure::no_timeline(&error))?;
        Ok(to_json(&found))
    }

    /// What a scenario in the format `xinyong-scenario/1` would do: before, after, and what each action does alone.
    ///
    /// The result is a simulation and says so; it is no evaluation.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the scenario, or every action that cannot be.
    pub fn simulate(&self, scenario: &str) -> Result<String, Failure> {
        let scenario = Scenario::from_json(scenario).map_err(|found| Failure::problems("", &found))?;
        let world = World {
            archive: &self.content,
            model: &self.model,
            procedures: &self.built_in.procedures,
            models: &|id| self.built_in.model(id),
        };
        let found = simulate(world, &scenario)
            .map_err(|found| Failure::impossible("actions", &self.content, &scenario.actions, &found))?;
        Ok(to_json(&found))
    }

    /// The smallest set of actions with which a grade holds on a day, or why it is out of reach.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the [`PlanRequest`], and every named action that cannot be.
    pub fn plan(&self, request: &str) -> Result<String, Failure> {
        let asked = PlanRequest::from_json(request).map_err(|found| Failure::problems("", &found))?;
        let by = asked.by.unwrap_or_else(|| self.model.goal_day(asked.as_of));
        let means = Means { further: &asked.actions, alternatives: asked.alternatives, ..self.means() };
        let found = plan(means, asked.as_of, Goal { grade: asked.grade, by })
            .map_err(|error| Failure::no_plan(&self.content, &asked.actions, &error))?;
        Ok(to_json(&found))
    }

    /// Every adverse record on a day: how long it counts and is published, what can be done about it, and from when.
    ///
    /// # Errors
    ///
    /// If the argument is no date, or the model was not in force.
    pub fn repair(&self, as_of: &str) -> Result<String, Failure> {
        Ok(to_json(&outlooks(&self.evaluated(as_of)?, &self.built_in.procedures)))
    }

    /// What the result of a day brings, what is missing to the next grade, and where each “信用+” scenario stands.
    ///
    /// # Errors
    ///
    /// If the argument is no date, or the model was not in force.
    pub fn measures(&self, as_of: &str) -> Result<String, Failure> {
        let evaluation = self.evaluated(as_of)?;
        let brought = brings(&evaluation, &self.built_in.measures, &|id| self.built_in.model(id));
        Ok(to_json(&brought.with_plan(self.means())))
    }

    pub(crate) fn evaluated(&self, as_of: &str) -> Result<Evaluation, Failure> {
        let as_of = date(as_of, "asOf")?;
        evaluate(&self.content, &self.model, as_of).map_err(|error| Failure::not_in_force("asOf", &error))
    }

    fn means(&self) -> Means<'_> {
        Means {
            archive: &self.content,
            model: &self.model,
            procedures: &self.built_in.procedures,
            calendar: &self.built_in.calendar,
            further: &[],
            alternatives: ALTERNATIVES,
        }
    }
}
