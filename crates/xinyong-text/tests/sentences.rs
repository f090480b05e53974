//! What is said about a result: each record's reason, the first sentence, each change to come.

use std::sync::Arc;

use xinyong_score::{Archive, Date, Evaluation, Reason, Timeline, evaluate, timeline};
use xinyong_text::{Lang, band, citation, citations, condition, headline, step, why, window};

const PENALTY: &str = r#"{ "id": "p-1", "kind": "administrative-penalty", "severity": "minor", "date": "2026-03-10", "status": "active" }"#;
const AWARD: &str =
    r#"{ "id": "h-1", "kind": "commendation", "level": "city", "date": "2026-01-15", "status": "active" }"#;
const LISTING: &str =
    r#"{ "id": "b-1", "kind": "blacklist", "list": "court", "date": "2026-02-01", "status": "active" }"#;
const DEBT: &str = r#"{ "id": "t-1", "kind": "tax-arrears", "amount": 500000, "date": "2026-02-01", "left_on": "2026-12-05", "status": "active" }"#;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn archive(records: &[&str]) -> Arc<Archive> {
    let json = format!(
        r#"{{ "format": "xinyong-archive/1", "entity": {{ "uscc": "91350100M000100Y43", "name": "示例" }}, "records": [{}] }}"#,
        records.join(", ")
    );
    Arc::new(Archive::from_json(&json).expect("a sound archive").archive)
}

fn evaluated(records: &[&str], on: &str) -> Evaluation {
    let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("built in"));
    evaluate(&archive(records), &model, day(on)).expect("in force")
}

fn foreseen(records: &[&str], from: &str, to: &str) -> Timeline {
    let model = Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("built in"));
    timeline(&archive(records), &model, day(from), day(to)).expect("in force")
}

/// The reason of each record, by date and then id, with what is said of it.
fn reasons(lang: Lang, records: &[&str]) -> Vec<(Reason, String)> {
    let evaluation = evaluated(records, "2026-11-22");
    evaluation.lines().iter().map(|line| (line.reason, why(lang, &evaluation, line))).collect()
}

#[test]
fn every_reason_is_said_of_a_record() {
    let cases: [(Reason, &str, &str); 14] = [
        (Reason::Counted, PENALTY, "计入“行政处罚”，扣65分，计入至2027年3月10日"),
        (Reason::Counted, AWARD, "计入“荣誉奖励”，加20分，计入至2027年1月15日"),
        (
            Reason::Counted,
            LISTING,
            "计入“严重失信名单”，扣200分，没有截止日期，移出名单或结清、解除以后不再计入",
        ),
        (
            Reason::Counted,
            r#"{ "id": "x", "kind": "administrative-penalty", "severity": "minor", "severity_inferred": true, "date": "2026-03-10", "status": "active" }"#,
            "计入“行政处罚”，扣65分，计入至2027年3月10日，失信程度是系统根据处罚种类推断的",
        ),
        (
            Reason::Expired,
            r#"{ "id": "x", "kind": "contract-breach", "date": "2025-03-10", "status": "active" }"#,
            "计入期限到2026年3月10日为止，现在不再计分",
        ),
        (
            Reason::Expired,
            r#"{ "id": "x", "kind": "donation", "amount": 1000000, "date": "2025-03-10", "status": "confirmed", "status_on": "2026-05-01" }"#,
            "确认时计入期限已过，没有计过分",
        ),
        (
            Reason::LeftList,
            r#"{ "id": "x", "kind": "blacklist", "list": "court", "date": "2025-02-01", "left_on": "2026-09-30", "status": "active" }"#,
            "2026年9月30日退出名单，当天起不再计分",
        ),
        (
            Reason::Repaired,
            r#"{ "id": "x", "kind": "contract-breach", "date": "2026-03-10", "status": "repaired", "status_on": "2026-08-01" }"#,
            "2026年8月1日完成信用修复，当天起不再计分",
        ),
        (
            Reason::Revoked,
            r#"{ "id": "x", "kind": "contract-breach", "date": "2026-03-10", "status": "revoked", "status_on": "2026-08-01" }"#,
            "2026年8月1日撤销，当天起不再计分",
        ),
        (
            Reason::Pending,
            r#"{ "id": "x", "kind": "volunteering", "hours": 120, "date": "2026-03-10", "status": "pending" }"#,
            "有待主管部门确认，确认以前不计分",
        ),
        (
            Reason::Rejected,
            r#"{ "id": "x", "kind": "volunteering", "hours": 120, "date": "2026-03-10", "status": "rejected", "status_on": "2026-08-01" }"#,
            "2026年8月1日审核未通过，不计分",
        ),
        (
            Reason::NotYet,
            r#"{ "id": "x", "kind": "contract-breach", "date": "2026-12-01", "status": "active" }"#,
            "日期是2026年12月1日，晚于评价日期，还不计分",
        ),
        (
            Reason::NoRule,
            r#"{ "id": "x", "kind": "administrative-permit", "date": "2026-03-10", "status": "active" }"#,
            "没有适用的计分规则，或没有达到计分标准，只列出，不计分",
        ),
        (
            Reason::NoRule,
            r#"{ "id": "x", "kind": "donation", "amount": 99999, "date": "2026-03-10", "status": "active" }"#,
            "没有适用的计分规则，或没有达到计分标准，只列出，不计分",
        ),
    ];
    for (reason, record, zh) in cases {
        assert_eq!(reasons(Lang::Zh, &[record]), [(reason, zh.to_owned())]);
        let (_, en) = &reasons(Lang::En, &[record])[0];
        assert!(en.is_ascii() || en.contains('“'), "{en}");
    }
}

