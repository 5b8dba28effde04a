//! Runs the programs of lesson 02.

fn main() {}
