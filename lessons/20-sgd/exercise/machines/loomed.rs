//! The exercise under loom.

pub use interleave_sync::loomed as sync;

#[path = "../check.rs"]
mod check;
#[path = "../src/exercise.rs"]
mod exercise;

fn main() {
    lesson_exercise::loomed::main(check::CHECKS);
}
