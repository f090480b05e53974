//! `xinyong score`

mod common;

use common::{ARCHIVE, DAY, Folder, archive, errors, json, json_lines, output, penalty, xinyong};
use serde_json::Value;
use snapbox::file;

#[test]
fn one_archive_is_explained_to_a_person() {
    xinyong(&[&"score", &ARCHIVE, &"--as-of", &DAY])
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq(file!["snapshots/score.zh.txt"]);
}

#[test]
fn one_archive_is_explained_in_english() {
    xinyong(&[&"score", &ARCHIVE, &"--as-of", &DAY, &"--lang", &"en"])
        .assert()
        .success()
        .stdout_eq(file!["snapshots/score.en.txt"]);
}

#[test]
fn json_of_one_archive_is_one_object_whose_lines_add_up() {
    let run = xinyong(&[&"score", &ARCHIVE, &"--as-of", &DAY, &"--format", &"json"]).assert().success();
    let result = json(&run);
    assert_eq!(result["uscc"], "91350100M000100Y43");
    assert_eq!(result["as_of"], DAY);
    assert_eq!(
        (&result["score"], &result["grade"], &result["class"]),
        (&785.into(), &"C".into(), &"轻微失信".into())
    );
    for name in ["id", "version", "in_force_from", "hash"] {
        assert!(result["model"][name].is_string(), "model.{name}");
    }
    let lines = result["lines"].as_array().expect("lines");
    let moved: i64 = lines.iter().filter_map(|line| line["points"].as_i64()).sum();
    assert_eq!(850 + moved, 785);
    for name in
        ["record", "indicator", "reason", "points", "lost_to_cap", "counts_through", "basis", "provenance"]
    {
        assert!(lines[0].get(name).is_some(), "lines.{name}");
    }
    assert_eq!(result["points_by_provenance"], serde_json::json!({ "law": 850, "illustrative": -65 }));
    let first = &result["indicators"][1];
    assert_eq!(
        (&first["id"], &first["score"], &first["max"]),
        (&"operation".into(), &685.into(), &790.into())
    );
    assert_eq!(first["indicators"][0]["name"], "行政处罚");
}

#[test]
fn records_are_told_by_their_effect_the_largest_first() {
    let folder = Folder::new();
    let award = |id: &str, level: &str| {
        format!(
            r#"{{"id":"{id}","kind":"commendation","level":"{level}","date":"2026-03-10","status":"active"}}"#
        )
    };
    let records = [award("h-1", "county"), award("h-2", "provincial"), penalty("minor")].join(",");
    let run =
        xinyong(&[&"score", &folder.file("a.json", archive("甲", &records)), &"--as-of", &DAY]).assert();
    let said = output(&run.success());
    let at = ["  p-1  ", "  h-2  ", "  h-1  "].map(|id| said.find(id));
    assert!(at.is_sorted() && at[0].is_some(), "{said}");
}

#[test]
fn several_archives_are_an_array_or_lines_or_rows() {
    let several = |format| {
        xinyong(&[&"score", &ARCHIVE, &ARCHIVE, &"--as-of", &DAY, &"--format", &format]).assert().success()
    };
    assert_eq!(json(&several("json")).as_array().map(Vec::len), Some(2));
    assert_eq!(json_lines(&several("jsonl")).len(), 2);
    several("text").stdout_eq(file!["snapshots/score.rows.txt"]);
}

