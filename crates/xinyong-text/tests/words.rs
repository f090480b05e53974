//! Every word of the kernel has its name, and every text of the locale files has its use.

use std::fs;
use std::path::Path;

use xinyong_score::archive::{Category, Problem, What};
use xinyong_score::evaluate::Reason;
use xinyong_score::filing::{Matter, Media, Outcome, Party, State, Wrong};
use xinyong_score::measures::{MeasureKind, OfferStatus};
use xinyong_score::model::{Class, Grade, Polarity, Provenance};
use xinyong_score::procedure::{Change, Requirement, Route};
use xinyong_score::record::{Attribute, Extent, Level, List, RecordKind, Severity, StatusWord};
use xinyong_score::repair::Stands;
use xinyong_score::scenario::ActionWord;
use xinyong_score::uscc::{CodeCategory, Verdict};
use xinyong_score::{Archive, Filing, Receipt, Scenario};
use xinyong_text::{Lang, WORDS, Word, field, records, term};

/// Sections whose keys are the written forms of something, put together at run time.
const BY_NAME: &[&str] = &["month", "kinds", "field", "settling"];
/// Sections that another crate says.
const ELSEWHERE: &[&str] = &["api"];

fn names_exactly<W: Word>() {
    for &lang in Lang::ALL {
        for &word in W::VOCABULARY {
            assert!(!term(lang, word).is_empty(), "{}.{}", W::SECTION, word.written());
        }
    }
    let prefix = format!("{}.", W::SECTION);
    let keys = WORDS.keys().filter(|key| key.starts_with(&prefix)).count();
    assert_eq!(keys, W::VOCABULARY.len(), "{} names a word that is none", W::SECTION);
}

#[test]
fn every_word_of_every_vocabulary_has_a_name() {
    names_exactly::<RecordKind>();
    names_exactly::<Severity>();
    names_exactly::<List>();
    names_exactly::<Level>();
    names_exactly::<Extent>();
    names_exactly::<StatusWord>();
    names_exactly::<Attribute>();
    names_exactly::<Reason>();
    names_exactly::<Grade>();
    names_exactly::<Class>();
    names_exactly::<Provenance>();
    names_exactly::<Polarity>();
    names_exactly::<Category>();
    names_exactly::<CodeCategory>();
    names_exactly::<Verdict>();
    names_exactly::<MeasureKind>();
    names_exactly::<OfferStatus>();
    names_exactly::<Change>();
    names_exactly::<Matter>();
    names_exactly::<Wrong>();
    names_exactly::<State>();
    names_exactly::<Party>();
    names_exactly::<Outcome>();
    names_exactly::<Media>();
    names_exactly::<Route>();
    names_exactly::<Requirement>();
    names_exactly::<ActionWord>();
    names_exactly::<Stands>();
}

#[test]
fn records_are_counted_in_each_language() {
    assert_eq!(records(Lang::Zh, RecordKind::AdministrativePenalty, 1), "1条行政处罚");
    assert_eq!(records(Lang::En, RecordKind::AdministrativePenalty, 1), "1 administrative penalty");
    assert_eq!(records(Lang::En, RecordKind::AdministrativePenalty, 2), "2 administrative penalties");
    for &lang in Lang::ALL {
        for &kind in RecordKind::ALL {
            assert!(records(lang, kind, 1).starts_with('1'));
            assert!(records(lang, kind, 2).starts_with('2'));
        }
    }
}