#[test]
fn the_limit_of_an_indicator_is_said_with_what_it_leaves_out() {
    let promise = |id: &str| {
        format!(
            r#"{{ "id": "{id}", "kind": "administrative-penalty", "severity": "serious", "date": "2026-03-10", "status": "active" }}"#
        )
    };
    let (a, b, c) = (promise("a"), promise("b"), promise("c"));
    let said = reasons(Lang::Zh, &[&a, &b, &c]);
    assert_eq!(said[1].1, "计入“行政处罚”，扣15分；指标已到上限，另有170分没有扣，计入至2027年3月10日");
    assert_eq!(said[2].1, "“行政处罚”已到上限，这条的185分没有扣，计入至2027年3月10日");
    assert_eq!((said[1].0, said[2].0), (Reason::Capped, Reason::Capped));
    let national = |id: &str| {
        format!(
            r#"{{ "id": "{id}", "kind": "commendation", "level": "{}", "date": "2026-03-10", "status": "active" }}"#,
            if id == "a" { "provincial" } else { "national" }
        )
    };
    let (a, b, c) = (national("a"), national("b"), national("c"));
    let said = reasons(Lang::En, &[&a, &b, &c]);
    assert_eq!(
        said[1].1,
        "Counted in “Honours”, gives 20 points; the indicator's limit is reached and leaves a further 40 points without effect; counts through 10 March 2029"
    );
    assert_eq!(
        said[2].1,
        "The limit of “Honours” is reached and leaves the award of 60 points without effect; counts through 10 March 2029"
    );
}

#[test]
fn a_duplicate_names_the_record_that_stands() {
    let fact = |id: &str| {
        format!(
            r#"{{ "id": "{id}", "kind": "contract-breach", "document_no": "7", "date": "2026-03-10", "status": "active" }}"#
        )
    };
    let said = reasons(Lang::Zh, &[&fact("first"), &fact("second")]);
    assert_eq!(said[1], (Reason::Duplicate, "与记录“first”是同一件事，不重复计分".to_owned()));
}

