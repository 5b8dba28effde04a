//! Draws loss curves. The colours stand out on white and on black; the lines are told apart by
//! their labels and widths too.

use plotters::coord::Shift;
use plotters::coord::combinators::IntoLogRange;
use plotters::prelude::*;
use plotters::style::{FontDesc, FontFamily, FontStyle};

const SIZE: (u32, u32) = (680, 340);

const COLORS: [RGBColor; 3] = [
    RGBColor(0x3b, 0x82, 0xc4),
    RGBColor(0xd9, 0x6c, 0x1e),
    RGBColor(0x2f, 0x98, 0x5b),
];

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
    let mut svg = String::new();
    let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    chart(&root, lines, x, y).expect("a string can be drawn on");
    drop(root);
    // Black is whatever colour the page's text has.
    svg.replace("#000000", "currentColor")
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

type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Fault<'a> = DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>;

fn chart<'a>(root: &Canvas<'a>, lines: &[Line], x: Axis, y: Axis) -> Result<(), Fault<'a>> {
    let font = FontDesc::new(FontFamily::SansSerif, 15.0, FontStyle::Normal);
    let mut chart = ChartBuilder::on(root)
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
        .label_style(font.clone())
        .axis_desc_style(font.clone())
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
        .label_font(font)
        .draw()?;
    root.present()
}
