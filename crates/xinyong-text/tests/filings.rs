//! What is said about filings: every problem of the file, every step that is not possible, every obstacle.

use std::collections::BTreeSet;

use xinyong_score::filing::{Obstacle, Party, Refusal, State, StepError, Unfit};
use xinyong_score::model::{Bilingual, Citation};
use xinyong_score::procedure::{Change, Requirement, Settled};
use xinyong_score::{Date, Filing, Receipt, RecordKind, Uscc};
use xinyong_text::{Lang, WORDS, file_size, obstacle, problem, refusal, step_error};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Every sentence of a language about whatever is wrong with a filing.
fn said(lang: Lang, json: &str) -> Vec<String> {
    let problems = Filing::from_json(json).expect_err("something is wrong");
    problems.iter().map(|found| problem(lang, found)).collect()
}

#[test]
fn each_problem_says_where_it_is_in_the_filing() {
    let text = r#"{ "format": "xinyong-filing/1", "number": "办-1", "entity": { "uscc": "91350100M000100Y43", "name": "示例" },
        "subject": { "matter": "declaration", "record": { "id": "h", "kind": "commendation", "level": "省级", "date": "2026-11-01", "status": "pending" } },
        "evidence": [{ "name": "a.pdf", "media": "image/png", "size": 5, "sha256": "?", "data": "JVBERi0=" }, { "name": "b.exe", "media": "application/pdf", "size": 4, "sha256": "?", "data": "TVqQAA==" }, { "name": "c", "media": "image/png", "size": 1, "sha256": "?", "data": "*" }],
        "history": [{ "state": "accepted", "date": "2026-11-20", "by": "authority", "name": "某局" }, { "state": "returned", "date": "2026-11-19", "by": "authority", "name": "某局" }] }"#;
    let sentences = said(Lang::Zh, text);
    for expected in [
        "申报的信息（h）的“级别”（level）：“省级”不是可填的词，",
        "第1份材料的“文件类型”（media）：写的是“PNG”，而文件内容是“PDF”。",
        "第2份材料的“文件内容”（data）：文件内容不是可用的类型，可用的有：PDF、PNG、JPEG。",
        "第3份材料的“文件内容”（data）：文件内容不是 base64 编码，",
        "办理经过第1步的“办件状态”（state）：办件现在是“草稿”，主管部门不能直接变为“已受理”。下一步只能是：已提交（由申请人办理）。",
        "办理经过第2步的“日期”（date）：日期2026年11月19日早于上一步的2026年11月20日。",
        "办理经过第2步的“备注”（note）：没有填写，",
    ] {
        assert!(sentences.iter().any(|said| said.starts_with(expected)), "{expected}\n{sentences:#?}");
    }
    assert_eq!(said(Lang::En, text).len(), sentences.len());
    let sentences = said(Lang::Zh, r#"{ "subject": { "matter": "objektion" } }"#);
    assert!(
        sentences.iter().any(|said| said.contains("您要写的是不是“objection（异议申诉）”")),
        "{sentences:#?}"
    );
    assert!(
        sentences.iter().any(|said| said.starts_with("“证明材料”（evidence）：没有填写")),
        "{sentences:#?}"
    );
}

#[test]
fn words_that_can_stand_in_a_field_are_listed_with_their_names() {
    let text = r#"{ "format": "xinyong-filing/1", "number": "办-1", "entity": { "uscc": "91350100M000100Y43", "name": "示例" },
        "subject": { "matter": "repair", "record": "p", "met": ["最短期限已满", "x"], "papers": [] }, "evidence": [], "history": [] }"#;
    let sentences = said(Lang::Zh, text);
    for expected in [
        "“申请事项”（change）：没有填写，而这一项必填。请从中选填：repair（信用修复）、leave-list（移出名单）。",
        "“已满足的条件”（met）：“最短期限已满”不是可填的词，您要写的是不是“minimum-period（最短期限已满）”？",
        "“已满足的条件”（met）：“x”不是可填的词。请从中选填：minimum-period（最短期限已满）、corrected（",
    ] {
        assert!(sentences.iter().any(|said| said.contains(expected)), "{expected}\n{sentences:#?}");
    }
    let receipt = Receipt::from_json(r#"{ "format": "xinyong-receipt/1" }"#).expect_err("much is missing");
    let sentences: Vec<String> = receipt.iter().map(|found| problem(Lang::Zh, found)).collect();
    assert!(
        sentences.iter().any(|said| said.contains("（grade）：没有填写") && said.contains("A（A级）")),
        "{sentences:#?}"
    );
}

