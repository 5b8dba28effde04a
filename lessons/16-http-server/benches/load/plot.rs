//! Draws a record: requests per second against connections.

use lesson_program::drawing::plotters::prelude::*;
use lesson_program::drawing::{Axis, BLUE, GREEN, Line, ORANGE, VIOLET, lines};
use lesson_program::machine::Figure;

use crate::record::Load;

const SIZE: (u32, u32) = (680, 380);

/// The drawing.
pub fn draw(load: &Load) -> String {
    let x = load.connections.map(|connections| connections as f64);
    let line = |name, rates: [Figure; 3], color, in_go| Line {
        name,
        points: x.into_iter().zip(rates.map(|rate| rate.0)).collect(),
        color,
        in_go,
    };
    let all = [
        line("one loop", load.one_loop.rate, GREEN, false),
        line("axum", load.axum.rate, ORANGE, false),
        line("threads", load.threads.rate, VIOLET, false),
        line("Go", load.go.rate, BLUE, true),
    ];
    let rates = all
        .iter()
        .flat_map(|line| &line.points)
        .map(|(_, rate)| *rate);
    let most = rates.fold(0.0, f64::max) * 1.1;
    let connections = Axis {
        name: "connections",
        range: (1.0..x[2]).log_scale(),
        labels: 11,
        label: &|n| format!("{n:.0}"),
    };
    let rate = Axis {
        name: "requests per second",
        range: 0.0..most,
        labels: 6,
        label: &|rate| format!("{:.0} k", rate / 1000.0),
    };
    lines(
        SIZE,
        &all,
        connections,
        rate,
        SeriesLabelPosition::UpperLeft,
    )
}
