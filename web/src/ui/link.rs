//! A link to a page of the portal.

use yew::prelude::*;

use crate::framing;
use crate::route::Route;
use crate::router::Location;
use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub route: Route,
    #[prop_or_default]
    pub class: Classes,
    /// Whether it leads to where the person is.
    #[prop_or_default]
    pub current: bool,
    #[prop_or_default]
    pub children: Children,
}

/// A link to a page; from an embedded view, to the whole portal in a new window, unless it stays within the view. Its
/// address is a real one: it can be opened in a new tab, copied, and followed without a mouse.
#[component]
pub fn To(props: &Props) -> Html {
    let words = use_words();
    let leaves = framing::is_embedded() && !props.route.stays();
    html! {
        <a
            class={props.classes()}
            href={Location::from(&props.route).link()}
            aria-current={props.current.then_some("page")}
            target={leaves.then_some("_blank")}
            rel={leaves.then_some("noopener")}
        >
            { for props.children.iter() }
            if leaves {
                <span class="visually-hidden">{ words.t("embed.new_window") }</span>
            }
        </a>
    }
}

impl Props {
    fn classes(&self) -> Option<Classes> {
        (!self.class.is_empty()).then(|| self.class.clone())
    }
}
