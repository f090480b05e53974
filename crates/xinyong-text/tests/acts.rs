//! What is said about acting: a scenario, a plan, a repair.

use std::sync::Arc;

use xinyong_score::plan::{ALTERNATIVES, NoPlan, Outcome};
use xinyong_score::{
    Archive, Date, Goal, Grade, Means, Model, Plan, Procedures, Scenario, Simulation, World, evaluate,
    outlooks, plan, simulate,
};
use xinyong_text::{Lang, impossible, problem, record_name, repair, scenario};

const MINOR: &str = r#"{ "id": "p-1", "kind": "administrative-penalty", "severity": "minor", "date": "2026-03-10", "title": "未按规定明码标价", "status": "active" }"#;
const GENERAL: &str = r#"{ "id": "p-2", "kind": "administrative-penalty", "severity": "general", "date": "2026-09-10", "document_no": "示罚〔2026〕2号", "status": "active" }"#;
const SERIOUS: &str = r#"{ "id": "p-3", "kind": "administrative-penalty", "severity": "serious", "severity_inferred": true, "date": "2026-06-01", "status": "active" }"#;
const AWARD: &str =
    r#"{ "id": "h-1", "kind": "commendation", "level": "city", "date": "2026-01-15", "status": "pending" }"#;
const DONATION: &str =
    r#"{ "id": "d-1", "kind": "donation", "amount": 100000, "date": "2026-05-01", "status": "active" }"#;
const COURT: &str =
    r#"{ "id": "b-1", "kind": "blacklist", "list": "court", "date": "2026-02-01", "status": "active" }"#;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn model() -> Arc<Model> {
    Arc::new(xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("built in"))
}

fn archive(records: &[&str]) -> Arc<Archive> {
    let json = format!(
        r#"{{ "format": "xinyong-archive/1", "entity": {{ "uscc": "91350100M000100Y43", "name": "示例" }}, "records": [{}] }}"#,
        records.join(", ")
    );
    Arc::new(Archive::from_json(&json).expect("a sound archive").archive)
}

