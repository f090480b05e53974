//! Archives made up at random: sound ones, dense around the days and numbers at which something changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option::{self, weighted};
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use xinyong_score::archive::{Category, Entity};
use xinyong_score::model::Rule;
use xinyong_score::record::{Attribute, Detail, Extent, Level, List, Severity, StatusWord};
use xinyong_score::{Action, Archive, Change, Date, Record, RecordKind, Status};

/// The first and the last day of what the archives tell.
const DAYS: (&str, &str) = ("2022-01-01", "2028-12-31");

/// Text with everything that a reader or a writer of JSON could stumble over.
const TEXTS: &[&str] =
    &["示例机关", "“引号”与\\反斜杠\"", "制表\t换行\n", "𠮷野家 🏮", "e\u{301}clair", "\u{7f}\u{2028}"];

/// Any sound archive of up to so many records.
pub fn archives(most: usize) -> impl Strategy<Value = Arc<Archive>> {
    (entities(), records(most)).prop_map(|(entity, records)| archive(entity, records))
}

/// Archives in which much can be done: adverse records that stand and declarations that wait, dense around the days
/// on which repair opens, with a few things done already.
pub fn plannable(most: usize) -> impl Strategy<Value = Arc<Archive>> {
    let thresholds = thresholds();
    let kinds: Vec<RecordKind> = RecordKind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.is_adverse() || kind.can_be_self_reported())
        .collect();
    // Penalties are the common case; several in one indicator meet its cap.
    let kind = prop_oneof![2 => Just(RecordKind::AdministrativePenalty), 3 => select(kinds)];
    let record = kind.prop_flat_map(move |kind| record(kind, &thresholds));
    let record = (record, weighted(0.85, Just(()))).prop_map(|(mut record, open)| {
        if open.is_some() {
            record.left_on = None;
            record.self_reported = record.kind.can_be_self_reported();
            record.status = if record.self_reported { Status::Pending } else { Status::Active };
        }
        record
    });
    let when = (date("2024-06-01"), 0..900_u32);
    let dated = (record, when.1).prop_map(move |(mut record, days)| {
        record.date = when.0.plus_days(days);
        let later = record.date.plus_days(days / 2);
        record.left_on = record.left_on.map(|_| later);
        record.valid_through = record.valid_through.map(|_| later);
        record.status = match record.status {
            Status::Repaired(_) => Status::Repaired(later),
            Status::Revoked(_) => Status::Revoked(later),
            Status::Confirmed(_) => Status::Confirmed(later),
            Status::Rejected(_) => Status::Rejected(later),
            status @ (Status::Active | Status::Pending) => status,
        };
        record
    });
    // Now and then a record states the fact of the one before it.
    let again = weighted(0.1, Just(()));
    (entities(), vec((dated, again), 0..=most)).prop_map(|(entity, drawn)| {
        let mut records: Vec<Record> = Vec::new();
        for (at, (mut record, again)) in drawn.into_iter().enumerate() {
            record.id = format!("r-{at}");
            record.document_no = Some(format!("no. {at}"));
            if let (Some(()), Some(before)) = (again, records.last()) {
                record = Record { id: record.id, ..before.clone() };
            }
            records.push(record);
        }
        archive(entity, records)
    })
}

/// What a person may name besides in a plan about such an archive: things to add, and objections to its records.
pub fn named(most: usize) -> impl Strategy<Value = Vec<Action>> {
    let thresholds = thresholds();
    let kinds: Vec<RecordKind> =
        RecordKind::ALL.iter().copied().filter(|kind| kind.can_be_self_reported()).collect();
    let added = (select(kinds).prop_flat_map(move |kind| record(kind, &thresholds)), any::<bool>());
    let added = (added, 0..900_u32).prop_map(|((mut record, waits), days)| {
        record.date = date("2024-06-01").plus_days(days);
        (record.left_on, record.valid_through, record.document_no) = (None, None, None);
        record.self_reported = waits;
        record.status = if waits { Status::Pending } else { Status::Active };
        Action::Add(Box::new(record))
    });
    let disputed = (0..8_usize, 0..900_u32).prop_map(|(at, days)| Action::Change {
        change: Change::Revoke,
        record: format!("r-{at}"),
        on: date("2024-06-01").plus_days(days),
    });
    vec(prop_oneof![added, disputed], 0..=most).prop_map(|mut actions| {
        let mut taken = BTreeSet::new();
        for (at, action) in actions.iter_mut().enumerate() {
            if let Action::Add(record) = action {
                record.id = format!("n-{at}");
            }
        }
        actions.retain(|action| taken.insert(action.record().map(str::to_owned)));
        actions
    })
}

/// A day on which such an archive may be asked about.
pub fn days() -> impl Strategy<Value = Date> {
    let (first, last) = (date(DAYS.0), date(DAYS.1));
    let span = u32::try_from(last.days_since(first)).unwrap_or_default();
    (0..=span).prop_map(move |days| first.plus_days(days))
}

/// The archive number `seed`, as JSON: the same every time.
///
/// # Panics
///
/// Never: the strategy rejects nothing, and every archive can be written.
pub fn random_archive(seed: u64) -> String {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let archive = archives(24).new_tree(&mut runner).expect("the strategy rejects nothing").current();
    serde_json::to_string(&*archive).expect("an archive is JSON")
}

/// The archive of records that are sound.
///
/// # Panics
///
/// If they are not.
pub fn archive(entity: Entity, records: Vec<Record>) -> Arc<Archive> {
    Arc::new(Archive::new(entity, records).unwrap_or_else(|problems| panic!("{problems:?}")))
}

