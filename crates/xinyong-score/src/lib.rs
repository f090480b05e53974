//! The scoring kernel of Xinyong: a credit archive, a model and a date give a score, its grade, and the
//! reason for every point.
//!
//! A pure function of its arguments: no clock, no file, no randomness, no floating point, no panic. The
//! day is always given by the caller.
//!
//! ```
//! use std::sync::Arc;
//! use xinyong_score::{Archive, Date, Model, evaluate};
//!
//! # let toml = include_str!("../tests/tiny-model.json");
//! let model = Arc::new(Model::from_json(toml).expect("a checked model"));
//! let read = Archive::from_json(
//!     r#"{ "format": "xinyong-archive/1",
//!          "entity": { "uscc": "91350100M000100Y43", "name": "示例企业" },
//!          "records": [ { "id": "p-1", "kind": "administrative-penalty", "severity": "minor",
//!                         "date": "2026-03-10", "status": "active" } ] }"#,
//! )
//! .expect("a sound archive");
//! let day: Date = "2026-11-22".parse().expect("a date");
//! let evaluation = evaluate(&Arc::new(read.archive), &model, day).expect("the model is in force");
//! assert_eq!(evaluation.score().to_string(), "785");
//! assert_eq!(evaluation.lines()[0].points.to_string(), "-65");
//! ```
//!
//! The floors, from the ground: [`points`], [`date`], [`uscc`], [`problem`]; then [`authored`], by which documents are
//! read; then [`calendar`], [`record`], [`archive`]; then [`model`], [`documents`]; then [`mod@evaluate`],
//! [`population`], [`mod@timeline`], [`receipt`]; then [`procedure`], [`repair`], [`scenario`], [`mod@plan`],
//! [`measures`], [`filing`]. Nothing below names anything above, but vocabularies.

#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

extern crate alloc;
#[cfg(any(test, feature = "schema"))]
extern crate std;

mod hash;
mod json;
mod places;
mod width;
mod word;
mod written;

pub mod points;

pub mod date;

pub mod uscc;

pub mod problem;

pub mod authored;

pub mod calendar;

pub mod record;

pub mod archive;

pub mod model;

pub mod documents;

pub mod evaluate;

pub mod population;

pub mod timeline;

pub mod receipt;

pub mod procedure;

pub mod repair;

pub mod scenario;

pub mod filing;
pub mod measures;
pub mod plan;

#[cfg(feature = "schema")]
pub mod schema;

pub use archive::{Archive, Entity, Problem, ReadArchive};
pub use calendar::{Calendar, Deadline};
pub use date::Date;
pub use evaluate::{Evaluation, Line, Reason, evaluate, score};
pub use filing::Filing;
pub use measures::{Measures, brings};
pub use model::{Class, Grade, Model, NotInForce};
pub use plan::{Goal, Means, Plan, plan};
pub use points::Points;
pub use population::Population;
pub use procedure::{Change, Procedures};
pub use receipt::Receipt;
pub use record::{Record, RecordKind, Status};
pub use repair::{Outlook, Outlooks, outlooks};
pub use scenario::{Action, Scenario, Simulated, Simulation, World, simulate};
pub use timeline::{Timeline, horizon, timeline};
pub use uscc::Uscc;
pub use width::half_width;
pub use written::to_json;
