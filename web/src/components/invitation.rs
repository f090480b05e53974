//! 打开档案的邀请: what a page about the open entity shows while none is open.

use yew::prelude::*;

use crate::components::files::Files;
use crate::components::samples::Samples;
use crate::framing;
use crate::hooks::use_session;
use crate::ui::head::head;
use crate::words::{Words, use_words};

/// What to do first: open a file, or try an invented entity. Whichever it is, the person stays on the page. In an embedded
/// view it is the page around it that opens an archive.
pub fn invitation(title: AttrValue, words: Words) -> Html {
    if framing::is_embedded() {
        return html! { <Embedded {title} /> };
    }
    html! {
        <>
            { head(title, words.t("entity.nothing_open")) }
            <Files />
            <Samples />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    title: AttrValue,
}

/// That the page around the view has yet to give an archive; the invented entities, where it may not.
#[component]
fn Embedded(props: &Props) -> Html {
    let words = use_words();
    let hosted = use_session().host.is_some();
    html! {
        <>
            { head(props.title.clone(), words.t(if hosted { "embed.waiting" } else { "embed.samples_only" })) }
            if !hosted {
                <Samples />
            }
        </>
    }
}
