//! The address behind `#`, and the way from page to page by the browser's own history.

use gloo_events::EventListener;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::route::Route;

/// The part of the address behind `#`: `/credit?on=2026-12-31`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The path.
    pub path: String,
    /// The query: names and values, in order.
    pub query: Vec<(String, String)>,
}

impl From<&Route> for Location {
    fn from(route: &Route) -> Self {
        Self { path: route.to_path(), query: Vec::new() }
    }
}

impl Location {
    /// Where the browser is.
    pub fn here() -> Self {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        Self::parse(hash.trim_start_matches('#'))
    }

    /// The page there.
    pub fn route(&self) -> Route {
        Route::recognize(&self.path)
    }

    /// The whole address, as it can be handed on.
    pub fn address(&self) -> String {
        let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        format!("{}#{}", here.split('#').next().unwrap_or_default(), self.written())
    }

    /// What a link to it says. The page's base would drop what stands before `#`: an embedded view keeps it.
    pub fn link(&self) -> String {
        if self.route().stays() { self.address() } else { format!("#{}", self.written()) }
    }

    fn parse(text: &str) -> Self {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self {
            path: if path.is_empty() { "/" } else { path }.to_owned(),
            query: pairs.map(|(name, value)| (name.to_owned(), decoded(value))).collect(),
        }
    }

    /// What stands behind `#`.
    pub fn written(&self) -> String {
        let pairs: Vec<String> =
            self.query.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if pairs.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, pairs.join("&")) }
    }
}

/// What stands for something else in a query.
const RESERVED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'=').add(b'+');

fn encoded(value: &str) -> String {
    utf8_percent_encode(value, RESERVED).to_string()
}

/// The browser writes what is not ASCII in its own way.
fn decoded(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

/// Goes to other pages.
#[derive(Clone, PartialEq)]
pub struct Navigator(UseStateSetter<Location>);

impl Navigator {
    /// Goes to a page; the back button leads back here.
    pub fn push(&self, route: &Route) {
        self.go(route.into(), web_sys::History::push_state_with_url);
    }

    /// Writes another address for the page that is shown.
    pub fn replace(&self, location: Location) {
        self.go(location, web_sys::History::replace_state_with_url);
    }

    fn go(
        &self,
        location: Location,
        by: fn(&web_sys::History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>,
    ) {
        let Some(window) = web_sys::window() else { return };
        if let Ok(history) = window.history() {
            // A browser that refuses, as some do after too many changes, still shows the page.
            let _ = by(&history, &JsValue::NULL, "", Some(&location.address()));
        }
        self.0.set(location);
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Children,
}

/// Tells the components inside it where the browser is.
#[component]
pub fn Router(props: &Props) -> Html {
    let location = use_state_eq(Location::here);
    {
        let moved = location.setter();
        use_effect_with((), move |()| {
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, "popstate", move |_| moved.set(Location::here())));
            move || drop(listener)
        });
    }
    html! {
        <ContextProvider<UseStateHandle<Location>> context={location}>
            { for props.children.iter() }
        </ContextProvider<UseStateHandle<Location>>>
    }
}

/// Where the browser is.
#[hook]
pub fn use_location() -> Location {
    use_context::<UseStateHandle<Location>>().map_or_else(Location::here, |location| (*location).clone())
}

/// The page that is shown.
#[hook]
pub fn use_route() -> Route {
    use_location().route()
}

/// The way to other pages.
#[hook]
pub fn use_navigator() -> Option<Navigator> {
    Some(Navigator(use_context::<UseStateHandle<Location>>()?.setter()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        for text in ["/credit?entity=92231100MADEMA0351&on=2026-12-31", "/policies/hlj-2021", "/"] {
            assert_eq!(Location::parse(text).written(), text);
        }
        let strange =
            Location { path: "/simulate".into(), query: vec![("s".into(), "甲&乙=100% #1".into())] };
        assert_eq!(Location::parse(&strange.written()), strange);
        assert_eq!(Location::parse("").route(), Route::Home);
        assert_eq!(Location::parse("/credit?on=2026-12-31").route(), Route::Credit);
    }
}
