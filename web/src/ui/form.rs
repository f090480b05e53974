//! Fields of a form: one column, the label above, help under the label, what is wrong beside the field.
//!
//! Text, numbers and days are all kept as they are typed, so that half of one is never lost; whoever asks for them
//! reads them and says what is wrong.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use xinyong_score::Date;
use yew::prelude::*;

use crate::dom::focus_on;
use crate::words::Words;

/// The id of the summary of what is wrong.
pub const ERROR_SUMMARY: &str = "error-summary";

/// What every field has.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    id: AttrValue,
    label: AttrValue,
    help: Option<AttrValue>,
    error: Option<AttrValue>,
}

impl Field {
    /// A field with an id of its own on the page, and its label.
    pub fn new(id: impl Into<AttrValue>, label: AttrValue) -> Self {
        Self { id: id.into(), label, help: None, error: None }
    }

    /// With a sentence under its label.
    pub fn help(mut self, help: AttrValue) -> Self {
        self.help = Some(help);
        self
    }

    /// With what is wrong with it, if anything is.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.error = errors.of(&self.id);
        self
    }

    /// The ids of what else is said of it.
    fn described_by(&self) -> Option<String> {
        let help = self.help.as_ref().map(|_| format!("{}-help", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = help.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn notes(&self) -> Html {
        html! {
            <>
                if let Some(help) = &self.help {
                    <p class="field__help" id={format!("{}-help", self.id)}>{ help }</p>
                }
                { field_error(&self.id, self.error.as_ref()) }
            </>
        }
    }

    /// The field with its label around an input.
    fn around(&self, input: Html) -> Html {
        html! {
            <div class={classes!("field", "form__field", self.error.is_some().then_some("form__field--wrong"))}>
                <label class="field__label" for={self.id.clone()}>{ &self.label }</label>
                { self.notes() }
                { input }
            </div>
        }
    }
}

/// What is wrong with the field of an id.
pub fn field_error(id: &str, error: Option<&AttrValue>) -> Html {
    error
        .map(|error| html! { <p class="field__error" id={format!("{id}-error")}>{ error }</p> })
        .unwrap_or_default()
}

/// What is wrong with a form: the ids of fields, each with what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Errors(Vec<(AttrValue, AttrValue)>);

impl Errors {
    /// Something wrong with the field of an id.
    pub fn add(&mut self, id: impl Into<AttrValue>, error: AttrValue) {
        self.0.push((id.into(), error));
    }

    /// Something wrong with the field of an id, unless all is well with it.
    pub fn unless(&mut self, well: bool, id: impl Into<AttrValue>, error: AttrValue) {
        if !well {
            self.add(id, error);
        }
    }

    /// What else is wrong, after what was known.
    pub fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with the field of an id.
    pub fn of(&self, id: &str) -> Option<AttrValue> {
        self.0.iter().find(|(wrong, _)| wrong == id).map(|(_, error)| error.clone())
    }
}

/// All that is wrong, each a link that moves the focus to its field; nothing if nothing is. To be focused when a person
/// tries to go on: its id is [`ERROR_SUMMARY`].
pub fn error_summary(errors: &Errors, words: Words) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    html! {
        <section class="notice notice--error error-summary" id={ERROR_SUMMARY} tabindex="-1"
            aria-labelledby="error-summary-title">
            <h2 class="error-summary__title" id="error-summary-title">{ words.t("form.errors") }</h2>
            <ul class="plain">
                { for errors.0.iter().map(|(id, error)| {
                    let field = id.clone();
                    let onclick = Callback::from(move |event: MouseEvent| {
                        // With routes behind `#`, an anchor would be taken for a route.
                        event.prevent_default();
                        focus_on(&field);
                    });
                    html! { <li><a class="error-summary__link" href={format!("#{id}")} {onclick}>{ error }</a></li> }
                }) }
            </ul>
        </section>
    }
}

/// A sentence about a question.
pub fn help(text: AttrValue) -> Html {
    html! { <p class="field__help">{ text }</p> }
}

/// A line of text.
pub fn text_field(field: &Field, value: &str, on: &Callback<String>) -> Html {
    line(field, ("text", "text"), value, on)
}

/// A number in digits, with or without decimals.
pub fn number_field(field: &Field, value: &str, on: &Callback<String>) -> Html {
    line(field, ("text", "decimal"), value, on)
}

/// A day, as the browser's own field for days gives it: `2026-11-22`, or nothing while it is not whole.
pub fn date_field(field: &Field, value: &str, on: &Callback<String>) -> Html {
    line(field, ("date", "none"), value, on)
}

fn line(
    field: &Field,
    (kind, mode): (&'static str, &'static str),
    value: &str,
    on: &Callback<String>,
) -> Html {
    let oninput = on.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let is_text = mode == "text";
    field.around(html! {
        <input
            class={classes!("input", if is_text { "input--wide" } else { "input--short" })}
            id={field.id.clone()}
            type={kind}
            inputmode={(kind == "text").then_some(mode)}
            max={(kind == "date").then(|| Date::MAX.to_string())}
            autocomplete="off"
            value={value.to_owned()}
            aria-invalid={field.error.is_some().then_some("true")}
            aria-describedby={field.described_by()}
            {oninput}
        />
    })
}

/// Several lines of text.
pub fn text_area(field: &Field, value: &str, on: &Callback<String>) -> Html {
    let oninput = on.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    field.around(html! {
        <textarea
            class="input input--wide input--area"
            id={field.id.clone()}
            rows="5"
            value={value.to_owned()}
            aria-invalid={field.error.is_some().then_some("true")}
            aria-describedby={field.described_by()}
            {oninput}
        />
    })
}

/// One of a few.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What is chosen with it.
    pub value: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// A sentence about it.
    pub help: Option<AttrValue>,
}