/// An invented enterprise of which only the name is known.
///
/// # Panics
///
/// Never: its code is one.
pub fn enterprise() -> Entity {
    Entity {
        uscc: "91350100M000100Y43".parse().expect("a code"),
        name: "示例企业".into(),
        category: None,
        registered_on: None,
        legal_representative: None,
        tags: Vec::new(),
    }
}

fn entities() -> impl Strategy<Value = Entity> {
    let codes =
        select(vec!["91231100MAAY4CL12U", "91350100M000100Y43", "92231100MADEMA0351", "123456789012345678"]);
    let category = option::of(select(Category::ALL));
    (codes, select(TEXTS), category, option::of(days()), option::of(select(TEXTS))).prop_map(
        |(code, name, category, registered_on, legal_representative)| Entity {
            uscc: code.parse().expect("a code"),
            name: name.into(),
            category,
            registered_on,
            legal_representative: legal_representative.map(Into::into),
            tags: Vec::new(),
        },
    )
}

/// Records with ids of their own; some state one fact twice.
fn records(most: usize) -> impl Strategy<Value = Vec<Record>> {
    let thresholds = thresholds();
    let record = select(RecordKind::ALL).prop_flat_map(move |kind| record(kind, &thresholds));
    let doubles = vec((0..most, 0..most), 0..3);
    (vec(record, 0..=most), doubles, any::<u32>()).prop_map(|(mut records, doubles, order)| {
        let count = records.len();
        for (from, to) in doubles.into_iter().filter(|&(from, to)| from.max(to) < count) {
            records[to] = records[from].clone();
        }
        // Unique, and in another order than the records.
        for (at, record) in (0..).zip(&mut records) {
            let leading = order.rotate_left(3 * at) % 10;
            record.id = format!("r-{leading}-{at}");
        }
        records
    })
}

/// The numbers at which the rules of the default model begin, by kind of record.
fn thresholds() -> Vec<(RecordKind, u64)> {
    let models = xinyong_rules::model_documents();
    let rules = models.into_iter().next().expect("the default model").rules;
    let bounds = |rule: Rule| {
        let ranges = [rule.when.amount, rule.when.months, rule.when.hours].into_iter().flatten();
        ranges
            .map(|range| range.at_least)
            .filter(|&bound| bound > 0)
            .map(move |bound| (rule.kind, bound))
            .next()
    };
    rules.into_iter().filter_map(bounds).collect()
}

fn record(kind: RecordKind, thresholds: &[(RecordKind, u64)]) -> impl Strategy<Value = Record> + use<> {
    let detail = match kind.attribute() {
        None => Just(None).boxed(),
        Some(attribute) => detail(attribute, kind, thresholds).prop_map(Some).boxed(),
    };
    let number = weighted(0.5, (0..6_u8).prop_map(|number| format!("罚〔2026〕{number}号")));
    let later = weighted(0.4, 0..900_u32);
    let source = (weighted(0.7, select(TEXTS)), number, weighted(0.7, select(TEXTS)));
    (detail, days(), statuses(kind), 0..900_u32, later, source, any::<bool>()).prop_map(
        move |(detail, date, status, on, later, (authority, document_no, title), inferred)| {
            let on = date.plus_days(on);
            let later = later.map(|days| date.plus_days(days));
            Record {
                severity_inferred: inferred && matches!(detail, Some(Detail::Severity(_))),
                left_on: later.filter(|_| kind.is_listed()),
                valid_through: later.filter(|_| kind.has_own_term()),
                authority: authority.map(Into::into),
                document_no,
                title: title.map(Into::into),
                self_reported: kind.can_be_self_reported() && status != StatusWord::Active,
                status: match status {
                    StatusWord::Active => Status::Active,
                    StatusWord::Repaired => Status::Repaired(on),
                    StatusWord::Revoked => Status::Revoked(on),
                    StatusWord::Pending => Status::Pending,
                    StatusWord::Confirmed => Status::Confirmed(on),
                    StatusWord::Rejected => Status::Rejected(on),
                },
                ..Record::new("", kind, detail, date)
            }
        },
    )
}

/// The statuses that records of a kind can have, the common ones more often.
fn statuses(kind: RecordKind) -> impl Strategy<Value = StatusWord> {
    use StatusWord::{Active, Confirmed, Pending, Rejected, Repaired, Revoked};
    select(match kind {
        kind if kind.is_adverse() => &[Active, Active, Active, Repaired, Revoked][..],
        kind if kind.can_be_self_reported() => {
            &[Active, Active, Pending, Confirmed, Confirmed, Rejected, Revoked]
        }
        _ => &[Active, Active, Revoked],
    })
}

/// A word of the attribute, or a number: often one at which a rule begins, or the one before.
fn detail(attribute: Attribute, kind: RecordKind, thresholds: &[(RecordKind, u64)]) -> BoxedStrategy<Detail> {
    let of_kind = thresholds.iter().filter(|(of, _)| *of == kind);
    let near: Vec<u64> =
        std::iter::once(0).chain(of_kind.flat_map(|&(_, bound)| [bound - 1, bound])).collect();
    let number = prop_oneof![3 => select(near), 1 => 0..200_000_000_u64];
    match attribute {
        Attribute::Severity => select(Severity::ALL).prop_map(Detail::Severity).boxed(),
        Attribute::List => select(List::ALL).prop_map(Detail::List).boxed(),
        Attribute::Level => select(Level::ALL).prop_map(Detail::Level).boxed(),
        Attribute::Extent => select(Extent::ALL).prop_map(Detail::Extent).boxed(),
        Attribute::Amount => number.prop_map(Detail::Amount).boxed(),
        Attribute::Months => number.prop_map(Detail::Months).boxed(),
        Attribute::Hours => number.prop_map(Detail::Hours).boxed(),
    }
}

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}
