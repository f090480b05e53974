//! What holds for every filing: the steps of its life against a table of their own, its file, and what its decision
//! makes of an archive.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_assert_ne, prop_assume, proptest};
use proptest::sample::select;
use serde_json::{Value, json};

use xinyong_score::filing::{
    Evidence, Outcome, Party, State, Step, StepError, Subject, Unfit, Wrong, check, decide, follow,
};
use xinyong_score::procedure::{Change, Requirement};
use xinyong_score::record::{Detail, List};
use xinyong_score::{Archive, Date, Filing, Record, Status};
use xinyong_tests::archives::{archives, days};
use xinyong_tests::filings::{decision, declared, draft, drafts, filer, files, foreseen, walked};

/// Which steps the specification has, written down once more: from, to, by whom.
fn legal(from: &str, to: &str, by: &str) -> bool {
    match by {
        "filer" => match to {
            "submitted" => ["draft", "returned"].contains(&from),
            "withdrawn" => ["submitted", "returned", "accepted"].contains(&from),
            _ => false,
        },
        _ => match to {
            "accepted" | "returned" => from == "submitted",
            "confirmed" | "rejected" => from == "accepted",
            _ => false,
        },
    }
}

/// A step that somebody tries, so many days after the last or before it.
#[derive(Debug, Clone)]
struct Attempt {
    to: State,
    by: Party,
    days: i32,
    name: &'static str,
    note: Option<&'static str>,
}

/// Any attempt; more often than not one that is possible somewhere.
fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let attempt = (
        select(State::ALL),
        select(Party::ALL),
        any::<bool>(),
        -1..9_i32,
        select(vec!["经办人", "经办人", "经办人", "经办人", " "]),
        select(vec![None, Some(" "), Some("缺少证书"), Some("缺少证书")]),
    )
        .prop_map(|(to, by, sensible, days, name, note)| Attempt {
            to,
            by: to.taken_by().filter(|_| sensible).unwrap_or(by),
            days,
            name,
            note,
        });
    vec(attempt, 0..24)
}