#[test]
fn the_first_sentence_is_the_one_a_person_wants() {
    for (records, zh) in [
        (
            &[PENALTY][..],
            "截至2026年11月22日，您的公共信用综合评价得分785分，C级（轻微失信）。影响最大的是1条行政处罚（−65分），计入至2027年3月10日；2027年3月11日起，如无新增记录，将回到A级。",
        ),
        (
            &[],
            "截至2026年11月22日，您的公共信用综合评价得分850分，A级（诚信守法）。没有正在扣分或加分的记录；按现有记录，如无新增或变动，以后一直是A级。",
        ),
        (
            &[AWARD],
            "截至2026年11月22日，您的公共信用综合评价得分870分，A级（诚信守法）。没有正在扣分的记录，加分共20分；按现有记录，如无新增或变动，以后一直是A级。",
        ),
        (
            &[LISTING, PENALTY],
            "截至2026年11月22日，您的公共信用综合评价得分585分，E级（严重失信）。影响最大的是1条严重失信名单记录（−200分），没有截止日期，移出名单或结清、解除以后不再计入；按现有记录，如无新增或变动，以后一直是E级。",
        ),
        (
            &[AWARD, DEBT],
            "截至2026年11月22日，您的公共信用综合评价得分850分，A级（诚信守法）。影响最大的是1条欠税记录（−20分），计入至2026年12月4日；按现有记录，如无新增或变动，以后一直是A级。",
        ),
        (
            &[
                PENALTY,
                r#"{ "id": "p-2", "kind": "administrative-penalty", "severity": "minor", "date": "2026-06-01", "status": "active" }"#,
            ],
            "截至2026年11月22日，您的公共信用综合评价得分720分，D级（一般失信）。影响最大的是2条行政处罚（共−130分），最晚的计入至2027年6月1日；2027年3月11日起，如无新增记录，将回到C级。",
        ),
    ] {
        let foreseen = foreseen(records, "2026-11-22", "2028-12-31");
        assert_eq!(headline(Lang::Zh, &foreseen.start, Some(&foreseen)), zh);
    }
    // What lies beyond the timeline is not foretold.
    let short = foreseen(&[PENALTY], "2026-11-22", "2027-03-10");
    assert!(
        headline(Lang::Zh, &short.start, Some(&short))
            .ends_with("；到2027年3月10日为止，如无新增或变动，一直是C级。")
    );
    let alone = evaluated(&[PENALTY], "2026-11-22");
    assert_eq!(
        headline(Lang::En, &alone, None),
        "On 22 November 2026, your score in “Public credit evaluation” is 785 points: Grade C (Minor dishonesty). The greatest effect is that of 1 administrative penalty (−65 points), counting through 10 March 2027."
    );
}

#[test]
fn a_grade_that_will_fall_or_rise_is_said_with_its_cause() {
    let breach = r#"{ "id": "c-1", "kind": "equity-freeze", "date": "2026-02-01", "status": "active" }"#;
    let falling = foreseen(&[AWARD, breach], "2026-11-22", "2028-12-31");
    assert!(headline(Lang::Zh, &falling.start, Some(&falling)).ends_with(
        "；2027年1月16日起，如无新增记录，将降为B级，原因是荣誉奖励（2026年1月15日）计入期满（−20分）。"
    ));
    let later = r#"{ "id": "d-1", "kind": "donation", "amount": 20000000, "date": "2026-11-01", "status": "confirmed", "status_on": "2026-12-20" }"#;
    let rising = foreseen(&[breach, later], "2026-11-22", "2027-06-30");
    assert!(
        headline(Lang::En, &rising.start, Some(&rising))
            .ends_with("; from 20 December 2026, with no new record, it will rise to Grade A.")
    );
}

#[test]
fn every_sort_of_change_is_said() {
    let changes = |records: &[&str]| {
        let foreseen = foreseen(records, "2026-01-01", "2028-12-31");
        foreseen.steps.iter().map(|found| step(Lang::Zh, &foreseen, found)).collect::<Vec<_>>()
    };
    assert_eq!(
        changes(&[PENALTY]),
        [
            "2026年3月10日，行政处罚（2026年3月10日）开始计入（−65分），得分从850分变为785分，等级从A级变为C级。",
            "2027年3月11日，行政处罚（2026年3月10日）计入期满（+65分），得分从785分变为850分，等级从C级变为A级。",
        ]
    );
    assert_eq!(
        changes(&[DEBT])[1],
        "2026年12月5日，欠税（2026年2月1日）退出名单（+20分），得分从830分变为850分，等级从B级变为A级。"
    );
    let decided = |status: &str| {
        format!(
            r#"{{ "id": "c-1", "kind": "contract-breach", "date": "2026-03-10", "status": "{status}", "status_on": "2026-08-01" }}"#
        )
    };
    assert!(changes(&[&decided("repaired")])[1].contains("合同违约（2026年3月10日）完成修复（+20分）"));
    assert!(changes(&[&decided("revoked")])[1].contains("合同违约（2026年3月10日）已撤销（+20分）"));
    let declared = r#"{ "id": "d-1", "kind": "donation", "amount": 1000000, "date": "2026-03-10", "status": "confirmed", "status_on": "2026-08-01" }"#;
    assert_eq!(
        changes(&[declared])[0],
        "2026年8月1日，慈善捐助（2026年3月10日）得到确认、开始计入（+5分），得分从850分变为855分。"
    );
}

