//! Unified social credit codes and what can be said of them.

use serde::Deserialize;

use xinyong_score::Uscc;
use xinyong_score::uscc::{self, CodeCategory, Verdict};
use xinyong_tests::cases::{self, differs};

/// A case of `cases/codes/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    code: String,
    verdict: Verdict,
    /// Of codes of the right form.
    category: Option<CodeCategory>,
    region: Option<String>,
    /// Of the others: why.
    error: Option<String>,
}

#[test]
fn every_code_gets_its_verdict() {
    cases::run("codes", |case: &Case| {
        let read = case.code.parse::<Uscc>();
        [
            differs("verdict", &uscc::verdict(&case.code), &case.verdict),
            differs("category", &read.ok().map(|code| code.category()), &case.category),
            differs("region", &read.ok().map(|code| code.region().to_owned()), &case.region),
            differs("error", &read.err().map(|error| error.to_string()), &case.error),
        ]
        .into_iter()
        .flatten()
        .collect()
    });
}
