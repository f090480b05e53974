//! What is wrong with an archive is found, all of it, each at its place.

use serde::Deserialize;

use xinyong_score::{Archive, Problem};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/errors/`: a whole text, or the list of records of an archive that is sound otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: Option<String>,
    records: Option<String>,
    /// As developers see them: record, path and code.
    #[serde(default)]
    problems: Vec<String>,
    #[serde(default)]
    warnings: Vec<String>,
}

#[test]
fn every_problem_is_found_at_its_place() {
    cases::run("errors", |case: &Case| {
        let text = match (&case.text, &case.records) {
            (Some(text), None) => text.clone(),
            (None, Some(records)) => format!(
                r#"{{ "format": "xinyong-archive/1", "entity": {}, "records": {records} }}"#,
                cases::entity()
            ),
            _ => return vec!["needs either text or records".into()],
        };
        let (problems, warnings) = match Archive::from_json(&text) {
            Ok(read) => (Vec::new(), shown(&read.warnings)),
            Err(problems) => (shown(&problems), Vec::new()),
        };
        [differs("problems", &problems, &case.problems), differs("warnings", &warnings, &case.warnings)]
            .into_iter()
            .flatten()
            .collect()
    });
}

fn shown(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}
