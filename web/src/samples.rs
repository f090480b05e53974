//! Thirteen invented entities, which between them show every grade and every reason.

use std::rc::Rc;
use std::sync::Arc;

use xinyong_score::{Archive, Date};

use crate::state::{Opened, Origin};

/// The day on which the samples are shown: their records are dated around it.
pub const SHOWN_ON: &str = "2026-11-22";

/// An invented entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Its name among the portal's words, under `samples`.
    pub key: &'static str,
    /// Its archive.
    pub archive: Arc<Archive>,
}

impl Sample {
    /// The sample as an open archive.
    pub fn opened(&self) -> Opened {
        Opened {
            archive: self.archive.clone(),
            warnings: Rc::from([]),
            origin: Origin::Sample,
            unattributed: 0,
        }
    }
}

/// The day on which the samples are shown.
pub fn shown_on() -> Option<Date> {
    SHOWN_ON.parse().ok()
}

/// All samples. That every file is sound is tested.
pub fn all() -> Vec<Sample> {
    FILES
        .iter()
        .filter_map(|(key, json)| {
            let read = Archive::from_json(json).ok()?;
            Some(Sample { key, archive: Arc::new(read.archive) })
        })
        .collect()
}

macro_rules! files {
    ($($key:literal,)+) => {
        &[$(($key, include_str!(concat!("../samples/", $key, ".json"))),)+]
    };
}

const FILES: &[(&str, &str)] = files![
    "01-clean",
    "02-honoured",
    "03-minor-penalty",
    "04-general-penalty",
    "05-serious-penalty",
    "06-blacklist",
    "07-two-listings",
    "08-capped",
    "09-repaired",
    "10-declarations",
    "11-over-time",
    "12-arrears",
    "13-two-steps",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use xinyong_score::evaluate::Reason;
    use xinyong_score::model::Grade;
    use xinyong_score::uscc::Verdict;

    use super::*;

    #[test]
    fn every_sample_is_sound_and_has_a_valid_code() {
        let samples = all();
        assert_eq!(samples.len(), FILES.len());
        for sample in samples {
            assert_eq!(sample.archive.entity().uscc.verdict(), Verdict::Valid, "{}", sample.key);
        }
    }

    #[test]
    fn together_they_show_every_grade_and_every_reason() {
        let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model"));
        let day = shown_on().expect("a day");
        let (mut grades, mut reasons) = (BTreeSet::new(), BTreeSet::new());
        for sample in all() {
            let evaluation = xinyong_score::evaluate(&sample.archive, &model, day).expect("in force");
            grades.insert(evaluation.grade());
            reasons.extend(evaluation.lines().iter().map(|line| line.reason));
        }
        assert_eq!(grades.len(), Grade::ALL.len(), "{grades:?}");
        assert_eq!(reasons.len(), Reason::ALL.len(), "{reasons:?}");
    }
}
