//! Wrong: there are three threads, but the last of them prints everything.

use crate::sync::{print, thread};

pub fn three_greetings() {
    let one = thread::spawn(thread::yield_now);
    let two = thread::spawn(thread::yield_now);
    let three = thread::spawn(|| {
        for name in ["one", "two", "three"] {
            print(format!("Hello from {name}"));
        }
    });
    for thread in [one, two, three] {
        thread.join().unwrap();
    }
}
