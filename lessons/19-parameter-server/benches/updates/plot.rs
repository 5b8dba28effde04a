//! Draws a record: a bar for each server, as long as its updates per second.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle};

use crate::record::Updates;

const SIZE: (u32, u32) = (680, 440);

/// Mid-tones that stand out on white and on black: Go's servers, and Rust's.
const BLUE: RGBColor = RGBColor(0x3b, 0x82, 0xc4);
const ORANGE: RGBColor = RGBColor(0xd9, 0x6c, 0x1e);

/// The drawing.
pub fn rates(updates: &Updates) -> String {
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
    let font = FontDesc::new(FontFamily::SansSerif, 15.0, FontStyle::Normal);
    let (left, top, step) = (190, 16, 40);
    let width = f64::from(SIZE.0) - f64::from(left) - 60.0;
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        for (row, (name, rate, color)) in (0..).zip(bars) {
            let y = top + row * step;
            let end = left + (width * rate.millions.0 / most).round() as i32;
            let text = |at: HPos| TextStyle::from(font.clone()).pos(Pos::new(at, VPos::Center));
            let bar = Rectangle::new([(left, y), (end.max(left + 1), y + 24)], color.filled());
            root.draw(&bar).expect("a drawing");
            let label = Text::new(name, (left - 10, y + 12), text(HPos::Right));
            root.draw(&label).expect("a drawing");
            let figure = rate.millions.0.to_string();
            let figure = Text::new(figure, (end + 8, y + 12), text(HPos::Left));
            root.draw(&figure).expect("a drawing");
        }
        let unit = TextStyle::from(font).pos(Pos::new(HPos::Left, VPos::Center));
        let below = (left, top + 10 * step + 8);
        let unit = Text::new("millions of updates in a second", below, unit);
        root.draw(&unit).expect("a drawing");
        root.present().expect("a drawing");
    }
    // Black is whatever colour the page's text has.
    svg.replace("#000000", "currentColor")
}
