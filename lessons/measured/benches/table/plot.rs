//! Draws a table: for each row a bar from 1 to its ratio on a logarithmic scale, to the left where Go
//! is ahead and to the right where Rust is, and a thin line from the least to the greatest round.

use lesson_measured::{Row, Table};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle};

/// Mid-tones that stand out on white and on black.
const BLUE: RGBColor = RGBColor(0x3b, 0x82, 0xc4);
const ORANGE: RGBColor = RGBColor(0xd9, 0x6c, 0x1e);

const WIDTH: u32 = 760;

/// Pixels: where the bars may begin, how far they may reach, and the height of a row.
const LEFT: i32 = 360;
const RIGHT: i32 = 690;
const STEP: i32 = 24;
const TOP: i32 = 34;

/// Where ratios lie between the ends of the drawing.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// The powers of ten around all ratios.
    fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let ends = rows.flat_map(|row| {
            let spread = row.rounds.map(|rounds| [rounds.low.0, rounds.high.0]);
            [row.ratio.0, row.ratio.0]
                .into_iter()
                .chain(spread.into_iter().flatten())
        });
        let (low, high) = ends.fold((1.0_f64, 1.0_f64), |(low, high), ratio| {
            (low.min(ratio), high.max(ratio))
        });
        Self {
            low: low.log10().floor(),
            high: high.log10().ceil().max(1.0),
        }
    }

    fn x(&self, ratio: f64) -> i32 {
        let share = (ratio.log10() - self.low) / (self.high - self.low);
        LEFT + (f64::from(RIGHT - LEFT) * share).round() as i32
    }
}

/// The drawing.
pub fn ratios(table: &Table) -> String {
    let rows: Vec<&Row> = table.order.iter().map(|id| &table.rows[id]).collect();
    let scale = Scale::of(rows.iter().copied());
    let bottom = TOP + STEP * rows.len() as i32;
    let font = FontDesc::new(FontFamily::SansSerif, 14.0, FontStyle::Normal);
    let text = |at: HPos| TextStyle::from(font.clone()).pos(Pos::new(at, VPos::Center));
    let mut svg = String::new();
    {
        let size = (WIDTH, bottom as u32 + 28);
        let root = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        for (at, side, x) in [
            (HPos::Right, "Go ahead", scale.x(1.0) - 10),
            (HPos::Left, "Rust ahead", scale.x(1.0) + 10),
        ] {
            let side = Text::new(side, (x, TOP - 20), text(at));
            root.draw(&side).expect("a drawing");
        }
        let mut power = scale.low;
        while power <= scale.high {
            let (x, ratio) = (scale.x(10f64.powf(power)), 10f64.powf(power));
            let faint = if power == 0.0 { 0.7 } else { 0.15 };
            let line = PathElement::new([(x, TOP - 8), (x, bottom)], BLACK.mix(faint));
            root.draw(&line).expect("a drawing");
            let places = (-power).max(0.0) as usize;
            let label = Text::new(
                format!("{ratio:.places$}"),
                (x, bottom + 12),
                text(HPos::Center),
            );
            root.draw(&label).expect("a drawing");
            power += 1.0;
        }
        for (index, row) in (0..).zip(&rows) {
            let y = TOP + index * STEP;
            let (one, end) = (scale.x(1.0), scale.x(row.ratio.0));
            let color = if row.ratio.0 < 1.0 { BLUE } else { ORANGE };
            let corners = [
                (one.min(end), y),
                (one.max(end).max(one.min(end) + 1), y + 14),
            ];
            let bar = Rectangle::new(corners, color.filled());
            root.draw(&bar).expect("a drawing");
            let (mut first, mut last) = (end, end);
            if let Some(rounds) = row.rounds {
                (first, last) = (scale.x(rounds.low.0), scale.x(rounds.high.0));
                let line = PathElement::new([(first, y + 7), (last, y + 7)], BLACK.mix(0.7));
                root.draw(&line).expect("a drawing");
            }
            let name = Text::new(
                format!("{} {}", row.lesson, row.what),
                (8, y + 7),
                text(HPos::Left),
            );
            root.draw(&name).expect("a drawing");
            let (at, x) = match row.ratio.0 < 1.0 {
                true => (HPos::Right, first.min(one) - 6),
                false => (HPos::Left, last.max(one) + 6),
            };
            let ratio = Text::new(row.ratio.0.to_string(), (x, y + 7), text(at));
            root.draw(&ratio).expect("a drawing");
        }
        root.present().expect("a drawing");
    }
    // Black is whatever colour the page's text has.
    svg.replace("#000000", "currentColor")
}
