//! A dialog: the browser's own, which holds the focus, closes with Escape and gives the focus back.

use yew::prelude::*;

use crate::words::use_words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub title: AttrValue,
    pub onclose: Callback<()>,
    pub children: Children,
}

/// An open dialog. It is shown as long as it is there.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let words = use_words();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() {
                // It fails only if it is open already.
                let _ = dialog.show_modal();
            }
        });
    }
    let close = {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onclose = props.onclose.reform(|_: Event| ());
    html! {
        <dialog class="dialog" ref={node} aria-labelledby="dialog-title" {onclose}>
            <div class="dialog__inner">
                <div class="dialog__head">
                    <h2 id="dialog-title">{ props.title.clone() }</h2>
                    <button class="button button--plain" type="button" onclick={close}>{ words.t("ui.close") }</button>
                </div>
                { for props.children.iter() }
            </div>
        </dialog>
    }
}
