//! What is added: awards, donations, services, promises, each with its day.

use xinyong_score::{Date, RecordKind};
use yew::prelude::*;

use crate::components::addition::use_addition;
use crate::hooks::use_session;
use crate::state::addition::Addition;
use crate::state::simulate::{Act, Simulate as Bench, fresh_id};
use crate::ui::field::Select;
use crate::words::use_words;

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
    let typed = use_addition(|| Addition::new(RecordKind::Commendation, session.as_of));
    let Some(archive) = session.open.as_ref().map(|open| open.archive.clone()) else {
        return Html::default();
    };

    let lang = words.lang;
    let onkind = {
        let typed = typed.clone();
        Callback::from(move |kind: AttrValue| {
            if let Some(kind) = RecordKind::parse(&kind) {
                let day = typed.value().day;
                typed.set(Addition { day, ..Addition::new(kind, Date::MIN) });
            }
        })
    };
    let onsubmit = {
        let (typed, act) = (typed.clone(), props.act.clone());
        let id = fresh_id(&archive, props.bench.scenario());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(record) = typed.take(id.clone()) {
                act.emit(Act::Add(record));
            }
        })
    };
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
                    value={AttrValue::from(typed.value().kind.as_str())} onchange={onkind} />
                { typed.fields("add", words.t("simulate.add_day"), words) }
                <button class="button" type="submit">{ words.t("simulate.add") }</button>
            </form>
        </section>
    }
}