#[test]
fn what_the_limit_does_to_another_record_is_said_with_the_cause() {
    let award = |id: &str, date: &str, status: &str| {
        format!(
            r#"{{ "id": "{id}", "kind": "commendation", "level": "provincial", "date": "{date}", {status} }}"#
        )
    };
    let older = award("a", "2025-06-01", r#""status": "confirmed", "status_on": "2026-07-01""#);
    let newer = award("b", "2026-03-01", r#""status": "active""#);
    let foreseen = foreseen(&[&older, &newer], "2026-04-01", "2028-12-31");
    let said: Vec<String> = foreseen.steps.iter().map(|found| step(Lang::Zh, &foreseen, found)).collect();
    assert_eq!(
        said,
        [
            "2026年7月1日，荣誉奖励（2025年6月1日）得到确认、开始计入（+40分）、荣誉奖励（2026年3月1日）因指标已到上限而少计（−20分），得分从890分变为910分。",
            "2028年6月2日，荣誉奖励（2025年6月1日）计入期满（−40分）、荣誉奖励（2026年3月1日）因指标上限空出而多计（+20分），得分从910分变为890分。",
        ]
    );
}

#[test]
fn a_clause_is_cited_by_document_and_article() {
    let documents = xinyong_rules::documents();
    let evaluation = evaluated(&[PENALTY], "2026-11-22");
    let basis = evaluation.basis(&evaluation.lines()[0]);
    assert_eq!(citation(Lang::Zh, &documents, &basis[1]), "《省综合评价细则》第十条");
    assert_eq!(citation(Lang::En, &documents, &basis[1]), "Provincial evaluation rules, Article 10");
    assert_eq!(citation(Lang::Zh, &[], &basis[1]), "hlj-2021-rules:10");
    assert_eq!(citations(Lang::Zh, &documents, basis), "《省综合评价细则》第七条、第十条");
    let band = evaluation.band().expect("a band");
    assert_eq!(
        citations(Lang::Zh, &documents, &band.basis),
        "《省综合评价细则》第九条；《省分级分类监管措施》措施（四）"
    );
}

#[test]
fn a_rule_is_told_in_words() {
    let model = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("built in");
    let document = model.document();
    let said = |lang: Lang, id: &str| {
        let rule = document.rules.iter().find(|rule| rule.id == id).expect("a rule");
        (condition(lang, &rule.when), window(lang, &rule.window))
    };
    let zh = |condition: &str, window: &str| (condition.to_owned(), window.to_owned());
    assert_eq!(said(Lang::Zh, "penalty-minor"), zh("失信程度：轻微", "1年"));
    assert_eq!(said(Lang::Zh, "tax-arrears-small"), zh("金额：不满100,000元", "列入期间"));
    assert_eq!(said(Lang::Zh, "insurance-arrears-medium"), zh("月数：3个月以上，不满7个月", "列入期间"));
    assert_eq!(said(Lang::Zh, "volunteering-4"), zh("小时数：2,000小时以上", "1年"));
    assert_eq!(said(Lang::Zh, "commitment"), zh("", "1年；有约定期限的，到期限届满"));
    assert_eq!(said(Lang::En, "commendation-national").0, "level: national");
    assert_eq!(band(Lang::Zh, &document.bands[0]), "850分以上");
    assert_eq!(band(Lang::Zh, &document.bands[2]), "730分以上，不满790分");
}
