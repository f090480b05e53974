//! `xinyong schema`: what the schemas say, and that it is what the program does.

mod common;

use std::ffi::OsStr;

use common::{ARCHIVE, DAY, Folder, archive, json, penalty, xinyong};
use jsonschema::Validator;
use serde_json::{Value, json};
use xinyong_score::filing::Evidence;
use xinyong_score::record::{Attribute, RecordKind, StatusWord};
use xinyong_score::scenario::ActionWord;
use xinyong_score::{Archive, Filing, Scenario};

fn schema(of: &str) -> Validator {
    let schema = json(&xinyong(&[&"schema", &of]).assert().success());
    jsonschema::validator_for(&schema).expect("a schema")
}

fn accepts(schema: &Validator, value: &Value) -> bool {
    schema.is_valid(value)
}

#[test]
fn an_archive_that_is_read_fits_its_schema() {
    let schema = schema("archive");
    let text = std::fs::read_to_string(ARCHIVE).expect("the sample");
    let sample: Value = serde_json::from_str(&text).expect("JSON");
    assert!(
        accepts(&schema, &sample),
        "{:?}",
        schema.iter_errors(&sample).map(|e| e.to_string()).collect::<Vec<_>>()
    );
    let written = serde_json::to_value(Archive::from_json(&text).expect("an archive").archive).expect("JSON");
    assert!(accepts(&schema, &written));
}

/// A record of a kind with all that it needs.
fn record(kind: RecordKind) -> Value {
    let mut record = json!({ "id": "x", "kind": kind, "date": "2026-03-10", "status": "active" });
    if let Some(attribute) = kind.attribute() {
        record[attribute.as_str()] = match attribute.words() {
            Some(words) => words[0].into(),
            None => 5.into(),
        };
    }
    record
}

/// Every kind with every status, with and without its day, with every value of `self_reported`, and with each field
/// that some other kind has: the schema takes what the reader takes, and nothing else.
#[test]
fn the_schema_of_archives_and_their_reader_agree() {
    let schema = schema("archive");
    let mut compared = 0;
    let mut agree = |record: &Value| {
        let text = archive("某某", &record.to_string());
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(accepts(&schema, &value), Archive::from_json(&text).is_ok(), "{record}");
        compared += 1;
    };
    for &kind in RecordKind::ALL {
        for &status in StatusWord::ALL {
            for on in [None, Some("2026-04-01")] {
                for said in [None, Some(true), Some(false)] {
                    let mut record = record(kind);
                    record["status"] = status.as_str().into();
                    if let Some(on) = on {
                        record["status_on"] = on.into();
                    }
                    if let Some(said) = said {
                        record["self_reported"] = said.into();
                    }
                    agree(&record);
                }
            }
        }
        let fields = [
            ("left_on", json!("2026-05-01")),
            ("valid_through", json!("2026-05-01")),
            ("severity_inferred", json!(true)),
            ("authority", json!("某机关")),
            ("authority", json!(" ")),
            ("title", json!(7)),
            ("sverity", json!("minor")),
            ("date", json!("2026年3月10日")),
        ];
        let attributes = Attribute::ALL.iter().flat_map(|attribute| {
            [
                json!("minor"),
                json!("serious"),
                json!("county"),
                json!("full"),
                json!(12),
                json!(-1),
                json!(1.5),
            ]
            .map(|value| (attribute.as_str(), value))
        });
        for (field, value) in fields.into_iter().chain(attributes) {
            let mut record = record(kind);
            record[field] = value;
            agree(&record);
        }
        for missing in
            ["id", "kind", "date", "status"].into_iter().chain(kind.attribute().map(Attribute::as_str))
        {
            let mut record = record(kind);
            record.as_object_mut().expect("an object").remove(missing);
            agree(&record);
        }
    }
    assert!(compared > 1_500, "{compared}");
}

#[test]
fn what_an_archive_cannot_be_does_not_fit() {
    let schema = schema("archive");
    let sound: Value = serde_json::from_str(&archive("某某", "")).expect("JSON");
    assert!(accepts(&schema, &sound));
    for (path, value) in [
        ("/format", json!("xinyong-archive/2")),
        ("/entity/uscc", json!("91350100M000100Y4Z")),
        ("/entity/name", json!("")),
        ("/entity", json!({ "uscc": "91350100M000100Y43" })),
        ("/records", json!({})),
    ] {
        let mut wrong = sound.clone();
        *wrong.pointer_mut(path).expect("a value") = value;
        assert!(!accepts(&schema, &wrong), "{path}");
        assert!(Archive::from_json(&wrong.to_string()).is_err(), "{path}");
    }
}

