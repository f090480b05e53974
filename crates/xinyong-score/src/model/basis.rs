//! What the parts of a model rest on.

use alloc::format;
use alloc::string::{String, ToString};
use core::iter;

use super::document::{Citation, ModelDocument};

impl ModelDocument {
    /// Every clause that the model or one of its parts cites, part by part; one cited twice comes twice.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.bases().flat_map(|(_, basis)| basis)
    }

    /// Every part that must have a basis, by its path, with the basis.
    pub(super) fn bases(&self) -> impl Iterator<Item = (String, &[Citation])> {
        let rules = self.rules.iter().flat_map(|rule| {
            [
                (format!("rules.{}", rule.id), &rule.basis),
                (format!("rules.{}.window", rule.id), &rule.window.basis),
            ]
        });
        let reasons = self.not_counting.iter();
        iter::once(("model".to_string(), &self.basis))
            .chain(self.total.iter().map(|part| ("total".to_string(), &part.basis)))
            .chain(self.cycle.iter().map(|part| ("cycle".to_string(), &part.basis)))
            .chain(self.notices.iter().map(|part| (format!("notices.{}", part.id), &part.basis)))
            .chain(self.bands.iter().map(|part| (format!("bands.{}", part.grade), &part.basis)))
            .chain(self.first_level.iter().map(|part| (format!("first_level.{}", part.id), &part.basis)))
            .chain(self.second_level.iter().map(|part| (format!("second_level.{}", part.id), &part.basis)))
            .chain(rules)
            .chain(reasons.map(|(reason, part)| (format!("not_counting.{reason}"), &part.basis)))
            .map(|(path, basis)| (path, basis.as_slice()))
    }
}