fn supposed(as_of: &str, actions: &str) -> Scenario {
    let json = format!(r#"{{ "format": "xinyong-scenario/1", "as_of": "{as_of}", "actions": [{actions}] }}"#);
    Scenario::from_json(&json).expect("a sound scenario")
}

/// A simulation, or everything said against it.
fn simulated(lang: Lang, records: &[&str], scenario: &Scenario) -> Result<Simulation, Vec<String>> {
    let (archive, model, procedures) = (archive(records), model(), xinyong_rules::procedures());
    let models = |id: &str| xinyong_rules::model(id).map(Arc::new);
    let world = World { archive: &archive, model: &model, procedures: &procedures, models: &models };
    simulate(world, scenario).map_err(|found| {
        let documents = xinyong_rules::documents();
        let said = |found| impossible(lang, &documents, &archive, &scenario.actions, found);
        found.iter().map(said).collect()
    })
}

fn planned(
    records: &[&str],
    procedures: &Procedures,
    as_of: &str,
    grade: Grade,
    by: &str,
) -> Result<Plan, NoPlan> {
    let (archive, model, calendar) = (archive(records), model(), xinyong_rules::calendar());
    let means = Means {
        archive: &archive,
        model: &model,
        procedures,
        calendar: &calendar,
        further: &[],
        alternatives: ALTERNATIVES,
    };
    plan(means, day(as_of), Goal { grade, by: day(by) })
}

#[test]
fn a_record_is_called_by_title_or_number_and_day_and_by_id_only_among_others() {
    let found = archive(&[MINOR, GENERAL, COURT, &COURT.replace("b-1", "b-2")]);
    let names: Vec<String> =
        found.records().iter().map(|record| record_name(Lang::Zh, record, found.records())).collect();
    assert_eq!(
        names,
        [
            "行政处罚“未按规定明码标价”（2026年3月10日）",
            "行政处罚“示罚〔2026〕2号”（2026年9月10日）",
            "严重失信名单（2026年2月1日，编号 b-1）",
            "严重失信名单（2026年2月1日，编号 b-2）",
        ]
    );
    let english = record_name(Lang::En, &found.records()[0], found.records());
    assert_eq!(english, "administrative penalty “未按规定明码标价” (10 March 2026)");
}

#[test]
fn a_simulation_says_what_it_is_and_what_each_action_does() {
    let repair = r#"{ "action": "repair", "record": "p-1", "on": "2026-12-01" }"#;
    let found = simulated(Lang::Zh, &[MINOR], &supposed("2026-12-31", repair)).expect("possible");
    assert_eq!(
        scenario::headline(Lang::Zh, &found),
        "模拟结果，非评价结果：截至2026年12月31日，公共信用综合评价得分850分，比不作变动时多65分，由C级升为A级。"
    );
    assert_eq!(
        scenario::alone(Lang::Zh, &found),
        ["行政处罚“未按规定明码标价”（2026年3月10日）2026年12月1日完成修复：单独看+65分。"]
    );
    assert_eq!(scenario::together(Lang::Zh, &found), None);
    assert_eq!(
        scenario::headline(Lang::En, &found),
        "A simulation, no result of an evaluation: on 31 December 2026, the score in “Public credit evaluation” would be 850 points, 65 points more than without the changes; the grade would rise from Grade C to Grade A."
    );

    // Before the repair takes effect nothing has changed.
    let found = simulated(Lang::Zh, &[MINOR], &supposed("2026-11-30", repair)).expect("possible");
    assert!(scenario::headline(Lang::Zh, &found).ends_with("785分，与不作变动时相同，仍是C级。"));
    assert!(scenario::alone(Lang::Zh, &found)[0].ends_with("完成修复：单独看得分不变。"));

    let adds = r#"{ "action": "add", "record": { "id": "n", "kind": "contract-breach", "date": "2026-12-01", "status": "active" } },
        { "action": "confirm", "record": "h-1", "on": "2026-12-01" },
        { "action": "leave-list", "record": "b-1", "on": "2026-12-02" },
        { "action": "revoke", "record": "p-1", "on": "2026-12-03" },
        { "action": "model", "model": "heihe-leading" }"#;
    let found = simulated(Lang::Zh, &[MINOR, AWARD, COURT], &supposed("2026-12-31", adds)).expect("possible");
    assert_eq!(
        scenario::alone(Lang::Zh, &found),
        [
            "新增合同违约（2026年12月1日）：单独看−20分。",
            "荣誉奖励（2026年1月15日）2026年12月1日得到确认：单独看+20分。",
            "严重失信名单（2026年2月1日）2026年12月2日移出名单：单独看+200分。",
            "行政处罚“未按规定明码标价”（2026年3月10日）异议成立，2026年12月3日撤销：单独看+65分。",
            "指标体系改为“信用+龙头企业”评价：单独看得分不变。",
        ]
    );
}

#[test]
fn what_actions_do_together_is_said_where_it_is_another_sum() {
    let donation = |id: &str| {
        format!(
            r#"{{ "action": "add", "record": {{ "id": "{id}", "kind": "donation", "amount": 100000000, "date": "2026-11-30", "status": "active" }} }}"#
        )
    };
    let twice = [donation("d-1"), donation("d-2")].join(", ");
    let found = simulated(Lang::Zh, &[], &supposed("2026-12-31", &twice)).expect("possible");
    assert_eq!(
        scenario::together(Lang::Zh, &found).as_deref(),
        Some("合起来是+35分，比单独相加的+70分少35分：指标有上限，各项会互相影响。")
    );
    // Neither repair frees room by itself while the two others still fill it.
    let serious =
        |id: &str, month: &str| SERIOUS.replace("p-3", id).replace("2026-06-01", &format!("2025-{month}-01"));
    let records = [serious("a", "08"), serious("b", "09"), serious("c", "10")];
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let both = r#"{ "action": "revoke", "record": "a", "on": "2026-01-01" }, { "action": "revoke", "record": "b", "on": "2026-01-01" }"#;
    let found = simulated(Lang::Zh, &records, &supposed("2026-02-01", both)).expect("possible");
    assert_eq!(
        scenario::together(Lang::En, &found).as_deref(),
        Some(
            "Together they make +15 points, 15 points more than the 0 points that they make one by one: indicators have limits, and actions bear on each other."
        )
    );
}

#[test]
fn what_cannot_be_names_the_action_the_rule_and_the_remedy() {
    let repaired =
        MINOR.replace(r#""active""#, r#""repaired", "status_on": "2026-06-01""#).replace("p-1", "p-0");
    let records = [
        &repaired,
        GENERAL,
        COURT,
        AWARD,
        &AWARD.replace("h-1", "h-2").replace("pending", "active"),
        DONATION,
    ];
    let on = r#""on": "2026-12-10""#;
    let actions = [
        format!(r#"{{ "action": "repair", "record": "p-9", {on} }}"#),
        format!(r#"{{ "action": "repair", "record": "b-1", {on} }}"#),
        format!(r#"{{ "action": "repair", "record": "h-1", {on} }}"#),
        format!(r#"{{ "action": "repair", "record": "p-0", {on} }}"#),
        format!(r#"{{ "action": "confirm", "record": "h-2", {on} }}"#),
        format!(r#"{{ "action": "repair", "record": "p-2", {on} }}"#),
        format!(r#"{{ "action": "revoke", "record": "p-2", {on} }}"#),
        r#"{ "action": "model", "model": "heihe-leading" }"#.to_owned(),
        r#"{ "action": "model", "model": "nowhere" }"#.to_owned(),
        AWARD.replace("h-1", "p-2").replacen('{', r#"{ "action": "add", "record": {"#, 1) + " }",
        format!(r#"{{ "action": "leave-list", "record": "d-1", {on} }}"#),
    ];
    let said =
        simulated(Lang::Zh, &records, &supposed("2026-12-31", &actions.join(", "))).expect_err("impossible");
    let expected = [
        "第1项行动（信用修复，p-9）：档案里没有编号为“p-9”的信息。请核对编号。",
        "第2项行动（信用修复，严重失信名单（2026年2月1日））：严重失信名单不能办“信用修复”，能办的是“移出名单”。请改正行动种类。（依据：",
        "第3项行动（信用修复，荣誉奖励（2026年1月15日，编号 h-1））：荣誉奖励不能办“信用修复”，能办的是“申报确认”。",
        "第4项行动（信用修复，行政处罚“未按规定明码标价”（2026年3月10日））：这条信息2026年6月1日起已修复，不用再办。请删去这一项。",
        "第5项行动（申报确认，荣誉奖励（2026年1月15日，编号 h-2））：这条信息不是待确认的申报，不用确认。请删去这一项。",
        "第6项行动（信用修复，行政处罚“示罚〔2026〕2号”（2026年9月10日））：最早2026年12月11日才能办理，2026年12月10日太早。请改成2026年12月11日或以后的日期。（依据：《信用修复管理办法》公示期限、何时可以申请）",
        "第7项行动（异议成立，行政处罚“示罚〔2026〕2号”（2026年9月10日））：第6项行动已经改变了同一条信息。请只留一项。",
        "第9项行动（换用指标体系）：第8项行动已经换了指标体系。请只留一项。",
        "第10项行动新增的信息（p-2）的“编号”（id）：编号与第2条记录相同。每条记录的编号只能用一次，请改其中一个。",
        "第11项行动（移出名单，慈善捐助（2026年5月1日））：这条信息（慈善捐助）不能办“移出名单”。请删去这一项。",
    ];
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.starts_with(expected), "expected\n{expected}\nfound\n{said}");
    }
    let said =
        simulated(Lang::En, &records, &supposed("2026-12-31", &actions.join(", "))).expect_err("impossible");
    assert!(
        said.iter().all(|said| said.starts_with("Action ") || said.starts_with("The new record ")),
        "{said:#?}"
    );

    let nowhere = r#"{ "action": "model", "model": "nowhere" }"#;
    let said = simulated(Lang::Zh, &[], &supposed("2026-12-31", nowhere)).expect_err("impossible");
    assert!(said[0].contains("没有叫“nowhere”的指标体系。可以选的有：heilongjiang-public、"), "{said:?}");
    // That an objection is too early is not said by the rules of repair.
    let early = r#"{ "action": "revoke", "record": "p-2", "on": "2026-09-09" }"#;
    let said = simulated(Lang::Zh, &records, &supposed("2026-12-31", early)).expect_err("impossible");
    assert!(
        said[0].contains("最早2026年9月10日才能办理") && !said[0].contains("信用修复管理办法"),
        "{said:?}"
    );
    let later = r#"{ "action": "model", "model": "heihe-leading" }"#;
    let said = simulated(Lang::Zh, &[], &supposed("2022-06-01", later)).expect_err("impossible");
    assert!(said[0].starts_with("第1项行动（换用指标体系）：“信用+"), "{said:?}");
    let said = simulated(Lang::Zh, &[], &supposed("2020-06-01", "")).expect_err("impossible");
    assert!(said[0].starts_with("结果日期：公共信用综合评价自"), "{said:?}");
}

#[test]
fn what_is_wrong_with_a_scenario_is_said_with_its_place() {
    let json = r#"{ "format": "xinyong-scenario/1", "as_of": "2026-12", "actions": [
        { "action": "fix", "record": "p-1" },
        { "action": "repair", "record": "p-1", "day": "2026-12-01" },
        { "action": "add", "record": { "id": "n", "kind": "donation", "date": "2026-11-30", "status": "active" } } ] }"#;
    let problems = Scenario::from_json(json).expect_err("something is wrong");
    let said: Vec<String> = problems.iter().map(|found| problem(Lang::Zh, found)).collect();
    for expected in [
        "“结果日期”（as_of）：“2026-12”不是日期。",
        "第1项行动的“行动种类”（action）：“fix”不是可填的词。请从中选填：repair（信用修复）、revoke（异议成立）、leave-list（移出名单）、confirm（申报确认）、add（新增信息）、model（换用指标体系）。",
        "第2项行动的“生效日期”（on）：没有填写",
        "第2项行动的“day”：格式里没有这个字段。",
        "第3项行动新增的信息（n）的“金额”（amount）：没有填写",
    ] {
        assert!(said.iter().any(|said| said.starts_with(expected)), "expected\n{expected}\nfound\n{said:#?}");
    }
}

#[test]
fn each_record_has_both_clocks_and_what_opens_when() {
    let repaired =
        MINOR.replace("p-1", "p-0").replace(r#""active""#, r#""repaired", "status_on": "2026-06-01""#);
    let records = [MINOR, GENERAL, SERIOUS, COURT, &repaired];
    let evaluation = evaluate(&archive(&records), &model(), day("2026-11-22")).expect("in force");
    let procedures = xinyong_rules::procedures();
    let found = outlooks(&evaluation, &procedures);
    assert_eq!(
        repair::headline(Lang::Zh, &found),
        "截至2026年11月22日，还没有了结的失信信息有4条。现在可以办理的有1条。先尽到义务、就可以办理的有1条。还没有到期的有2条，最早的从2026年12月11日起可以办理。"
    );
    let said: Vec<(&str, String)> = found
        .records
        .iter()
        .map(|outlook| (outlook.record.id.as_str(), repair::standing(Lang::Zh, outlook)))
        .collect();
    for (id, expected) in [
        ("p-1", "计入评分到2027年3月10日；原则上不公示，公示的最长到2026年6月10日；现在可以办理信用修复。"),
        (
            "p-2",
            "计入评分到2027年9月10日；公示最短到2026年12月10日、最长到2027年9月10日；2026年12月11日起可以办理信用修复。",
        ),
        (
            "p-3",
            "计入评分到2027年6月1日；公示最短到2027年6月1日、最长到2029年6月1日；2027年6月2日起可以办理信用修复。",
        ),
        (
            "b-1",
            "计入评分，移出名单或结清、解除以后不再计入；列入期间一直公示；履行完义务后由人民法院移出名单，不用申请。",
        ),
        ("p-0", "不计入评分（已修复）；2026年6月1日起已修复。"),
    ] {
        assert!(said.contains(&(id, expected.to_owned())), "expected\n{expected}\nfound\n{said:#?}");
    }
    let general = found.records.iter().find(|outlook| outlook.record.id == "p-2").expect("a record");
    let conditions: Vec<String> = general
        .conditions()
        .map(|(condition, met)| repair::condition(Lang::Zh, general, condition, met))
        .collect();
    assert_eq!(conditions[0], "最短公示期已满（2026年12月11日起满足）");
    assert_eq!(conditions[1], "已改正行为，履行完相关义务（请落实）");
    assert_eq!(repair::caution(Lang::Zh, general), None);
    let inferred = found.records.iter().find(|outlook| outlook.record.id == "p-3").expect("a record");
    assert!(repair::caution(Lang::Zh, inferred).is_some_and(|said| said.contains("推断")));
    assert_eq!(
        repair::notes(Lang::Zh, true, found.rule_set),
        [
            "计入评分和公示是两回事：各有各的期限，到期不一定在同一天。",
            "信用修复只在“信用中国”网站办理，不收任何费用。",
            "修复期限按《信用修复管理办法（第36号令）》，2026年4月1日起施行。",
        ]
    );
}

#[test]
fn nothing_to_repair_is_said_and_the_earlier_rules_have_their_caveat() {
    let procedures = xinyong_rules::procedures();
    let on = |records: &[&str], on: &str| evaluate(&archive(records), &model(), day(on)).expect("in force");
    let clean = on(&[AWARD], "2026-03-31");
    let found = outlooks(&clean, &procedures);
    assert_eq!(repair::headline(Lang::Zh, &found), "截至2026年3月31日，没有失信信息，不用修复。");
    assert!(
        repair::notes(Lang::Zh, true, found.rule_set)
            .last()
            .is_some_and(|said| said.starts_with("请注意：食品、药品"))
    );
    let repaired = MINOR.replace(r#""active""#, r#""repaired", "status_on": "2026-06-01""#);
    let settled = on(&[&repaired], "2026-06-01");
    let found = outlooks(&settled, &procedures);
    assert_eq!(repair::headline(Lang::Zh, &found), "截至2026年6月1日，失信信息都已了结，不用再办。");
    // Before any rules there are neither periods nor a day to wait for but the rules' own first.
    let early = on(&[&MINOR.replace("2026-03-10", "2023-04-01")], "2023-04-30");
    let found = outlooks(&early, &procedures);
    assert_eq!(
        repair::standing(Lang::Zh, &found.records[0]),
        "计入评分到2024年4月1日；2023年7月2日起可以办理信用修复。"
    );
    assert_eq!(repair::notes(Lang::Zh, true, found.rule_set).len(), 2);
}

#[test]
fn a_plan_is_said_with_its_steps_and_their_days() {
    let procedures = xinyong_rules::procedures();
    let made = planned(&[GENERAL, COURT], &procedures, "2026-11-22", Grade::A, "2027-01-31").expect("a plan");
    assert_eq!(
        xinyong_text::plan::headline(Lang::Zh, &made),
        "模拟结果，非评价结果：办好2件事，最早2026年12月25日达到A级，2027年1月31日得分850分。"
    );
    let said: Vec<String> =
        made.best().actions.iter().map(|step| xinyong_text::plan::step(Lang::Zh, &made, step)).collect();
    assert_eq!(
        said,
        [
            "为严重失信名单（2026年2月1日）办理移出名单：现在就可以办理，最迟2027年1月17日提交，尽早提交的预计2026年12月4日生效。这里有的日期要等放假安排公布才能确定，暂按周六、周日休息推算。",
            "为行政处罚“示罚〔2026〕2号”（2026年9月10日）申请信用修复：2026年12月11日起可以办理，最迟2027年1月17日提交，尽早提交的预计2026年12月25日生效。这里有的日期要等放假安排公布才能确定，暂按周六、周日休息推算。",
        ]
    );
}

#[test]
fn waiting_and_what_is_out_of_reach_are_said() {
    let procedures = xinyong_rules::procedures();
    let headline = |records: &[&str], grade, by| {
        let made = planned(records, &procedures, "2026-11-22", grade, by).expect("a plan");
        xinyong_text::plan::headline(Lang::Zh, &made)
    };
    let mark = "模拟结果，非评价结果：";
    assert_eq!(
        headline(&[], Grade::A, "2026-12-31"),
        format!("{mark}不用办理，从现在到2026年12月31日一直达到A级，届时得分850分。")
    );
    let waits = GENERAL.replace("2026-09-10", "2025-12-10");
    assert_eq!(
        headline(&[&waits], Grade::A, "2026-12-31"),
        format!("{mark}不用办理，等到2026年12月11日就达到A级，2026年12月31日得分850分。")
    );
    assert_eq!(
        headline(&[MINOR], Grade::A, "2026-12-31"),
        format!("{mark}办好1件事，最早2026年12月4日达到A级，2026年12月31日得分850分。")
    );
    assert_eq!(
        headline(&[SERIOUS], Grade::C, "2026-12-31"),
        format!("{mark}到2026年12月31日达不到C级：没有来得及办又有用的事，届时得分665分（E级），还差65分。")
    );
    assert_eq!(
        headline(&[SERIOUS, COURT], Grade::C, "2026-12-31"),
        format!("{mark}到2026年12月31日达不到C级：能办的都办好，最高也只有665分（E级），还差65分。")
    );
}

#[test]
fn each_kind_of_bound_is_said() {
    let procedures = xinyong_rules::procedures();
    let minor = MINOR.replace("2026-03-10", "2026-01-10");
    let later = SERIOUS.replace("p-3", "p-4").replace("2026-06-01", "2026-07-01");
    let leaves = COURT.replace(r#""status""#, r#""left_on": "2027-03-01", "status""#);
    let made =
        planned(&[&minor, SERIOUS, &later, &leaves], &procedures, "2026-11-22", Grade::C, "2026-12-31");
    let made = made.expect("a plan");
    let Outcome::OutOfReach { bounds, .. } = &made.outcome else { panic!("out of reach") };
    let said: Vec<String> =
        bounds.iter().map(|bound| xinyong_text::plan::bound(Lang::Zh, &made, bound)).collect();
    assert_eq!(
        said,
        [
            "严重失信名单（2026年2月1日）仍扣200分：没有办法提前消除，只能等。",
            "行政处罚（2026年6月1日）仍扣135分：2027年6月2日才能办理，预计2027年6月16日生效，来不及。",
            "行政处罚“未按规定明码标价”（2026年1月10日）仍扣65分：办得到，但同一指标的其他扣分已到上限，办了也不加分。",
        ]
    );
}

#[test]
fn an_action_the_person_names_is_a_step_or_is_refused() {
    let (archive, model, calendar) = (archive(&[MINOR]), model(), xinyong_rules::calendar());
    let (procedures, documents) = (xinyong_rules::procedures(), xinyong_rules::documents());
    let further = supposed(
        "2026-12-31",
        r#"{ "action": "add", "record": { "id": "n", "kind": "commendation", "level": "national", "title": "示例奖", "date": "2026-12-01", "status": "active" } },
           { "action": "revoke", "record": "p-1", "on": "2026-12-02" }"#,
    )
    .actions;
    let goal = Goal { grade: Grade::A, by: day("2026-12-31") };
    let means = Means {
        archive: &archive,
        model: &model,
        procedures: &procedures,
        calendar: &calendar,
        further: &further,
        alternatives: ALTERNATIVES,
    };
    let made = plan(means, day("2026-11-22"), goal).expect("a plan");
    let Outcome::Reachable { best, alternatives } = &made.outcome else { panic!("in reach") };
    assert_eq!(alternatives, &[]);
    assert_eq!(
        xinyong_text::plan::step(Lang::Zh, &made, &best.actions[0]),
        "对行政处罚“未按规定明码标价”（2026年3月10日）提出异议：现在就可以办理，最迟2026年12月22日提交，尽早提交的预计2026年12月2日生效。这里有的日期要等放假安排公布才能确定，暂按周六、周日休息推算。"
    );
    let low =
        plan(means, day("2026-11-22"), Goal { grade: Grade::B, by: day("2026-12-01") }).expect("a plan");
    assert_eq!(
        xinyong_text::plan::step(Lang::Zh, &low, &low.best().actions[0]),
        "取得荣誉奖励“示例奖”（2026年12月1日）并申报：最迟2026年12月1日办到，按您写的日期，2026年12月1日起计入。"
    );

    let twice = [further[1].clone(), further[1].clone()];
    let error = plan(Means { further: &twice, ..means }, day("2026-11-22"), goal).expect_err("twice");
    let said = xinyong_text::no_plan(Lang::Zh, &documents, &archive, &twice, &error);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("第1项行动已经改变了同一条信息"), "{said:?}");
    let error = plan(means, day("2027-01-01"), goal).expect_err("backwards");
    assert_eq!(
        xinyong_text::no_plan(Lang::Zh, &documents, &archive, &[], &error),
        ["达标日期2026年12月31日早于起算日期2027年1月1日。请改成2027年1月1日或以后的日期。"]
    );
}
