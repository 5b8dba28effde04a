//! Draws a record: microseconds for a tree against the number of threads.

use plotters::prelude::*;
use plotters::style::{FontDesc, FontFamily, FontStyle};

use crate::record::{Create, THREADS};

const SIZE: (u32, u32) = (680, 380);

/// Mid-tones that stand out on white and on black; the marks differ too.
const BLUE: RGBColor = RGBColor(0x3b, 0x82, 0xc4);
const ORANGE: RGBColor = RGBColor(0xd9, 0x6c, 0x1e);
const GREEN: RGBColor = RGBColor(0x2f, 0x98, 0x5b);

/// The drawing of the times.
pub fn draw(create: &Create) -> String {
    let trees = create.nanoseconds;
    let lines = [
        ("Go, os.MkdirAll", trees.go, BLUE),
        ("Rust, std", trees.std, ORANGE),
        ("Rust, whole or nothing", trees.whole, GREEN),
    ];
    let points = |nanoseconds: [u64; 3]| {
        let both = THREADS.into_iter().zip(nanoseconds);
        both.map(|(threads, nanoseconds)| (threads as f64, nanoseconds as f64 / 1000.0))
    };
    let all = lines
        .iter()
        .flat_map(|(_, nanoseconds, _)| points(*nanoseconds));
    let most = all
        .map(|(_, microseconds)| microseconds)
        .fold(0.0, f64::max)
        * 1.4;
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let font = FontDesc::new(FontFamily::SansSerif, 15.0, FontStyle::Normal);
        let mut chart = ChartBuilder::on(&root)
            .margin(12)
            .margin_right(28)
            .x_label_area_size(46)
            .y_label_area_size(78)
            .build_cartesian_2d(0.8..4.2, 0.0..most)
            .expect("a drawing");
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.15))
            .x_desc("threads")
            .y_desc("time for a tree")
            .x_labels(5)
            .x_label_formatter(&|threads| format!("{threads:.0}"))
            .y_label_formatter(&|microseconds| format!("{microseconds:.0} µs"))
            .label_style(font.clone())
            .axis_desc_style(font.clone())
            .draw()
            .expect("a drawing");
        for (number, (name, nanoseconds, color)) in lines.into_iter().enumerate() {
            let mark = color.filled();
            let joined = LineSeries::new(points(nanoseconds), color.stroke_width(2));
            chart.draw_series(joined).expect("a drawing");
            let marks = points(nanoseconds);
            if number == 0 {
                chart.draw_series(marks.map(|at| Circle::new(at, 4, mark)))
            } else {
                chart.draw_series(marks.map(|at| TriangleMarker::new(at, 5, mark)))
            }
            .expect("a drawing")
            .label(name)
            .legend(move |at| Circle::new(at, 4, mark));
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperRight)
            .legend_area_size(14)
            .label_font(font)
            .draw()
            .expect("a drawing");
        root.present().expect("a drawing");
    }
    // Black is whatever colour the page's text has.
    svg.replace("#000000", "currentColor")
}
