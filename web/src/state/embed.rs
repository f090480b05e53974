//! 嵌入: what the page around an embedded view says to it, and what it is answered. The protocol is told in
//! `docs/embedding.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use xinyong_score::{Archive, Date, Model, NotInForce, to_json};
use xinyong_text::Lang;

use super::{Opened, Origin};
use crate::words::WORDS;

/// The field that tells our messages from all others; its value is the version of the protocol.
pub const MARK: &str = "xinyong";

/// The version of the protocol.
const VERSION: &str = "1";

/// The most characters that a message may have when it is written as JSON.
pub const MOST: u32 = 4_000_000;

/// What a host can say.
const TYPES: [&str; 3] = ["hello", "open", "close"];

/// A message of the host's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// It asks whether the view is there.
    Hello,
    /// It gives an archive to be shown.
    Open(Given),
    /// It takes the archive back.
    Close,
}

/// An archive, and what it is to be shown by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The archive, as JSON.
    archive: String,
    /// The id of the model; the first one if left out.
    pub scheme: Option<String>,
    /// The day that is asked about; today if left out.
    pub as_of: Option<Date>,
    /// The language; it stays as it is if left out.
    pub lang: Option<Lang>,
}

/// One thing that is wrong with what the host said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// A short name for the sort of fault, which does not change.
    pub code: &'static str,
    /// The part of the message, such as `archive.records[2].severity`; empty for the message as a whole.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    /// A fault of the message itself: its words are under `embed.` in the locale files.
    pub fn of(lang: Lang, code: &'static str, path: &str, values: &[(&str, &str)]) -> Self {
        let values: Vec<(&str, &str)> = [("path", path)].iter().chain(values).copied().collect();
        let message = WORDS.fill(lang, &format!("embed.{code}"), &values);
        Self { code, path: path.to_owned(), message }
    }

    /// That the model is not in force on the day that is asked about.
    pub fn not_in_force(lang: Lang, error: &NotInForce) -> Self {
        let message = xinyong_text::not_in_force(lang, error);
        Self { code: "not-in-force", path: "as_of".to_owned(), message }
    }
}

/// What a message says, from its JSON text; none if it is none of this protocol's, and was meant for others.
///
/// # Errors
///
/// Everything that is wrong with it; what is wrong with the archive itself, [`Given::opened`] says.
pub fn read(text: &str, models: &[Arc<Model>], lang: Lang) -> Option<Result<Message, Vec<Fault>>> {
    let mut fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    let version = fields.remove(MARK)?;
    let mut fields = Fields { unread: fields, faults: Vec::new(), lang };
    // What another version means, nobody here knows.
    if version.get() != VERSION {
        let given = version.get().chars().take(20).collect::<String>();
        return Some(Err(vec![Fault::of(lang, "wrong-version", MARK, &[("given", &given)])]));
    }
    let message = fields.message(models);
    for name in fields.unread.keys() {
        fields.faults.push(Fault::of(lang, "unknown-field", name, &[]));
    }
    Some(message.filter(|_| fields.faults.is_empty()).ok_or(fields.faults))
}

/// The fields of a message that are not read yet, and what was wrong with the others.
struct Fields<'a> {
    unread: BTreeMap<String, &'a RawValue>,
    faults: Vec<Fault>,
    lang: Lang,
}

impl<'a> Fields<'a> {
    /// The message; whatever is wrong with it is among the faults.
    fn message(&mut self, models: &[Arc<Model>]) -> Option<Message> {
        let Some(kind) = self.text("type") else {
            if self.faults.is_empty() {
                self.fault("missing-field", "type", "");
            }
            return None;
        };
        match kind.as_str() {
            "hello" => Some(Message::Hello),
            "close" => Some(Message::Close),
            "open" => {
                let archive = self.unread.remove("archive");
                if archive.is_none() {
                    self.fault("missing-field", "archive", "");
                }
                let known = |id: &str| models.iter().any(|model| model.id() == id).then(|| id.to_owned());
                let ids: Vec<&str> = models.iter().map(|model| model.id()).collect();
                let scheme = self.one("scheme", "unknown-scheme", &ids.join(" "), known);
                let as_of = self.one("as_of", "not-a-date", "", |day| day.parse().ok());
                let lang = self.one("lang", "unknown-lang", "zh en", Lang::parse);
                // A text is an archive's JSON; anything else is to be an archive.
                let written = |raw: &RawValue| value(raw).unwrap_or_else(|| raw.get().to_owned());
                Some(Message::Open(Given { archive: written(archive?), scheme, as_of, lang }))
            }
            _ => {
                self.fault("unknown-type", "type", &TYPES.join(" "));
                // What belongs to it is not known.
                self.unread.clear();
                None
            }
        }
    }

