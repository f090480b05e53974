//! What the parts of a model rest on.

use alloc::vec::Vec;
use core::fmt;

use super::document::{Citation, ModelDocument};

impl ModelDocument {
    /// Every clause that the model or one of its parts cites, part by part; one cited twice comes twice.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let mut citations = Vec::new();
        self.each_basis(&mut |_, basis| citations.extend(basis));
        citations.into_iter()
    }

    /// Shows every part that must have a basis, by its path, with the basis.
    pub(super) fn each_basis<'a>(&'a self, show: &mut dyn FnMut(fmt::Arguments<'_>, &'a [Citation])) {
        show(format_args!("model"), &self.basis);
        if let Some(part) = &self.total {
            show(format_args!("total"), &part.basis);
        }
        if let Some(part) = &self.cycle {
            show(format_args!("cycle"), &part.basis);
        }
        for part in &self.notices {
            show(format_args!("notices.{}", part.id), &part.basis);
        }
        for part in &self.bands {
            show(format_args!("bands.{}", part.grade), &part.basis);
        }
        for part in &self.first_level {
            show(format_args!("first_level.{}", part.id), &part.basis);
        }
        for part in &self.second_level {
            show(format_args!("second_level.{}", part.id), &part.basis);
        }
        for rule in &self.rules {
            show(format_args!("rules.{}", rule.id), &rule.basis);
            show(format_args!("rules.{}.window", rule.id), &rule.window.basis);
        }
        for (reason, part) in &self.not_counting {
            show(format_args!("not_counting.{reason}"), &part.basis);
        }
    }
}
