//! 演示: ready-made cases for showing what-if, one point each.

mod stage;

use std::rc::Rc;

use yew::prelude::*;

use crate::fetch;
use crate::hooks::CASES;
use crate::pages::not_found::NotFound;
use crate::route::Route;
use crate::state::demo::{Case, Theme};
use crate::ui::again::again;
use crate::ui::head::head;
use crate::ui::link::To;
use crate::words::{Words, use_words};

use stage::Presenter;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The case shown; without it, the list of all.
    #[prop_or_default]
    pub case: Option<AttrValue>,
}

/// Where the cases are.
#[derive(Clone, PartialEq)]
enum Cases {
    /// On their way.
    Asked,
    /// They cannot be had.
    Missing,
    /// Here.
    Here(Rc<[Rc<Case>]>),
}

/// The page. Its cases are fetched when it is first shown.
#[component]
pub fn Demo(props: &Props) -> Html {
    let words = use_words();
    let cases = use_state_eq(|| Cases::Asked);
    {
        let cases = cases.setter();
        use_effect_with((), move |()| ask(cases));
    }
    let found = match &*cases {
        Cases::Asked => html! { <p role="status">{ words.t("demo.fetching") }</p> },
        Cases::Missing => {
            let cases = cases.setter();
            let ask = Callback::from(move |_: MouseEvent| {
                cases.set(Cases::Asked);
                ask(cases.clone());
            });
            again(words.t("demo.missing"), words.t("page.again"), ask)
        }
        Cases::Here(cases) => match &props.case {
            None => overview(cases, words),
            Some(id) => match cases.iter().position(|case| case.id == **id) {
                None => return html! { <NotFound /> },
                // Another case is another presenter: nothing of the one before stays.
                Some(place) => return html! { <Presenter key={&**id} cases={cases.clone()} {place} /> },
            },
        },
    };
    html! {
        <>
            { head(words.t(if props.case.is_some() { "page.demo_case" } else { "page.demo" }), words.t("demo.lead")) }
            { found }
        </>
    }
}

fn ask(cases: UseStateSetter<Cases>) {
    wasm_bindgen_futures::spawn_local(async move {
        let found = fetch::text(CASES).await.and_then(|json| Case::all(&json));
        cases.set(found.map_or(Cases::Missing, |found| Cases::Here(found.into())));
    });
}

/// All cases by theme.
fn overview(cases: &[Rc<Case>], words: Words) -> Html {
    let numbered = || cases.iter().enumerate();
    html! {
        <div class="demo-list">
            if let Some(first) = cases.first() {
                <p class="buttons">
                    <To class="button button--primary" route={Route::DemoCase { case: first.id.clone() }}>
                        { words.t("demo.start") }
                    </To>
                </p>
            }
            <p class="section__note">{ words.t("demo.keys") }</p>
            { for Theme::ALL.into_iter().map(|theme| html! {
                <section class="section" aria-labelledby={theme.key()}>
                    <div class="section__head"><h2 id={theme.key()}>{ words.t(theme.key()) }</h2></div>
                    <ol class="tiles plain">
                        { for numbered().filter(|(_, case)| case.theme == theme).map(|(place, case)| html! {
                            <li>
                                <To class="tile" route={Route::DemoCase { case: case.id.clone() }}>
                                    <span class="tile__title">{ format!("{} {}", place + 1, words.of(&case.title)) }</span>
                                    <span class="tile__text">{ words.of(&case.point) }</span>
                                </To>
                            </li>
                        }) }
                    </ol>
                </section>
            }) }
        </div>
    }
}
