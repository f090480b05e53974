//! A scenario handed on: as a link that says nothing of whom it is about, as a code of that link, as a file, on paper.

use xinyong_score::Scenario;
use yew::prelude::*;

use super::{NAME, SCENARIO};
use crate::hooks::{ENTITY, use_session};
use crate::router::Location;
use crate::state::simulate::Act;
use crate::state::{Opened, scenario_link};
use crate::ui::download::download;
use crate::ui::file_drop::{FileDrop, Picked, reading};
use crate::ui::form::{Field, check};
use crate::ui::qr::qr;
use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub scenario: Scenario,
    pub act: Callback<Act>,
}

/// The ways to hand it on, and to take one in.
#[component]
pub fn Share(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let named = use_state(|| false);
    let copied = use_state(|| None::<String>);
    let problems = use_state(Vec::<AttrValue>::new);
    let Some(open) = &session.open else { return Html::default() };
    let link = link(open, &props.scenario, *named);

    let tick = {
        let named = named.clone();
        Callback::from(move |ticked| named.set(ticked))
    };
    let copy = {
        let (link, copied) = (link.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(window) = web_sys::window() {
                // Whoever does not let it be copied still shows it: it can be marked and copied by hand.
                let _ = window.navigator().clipboard().write_text(&link);
                copied.set(Some(link.clone()));
            }
        })
    };
    let save = {
        let json = serde_json::to_vec_pretty(&props.scenario);
        Callback::from(move |_: MouseEvent| {
            if let Ok(json) = &json {
                download("scenario.json", "application/json", json);
            }
        })
    };
    let onfiles = {
        let (act, problems, lang) = (props.act.clone(), problems.clone(), words.lang);
        reading(Callback::from(move |files: Vec<Picked>| {
            for file in files {
                let Some(text) = file.text() else {
                    problems.set(vec![words.with("ui.file_unread", &[("name", &file.name)])]);
                    continue;
                };
                match Scenario::from_json(&text) {
                    Ok(scenario) => {
                        problems.set(Vec::new());
                        act.emit(Act::Load(scenario));
                    }
                    Err(found) => problems
                        .set(found.iter().map(|found| xinyong_text::problem(lang, found).into()).collect()),
                }
            }
        }))
    };
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A browser that does not print says so itself.
            let _ = window.print();
        }
    });

    html! {
        <section class="section simulate__share" aria-labelledby="simulate-share">
            <div class="section__head">
                <h2 id="simulate-share">{ words.t("simulate.share") }</h2>
                <p class="section__note">{ words.t("simulate.share_note") }</p>
            </div>
            <div class="simulate__ways">
                <div class="stack">
                    <div class="field form__field">
                        <label class="field__label" for="scenario-link">{ words.t("simulate.link") }</label>
                        <input class="input input--wide" id="scenario-link" type="text" readonly=true value={link.clone()} />
                    </div>
                    { check(&Field::new("scenario-named", words.t("simulate.named")).help(words.t("simulate.named_help")), *named, &tick) }
                    <div class="buttons">
                        <button class="button" type="button" onclick={copy}>{ words.t("simulate.copy") }</button>
                        <button class="button" type="button" onclick={save}>{ words.t("simulate.save") }</button>
                        <button class="button" type="button" onclick={print}>{ words.t("credit.print") }</button>
                    </div>
                    <p role="status">{ if copied.as_ref() == Some(&link) { words.t("simulate.copied") } else { AttrValue::default() } }</p>
                </div>
                <div class="simulate__qr">
                    if let Some(code) = qr(&link, words.t("simulate.qr")) {
                        { code }
                        <p class="section__note">{ words.t("simulate.qr") }</p>
                    } else {
                        <p>{ words.t("simulate.too_long") }</p>
                    }
                </div>
            </div>
            <FileDrop id="scenario-file" hint={words.t("simulate.drop")} label={words.t("simulate.choose")} accept=".json,application/json" {onfiles}>
                if !problems.is_empty() {
                    <div class="notice notice--error" role="alert">
                        <p>{ words.t("simulate.bad_file") }</p>
                        <ul>{ for problems.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
                    </div>
                }
            </FileDrop>
        </section>
    }
}

/// The link to this page with a scenario. Only if the person wants it named does it say whom it is about; the records
/// and the titles of what is added are never in it.
fn link(open: &Opened, scenario: &Scenario, named: bool) -> String {
    let mut query = vec![(SCENARIO.to_owned(), scenario_link::written(scenario, &open.archive))];
    if named {
        let entity = open.archive.entity();
        query.push((NAME.to_owned(), entity.name.clone()));
        query.push((ENTITY.to_owned(), entity.uscc.to_string()));
    }
    let location = Location { path: "/simulate".into(), query };
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}#{}", href.split('#').next().unwrap_or_default(), location.written())
}
