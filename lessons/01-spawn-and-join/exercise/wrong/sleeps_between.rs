//! Wrong: each thread waits a little longer than the one before, and hopes.

use std::time::Duration;

use crate::sync::{print, thread};

pub fn three_greetings() {
    let one = thread::spawn(|| print("Hello from one"));
    let two = thread::spawn(|| {
        thread::sleep(Duration::from_millis(100));
        print("Hello from two");
    });
    let three = thread::spawn(|| {
        thread::sleep(Duration::from_millis(200));
        print("Hello from three");
    });
    for thread in [one, two, three] {
        thread.join().unwrap();
    }
}
