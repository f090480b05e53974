//! Search: entities, the records of the open one, articles and pages.

use xinyong_text::IN_A_BROWSER;

use super::Session;
use crate::route::Route;
use crate::samples::Sample;
use crate::words::Words;
use crate::workers::protocol::Entry;

/// How many results of one sort are shown.
const MOST: usize = 8;

/// How many letters of a summary are shown.
const BEGINNING: usize = 40;

/// Something found.
#[derive(Debug, Clone, PartialEq)]
pub enum Hit {
    /// An invented entity.
    Sample(Sample),
    /// An entity from a file, by its place there.
    Entry {
        /// Its place.
        place: usize,
        /// Its name.
        name: String,
        /// Its code.
        uscc: String,
    },
    /// A record of the open archive.
    Record {
        /// Its id.
        id: String,
        /// What it is called.
        title: String,
    },
    /// An article.
    Article {
        /// Where it is.
        route: Route,
        /// What it is called.
        title: String,
        /// The first words of what it says, once that is there.
        about: String,
    },
    /// A page.
    Page(Route),
}

/// What a text is looked for in: capital letters, no spaces, half width.
pub fn folded(text: &str) -> String {
    let tidy = xinyong_score::uscc::tidy(text);
    // Its ASCII is in capitals already, and Chinese has none. The letters of other scripts are the browser's to
    // know: Rust's own table of them would add 7 kB (brotli).
    if tidy.chars().all(|letter| letter.is_ascii() || letter >= '\u{2e80}') {
        tidy
    } else if IN_A_BROWSER {
        js_sys::JsString::from(tidy).to_upper_case().into()
    } else {
        tidy.to_uppercase()
    }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let mut letters = text.chars();
    let mut first: String = letters.by_ref().take(BEGINNING).collect();
    if letters.next().is_some() {
        first.push('…');
    }
    first
}

/// Everything that has the query in its name or code, the likeliest sort first.
pub fn search<'a>(
    query: &str,
    session: &Session,
    entries: impl Iterator<Item = &'a Entry>,
    samples: &[Sample],
    words: Words,
) -> Vec<Hit> {
    let query = folded(query);
    if query.is_empty() {
        return Vec::new();
    }
    let has = |text: &str| folded(text).contains(&query);

    // An entity with a row in error has no place: it cannot be opened from here either.
    let entries = entries
        .filter(|entry| has(&entry.name) || has(&entry.uscc))
        .filter_map(|entry| {
            Some(Hit::Entry { place: entry.place?, name: entry.name.clone(), uscc: entry.uscc.clone() })
        })
        .take(MOST);
    let samples = samples
        .iter()
        .filter(|sample| has(&sample.archive.entity().name) || has(sample.archive.entity().uscc.as_str()))
        .take(MOST)
        .map(|sample| Hit::Sample(sample.clone()));
    let records = session.open.iter().flat_map(|open| open.archive.records()).filter_map(|record| {
        let title = record.title.clone().unwrap_or_else(|| xinyong_text::term(words.lang, record.kind));
        let found = has(&title) || record.document_no.as_deref().is_some_and(has) || has(&record.id);
        found.then(|| Hit::Record { id: record.id.clone(), title })
    });
    let documents =
        session.documents.iter().filter(|document| has(words.lang.of(&document.title))).map(|document| {
            Hit::Article {
                route: Route::Policy { id: document.id.clone() },
                title: words.lang.of(&document.title).to_owned(),
                about: beginning(words.lang.of(&document.summary)),
            }
        });
    let articles = session.documents.iter().flat_map(|document| {
        document.articles.iter().filter_map(|article| {
            let summary = words.lang.of(&article.summary);
            let title = xinyong_text::article(words.lang, document, article);
            (has(summary) || has(&title)).then(|| Hit::Article {
                route: Route::Article { id: document.id.clone(), article: article.id.clone() },
                title,
                about: beginning(summary),
            })
        })
    });
    let pages = Route::MAIN
        .into_iter()
        .chain(Route::SECOND)
        .chain([Route::Procedures, Route::Measures, Route::Accessibility])
        .filter(|route| has(&words.t(route.title_key())))
        .map(Hit::Page);

    entries
        .chain(samples)
        .chain(records.take(MOST))
        .chain(pages)
        .chain(documents)
        .chain(articles.take(MOST))
        .collect()
}

#[cfg(test)]
mod tests {
    use xinyong_text::Lang;

    use super::*;

    fn found(query: &str) -> Vec<Hit> {
        let session = Session::new("2026-11-22".parse().expect("a day"));
        search(query, &session, std::iter::empty(), &crate::samples::all(), Words { lang: Lang::Zh })
    }

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        let code = crate::samples::all()[0].archive.entity().uscc.to_string();
        for typed in [code.clone(), code.to_lowercase(), format!(" {} ", &code[..10])] {
            assert!(matches!(found(&typed).first(), Some(Hit::Sample(_))), "{typed}");
        }
    }

    #[test]
    fn capitals_of_any_script_are_no_matter() {
        assert_eq!(folded("Ｔest 公司"), folded("tEST公司"));
        assert_eq!(folded("Амур"), folded("амур"));
    }

    #[test]
    fn an_entity_with_a_row_in_error_is_not_found_to_be_opened() {
        let entry =
            |place| Entry { uscc: String::new(), name: "甲公司".into(), records: 1, errors: 1, place };
        let session = Session::new("2026-11-22".parse().expect("a day"));
        let found =
            |entry: &Entry| search("甲公司", &session, std::iter::once(entry), &[], Words { lang: Lang::Zh });
        assert!(found(&entry(None)).is_empty());
        assert_eq!(found(&entry(Some(0))).len(), 1);
    }

    #[test]
    fn articles_and_pages_are_found_by_their_words() {
        assert!(found("行政处罚").iter().any(|hit| matches!(hit, Hit::Article { .. })));
        assert!(found("信用修复").contains(&Hit::Page(Route::Repair)));
        assert!(found("设置").contains(&Hit::Page(Route::Settings)));
        assert!(found("  ").is_empty());
    }
}