    /// One value that a text stands for; a fault with a code if it stands for none.
    fn one<T>(
        &mut self,
        name: &'static str,
        code: &'static str,
        known: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(name)?;
        let found = read(&text);
        if found.is_none() {
            self.fault(code, name, known);
        }
        found
    }

    fn text(&mut self, name: &'static str) -> Option<String> {
        let raw: &'a RawValue = self.unread.remove(name)?;
        let text = value(raw);
        if text.is_none() {
            self.fault("not-a-text", name, "");
        }
        text
    }

    fn fault(&mut self, code: &'static str, path: &str, known: &str) {
        self.faults.push(Fault::of(self.lang, code, path, &[("known", known)]));
    }
}

fn value<T: DeserializeOwned>(raw: &RawValue) -> Option<T> {
    serde_json::from_str(raw.get()).ok()
}

impl Given {
    /// The archive, to be opened.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn opened(&self, lang: Lang) -> Result<Opened, Vec<Fault>> {
        let below =
            |path: &str| if path.is_empty() { "archive".to_owned() } else { format!("archive.{path}") };
        let read = Archive::from_json(&self.archive).map_err(|problems| {
            let fault = |problem: &xinyong_score::Problem| Fault {
                code: problem.what.code(),
                path: below(&problem.path),
                message: xinyong_text::problem(lang, problem),
            };
            problems.iter().map(fault).collect::<Vec<_>>()
        })?;
        let (archive, warnings) = (Arc::new(read.archive), read.warnings.into());
        Ok(Opened { archive, warnings, origin: Origin::Host, unattributed: 0 })
    }
}

