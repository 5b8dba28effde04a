//! Drawings of what was measured, as SVG that a page takes into itself.

use std::io;

use plotters::coord::Shift;
use plotters::coord::ranged1d::{AsRangedCoord, ValueFormatter};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle};

pub use plotters;

/// Mid-tones that stand out on white and on black. Where lines have them, their marks differ too.
pub const BLUE: RGBColor = RGBColor(0x3b, 0x82, 0xc4);
/// Likewise.
pub const ORANGE: RGBColor = RGBColor(0xd9, 0x6c, 0x1e);
/// Likewise.
pub const GREEN: RGBColor = RGBColor(0x2f, 0x98, 0x5b);
/// Likewise.
pub const VIOLET: RGBColor = RGBColor(0x9a, 0x6c, 0xc9);

/// What is drawn on.
pub type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// What can go wrong, though not while a drawing is a string.
pub type Fault = DrawingAreaErrorKind<io::Error>;

/// The font of all text, in this size in pixels.
pub fn font(size: f64) -> FontDesc<'static> {
    FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal)
}

/// Text in this size that begins or ends where it is put, or has its middle there.
pub fn text(size: f64, at: HPos) -> TextStyle<'static> {
    TextStyle::from(font(size)).pos(Pos::new(at, VPos::Center))
}

/// What `draw` draws, in this size in pixels. What is black gets whatever colour the page's text has.
///
/// # Panics
/// When `draw` fails.
pub fn svg(size: (u32, u32), draw: impl FnOnce(&Canvas<'_>) -> Result<(), Fault>) -> String {
    let mut svg = String::new();
    {
        let canvas = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw(&canvas).expect("a string can be drawn on");
        canvas.present().expect("a string can be drawn on");
    }
    svg.replace("#000000", "currentColor")
}

/// One line of a chart.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it joins.
    pub points: Vec<(f64, f64)>,
    /// Its colour.
    pub color: RGBColor,
    /// Whether it is Go's, whose points are circles; Rust's are triangles.
    pub in_go: bool,
}

/// What stands at an axis of a chart.
pub struct Axis<'a, R> {
    /// What is measured.
    pub name: &'a str,
    /// From where to where it goes: `0.0..4.0`, or `(1.0..1e3).log_scale()`.
    pub range: R,
    /// How many labels it has at most.
    pub labels: usize,
    /// The label of a value.
    pub label: &'a dyn Fn(&f64) -> String,
}

/// A chart of `lines`, in this size in pixels, whose names stand in this corner.
///
/// # Panics
/// When a range is empty.
pub fn lines<X, Y>(
    size: (u32, u32),
    lines: &[Line<'_>],
    x: Axis<'_, X>,
    y: Axis<'_, Y>,
    names: SeriesLabelPosition,
) -> String
where
    X: AsRangedCoord<Value = f64>,
    X::CoordDescType: ValueFormatter<f64>,
    Y: AsRangedCoord<Value = f64>,
    Y::CoordDescType: ValueFormatter<f64>,
{
    svg(size, |canvas| {
        let mut chart = ChartBuilder::on(canvas)
            .margin(12)
            .margin_right(28)
            .x_label_area_size(46)
            .y_label_area_size(78)
            .build_cartesian_2d(x.range, y.range)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.15))
            .x_labels(x.labels)
            .y_labels(y.labels)
            .x_desc(x.name)
            .y_desc(y.name)
            .x_label_formatter(x.label)
            .y_label_formatter(y.label)
            .label_style(font(15.0))
            .axis_desc_style(font(15.0))
            .draw()?;
        for line in lines {
            let mark = line.color.filled();
            let points = || line.points.iter().copied();
            let joined = LineSeries::new(points(), line.color.stroke_width(2));
            let joined = chart.draw_series(joined)?.label(line.name);
            if line.in_go {
                joined.legend(move |at| Circle::new(at, 4, mark));
                chart.draw_series(points().map(|at| Circle::new(at, 4, mark)))?;
            } else {
                joined.legend(move |at| TriangleMarker::new(at, 5, mark));
                chart.draw_series(points().map(|at| TriangleMarker::new(at, 5, mark)))?;
            }
        }
        chart
            .configure_series_labels()
            .position(names)
            .legend_area_size(14)
            .label_font(font(15.0))
            .draw()
    })
}
