//! Cases a clerk can read: the `[[case]]` tables of `tests/cases/<area>/*.toml`.

use std::collections::BTreeSet;
use std::fmt::{Debug, Write};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;
use serde_json::json;
use toml::{Table, Value};

use xinyong_rules::Document;
use xinyong_score::Archive;
use xinyong_score::model::Citation;

/// A case of an area, with its file and the sentence that names it.
#[derive(Debug)]
pub struct Named<C> {
    /// The file and the name, as failures show them.
    pub name: String,
    /// The rest of the table.
    pub case: C,
}

/// Every case of an area, in the order of file names.
///
/// # Panics
///
/// If a file cannot be read as a list of such cases, or two cases of the area have one name.
pub fn read<C: DeserializeOwned>(area: &str) -> Vec<Named<C>> {
    let mut names = BTreeSet::new();
    let mut cases = Vec::new();
    for path in files(area, "toml") {
        let shown = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{shown}: {error}"));
        let mut file: Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{shown}: {error}"));
        let Some(Value::Array(tables)) = file.remove("case") else { panic!("{shown}: no [[case]]") };
        assert!(file.is_empty(), "{shown}: something besides [[case]]: {file}");
        for table in tables {
            let Value::Table(mut table) = table else { panic!("{shown}: a case is a table") };
            let Some(Value::String(name)) = table.remove("name") else {
                panic!("{shown}: a case without name")
            };
            let name = format!("{shown}: {name}");
            assert!(names.insert(name.clone()), "{name}: two cases have this name");
            let case = table.try_into().unwrap_or_else(|error| panic!("{name}: {error}"));
            cases.push(Named { name, case });
        }
    }
    assert!(!cases.is_empty(), "no cases in {area}");
    cases
}

/// Runs every case of an area. The check returns what differs from the expectation.
///
/// # Panics
///
/// If anything differs in any case, with the list of all that does.
pub fn run<C: DeserializeOwned>(area: &str, check: impl Fn(&C) -> Vec<String>) {
    let mut report = String::new();
    for Named { name, case } in read(area) {
        for difference in check(&case) {
            let _ = write!(report, "\n{name}\n    {difference}");
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// What to say if something is not as expected.
pub fn differs<T: PartialEq + Debug + ?Sized>(what: &str, found: &T, expected: &T) -> Option<String> {
    (found != expected).then(|| format!("{what}: found {found:?}, expected {expected:?}"))
}

/// What to say if an article that a case shows is not summarised among the documents.
pub fn unsummarised(article: &Citation) -> Option<String> {
    static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(xinyong_rules::documents);
    xinyong_rules::cited(&DOCUMENTS, article).is_none().then(|| format!("{article} is not summarised"))
}

/// The text of an archive of records in short form: of an invented entity, and `active` where no status is given.
pub fn archive_text(records: &[Table]) -> String {
    let records: Vec<Table> = records
        .iter()
        .map(|record| {
            let mut record = record.clone();
            record.entry("status").or_insert_with(|| "active".into());
            record
        })
        .collect();
    json!({ "format": "xinyong-archive/1", "entity": entity(), "records": records }).to_string()
}

/// The archive of records in short form.
///
/// # Panics
///
/// If the records are unsound: a case about errors gives the text instead.
pub fn archive(records: &[Table]) -> Arc<Archive> {
    let text = archive_text(records);
    let read = Archive::from_json(&text).unwrap_or_else(|problems| panic!("{problems:?} in {text}"));
    Arc::new(read.archive)
}

/// The model of cases that name none.
pub fn default_model() -> String {
    xinyong_rules::DEFAULT_MODEL.into()
}

/// The invented entity of archives in short form.
pub fn entity() -> serde_json::Value {
    json!({ "uscc": "91231100MAAY4CL12U", "name": "示例企业" })
}

/// The files of an area with an ending, in the order of names.
///
/// # Panics
///
/// If the area has no folder.
pub fn files(area: &str, ending: &str) -> Vec<PathBuf> {
    let folder = root().join("cases").join(area);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    paths.sort();
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
