//! The recorded load, and the picture: what the page shows is computed from the record, and named as
//! in the code. Nothing is measured here.

use std::fs;
use std::path::Path;

use lesson_program::measured;

#[path = "../benches/load/plot.rs"]
mod plot;
#[allow(dead_code, reason = "the benchmark writes it, this reads it")]
#[path = "../benches/load/record.rs"]
mod record;

use record::{Load, Times};

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn load() -> Load {
    measured::read(DIR, "load.json")
}

#[test]
fn the_drawing_is_of_the_record() {
    assert_eq!(
        plot::draw(&load()),
        include_str!("../measured/load.svg"),
        "draw again: cargo bench -p lesson-16-http-server --bench load -- draw"
    );
}

#[test]
fn what_the_page_shows_is_computed_from_the_record() {
    let load = load();
    let samples = [&load.go, &load.threads, &load.one_loop, &load.axum];
    assert_eq!(load.times, Times::of(samples));
    for sample in samples {
        for (half, most) in sample.p50.iter().zip(&sample.p99) {
            assert!(half.0 <= most.0);
        }
    }
}

#[test]
fn the_picture_names_what_is_in_the_code() {
    let picture = fs::read_to_string(Path::new(DIR).join("pictures/threads.svg")).unwrap();
    let mut code = String::new();
    for entry in fs::read_dir(Path::new(DIR).join("src")).unwrap() {
        code += &fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    let named = picture
        .lines()
        .filter(|line| line.contains("class=\"code\""));
    let names: Vec<&str> = named
        .filter_map(|line| line.split_once('>')?.1.strip_suffix("</text>"))
        .collect();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        let is_named = |word: &str| {
            code.contains(&format!("{word} {name}")) || code.contains(&format!("{name}:"))
        };
        assert!(["struct", "fn"].iter().any(|word| is_named(word)), "{name}");
    }
}
