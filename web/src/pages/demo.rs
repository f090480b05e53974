//! 演示: ready-made cases for showing what-if, one point each.

use yew::prelude::*;

use crate::ui::head::head;
use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The case shown; without it, the list of all.
    #[prop_or_default]
    pub case: Option<AttrValue>,
}

/// The page.
#[component]
pub fn Demo(props: &Props) -> Html {
    let words = use_words();
    let title = words.t(if props.case.is_some() { "page.demo_case" } else { "page.demo" });
    head(title, words.t("demo.lead"))
}
