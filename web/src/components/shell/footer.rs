//! 页脚: who is behind the site, and what it does with data.

use yew::prelude::*;

use super::use_settings;
use crate::route::Route;
use crate::ui::link::To;
use crate::words::use_words;

/// The footer.
#[component]
pub fn Footer() -> Html {
    let words = use_words();
    let settings = use_settings();
    let host = &settings.host;
    let facts = [&host.organisation, &host.contact, &host.site_code, &host.filing];
    html! {
        <footer class="footer">
            <div class="footer__inner">
                <ul class="plain">
                    { for facts.iter().map(|fact| html! { <li>{ words.of(&fact.zh, &fact.en) }</li> }) }
                </ul>
                <div class="stack-s">
                    <p>{ words.t("shell.privacy") }</p>
                    if !settings.official {
                        <p>{ words.t("shell.demo_footer") }</p>
                    }
                    <p class="footer__links">
                        <To route={Route::Policies}>{ words.t("page.policies") }</To>
                        <To route={Route::Accessibility}>{ words.t("page.accessibility") }</To>
                        <To route={Route::Settings}>{ words.t("page.settings") }</To>
                    </p>
                </div>
            </div>
        </footer>
    }
}
