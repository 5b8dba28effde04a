//! What the lessons have measured beside Go, as one table.
//!
//! Each lesson's benchmark writes a record into the lesson's `measured/`. `rows.toml` says which
//! figures of which record stand beside one another; [`Table::of`] computes their ratios, which
//! `measured/table.json` keeps for the page. `cargo run --release -- bench` does all of that.
//!
//! The workbook depends on this crate, so the crate draws nothing itself: its bench `table` does, and
//! only then is a plotting library compiled.

mod record;
mod rows;
mod table;
mod text;

pub use record::{Figure, Machine, Spread, Spreads};
pub use rows::{Bench, Line, benches};
pub use table::{DRAWING, Hosts, RECORD, Row, Table};
