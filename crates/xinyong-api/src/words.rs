//! What there is to say about a result, in both languages, for whoever shows it to people.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use xinyong_score::model::Bilingual;
use xinyong_score::{Evaluation, Line, Points, horizon, timeline};
use xinyong_text::{Lang, term};

use crate::archive::Archive;
use crate::failure::{Failure, learn_english};
use crate::to_json;

/// A result in words, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InWords {
    /// 中文
    pub zh: ResultWords,
    /// English
    pub en: ResultWords,
}

/// A result in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ResultWords {
    /// The model's name.
    pub model: String,
    /// The day since which the model is in force.
    pub in_force_from: String,
    /// The day of the result.
    pub as_of: String,
    /// 得分, with its unit.
    pub score: String,
    /// 等级
    pub grade: String,
    /// 分类; empty where the model has none.
    pub class: String,
    /// The articles that the grade rests on.
    pub grade_basis: String,
    /// What has the greatest effect and until when, and when the grade will change next, without a full stop.
    pub gist: String,
    /// The points that rest on law, with their unit.
    pub by_law: String,
    /// The points that rest on illustrative values, with sign and unit.
    pub by_illustration: String,
    /// The names of the indicators, in the order of the evaluation.
    pub indicators: Vec<IndicatorWords>,
    /// Every record, what costs most first.
    pub lines: Vec<LineWords>,
    /// What must be said wherever the result is shown.
    pub notices: Vec<String>,
}

/// What an indicator is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorWords {
    /// Its name.
    pub name: String,
    /// Whether its max is the law's or illustrative.
    pub provenance: String,
    /// Those in it; a second-level indicator has none.
    pub indicators: Vec<IndicatorWords>,
}

/// What one record did, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineWords {
    /// The record's id.
    pub record: String,
    /// What the record is called: its kind, title and day.
    pub name: String,
    /// What it does to the score, with sign and unit.
    pub points: String,
    /// Why it counts or does not, in a word.
    pub reason: String,
    /// What it did, why, and until when, in a sentence without full stop.
    pub why: String,
    /// The articles this rests on.
    pub basis: String,
    /// Whether the value that decided is the law's or illustrative; empty where no value decided.
    pub provenance: String,
}

impl Archive {
    /// The result of a day in words, Chinese and English: what [`evaluate`](Self::evaluate) gives, as it is told to
    /// people.
    ///
    /// # Errors
    ///
    /// If the argument is no date, or the model was not in force.
    pub fn in_words(&self, as_of: &str) -> Result<String, Failure> {
        learn_english();
        let evaluation = self.evaluated(as_of)?;
        Ok(to_json(&InWords { zh: say(Lang::Zh, &evaluation), en: say(Lang::En, &evaluation) }))
    }
}

fn say(lang: Lang, evaluation: &Evaluation) -> ResultWords {
    let (archive, model, as_of) = (evaluation.archive(), evaluation.model(), evaluation.as_of());
    let ahead = timeline(archive, model, as_of, horizon(archive, model, as_of)).ok();
    let (law, illustrative) = evaluation.points_by_provenance();
    let documents = xinyong_rules::names();
    let called = |name: &Bilingual, provenance| IndicatorWords {
        name: lang.of(name).to_owned(),
        provenance: term(lang, provenance),
        indicators: Vec::new(),
    };
    let indicators = evaluation.first_level().map(|(first, _)| IndicatorWords {
        indicators: evaluation
            .second_level(&first.id)
            .map(|(second, _)| called(&second.name, second.provenance))
            .collect(),
        ..called(&first.name, first.provenance)
    });
    let line = |line: &Line| {
        let record = evaluation.record(line)?;
        Some(LineWords {
            record: record.id.clone(),
            name: xinyong_text::record_name(lang, record, archive.records()),
            points: xinyong_text::signed_points(lang, line.points),
            reason: term(lang, line.reason),
            why: xinyong_text::why(lang, evaluation, line),
            basis: xinyong_text::citations(lang, &documents, evaluation.basis(line)),
            provenance: evaluation.provenance(line).map(|word| term(lang, word)).unwrap_or_default(),
        })
    };
    let points = |points: Points| xinyong_text::points(lang, points);
    ResultWords {
        model: lang.of(&model.document().name).to_owned(),
        in_force_from: xinyong_text::date(lang, model.in_force_from()),
        as_of: xinyong_text::date(lang, as_of),
        score: points(evaluation.score()),
        grade: term(lang, evaluation.grade()),
        class: evaluation.band().map(|band| term(lang, band.class)).unwrap_or_default(),
        grade_basis: evaluation
            .band()
            .map(|band| xinyong_text::citations(lang, &documents, &band.basis))
            .unwrap_or_default(),
        gist: xinyong_text::gist(lang, evaluation, ahead.as_ref()),
        by_law: points(law),
        by_illustration: xinyong_text::signed_points(lang, illustrative),
        indicators: indicators.collect(),
        lines: evaluation.lines_by_effect().iter().filter_map(line).collect(),
        notices: model.document().notices.iter().map(|notice| lang.of(&notice.text).to_owned()).collect(),
    }
}
