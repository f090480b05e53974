//! 十、信用状况提升建议: what ends by itself and when, and what can be done about the rest.

use xinyong_score::procedure::Procedures;
use xinyong_score::repair::Standing;
use xinyong_score::{Evaluation, horizon, outlooks, timeline};
use yew::prelude::*;

use super::sheet;
use crate::words::Words;

/// The chapter.
pub fn chapter(evaluation: &Evaluation, procedures: &Procedures, words: Words) -> Html {
    let (archive, model, from) = (evaluation.archive(), evaluation.model(), evaluation.as_of());
    let ahead = timeline(archive, model, from, horizon(archive, model, from)).ok();
    let steps: Vec<String> = ahead
        .iter()
        .flat_map(|ahead| ahead.steps.iter().map(|step| xinyong_text::step(words.lang, ahead, step)))
        .collect();
    let yearly = ahead.as_ref().and_then(|ahead| ahead.next_snapshot).map(|snapshot| {
        let values = [
            ("date", &*xinyong_text::date(words.lang, snapshot.date)),
            ("grade", &xinyong_text::term(words.lang, snapshot.grade)),
            ("score", &snapshot.score.to_string()),
        ];
        words.with("credit.next_yearly", &values)
    });
    let found = outlooks(evaluation, procedures);
    let open = found.records.iter().filter(|outlook| !matches!(outlook.standing, Standing::Settled(_)));
    let open: Vec<Html> = open
        .map(|outlook| {
            let name = xinyong_text::record_name(words.lang, outlook.record, archive.records());
            html! {
                <li>
                    <strong>{ name }</strong>
                    { words.t("report.colon") }
                    { xinyong_text::repair::standing(words.lang, outlook) }
                    { xinyong_text::text(words.lang, "join.sentences") }
                    { words.of(&outlook.way.text) }
                </li>
            }
        })
        .collect();
    let window = found.records.iter().any(xinyong_text::repair::is_at_the_window);
    let notes = if open.is_empty() {
        Vec::new()
    } else {
        xinyong_text::repair::notes(words.lang, window, found.rule_set)
    };
    let body = html! {
        <>
            <p>{ xinyong_text::repair::headline(words.lang, &found) }</p>
            if !open.is_empty() {
                <ol class="report__advice">{ for open }</ol>
            }
            <h3>{ words.t("report.ahead") }</h3>
            if steps.is_empty() {
                <p>{ words.t("report.no_steps") }</p>
            } else {
                <ul class="report__advice">{ for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }</ul>
            }
            { for yearly.map(|said| html! { <p>{ said }</p> }) }
            { for notes.into_iter().map(|note| html! { <p class="report__note">{ note }</p> }) }
        </>
    };
    sheet::chapter("ch10", words, body)
}
