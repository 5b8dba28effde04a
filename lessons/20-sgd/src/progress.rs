//! A line on the terminal that says how far a program is.

use std::io::{self, IsTerminal, Write};

/// Characters of the bar.
const WIDTH: usize = 30;

/// Shows on standard error that `done` of `all` is done, over what it showed before; once all is
/// done, nothing is left of it. Where standard error is no terminal, nothing is shown.
pub fn show(done: usize, all: usize) {
    let mut stderr = io::stderr();
    if !stderr.is_terminal() {
        return;
    }
    let line = match done < all {
        true => {
            let full = WIDTH * done / all;
            format!(
                "\r[{}{}] {done}/{all}",
                "#".repeat(full),
                " ".repeat(WIDTH - full)
            )
        }
        false => format!("\r{}\r", " ".repeat(WIDTH + 20)),
    };
    // Whoever does not see it misses nothing.
    let _ = stderr
        .write_all(line.as_bytes())
        .and_then(|()| stderr.flush());
}
