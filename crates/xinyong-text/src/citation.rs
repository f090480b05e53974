//! Clauses, as a text names them.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};

use xinyong_rules::{Article, Document, cited};
use xinyong_score::model::Citation;

use crate::{Lang, fill, join};

/// An article of a document: “《省综合评价细则》第十条”.
pub fn article(lang: Lang, document: &Document, article: &Article) -> String {
    fill(
        lang,
        "citation.article",
        &[("document", lang.of(&document.short)), ("article", lang.of(&article.label))],
    )
}

/// What a value cites, by the names of these documents; as the model writes it if they do not have it.
pub fn citation(lang: Lang, documents: &[Document], citation: &Citation) -> String {
    match cited(documents, citation) {
        Some((document, found)) => article(lang, document, found),
        None => citation.to_string(),
    }
}

/// All that a value cites, each document named once: “《省综合评价细则》第七条、第十条”.
pub fn citations(lang: Lang, documents: &[Document], basis: &[Citation]) -> String {
    let of_one_document = basis.chunk_by(|a, b| a.document == b.document).map(|group| {
        let articles = group.iter().enumerate().map(|(at, found)| match cited(documents, found) {
            Some((_, article)) if at > 0 => lang.of(&article.label).to_owned(),
            _ => citation(lang, documents, found),
        });
        join(lang, "join.list", articles)
    });
    join(lang, "join.clauses", of_one_document)
}
