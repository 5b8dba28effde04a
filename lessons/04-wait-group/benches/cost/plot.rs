//! Draws a record: total cost against n, both axes logarithmic, so that "n times as many cost n
//! times as much" is a straight line.

use lesson_program::drawing::plotters::prelude::*;
use lesson_program::drawing::{Axis, BLUE, GREEN, Line, ORANGE, lines};

use crate::record::Cost;

const SIZE: (u32, u32) = (680, 420);

/// The drawing of the times.
pub fn time(cost: &Cost) -> String {
    let time = &cost.time;
    let line = |name, values: &[u64], color, in_go| line(&cost.n, name, values, color, in_go);
    let all = [
        line("threads", &time.threads, BLUE, false),
        line("goroutines", &time.goroutines, BLUE, true),
        line("Rust channels", &time.rust_channels, GREEN, false),
        line("Go channels", &time.go_channels, GREEN, true),
    ];
    draw(&cost.n, &all, "time for all n", &|nanoseconds| {
        scaled(*nanoseconds, 1000.0, &["ns", "µs", "ms", "s"])
    })
}

/// The drawing of the memory.
pub fn memory(cost: &Cost) -> String {
    let memory = &cost.memory;
    let line = |name, values: &[u64], color, in_go| line(&cost.n, name, values, color, in_go);
    let stacks = "kernel stacks of the threads";
    let all = [
        line("threads", &memory.threads, BLUE, false),
        line(stacks, &memory.kernel_stacks, ORANGE, false),
        line("goroutines", &memory.goroutines, BLUE, true),
        line("Rust channels", &memory.rust_channels, GREEN, false),
        line("Go channels", &memory.go_channels, GREEN, true),
    ];
    draw(&cost.n, &all, "memory for all n", &|bytes| {
        scaled(*bytes, 1000.0, &["B", "kB", "MB", "GB"])
    })
}

/// Its points can stand on logarithmic axes: below a page of memory nothing was measured.
fn line<'a>(n: &[usize], name: &'a str, values: &[u64], color: RGBColor, in_go: bool) -> Line<'a> {
    let both = n.iter().zip(values).filter(|(_, value)| **value > 0);
    let points = both.map(|(n, value)| (*n as f64, *value as f64));
    Line {
        name,
        points: points.collect(),
        color,
        in_go,
    }
}

fn scaled(value: f64, step: f64, units: &[&str]) -> String {
    let mut value = value;
    let mut units = units.iter();
    let mut unit = units.next().expect("a unit");
    while value >= step {
        let Some(larger) = units.next() else { break };
        value /= step;
        unit = larger;
    }
    format!("{value:.0} {unit}")
}

fn draw(n: &[usize], all: &[Line<'_>], title: &str, unit: &dyn Fn(&f64) -> String) -> String {
    let values = || all.iter().flat_map(|line| &line.points).map(|(_, y)| *y);
    let low = 10f64.powf(values().fold(f64::INFINITY, f64::min).log10().floor());
    let high = 10f64.powf(values().fold(0.0, f64::max).log10().ceil());
    let most = *n.last().expect("some n") as f64;
    let x = Axis {
        name: "n",
        range: (1.0..most).log_scale(),
        labels: 11,
        label: &|n| format!("{n:.0}"),
    };
    let y = Axis {
        name: title,
        range: (low..high).log_scale(),
        labels: 11,
        label: unit,
    };
    lines(SIZE, all, x, y, SeriesLabelPosition::UpperLeft)
}
