//! Runs the exercise of lesson 18 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

use exercise::{Failed, Multiplexer};
use sync::channel::unbounded;
use sync::{print, thread};

fn main() {
    let calls = Multiplexer::new();
    let (wire, requests) = unbounded();
    let sum: i64 = thread::scope(|scope| {
        let calls = &calls;
        scope.spawn(move || {
            let mut requests: Vec<(u64, i64)> = requests.iter().collect();
            while let Some((id, number)) = requests.pop() {
                calls.reply(id, 2 * number);
            }
            calls.hang_up();
        });
        let callers: Vec<_> = (1..=8)
            .map(|number| {
                let call = calls.begin().unwrap_or_else(|failed| panic!("{failed:?}"));
                wire.send((call.id(), number)).unwrap();
                scope.spawn(move || calls.wait(call).map_or(0, |reply| reply - 2 * number + 1))
            })
            .collect();
        drop(wire);
        callers
            .into_iter()
            .map(|caller| caller.join().unwrap())
            .sum()
    });
    let told = matches!(calls.begin(), Err(Failed::HungUp));
    print(format!(
        "{sum} of 8 got their own reply; the ninth was told: {told}"
    ));
}
