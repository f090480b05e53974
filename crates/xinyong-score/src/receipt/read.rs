//! From the text of a receipt to its types, and whether it is what it says.

use alloc::string::String;
use alloc::vec::Vec;

use super::{FORMAT, Holder, KeptLine, LINES, NamedModel, Receipt, number};
use crate::archive::{Problem, What};
use crate::evaluate::{PointsByProvenance, Reason};
use crate::json::{self, Fields, Place, Value};
use crate::model::{Class, Grade, Provenance};
use crate::places::Places;
use crate::points::Points;
use crate::record::RecordKind;

/// What a file states, and what in it cannot be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The receipt as written.
    pub receipt: Receipt,
    /// What was altered, or does not add up; nothing in a receipt as it was made.
    pub problems: Vec<Problem>,
}

/// Reads a whole receipt.
pub(super) fn read(text: &str) -> Result<Stated, Vec<Problem>> {
    let mut problems = Vec::new();
    let receipt = json::document(text, &mut problems).and_then(|root| read_receipt(&root, &mut problems));
    match receipt {
        Some(receipt) if problems.is_empty() => {
            let problems = contradictions(&receipt);
            Ok(Stated { receipt, problems })
        }
        _ => Err(problems),
    }
}

fn read_receipt(root: &Value<'_>, problems: &mut Vec<Problem>) -> Option<Receipt> {
    let mut fields = Fields::of(root, Place::ROOT, problems)?;
    fields.required("format", problems, |value| json::format(value, FORMAT));
    let number = fields.required("number", problems, json::text);
    let entity = fields.required("entity", problems, Ok);
    let as_of = fields.required("as_of", problems, json::date);
    let archive = fields.required("archive", problems, json::text);
    let model = fields.required("model", problems, Ok);
    let start = fields.required("start", problems, json::points);
    let lines = fields.required("lines", problems, json::array);
    let score = fields.required("score", problems, json::points);
    let grade = fields.required("grade", problems, |value| json::word(value, Grade::WORDS, Grade::parse));
    let class = fields.optional("class", problems, |value| json::word(value, Class::WORDS, Class::parse));
    let rests_on = fields.required("points_by_provenance", problems, Ok);
    let notices = fields.required("notices", problems, json::array);
    let digest = fields.required("digest", problems, json::text);
    fields.finish(problems);

    let entity = entity.and_then(|value| read_entity(value, problems));
    let model = model.and_then(|value| read_model(value, problems));
    let lines = lines.map(|items| {
        let lines = items.iter().enumerate();
        lines.filter_map(|(at, item)| read_line(item, LINES.item(at), problems)).collect()
    });
    let rests_on = rests_on.and_then(|value| read_provenance(value, problems));
    let place = Place::ROOT.field("notices");
    let notices = notices.map(|items| {
        let notices = items.iter().enumerate().filter_map(|(at, item)| {
            json::text(item).map_err(|what| problems.push(place.item(at).problem(what))).ok()
        });
        notices.collect()
    });
    Some(Receipt {
        format: FORMAT,
        number: number?,
        entity: entity?,
        as_of: as_of?,
        archive: archive?,
        model: model?,
        start: start?,
        lines: lines?,
        score: score?,
        grade: grade?,
        class,
        points_by_provenance: rests_on?,
        notices: notices?,
        digest: digest?,
    })
}

fn read_entity(value: &Value<'_>, problems: &mut Vec<Problem>) -> Option<Holder> {
    let mut fields = Fields::of(value, Place::ROOT.field("entity"), problems)?;
    let uscc = fields.required("uscc", problems, json::uscc);
    let name = fields.required("name", problems, json::text);
    fields.finish(problems);
    Some(Holder { uscc: uscc?, name: name? })
}

fn read_model(value: &Value<'_>, problems: &mut Vec<Problem>) -> Option<NamedModel> {
    let mut fields = Fields::of(value, Place::ROOT.field("model"), problems)?;
    let id = fields.required("id", problems, json::text);
    let version = fields.required("version", problems, json::text);
    let in_force_from = fields.required("in_force_from", problems, json::date);
    let hash = fields.required("hash", problems, json::text);
    fields.finish(problems);
    Some(NamedModel { id: id?, version: version?, in_force_from: in_force_from?, hash: hash? })
}

fn read_line<'a>(value: &'a Value<'a>, place: Place<'a>, problems: &mut Vec<Problem>) -> Option<KeptLine> {
    let mut fields = Fields::of(value, place, problems)?;
    let record = fields.required("record", problems, json::written);
    fields.place.record = record;
    let kind = fields.required("kind", problems, |v| json::word(v, RecordKind::WORDS, RecordKind::parse));
    let reason = fields.required("reason", problems, |value| json::word(value, Reason::WORDS, Reason::parse));
    let points = fields.required("points", problems, json::points);
    let lost_to_cap = fields.required("lost_to_cap", problems, json::points);
    let counts_through = fields.optional("counts_through", problems, json::date);
    let provenance =
        fields.optional("provenance", problems, |v| json::word(v, Provenance::WORDS, Provenance::parse));
    fields.finish(problems);
    Some(KeptLine {
        record: record?.into(),
        kind: kind?,
        reason: reason?,
        points: points?,
        lost_to_cap: lost_to_cap?,
        counts_through,
        provenance,
    })
}

fn read_provenance(value: &Value<'_>, problems: &mut Vec<Problem>) -> Option<PointsByProvenance> {
    let mut fields = Fields::of(value, Place::ROOT.field("points_by_provenance"), problems)?;
    let law = fields.required("law", problems, json::points);
    let illustrative = fields.required("illustrative", problems, json::points);
    fields.finish(problems);
    Some(PointsByProvenance { law: law?, illustrative: illustrative? })
}

/// What in a receipt cannot be so, whoever made it.
fn contradictions(receipt: &Receipt) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut unless = |holds: bool, field: &str, what: What| {
        if !holds {
            problems.push(Place::ROOT.field(field).problem(what));
        }
    };
    let sums = |given: Points, sum: Points| What::NotTheSum { given, sum };
    let made_with = |given: &String, found: String| What::Altered { given: given.clone(), found };

    let sum = receipt.sum();
    unless(receipt.score == sum, "score", sums(receipt.score, sum));
    let PointsByProvenance { law, illustrative } = receipt.points_by_provenance;
    unless(law + illustrative == sum, "points_by_provenance", sums(law + illustrative, sum));
    let digest = receipt.computed_digest();
    let its_number = number(receipt.as_of, &digest);
    unless(receipt.number == its_number, "number", made_with(&receipt.number, its_number));
    unless(receipt.digest == digest, "digest", made_with(&receipt.digest, digest));

    let mut places = Places::default();
    for (at, line) in receipt.lines.iter().enumerate() {
        let first = places.first(&line.record, at);
        if first != at {
            problems.push(
                LINES.item(at).of_record(&line.record).field("record").problem(What::DoubleId { first }),
            );
        }
    }
    problems
}
