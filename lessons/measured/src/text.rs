//! The table as text, for the terminal.

use std::fmt;

use crate::Table;

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["", "Go", "Rust", "", "ratio", "ahead", "rounds"].map(str::to_owned);
        let mut lines = vec![head];
        for row in self.order.iter().filter_map(|id| self.rows.get(id)) {
            lines.push([
                format!("{} {}", row.lesson, row.what),
                row.go.0.to_string(),
                row.rust.0.to_string(),
                row.unit.clone(),
                row.ratio.0.to_string(),
                row.ahead.clone(),
                row.spread.clone(),
            ]);
        }
        let width = |column: usize| {
            let widths = lines.iter().map(|line| line[column].chars().count());
            widths.max().unwrap_or(0)
        };
        let widths = [0, 1, 2, 3, 4, 5].map(width);
        for [what, go, rust, unit, ratio, ahead, rounds] in &lines {
            let [w, g, r, u, t, a] = widths;
            writeln!(
                f,
                "{what:w$}  {go:>g$}  {rust:>r$} {unit:u$}  {ratio:>t$}  {ahead:a$}  {rounds}"
            )?;
        }
        let machine = &self.machine;
        writeln!(
            f,
            "\nratio: Go's time divided by Rust's; of rates, Rust's divided by Go's. Above 1, Rust is ahead.\n\
             rounds: the least and the greatest ratio of one. Medians of {} rounds, {}.\n\
             {}, {} cores, {}, Go {}, Rust {}.\n\
             Other programs had at most {} % of the processors.",
            machine.rounds,
            machine.date,
            machine.processor,
            machine.cores,
            machine.kernel,
            machine.go,
            machine.rust,
            machine.others_percent.0
        )
    }
}
