//! Every case under `tests/cases/` holds, and together they reach every rule and every boundary.

mod codes;
mod coverage;
mod errors;
mod filings;
mod measures;
mod models;
mod plans;
mod repairs;
mod scenarios;
mod scores;
mod timelines;
mod windows;
mod workdays;
