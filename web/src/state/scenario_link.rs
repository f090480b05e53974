//! 分享链接: a scenario as a short text within an address, and addresses of other pages that ask for one action.
//!
//! The text says nothing of whom it is about. A record is named by a fingerprint of thirty bits, by which nobody finds
//! it who does not have it already: `20261231~repair!k3f9a2!20261201~add!donation!5000000!20261130`.

use std::fmt::Write;

use xinyong_score::record::{Detail, StatusWord};
use xinyong_score::scenario::{Action, ActionWord, Scenario};
use xinyong_score::{Archive, Change, Date, Record, RecordKind, Status};

/// The digits of fingerprints, five bits each; none is easily taken for another.
const DIGITS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Writes a scenario about an archive. A change of a record that is not there cannot be, and is left out.
pub fn written(scenario: &Scenario, archive: &Archive) -> String {
    let mut text = compact(scenario.as_of);
    let added: Vec<&str> = scenario.actions.iter().filter_map(added).collect();
    let name = |id: &str| match added.iter().position(|added| *added == id) {
        Some(at) => Some(new_id(at)),
        None => archive.record(id).map(fingerprint),
    };
    for action in &scenario.actions {
        let said = match action {
            Action::Change { record, on, .. } => name(record).map(|name| format!("{name}!{}", compact(*on))),
            Action::Add(record) => Some(written_record(record)),
            Action::Model(id) => Some(id.clone()),
        };
        if let Some(said) = said {
            // To write into a string cannot fail.
            let _ = write!(text, "~{}!{said}", action.word().as_str());
        }
    }
    text
}

/// Reads a scenario; none if the text is not one. Its records are yet to be [`found`] in an archive.
pub fn read(text: &str) -> Option<Scenario> {
    let mut parts = text.split('~');
    let as_of = day(parts.next()?)?;
    let mut adding = 0;
    let mut action = |part: &str| {
        let (word, rest) = part.split_once('!')?;
        match ActionWord::parse(word)? {
            ActionWord::Add => {
                adding += 1;
                read_record(rest, new_id(adding - 1)).map(|record| Action::Add(Box::new(record)))
            }
            ActionWord::Model => Some(Action::Model(rest.to_owned())),
            word => {
                let (record, on) = rest.split_once('!')?;
                let change = Change::parse(word.as_str())?;
                Some(Action::Change { change, record: record.to_owned(), on: day(on)? })
            }
        }
    };
    let actions = parts.map(&mut action).collect::<Option<Vec<_>>>()?;
    Some(Scenario { as_of, actions })
}

/// The scenario with the records of an archive in the place of their fingerprints. A fingerprint that is no record's
/// stays, and is refused when the scenario is simulated.
pub fn found(mut scenario: Scenario, archive: &Archive) -> Scenario {
    for action in &mut scenario.actions {
        if let Action::Change { record: name, .. } = action
            && let Some(record) = archive.records().iter().find(|record| fingerprint(record) == *name)
        {
            name.clone_from(&record.id);
        }
    }
    scenario
}

/// The actions that an address asks for by the names of records: `repair=p-1&on=2026-12-01`. Without a day they take
/// effect on the first on which they can, `opens`; without another, `by`, the result of the last of all these days is
/// asked for, or that of `as_of` if it is later.
pub fn asked(
    query: &[(String, String)],
    as_of: Date,
    opens: impl Fn(Change, &str) -> Option<Date>,
) -> Option<Scenario> {
    let named =
        |name: &str| query.iter().find(|(found, _)| found == name).and_then(|(_, day)| day.parse().ok());
    let on: Option<Date> = named("on");
    let mut latest = as_of;
    let actions = query.iter().filter_map(|(name, record)| {
        let change = Change::parse(name)?;
        let on = on.or_else(|| opens(change, record)).unwrap_or(as_of);
        latest = latest.max(on);
        Some(Action::Change { change, record: record.clone(), on })
    });
    let actions: Vec<Action> = actions.collect();
    (!actions.is_empty()).then(|| Scenario { as_of: named("by").unwrap_or(latest), actions })
}

/// Whether a name within an address asks for an action.
pub fn is_asking(name: &str) -> bool {
    Change::parse(name).is_some()
}

