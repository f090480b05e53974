//! From the text of an archive to its types, or to the list of everything wrong with it.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::{Archive, Category, Entity, FORMAT, RECORDS, ReadArchive, check_ids, check_record};
use crate::json::{self, Fields, Place, Value};
use crate::problem::{Problem, What};
use crate::record::{Detail, Record, RecordKind, Status, StatusWord};
use crate::uscc::Verdict;

/// Reads a whole archive.
pub(super) fn read(text: &str) -> Result<ReadArchive, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut warnings = Vec::new();
    let mut parts = (None, None);
    let root = json::document(text, &mut problems);
    if let Some(mut fields) = root.as_ref().and_then(|root| Fields::of(root, Place::ROOT, &mut problems)) {
        fields.required("format", &mut problems, |value| json::format(value, FORMAT));
        let entity = fields.required("entity", &mut problems, Ok);
        let records = fields.required("records", &mut problems, json::array);
        fields.finish(&mut problems);
        parts.0 = entity.and_then(|value| read_entity(value, &mut problems, &mut warnings));
        parts.1 = records.map(|items| read_records(items, &mut problems));
    }
    match parts {
        (Some(entity), Some(records)) if problems.is_empty() => {
            Ok(ReadArchive { archive: Archive::sound(entity, records), warnings })
        }
        _ => Err(problems),
    }
}

fn read_entity(
    value: &Value<'_>,
    problems: &mut Vec<Problem>,
    warnings: &mut Vec<Problem>,
) -> Option<Entity> {
    let mut fields = Fields::of(value, Place::ROOT.field("entity"), problems)?;
    let uscc = fields.required("uscc", problems, json::uscc);
    if let Some(code) = uscc.filter(|code| code.verdict() == Verdict::CheckDigit) {
        warnings.push(fields.place.field("uscc").problem(What::CheckDigit { given: code.to_string() }));
    }
    let name = fields.required("name", problems, json::text);
    let category =
        fields.optional("category", problems, |value| json::word(value, Category::WORDS, Category::parse));
    let registered_on = fields.optional("registered_on", problems, json::date);
    let legal_representative = fields.optional("legal_representative", problems, json::text);
    let tags =
        fields.optional("tags", problems, |value| json::array(value)?.iter().map(json::text).collect());
    fields.finish(problems);
    Some(Entity {
        uscc: uscc?,
        name: name?,
        category,
        registered_on,
        legal_representative,
        tags: tags.unwrap_or_default(),
    })
}

fn read_records(items: &[Value<'_>], problems: &mut Vec<Problem>) -> Vec<Record> {
    let mut records = Vec::with_capacity(items.len());
    let mut ids = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let mut place = RECORDS.item(at);
        let before = problems.len();
        let record = read_record(item, &mut place, problems);
        if let Some(id) = place.record {
            ids.push((at, id));
        }
        if let Some(record) = record.filter(|_| problems.len() == before) {
            check_record(&record, &place, problems);
            records.push(record);
        }
    }
    check_ids(ids.into_iter(), problems);
    records
}

/// Reads one record. Its id is put into the place as soon as it is known, so that every problem names it.
pub(crate) fn read_record<'a>(
    item: &'a Value<'a>,
    place: &mut Place<'a>,
    problems: &mut Vec<Problem>,
) -> Option<Record> {
    let mut fields = Fields::of(item, *place, problems)?;
    let id = fields.required("id", problems, json::written);
    place.record = id;
    fields.place = *place;

    let kind =
        fields.required("kind", problems, |value| json::word(value, RecordKind::WORDS, RecordKind::parse));
    // Which further fields there are is the kind's to say: without it, none can be called unknown.
    let kind = kind?;

    let detail = kind.attribute().and_then(|attribute| {
        fields.required(attribute.as_str(), problems, |value| match attribute.words() {
            Some(allowed) => json::word(value, allowed, |word| Detail::from_word(attribute, word)),
            None => json::whole_number(value).and_then(|number| {
                Detail::from_number(attribute, number)
                    .ok_or_else(|| What::NotAWholeNumber { given: format!("{number}") })
            }),
        })
    });
    let severity_inferred = if kind == RecordKind::AdministrativePenalty {
        fields.optional("severity_inferred", problems, json::boolean).unwrap_or(false)
    } else {
        false
    };
    let date = fields.required("date", problems, json::date);
    let left_on = if kind.is_listed() { fields.optional("left_on", problems, json::date) } else { None };
    let valid_through =
        if kind.has_own_term() { fields.optional("valid_through", problems, json::date) } else { None };
    let authority = fields.optional("authority", problems, json::text);
    let document_no = fields.optional("document_no", problems, json::text);
    let title = fields.optional("title", problems, json::text);
    let word =
        fields.required("status", problems, |value| json::word(value, StatusWord::WORDS, StatusWord::parse));
    let has_status_on = fields.take("status_on");
    let status = word.and_then(|word| read_status(word, has_status_on, &fields.place, problems));
    // These three statuses exist for self-reported records only: they say it themselves.
    let self_reported = fields.optional("self_reported", problems, json::boolean).unwrap_or(
        matches!(status, Some(Status::Pending | Status::Confirmed(_) | Status::Rejected(_)))
            && kind.can_be_self_reported(),
    );
    fields.finish(problems);

    Some(Record {
        id: id?.into(),
        kind,
        detail,
        severity_inferred,
        date: date?,
        left_on,
        valid_through,
        authority,
        document_no,
        title,
        status: status?,
        self_reported,
    })
}

/// A status with its day: there exactly if the status is one that began on a day.
fn read_status(
    word: StatusWord,
    on: Option<&Value<'_>>,
    place: &Place<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Status> {
    let mut found = |what| problems.push(place.field("status_on").problem(what));
    let with_day: fn(crate::date::Date) -> Status = match word {
        StatusWord::Active | StatusWord::Pending => {
            if on.is_some() {
                found(What::StatusDateNotExpected { status: word });
            }
            return Some(if word == StatusWord::Active { Status::Active } else { Status::Pending });
        }
        StatusWord::Repaired => Status::Repaired,
        StatusWord::Revoked => Status::Revoked,
        StatusWord::Confirmed => Status::Confirmed,
        StatusWord::Rejected => Status::Rejected,
    };
    let Some(on) = on else {
        found(What::StatusDateMissing { status: word });
        return None;
    };
    json::date(on).map(with_day).map_err(found).ok()
}
