//! Tabs: one of a few views at a time. The arrow keys move between them.

use yew::prelude::*;

use crate::dom;

/// Tabs by their keys and labels, the panel of the current one below them.
pub fn tabs(
    id: &str,
    list: &[(AttrValue, AttrValue)],
    current: &str,
    on: &Callback<AttrValue>,
    panel: Html,
) -> Html {
    let here = list.iter().position(|(key, _)| key == current).unwrap_or(0);
    let onkeydown = {
        let (on, id) = (on.clone(), id.to_owned());
        let keys: Vec<AttrValue> = list.iter().map(|(key, _)| key.clone()).collect();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" => (here + 1) % keys.len(),
                "ArrowLeft" => (here + keys.len() - 1) % keys.len(),
                "Home" => 0,
                "End" => keys.len() - 1,
                _ => return,
            };
            event.prevent_default();
            if let Some(tab) = dom::element(&format!("{id}-{}", keys[to])) {
                // A tab that cannot take the focus is still chosen.
                let _ = tab.focus();
            }
            on.emit(keys[to].clone());
        })
    };
    let panel_id = format!("{id}-panel");
    html! {
        <div class="tabs">
            <div class="tabs__list" role="tablist" {onkeydown}>
                { for list.iter().enumerate().map(|(at, (key, label))| {
                    let chosen = key.clone();
                    html! {
                        <button class="tabs__tab" type="button" role="tab" id={format!("{id}-{key}")}
                            aria-selected={(at == here).to_string()} aria-controls={panel_id.clone()}
                            tabindex={if at == here { "0" } else { "-1" }}
                            onclick={on.reform(move |_: MouseEvent| chosen.clone())}>{ label }</button>
                    }
                }) }
            </div>
            <div class="tabs__panel" role="tabpanel" id={panel_id.clone()} tabindex="0"
                aria-labelledby={list.get(here).map(|(key, _)| format!("{id}-{key}"))}>{ panel }</div>
        </div>
    }
}
