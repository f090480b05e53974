//! From the text of a filing to its types, or to the list of everything wrong with it.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::evidence::{Evidence, MOST_BYTES, Media};
use super::step::{self, Party, State, Step, StepError};
use super::{ENTITY, FORMAT, Filer, Filing, Matter, REPAIRS, Subject, Wrong, check_count, check_subject};
use crate::archive::{Problem, What, read_record};
use crate::date::Date;
use crate::json::{self, Fields, Place, Value};
use crate::procedure::{Change, Requirement};

/// Reads a whole filing.
pub(super) fn read(text: &str) -> Result<Filing, Vec<Problem>> {
    let mut problems = Vec::new();
    let filing = json::document(text, &mut problems).and_then(|root| read_filing(&root, &mut problems));
    match filing {
        Some(filing) if problems.is_empty() => Ok(filing),
        _ => Err(problems),
    }
}

fn read_filing(root: &Value<'_>, problems: &mut Vec<Problem>) -> Option<Filing> {
    let mut fields = Fields::of(root, Place::ROOT, problems)?;
    fields.required("format", problems, |value| json::format(value, FORMAT));
    let number = fields.required("number", problems, json::text);
    let filer = fields.required("entity", problems, Ok);
    let subject = fields.required("subject", problems, Ok);
    let evidence = fields.required("evidence", problems, json::array);
    let history = fields.required("history", problems, json::array);
    fields.finish(problems);

    let filer = filer.and_then(|value| read_filer(value, problems));
    let subject = subject.and_then(|value| read_subject(value, problems));
    let evidence = evidence.map(|items| {
        check_count(items.len(), problems);
        let place = Place::ROOT.field("evidence");
        let files = items.iter().enumerate();
        files.filter_map(|(at, item)| read_evidence(item, &place.item(at), problems)).collect()
    });
    let history = history.map(|items| read_history(items, problems));
    Some(Filing { number: number?, filer: filer?, subject: subject?, evidence: evidence?, history: history? })
}

fn read_filer(value: &Value<'_>, problems: &mut Vec<Problem>) -> Option<Filer> {
    let mut fields = Fields::of(value, ENTITY, problems)?;
    let uscc = fields.required("uscc", problems, json::uscc);
    let name = fields.required("name", problems, json::text);
    fields.finish(problems);
    Some(Filer { uscc: uscc?, name: name? })
}

fn read_subject(value: &Value<'_>, problems: &mut Vec<Problem>) -> Option<Subject> {
    let before = problems.len();
    let mut fields = Fields::of(value, Place::ROOT.field("subject"), problems)?;
    let matter = fields.required("matter", problems, |value| json::word(value, Matter::WORDS, Matter::parse));
    // Which further fields there are is the matter's to say: without it, none can be called unknown.
    let subject = match matter? {
        Matter::Declaration => {
            let record = fields.required("record", problems, Ok);
            let subject = fields.place;
            record
                .and_then(|value| read_record(value, &mut subject.field("record"), problems))
                .map(|record| Subject::Declaration { record: Box::new(record) })
        }
        Matter::Objection => {
            let record = fields.required("record", problems, json::text);
            let wrong =
                fields.required("wrong", problems, |value| json::word(value, Wrong::WORDS, Wrong::parse));
            let statement = fields.required("statement", problems, json::text);
            record.zip(wrong).zip(statement).map(|((record, wrong), statement)| Subject::Objection {
                record,
                wrong,
                statement,
            })
        }
        Matter::Repair => {
            let record = fields.required("record", problems, json::text);
            let change = fields.required("change", problems, |value| {
                json::word(value, REPAIRS, |word| Change::parse(word).filter(|_| REPAIRS.contains(&word)))
            });
            let met = items(&mut fields, "met", problems, |value| {
                json::word(value, Requirement::WORDS, Requirement::parse)
            });
            let papers = items(&mut fields, "papers", problems, json::text);
            let promise = fields.optional("promise", problems, json::text);
            record.zip(change).map(|(record, change)| Subject::Repair {
                record,
                change,
                met,
                papers,
                promise,
            })
        }
    };
    fields.finish(problems);
    let subject = subject.filter(|_| problems.len() == before)?;
    check_subject(&subject, problems);
    Some(subject)
}

