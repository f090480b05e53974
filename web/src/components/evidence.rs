//! 证明材料: files that speak for what is filed, known by their content and kept with the draft.

use std::rc::Rc;
use std::sync::Arc;

use web_sys::File;
use xinyong_score::Problem;
use xinyong_score::archive::What;
use xinyong_score::filing::Evidence;
use xinyong_score::filing::evidence::{MOST_BYTES, MOST_FILES};
use yew::prelude::*;

use super::desk::Typing;
use crate::dom::focus_on;
use crate::hooks::Draft;
use crate::ui::download::download;
use crate::ui::file_drop::{FileDrop, Picked, reading};
use crate::ui::form::Errors;
use crate::ui::steps::{Step, Steps};
use crate::words::{Words, use_words};

/// The id of the field.
const EVIDENCE: &str = "evidence";

/// How many choices of files are still being read: evidence is waited for.
#[derive(Clone)]
pub struct Reading {
    count: usize,
    change: UseReducerDispatcher<Count>,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count
    }
}

/// A number that goes up and down.
#[derive(Default)]
struct Count(usize);

impl Reducible for Count {
    type Action = bool;

    fn reduce(self: Rc<Self>, up: bool) -> Rc<Self> {
        Rc::new(Self(if up { self.0 + 1 } else { self.0.saturating_sub(1) }))
    }
}

/// Nothing is being read yet.
#[hook]
pub fn use_reading() -> Reading {
    let count = use_reducer(Count::default);
    Reading { count: count.0, change: count.dispatcher() }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub files: Draft<Vec<Evidence>>,
    pub reading: Reading,
    /// What is wrong with what is there.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// Where evidence is dropped, chosen or photographed, and what is there already.
#[component]
pub fn EvidenceField(props: &Props) -> Html {
    let words = use_words();
    let refused = use_state_eq(Vec::<AttrValue>::new);
    let files = &props.files;
    let take = {
        let (refused, files) = (refused.clone(), files.clone());
        move |too_large: Vec<String>, picked: Vec<Picked>| {
            let mut said: Vec<AttrValue> =
                too_large.iter().map(|name| no(name, What::TooLarge { most: MOST_BYTES }, words)).collect();
            let mut good = Vec::new();
            for file in picked {
                let Some(bytes) = &file.bytes else {
                    said.push(words.with("ui.file_unread", &[("name", &file.name)]));
                    continue;
                };
                match Evidence::new(file.name.clone(), Arc::<[u8]>::from(&**bytes)) {
                    Ok(evidence) => good.push(evidence),
                    Err(what) => said.push(no(&file.name, what, words)),
                }
            }
            if files.value().len() + good.len() > MOST_FILES {
                let most = What::TooMany { most: MOST_FILES };
                said.push(words.with("filing.file_left", &[("what", &what(most, words))]));
            }
            refused.set(said);
            files.change(move |files| {
                for file in good {
                    let is_new = files.iter().all(|other| other.sha256() != file.sha256());
                    if is_new && files.len() < MOST_FILES {
                        files.push(file);
                    }
                }
            });
        }
    };
    let change = props.reading.change.clone();
    let onfiles = Callback::from(move |chosen: Vec<File>| {
        change.dispatch(true);
        // What is too large is not even read: it might not fit.
        #[expect(clippy::cast_precision_loss, reason = "a bound of a few million")]
        let (small, large): (Vec<File>, Vec<File>) =
            chosen.into_iter().partition(|file| file.size() <= MOST_BYTES as f64);
        let (take, large): (_, Vec<String>) = (take.clone(), large.iter().map(File::name).collect());
        let change = change.clone();
        reading(Callback::from(move |picked| {
            take(large.clone(), picked);
            change.dispatch(false);
        }))
        .emit(small);
    });
    let removed = |at: usize| {
        let files = files.clone();
        Callback::from(move |_: MouseEvent| {
            files.change(move |files| {
                if at < files.len() {
                    files.remove(at);
                }
            });
            // The button goes with its file; the focus must not go with it.
            focus_on(EVIDENCE);
        })
    };
    html! {
        <div class="evidence stack">
            <FileDrop id={EVIDENCE} hint={words.t("filing.drop")} label={words.t("filing.choose")}
                camera={words.t("filing.camera")} accept=".pdf,.png,.jpg,.jpeg" multiple=true
                error={props.error.clone()} {onfiles}>
                <p class="section__note">{ words.with("filing.limits", &[
                    ("count", &MOST_FILES.to_string()),
                    ("size", &xinyong_text::file_size(words.lang, MOST_BYTES)),
                ]) }</p>
            </FileDrop>
            if props.reading.count > 0 {
                <p role="status">{ words.t("filing.reading") }</p>
            }
            if !refused.is_empty() {
                <div class="notice notice--error" role="alert">
                    { for refused.iter().map(|said| html! { <p>{ said }</p> }) }
                </div>
            }
            { evidence_list(files.value(), words, |at, file| html! {
                <button class="button button--plain" type="button" onclick={removed(at)}
                    aria-label={words.with("filing.remove_of", &[("name", file.name())])}>{ words.t("filing.remove") }</button>
            }) }
        </div>
    }
}

/// The question for evidence, which is always asked for, below what is said about it.
pub fn evidence_step<T>(typing: &Typing<T>, above: Html, steps: &Steps, words: Words) -> Step
where
    T: Clone + PartialEq,
{
    let Typing { files, reading, .. } = typing;
    let mut errors = Errors::default();
    if reading.count > 0 {
        errors.add(EVIDENCE, words.t("filing.reading"));
    } else {
        errors.unless(!files.value().is_empty(), EVIDENCE, words.t("filing.evidence_error"));
    }
    Step {
        title: words.t("filing.evidence"),
        body: html! {
            <>
                { above }
                <EvidenceField files={files.clone()} reading={reading.clone()} error={steps.shown(&errors).of(EVIDENCE)} />
            </>
        },
        errors,
        answers: vec![(words.t("filing.evidence"), evidence_names(files.value()))],
    }
}

/// That a file is not taken, and why.
fn no(name: &str, found: What, words: Words) -> AttrValue {
    words.with("filing.file_refused", &[("name", name), ("what", &what(found, words))])
}

fn what(what: What, words: Words) -> String {
    xinyong_text::what(words.lang, &Problem { path: String::new(), record: None, what })
}

/// Every file with its type and size, and what can be done with it.
pub fn evidence_list(files: &[Evidence], words: Words, action: impl Fn(usize, &Evidence) -> Html) -> Html {
    if files.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="entries plain" aria-label={words.t("filing.evidence")}>
            { for files.iter().enumerate().map(|(at, file)| html! {
                <li key={file.sha256().to_owned()}>
                    <span class="entries__name">{ file.name().to_owned() }</span>
                    <span>{ xinyong_text::term(words.lang, file.media()) }</span>
                    <span>{ xinyong_text::file_size(words.lang, file.size()) }</span>
                    { action(at, file) }
                </li>
            }) }
        </ul>
    }
}

/// The button that gives a file back.
pub fn give_back(file: &Evidence, words: Words) -> Html {
    let given = file.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        download(given.name(), given.media().as_str(), given.data());
    });
    html! {
        <button class="button button--plain" type="button" {onclick}
            aria-label={words.with("filing.save_of", &[("name", file.name())])}>{ words.t("filing.save") }</button>
    }
}

/// The names of files, as a summary says them.
fn evidence_names(files: &[Evidence]) -> AttrValue {
    files.iter().map(Evidence::name).collect::<Vec<_>>().join("\n").into()
}
