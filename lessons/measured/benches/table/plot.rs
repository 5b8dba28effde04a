//! Draws a table: for each row a bar from 1 to its ratio on a logarithmic scale, to the left where Go
//! is ahead and to the right where Rust is, and a thin line from the least to the greatest round.

use lesson_measured::{Row, Table};
use lesson_program::drawing::plotters::prelude::*;
use lesson_program::drawing::plotters::style::text_anchor::HPos;
use lesson_program::drawing::{BLUE, ORANGE, svg, text};

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
pub fn draw(table: &Table) -> String {
    let rows: Vec<&Row> = table.order.iter().map(|id| &table.rows[id]).collect();
    let scale = Scale::of(rows.iter().copied());
    let bottom = TOP + STEP * rows.len() as i32;
    let text = |at: HPos| text(14.0, at);
    svg((WIDTH, bottom as u32 + 28), |canvas| {
        for (at, side, x) in [
            (HPos::Right, "Go ahead", scale.x(1.0) - 10),
            (HPos::Left, "Rust ahead", scale.x(1.0) + 10),
        ] {
            canvas.draw(&Text::new(side, (x, TOP - 20), text(at)))?;
        }
        let mut power = scale.low;
        while power <= scale.high {
            let (x, ratio) = (scale.x(10f64.powf(power)), 10f64.powf(power));
            let faint = if power == 0.0 { 0.7 } else { 0.15 };
            let ends = [(x, TOP - 8), (x, bottom)];
            canvas.draw(&PathElement::new(ends, BLACK.mix(faint)))?;
            let places = (-power).max(0.0) as usize;
            let label = format!("{ratio:.places$}");
            canvas.draw(&Text::new(label, (x, bottom + 12), text(HPos::Center)))?;
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
            canvas.draw(&Rectangle::new(corners, color.filled()))?;
            let (mut first, mut last) = (end, end);
            if let Some(rounds) = row.rounds {
                (first, last) = (scale.x(rounds.low.0), scale.x(rounds.high.0));
                let ends = [(first, y + 7), (last, y + 7)];
                canvas.draw(&PathElement::new(ends, BLACK.mix(0.7)))?;
            }
            let name = format!("{} {}", row.lesson, row.what);
            canvas.draw(&Text::new(name, (8, y + 7), text(HPos::Left)))?;
            let (at, x) = match row.ratio.0 < 1.0 {
                true => (HPos::Right, first.min(one) - 6),
                false => (HPos::Left, last.max(one) + 6),
            };
            canvas.draw(&Text::new(row.ratio.0.to_string(), (x, y + 7), text(at)))?;
        }
        Ok(())
    })
}
