//! What a filing is said to do, where that is not plain.

use std::sync::Arc;

use serde_json::json;
use xinyong_score::filing::{Evidence, State, Subject};
use xinyong_score::record::{Detail, Level, RecordKind};
use xinyong_score::{Archive, Record, Status};
use xinyong_tests::filings::{draft, filer, foreseen, walked};

/// Two awards of one number: the one that waits in front stands once it is confirmed (decision 8).
#[test]
fn a_yes_is_foreseen_where_it_displaces_another_record() {
    let (on, certificate) = ("2026-11-20".parse().unwrap(), Some("证-1".to_owned()));
    let award = |id: &str| Record {
        document_no: certificate.clone(),
        authority: Some("示例市人民政府".into()),
        ..Record::new(
            id,
            RecordKind::Commendation,
            Some(Detail::Level(Level::City)),
            "2026-10-01".parse().unwrap(),
        )
    };
    let waiting = Record { status: Status::Pending, self_reported: true, ..award("h-1") };
    let archive = Archive::from_json(&json!({
        "format": "xinyong-archive/1", "entity": xinyong_tests::cases::entity(), "records": [waiting, award("h-2")],
    }).to_string()).unwrap().archive;
    let proof = vec![Evidence::new("证书.pdf", *b"%PDF-1.7").unwrap()];
    let subject = Subject::Declaration { record: Box::new(waiting) };
    let filed = draft("办-1", filer(&archive), subject, proof);
    let accepted = walked(filed, on, &[State::Submitted, State::Accepted]);
    foreseen(&Arc::new(archive), &accepted, on).unwrap();
}
