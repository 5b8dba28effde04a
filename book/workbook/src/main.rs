//! The workbook's program: see `cargo run -- --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    workbook::cli::main()
}
