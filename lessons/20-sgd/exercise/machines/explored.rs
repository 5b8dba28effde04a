//! The exercise on the explorer.

pub use interleave_sync::explored as sync;

#[path = "../check.rs"]
mod check;
#[path = "../src/exercise.rs"]
mod exercise;

fn main() {
    lesson_exercise::explored::main(check::CHECKS);
}
