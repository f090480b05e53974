//! The pages beyond the first ones: a part of the program of its own, fetched when one of them is wanted.

#![expect(clippy::unnecessary_wraps, reason = "what fetches the part wants a result: the fetch can fail")]

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use super::{
    apply, compare, declare, demo, filings, incentives, object, plan, policies, repair, report, simulate,
    verify,
};
use crate::route::Route;

/// What shows a page once its part of the program is here.
pub type Desk = fn(Route) -> Html;

/// Fetches the part. A fetch that failed is tried anew the next time.
#[wasm_split(desk, fallible)]
pub fn fetched() -> Result<Desk, SplitLoaderError> {
    Ok(page)
}

fn page(route: Route) -> Html {
    match route {
        Route::Simulate => html! { <simulate::Simulate /> },
        Route::Plan => html! { <plan::Plan /> },
        Route::Repair => html! { <repair::Repair /> },
        Route::RepairRecord { record } => html! { <repair::Repair {record} /> },
        Route::RepairApply { record } => html! { <apply::Apply {record} /> },
        Route::Declare => html! { <declare::Declare /> },
        Route::Object => html! { <object::Object /> },
        Route::ObjectRecord { record } => html! { <object::Object {record} /> },
        Route::Filings => html! { <filings::Filings /> },
        Route::Filing { id } => html! { <filings::OneFiling {id} /> },
        Route::FilingAmend { id } => html! { <filings::Amend {id} /> },
        Route::Incentives => html! { <incentives::Incentives /> },
        Route::Report => html! { <report::Report /> },
        Route::Verify => html! { <verify::Verify /> },
        Route::Demo => html! { <demo::Demo /> },
        Route::DemoCase { case } => html! { <demo::Demo {case} /> },
        Route::Policies => html! { <policies::Policies /> },
        Route::Policy { id } => html! { <policies::Policy {id} /> },
        Route::Article { id, article } => html! { <policies::Policy {id} {article} /> },
        Route::Model { id } => html! { <policies::ModelTable {id} /> },
        Route::Rule { id, rule } => html! { <policies::ModelTable {id} {rule} /> },
        Route::Procedures => html! { <policies::ProcedureTable /> },
        Route::Measures => html! { <policies::MeasureTable /> },
        Route::Compare { id, other } => html! { <compare::Compare {id} {other} /> },
        // They are among the first pages.
        Route::Home
        | Route::Credit
        | Route::Open
        | Route::Settings
        | Route::Accessibility
        | Route::NotFound => Html::default(),
    }
}
