//! Standard output and input as single operations.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::process;

/// Prints `line` and a line feed to standard output as one operation: lines of several threads
/// may come in any order, but never inside one another.
///
/// When standard output can no longer be written the process ends with exit code 1, and says why
/// on standard error unless its reader has just gone away (a closed pipe).
pub fn print(line: impl Display) {
    let text = format!("{line}\n");
    let mut stdout = io::stdout().lock();
    if let Err(error) = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        if error.kind() != ErrorKind::BrokenPipe {
            eprintln!("cannot write to standard output: {error}");
        }
        process::exit(1);
    }
}

/// Waits for one line on standard input and returns it without its line ending, or `None` at the
/// end of the input.
///
/// When standard input cannot be read the process ends with exit code 1 and says why.
pub fn read_line() -> Option<String> {
    let mut line = String::new();
    match io::stdin().read_line(&mut line) {
        Ok(0) => None,
        Ok(_) => Some(line.trim_end_matches(['\n', '\r']).to_owned()),
        Err(error) => {
            eprintln!("cannot read standard input: {error}");
            process::exit(1);
        }
    }
}
