//! Runs the exercise of lesson 02 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

fn main() {
    let sources = (0..3)
        .map(|source| (1..=1_000).map(move |value| value + source))
        .collect();
    let (mut values, mut sum) = (0, 0_u32);
    exercise::gather(sources, 2, |value: u32| {
        values += 1;
        sum += value;
    });
    sync::print(format!("{values} values, {sum} in all"));
}