#[test]
fn every_result_fits_the_schema_of_evaluations() {
    let schema = schema("evaluation");
    let result = json(&xinyong(&[&"score", &ARCHIVE, &"--as-of", &DAY, &"--format", &"json"]).assert());
    assert!(
        accepts(&schema, &result),
        "{:?}",
        schema.iter_errors(&result).map(|e| e.to_string()).collect::<Vec<_>>()
    );
    let mut wrong = result;
    wrong["grade"] = "F".into();
    assert!(!accepts(&schema, &wrong));
}

#[test]
fn every_built_in_model_fits_the_schema_of_models() {
    let schema = schema("model");
    for id in ["heilongjiang-public", "heihe-leading", "heihe-specialised", "heihe-investment"] {
        let model = json(&xinyong(&[&"model", &"show", &id, &"--format", &"json"]).assert());
        assert!(
            accepts(&schema, &model),
            "{:?}",
            schema.iter_errors(&model).map(|e| e.to_string()).collect::<Vec<_>>()
        );
        let mut exact = model.clone();
        exact["rules"][0]["points"] = "-12.5".into();
        assert!(accepts(&schema, &exact));
        for wrong in [json!(-12.5), json!("-12.555"), json!("much")] {
            exact["rules"][0]["points"] = wrong;
            assert!(!accepts(&schema, &exact));
        }
    }
}

#[test]
fn a_schema_is_on_one_line_if_asked() {
    let folder = Folder::new();
    let run = xinyong(&[&"schema", &"archive", &"--format", &"jsonl"]).assert().success();
    let text = common::output(&run);
    assert_eq!(text.lines().count(), 1);
    folder.file("schema.json", text);
}

#[test]
fn a_timeline_fits_its_schema() {
    let args: [&dyn AsRef<std::ffi::OsStr>; 6] =
        [&"timeline", &ARCHIVE, &"--from", &"2026-01-01", &"--format", &"json"];
    let result = json(&xinyong(&args).assert().success());
    let schema = schema("timeline");
    assert!(accepts(&schema, &result), "{:?}", schema.iter_errors(&result).collect::<Vec<_>>());
    let mut without = result;
    without.as_object_mut().expect("an object").remove("notices");
    assert!(!accepts(&schema, &without));
}

/// One filing of each matter, at different points of its life.
fn filings() -> [Value; 3] {
    let filing = |subject: Value, history: Value| {
        json!({
            "format": "xinyong-filing/1", "number": "办-1",
            "entity": { "uscc": "91350100M000100Y43", "name": "甲公司" }, "subject": subject,
            "evidence": [{ "name": "a.pdf", "media": "application/pdf", "size": 5,
                "sha256": HASH, "data": "JVBERi0=" }],
            "history": history,
        })
    };
    let submitted = json!({ "state": "submitted", "date": "2026-11-20", "by": "filer", "name": "甲公司" });
    let returned = json!({ "state": "returned", "date": "2026-11-20", "by": "authority", "name": "某局", "note": "缺章" });
    let record =
        json!({ "id": "h", "kind": "donation", "amount": 100, "date": "2026-11-01", "status": "pending" });
    let repair = json!({ "matter": "repair", "record": "p", "change": "repair", "met": ["corrected"],
        "papers": ["proof"], "promise": "守法" });
    [
        filing(json!({ "matter": "declaration", "record": record }), json!([])),
        filing(
            json!({ "matter": "objection", "record": "p", "wrong": "other", "statement": "见附件" }),
            json!([submitted]),
        ),
        filing(repair, json!([submitted, returned])),
    ]
}

/// That of the five bytes `%PDF-`.
const HASH: &str = "38523c087796e5d5dd1cf9bad1fb026781a838dd9dd2cf8af58b9f6502a46778";

