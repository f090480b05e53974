//! One folder or file per page.

mod accessibility;
mod apply;
mod compare;
mod credit;
mod declare;
mod demo;
mod filings;
mod home;
mod incentives;
mod not_found;
mod object;
mod open;
mod plan;
mod policies;
mod repair;
mod report;
mod settings;
mod simulate;
mod verify;

use yew::prelude::*;

use crate::route::Route;

/// The page of a route.
pub fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Credit => html! { <credit::Credit /> },
        Route::Open => html! { <open::Open /> },
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
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::Accessibility => html! { <accessibility::Accessibility /> },
        Route::NotFound => html! { <not_found::NotFound /> },
    }
}
