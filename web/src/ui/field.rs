//! Fields: a label above, the field, what is wrong beside it.

use wasm_bindgen::JsCast;
use xinyong_score::Date;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DateInputProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: Date,
    /// The words of a button that leads back to the default day; no button without them.
    #[prop_or_default]
    pub today: Option<AttrValue>,
    /// That day.
    pub default: Date,
    /// What is said where the text is no day.
    pub error: AttrValue,
    pub onchange: Callback<Date>,
}

/// A day, entered by hand or picked in the browser's own calendar. What is typed stays as typed: the field is written
/// to only when the day changes elsewhere, and is found wrong only when the person leaves it.
#[component]
pub fn DateInput(props: &DateInputProps) -> Html {
    let wrong = use_state(|| false);
    let node = use_node_ref();
    {
        let (node, wrong) = (node.clone(), wrong.clone());
        use_effect_with(props.value, move |day| {
            wrong.set(false);
            let text = day.to_string();
            if let Some(input) =
                node.cast::<web_sys::HtmlInputElement>().filter(|input| input.value() != text)
            {
                input.set_value(&text);
            }
        });
    }
    let typed = |event: &Event| -> Option<Date> {
        let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
        input.value().parse().ok()
    };
    let onchange = {
        let changed = props.onchange.clone();
        Callback::from(move |event: Event| {
            if let Some(date) = typed(&event) {
                changed.emit(date);
            }
        })
    };
    let onblur = {
        let wrong = wrong.clone();
        Callback::from(move |event: FocusEvent| wrong.set(typed(&event).is_none()))
    };
    let back = {
        let (wrong, changed, node, default) =
            (wrong.clone(), props.onchange.clone(), node.clone(), props.default);
        Callback::from(move |_: MouseEvent| {
            wrong.set(false);
            if let Some(input) = node.cast::<web_sys::HtmlInputElement>() {
                input.set_value(&default.to_string());
            }
            changed.emit(default);
        })
    };
    let error_id = format!("{}-error", props.id);
    html! {
        <div class="field field--inline">
            <label class="field__label" for={props.id.clone()}>{ props.label.clone() }</label>
            <input
                class="input"
                id={props.id.clone()}
                type="date"
                max={Date::MAX.to_string()}
                ref={node}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then(|| error_id.clone())}
                {onchange}
                {onblur}
            />
            if let Some(label) = &props.today {
                <button class="button button--plain" type="button" onclick={back}>{ label.clone() }</button>
            }
            if *wrong {
                <span class="field__error" id={error_id} role="alert">{ props.error.clone() }</span>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// Values and their words.
    pub options: Vec<(AttrValue, AttrValue)>,
    pub value: AttrValue,
    pub onchange: Callback<AttrValue>,
}

/// One of a few.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange = {
        let changed = props.onchange.clone();
        Callback::from(move |event: Event| {
            let select =
                event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
            if let Some(select) = select {
                changed.emit(select.value().into());
            }
        })
    };
    html! {
        <div class="field field--inline">
            <label class="field__label" for={props.id.clone()}>{ props.label.clone() }</label>
            <select class="input" id={props.id.clone()} {onchange}>
                { for props.options.iter().map(|(value, words)| html! {
                    <option value={value.clone()} selected={*value == props.value}>{ words.clone() }</option>
                }) }
            </select>
        </div>
    }
}
