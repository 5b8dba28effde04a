//! Draws a record: microseconds for a tree against the number of threads.

use lesson_program::drawing::plotters::prelude::*;
use lesson_program::drawing::{Axis, BLUE, GREEN, Line, ORANGE, lines};

use crate::record::{Create, THREADS};

const SIZE: (u32, u32) = (680, 380);

/// The drawing.
pub fn draw(create: &Create) -> String {
    let line = |name, nanoseconds: [u64; 3], color, in_go| {
        let both = THREADS.into_iter().zip(nanoseconds);
        let point = |(threads, nanoseconds)| (threads as f64, nanoseconds as f64 / 1000.0);
        Line {
            name,
            points: both.map(point).collect(),
            color,
            in_go,
        }
    };
    let trees = create.nanoseconds;
    let all = [
        line("Go, os.MkdirAll", trees.go, BLUE, true),
        line("Rust, std", trees.std, ORANGE, false),
        line("Rust, whole or nothing", trees.whole, GREEN, false),
    ];
    let times = all
        .iter()
        .flat_map(|line| &line.points)
        .map(|(_, time)| *time);
    let most = times.fold(0.0, f64::max) * 1.4;
    let threads = Axis {
        name: "threads",
        range: 0.8..4.2,
        labels: 5,
        label: &|threads| format!("{threads:.0}"),
    };
    let time = Axis {
        name: "time for a tree",
        range: 0.0..most,
        labels: 11,
        label: &|microseconds| format!("{microseconds:.0} µs"),
    };
    lines(SIZE, &all, threads, time, SeriesLabelPosition::UpperRight)
}
