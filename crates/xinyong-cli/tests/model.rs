//! `xinyong model`

mod common;

use common::{Folder, errors, json, json_lines, output, xinyong};
use snapbox::file;

#[test]
fn the_built_in_models_are_listed_the_default_first() {
    xinyong(&[&"model", &"list"]).assert().success().stdout_eq(file!["snapshots/model-list.zh.txt"]);
    let models = json(&xinyong(&[&"model", &"list", &"--format", &"json"]).assert().success());
    assert_eq!(models[0]["id"], "heilongjiang-public");
    assert_eq!(models[0]["in_force_from"], "2021-12-31");
    assert_eq!(json_lines(&xinyong(&[&"model", &"list", &"--format", &"jsonl"]).assert()).len(), 4);
}

#[test]
fn a_model_is_shown_with_every_value_and_its_basis() {
    let run = xinyong(&[&"model", &"show", &"heilongjiang-public"]).assert().success();
    run.stdout_eq(file!["snapshots/model-show.zh.txt"]);
    let run = xinyong(&[&"model", &"show", &"heihe-leading", &"--lang", &"en"]).assert().success();
    run.stdout_eq(file!["snapshots/model-show.en.txt"]);
}

#[test]
fn a_model_shown_as_json_can_be_read_back_and_is_the_same() {
    let folder = Folder::new();
    let shown = xinyong(&[&"model", &"show", &"heihe-investment", &"--format", &"json"]).assert().success();
    let file = folder.file("model.json", output(&shown));
    xinyong(&[&"model", &"check", &file]).assert().success();
    let run = xinyong(&[&"model", &"diff", &"heihe-investment", &file]).assert().success();
    assert!(output(&run).contains("没有不同"), "{}", output(&run));
}

#[test]
fn a_check_lists_all_problems() {
    let folder = Folder::new();
    let shown =
        xinyong(&[&"model", &"show", &"heilongjiang-public", &"--format", &"json"]).assert().success();
    let sound = output(&shown);
    let file = folder.file("sound.json", &sound);
    let run = xinyong(&[&"model", &"check", &file]).assert().success();
    assert!(output(&run).ends_with("sound.json：没有问题。\n"));

    let broken =
        sound.replacen("\"max\": 60", "\"max\": 61", 1).replacen("\"points\": -65", "\"points\": 65", 1);
    let file = folder.file("broken.json", broken);
    let run = xinyong(&[&"model", &"check", &file]).assert().code(1);
    let said = output(&run);
    assert!(said.contains("first_level.basic：各部分合计60分，应为61分"), "{said}");
    assert!(said.contains("rules.penalty-minor：65分的正负号不对"), "{said}");
    let run = xinyong(&[&"model", &"check", &file, &"--format", &"json"]).assert().code(1);
    assert_eq!(json(&run)["problems"][0]["path"], "first_level.basic");

    let file = folder.file("text.toml", "format = ");
    let run = xinyong(&[&"model", &"check", &file]).assert().code(1);
    assert!(output(&run).contains("model：读不出来："), "{}", output(&run));
    let run = xinyong(&[&"model", &"check", &"nowhere.toml"]).assert().code(1);
    assert!(errors(&run).contains("没有文件“nowhere.toml”"));
}

#[test]
fn a_check_lists_clauses_that_no_document_has() {
    let folder = Folder::new();
    let shown =
        xinyong(&[&"model", &"show", &"heilongjiang-public", &"--format", &"json"]).assert().success();
    let cited = output(&shown).replacen("\"hlj-2021-rules:5\"", "\"nosuch:99\"", 1);
    let file = folder.file("cited.json", &cited);
    assert!(cited.contains("nosuch:99"));
    let run = xinyong(&[&"model", &"check", &file]).assert().code(1);
    assert!(output(&run).contains("依据“nosuch:99”：收录的文件里没有这一条。"), "{}", output(&run));
}

#[test]
fn a_model_that_extends_an_unknown_one_is_refused() {
    let folder = Folder::new();
    let text = r#"
        format = "xinyong-model/1"
        id = "mine"
        version = "1"
        in_force_from = "2026-01-01"
        extends = "nobody"
        name = { zh = "我的", en = "Mine" }
        basis = ["hlj-2021:(五)"]
    "#;
    let file = folder.file("mine.toml", text);
    let run = xinyong(&[&"model", &"check", &file]).assert().code(1);
    assert!(output(&run).contains("extends：它所依据的指标体系“nobody”找不到"), "{}", output(&run));
    let file = folder.file("mine.toml", text.replace("nobody", "heilongjiang-public"));
    xinyong(&[&"model", &"check", &file]).assert().success();
}

#[test]
fn two_models_are_compared_value_by_value() {
    let run = xinyong(&[&"model", &"diff", &"heilongjiang-public", &"heihe-leading"]).assert().success();
    assert!(output(&run).contains("cycle.each_year_on"), "{}", output(&run));
    let args: [&dyn AsRef<std::ffi::OsStr>; 6] =
        [&"model", &"diff", &"heilongjiang-public", &"heihe-leading", &"--format", &"json"];
    let compared = json(&xinyong(&args).assert().success());
    assert_eq!(
        (&compared["before"]["id"], &compared["after"]["id"]),
        (&"heilongjiang-public".into(), &"heihe-leading".into())
    );
    let changes = compared["changes"].as_array().expect("changes");
    let version = changes.iter().find(|change| change["path"] == "version").expect("the version");
    assert_eq!(
        (&version["before"], &version["after"]),
        (&"2022-illustrative.1".into(), &"2023-illustrative.1".into())
    );
    let args: [&dyn AsRef<std::ffi::OsStr>; 6] =
        [&"model", &"diff", &"heilongjiang-public", &"heihe-leading", &"--format", &"jsonl"];
    assert_eq!(json_lines(&xinyong(&args).assert().success()).len(), changes.len());
    xinyong(&[&"model", &"diff", &"heilongjiang-public", &"nowhere"]).assert().code(1);
    xinyong(&[&"model", &"show", &"nowhere.toml"]).assert().code(1);
}
