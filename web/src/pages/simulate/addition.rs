//! What is added: awards, donations, services, promises, each with its day.

use xinyong_score::record::{Attribute, Detail};
use xinyong_score::{Date, RecordKind};
use yew::prelude::*;

use crate::hooks::use_session;
use crate::state::addition::{Addition, Wrong};
use crate::state::simulate::{Act, Simulate as Bench, fresh_id};
use crate::ui::field::Select;
use crate::ui::form::{Errors, Field, date_field, number_field};
use crate::words::{Words, use_words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub bench: Bench,
    pub act: Callback<Act>,
}

/// What is added already, and the form for more.
#[component]
pub fn Additions(props: &Props) -> Html {
    let words = use_words();
    let session = use_session();
    let typed = use_state(|| Addition::new(RecordKind::Commendation, session.as_of));
    let wrong = use_state(Vec::new);
    let Some(archive) = session.open.as_ref().map(|open| open.archive.clone()) else {
        return Html::default();
    };

    let lang = words.lang;
    let set = |change: fn(&mut Addition, String)| {
        let typed = typed.clone();
        Callback::from(move |text: String| {
            let mut next = (*typed).clone();
            change(&mut next, text);
            typed.set(next);
        })
    };
    let onkind = {
        let typed = typed.clone();
        Callback::from(move |kind: AttrValue| {
            if let Some(kind) = RecordKind::parse(&kind) {
                let day = typed.day;
                typed.set(Addition { day, ..Addition::new(kind, Date::MIN) });
            }
        })
    };
    let onsubmit = {
        let (typed, wrong, act) = (typed.clone(), wrong.clone(), props.act.clone());
        let id = fresh_id(&archive, props.bench.scenario());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match typed.record(id.clone()) {
                Ok(record) => {
                    act.emit(Act::Add(record));
                    typed.set(Addition { number: String::new(), ..(*typed).clone() });
                    wrong.set(Vec::new());
                }
                Err(found) => wrong.set(found),
            }
        })
    };
    let mut errors = Errors::default();
    errors.unless(!wrong.contains(&Wrong::Number), "add-number", words.t("simulate.number_error"));
    errors.unless(!wrong.contains(&Wrong::Day), "add-day", words.t("simulate.day_error"));

    let kinds = Addition::kinds().map(|kind| (kind.as_str().into(), xinyong_text::term(lang, kind).into()));
    html! {
        <section class="card simulate__card" aria-labelledby="simulate-add">
            <h2 id="simulate-add">{ words.t("simulate.add_title") }</h2>
            <ul class="plain simulate__added">
                { for props.bench.added().map(|(at, record)| {
                    let value = record.detail.map(|detail| xinyong_text::detail_value(lang, detail));
                    let name = xinyong_text::record_name(lang, record, &[]);
                    let label = words.with("simulate.remove", &[("name", &name)]);
                    html! {
                        <li>
                            <span>{ &name }{ for value.map(|value| format!(" {value}")) }</span>
                            <button class="button button--plain" type="button" aria-label={label}
                                onclick={props.act.reform(move |_: MouseEvent| Act::Remove(at))}>{ words.t("simulate.take_out") }</button>
                        </li>
                    }
                }) }
            </ul>
            <form class="simulate__form" novalidate=true {onsubmit}>
                <Select id="add-kind" label={words.t("simulate.kind")} options={kinds.collect::<Vec<_>>()}
                    value={AttrValue::from(typed.kind.as_str())} onchange={onkind} />
                { attribute(&typed, &errors, &set(|next, text| next.word = text), &set(|next, text| next.number = text), words) }
                { date_field(&Field::new("add-day", words.t("simulate.add_day")).errors(&errors),
                    &typed.day.map(|day| day.to_string()).unwrap_or_default(),
                    &set(|next, text| next.day = text.parse().ok())) }
                <button class="button" type="submit">{ words.t("simulate.add") }</button>
            </form>
        </section>
    }
}

/// The field of the kind's attribute, if it has one.
fn attribute(
    typed: &Addition,
    errors: &Errors,
    onword: &Callback<String>,
    onnumber: &Callback<String>,
    words: Words,
) -> Html {
    let Some(attribute) = typed.kind.attribute() else { return Html::default() };
    let name = xinyong_text::term(words.lang, attribute);
    if let Some(known) = attribute.words() {
        let options = known.iter().filter_map(|word| {
            let detail = Detail::from_word(attribute, word)?;
            Some(((*word).into(), xinyong_text::detail_value(words.lang, detail).into()))
        });
        return html! {
            <Select id="add-word" label={AttrValue::from(name)} options={options.collect::<Vec<_>>()}
                value={AttrValue::from(typed.word.clone())} onchange={onword.reform(|word: AttrValue| word.to_string())} />
        };
    }
    let label = match attribute {
        Attribute::Amount => words.with("simulate.in_yuan", &[("name", &name)]),
        _ => words.with("simulate.in_units", &[("name", &name)]),
    };
    number_field(&Field::new("add-number", label).errors(errors), &typed.number, onnumber)
}
