//! 页脚: who is behind the site, and what it does with data.

use yew::prelude::*;

use crate::dom;
use crate::route::Route;
use crate::settings::Settings;
use crate::ui::link::To;
use crate::words::Words;

/// The footer.
pub fn footer(settings: &Settings, words: Words) -> Html {
    let host = &settings.host;
    let facts = [&host.organisation, &host.contact, &host.site_code, &host.filing];
    html! {
        <footer class="footer">
            <div class="footer__inner">
                <ul class="plain">
                    { for facts.iter().map(|fact| html! { <li>{ words.of(fact) }</li> }) }
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
                        // Pages of their own, which not every build has.
                        if let Some(address) = dom::meta("developers") {
                            <a href={address}>{ words.t("shell.developers") }</a>
                        }
                    </p>
                </div>
            </div>
        </footer>
    }
}