proptest! {
    #[test]
    fn a_history_has_the_steps_that_are_possible_and_no_others(
        mut filing in drafts(), attempts in attempts(), first in days(),
    ) {
        let mut hash = filing.content_hash();
        let mut state = "draft";
        let mut last: Option<Date> = None;
        let mut taken: Vec<Step> = Vec::new();
        for Attempt { to, by, days, name, note } in attempts {
            let day = last.unwrap_or(first);
            let date = if days < 0 { day.minus_days(days.unsigned_abs()) } else { day.plus_days(days.unsigned_abs()) };
            let step = Step { state: to, date, by, name: name.into(), note: note.map(Into::into) };
            let possible = legal(state, to.as_str(), by.as_str());
            let in_order = last.is_none_or(|last| last <= date);
            let named = name != " ";
            let explained = !["returned", "rejected"].contains(&to.as_str()) || note.is_some_and(|note| note != " ");
            match filing.after(step.clone()) {
                Ok(next) => {
                    prop_assert!(possible && in_order && named && explained, "{state}: {step:?}");
                    filing = next;
                    state = to.as_str();
                    last = Some(date);
                    taken.push(Step { note: step.note.filter(|note| note != " "), ..step });
                }
                Err(errors) => {
                    let has = |sort: fn(&StepError) -> bool| errors.iter().any(sort);
                    prop_assert_eq!(has(|error| matches!(error, StepError::NotPossible { .. })), !possible);
                    prop_assert_eq!(has(|error| matches!(error, StepError::BeforeLast { .. })), !in_order);
                    prop_assert_eq!(has(|error| matches!(error, StepError::NoName)), !named);
                    prop_assert_eq!(has(|error| matches!(error, StepError::NoNote { .. })), !explained);
                    prop_assert!(!errors.is_empty());
                }
            }
            prop_assert_eq!(filing.state().as_str(), state);
            prop_assert_eq!(filing.history(), &taken);
            prop_assert_eq!(filing.content_hash(), hash.clone());
            let over = ["confirmed", "rejected", "withdrawn"].contains(&state);
            prop_assert_eq!(filing.state().is_final(), over);
            let subject = corrected(filing.subject());
            let amended = filing.amended(subject.clone(), filing.evidence().to_vec());
            prop_assert_eq!(amended.is_some(), ["draft", "returned"].contains(&state));
            if let Some(amended) = amended {
                filing = amended.unwrap();
                hash = filing.content_hash();
                prop_assert_eq!((filing.subject(), filing.history()), (&subject, &taken[..]));
            }
        }
        let text = serde_json::to_string(&filing).unwrap();
        prop_assert_eq!(Filing::from_json(&text).unwrap(), filing);
    }

    #[test]
    fn a_history_that_was_tampered_with_is_not_read(filing in drafts(), steps in walks(), at in any::<usize>()) {
        let filed = steps.iter().fold(filing, |filing, step| filing.after(step.clone()).unwrap());
        let mut json = serde_json::to_value(&filed).unwrap();
        let at = at % steps.len();
        // Without a step, those after it follow on none; the last leaves a sound history.
        json["history"].as_array_mut().unwrap().remove(at);
        let left: Vec<&Step> = steps.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, step)| step).collect();
        let mut state = "draft";
        let mut sound = true;
        for step in left {
            sound &= legal(state, step.state.as_str(), step.by.as_str());
            state = step.state.as_str();
        }
        prop_assert_eq!(Filing::from_json(&json.to_string()).is_ok(), sound);
    }

    #[test]
    fn a_file_that_is_not_what_it_is_said_to_be_is_found(
        filing in drafts().prop_filter("a file", |filing| !filing.evidence().is_empty()),
        at in any::<usize>(), damage in 0..5_usize,
    ) {
        let mut json = serde_json::to_value(&filing).unwrap();
        let at = at % filing.evidence().len();
        let file = &mut json["evidence"][at];
        let (field, code) = match damage {
            0 => {
                file["sha256"] = "0".repeat(64).into();
                ("sha256", "not-as-content")
            }
            1 => {
                file["size"] = (file["size"].as_u64().unwrap() + 1).into();
                ("size", "not-as-content")
            }
            2 => {
                let other = if file["media"] == "image/png" { "image/jpeg" } else { "image/png" };
                file["media"] = other.into();
                ("media", "not-as-content")
            }
            3 => {
                file["data"] = "AAAA".into();
                ("data", "not-evidence")
            }
            _ => {
                file["data"] = "%PDF-1.7".into();
                ("data", "not-base64")
            }
        };
        let problems = Filing::from_json(&json.to_string()).unwrap_err();
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        prop_assert_eq!(shown, [format!("evidence[{at}].{field}: {code}")]);
    }

    #[test]
    fn a_decided_archive_is_the_archive_with_the_record_changed(
        archive in archives(12), mut proof in files(3), at in any::<usize>(), wait in 0..900_u32, outcome in outcomes(),
        objects in any::<bool>(),
    ) {
        prop_assume!(!archive.records().is_empty());
        proof.push(Evidence::new("证明", *b"%PDF-1.7").unwrap());
        let at = at % archive.records().len();
        let record = &archive.records()[at];
        let on = record.date.plus_days(wait);
        let subject = if objects { objection(record) } else { repair(record) };
        let change = subject.change();
        let accepted = walked(draft("办-1", filer(&archive), subject, proof), on, &[State::Submitted, State::Accepted]);
        let procedures = xinyong_rules::procedures();
        let obstacles = check(&accepted, &archive, &procedures, on);
        let (before, filing_before) = (archive.clone(), accepted.clone());
        match decide(&archive, &accepted, &procedures, decision(outcome, on.plus_days(3))) {
            Ok((after, decided)) => {
                let mut records = archive.records().to_vec();
                match (outcome, change) {
                    (Outcome::Rejected, _) => {}
                    (_, Change::Revoke) => records[at].status = Status::Revoked(on.plus_days(3)),
                    (_, Change::Repair) => records[at].status = Status::Repaired(on.plus_days(3)),
                    (_, _) => records[at].left_on = Some(on.plus_days(3)),
                }
                prop_assert_eq!(&after, &Archive::new(archive.entity().clone(), records).unwrap());
                prop_assert_eq!(decided.state(), outcome.state());
                prop_assert_eq!(decided.content_hash(), accepted.content_hash());
                prop_assert!(outcome == Outcome::Rejected || obstacles.is_empty());
                if obstacles.is_empty() {
                    foreseen(&archive, &accepted, on)?;
                }
                prop_assert_eq!(&follow(&after, &decided, &procedures).unwrap(), &after);
            }
            Err(_) => prop_assert!(outcome == Outcome::Confirmed && !obstacles.is_empty()),
        }
        // What the rules allow is never in the way: the record stands, is adverse, and its way is open.
        let open = record.kind.is_adverse()
            && archive.original_of(at).is_none()
            && record.status == Status::Active
            && record.left_on.is_none()
            && (objects || !by_court(record) && procedures.opens(record, on) == Some(on));
        prop_assert_eq!(obstacles.is_empty(), open, "{:?}", obstacles);
        prop_assert_eq!((before, filing_before), (archive, accepted));
    }

    #[test]
    fn a_declaration_is_in_the_archive_as_its_filing_stands(
        archive in archives(12), record in declared(), wait in 0..900_u32, outcome in outcomes(),
    ) {
        let procedures = xinyong_rules::procedures();
        let on = record.date.plus_days(wait);
        let proof = vec![Evidence::new("证明", *b"%PDF-1.7").unwrap()];
        let subject = Subject::Declaration { record: Box::new(record.clone()) };
        let filed = draft("办-1", filer(&archive), subject, proof);
        let with = |status| {
            let declared = Record { status, ..record.clone() };
            let records = archive.records().iter().cloned().chain([declared]).collect();
            Archive::new(archive.entity().clone(), records).unwrap()
        };
        prop_assert_eq!(&follow(&archive, &filed, &procedures).unwrap(), &*archive);
        let submitted = walked(filed, on, &[State::Submitted]);
        let pending = follow(&archive, &submitted, &procedures).unwrap();
        prop_assert_eq!(&pending, &with(Status::Pending));

        let withdrawn = walked(submitted.clone(), on, &[State::Withdrawn]);
        prop_assert_eq!(&follow(&pending, &withdrawn, &procedures).unwrap(), &*archive);

        let accepted = walked(submitted, on, &[State::Accepted]);
        prop_assert_eq!(check(&accepted, &pending, &procedures, on), vec![]);
        // From the archive in which it waits, or from the one before: the same follows.
        for from in [&pending, &*archive] {
            let (after, _) = decide(from, &accepted, &procedures, decision(outcome, on)).unwrap();
            let status = if outcome == Outcome::Confirmed { Status::Confirmed(on) } else { Status::Rejected(on) };
            prop_assert_eq!(&after, &with(status));
            foreseen(&Arc::new(from.clone()), &accepted, on)?;
        }
    }

    #[test]
    fn a_declaration_that_was_put_right_takes_the_place_of_what_it_was(
        archive in archives(12), record in declared(), wait in 0..900_u32, outcome in outcomes(),
    ) {
        let procedures = xinyong_rules::procedures();
        let on = record.date.plus_days(wait);
        let proof = vec![Evidence::new("证明", *b"%PDF-1.7").unwrap()];
        let subject = Subject::Declaration { record: Box::new(record.clone()) };
        let returned = walked(draft("办-1", filer(&archive), subject, proof.clone()), on, &[State::Submitted, State::Returned]);
        let waiting = follow(&archive, &returned, &procedures).unwrap();
        let subject = corrected(returned.subject());
        let Subject::Declaration { record: right } = &subject else { unreachable!() };
        prop_assert_ne!(&**right, &record);
        let put_right = returned.amended(subject.clone(), proof).unwrap().unwrap();
        let accepted = walked(put_right, on, &[State::Submitted, State::Accepted]);
        prop_assert_eq!(check(&accepted, &waiting, &procedures, on), vec![]);
        for from in [&waiting, &*archive] {
            let followed = follow(from, &accepted, &procedures).unwrap();
            prop_assert_eq!(followed.record(&record.id), Some(&**right));
            let (after, decided) = decide(from, &accepted, &procedures, decision(outcome, on)).unwrap();
            let status = if outcome == Outcome::Confirmed { Status::Confirmed(on) } else { Status::Rejected(on) };
            prop_assert_eq!(after.record(&record.id), Some(&Record { status, ..(**right).clone() }));
            prop_assert_eq!(after.records().len(), archive.records().len() + 1);
            prop_assert_eq!(&follow(&after, &decided, &procedures).unwrap(), &after);
            foreseen(&Arc::new(from.clone()), &accepted, on)?;
        }
    }
}

