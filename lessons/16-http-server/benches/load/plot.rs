//! Draws a record: requests per second against connections.

use plotters::prelude::*;
use plotters::style::{FontDesc, FontFamily, FontStyle};

use crate::record::Load;

const SIZE: (u32, u32) = (680, 380);

/// Mid-tones that stand out on white and on black; the marks differ too.
const BLUE: RGBColor = RGBColor(0x3b, 0x82, 0xc4);
const ORANGE: RGBColor = RGBColor(0xd9, 0x6c, 0x1e);
const GREEN: RGBColor = RGBColor(0x2f, 0x98, 0x5b);
const VIOLET: RGBColor = RGBColor(0x9a, 0x6c, 0xc9);

/// The drawing of the rates.
pub fn throughput(load: &Load) -> String {
    let lines = [
        ("one loop", load.one_loop.rate, GREEN, false),
        ("axum", load.axum.rate, ORANGE, false),
        ("threads", load.threads.rate, VIOLET, false),
        ("Go", load.go.rate, BLUE, true),
    ];
    let most = lines.iter().flat_map(|line| line.1).map(|rate| rate.0);
    let most = most.fold(0.0, f64::max) * 1.1;
    let x = load.connections.map(|connections| connections as f64);
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let font = FontDesc::new(FontFamily::SansSerif, 15.0, FontStyle::Normal);
        let mut chart = ChartBuilder::on(&root)
            .margin(12)
            .margin_right(28)
            .x_label_area_size(46)
            .y_label_area_size(78)
            .build_cartesian_2d((1.0..x[2]).log_scale(), 0.0..most)
            .expect("a drawing");
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.15))
            .x_desc("connections")
            .y_desc("requests per second")
            .y_labels(6)
            .x_label_formatter(&|n| format!("{n:.0}"))
            .y_label_formatter(&|rate| format!("{:.0} k", rate / 1000.0))
            .label_style(font.clone())
            .axis_desc_style(font.clone())
            .draw()
            .expect("a drawing");
        for (name, rates, color, go) in lines {
            let points = move || x.into_iter().zip(rates.map(|rate| rate.0));
            let mark = color.filled();
            let joined = LineSeries::new(points(), color.stroke_width(2));
            let joined = chart.draw_series(joined).expect("a drawing");
            joined.label(name);
            if go {
                joined.legend(move |at| Circle::new(at, 4, mark));
                chart.draw_series(points().map(|at| Circle::new(at, 4, mark)))
            } else {
                joined.legend(move |at| TriangleMarker::new(at, 5, mark));
                chart.draw_series(points().map(|at| TriangleMarker::new(at, 5, mark)))
            }
            .expect("a drawing");
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
