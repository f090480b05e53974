//! The life of a filing: its steps, its deadline, what stands in its way, and the record it leads to.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;
use toml::Table;

use xinyong_score::filing::{Decision, Evidence, Outcome, Party, State, Step, check, decide};
use xinyong_score::model::Citation;
use xinyong_score::{Archive, Date, Filing, Points, score};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/filings/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    article: Citation,
    /// The filer's code; that of the archive if left out.
    filer: Option<String>,
    #[serde(default)]
    records: Vec<Table>,
    subject: Table,
    /// The names of the files; one if left out.
    files: Option<Vec<String>>,
    #[serde(default)]
    steps: Vec<Taken>,
    /// What it says from the day on which it was returned.
    amended: Option<Table>,
    /// Where it stands after all steps that are possible.
    state: State,
    /// Why the last step is not possible, or the filing cannot be put right so.
    refused: Option<String>,
    deadline: Option<Date>,
    #[serde(default)]
    provisional: bool,
    /// The day of the check; that of the last step if left out.
    on: Option<Date>,
    /// What stands in the way: path and code.
    #[serde(default)]
    obstacles: Vec<String>,
    decision: Option<Decided>,
}

/// A step, by whoever can take it if nobody is named.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Taken {
    to: State,
    on: Date,
    by: Option<Party>,
    note: Option<String>,
}

/// A decision with what follows from it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    outcome: Outcome,
    on: Date,
    note: Option<String>,
    /// The record afterwards, in short form.
    record: Option<Table>,
    /// Why there is no decision.
    refused: Option<String>,
    before: Option<Points>,
    after: Option<Points>,
}

#[test]
fn every_filing_lives_as_its_case_says() {
    let (procedures, calendar) = (xinyong_rules::procedures(), xinyong_rules::calendar());
    cases::run("filings", |case: &Case| {
        let archive = cases::archive(&case.records);
        let mut filing = case.draft(&case.subject);
        let mut refused = None;
        for taken in &case.steps {
            let by = taken.by.or(taken.to.taken_by()).expect("somebody takes the step");
            let step =
                Step { state: taken.to, date: taken.on, by, name: by.to_string(), note: taken.note.clone() };
            match filing.after(step) {
                Ok(next) => filing = next,
                Err(errors) => refused = Some(shown(&errors)),
            }
            if let Some(amended) = case.amended.as_ref().filter(|_| taken.to == State::Returned) {
                let amended = case.draft(amended);
                match filing.amended(amended.subject().clone(), amended.evidence().to_vec()) {
                    Some(Ok(amended)) => filing = amended,
                    Some(Err(problems)) => refused = Some(shown(&problems)),
                    None => refused = Some("it cannot be put right".into()),
                }
            }
        }
        let deadline = filing.deadline(&procedures, &calendar);
        let on = case.on.or(filing.history().last().map(|step| step.date)).unwrap_or(Date::MIN);
        let obstacles: Vec<String> =
            check(&filing, &archive, &procedures, on).iter().map(ToString::to_string).collect();
        let expected_deadline = case.deadline.map(|date| (date, case.provisional));
        let mut found: Vec<String> = [
            cases::unsummarised(&case.article),
            differs("state", &filing.state(), &case.state),
            differs("refused", &refused, &case.refused),
            differs("deadline", &deadline.map(|found| (found.date, found.provisional)), &expected_deadline),
            differs("obstacles", &obstacles, &case.obstacles),
        ]
        .into_iter()
        .flatten()
        .collect();
        found.extend(case.decision.iter().flat_map(|expected| expected.differs(&archive, &filing)));
        found
    });
}

impl Case {
    /// The filing before its first step, read as it would come in a file.
    fn draft(&self, subject: &Table) -> Filing {
        let names = self.files.clone().unwrap_or_else(|| vec!["证明.pdf".into()]);
        let file = |name: String| Evidence::new(name, *b"%PDF-1.7").expect("evidence");
        let evidence: Vec<Evidence> = names.into_iter().map(file).collect();
        let mut entity = cases::entity();
        if let Some(filer) = &self.filer {
            entity["uscc"] = filer.as_str().into();
        }
        let text = json!({
            "format": "xinyong-filing/1", "number": "办-1", "entity": entity,
            "subject": subject, "evidence": evidence, "history": [],
        })
        .to_string();
        Filing::from_json(&text).unwrap_or_else(|problems| panic!("{problems:?} in {text}"))
    }
}

impl Decided {
    fn differs(&self, archive: &Arc<Archive>, filing: &Filing) -> Vec<String> {
        let procedures = xinyong_rules::procedures();
        let model = xinyong_rules::model(xinyong_rules::DEFAULT_MODEL).expect("the default model");
        let decision =
            Decision {
                outcome: self.outcome, on: self.on, name: "主管部门".into(), note: self.note.clone()
            };
        let (after, decided) = match decide(archive, filing, &procedures, decision) {
            Ok(followed) => followed,
            Err(refusal) => {
                return Vec::from_iter(differs("decision", &Some(refusal.to_string()), &self.refused));
            }
        };
        let points = |archive: &Archive| score(archive, &model, self.on).expect("the model is in force");
        let record = after.record(filing.subject().record());
        let expected = self.record.as_ref().map(|record| cases::archive(std::slice::from_ref(record)));
        let expected = expected.as_ref().and_then(|archive| archive.records().first());
        [
            differs("decision", &None, &self.refused),
            differs("decided", &decided.state(), &self.outcome.state()),
            differs("record", &record, &expected),
            self.before.and_then(|before| differs("before", &points(archive), &before)),
            self.after.and_then(|score| differs("after", &points(&after), &score)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn shown(errors: &[impl ToString]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