#[test]
fn a_decision_does_not_reach_a_record_that_was_settled_otherwise() {
    let text = json!({
        "format": "xinyong-archive/1", "entity": xinyong_tests::cases::entity(),
        "records": [{ "id": "p", "kind": "contract-breach", "date": "2026-01-10", "status": "active" }],
    });
    let archive = Archive::from_json(&text.to_string()).unwrap().archive;
    let procedures = xinyong_rules::procedures();
    let record = archive.record("p").unwrap();
    let proof = vec![Evidence::new("证明", *b"%PDF-1.7").unwrap()];
    let filing = draft("办-1", filer(&archive), objection(record), proof);
    let on = "2026-11-20".parse().unwrap();
    let accepted = walked(filing, on, &[State::Submitted, State::Accepted]);
    let (_, decided) = decide(&archive, &accepted, &procedures, decision(Outcome::Confirmed, on)).unwrap();
    let repaired = Record { status: Status::Repaired(on), ..record.clone() };
    let other = Archive::new(archive.entity().clone(), vec![repaired]).unwrap();
    let refused = follow(&other, &decided, &procedures).unwrap_err();
    assert_eq!(refused.to_string(), "subject.record: settled");
    let found = check(&decided, &other, &procedures, on);
    assert!(matches!(found[0].what, Unfit::Settled { .. }) && !found[0].basis.is_empty());
}

