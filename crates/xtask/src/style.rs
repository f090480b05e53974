//! One style sheet for the page: smaller to download than one a subject, and one request instead of nine.

use anyhow::{Result, anyhow};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};

use crate::finish_page::short;

/// A page with one style sheet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Styled {
    /// The page.
    pub(crate) html: String,
    /// The name of its style sheet, which follows the content.
    pub(crate) name: String,
    /// The style sheet.
    pub(crate) style: String,
    /// The files it was joined from.
    pub(crate) from: Vec<String>,
}

/// Joins the style sheets that a page links, in their order; `read` gives a file's content.
pub(crate) fn joined(html: &str, read: impl Fn(&str) -> Result<String>) -> Result<Styled> {
    let mut from = Vec::new();
    links(html, |link| from.extend(link.get_attribute("href")))?;
    let style = from.iter().map(|sheet| read(sheet)).collect::<Result<String>>()?;
    let name = format!("style-{}.css", short(&Sha256::digest(&style)));
    let mut first = true;
    let html = links(html, |link| {
        if std::mem::take(&mut first) {
            // What Trunk made is replaced, and its checksum with it.
            link.replace(&format!(r#"<link rel="stylesheet" href="./{name}">"#), ContentType::Html);
        } else {
            link.remove();
        }
    })?;
    Ok(Styled { html, name, style, from })
}

/// The page after something was done to each link to a style sheet.
fn links(html: &str, mut change: impl FnMut(&mut Element<'_, '_>)) -> Result<String> {
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("link[rel=stylesheet]", |link| {
            change(link);
            Ok(())
        }));
    rewrite_str(html, settings).map_err(|error| anyhow!("index.html: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sheet_stands_where_the_first_stood_with_all_in_their_order() {
        let page = "<link rel=icon href=i><link rel=stylesheet href=./a.css integrity=x><link rel=stylesheet href=./b.css>";
        let read = |sheet: &str| Ok(format!("/* {sheet} */"));
        let styled = joined(page, read).unwrap();
        assert_eq!(styled.style, "/* ./a.css *//* ./b.css */");
        assert_eq!(styled.from, ["./a.css", "./b.css"]);
        let link = format!(r#"<link rel="stylesheet" href="./{}">"#, styled.name);
        assert_eq!(styled.html, format!("<link rel=icon href=i>{link}"));
        let other = joined(page, |_| Ok("p {}".to_owned())).unwrap();
        assert_ne!(other.name, styled.name);
    }
}
