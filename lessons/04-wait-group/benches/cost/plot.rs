//! Draws a record: total cost against n, both axes logarithmic, so that "n times as many cost n
//! times as much" is a straight line.

use plotters::prelude::*;
use plotters::style::{FontDesc, FontFamily, FontStyle};

use crate::record::Cost;

const SIZE: (u32, u32) = (680, 420);

/// Mid-tones that stand out on white and on black; the marks differ too.
const BLUE: RGBColor = RGBColor(0x3b, 0x82, 0xc4);
const ORANGE: RGBColor = RGBColor(0xd9, 0x6c, 0x1e);
const GREEN: RGBColor = RGBColor(0x2f, 0x98, 0x5b);

/// One line of a drawing.
struct Line<'a> {
    name: &'a str,
    values: &'a [u64],
    color: RGBColor,
    /// Go's marks are circles, Rust's triangles.
    go: bool,
}

/// The drawing of the times.
pub fn time(cost: &Cost) -> String {
    let time = &cost.time;
    let lines = [
        line("threads", &time.threads, BLUE, false),
        line("goroutines", &time.goroutines, BLUE, true),
        line("Rust channels", &time.rust_channels, GREEN, false),
        line("Go channels", &time.go_channels, GREEN, true),
    ];
    draw(&cost.n, &lines, "time for all n", &|nanoseconds| {
        scaled(nanoseconds, 1000.0, &["ns", "µs", "ms", "s"])
    })
}

/// The drawing of the memory.
pub fn memory(cost: &Cost) -> String {
    let memory = &cost.memory;
    let lines = [
        line("threads", &memory.threads, BLUE, false),
        line(
            "kernel stacks of the threads",
            &memory.kernel_stacks,
            ORANGE,
            false,
        ),
        line("goroutines", &memory.goroutines, BLUE, true),
        line("Rust channels", &memory.rust_channels, GREEN, false),
        line("Go channels", &memory.go_channels, GREEN, true),
    ];
    draw(&cost.n, &lines, "memory for all n", &|bytes| {
        scaled(bytes, 1000.0, &["B", "kB", "MB", "GB"])
    })
}

fn line<'a>(name: &'a str, values: &'a [u64], color: RGBColor, go: bool) -> Line<'a> {
    Line {
        name,
        values,
        color,
        go,
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

/// Points that can stand on logarithmic axes: below a page of memory nothing was measured.
fn points<'a>(n: &'a [usize], line: &'a Line<'_>) -> impl Iterator<Item = (f64, f64)> + Clone + 'a {
    let both = n.iter().zip(line.values);
    both.filter(|(_, value)| **value > 0)
        .map(|(n, value)| (*n as f64, *value as f64))
}

fn draw(n: &[usize], lines: &[Line<'_>], title: &str, unit: &dyn Fn(f64) -> String) -> String {
    let all = || {
        lines
            .iter()
            .flat_map(|line| points(n, line))
            .map(|(_, y)| y)
    };
    let low = 10f64.powf(all().fold(f64::INFINITY, f64::min).log10().floor());
    let high = 10f64.powf(all().fold(0.0, f64::max).log10().ceil());
    let most = *n.last().expect("some n") as f64;
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let font = FontDesc::new(FontFamily::SansSerif, 15.0, FontStyle::Normal);
        let mut chart = ChartBuilder::on(&root)
            .margin(12)
            .margin_right(28)
            .x_label_area_size(46)
            .y_label_area_size(78)
            .build_cartesian_2d((1.0..most).log_scale(), (low..high).log_scale())
            .expect("a drawing");
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.15))
            .x_desc("n")
            .y_desc(title)
            .x_label_formatter(&|n| format!("{n:.0}"))
            .y_label_formatter(&|value| unit(*value))
            .label_style(font.clone())
            .axis_desc_style(font.clone())
            .draw()
            .expect("a drawing");
        for line in lines {
            let mark = line.color.filled();
            let joined = LineSeries::new(points(n, line), line.color.stroke_width(2));
            let joined = chart.draw_series(joined).expect("a drawing");
            joined.label(line.name);
            let marks = points(n, line);
            if line.go {
                joined.legend(move |at| Circle::new(at, 4, mark));
                chart.draw_series(marks.map(|at| Circle::new(at, 4, mark)))
            } else {
                joined.legend(move |at| TriangleMarker::new(at, 5, mark));
                chart.draw_series(marks.map(|at| TriangleMarker::new(at, 5, mark)))
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
