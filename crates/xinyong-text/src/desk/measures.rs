//! What a grade brings.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use xinyong_score::measures::{
    Brought, BroughtOffer, BroughtScenario, Measure, MeasureKind, NextGrade, OfferStatus, Standing, Without,
};
use xinyong_score::{Date, Record};

use super::rule::months;
use crate::word;
use crate::{Lang, date, fill, join, points, term, text};

/// The first thing to say about measures: the grade and what it brings; what is missing to the next one and what that
/// changes; and how many of the conveniences of the scenarios the entity has.
pub fn measures_headline(lang: Lang, brought: &Brought<'_>) -> String {
    let stop = text(lang, "join.stop");
    let next = match &brought.next {
        Some(next) => ahead(lang, next),
        None => fill(lang, "measures.best", &[("grade", &term(lang, brought.evaluation.grade()))]),
    };
    let sentences = [Some(now(lang, brought)), Some(next), offers(lang, brought)];
    let said: Vec<String> = sentences.into_iter().flatten().collect();
    format!("{}{}", said.join(stop), stop.trim_end())
}

/// The first of these sentences alone: what the grade brings now.
pub fn measures_now(lang: Lang, brought: &Brought<'_>) -> String {
    now(lang, brought) + text(lang, "join.stop").trim_end()
}

/// Whether the entity has an offer, or what is against it, without full stop.
pub fn standing(
    lang: Lang,
    brought: &Brought<'_>,
    scenario: &BroughtScenario<'_>,
    offer: &BroughtOffer<'_>,
) -> String {
    match &offer.standing {
        Standing::Available => match (&offer.offer.without, offer.offer.kind) {
            (Some(without), MeasureKind::Incentive) => {
                condition(lang, "measures.available-without", without, &[], None)
            }
            (None, MeasureKind::Incentive) => text(lang, "measures.available").to_owned(),
            (_, MeasureKind::Supervision) => text(lang, "measures.applies").to_owned(),
        },
        Standing::NotForEntity(whom) => {
            fill(lang, "measures.not-for-entity", &[("whom", lang.of(&whom.name))])
        }
        Standing::RecordInTheWay { records, clear_from } => {
            let key = if clear_from.is_some() { "measures.records-through" } else { "measures.records-open" };
            let without = offer.offer.without.as_ref();
            without.map_or_else(String::new, |without| condition(lang, key, without, records, *clear_from))
        }
        Standing::GradeTooLow { grade, points_away } => {
            let followed = scenario.model.id() != brought.evaluation.model().id();
            let key = if followed { "measures.grade-too-low-in-scheme" } else { "measures.grade-too-low" };
            let values = [
                ("model", lang.of(&scenario.model.document().name)),
                ("grade", &*term(lang, *grade)),
                ("points", &points(lang, *points_away)),
            ];
            fill(lang, key, &values)
        }
    }
}

fn now(lang: Lang, brought: &Brought<'_>) -> String {
    let evaluation = brought.evaluation;
    let class = evaluation.band().map(|band| term(lang, band.class)).unwrap_or_default();
    let values = [
        ("date", &*date(lang, evaluation.as_of())),
        ("grade", &term(lang, evaluation.grade())),
        ("class", &class),
    ];
    let clauses = [
        Some(fill(lang, "measures.now", &values)),
        named(lang, "measures.has", &of_kind(&brought.now, MeasureKind::Incentive)),
        named(lang, "measures.meets", &of_kind(&brought.now, MeasureKind::Supervision)),
    ];
    join(lang, "join.also", clauses.into_iter().flatten())
}

fn ahead(lang: Lang, next: &NextGrade<'_>) -> String {
    let values = [("grade", &*term(lang, next.grade)), ("points", &points(lang, next.points_away))];
    let clauses = [
        Some(fill(lang, "measures.away", &values)),
        named(lang, "measures.then-has", &of_kind(&next.adds, MeasureKind::Incentive)),
        named(lang, "measures.then-meets", &of_kind(&next.adds, MeasureKind::Supervision)),
        named(lang, "measures.ends", &next.ends),
    ];
    join(lang, "join.also", clauses.into_iter().flatten())
}

/// How many of the conveniences for such an entity it has; nothing where there are none.
fn offers(lang: Lang, brought: &Brought<'_>) -> Option<String> {
    let offers = brought.scenarios.iter().flat_map(|scenario| &scenario.offers);
    let mine: Vec<OfferStatus> = offers
        .filter(|found| found.offer.kind == MeasureKind::Incentive)
        .map(|found| found.standing.status())
        .filter(|&status| status != OfferStatus::NotForEntity)
        .collect();
    let count = mine.iter().filter(|&&status| status == OfferStatus::Available).count();
    let values = [("all", &*mine.len().to_string()), ("count", &count.to_string())];
    (!mine.is_empty()).then(|| fill(lang, "measures.offers", &values))
}

fn of_kind<'a>(measures: &[&'a Measure], kind: MeasureKind) -> Vec<&'a Measure> {
    measures.iter().copied().filter(|measure| measure.kind == kind).collect()
}

/// The names of measures in a clause; nothing where there are none.
fn named(lang: Lang, key: &str, measures: &[&Measure]) -> Option<String> {
    let names = join(lang, "join.list", measures.iter().map(|measure| lang.of(&measure.name).to_owned()));
    (!measures.is_empty()).then(|| fill(lang, key, &[("names", &names)]))
}

/// A condition on records, and the records that are in its way.
fn condition(
    lang: Lang,
    key: &str,
    without: &Without,
    records: &[&Record],
    clear_from: Option<Date>,
) -> String {
    let values = [
        ("term", &*months(lang, without.months)),
        (
            "kinds",
            &join(
                lang,
                "join.list",
                without.kinds.iter().map(|kind| word::named(lang, "kinds", kind.as_str())),
            ),
        ),
        ("ids", &join(lang, "join.list", records.iter().map(|record| record.id.clone()))),
        ("date", &clear_from.map(|day| date(lang, day)).unwrap_or_default()),
    ];
    fill(lang, key, &values)
}
