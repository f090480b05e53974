//! The importer from outside: whole files in, archives and a report out.

mod files;
mod fuzz;
mod golden;
mod persons;
mod rows;
mod sheets;
mod workbooks;