/// The items of a list that must be there, each read by itself; the sound ones.
fn items<'a, T>(
    fields: &mut Fields<'a>,
    name: &'static str,
    problems: &mut Vec<Problem>,
    read: impl Fn(&'a Value<'a>) -> Result<T, What>,
) -> Vec<T> {
    let of = fields.place;
    let place = of.field(name);
    let values = fields.required(name, problems, json::array).unwrap_or_default();
    let read = values.iter().enumerate().filter_map(|(at, value)| {
        read(value).map_err(|what| problems.push(place.item(at).problem(what))).ok()
    });
    read.collect()
}

/// Reads a file. What is said of it must be what its content says.
fn read_evidence(value: &Value<'_>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Option<Evidence> {
    let mut fields = Fields::of(value, *place, problems)?;
    let name = fields.required("name", problems, json::text);
    let media = fields.required("media", problems, |value| json::word(value, Media::WORDS, Media::parse));
    let size = fields.required("size", problems, json::whole_number);
    let sha256 = fields.required("sha256", problems, json::text);
    let data = fields.required("data", problems, decoded);
    fields.finish(problems);

    // A file without its name is read on, so that nothing wrong with its content is passed over.
    let file = Evidence::new(name.as_deref().unwrap_or("?"), data?)
        .map_err(|what| problems.push(place.field("data").problem(what)))
        .ok()?;
    let mut compare = |field: &str, given: Option<&str>, found: &str| {
        if let Some(given) = given.filter(|&given| given != found) {
            let what = What::NotAsContent { given: given.into(), found: found.into() };
            problems.push(place.field(field).problem(what));
        }
    };
    compare("media", media.map(Media::as_str), file.media().as_str());
    compare("size", size.map(|size| size.to_string()).as_deref(), &file.size().to_string());
    compare("sha256", sha256.as_deref(), file.sha256());
    name.map(|_| file)
}

/// Content written in base64, if it is no larger than a file may be.
fn decoded(value: &Value<'_>) -> Result<Vec<u8>, What> {
    // Four characters stand for three bytes. What is too long for a file is not decoded.
    const MOST_CHARACTERS: usize = MOST_BYTES.div_ceil(3) * 4;
    let text = json::written(value)?;
    if text.len() > MOST_CHARACTERS {
        return Err(What::TooLarge { most: MOST_BYTES });
    }
    STANDARD.decode(text).map_err(|_| What::NotBase64)
}

/// Reads the steps, each judged as following on the one before.
fn read_history(items: &[Value<'_>], problems: &mut Vec<Problem>) -> Vec<Step> {
    let place = Place::ROOT.field("history");
    let mut history: Vec<Step> = Vec::with_capacity(items.len());
    let mut before: (State, Option<Date>) = (State::Draft, None);
    for (at, item) in items.iter().enumerate() {
        let place = place.item(at);
        // What follows on a step that cannot be read cannot be judged.
        let Some(step) = read_step(item, place, problems) else { break };
        for error in step::check(&step, before.0, before.1).err().unwrap_or_default() {
            problems.push(place.field(error.field()).problem(What::from(error)));
        }
        before = (step.state, Some(step.date));
        history.push(step);
    }
    history
}

fn read_step<'a>(value: &'a Value<'a>, place: Place<'a>, problems: &mut Vec<Problem>) -> Option<Step> {
    let mut fields = Fields::of(value, place, problems)?;
    let state = fields.required("state", problems, |value| json::word(value, State::WORDS, State::parse));
    let date = fields.required("date", problems, json::date);
    let by = fields.required("by", problems, |value| json::word(value, Party::WORDS, Party::parse));
    let name = fields.required("name", problems, json::text);
    let note = fields.optional("note", problems, json::text);
    fields.finish(problems);
    Some(Step { state: state?, date: date?, by: by?, name: name?, note })
}

impl From<StepError> for What {
    fn from(error: StepError) -> Self {
        match error {
            StepError::NotPossible { from, to, by, .. } => Self::NotNext { given: to, by, after: from },
            StepError::BeforeLast { given, last } => Self::BeforeStep { given, last },
            StepError::NoName => Self::Empty,
            StepError::NoNote { .. } => Self::MissingField,
        }
    }
}