#[test]
fn too_much_evidence_is_refused() {
    let file = Evidence::new("证明", *b"%PDF-1.7").unwrap();
    let text = |count: usize| {
        json!({
            "format": "xinyong-filing/1", "number": "办-1", "entity": xinyong_tests::cases::entity(),
            "subject": { "matter": "objection", "record": "p", "wrong": "other", "statement": "见附件" },
            "evidence": vec![&file; count], "history": [],
        })
        .to_string()
    };
    assert!(Filing::from_json(&text(10)).is_ok());
    let problems = Filing::from_json(&text(11)).unwrap_err();
    assert_eq!(problems[0].to_string(), "evidence: too-many");

    let most = 10 * 1024 * 1024;
    let mut content = b"%PDF-".to_vec();
    content.resize(most, b' ');
    assert_eq!(Evidence::new("大", content.clone()).unwrap().size(), most);
    let filing = Filing::from_json(&text(1)).unwrap();
    let large = Evidence::new("大", content.clone()).unwrap();
    let filing = filing.amended(filing.subject().clone(), vec![large]).unwrap().unwrap();
    let written = serde_json::to_string(&filing).unwrap();
    assert_eq!(Filing::from_json(&written).unwrap(), filing);
    // However JSON writes its characters, what counts is what they say.
    let escaped = written.replace("ICAg", r"\u0049\u0043\u0041\u0067");
    assert!(escaped.len() > written.len() * 5);
    assert_eq!(Filing::from_json(&escaped).as_ref(), Ok(&filing));
    content.push(b' ');
    assert_eq!(Evidence::new("大", content).unwrap_err().code(), "too-large");
    let mut json: Value = serde_json::from_str(&text(1)).unwrap();
    json["evidence"][0]["data"] = "A".repeat(most / 3 * 4 + 8).into();
    let problems = Filing::from_json(&json.to_string()).unwrap_err();
    assert_eq!(problems[0].to_string(), "evidence[0].data: too-large");
}

#[test]
fn the_name_of_a_file_says_nothing_about_it() {
    assert_eq!(Evidence::new("证明.pdf", *b"MZ\x90\0").unwrap_err().code(), "not-evidence");
    assert_eq!(Evidence::new("证明.exe", *b"\xff\xd8\xff\xe0").unwrap().media().as_str(), "image/jpeg");
    assert_eq!(Evidence::new(" ", *b"%PDF-1.7").unwrap_err().code(), "empty");
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    select(Outcome::ALL)
}

/// A sound history of at least one step.
fn walks() -> impl Strategy<Value = Vec<Step>> {
    (days(), vec(any::<usize>(), 1..8)).prop_map(|(mut date, choices)| {
        let mut steps: Vec<Step> = Vec::new();
        for choice in choices {
            let from = steps.last().map_or(State::Draft, |step| step.state);
            let tries = State::ALL.iter().flat_map(|&to| Party::ALL.iter().map(move |&by| (to, by)));
            let possible: Vec<(State, Party)> =
                tries.filter(|(to, by)| legal(from.as_str(), to.as_str(), by.as_str())).collect();
            if possible.is_empty() {
                break;
            }
            let (state, by) = possible[choice % possible.len()];
            date = date.plus_days(1);
            steps.push(Step { state, date, by, name: "经办人".into(), note: Some("说明".into()) });
        }
        steps
    })
}

/// The same with other content, about the same record.
fn corrected(subject: &Subject) -> Subject {
    match subject.clone() {
        Subject::Declaration { mut record } => {
            record.title = Some("改正后的名称".into());
            Subject::Declaration { record }
        }
        Subject::Objection { record, .. } => {
            Subject::Objection { record, wrong: Wrong::WrongFacts, statement: "改正后的说明".into() }
        }
        Subject::Repair { record, change, met, .. } => {
            let promise = Some("改正后的承诺".into());
            Subject::Repair { record, change, met, papers: vec!["proof".into()], promise }
        }
    }
}

fn objection(record: &Record) -> Subject {
    Subject::Objection {
        record: record.id.clone(), wrong: Wrong::NotOurs, statement: "不是我们的".into()
    }
}

/// An application with every condition met, for what can be done about such records.
fn repair(record: &Record) -> Subject {
    Subject::Repair {
        record: record.id.clone(),
        change: if record.kind.is_listed() { Change::LeaveList } else { Change::Repair },
        met: Requirement::ALL.to_vec(),
        papers: required(record),
        promise: Some("今后守法经营".into()),
    }
}

/// The papers that everybody lays who goes the record's way.
fn required(record: &Record) -> Vec<String> {
    let procedures = xinyong_rules::procedures();
    let papers = procedures.way(record).map(|way| way.papers.clone()).unwrap_or_default();
    papers.into_iter().filter(|paper| !paper.optional).map(|paper| paper.id).collect()
}

fn by_court(record: &Record) -> bool {
    record.detail == Some(Detail::List(List::Court))
}
