//! What the embedded law must satisfy beyond the checks of the build.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use xinyong_rules::{DEFAULT_MODEL, Document, calendar, cited, documents, headings, model, models, names};
use xinyong_score::authored::{Part, read};
use xinyong_score::calendar::YearNotice;
use xinyong_score::model::{Citation, ModelDocument, Provenance, diff, kinds_without_rule};
use xinyong_score::{Model, RecordKind};

/// The files of a folder of this crate, in the order of names.
fn texts(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// What a file written as TOML says.
fn authored<T: Part>(text: &str) -> T {
    read(&toml::from_str::<serde_json::Value>(text).unwrap().to_string()).unwrap()
}

#[test]
fn what_is_embedded_is_what_is_authored() {
    let documents_authored: Vec<Document> = texts("documents").iter().map(|text| authored(text)).collect();
    assert_eq!(documents(), documents_authored);

    let authored = texts("models").into_iter().map(|text| authored::<ModelDocument>(&text).id);
    let embedded = models().into_iter().map(|model| model.id().to_owned());
    assert_eq!(embedded.collect::<BTreeSet<_>>(), authored.collect());

    let years = texts("calendar").into_iter().map(|text| read::<YearNotice>(&text).unwrap().year);
    assert!(calendar().years().iter().copied().eq(years));
}

#[test]
fn every_model_has_the_structure_that_the_law_fixes() {
    for model in models() {
        let document = model.document();
        let maxima: Vec<String> = document.first_level.iter().map(|part| part.max.to_string()).collect();
        assert_eq!(maxima, ["60", "790", "150"], "{}", model.id());
        let lows: Vec<String> = document.bands.iter().map(|band| band.at_least.to_string()).collect();
        assert_eq!(lows, ["850", "790", "730", "670", "0"], "{}", model.id());
        let classes: Vec<&str> = document.bands.iter().map(|band| band.class.as_str()).collect();
        assert_eq!(classes, ["诚信守法", "诚信守法", "轻微失信", "一般失信", "严重失信"], "{}", model.id());
        assert_eq!((model.start().to_string(), model.total().to_string()), ("850".into(), "1000".into()));
        assert_eq!(model.start_by_law(), model.start(), "{}", model.id());

        let parts = document.first_level.iter().map(|part| part.provenance);
        let fixed = parts.chain(document.bands.iter().map(|band| band.provenance));
        assert!(fixed.eq([Provenance::Law; 8]), "{}", model.id());
        let without_rule: Vec<RecordKind> = kinds_without_rule(document).collect();
        assert_eq!(without_rule, [RecordKind::AdministrativePermit], "{}", model.id());
    }
}

#[test]
fn the_windows_of_article_ten_are_law_and_no_others() {
    for model in models() {
        let by_law: BTreeSet<String> = model
            .document()
            .rules
            .iter()
            .filter(|rule| rule.window.provenance == Provenance::Law)
            .map(|rule| match (rule.window.months, rule.window.while_listed) {
                (Some(months), false) => format!("{} {months}", rule.id),
                _ => format!("{} while listed", rule.id),
            })
            .collect();
        let expected = [
            "blacklist while listed",
            "commendation-city 12",
            "commendation-county 12",
            "commendation-national 36",
            "commendation-provincial 36",
            "penalty-general 12",
            "penalty-minor 12",
            "penalty-serious 12",
        ];
        assert!(by_law.iter().eq(expected), "{}: {by_law:?}", model.id());
        assert!(model.document().rules.iter().all(|rule| rule.provenance == Provenance::Illustrative));
    }
}

#[test]
fn the_schemes_of_heihe_score_as_the_province_does() {
    let default = model(DEFAULT_MODEL).unwrap();
    let in_force: Vec<(String, String)> =
        models().iter().map(|model| (model.id().to_owned(), model.in_force_from().to_string())).collect();
    let expected = [
        ("heilongjiang-public", "2021-12-31"),
        ("heihe-leading", "2023-04-08"),
        ("heihe-specialised", "2023-04-08"),
        ("heihe-investment", "2023-05-30"),
    ];
    assert_eq!(in_force, expected.map(|(id, day)| (id.to_owned(), day.to_owned())));

    for model in models().iter().filter(|model| model.id() != DEFAULT_MODEL) {
        assert!(model.yearly_day().is_none(), "{} follows the data as it changes", model.id());
        for change in diff(&default, model) {
            let scores = ["rules.", "second_level."].iter().any(|part| change.path.starts_with(part));
            assert!(!scores, "{} differs in {}", model.id(), change.path);
        }
        let notices: BTreeSet<&str> =
            model.document().notices.iter().map(|notice| notice.id.as_str()).collect();
        let expected = ["awaiting-own-table", "illustrative-values", "not-a-ground-for-sanctions"];
        assert!(notices.iter().eq(&expected), "{}: {notices:?}", model.id());
    }
}

#[test]
fn every_document_is_summarised_in_both_languages() {
    let documents = documents();
    let ids: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
    let expected = [
        "civil-code",
        "gb-32100",
        "heihe-2023-investment",
        "heihe-2023-leading",
        "heihe-2023-specialised",
        "hlj-2021-rules",
        "hlj-2021",
        "hlj-2023-scenarios",
        "ndrc-2025-36",
    ];
    assert_eq!(ids, expected);
    for document in &documents {
        let mut articles = BTreeSet::new();
        for article in &document.articles {
            assert!(articles.insert(&article.id), "{}: article {} twice", document.id, article.id);
        }
        let texts = [&document.title, &document.short, &document.issuer, &document.summary];
        let of_articles = document.articles.iter().flat_map(|article| [&article.label, &article.summary]);
        for text in texts.into_iter().chain(of_articles) {
            let chinese = text.zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let english = text.en.chars().any(|c| c.is_ascii_alphabetic());
            assert!(chinese && english, "{}: {text:?}", document.id);
        }
    }
}

#[test]
fn whole_documents_have_every_article() {
    let documents = documents();
    let has = |document: &str, article: &str| {
        let citation = Citation { document: document.into(), article: article.into() };
        assert!(cited(&documents, &citation).is_some(), "{citation} is not summarised");
    };
    let numerals = "一二三四五六七八九";
    let measure = |number: usize| {
        let units = numerals.chars().nth((number + 9) % 10).map(String::from).unwrap_or_default();
        if number < 10 { format!("({units})") } else { format!("(十{units})") }
    };
    (1..=19).for_each(|number| has("hlj-2021-rules", &number.to_string()));
    (1..=17).for_each(|number| has("heihe-2023-leading", &number.to_string()));
    (1..=19).for_each(|number| has("hlj-2021", &measure(number)));
    (1..=10).for_each(|number| has("hlj-2023-scenarios", &format!("二{}", measure(number))));
}

#[test]
fn a_model_read_again_is_the_same_model() {
    for model in models() {
        let text = serde_json::to_string(model.document()).unwrap();
        assert_eq!(Model::from_json(&text).unwrap().hash(), model.hash());
    }
}

#[test]
fn texts_are_cited_by_the_same_names_with_what_is_left_out_and_without() {
    let cited_by = |documents: Vec<Document>| -> Vec<_> {
        let named = |document: Document| {
            let articles = document.articles.into_iter().map(|article| (article.id, article.label));
            (document.id, document.short, articles.collect::<Vec<_>>())
        };
        documents.into_iter().map(named).collect()
    };
    let whole = cited_by(documents());
    assert_eq!(cited_by(headings()), whole);
    assert_eq!(cited_by(names()), whole);
}