#[test]
fn every_obstacle_has_its_sentence_and_its_clause() {
    let code: Uscc = "91350100M000100Y43".parse().expect("a code");
    let (on, kind) = (day("2026-11-20"), RecordKind::TaxArrears);
    let text = Bilingual { zh: "已改正".into(), en: "It is corrected".into() };
    let obstacles = [
        Unfit::OtherEntity { filer: code, archive: code },
        Unfit::NoRecord { record: "p-1".into() },
        Unfit::IdTaken { record: "p-1".into() },
        Unfit::NotPossible { kind, asked: Change::Repair, instead: None },
        Unfit::NotPossible { kind, asked: Change::Repair, instead: Some(Change::LeaveList) },
        Unfit::ByCourt,
        Unfit::Duplicate { of: "p-1".into() },
        Unfit::Settled { how: Settled::Repaired(on) },
        Unfit::Settled { how: Settled::Revoked(on) },
        Unfit::Settled { how: Settled::LeftList(on) },
        Unfit::Settled { how: Settled::Rejected(on) },
        Unfit::TooEarly { on, opens: Some(day("2026-12-01")) },
        Unfit::TooEarly { on, opens: None },
        Unfit::NotMet { requirement: Requirement::Corrected, text: text.clone() },
        Unfit::NoPromise,
        Unfit::MissingPaper { id: "proof".into(), text },
        Unfit::UnknownPaper { given: "x".into(), known: vec!["proof".into()] },
        Unfit::NoEvidence,
    ];
    let documents = xinyong_rules::documents();
    let basis = vec![Citation { document: "hlj-2021-rules".into(), article: "16".into() }];
    let mut sentences = BTreeSet::new();
    for what in obstacles {
        let found = Obstacle { path: "subject.record".into(), what, basis: basis.clone() };
        let zh = obstacle(Lang::Zh, &documents, &found);
        assert!(zh.starts_with("办理内容的“所涉信息”（record）：") && zh.contains("依据：《"), "{zh}");
        assert!(zh.ends_with('。') && !zh.contains("。。"), "{zh}");
        let en = obstacle(Lang::En, &documents, &found);
        assert!(en.contains(" Basis: ") && en.ends_with('.'), "{en}");
        sentences.insert(zh);
    }
    let sections = WORDS.keys().filter(|key| key.starts_with("obstacle.")).count();
    // One key frames the others.
    assert_eq!(sentences.len(), sections - 1);
}

#[test]
fn every_step_that_is_not_possible_says_what_is() {
    let on = day("2026-11-20");
    let possible = |from: State| StepError::NotPossible {
        from,
        to: State::Accepted,
        by: Party::Authority,
        possible: from.moves().collect(),
    };
    let errors = vec![
        possible(State::Returned),
        possible(State::Withdrawn),
        StepError::BeforeLast { given: on, last: on },
        StepError::NoName,
        StepError::NoNote { to: State::Returned },
        StepError::NoNote { to: State::Rejected },
    ];
    assert_eq!(
        step_error(Lang::Zh, &errors[0]),
        "办件现在是“已退回补正”，主管部门不能直接变为“已受理”。下一步只能是：已提交（由申请人办理）、已撤回（由申请人办理）。"
    );
    assert_eq!(
        step_error(Lang::En, &errors[1]),
        "the filing is withdrawn, which is final; the authority cannot make it accepted."
    );
    let said = refusal(Lang::Zh, &xinyong_rules::documents(), &Refusal::Step(errors.clone()));
    assert_eq!(said.iter().collect::<BTreeSet<_>>().len(), errors.len());
}

#[test]
fn a_size_is_cut_to_a_tenth_of_its_unit() {
    for (bytes, said) in [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1 KiB"),
        (1_048_575, "1023.9 KiB"),
        (1_048_576, "1 MiB"),
        (10_485_760, "10 MiB"),
        (5_400_000, "5.1 MiB"),
    ] {
        assert_eq!(file_size(Lang::Zh, bytes), said);
    }
}
