//! Files from a person: dropped, chosen, or taken with the camera.

use std::borrow::Cow;
use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, FileList, HtmlInputElement};
use yew::prelude::*;

use super::form::field_error;

/// A file with all that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its bytes; none if it cannot be read any more.
    pub bytes: Option<Rc<[u8]>>,
}

impl Picked {
    /// What is in it, as text; nothing if it cannot be read any more.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        self.bytes.as_deref().map(String::from_utf8_lossy)
    }
}

/// Reads files before handing them on.
pub fn reading(on: Callback<Vec<Picked>>) -> Callback<Vec<File>> {
    Callback::from(move |files: Vec<File>| {
        let on = on.clone();
        spawn_local(async move {
            let mut picked = Vec::new();
            for file in files {
                let buffer = JsFuture::from(file.array_buffer()).await.ok();
                let bytes = buffer.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec().into());
                picked.push(Picked { name: file.name(), bytes });
            }
            on.emit(picked);
        });
    })
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    /// What is said where files can be dragged.
    pub hint: AttrValue,
    /// The words of the button: they name what is asked for.
    pub label: AttrValue,
    /// The words of the button for the camera, where a device is held in the hand; no such button without them.
    #[prop_or_default]
    pub camera: Option<AttrValue>,
    /// Endings and types, as the browser wants them: `.pdf,image/*`.
    pub accept: AttrValue,
    #[prop_or_default]
    pub multiple: bool,
    /// What is wrong with the files.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub onfiles: Callback<Vec<File>>,
    /// What is said below the buttons.
    #[prop_or_default]
    pub children: Children,
}

/// Where files are dropped or chosen.
#[component]
pub fn FileDrop(props: &Props) -> Html {
    let over = use_state_eq(|| false);
    let hover = |is_over: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(is_over);
        })
    };
    let ondrop = {
        let (over, onfiles) = (over.clone(), props.onfiles.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            onfiles.emit(files(event.data_transfer().and_then(|data| data.files())));
        })
    };
    let onchange = props.onfiles.reform(|event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let chosen = files(input.files());
        // The same file can be chosen again after it was mended.
        input.set_value("");
        chosen
    });
    let described = props.error.is_some().then(|| format!("{}-error", props.id));
    let camera_id = format!("{}-camera", props.id);
    html! {
        <div class={classes!("drop", over.then_some("drop--over"))} ondragover={hover(true)} ondragleave={hover(false)} {ondrop}>
            { field_error(&props.id, props.error.as_ref()) }
            <p class="drop__hint">{ &props.hint }</p>
            <div class="buttons drop__buttons">
                <span>
                    <input id={props.id.clone()} class="visually-hidden" type="file" multiple={props.multiple}
                        accept={props.accept.clone()} aria-describedby={described} onchange={onchange.clone()} />
                    <label class="button button--primary" for={props.id.clone()}>{ &props.label }</label>
                </span>
                if let Some(camera) = &props.camera {
                    <span class="drop__camera">
                        <input id={camera_id.clone()} class="visually-hidden" type="file" accept="image/*"
                            capture="environment" {onchange} />
                        <label class="button" for={camera_id}>{ camera }</label>
                    </span>
                }
            </div>
            { for props.children.iter() }
        </div>
    }
}

/// The files of a list.
fn files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}
