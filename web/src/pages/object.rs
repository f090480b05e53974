//! 异议申诉: a record that is wrong, disputed with evidence.

use yew::prelude::*;

use crate::components::invitation::invitation;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The record in question; without it, all that can be disputed.
    #[prop_or_default]
    pub record: Option<AttrValue>,
}

/// The page.
#[component]
pub fn Object(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let title = words.t(if props.record.is_some() { "page.object_record" } else { "page.object" });
    if session.open.is_none() {
        return invitation(title, words);
    }
    head(title, words.t("object.lead"))
}