/// The fields of the formats, as the readers themselves list them when they meet one that they do not know.
fn fields_of_the_formats() -> Vec<&'static str> {
    let kinds = RecordKind::ALL.iter().map(|kind| format!(r#"{{ "kind": "{kind}", "?": 0 }}"#));
    let archive = format!(
        r#"{{ "?": 0, "entity": {{ "?": 0 }}, "records": [{}] }}"#,
        kinds.collect::<Vec<_>>().join(", ")
    );
    let actions = ActionWord::ALL.iter().map(|word| format!(r#"{{ "action": "{word}", "?": 0 }}"#));
    let scenario = format!(r#"{{ "?": 0, "actions": [{}] }}"#, actions.collect::<Vec<_>>().join(", "));
    let mut problems = Archive::from_json(&archive).expect_err("a field is unknown");
    problems.extend(Scenario::from_json(&scenario).expect_err("a field is unknown"));
    for &matter in Matter::ALL {
        let json = format!(
            r#"{{ "?": 0, "entity": {{ "?": 0 }}, "subject": {{ "matter": "{matter}", "?": 0 }},
                 "evidence": [{{ "?": 0 }}], "history": [{{ "?": 0 }}] }}"#
        );
        problems.extend(Filing::from_json(&json).expect_err("a field is unknown"));
    }
    let receipt = r#"{ "?": 0, "entity": { "?": 0 }, "model": { "?": 0 }, "lines": [{ "?": 0 }],
                       "points_by_provenance": { "?": 0 }, "notices": [{ "?": 0 }] }"#;
    problems.extend(Receipt::from_json(receipt).expect_err("a field is unknown"));
    let known = |problem: Problem| match problem.what {
        What::UnknownField { known } => known,
        _ => Vec::new(),
    };
    problems.into_iter().flat_map(known).collect()
}

#[test]
fn every_field_of_a_format_has_a_chinese_name_and_no_other() {
    let fields = fields_of_the_formats();
    assert!(fields.contains(&"valid_through") && fields.contains(&"severity_inferred"));
    assert!(fields.contains(&"actions") && fields.contains(&"on"));
    for name in &fields {
        assert_ne!(field(Lang::Zh, name), *name);
    }
    for key in WORDS.keys().filter_map(|key| key.strip_prefix("field.")) {
        assert!(fields.contains(&key), "field.{key} names no field");
    }
}

/// The sources in a folder of this crate, as one text.
fn sources(folder: &str) -> String {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the sources");
    let paths = files.map(|entry| entry.expect("a file").path()).filter(|path| path.is_file());
    paths.map(|path| fs::read_to_string(path).expect("Rust")).collect()
}

/// Whether a text is said somewhere in a source: by its key, or by one that is put together.
fn is_said(source: &str, key: &str) -> bool {
    let (section, name) = key.split_once('.').expect("section.name");
    let vocabulary = source.contains(&format!(": \"{section}\","));
    let put_together = source.contains(&format!("\"{section}.{{")) && source.contains(&format!("\"{name}\""));
    let counted = section == "amount" && matches!(name.split_once('.'), Some((_, "one" | "other")));
    vocabulary || put_together || counted || source.contains(&format!("\"{key}\""))
}

#[test]
fn every_text_is_used() {
    let source = sources("src") + &sources("src/desk");
    for key in WORDS.keys() {
        let section = key.split_once('.').expect("section.name").0;
        let elsewhere = BY_NAME.contains(&section) || ELSEWHERE.contains(&section);
        assert!(elsewhere || is_said(&source, key), "{key} is never said");
    }
}

#[test]
fn without_a_desk_none_of_its_texts_is_said() {
    let source = sources("src");
    let desk = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/desk/zh");
    let files = fs::read_dir(&desk).expect("the words").map(|entry| entry.expect("a file").path());
    let mut texts = 0;
    for path in files.chain([desk.with_extension("toml")]) {
        let table: toml::Table = fs::read_to_string(path).expect("words").parse().expect("TOML");
        for (section, names) in table {
            for name in names.as_table().expect("a section").keys() {
                let key = format!("{section}.{name}");
                assert!(!is_said(&source, &key), "{key} is said without a desk");
                texts += 1;
            }
        }
    }
    assert!(texts > 100);
}

#[test]
fn languages_are_told_by_their_tags() {
    assert_eq!(Lang::parse("zh-CN"), Some(Lang::Zh));
    assert_eq!(Lang::parse("en_GB.UTF-8"), Some(Lang::En));
    assert_eq!(Lang::parse("ja"), None);
}
