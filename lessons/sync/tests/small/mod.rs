//! Programs small enough for a search that merges no states, beside those of `programs`.

use crate::sync::channel::bounded;
use crate::sync::{Arc, Condvar, Mutex, WaitGroup, print, thread};

/// `receive_then_wait` with one sender.
pub fn receive_one_then_wait() {
    let (tx, rx) = bounded(0);
    let tasks = Arc::new(WaitGroup::new());
    tasks.add(1);
    let done = Arc::clone(&tasks);
    thread::spawn(move || {
        tx.send("sent").unwrap();
        done.done();
    });
    print(rx.recv().unwrap());
    tasks.wait();
}

/// Two senders meet one receiver.
pub fn meet_twice() {
    let (tx, rx) = bounded(0);
    let senders = [1, 2].map(|number| {
        let tx = tx.clone();
        thread::spawn(move || tx.send(number).unwrap())
    });
    print(rx.recv().unwrap());
    print(rx.recv().unwrap());
    for sender in senders {
        sender.join().unwrap();
    }
}

/// A notification that may come before its wait, and is lost then.
pub fn lost_notification() {
    let pair = Arc::new((Mutex::new(()), Condvar::new()));
    let notifying = Arc::clone(&pair);
    thread::spawn(move || {
        print("notify");
        notifying.1.notify_one();
    });
    let guard = pair.0.lock().unwrap();
    drop(pair.1.wait(guard).unwrap());
    print("notified");
}

/// A receiver whose sender is neither used nor dropped: a leak.
pub fn left_over() {
    let (tx, rx) = bounded::<u8>(0);
    thread::spawn(move || rx.recv());
    std::mem::forget(tx);
    print("main returns");
}

/// A greeting that may find its receiver gone, which ends the run with a panic.
pub fn may_panic() {
    let (tx, rx) = bounded(1);
    let sender = thread::spawn(move || tx.send("hello").is_ok());
    drop(rx);
    assert!(sender.join().unwrap(), "nobody listens");
}