#[test]
fn a_jsonl_is_scored_in_the_order_of_its_lines_and_bad_lines_do_not_stop_it() {
    let folder = Folder::new();
    let severities = ["minor", "general", "serious"];
    let line = |number: usize| match number {
        7 => "{ broken".to_owned(),
        4_000 => archive(
            "wrong",
            r#"{"id":"p-1","kind":"administrative-penalty","date":"2026-03-10","status":"active"}"#,
        ),
        5_000 => String::new(),
        _ => archive("某某", &penalty(severities[number % 3])),
    };
    let lines: Vec<String> = (1..=9_000).map(line).collect();
    let file = folder.file("many.jsonl", lines.join("\n"));
    let run = xinyong(&[&"score", &file, &"--as-of", &DAY, &"--format", &"jsonl"]).assert().code(1);
    let scores: Vec<i64> = json_lines(&run).iter().filter_map(|result| result["score"].as_i64()).collect();
    let expected: Vec<i64> = (1..=9_000)
        .filter(|number| ![7, 4_000, 5_000].contains(number))
        .map(|number| [785, 725, 665][number % 3])
        .collect();
    assert_eq!(scores, expected);
    let said = errors(&run);
    assert!(said.contains("many.jsonl第7行：不是完整的 JSON，读到第7行第3列时出错"), "{said}");
    assert!(
        said.contains("many.jsonl第4000行：第1条记录（p-1）的“失信程度”（severity）：没有填写"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 2);
}

#[test]
fn standard_input_is_read_as_jsonl() {
    let lines = format!("{}\n\n{}\n", archive("甲", &penalty("minor")), archive("乙", ""));
    xinyong(&[&"score", &"-", &"--as-of", &DAY])
        .stdin(lines)
        .assert()
        .success()
        .stdout_eq(file!["snapshots/score.stdin.txt"]);
    let one = archive("甲", &penalty("minor"));
    let run =
        xinyong(&[&"score", &"-", &"--as-of", &DAY, &"--format", &"json"]).stdin(one).assert().success();
    assert_eq!(json(&run)[0]["score"], 785);
    let run =
        xinyong(&[&"score", &"-", &"--as-of", &DAY, &"--format", &"json"]).stdin("x\ny\n").assert().code(1);
    assert_eq!(json(&run), Value::Array(Vec::new()));
}

#[test]
fn blank_lines_never_end_a_file() {
    let folder = Folder::new();
    let blank = "\n".repeat(9 << 20);
    let file = folder.file("a.jsonl", format!("{blank}{}\n{}", archive("甲", ""), archive("乙", "")));
    let run = xinyong(&[&"score", &file, &"--as-of", &DAY, &"--format", &"jsonl"]).assert().success();
    assert_eq!(json_lines(&run).len(), 2);
}

#[test]
fn lines_and_sheets_are_an_array_however_many_and_however_read() {
    let folder = Folder::new();
    let scored = |file: &dyn AsRef<std::ffi::OsStr>| {
        let run = xinyong(&[&"score", file, &"--as-of", &DAY, &"--format", &"json"]).assert().success();
        json(&run).as_array().map(Vec::len)
    };
    assert_eq!(scored(&folder.file("none.jsonl", "")), Some(0));
    assert_eq!(scored(&folder.file("one.jsonl", archive("甲", ""))), Some(1));
    // The second line is in another batch than the first.
    let long = archive(&"甲".repeat(3 << 20), "");
    assert_eq!(scored(&folder.file("two.jsonl", format!("{long}\n{}", archive("乙", "")))), Some(2));
    let sheet = "统一社会信用代码,行政相对人名称,行政处罚决定书文号,处罚类别,处罚决定日期,处罚机关\n\
         91350100M000100Y43,甲,1,警告,2026/3/10,某机关\n";
    assert_eq!(scored(&folder.file("sheet.csv", sheet)), Some(1));
    assert_eq!(scored(&ARCHIVE), None);
}

#[test]
fn text_that_is_not_utf_8_is_called_so() {
    let folder = Folder::new();
    let file = folder.file("a.jsonl", b"\n{ \"name\": \"\xff\" }\n");
    let run = xinyong(&[&"score", &file]).assert().code(1);
    assert!(errors(&run).contains("a.jsonl第2行：文字不是 UTF-8 编码，从第12个字节起"), "{}", errors(&run));
}

#[test]
fn an_archive_with_errors_gets_no_score_and_all_its_errors() {
    let folder = Folder::new();
    let records = r#"{"id":"p-1","kind":"administrative-penalty","severity":"heavy","date":"2026-3-10","status":"active"}"#;
    let file = folder.file("bad.json", archive("某某", records));
    for format in ["text", "json", "jsonl"] {
        let run = xinyong(&[&"score", &file, &"--format", &format]).assert().code(1);
        assert_eq!(output(&run), "");
        assert_eq!(errors(&run).lines().count(), 2, "{}", errors(&run));
    }
}

#[test]
fn what_a_file_is_shows_in_its_content_not_in_its_name() {
    let folder = Folder::new();
    let one = folder.file("archive.txt", format!("\u{feff}{}", archive("甲", "")));
    let two = folder.file("lines.json", format!("{}\n{}", archive("甲", ""), archive("乙", "")));
    let sheet = folder.file("sheet.json", r#"[{"CF_XDR_MC":"丙","CF_XDR_SHXYM":"91231100MADEMA0279","CF_WSH":"1","CF_CFLB1":"警告","CF_JDRQ":"2026-03-10","CF_CFJG":"某机关"}]"#);
    let named = std::fs::read_to_string(&sheet)
        .expect("a sheet")
        .replace('丙', "丁")
        .replace("MADEMA0279", "MAAY4CL12U");
    let records = folder.file("records.json", format!(r#"{{"records":{named}}}"#));
    let files: [&dyn AsRef<std::ffi::OsStr>; 4] = [&one, &two, &sheet, &records];
    let run =
        xinyong(&[&"score", &"--as-of", &DAY, &"--format", &"jsonl"]).args(files.map(AsRef::as_ref)).assert();
    let scores: Vec<Value> = json_lines(&run).into_iter().map(|result| result["score"].clone()).collect();
    assert_eq!(scores, [850, 850, 850, 785, 785], "{}", errors(&run));
}

#[test]
fn an_entity_with_a_bad_row_has_no_score_and_the_others_have() {
    let folder = Folder::new();
    let sheet = folder.file(
        "sheet.csv",
        "行政相对人名称,统一社会信用代码,行政处罚决定书文号,处罚类别,处罚决定日期,处罚机关\n\
         甲,91350100M000100Y43,1,警告,2026/3/10,某机关\n\
         甲,91350100M000100Y43,2,警告,2026/13/10,某机关\n\
         乙,91231100MADEMA0279,3,警告,2026/3/10,某机关\n",
    );
    let run = xinyong(&[&"score", &sheet, &"--as-of", &DAY, &"--format", &"jsonl"]).assert().code(1);
    let results = json_lines(&run);
    assert_eq!(results.len(), 1);
    assert_eq!((&results[0]["uscc"], &results[0]["score"]), (&"91231100MADEMA0279".into(), &785.into()));
    assert!(errors(&run).contains("第3行，“处罚决定日期”列（E列）：“2026/13/10”不是日期。"));
    assert!(errors(&run).contains("甲（91350100M000100Y43）：有1处错误，档案不完整，没有采用。"));
    assert!(errors(&run).contains("不写出，也不评分（1家）"));
}

#[test]
fn a_file_that_is_not_there_does_not_stop_the_others() {
    let run = xinyong(&[&"score", &"nowhere.json", &ARCHIVE, &"--as-of", &DAY, &"--format", &"jsonl"])
        .assert()
        .code(1);
    assert_eq!(json_lines(&run).len(), 1);
    assert_eq!(errors(&run), "错误：没有文件“nowhere.json”。请核对路径。\n");
}

#[test]
fn a_failing_check_digit_is_told_and_scored() {
    let folder = Folder::new();
    let file = folder.file("a.json", archive("某某", "").replace("91350100M000100Y43", "91231100MADEMA019F"));
    let run = xinyong(&[&"score", &file, &"--format", &"json"]).assert().success();
    assert_eq!(json(&run)["score"], 850);
    assert!(errors(&run).starts_with("提示：") && errors(&run).contains("校验位不符"));
}

#[test]
fn another_model_is_named_by_id_or_file() {
    let folder = Folder::new();
    let model = folder.file(
        "milder.toml",
        r#"
        format = "xinyong-model/1"
        id = "milder"
        version = "1"
        in_force_from = "2026-01-01"
        extends = "heilongjiang-public"
        name = { zh = "较轻", en = "Milder" }
        basis = ["hlj-2021:(五)"]

        [[rules]]
        id = "penalty-minor"
        indicator = "penalties"
        kind = "administrative-penalty"
        when = { severity = "minor" }
        points = "-12.5"
        basis = ["hlj-2021-rules:7"]
        provenance = "illustrative"
        window = { months = 12, basis = ["hlj-2021-rules:10"], provenance = "law" }
        "#,
    );
    let scored = |model: &dyn AsRef<std::ffi::OsStr>| {
        xinyong(&[&"score", &ARCHIVE, &"--as-of", &DAY, &"--format", &"json", &"--model", model]).assert()
    };
    let run = scored(&model).success();
    assert_eq!(json(&run)["score"].to_string(), "837.5");
    assert_eq!(json(&run)["model"]["id"], "milder");
    assert_eq!(json(&scored(&"heihe-leading").success())["model"]["id"], "heihe-leading");

    let broken =
        folder.file("broken.toml", std::fs::read_to_string(&model).expect("TOML").replace("\"-12.5\"", "12"));
    let run = scored(&broken).code(1);
    assert!(errors(&run).contains("rules.penalty-minor：12分的正负号不对"), "{}", errors(&run));

    let run = scored(&"nowhere").code(1);
    assert!(errors(&run).contains("没有叫“nowhere”的指标体系，也没有这个文件"));
}

#[test]
fn a_day_before_the_model_is_refused() {
    let run = xinyong(&[&"score", &ARCHIVE, &"--as-of", &"2021-12-30"]).assert().code(1);
    assert_eq!(output(&run), "");
    assert!(errors(&run).contains("自2021年12月31日起施行"));
}

#[test]
fn without_a_day_it_is_today_in_shanghai() {
    let today = || (chrono::Utc::now() + chrono::TimeDelta::hours(8)).date_naive().to_string();
    let before = today();
    let run = xinyong(&[&"score", &ARCHIVE, &"--format", &"json"]).assert().success();
    let as_of = json(&run)["as_of"].as_str().map(str::to_owned);
    assert!([Some(before), Some(today())].contains(&as_of), "{as_of:?}");
}

#[test]
fn colour_is_for_terminals_or_those_who_force_it() {
    let coloured = |run: snapbox::cmd::Command| output(&run.assert()).contains('\u{1b}');
    let score = || xinyong(&[&"score", &ARCHIVE, &"--as-of", &DAY]);
    assert!(!coloured(score()));
    assert!(coloured(score().env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(score().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    use std::process::{Command, Stdio};
    let folder = Folder::new();
    let lines = vec![archive("某某", &penalty("minor")); 2_000].join("\n");
    let file = folder.file("many.jsonl", lines);
    let mut child = Command::new(common::PROGRAM)
        .arg("score")
        .arg(&file)
        .args(["--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("an end");
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}
