//! Builds and serves the workbook.

fn main() {}
