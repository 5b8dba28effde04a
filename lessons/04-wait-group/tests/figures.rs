//! The recorded cost of threads, goroutines and channels: the page's drawings and sentences are
//! those of the record. Nothing is measured here.

use lesson_program::measured;

#[path = "../benches/cost/plot.rs"]
mod plot;
#[path = "../benches/cost/record.rs"]
mod record;

use record::{Cost, Each};

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn cost() -> Cost {
    measured::read(DIR, "cost.json")
}

/// How many times as much the largest n takes as a tenth of it.
fn growth(n: &[usize], figures: &[u64]) -> f64 {
    let most = n.len() - 1;
    let tenth = n.iter().position(|less| less * 10 == n[most]);
    figures[most] as f64 / figures[tenth.expect("a tenth of the largest n")] as f64
}

#[test]
fn the_drawings_are_of_the_record() {
    let cost = cost();
    assert_eq!(
        plot::time(&cost),
        include_str!("../measured/cost-time.svg"),
        "draw again: cargo bench -p lesson-04-wait-group --bench cost -- draw"
    );
    assert_eq!(
        plot::memory(&cost),
        include_str!("../measured/cost-memory.svg")
    );
}

#[test]
fn what_one_costs_is_computed_from_the_record() {
    let cost = cost();
    assert_eq!(cost.each, Each::of(&cost.n, &cost.time, &cost.memory));
}

#[test]
fn ten_times_as_many_threads_cost_about_ten_times_as_much() {
    let Cost {
        n, time, memory, ..
    } = cost();
    for figures in [
        &time.threads,
        &memory.threads,
        &memory.kernel_stacks,
        &memory.goroutines,
    ] {
        let growth = growth(&n, figures);
        assert!((8.0..12.5).contains(&growth), "{growth}");
    }
}

#[test]
fn ten_times_as_many_channels_cost_about_ten_times_as_much() {
    let Cost {
        n, time, memory, ..
    } = cost();
    for figures in [
        &time.rust_channels,
        &time.go_channels,
        &memory.rust_channels,
        &memory.go_channels,
    ] {
        let growth = growth(&n, figures);
        assert!((8.0..12.5).contains(&growth), "{growth}");
    }
}

#[test]
fn a_thread_costs_more_than_a_goroutine_and_both_more_than_a_channel() {
    let Each {
        thread_times_goroutine,
        thread_kibibytes,
        goroutine_kibibytes,
        rust_channel_bytes,
        go_channel_bytes,
        ..
    } = cost().each;
    assert!(thread_times_goroutine.0 > 1.0);
    assert!(thread_kibibytes.0 > goroutine_kibibytes.0);
    let channel = rust_channel_bytes.0.max(go_channel_bytes.0);
    assert!(goroutine_kibibytes.0 * 1024.0 > channel);
}

/// The end of a line of the drawings: the figure at the largest n.
fn end(figures: &[u64]) -> f64 {
    *figures.last().expect("a figure for each n") as f64
}

/// The text in place of the first drawing, and the sentence below both.
#[test]
fn the_times_are_as_the_page_describes_them() {
    let Cost { n, time, .. } = cost();
    let hundred = n.iter().position(|n| *n == 100).expect("a hundred");
    for figures in [
        &time.threads,
        &time.goroutines,
        &time.rust_channels,
        &time.go_channels,
    ] {
        assert!(figures[hundred..].is_sorted(), "{figures:?}");
    }
    assert!(growth(&n, &time.goroutines) < 8.0, "by less than tenfold");
    let goroutines = end(&time.goroutines);
    let orders = (end(&time.threads) / goroutines).log10();
    assert!((1.5..2.5).contains(&orders), "{orders} orders of magnitude");
    let [rust, go] = [&time.rust_channels, &time.go_channels].map(|line| end(line));
    assert!(rust.max(go) < goroutines, "{rust}, {go}, {goroutines}");
    assert!((0.5..2.0).contains(&(rust / go)), "{rust}, {go}");
}

/// The text in place of the second drawing.
#[test]
fn the_memory_is_as_the_page_describes_it() {
    let Cost { n, memory, .. } = cost();
    let downwards = [
        &memory.kernel_stacks,
        &memory.threads,
        &memory.goroutines,
        &memory.rust_channels,
        &memory.go_channels,
    ];
    let thousand = n.iter().position(|n| *n == 1_000).expect("a thousand");
    for at in thousand..n.len() {
        let figures = downwards.map(|line| line[at]);
        assert!(figures.is_sorted_by(|above, below| above > below));
    }
    for line in downwards {
        // Straight: as much from one point to the next as from n to n.
        for at in thousand + 1..n.len() {
            let times = line[at] as f64 / line[at - 1] as f64;
            let more = n[at] as f64 / n[at - 1] as f64;
            assert!((0.8..1.25).contains(&(times / more)), "{line:?}");
        }
    }
}
