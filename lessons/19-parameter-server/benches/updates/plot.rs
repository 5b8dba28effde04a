//! Draws a record: a bar for each server, as long as its updates per second.

use lesson_program::drawing::plotters::prelude::*;
use lesson_program::drawing::plotters::style::text_anchor::HPos;
use lesson_program::drawing::{BLUE, ORANGE, svg, text};

use crate::record::Updates;

const SIZE: (u32, u32) = (680, 440);

/// The drawing: Go's servers in one colour, and Rust's in another.
pub fn draw(updates: &Updates) -> String {
    let rates = &updates.rates;
    let bars = [
        ("Go, as written", &rates.go_as_written, BLUE),
        ("Go, mutex", &rates.go_mutex, BLUE),
        ("Go, compare and swap", &rates.go_cas, BLUE),
        ("Rust, mutex", &rates.mutex, ORANGE),
        ("Rust, actor", &rates.actor, ORANGE),
        ("Rust, compare and swap", &rates.cas, ORANGE),
        (
            "Rust, shards, everywhere",
            &rates.sharded_everywhere,
            ORANGE,
        ),
        ("Rust, shards", &rates.sharded, ORANGE),
        ("Go, mutex, ranges", &rates.go_mutex_ranges, BLUE),
        ("Rust, shards, ranges", &rates.sharded_ranges, ORANGE),
    ];
    let most = bars.iter().map(|(_, rate, _)| rate.millions.0);
    let most = most.fold(0.0, f64::max);
    let (left, top, step) = (190, 16, 40);
    let width = f64::from(SIZE.0) - f64::from(left) - 60.0;
    svg(SIZE, |canvas| {
        for (row, (name, rate, color)) in (0..).zip(bars) {
            let y = top + row * step;
            let end = left + (width * rate.millions.0 / most).round() as i32;
            let corners = [(left, y), (end.max(left + 1), y + 24)];
            canvas.draw(&Rectangle::new(corners, color.filled()))?;
            let text = |at: HPos| text(15.0, at);
            canvas.draw(&Text::new(name, (left - 10, y + 12), text(HPos::Right)))?;
            let figure = rate.millions.0.to_string();
            canvas.draw(&Text::new(figure, (end + 8, y + 12), text(HPos::Left)))?;
        }
        let below = (left, top + 10 * step + 8);
        let unit = "millions of updates in a second";
        canvas.draw(&Text::new(unit, below, text(15.0, HPos::Left)))
    })
}
