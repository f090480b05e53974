//! What the embedded measures must satisfy beyond the checks of the build, and that those checks find what is wrong.

use std::collections::BTreeSet;

use xinyong_rules::{measures, model};
use xinyong_score::authored::read;
use xinyong_score::measures::{MeasureKind, Measures, MeasuresDocument, MeasuresFlaw, Offer, Tier};
use xinyong_score::model::{Class, Grade, Provenance};
use xinyong_score::{Date, RecordKind};

fn offers(document: &MeasuresDocument) -> impl Iterator<Item = &Offer> {
    document.scenarios.iter().flat_map(|scenario| &scenario.offers)
}

#[test]
fn what_is_embedded_is_what_is_authored() {
    let authored: serde_json::Value = toml::from_str(include_str!("../measures.toml")).unwrap();
    let authored: MeasuresDocument = read(&authored.to_string()).unwrap();
    assert_eq!(*measures().document(), authored);
}

#[test]
fn there_are_ten_scenarios_each_on_its_own_clause() {
    let measures = measures();
    let clauses = measures.document().scenarios.iter().map(|scenario| scenario.basis[0].to_string());
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    assert!(clauses.eq(numerals.map(|numeral| format!("hlj-2023-scenarios:二({numeral})"))));
}

#[test]
fn the_law_abiding_have_favours_and_the_others_burdens() {
    for measure in &measures().document().measures {
        let expected = match measure.at {
            Tier::Class(Class::LawAbiding) | Tier::Grade(Grade::A) => MeasureKind::Incentive,
            _ => MeasureKind::Supervision,
        };
        assert_eq!((measure.kind, measure.provenance), (expected, Provenance::Law), "{}", measure.id);
    }
}

#[test]
fn a_threshold_is_law_only_where_a_text_names_the_grade() {
    for offer in offers(measures().document()) {
        if let Some(from) = &offer.from {
            let by_law = from.provenance == Provenance::Law;
            assert_eq!((from.grade == Grade::A, from.grade == Grade::B), (by_law, !by_law), "{}", offer.id);
            let scenarios_say =
                from.basis.iter().any(|clause| clause.to_string() == "hlj-2023-scenarios:三(三)");
            assert_eq!(scenarios_say, !by_law, "{}", offer.id);
        }
    }
}

#[test]
fn a_scheme_is_in_force_when_its_scenario_is() {
    for scenario in &measures().document().scenarios {
        let Some(scheme) = &scenario.scheme else { continue };
        assert_eq!(model(scheme).unwrap().in_force_from(), scenario.in_force_from, "{}", scenario.id);
        assert!(scenario.whom.is_some(), "{}", scenario.id);
    }
}

#[test]
fn every_grade_has_measures_and_each_grade_others() {
    let (measures, model) = (measures(), model(xinyong_rules::DEFAULT_MODEL).unwrap());
    let day: Date = "2026-11-22".parse().unwrap();
    let of =
        |grade| measures.of_grade(&model, grade, day).iter().map(|measure| measure.id.as_str()).collect();
    let by_grade: BTreeSet<Vec<&str>> = Grade::ALL.iter().map(|&grade| of(grade)).collect();
    assert_eq!(by_grade.len(), Grade::ALL.len());
    assert!(by_grade.iter().all(|measures| !measures.is_empty()));
    let eve = model.in_force_from().previous().unwrap();
    assert!(measures.of_grade(&model, Grade::A, eve).is_empty());
}

/// What the check says of the measures after a change.
fn found(change: impl FnOnce(&mut MeasuresDocument)) -> Vec<(String, MeasuresFlaw)> {
    let mut document = measures().document().clone();
    change(&mut document);
    let problems = Measures::new(document).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.path, problem.what)).collect()
}

#[test]
fn everything_wrong_is_found_at_its_place() {
    let one = |path: &str, what| vec![(path.to_owned(), what)];
    assert_eq!(found(|_| ()), []);
    assert_eq!(
        found(|document| document.format = "xinyong-measures/2".into()),
        one("format", MeasuresFlaw::WrongFormat("xinyong-measures/2".into()))
    );
    assert_eq!(
        found(|document| document.measures[1].id = "green-channel".into()),
        one("measures.green-channel", MeasuresFlaw::DoubleId)
    );
    assert_eq!(
        found(|document| document.scenarios[1].offers[0].id = "no-arrears".into()),
        one("offers.no-arrears", MeasuresFlaw::DoubleId)
    );
    assert_eq!(
        found(|document| document.measures[0].basis.clear()),
        one("measures.green-channel", MeasuresFlaw::NoBasis)
    );
    assert_eq!(
        found(|document| document.scenarios[0].offers[0].from.as_mut().unwrap().basis.clear()),
        one("scenarios.approvals.offers.approvals-priority.from", MeasuresFlaw::NoBasis)
    );
    assert_eq!(
        found(|document| document.measures[0].text.en = " ".into()),
        one("measures.green-channel.text", MeasuresFlaw::Empty)
    );
    assert_eq!(
        found(|document| document.scenarios[2].whom.as_mut().unwrap().tag.clear()),
        one("scenarios.leading-enterprises.whom.tag", MeasuresFlaw::Empty)
    );
    assert_eq!(
        found(|document| document.scenarios[6].offers.clear()),
        one("scenarios.first-choice.offers", MeasuresFlaw::Empty)
    );
    assert_eq!(
        found(|document| document
            .measures
            .retain(|measure| measure.at != Tier::Class(Class::MinorDishonesty))),
        one("measures", MeasuresFlaw::NotCovered(Class::MinorDishonesty))
    );
    // Both at once: the list is whole.
    let mut wrong = found(|document| {
        let without = document.scenarios[9].offers[1].without.as_mut().unwrap();
        without.kinds.push(RecordKind::Donation);
        without.months = 0;
    });
    wrong.sort_by_key(|(_, what)| *what != MeasuresFlaw::Empty);
    let path = "scenarios.electricity.offers.no-arrears.without".to_owned();
    assert_eq!(
        wrong,
        [(path.clone(), MeasuresFlaw::Empty), (path, MeasuresFlaw::NotAdverse(RecordKind::Donation))]
    );
}