#[test]
fn the_schema_of_filings_and_their_reader_agree() {
    let schema = schema("filing");
    let mut compared = 0;
    let mut agree = |filing: &Value, expected: bool| {
        assert_eq!(Filing::from_json(&filing.to_string()).is_ok(), expected, "reader: {filing}");
        assert_eq!(accepts(&schema, filing), expected, "schema: {filing}");
        compared += 1;
    };
    for filing in filings() {
        agree(&filing, true);
        for pointer in ["", "/entity", "/subject", "/evidence/0", "/history/0"] {
            let Some(names) = filing.pointer(pointer).and_then(Value::as_object) else { continue };
            for name in names.keys() {
                let mut without = filing.clone();
                without.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object").remove(name);
                agree(&without, name == "promise");
                for wrong in [json!({ "?": true }), json!(null), json!(" ")] {
                    let mut other = filing.clone();
                    other.pointer_mut(pointer).expect("an object")[name] = wrong;
                    agree(&other, false);
                }
            }
            let mut more = filing.clone();
            more.pointer_mut(pointer).expect("an object")["more"] = 1.into();
            agree(&more, false);
        }
    }
    let [mut declaration, ..] = filings();
    declaration["subject"]["record"]["status"] = "confirmed".into();
    declaration["subject"]["record"]["status_on"] = "2026-11-02".into();
    agree(&declaration, false);
    assert!(compared > 60, "{compared}");
}

#[test]
fn what_a_grade_brings_fits_its_schema() {
    let schema = schema("measures");
    let folder = Folder::new();
    let arrears = r#"{"id":"u-1","kind":"utility-arrears","months":3,"date":"2026-03-10","status":"active"}"#;
    let sample = std::path::PathBuf::from(ARCHIVE);
    for file in
        [folder.file("a.json", archive("甲", "")), folder.file("b.json", archive("乙", arrears)), sample]
    {
        let result =
            json(&xinyong(&[&"measures", &file, &"--as-of", &DAY, &"--format", &"json"]).assert().success());
        assert!(accepts(&schema, &result), "{:?}", schema.iter_errors(&result).collect::<Vec<_>>());
        let mut wrong = result;
        wrong["scenarios"][0]["offers"][0]["status"] = "granted".into();
        assert!(!accepts(&schema, &wrong));
    }
}
fn fits(schema: &Validator, value: &Value) {
    assert!(
        accepts(schema, value),
        "{:?}",
        schema.iter_errors(value).map(|e| e.to_string()).collect::<Vec<_>>()
    );
}

const SCENARIO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples/scenario.json");

#[test]
fn the_schema_of_scenarios_and_their_reader_agree() {
    let schema = schema("scenario");
    let text = std::fs::read_to_string(SCENARIO).expect("the sample");
    let sample: Value = serde_json::from_str(&text).expect("JSON");
    fits(&schema, &sample);
    fits(&schema, &serde_json::to_value(Scenario::from_json(&text).expect("a scenario")).expect("JSON"));

    let agree = |value: &Value| {
        assert_eq!(accepts(&schema, value), Scenario::from_json(&value.to_string()).is_ok(), "{value}");
    };
    let fields = [
        ("record", json!("p-1")),
        ("record", json!(" ")),
        ("record", record(RecordKind::Donation)),
        ("record", record(RecordKind::AdministrativePenalty)),
        ("record", json!({ "id": "n" })),
        ("on", json!("2026-12-01")),
        ("on", json!("2026年12月1日")),
        ("model", json!("heihe-leading")),
        ("model", json!(7)),
        ("alone", json!(65)),
    ];
    let mut compared = 0;
    for word in ActionWord::WORDS.iter().copied().chain(["fix"]) {
        for (first, one) in &fields {
            for (second, other) in &fields {
                let mut action = json!({ "action": word });
                action[first] = one.clone();
                action[second] = other.clone();
                agree(&json!({ "format": "xinyong-scenario/1", "as_of": "2026-12-31", "actions": [action] }));
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 700);
    for (path, value) in [
        ("/format", json!("xinyong-scenario/2")),
        ("/as_of", json!("2026-12")),
        ("/actions", json!({})),
        ("/actions/0", json!("repair")),
        ("/actions/0", json!({ "record": "p-1", "on": "2026-12-01" })),
    ] {
        let mut wrong = sample.clone();
        *wrong.pointer_mut(path).expect("a value") = value;
        assert!(!accepts(&schema, &wrong), "{path}");
        agree(&wrong);
    }
    agree(&json!({ "format": "xinyong-scenario/1", "as_of": "2026-12-31", "actions": [], "by": 1 }));
}

#[test]
fn simulations_plans_and_repairs_fit_their_schemas() {
    let folder = Folder::new();
    let every_action = folder.file(
        "s.json",
        r#"{ "format": "xinyong-scenario/1", "as_of": "2026-12-31", "actions": [
            { "action": "revoke", "record": "p-1", "on": "2026-12-01" },
            { "action": "leave-list", "record": "t-1", "on": "2026-12-05" },
            { "action": "add", "record": { "id": "c-1", "kind": "commitment", "date": "2026-11-30", "status": "pending" } },
            { "action": "confirm", "record": "c-1", "on": "2026-12-05" },
            { "action": "model", "model": "heihe-leading" } ] }"#,
    );
    let plan =
        |grade: &'static str| xinyong(&[&"plan", &ARCHIVE, &"--grade", &grade, &"--by", &"2026-12-01"]);
    let runs = [
        ("simulation", xinyong(&[&"simulate", &ARCHIVE, &SCENARIO])),
        ("simulation", xinyong(&[&"simulate", &ARCHIVE, &every_action])),
        ("plan", plan("A").args(["--as-of", DAY])),
        ("plan", plan("B").args(["--as-of", "2026-11-10"])),
        ("repair", xinyong(&[&"repair", &ARCHIVE, &"--as-of", &DAY])),
        ("repair", xinyong(&[&"repair", &ARCHIVE, &"--as-of", &"2023-01-01"])),
    ];
    for (of, run) in runs {
        let result = json(&run.args(["--format", "json"]).assert().success());
        let schema = schema(of);
        fits(&schema, &result);
        let mut more = result.clone();
        more["uscc"] = json!(7);
        assert!(!accepts(&schema, &more), "{of}");
    }
}

