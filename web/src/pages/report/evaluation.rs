//! 七、信用评价信息: the result, what makes it unmistakable, the indicators, and every line with its reason.

use xinyong_rules::Document;
use xinyong_score::{Evaluation, Line, Points, Receipt};
use yew::prelude::*;

use super::sheet::{Column, chapter, facts, or_missing, table};
use crate::words::Words;

/// The chapter.
pub fn chapter_seven(
    evaluation: &Evaluation,
    receipt: &Receipt,
    documents: &[Document],
    words: Words,
) -> Html {
    let body = html! {
        <>
            { result(evaluation, receipt, words) }
            { indicators(evaluation, words) }
            { lines(evaluation, documents, words) }
            <p class="report__sum">{ words.with("report.addition", &[("sum", &xinyong_text::addition(receipt))]) }</p>
            <ul class="report__notices">
                { for evaluation.model().document().notices.iter().map(|notice| html! {
                    <li>
                        { words.of(&notice.text) }
                        { words.with("report.basis_of", &[("basis", &xinyong_text::citations(words.lang, documents, &notice.basis))]) }
                    </li>
                }) }
            </ul>
        </>
    };
    chapter("ch7", words, body)
}

/// Score, grade and class, and by what they can be told from every other result.
fn result(evaluation: &Evaluation, receipt: &Receipt, words: Words) -> Html {
    let model = evaluation.model();
    let text = |text: String| html! { { text } };
    let class = evaluation.band().map(|band| xinyong_text::term(words.lang, band.class));
    let (law, illustrative) = evaluation.points_by_provenance();
    let by_provenance = words.with(
        "report.by_provenance",
        &[("law", &law.to_string()), ("illustrative", &xinyong_text::signed(illustrative))],
    );
    let version = words.with(
        "report.version_from",
        &[
            ("version", &words.edition(model.version())),
            ("date", &xinyong_text::date(words.lang, model.in_force_from())),
        ],
    );
    let code = |hash: &str| html! { <code class="report__hash">{ hash.to_owned() }</code> };
    let rows = [
        ("report.score", html! { <strong>{ xinyong_text::points(words.lang, evaluation.score()) }</strong> }),
        ("report.grade", html! { <strong>{ xinyong_text::term(words.lang, evaluation.grade()) }</strong> }),
        ("report.class", or_missing(class, words)),
        ("report.as_of", text(xinyong_text::date(words.lang, evaluation.as_of()))),
        ("report.model", html! { { words.of(&model.document().name) } }),
        ("report.version", html! { { version } }),
        ("report.provenance", html! { { by_provenance } }),
        ("report.receipt_number", text(receipt.number.clone())),
    ];
    let hashes = [
        ("report.model_hash", html! { <>{ code(model.version()) }{ " " }{ code(model.hash()) }</> }),
        ("report.archive_hash", code(&receipt.archive)),
        ("report.digest", code(&receipt.digest)),
    ];
    html! { <>{ facts(rows, words) }<div class="report__hashes">{ facts(hashes, words) }</div></> }
}

/// The score of every indicator.
fn indicators(evaluation: &Evaluation, words: Words) -> Html {
    let cells = |name: Html, score: Points, max: Points, provenance| {
        vec![
            name,
            html! { { xinyong_text::points(words.lang, score) } },
            html! { { xinyong_text::points(words.lang, max) } },
            html! { { xinyong_text::term(words.lang, provenance) } },
        ]
    };
    let rows = evaluation.first_level().flat_map(|(first, score)| {
        let name = html! { <strong>{ words.of(&first.name) }</strong> };
        let head = cells(name, score, first.max, first.provenance);
        let parts = evaluation.second_level(&first.id).map(|(second, score)| {
            let name = html! { <span class="report__part">{ words.of(&second.name) }</span> };
            cells(name, score, second.max, second.provenance)
        });
        std::iter::once(head).chain(parts).collect::<Vec<_>>()
    });
    let columns = [
        Column::Text("report.indicator"),
        Column::Number("report.indicator_score"),
        Column::Number("report.max"),
        Column::Short("report.source"),
    ];
    table(words.t("report.indicators"), &columns, rows.collect(), words)
}

/// Every line, with its reason, its basis and until when it counts.
fn lines(evaluation: &Evaluation, documents: &[Document], words: Words) -> Html {
    if evaluation.lines().is_empty() {
        return html! { <p class="report__none">{ words.t("report.no_lines") }</p> };
    }
    let row = |line: &Line| {
        let record = evaluation.record(line)?;
        let name = xinyong_text::record_name(words.lang, record, evaluation.archive().records());
        let until = match line.counts_through {
            Some(day) => Some(xinyong_text::date(words.lang, day)),
            None if line.reason.counts() => Some(words.t("report.while_listed").to_string()),
            None => None,
        };
        let basis = evaluation.basis(line);
        let basis = (!basis.is_empty()).then(|| xinyong_text::citations(words.lang, documents, basis));
        let source = evaluation.provenance(line).map(|word| xinyong_text::term(words.lang, word));
        Some(vec![
            html! { <>{ name }<span class="report__id">{ record.id.clone() }</span></> },
            html! { { xinyong_text::signed_points(words.lang, line.points) } },
            html! { { xinyong_text::why(words.lang, evaluation, line) } },
            or_missing(basis, words),
            or_missing(until, words),
            or_missing(source, words),
        ])
    };
    let columns = [
        Column::Text("report.line_record"),
        Column::Number("report.line_points"),
        Column::Text("report.line_why"),
        Column::Text("report.line_basis"),
        Column::Short("report.line_until"),
        Column::Short("report.source"),
    ];
    let rows = evaluation.lines().iter().filter_map(row).collect();
    table(words.t("report.lines"), &columns, rows, words)
}
