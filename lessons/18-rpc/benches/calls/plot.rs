//! Draws a record: a group of bars for each setting, calls a second beside Go's.

use lesson_program::drawing::plotters::prelude::*;
use lesson_program::drawing::{BLUE, GREEN, ORANGE, VIOLET, font, svg};

use crate::record::{Calls, Setting, Speed};

const SIZE: (u32, u32) = (680, 380);

/// What is drawn: a name, its figure, and its colour.
type Bar = (&'static str, fn(&Setting) -> Speed, RGBColor);

const BARS: [Bar; 4] = [
    ("Go, gob", |setting| setting.go, BLUE),
    (
        "Go's client, Rust's server",
        |setting| setting.go_to_rust,
        VIOLET,
    ),
    ("Rust, gob", |setting| setting.rust, ORANGE),
    ("tarpc", |setting| setting.tarpc, GREEN),
];

/// The drawing.
pub fn draw(calls: &Calls) -> String {
    let settings = &calls.settings;
    let speeds = settings
        .iter()
        .flat_map(|setting| BARS.map(|(_, of, _)| per_second(of(setting))));
    let most = speeds.fold(0.0, f64::max) * 1.25;
    svg(SIZE, |canvas| {
        let mut chart = ChartBuilder::on(canvas)
            .margin(12)
            .x_label_area_size(46)
            .y_label_area_size(78)
            .build_cartesian_2d(0.0..settings.len() as f64, 0.0..most)?;
        let named = |at: &f64| {
            let setting = settings.get(at.floor() as usize);
            setting.map_or_else(String::new, |setting| {
                format!("{} × {}", setting.connections, setting.in_flight)
            })
        };
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.15))
            .x_labels(settings.len() + 1) // one at either end of each group of bars
            .x_label_offset(57) // pixels, to the group's middle
            .x_desc("connections × calls in flight")
            .y_desc("calls a second")
            .x_label_formatter(&named)
            .y_label_formatter(&|value| format!("{:.0} k", value / 1000.0))
            .label_style(font(15.0))
            .axis_desc_style(font(15.0))
            .draw()?;
        for (which, (name, of, color)) in BARS.into_iter().enumerate() {
            let bars = settings.iter().enumerate().map(|(index, setting)| {
                let left = index as f64 + 0.1 + 0.2 * which as f64;
                let corners = [(left, 0.0), (left + 0.18, per_second(of(setting)))];
                Rectangle::new(corners, color.filled())
            });
            chart.draw_series(bars)?.label(name).legend(move |(x, y)| {
                Rectangle::new([(x, y - 5), (x + 10, y + 5)], color.filled())
            });
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperLeft)
            .legend_area_size(14)
            .label_font(font(15.0))
            .draw()
    })
}

fn per_second(speed: Speed) -> f64 {
    1e9 / speed.nanoseconds as f64
}
