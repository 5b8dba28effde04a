//! Standard output and input as steps.

use std::fmt::Display;

use super::runtime::{Digest, On, Pending, Spot, turn, with};

/// Prints `line` and a line feed into this run's output, as one step.
#[track_caller]
pub fn print(line: impl Display) {
    let line = line.to_string();
    let on = On::Text(format!("{line:?}"));
    if turn(Pending::new("print", on, Spot::here())).is_some() {
        with(|run| {
            run.printed = run.printed.text(&line);
            run.output.push_str(&line);
            run.output.push('\n');
            run.tell_done();
        });
    }
}

/// Everything that this run has printed so far. No step: it is for checks at the end of main.
pub fn output() -> String {
    with(|run| {
        let seen = run.printed;
        run.me().observe(seen);
        run.output.clone()
    })
    .unwrap_or_default()
}

/// Standard input is closed: always `None`, as a step.
#[track_caller]
pub fn read_line() -> Option<String> {
    if turn(Pending::new("read a line", On::Nothing, Spot::here())).is_some() {
        with(|run| {
            run.me().observe(Digest::of(0));
            run.tell_detail(|_| "end of input".to_owned());
        });
    }
    None
}
