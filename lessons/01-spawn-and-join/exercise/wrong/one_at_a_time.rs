//! Wrong: each thread has ended before the next is spawned, so there are never two.

use crate::sync::{print, thread};

pub fn three_greetings() {
    for name in ["one", "two", "three"] {
        let greeting = format!("Hello from {name}");
        thread::spawn(move || print(greeting)).join().unwrap();
    }
}
