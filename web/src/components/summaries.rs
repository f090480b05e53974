//! 政策内容: what stands where summaries of texts are shown, until they are there.

use yew::prelude::*;

use crate::fetch;
use crate::hooks::{Session, use_session};
use crate::state::{Action, Summaries};
use crate::ui::again::again;
use crate::words::use_words;

/// Where the build leaves the texts with their summaries.
const FILE: &str = "./documents.json";

/// Fetches the summaries when it is first shown; says that they are on their way, or that they cannot be had.
#[component]
pub fn SummariesNote() -> Html {
    let words = use_words();
    let session = use_session();
    {
        let session = session.clone();
        use_effect_with((), move |()| {
            if session.summaries == Summaries::Absent {
                ask(session);
            }
        });
    }
    match session.summaries {
        Summaries::Here => Html::default(),
        Summaries::Absent | Summaries::Asked => html! { <p role="status">{ words.t("policy.fetching") }</p> },
        Summaries::Missing => {
            let ask = Callback::from(move |_: MouseEvent| ask(session.clone()));
            again(words.t("policy.missing"), words.t("page.again"), ask)
        }
    }
}

fn ask(session: Session) {
    session.dispatch(Action::AskSummaries);
    wasm_bindgen_futures::spawn_local(async move {
        let json = fetch::text(FILE).await;
        let documents = json.and_then(|json| xinyong_rules::documents_from_json(&json).ok());
        session.dispatch(Action::Documents(documents.map(Into::into)));
    });
}
