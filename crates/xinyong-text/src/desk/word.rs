//! The words of the vocabularies of the desk.

use xinyong_score::filing::{Matter, Media, Outcome, Party, REPAIRS, State, Wrong};
use xinyong_score::measures::{MeasureKind, OfferStatus};
use xinyong_score::procedure::{Change, Requirement, Route};
use xinyong_score::uscc::{CodeCategory, Verdict};

use crate::word::{Word, vocabularies, vocabulary_of};

vocabularies! {
    CodeCategory: "code_category",
    Verdict: "verdict",
    MeasureKind: "measure_kind",
    OfferStatus: "offer_status",
    Matter: "matter",
    Wrong: "wrong",
    State: "state",
    Party: "by",
    Outcome: "outcome",
    Media: "media",
    Route: "route",
    Requirement: "requirement",
}

/// The words that can stand in a field of a filing, if it has a vocabulary.
pub(crate) fn vocabulary(field: &str) -> Option<(&'static str, &'static [&'static str])> {
    Some(match field {
        "matter" => vocabulary_of::<Matter>(),
        "wrong" => vocabulary_of::<Wrong>(),
        "change" => (Change::SECTION, REPAIRS),
        "met" => vocabulary_of::<Requirement>(),
        "media" => vocabulary_of::<Media>(),
        "state" => vocabulary_of::<State>(),
        "by" => vocabulary_of::<Party>(),
        _ => return None,
    })
}
