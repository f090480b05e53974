//! A filing as JSON: the file that leaves, and the canonical form that is hashed.

use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::evidence::{Described, Evidence};
use super::{FORMAT, Filer, Filing, Subject};
use crate::hash::fingerprint;

impl Serialize for Filing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut file = serializer.serialize_struct("Filing", 6)?;
        file.serialize_field("format", FORMAT)?;
        file.serialize_field("number", &self.number)?;
        file.serialize_field("entity", &self.filer)?;
        file.serialize_field("subject", &self.subject)?;
        file.serialize_field("evidence", &self.evidence)?;
        file.serialize_field("history", &self.history)?;
        file.end()
    }
}

impl Serialize for Subject {
    /// The form that filings have; what is not there is left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut subject = serializer.serialize_struct("Subject", 6)?;
        subject.serialize_field("matter", &self.matter())?;
        match self {
            Self::Declaration { record } => subject.serialize_field("record", record)?,
            Self::Objection { record, wrong, statement } => {
                subject.serialize_field("record", record)?;
                subject.serialize_field("wrong", wrong)?;
                subject.serialize_field("statement", statement)?;
            }
            Self::Repair { record, change, met, papers, promise } => {
                subject.serialize_field("record", record)?;
                subject.serialize_field("change", change)?;
                subject.serialize_field("met", met)?;
                subject.serialize_field("papers", papers)?;
                if let Some(promise) = promise {
                    subject.serialize_field("promise", promise)?;
                }
            }
        }
        subject.end()
    }
}

/// SHA-256 of number, filer, subject and evidence.
pub(super) fn content_hash(filing: &Filing) -> String {
    #[derive(Serialize)]
    struct Content<'a> {
        format: &'static str,
        number: &'a str,
        entity: &'a Filer,
        subject: &'a Subject,
        evidence: Vec<Described<'a>>,
    }
    let content = Content {
        format: FORMAT,
        number: &filing.number,
        entity: &filing.filer,
        subject: &filing.subject,
        evidence: filing.evidence.iter().map(Evidence::described).collect(),
    };
    fingerprint(&content)
}
