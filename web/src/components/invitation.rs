//! 打开档案的邀请: what a page about the open entity shows while none is open.

use yew::prelude::*;

use crate::components::files::Files;
use crate::components::samples::Samples;
use crate::ui::head::head;
use crate::words::Words;

/// What to do first: open a file, or try an invented entity. Whichever it is, the person stays on the page.
pub fn invitation(title: AttrValue, words: Words) -> Html {
    html! {
        <>
            { head(title, words.t("entity.nothing_open")) }
            <Files />
            <Samples />
        </>
    }
}
