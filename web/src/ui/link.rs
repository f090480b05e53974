//! A link to a page of the portal.

use yew::prelude::*;

use crate::route::Route;

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

/// A link to a page. Its address is a real one: it can be opened in a new tab, copied, and followed without a mouse.
#[component]
pub fn To(props: &Props) -> Html {
    html! {
        <a
            class={props.classes()}
            href={format!("#{}", props.route.to_path())}
            aria-current={props.current.then_some("page")}
        >
            { for props.children.iter() }
        </a>
    }
}

impl Props {
    fn classes(&self) -> Option<Classes> {
        (!self.class.is_empty()).then(|| self.class.clone())
    }
}
