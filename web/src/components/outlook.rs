//! 可以怎么办: where one goes from an adverse record.

use xinyong_score::repair::{Outlook, Standing};
use yew::prelude::*;

use crate::route::Route;
use crate::router::Location;
use crate::ui::link::To;
use crate::words::Words;

/// The address of 模拟测算 with a record settled, as the way that is open to it would.
pub fn simulation_of(outlook: &Outlook<'_>) -> String {
    let asked = (outlook.way.change.as_str().to_owned(), outlook.record.id.clone());
    Location { path: Route::Simulate.to_path(), query: vec![asked] }.link()
}

/// One sentence on what can be done about a record, and the pages where it is done.
pub fn what_to_do(outlook: &Outlook<'_>, words: Words) -> Html {
    let record = outlook.record.id.clone();
    let settled = matches!(outlook.standing, Standing::Settled(_));
    html! {
        <div class="what-to-do">
            <p><strong>{ words.t("repair.what_to_do") }</strong>{ xinyong_text::repair::standing(words.lang, outlook) }</p>
            if !settled {
                <ul class="what-to-do__links plain">
                    <li><To route={Route::RepairRecord { record: record.clone() }}>{ words.t("repair.see") }</To></li>
                    <li><a href={simulation_of(outlook)}>{ words.t("repair.simulate") }</a></li>
                    <li><To route={Route::ObjectRecord { record }}>{ words.t("repair.object") }</To></li>
                </ul>
            }
        </div>
    }
}
