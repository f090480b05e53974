//! `xinyong receipt` and `xinyong verify`

mod common;

use common::{ARCHIVE, DAY, Folder, PROGRAM, archive, errors, json, output, penalty, xinyong};
use serde_json::Value;

/// The receipt of the sample archive, as the program writes it.
fn receipt() -> String {
    output(&xinyong(&[&"receipt", &ARCHIVE, &"--as-of", &DAY]).assert().success())
}

#[test]
fn a_receipt_is_of_its_archive_and_verified_with_it() {
    let folder = Folder::new();
    let file = folder.file("r.json", receipt());
    let run = xinyong(&[&"verify", &file, &ARCHIVE]).assert().success().stderr_eq("");
    let said = output(&run);
    for part in ["内容未被改动", "= 785", "结果相同", "不是任何单位的盖章"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let found = json(&xinyong(&[&"verify", &file, &ARCHIVE, &"--format", &"json"]).assert().success());
    assert_eq!(
        (&found["unaltered"], &found["agrees"], &found["sum"]),
        (&true.into(), &true.into(), &785.into())
    );
    let alone = json(&xinyong(&[&"verify", &file, &"--format", &"json"]).assert().success());
    assert_eq!(alone["agrees"], Value::Null);
}

#[test]
fn the_same_receipt_comes_out_in_every_format() {
    let asked = |format: &str| {
        json(&xinyong(&[&"receipt", &ARCHIVE, &"--as-of", &DAY, &"--format", &format]).assert().success())
    };
    let one: Value = serde_json::from_str(&receipt()).expect("JSON");
    assert_eq!(one, asked("json"));
    assert_eq!(one, asked("jsonl"));
    let schema = json(&xinyong(&[&"schema", &"receipt"]).assert().success());
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    assert!(schema.is_valid(&one));
    let mut other = one;
    other["seal"] = true.into();
    assert!(!schema.is_valid(&other));
}

#[test]
fn an_altered_receipt_is_refused_and_the_place_is_named() {
    let folder = Folder::new();
    let file = folder.file("r.json", receipt().replace(r#""score": 785"#, r#""score": 850"#));
    let run = xinyong(&[&"verify", &file, &ARCHIVE, &"--format", &"json"]).assert().code(1);
    let found = json(&run);
    let paths = |list: &Value| -> Vec<String> {
        list.as_array()
            .expect("a list")
            .iter()
            .map(|part| part["path"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(paths(&found["problems"]), ["score", "number", "digest"]);
    assert_eq!(paths(&found["differences"]), ["score"]);
    let said = output(&xinyong(&[&"verify", &file]).assert().code(1));
    assert!(said.contains("写的是850分，各项相加是785分"), "{said}");
}

#[test]
fn the_archive_of_another_does_not_give_the_receipt() {
    let folder = Folder::new();
    let file = folder.file("r.json", receipt());
    let other = folder.file("a.json", archive("乙", &penalty("serious")));
    let said = output(&xinyong(&[&"verify", &file, &other]).assert().code(1));
    assert!(said.contains("结果不同") && said.contains("p-1"), "{said}");
}

#[test]
fn a_receipt_comes_from_standard_input_and_what_cannot_be_read_is_named() {
    let run = xinyong(&[&"verify", &"-", &ARCHIVE]).stdin(receipt()).assert().success();
    assert!(output(&run).contains("结果相同"), "{}", output(&run));
    let folder = Folder::new();
    let file = folder.file("r.json", receipt().replace(r#""grade": "C""#, r#""grade": "F""#));
    let said = errors(&xinyong(&[&"verify", &file]).assert().code(1));
    assert!(said.starts_with(&format!("错误：{}：“等级”（grade）：", file.display())), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_verification_that_could_not_be_written_did_not_succeed() {
    let folder = Folder::new();
    let file = folder.file("r.json", receipt());
    for format in ["text", "json"] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("a full device");
        let mut verify = std::process::Command::new(PROGRAM);
        let run = verify.arg("verify").arg(&file).args(["--format", format]).stdout(full).output();
        let run = run.expect("it runs");
        assert_eq!(run.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&run.stderr).contains("结果写不出去"));
    }
}
