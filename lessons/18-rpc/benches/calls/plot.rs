//! Draws a record: a group of bars for each setting, calls a second beside Go's.

use plotters::prelude::*;
use plotters::style::{FontDesc, FontFamily, FontStyle};

use crate::record::{Calls, Setting, Speed};

const SIZE: (u32, u32) = (680, 380);

/// What is drawn: a name, its figure, and mid-tones that stand out on white and on black.
type Bar = (&'static str, fn(&Setting) -> Speed, RGBColor);

const BARS: [Bar; 4] = [
    ("Go, gob", |setting| setting.go, RGBColor(0x3b, 0x82, 0xc4)),
    (
        "Go's client, Rust's server",
        |setting| setting.go_to_rust,
        RGBColor(0x8a, 0x6f, 0xb8),
    ),
    (
        "Rust, gob",
        |setting| setting.rust,
        RGBColor(0xd9, 0x6c, 0x1e),
    ),
    ("tarpc", |setting| setting.tarpc, RGBColor(0x2f, 0x98, 0x5b)),
];

/// The drawing.
pub fn draw(calls: &Calls) -> String {
    let settings = &calls.settings;
    let speeds = settings
        .iter()
        .flat_map(|setting| BARS.map(|(_, of, _)| per_second(of(setting))));
    let most = speeds.fold(0.0, f64::max) * 1.25;
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let font = FontDesc::new(FontFamily::SansSerif, 15.0, FontStyle::Normal);
        let mut chart = ChartBuilder::on(&root)
            .margin(12)
            .x_label_area_size(46)
            .y_label_area_size(78)
            .build_cartesian_2d(0.0..settings.len() as f64, 0.0..most)
            .expect("a drawing");
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
            .label_style(font.clone())
            .axis_desc_style(font.clone())
            .draw()
            .expect("a drawing");
        for (which, (name, of, color)) in BARS.into_iter().enumerate() {
            let bars = settings.iter().enumerate().map(|(index, setting)| {
                let left = index as f64 + 0.1 + 0.2 * which as f64;
                let corners = [(left, 0.0), (left + 0.18, per_second(of(setting)))];
                Rectangle::new(corners, color.filled())
            });
            chart
                .draw_series(bars)
                .expect("a drawing")
                .label(name)
                .legend(move |(x, y)| {
                    Rectangle::new([(x, y - 5), (x + 10, y + 5)], color.filled())
                });
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperLeft)
            .legend_area_size(14)
            .label_font(font)
            .draw()
            .expect("a drawing");
        root.present().expect("a drawing");
    }
    // Black is whatever colour the page's text has.
    svg.replace("#000000", "currentColor")
}

fn per_second(speed: Speed) -> f64 {
    1e9 / speed.nanoseconds as f64
}
