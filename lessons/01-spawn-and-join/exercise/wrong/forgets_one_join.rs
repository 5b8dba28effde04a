//! Wrong: nobody waits for the last thread.

use crate::sync::{print, thread};

pub fn three_greetings() {
    let one = thread::spawn(|| print("Hello from one"));
    let two = thread::spawn(move || {
        one.join().unwrap();
        print("Hello from two");
    });
    thread::spawn(move || {
        two.join().unwrap();
        print("Hello from three");
    });
}