#[test]
fn what_is_said_of_a_filing_fits_its_schema() {
    let folder = Folder::new();
    let archive = folder.file("a.json", archive("甲公司", &penalty("minor")));
    let (check, decision) = (schema("file-check"), schema("file-decide"));
    let broken = folder.file("broken.json", r#"{ "format": "xinyong-filing/1", "number": 7 }"#);
    let run = xinyong(&[&"file", &"check", &broken, &"--format", &"json"]).assert().code(1);
    fits(&check, &json(&run));

    let by =
        |state: &str, by: &str| json!({ "state": state, "date": "2026-11-20", "by": by, "name": "经办人" });
    let subject =
        json!({ "matter": "objection", "record": "p-1", "wrong": "not-ours", "statement": "不是我们。" });
    let evidence = Evidence::new("营业执照.pdf", *b"%PDF-1.7").expect("evidence");
    let filing = json!({
        "format": "xinyong-filing/1", "number": "办-1", "subject": subject, "evidence": [evidence],
        "entity": { "uscc": "91350100M000100Y43", "name": "甲公司" },
        "history": [by("submitted", "filer"), by("accepted", "authority")],
    });
    let filing = folder.file("f.json", filing.to_string());
    let args: [&dyn AsRef<OsStr>; 7] = [&"file", &"check", &filing, &"--archive", &archive, &"--as-of", &DAY];
    let result = json(&xinyong(&args).args(["--format", "json"]).assert().success());
    assert!(result["effect"].is_object(), "{result}");
    fits(&check, &result);
    let mut wrong = result;
    wrong["receipt"]["state"] = json!("lost");
    assert!(!accepts(&check, &wrong));

    let out = folder.path().join("after.json");
    let args: [&dyn AsRef<OsStr>; 9] =
        [&"file", &"decide", &filing, &"--archive", &archive, &"--outcome", &"confirmed", &"--out", &out];
    let result = json(&xinyong(&args).args(["--as-of", DAY, "--format", "json"]).assert().success());
    fits(&decision, &result);
    let mut wrong = result;
    wrong["difference"] = json!("much");
    assert!(!accepts(&decision, &wrong));
}

#[test]
fn the_actions_of_a_simulation_are_precise() {
    let schema = schema("simulation");
    let result = json(&xinyong(&[&"simulate", &ARCHIVE, &SCENARIO, &"--format", &"json"]).assert().success());
    for (path, value) in [
        ("/actions/0/on", json!("soon")),
        ("/actions/0/action", json!("add")),
        ("/actions/0/alone", json!("much")),
        ("/actions/2/record", json!("d-1")),
        ("/after/simulated", json!("yes")),
    ] {
        let mut wrong = result.clone();
        *wrong.pointer_mut(path).expect("a value") = value;
        assert!(!accepts(&schema, &wrong), "{path}");
    }
    let mut wrong = result;
    wrong["actions"][0]["by"] = json!("2026-12-31");
    assert!(!accepts(&schema, &wrong));
}
