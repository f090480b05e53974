//! 新增加分: the fields of an award, donation, service or promise to come.

use xinyong_score::record::{Attribute, Detail};
use yew::prelude::*;

use crate::state::addition::{Addition, Wrong};
use crate::ui::field::Select;
use crate::ui::form::{Errors, Field, date_field, number_field};
use crate::words::Words;

/// What is typed, and what was found wrong with it when it was last tried.
#[derive(Clone, PartialEq)]
pub struct Typed {
    addition: UseStateHandle<Addition>,
    wrong: UseStateHandle<Vec<Wrong>>,
}

/// What is typed of an addition, beginning with one.
#[hook]
pub fn use_addition(first: impl FnOnce() -> Addition) -> Typed {
    Typed { addition: use_state(first), wrong: use_state(Vec::new) }
}

impl Typed {
    /// What is typed.
    pub fn value(&self) -> &Addition {
        &self.addition
    }

    /// Begins with another.
    pub fn set(&self, addition: Addition) {
        self.addition.set(addition);
        self.wrong.set(Vec::new());
    }

    /// Takes the record under an id; its number is to be typed anew for the next. What is wrong is shown instead.
    pub fn take(&self, id: String) -> Option<xinyong_score::Record> {
        match self.addition.record(id) {
            Ok(record) => {
                self.set(Addition { number: String::new(), ..(*self.addition).clone() });
                Some(record)
            }
            Err(wrong) => {
                self.wrong.set(wrong);
                None
            }
        }
    }

    fn on(&self, change: fn(&mut Addition, String)) -> Callback<String> {
        let addition = self.addition.clone();
        Callback::from(move |text: String| {
            let mut next = (*addition).clone();
            change(&mut next, text);
            addition.set(next);
        })
    }

    /// The field of the kind's attribute, if it has one, and that of the day, which is called `day`. The ids begin with
    /// `prefix`.
    pub fn fields(&self, prefix: &str, day: AttrValue, words: Words) -> Html {
        let (number_id, day_id) = (format!("{prefix}-number"), format!("{prefix}-day"));
        let mut errors = Errors::default();
        errors.unless(
            !self.wrong.contains(&Wrong::Number),
            number_id.clone(),
            words.t("addition.number_error"),
        );
        errors.unless(!self.wrong.contains(&Wrong::Day), day_id.clone(), words.t("entity.not_a_date"));
        let typed = &*self.addition;
        let date = typed.day.map(|day| day.to_string()).unwrap_or_default();
        html! {
            <>
                { self.attribute(prefix, &number_id, &errors, words) }
                { date_field(&Field::new(day_id, day).errors(&errors), &date, &self.on(|next, text| next.day = text.parse().ok())) }
            </>
        }
    }

    fn attribute(&self, prefix: &str, number_id: &str, errors: &Errors, words: Words) -> Html {
        let typed = &*self.addition;
        let Some(attribute) = typed.kind.attribute() else { return Html::default() };
        let name = xinyong_text::term(words.lang, attribute);
        if let Some(known) = attribute.words() {
            let options = known.iter().filter_map(|word| {
                let detail = Detail::from_word(attribute, word)?;
                Some(((*word).into(), xinyong_text::detail_value(words.lang, detail).into()))
            });
            return html! {
                <Select id={format!("{prefix}-word")} label={AttrValue::from(name)} options={options.collect::<Vec<_>>()}
                    value={AttrValue::from(typed.word.clone())}
                    onchange={self.on(|next, text| next.word = text).reform(|word: AttrValue| word.to_string())} />
            };
        }
        let label = match attribute {
            Attribute::Amount => words.with("addition.in_yuan", &[("name", &name)]),
            _ => AttrValue::from(name),
        };
        let field = Field::new(number_id.to_owned(), label).errors(errors);
        number_field(&field, &typed.number, &self.on(|next, text| next.number = text))
    }
}
