//! A page whose part of the program may still have to be fetched.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::desk::{self, Desk};
use crate::dom::reload;
use crate::route::Route;
use crate::ui::again::again;
use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub route: Route,
}

/// How the fetching stands.
#[derive(Clone, Copy)]
enum Fetch {
    OnItsWay,
    Here(Desk),
    Failed,
}

/// Shows the page as soon as it can be shown; says that it is on its way, or that it cannot be had.
#[component]
pub fn Later(props: &Props) -> Html {
    let words = use_words();
    let fetch = use_state(|| Fetch::OnItsWay);
    let ask = {
        let fetch = fetch.setter();
        move || {
            let fetch = fetch.clone();
            fetch.set(Fetch::OnItsWay);
            spawn_local(async move { fetch.set(desk::fetched().await.map_or(Fetch::Failed, Fetch::Here)) });
        }
    };
    {
        let ask = ask.clone();
        use_effect_with((), move |()| ask());
    }
    match *fetch {
        Fetch::Here(page) => page(props.route.clone()),
        Fetch::OnItsWay => html! { <p role="status">{ words.t("page.fetching") }</p> },
        // After the site was updated the old part is there no more, however often it is asked for.
        Fetch::Failed => html! {
            <>
                { again(words.t("page.missing"), words.t("page.again"), Callback::from(move |_: MouseEvent| ask())) }
                <p class="buttons">
                    <button class="button" type="button" onclick={Callback::from(|_: MouseEvent| reload())}>{ words.t("boot.reload") }</button>
                </p>
            </>
        },
    }
}