fn added(action: &Action) -> Option<&str> {
    matches!(action, Action::Add(_)).then(|| action.record()).flatten()
}

fn new_id(at: usize) -> String {
    format!("new-{}", at + 1)
}

/// Thirty bits of FNV-1a over what makes a record this one: two archives rarely have a record of the same id, kind and
/// day.
fn fingerprint(record: &Record) -> String {
    let facts = format!("{}\n{}\n{}", record.id, record.kind.as_str(), record.date);
    let hash = facts.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let digit = |at: u32| usize::from((hash >> (24 + 5 * at)).to_le_bytes()[0]) % DIGITS.len();
    (0..6).map(|at| char::from(DIGITS[digit(at)])).collect()
}

fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn day(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    format!("{year}-{month}-{day}").parse().ok()
}

/// What a record does to a score, and nothing else: neither its name nor who decided.
fn written_record(record: &Record) -> String {
    let detail = match record.detail {
        Some(detail) => match (detail.word(), detail.number()) {
            (Some(word), _) => word.to_owned(),
            (None, number) => number.unwrap_or_default().to_string(),
        },
        None => String::new(),
    };
    let mut text = format!("{}!{detail}!{}", record.kind.as_str(), compact(record.date));
    let mut with = |tag: char, value: String| {
        // To write into a string cannot fail.
        let _ = write!(text, "!{tag}{value}");
    };
    if let Some(day) = record.left_on {
        with('l', compact(day));
    }
    if let Some(day) = record.valid_through {
        with('v', compact(day));
    }
    if record.status != Status::Active {
        with(
            's',
            format!(
                "{}{}",
                record.status.on().map(compact).unwrap_or_default(),
                record.status.word().as_str()
            ),
        );
    }
    if record.self_reported {
        with('d', String::new());
    }
    text
}

fn read_record(text: &str, id: String) -> Option<Record> {
    let mut parts = text.split('!');
    let kind = RecordKind::parse(parts.next()?)?;
    let detail = parts.next()?;
    let detail = match kind.attribute().filter(|_| !detail.is_empty()) {
        Some(attribute) if attribute.words().is_some() => Some(Detail::from_word(attribute, detail)?),
        Some(attribute) => Some(Detail::from_number(attribute, detail.parse().ok()?)?),
        None => None,
    };
    let mut record = Record::new(id, kind, detail, day(parts.next()?)?);
    for part in parts {
        let (tag, value) = part.split_at_checked(1)?;
        match tag {
            "l" => record.left_on = Some(day(value)?),
            "v" => record.valid_through = Some(day(value)?),
            "s" => record.status = read_status(value)?,
            "d" => record.self_reported = true,
            _ => return None,
        }
    }
    Some(record)
}

