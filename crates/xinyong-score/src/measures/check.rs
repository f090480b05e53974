//! What measures must satisfy before they are shown to anybody.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::authored::{FORMAT, MeasuresDocument, Tier};
use crate::model::{Bilingual, Citation, Class};
use crate::places::Places;
use crate::record::RecordKind;

/// One thing wrong with measures, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasuresProblem {
    /// The part, such as `scenarios.electricity.offers.no-arrears.without`.
    pub path: String,
    /// What is wrong with it.
    pub what: MeasuresFlaw,
}

/// What is wrong with a part of measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasuresFlaw {
    /// The document is not of the format that is read here.
    WrongFormat(String),
    /// Nothing stands where something must.
    Empty,
    /// Two parts have one id.
    DoubleId,
    /// It has no basis.
    NoBasis,
    /// A class to which no measure comes.
    NotCovered(Class),
    /// A condition on records that do not speak against an entity.
    NotAdverse(RecordKind),
}

impl fmt::Display for MeasuresProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        match &self.what {
            MeasuresFlaw::WrongFormat(given) => write!(f, "format is {given:?}, expected {FORMAT:?}"),
            MeasuresFlaw::Empty => f.write_str("is empty"),
            MeasuresFlaw::DoubleId => f.write_str("this id is used twice"),
            MeasuresFlaw::NoBasis => f.write_str("has no basis: name a document and an article"),
            MeasuresFlaw::NotCovered(class) => write!(f, "no measure for the class {class}"),
            MeasuresFlaw::NotAdverse(kind) => write!(f, "{kind} does not speak against an entity"),
        }
    }
}

impl core::error::Error for MeasuresProblem {}

/// Everything wrong with measures.
pub(super) fn check(document: &MeasuresDocument) -> Vec<MeasuresProblem> {
    let mut problems = Vec::new();
    let found: &mut dyn FnMut(fmt::Arguments<'_>, MeasuresFlaw) =
        &mut |path, what| problems.push(MeasuresProblem { path: path.to_string(), what });

    if document.format != FORMAT {
        found(format_args!("format"), MeasuresFlaw::WrongFormat(document.format.clone()));
    }
    document.each_basis(&mut |path, basis| {
        if basis.is_empty() {
            found(path, MeasuresFlaw::NoBasis);
        }
    });
    let mut ids = Vec::new();
    let mut id = |path: fmt::Arguments<'_>| ids.push(path.to_string());
    for part in &document.notices {
        id(format_args!("notices.{}", part.id));
    }
    for part in &document.measures {
        id(format_args!("measures.{}", part.id));
    }
    for part in &document.scenarios {
        id(format_args!("scenarios.{}", part.id));
    }
    for offer in document.scenarios.iter().flat_map(|scenario| &scenario.offers) {
        id(format_args!("offers.{}", offer.id));
    }
    let mut seen = Places::default();
    for path in &ids {
        if !seen.is_new(path) {
            found(format_args!("{path}"), MeasuresFlaw::DoubleId);
        }
    }
    each_text(document, &mut |path, text| {
        if text.zh.trim().is_empty() || text.en.trim().is_empty() {
            found(path, MeasuresFlaw::Empty);
        }
    });
    for &class in Class::ALL {
        if !document.measures.iter().any(|measure| measure.at == Tier::Class(class)) {
            found(format_args!("measures"), MeasuresFlaw::NotCovered(class));
        }
    }
    for scenario in &document.scenarios {
        let path = format!("scenarios.{}", scenario.id);
        let tag = scenario.whom.as_ref().map(|whom| whom.tag.as_str());
        for (part, nothing) in [
            ("whom.tag", tag.is_some_and(|tag| tag.trim().is_empty())),
            ("scheme", scenario.scheme.as_ref().is_some_and(|scheme| scheme.trim().is_empty())),
            ("offers", scenario.offers.is_empty()),
        ] {
            if nothing {
                found(format_args!("{path}.{part}"), MeasuresFlaw::Empty);
            }
        }
        for (id, without) in
            scenario.offers.iter().filter_map(|offer| Some((&offer.id, offer.without.as_ref()?)))
        {
            let path = format!("{path}.offers.{id}.without");
            if without.kinds.is_empty() || without.months == 0 {
                found(format_args!("{path}"), MeasuresFlaw::Empty);
            }
            for &kind in without.kinds.iter().filter(|kind| !kind.is_adverse()) {
                found(format_args!("{path}"), MeasuresFlaw::NotAdverse(kind));
            }
        }
    }
    problems
}

/// Shows every text for people, by its path.
fn each_text(document: &MeasuresDocument, show: &mut dyn FnMut(fmt::Arguments<'_>, &Bilingual)) {
    for notice in &document.notices {
        show(format_args!("notices.{}.text", notice.id), &notice.text);
    }
    for measure in &document.measures {
        show(format_args!("measures.{}.name", measure.id), &measure.name);
        show(format_args!("measures.{}.text", measure.id), &measure.text);
    }
    for scenario in &document.scenarios {
        let path = format!("scenarios.{}", scenario.id);
        show(format_args!("{path}.name"), &scenario.name);
        if let Some(whom) = &scenario.whom {
            show(format_args!("{path}.whom.name"), &whom.name);
        }
        for offer in &scenario.offers {
            show(format_args!("{path}.offers.{}.text", offer.id), &offer.text);
        }
    }
}

impl MeasuresDocument {
    /// Shows every part that must have a basis, by its path, with the basis.
    pub(super) fn each_basis<'a>(&'a self, show: &mut dyn FnMut(fmt::Arguments<'_>, &'a [Citation])) {
        for notice in &self.notices {
            show(format_args!("notices.{}", notice.id), &notice.basis);
        }
        for measure in &self.measures {
            show(format_args!("measures.{}", measure.id), &measure.basis);
        }
        for scenario in &self.scenarios {
            let path = format!("scenarios.{}", scenario.id);
            show(format_args!("{path}"), &scenario.basis);
            for offer in &scenario.offers {
                let path = format!("{path}.offers.{}", offer.id);
                if let Some(from) = &offer.from {
                    show(format_args!("{path}.from"), &from.basis);
                }
                if let Some(without) = &offer.without {
                    show(format_args!("{path}.without"), &without.basis);
                }
                show(format_args!("{path}"), &offer.basis);
            }
        }
    }
}