/// One of a few, each on a card.
pub fn choice(field: &Field, choices: &[Choice], chosen: &str, on: &Callback<AttrValue>) -> Html {
    html! {
        <fieldset class={classes!("field", "form__field", field.error.is_some().then_some("form__field--wrong"))}
            aria-describedby={field.described_by()}>
            <legend class="field__label">{ &field.label }</legend>
            { field.notes() }
            <div class="choices">
                { for choices.iter().enumerate().map(|(at, choice)| {
                    // The first has the field's id: there the focus goes when something is wrong.
                    let id = if at == 0 { field.id.clone() } else { format!("{}-{at}", field.id).into() };
                    let help_id = choice.help.as_ref().map(|_| format!("{id}-about"));
                    let value = choice.value.clone();
                    html! {
                        <div class="choice">
                            <input class="choice__input" type="radio" {id} name={field.id.clone()} value={value.clone()}
                                checked={*value == *chosen} aria-describedby={help_id.clone()}
                                onchange={on.reform(move |_: Event| value.clone())} />
                            <label class="choice__label" for={if at == 0 { field.id.clone() } else { format!("{}-{at}", field.id).into() }}>{ &choice.label }</label>
                            if let Some(help) = &choice.help {
                                <p class="choice__help" id={help_id}>{ help }</p>
                            }
                        </div>
                    }
                }) }
            </div>
        </fieldset>
    }
}

/// Yes or no.
pub fn check(field: &Field, checked: bool, on: &Callback<bool>) -> Html {
    html! {
        <div class={classes!("field", "form__field", field.error.is_some().then_some("form__field--wrong"))}>
            { field_error(&field.id, field.error.as_ref()) }
            <label class="check">
                <input type="checkbox" id={field.id.clone()} {checked}
                    aria-invalid={field.error.is_some().then_some("true")}
                    aria-describedby={field.described_by()}
                    onchange={on.reform(move |_: Event| !checked)} />
                { &field.label }
            </label>
            if let Some(help) = &field.help {
                <p class="field__help" id={format!("{}-help", field.id)}>{ help }</p>
            }
        </div>
    }
}
