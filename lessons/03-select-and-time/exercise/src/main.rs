//! Runs the exercise of lesson 03 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

use std::time::Duration;

use exercise::hedged;
use sync::{channel, print};

fn main() {
    // Nothing is ever sent: who receives from it is busy until main ends.
    let (_end, busy) = channel::bounded::<()>(0);
    let forever = || {
        let busy = busy.clone();
        move || busy.recv().ok().map(|()| "too late")
    };
    let answer = hedged(forever(), || Some("42"), Duration::from_secs(10));
    print(format!("one is busy: {answer:?}"));
    let answer = hedged(|| None::<&str>, || None, Duration::from_secs(10));
    print(format!("neither knows: {answer:?}"));
    let answer = hedged(forever(), forever(), Duration::from_millis(10));
    print(format!("both are busy: {answer:?}"));
}
