//! What is said about what a grade brings.

use std::sync::Arc;

use xinyong_score::{Archive, Evaluation, brings, evaluate};
use xinyong_text::{Lang, measures_headline, standing};

const DAY: &str = "2026-11-22";
/// A tag that no scenario asks for.
const OTHER: &str = "time-honoured";

fn evaluated(tag: &str, record: &str, model: &str) -> Option<Evaluation> {
    let json = format!(
        r#"{{ "format": "xinyong-archive/1", "entity": {{ "uscc": "91350100M000100Y43", "name": "示例", "tags": ["{tag}"] }}, "records": [{record}] }}"#
    );
    let archive = Arc::new(Archive::from_json(&json).expect("a sound archive").archive);
    let model = Arc::new(xinyong_rules::model(model)?);
    evaluate(&archive, &model, DAY.parse().expect("a day")).ok()
}

/// The first sentences, and what is said of an offer.
fn said(lang: Lang, tag: &str, record: &str, offer: &str) -> (String, String) {
    let evaluation = evaluated(tag, record, xinyong_rules::DEFAULT_MODEL).expect("in force");
    let measures = xinyong_rules::measures();
    let brought = brings(&evaluation, &measures, &|id| xinyong_rules::model(id).map(Arc::new));
    let mut all =
        brought.scenarios.iter().flat_map(|found| found.offers.iter().map(move |offer| (found, offer)));
    let (scenario, found) = all.find(|(_, found)| found.offer.id == offer).expect("an offer");
    (measures_headline(lang, &brought), standing(lang, &brought, scenario, found))
}

fn penalty(severity: &str) -> String {
    format!(
        r#"{{ "id": "p-1", "kind": "administrative-penalty", "severity": "{severity}", "date": "2026-03-10", "status": "active" }}"#
    )
}

fn arrears(left_on: &str) -> String {
    format!(
        r#"{{ "id": "u-1", "kind": "utility-arrears", "months": 3, "date": "2024-01-01"{left_on}, "status": "active" }}"#
    )
}

#[test]
fn the_first_sentences_say_what_is_what_comes_next_and_what_ends() {
    let (headline, offer) = said(Lang::Zh, OTHER, &penalty("general"), "paid-first");
    assert_eq!(
        headline,
        "截至2026年11月22日，您是D级（一般失信），列为重点关注对象、检查比例和频次提高。距C级还差5分，达到后改为按常规比例和频次接受检查、接到提醒和警示，不再列为重点关注对象、检查比例和频次提高。“信用+”场景给您这类主体的便利有9项，现在可以享受2项。"
    );
    assert_eq!(offer, "B级起可以享受，还差65分");
    let (headline, offer) = said(Lang::En, OTHER, "", "paid-first");
    assert!(
        headline.starts_with(
            "On 22 November 2026 you are at Grade A (Honest and law-abiding); you have a green channel"
        ),
        "{headline}"
    );
    assert!(headline.contains("Grade A is the best grade. Of the “Credit +” conveniences"), "{headline}");
    assert_eq!(offer, "You have it now");
}

#[test]
fn an_offer_says_whom_it_is_for_and_by_which_evaluation() {
    let minor = penalty("minor");
    let (_, offer) = said(Lang::Zh, OTHER, &minor, "credit-care");
    assert_eq!(offer, "只给专精特新中小企业，档案没有标明您是。如果是，请让提供档案的单位在档案里标明");
    let (_, offer) = said(Lang::Zh, "specialised-sme", &minor, "specialised-recommended");
    assert_eq!(offer, "“信用+专精特新”评价A级起可以享受，还差65分");
    let (_, offer) = said(Lang::En, "specialised-sme", &minor, "credit-care");
    assert_eq!(offer, "You have it now");
    let (_, offer) = said(Lang::Zh, OTHER, &minor, "supervision-by-grade");
    assert_eq!(offer, "现在适用");
}

#[test]
fn records_in_the_way_are_named_with_the_day_they_are_out_of_it() {
    let (_, offer) = said(Lang::Zh, OTHER, &arrears(r#", "left_on": "2024-03-01""#), "no-arrears");
    assert_eq!(offer, "要求3年内没有公用事业欠费记录，您有u-1，2027年3月1日起符合条件");
    let (_, offer) = said(Lang::Zh, OTHER, &arrears(""), "no-arrears");
    assert_eq!(offer, "要求3年内没有公用事业欠费记录，您有u-1还没有移出，移出满3年才符合条件");
    let (_, offer) = said(Lang::En, OTHER, &arrears(r#", "left_on": "2024-03-01""#), "no-arrears");
    assert_eq!(
        offer,
        "Asks for 3 years without unpaid utility bills, and you have u-1; open from 1 March 2027"
    );
    let (_, offer) = said(Lang::Zh, OTHER, "", "no-arrears");
    assert_eq!(offer, "3年内没有公用事业欠费记录，现在可以享受");
}
