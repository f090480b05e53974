//! 依据: the articles a value rests on; each opens its summary.

use xinyong_score::model::Citation;
use yew::prelude::*;

use crate::components::summaries::SummariesNote;
use crate::hooks::use_session;
use crate::route::Route;
use crate::ui::dialog::Dialog;
use crate::ui::link::To;
use crate::words::use_words;

/// A row of citations.
pub fn citations(basis: &[Citation]) -> Html {
    html! {
        <ul class="citations plain">
            { for basis.iter().map(|citation| html! { <li><OneCitation citation={citation.clone()} /></li> }) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    citation: Citation,
}

/// One citation, and the dialog with the article's summary.
#[component]
fn OneCitation(props: &OneProps) -> Html {
    let words = use_words();
    let session = use_session();
    let open = use_state(|| false);
    let Some((document, article)) = xinyong_rules::cited(&session.documents, &props.citation) else {
        // A model that the person loaded may cite what we have no summary of: it is named as it stands.
        return html! { <span class="citation">{ props.citation.to_string() }</span> };
    };
    let label = xinyong_text::article(words.lang, document, article);
    let show = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let hide = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let route = Route::Article { id: document.id.clone(), article: article.id.clone() };
    html! {
        <>
            <button class="citation" type="button" aria-haspopup="dialog" onclick={show}>{ label.clone() }</button>
            if *open {
                <Dialog title={label} onclose={hide}>
                    <div class="stack">
                        <SummariesNote />
                        <p>{ words.of(&article.summary) }</p>
                        <p class="section__note">{ words.t("policy.own_words") }</p>
                        <p><To {route}>{ words.t("policy.open_document") }</To></p>
                    </div>
                </Dialog>
            }
        </>
    }
}
