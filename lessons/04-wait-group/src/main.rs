//! Runs the programs of lesson 04.

fn main() {}