/// A message to the host, as JSON: its type, and the one thing that it says.
pub fn message(kind: &str, field: &str, said: &impl Serialize) -> String {
    format!(r#"{{"{MARK}":{VERSION},"type":"{kind}","{field}":{}}}"#, to_json(said))
}

#[cfg(test)]
mod tests {
    use xinyong_rules::DEFAULT_MODEL;

    use super::*;

    fn models() -> Vec<Arc<Model>> {
        xinyong_rules::models().into_iter().map(Arc::new).collect()
    }

    fn given(text: &str) -> Option<Result<Message, Vec<Fault>>> {
        read(text, &models(), Lang::Zh)
    }

    /// The codes and places of what is wrong with a message.
    fn wrong(text: &str) -> Vec<(&'static str, String)> {
        let faults = given(text).expect("a message of ours").expect_err("something wrong");
        assert!(faults.iter().all(|fault| !fault.message.is_empty()), "{faults:?}");
        faults.into_iter().map(|fault| (fault.code, fault.path)).collect()
    }

    const SHOP: &str = include_str!("../../samples/03-minor-penalty.json");

    #[test]
    fn an_archive_is_given_as_an_object_or_as_its_text() {
        let text = serde_json::to_string(SHOP).expect("text");
        let mut opened = Vec::new();
        for archive in [SHOP, &*text] {
            let open = format!(
                r#"{{"xinyong":1,"type":"open","archive":{archive},"scheme":"{DEFAULT_MODEL}","as_of":"2026-11-22","lang":"en"}}"#
            );
            let Some(Ok(Message::Open(given))) = given(&open) else { panic!("{open}") };
            assert_eq!(given.scheme.as_deref(), Some(DEFAULT_MODEL));
            assert_eq!((given.as_of, given.lang), ("2026-11-22".parse().ok(), Some(Lang::En)));
            opened.push(given.opened(Lang::Zh).expect("sound"));
        }
        assert_eq!(opened[0], opened[1]);
        assert_eq!(opened[0].origin, Origin::Host);
    }

    #[test]
    fn what_is_left_out_is_as_usual() {
        let open = given(r#"{"type":"open","archive":{},"xinyong":1}"#);
        let usual = Given { archive: "{}".to_owned(), scheme: None, as_of: None, lang: None };
        assert_eq!(open, Some(Ok(Message::Open(usual))));
        assert_eq!(given(r#"{"xinyong":1,"type":"hello"}"#), Some(Ok(Message::Hello)));
        assert_eq!(given(r#"{"xinyong":1,"type":"close"}"#), Some(Ok(Message::Close)));
    }

    #[test]
    fn what_others_say_to_each_other_is_left_alone() {
        let deep = "[".repeat(100_000);
        let nested = format!(r#"{{"a":{deep}"#);
        for text in [
            "",
            "null",
            "1",
            "\"xinyong\"",
            "[]",
            "[{\"xinyong\":1}]",
            "{}",
            "{\"type\":\"open\"}",
            "{",
            &deep,
            &nested,
        ] {
            assert_eq!(given(text), None, "{}", &text[..text.len().min(40)]);
        }
    }

    #[test]
    fn whatever_is_wrong_is_said_with_its_place() {
        let cases: [(&str, &[(&str, &str)]); 12] = [
            (r#"{"xinyong":2,"type":"open","else":1}"#, &[("wrong-version", "xinyong")]),
            (r#"{"xinyong":"1","type":"hello"}"#, &[("wrong-version", "xinyong")]),
            (r#"{"xinyong":{"a":[]}}"#, &[("wrong-version", "xinyong")]),
            (r#"{"xinyong":1}"#, &[("missing-field", "type")]),
            (r#"{"xinyong":1,"type":["open"]}"#, &[("not-a-text", "type")]),
            (r#"{"xinyong":1,"type":"navigate","url":"https://a.example"}"#, &[("unknown-type", "type")]),
            (r#"{"xinyong":1,"type":"open"}"#, &[("missing-field", "archive")]),
            (r#"{"xinyong":1,"type":"open","archive":{},"asOf":"2026-11-22"}"#, &[("unknown-field", "asOf")]),
            (
                r#"{"xinyong":1,"type":"open","archive":{},"__proto__":{"lang":"en"}}"#,
                &[("unknown-field", "__proto__")],
            ),
            (
                r#"{"xinyong":1,"type":"open","archive":{},"scheme":"none","as_of":"2026-02-30","lang":"fr"}"#,
                &[("unknown-scheme", "scheme"), ("not-a-date", "as_of"), ("unknown-lang", "lang")],
            ),
            (r#"{"xinyong":1,"type":"open","archive":{},"lang":null}"#, &[("not-a-text", "lang")]),
            (r#"{"xinyong":1,"type":"close","archive":{}}"#, &[("unknown-field", "archive")]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|&(code, path)| (code, path.to_owned())).collect();
            assert_eq!(wrong(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_the_archive_is_said_below_it() {
        for (archive, expected) in [
            (r#""no JSON""#.to_owned(), ("not-json", "archive")),
            ("null".to_owned(), ("wrong-type", "archive")),
            (SHOP.replacen("xinyong-archive/1", "xinyong-archive/2", 1), ("wrong-format", "archive.format")),
            (SHOP.replacen("\"date\": \"", "\"date\": \"x", 1), ("not-a-date", "archive.records[0].date")),
        ] {
            let open = format!(r#"{{"xinyong":1,"type":"open","archive":{archive}}}"#);
            let Some(Ok(Message::Open(given))) = given(&open) else { panic!("{open}") };
            let faults = given.opened(Lang::Zh).expect_err("something wrong");
            assert_eq!((faults[0].code, &*faults[0].path), expected, "{archive}");
        }
    }

    #[test]
    fn a_message_to_the_host_says_one_thing() {
        assert_eq!(message("size", "height", &640), r#"{"xinyong":1,"type":"size","height":640}"#);
    }
}
