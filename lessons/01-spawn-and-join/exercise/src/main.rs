//! Runs the exercise of lesson 01 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

fn main() {
    exercise::three_greetings();
}
