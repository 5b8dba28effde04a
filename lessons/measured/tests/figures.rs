//! The table and its drawing are of the records, and the page's sentences are true of the table.
//! Nothing is measured here.

use std::path::{Path, PathBuf};

use lesson_measured::{Row, Table, benches};

#[path = "../benches/table/plot.rs"]
mod plot;

const PAGE: &str = include_str!("../../../book/src/measured.md");

fn lessons() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn table() -> Table {
    Table::read(&lessons()).unwrap()
}

fn rust(table: &Table, id: &str) -> f64 {
    table.rows[id].rust.0
}

fn ratio(table: &Table, id: &str) -> f64 {
    table.rows[id].ratio.0
}

#[test]
fn the_table_is_of_the_records() {
    let benches = benches(&lessons()).unwrap();
    assert_eq!(
        table(),
        Table::of(&lessons(), &benches).unwrap(),
        "write it again: cargo bench -p lesson-measured --bench table"
    );
}

#[test]
fn the_drawing_is_of_the_table() {
    assert_eq!(
        plot::draw(&table()),
        include_str!("../measured/table.svg"),
        "draw again: cargo bench -p lesson-measured --bench table"
    );
}

/// The ratio of two medians lies between the least and the greatest ratio; each figure is rounded,
/// in lesson 16 before it is divided.
#[test]
fn no_ratio_is_outside_its_rounds() {
    for (id, row) in &table().rows {
        let Some(rounds) = row.rounds else { continue };
        assert!(rounds.low.0 * 0.9 <= row.ratio.0, "{id}: {row:?}");
        assert!(row.ratio.0 <= rounds.high.0 * 1.1, "{id}: {row:?}");
    }
}

#[test]
fn who_is_ahead_is_told_by_the_ratio() {
    for (id, Row { ratio, ahead, .. }) in &table().rows {
        match ahead.as_str() {
            "Go" => assert!(ratio.0 < 1.0, "{id}"),
            "Rust" => assert!(ratio.0 > 1.0, "{id}"),
            _ => assert!((0.9..=1.1).contains(&ratio.0), "{id}"),
        }
    }
}

/// “`lto = "fat"` and `codegen-units = 1`”: what the workspace says of everything that `cargo bench`
/// compiles.
#[test]
fn rust_is_compiled_as_the_page_says() {
    let workspace = include_str!("../../../Cargo.toml");
    let workspace: toml::Table = workspace.parse().unwrap();
    let bench = workspace["profile"]["bench"].as_table().unwrap();
    let flags: Vec<String> = bench
        .iter()
        .map(|(key, value)| format!("`{key} = {value}`"))
        .collect();
    assert_eq!(flags.len(), 2, "the page names all: {flags:?}");
    for flag in flags {
        assert!(PAGE.contains(&flag), "{flag}");
    }
}

/// The text in place of the drawing: which bars reach furthest to the left.
#[test]
fn threads_and_the_unbuffered_channel_are_furthest_behind() {
    let table = table();
    let mut rows: Vec<&String> = table.order.iter().collect();
    rows.sort_by(|one, other| ratio(&table, one).total_cmp(&ratio(&table, other)));
    rows.truncate(3);
    rows.sort();
    assert_eq!(rows, ["ping-pong", "scoped-threads", "threads"]);
}

/// “Where Go is ahead”: threads, one value at a time, and one lock for all.
#[test]
fn go_is_ahead_where_the_page_says_so() {
    let table = table();
    for id in [
        "threads",
        "scoped-threads",
        "ping-pong",
        "update-mutex",
        "loss-mutex",
    ] {
        assert!(ratio(&table, id) < 1.0, "{id}");
    }
}

/// “What to do instead” takes less time in Rust than what it stands in for.
#[test]
fn what_the_page_recommends_helps() {
    let table = table();
    for (instead, of) in [
        ("pool", "scoped-threads"),
        ("pool", "threads"),
        ("spinning", "ping-pong"),
        ("batches", "one-to-one"),
        ("roomy", "one-to-one"),
        ("update-sharded", "update-mutex"),
        ("loss-batches", "loss-mutex"),
    ] {
        let [less, more] = [instead, of].map(|id| rust(&table, id));
        assert!(less < more, "{instead} instead of {of}: {less}, {more}");
    }
    // Against Go as well, where that is what the page is about.
    assert!(rust(&table, "update-sharded") < table.rows["update-mutex"].go.0);
    assert!(rust(&table, "loss-batches") < table.rows["loss-mutex"].go.0);
    // Go gains from batches, too.
    assert!(table.rows["batches"].go.0 < table.rows["one-to-one"].go.0);
}

#[test]
fn rust_is_ahead_where_the_page_says_so() {
    let table = table();
    for id in ["http-cpu-256", "rpc-many", "loss-hogwild"] {
        assert!(ratio(&table, id) > 1.0, "{id}");
    }
}
