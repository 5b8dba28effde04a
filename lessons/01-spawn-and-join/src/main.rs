//! Runs the programs of lesson 01.

fn main() {}
