//! Reads what people author (`models/`, `calendar/`, `documents/`, `measures.toml`, `procedures.toml`), checks it, and
//! leaves it as JSON for the library to embed. A broken file does not compile: the error names it and what is wrong.

extern crate alloc;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, iter};

use xinyong_score::authored::{self, Part};
use xinyong_score::calendar::YearNotice;
use xinyong_score::documents::Document;
use xinyong_score::measures::{Measures, MeasuresDocument};
use xinyong_score::model::{Bilingual, Citation, ModelDocument};
use xinyong_score::procedure::{ProcedureDocument, Procedures};
use xinyong_score::{Model, Problem};

fn main() {
    let root = PathBuf::from(env("CARGO_MANIFEST_DIR"));
    let mut documents: Vec<Document> = read_all(&root.join("documents"), "toml");
    let models = models(&root.join("models"));
    let notices: Vec<YearNotice> = read_all(&root.join("calendar"), "json");
    let procedures = procedures(&root.join("procedures.toml"));

    let measures = measures(&root.join("measures.toml"), &models);

    let citations = models.iter().flat_map(ModelDocument::citations);
    check_citations(citations.chain(procedures.citations()).chain(measures.citations()), &documents);
    let mut names = BTreeSet::new();
    for document in &documents {
        assert!(names.insert(&document.id), "documents: id {:?} is used twice", document.id);
    }

    let out = PathBuf::from(env("OUT_DIR"));
    write(&out.join("models.json"), &models);
    write(&out.join("measures.json"), &measures);
    write(&out.join("documents.json"), &documents);
    write(&out.join("calendar.json"), &notices);
    write(&out.join("procedures.json"), &procedures);
    for document in &mut documents {
        for summary in iter::once(&mut document.summary)
            .chain(document.articles.iter_mut().map(|article| &mut article.summary))
        {
            *summary = nothing();
        }
    }
    write(&out.join("headings.json"), &documents);
    for document in &mut documents {
        document.number = None;
        document.title = nothing();
        document.issuer = nothing();
    }
    write(&out.join("names.json"), &documents);
}

/// What a text is left out by.
fn nothing() -> Bilingual {
    Bilingual { zh: String::new(), en: String::new() }
}

/// The models, each laid over the one it extends and checked, the default first.
fn models(folder: &Path) -> Vec<ModelDocument> {
    let authored: BTreeMap<String, ModelDocument> =
        read_all(folder, "toml").into_iter().map(|model: ModelDocument| (model.id.clone(), model)).collect();
    let mut models: Vec<ModelDocument> = authored
        .values()
        .map(|model| match &model.extends {
            None => model.clone(),
            Some(base) => {
                let base = authored
                    .get(base)
                    .unwrap_or_else(|| panic!("models: {} extends {base:?}, which is not there", model.id));
                model.clone().over(base.clone())
            }
        })
        .collect();
    models.sort_by_key(|model| (authored[&model.id].extends.is_some(), model.in_force_from));
    for model in &models {
        sound(&format!("model {}", model.id), Model::new(model.clone()));
    }
    models
}

/// The procedures, checked.
fn procedures(path: &Path) -> ProcedureDocument {
    let document: ProcedureDocument = read(path);
    sound(&path.display().to_string(), Procedures::new(document.clone()));
    document
}

/// The measures, checked; the schemes that they name are models.
fn measures(path: &Path, models: &[ModelDocument]) -> MeasuresDocument {
    let document: MeasuresDocument = read(path);
    sound(&path.display().to_string(), Measures::new(document.clone()));
    for scheme in document.schemes() {
        let known = models.iter().any(|model| model.id == scheme);
        assert!(known, "{}: there is no model {scheme:?}", path.display());
    }
    document
}

/// What is authored is as the kernel wants it, or the build stops and says everything that is wrong.
fn sound<T, E: std::fmt::Display>(what: &str, checked: Result<T, Vec<E>>) -> T {
    checked.unwrap_or_else(|problems| {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{what} is broken:\n  {}", list.join("\n  "));
    })
}

/// Every clause that something cites must have its summary.
fn check_citations<'a>(cited: impl Iterator<Item = &'a Citation>, documents: &[Document]) {
    let missing: BTreeSet<String> = cited
        .filter(|citation| {
            !documents.iter().any(|document| {
                document.id == citation.document
                    && document.articles.iter().any(|article| article.id == citation.article)
            })
        })
        .map(ToString::to_string)
        .collect();
    assert!(missing.is_empty(), "cited, but not summarised in documents/: {missing:?}");
}

/// Every file of a folder with an ending, read in the order of names.
fn read_all<T: Part>(folder: &Path, ending: &str) -> Vec<T> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// A file as read; one that cannot be read is named.
fn read<T: Part>(path: &Path) -> T {
    println!("cargo::rerun-if-changed={}", path.display());
    let mut text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|ending| ending == "toml") {
        let value: serde_json::Value =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        text = value.to_string();
    }
    let told = |problem: Problem| format!("{}: {}", problem.path, problem.what);
    let read = authored::read(&text);
    sound(&path.display().to_string(), read.map_err(|found| found.into_iter().map(told).collect()))
}

fn write<T: serde::Serialize>(path: &Path, value: &T) {
    let text = serde_json::to_string(value).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}
