//! Draws loss curves, which are told apart by their labels and widths too.

use lesson_program::drawing::plotters::prelude::*;
use lesson_program::drawing::{BLUE, Canvas, Fault, GREEN, ORANGE, font, svg};

const SIZE: (u32, u32) = (680, 340);

const COLORS: [RGBColor; 3] = [BLUE, ORANGE, GREEN];

/// A curve of a drawing.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Its points; the second coordinate is above zero.
    pub points: Vec<(f64, f64)>,
    /// Whether it stands out.
    pub strong: bool,
}

/// What stands at an axis, and from where to where it goes.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    /// What is measured.
    pub name: &'static str,
    /// Least and most.
    pub range: (f64, f64),
}

/// Draws at most three lines over a linear and a logarithmic axis; what is beyond the second is
/// drawn at its edge.
///
/// # Panics
/// When a range is empty.
pub fn draw(lines: &[Line], x: Axis, y: Axis) -> String {
    svg(SIZE, |canvas| chart(canvas, lines, x, y))
}

/// The whole powers of ten between which all points of `lines` lie.
pub fn decades(lines: &[Line]) -> (f64, f64) {
    let values = || {
        let points = lines.iter().flat_map(|line| &line.points);
        points.map(|point| point.1.log10())
    };
    let least = values().fold(f64::INFINITY, f64::min).floor();
    let most = values().fold(f64::NEG_INFINITY, f64::max).ceil();
    (10f64.powf(least), 10f64.powf(most))
}

/// `10⁻³`; the axis has its labels at powers of ten.
fn power_of_ten(value: f64) -> String {
    let exponent = value.log10().round();
    let digit = |character| match character {
        '-' => '⁻',
        digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"
            .chars()
            .nth(digit as usize - '0' as usize)
            .unwrap_or(digit),
    };
    let exponent: String = format!("{exponent:.0}").chars().map(digit).collect();
    format!("10{exponent}")
}

fn chart(canvas: &Canvas<'_>, lines: &[Line], x: Axis, y: Axis) -> Result<(), Fault> {
    let mut chart = ChartBuilder::on(canvas)
        .margin(12)
        .margin_right(28)
        .x_label_area_size(46)
        .y_label_area_size(72)
        .build_cartesian_2d(x.range.0..x.range.1, (y.range.0..y.range.1).log_scale())?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(BLACK.mix(0.15))
        .x_labels(9)
        .x_desc(x.name)
        .y_desc(y.name)
        .y_label_formatter(&|value| power_of_ten(*value))
        .label_style(font(15.0))
        .axis_desc_style(font(15.0))
        .draw()?;
    for (line, color) in lines.iter().zip(COLORS) {
        let style = match line.strong {
            true => color.stroke_width(4),
            false => color.stroke_width(1),
        };
        let inside = |&(at, value): &(f64, f64)| (at, value.clamp(y.range.0, y.range.1));
        chart
            .draw_series(LineSeries::new(line.points.iter().map(inside), style))?
            .label(&line.name)
            .legend(move |(left, top)| PathElement::new([(left, top), (left + 12, top)], style));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .legend_area_size(16)
        .label_font(font(15.0))
        .draw()
}