fn read_status(text: &str) -> Option<Status> {
    if let Some(word) = StatusWord::parse(text) {
        return match word {
            StatusWord::Active => Some(Status::Active),
            StatusWord::Pending => Some(Status::Pending),
            _ => None,
        };
    }
    let (on, word) = text.split_at_checked(8)?;
    let on = day(on)?;
    match StatusWord::parse(word)? {
        StatusWord::Repaired => Some(Status::Repaired(on)),
        StatusWord::Revoked => Some(Status::Revoked(on)),
        StatusWord::Confirmed => Some(Status::Confirmed(on)),
        StatusWord::Rejected => Some(Status::Rejected(on)),
        StatusWord::Active | StatusWord::Pending => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinyong_score::record::Level;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn of(key: &str) -> Archive {
        let sample = crate::samples::all().into_iter().find(|sample| sample.key == key).expect("a sample");
        Archive::clone(&sample.archive)
    }

    /// A scenario with every sort of action, and all that a link leaves out.
    fn scenario() -> Scenario {
        let change = |change, record: &str, on| Action::Change { change, record: record.into(), on: day(on) };
        let mut award = Record::new(
            "new-1",
            RecordKind::Commendation,
            Some(Detail::Level(Level::City)),
            day("2026-11-30"),
        );
        award.status = Status::Pending;
        award.self_reported = true;
        let mut promise = Record::new("new-2", RecordKind::Commitment, None, day("2026-11-30"));
        promise.valid_through = Some(day("2027-11-30"));
        promise.status = Status::Confirmed(day("2026-12-02"));
        let mut left =
            Record::new("new-3", RecordKind::TaxArrears, Some(Detail::Amount(123)), day("2026-01-01"));
        left.left_on = Some(day("2026-12-03"));
        let actions = vec![
            change(Change::Confirm, "d-1", "2026-12-05"),
            Action::Add(Box::new(award)),
            change(Change::Confirm, "new-1", "2026-12-05"),
            Action::Add(Box::new(promise)),
            Action::Add(Box::new(left)),
            Action::Model("heihe-leading".into()),
        ];
        Scenario { as_of: day("2026-12-31"), actions }
    }

    #[test]
    fn a_scenario_is_read_as_it_was_written() {
        let archive = of("10-declarations");
        let text = written(&scenario(), &archive);
        assert_eq!(read(&text).map(|read| found(read, &archive)), Some(scenario()), "{text}");
        let mut with_another = scenario();
        with_another.actions.push(Action::Change {
            change: Change::Repair,
            record: "示罚〔2026〕1号".into(),
            on: day("2026-12-05"),
        });
        assert_eq!(written(&with_another, &archive), text);
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"~!-".contains(&byte)), "{text}");
    }

    #[test]
    fn a_link_says_nothing_of_whom_it_is_about() {
        let mut scenario = scenario();
        let Action::Add(award) = &mut scenario.actions[1] else { unreachable!("the second is an addition") };
        award.title = Some("某某奖".into());
        award.document_no = Some("示奖2026-1".into());
        award.authority = Some("示例市人民政府".into());
        let archive = of("10-declarations");
        let text = written(&scenario, &archive);
        assert!(text.is_ascii() && !text.contains("2026-1") && !text.contains("d-1"), "{text}");
        assert!(!text.contains(archive.entity().uscc.as_str()));
    }

    #[test]
    fn another_entitys_record_of_the_same_id_is_not_taken_for_the_one_meant() {
        let text = written(&scenario(), &of("10-declarations"));
        let other = found(read(&text).expect("a scenario"), &of("08-capped"));
        let Action::Change { record, .. } = &other.actions[0] else { unreachable!("the first is a change") };
        assert!(of("08-capped").record(record).is_none());
    }

    #[test]
    fn a_broken_text_is_no_scenario() {
        let whole = written(&scenario(), &of("10-declarations"));
        for broken in [
            "",
            "x",
            "20261301",
            "20261231~",
            "20261231~repair",
            "20261231~repair!a",
            "20261231~add!donation",
            "20261231~add!donation!x!20261130",
            "20261231~fly!a!20261130",
            "二〇二六",
        ] {
            assert_eq!(read(broken), None, "{broken}");
        }
        // Whatever is cut off or changed, nothing fails.
        for at in 0..whole.len() {
            let _ = read(&whole[..at]);
            let _ = read(&whole.replace(&whole[at..=at], "!"));
        }
    }

    #[test]
    fn an_address_can_ask_for_actions_by_the_names_of_records() {
        let query = |text: &str| -> Vec<(String, String)> {
            let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
        };
        let today = day("2026-11-22");
        let opens = |_: Change, id: &str| (id == "p-1").then(|| day("2027-01-05"));
        let ask = |text: &str| asked(&query(text), today, opens);
        let repair = |on| Action::Change { change: Change::Repair, record: "p-1".into(), on: day(on) };

        let found = ask("entity=9123&repair=p-1&on=2026-12-01").expect("an action");
        assert_eq!((found.as_of, found.actions), (day("2026-12-01"), vec![repair("2026-12-01")]));
        let found = ask("repair=p-1").expect("an action");
        assert_eq!((found.as_of, found.actions), (day("2027-01-05"), vec![repair("2027-01-05")]));
        let found = ask("repair=p-1&on=2026-10-01&leave-list=b-1&by=2026-12-31").expect("actions");
        assert_eq!((found.as_of, found.actions.len()), (day("2026-12-31"), 2));
        assert_eq!(ask("repair=p-1&on=2026-10-01").map(|found| found.as_of), Some(today));
        assert_eq!(ask("entity=9123&on=2026-12-01"), None);
    }
}
