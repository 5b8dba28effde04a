//! Small programs, written against `crate::sync`, that several flavours are compared on.

use crate::sync::channel::{self, bounded, select, unbounded};
use crate::sync::{Arc, Condvar, Mutex, RwLock, Semaphore, WaitGroup, print, thread};

/// Two locks taken in opposite orders.
pub fn abba() {
    let left = Arc::new(Mutex::new(0));
    let right = Arc::new(Mutex::new(0));
    let (a, b) = (Arc::clone(&left), Arc::clone(&right));
    let one = thread::spawn(move || transfer(&a, &b));
    let two = thread::spawn(move || transfer(&right, &left));
    one.join().unwrap();
    two.join().unwrap();
}

fn transfer(from: &Mutex<i32>, to: &Mutex<i32>) {
    let mut from = from.lock().unwrap();
    let mut to = to.lock().unwrap();
    *from -= 1;
    *to += 1;
}

/// A bounded buffer of one place, made of a mutex and two condition variables.
struct Buffer {
    item: Mutex<Option<u8>>,
    filled: Condvar,
    emptied: Condvar,
}

impl Buffer {
    fn put(&self, value: u8) {
        let mut item = self.item.lock().unwrap();
        while item.is_some() {
            item = self.emptied.wait(item).unwrap();
        }
        *item = Some(value);
        self.filled.notify_one();
    }

    fn take(&self) -> u8 {
        let mut item = self.item.lock().unwrap();
        loop {
            if let Some(value) = item.take() {
                self.emptied.notify_one();
                return value;
            }
            item = self.filled.wait(item).unwrap();
        }
    }
}

/// One producer, two consumers.
pub fn condvar_buffer() {
    condvar_buffer_between(|| {}, || {});
}

/// The same, the consumers with something to do before and after.
pub fn condvar_buffer_between(before: fn(), after: fn()) {
    let buffer = Arc::new(Buffer {
        item: Mutex::new(None),
        filled: Condvar::new(),
        emptied: Condvar::new(),
    });
    let consumers = [(), ()].map(|()| {
        let buffer = Arc::clone(&buffer);
        thread::spawn(move || {
            before();
            let taken = buffer.take();
            after();
            taken
        })
    });
    buffer.put(1);
    buffer.put(2);
    let taken = consumers.map(|consumer| consumer.join().unwrap());
    print(format!("{taken:?}"));
}

/// Nobody waits for either thread.
pub fn two_printers() {
    thread::spawn(|| print("Hello, World!"));
    thread::spawn(|| print("Hello, Go!"));
}

/// Both are waited for.
pub fn two_printers_joined() {
    let printers = ["a", "b"].map(|line| thread::spawn(move || print(line)));
    for printer in printers {
        printer.join().unwrap();
    }
}

/// Main waits for senders that wait for main.
pub fn wait_then_receive() {
    let (tx, rx) = channel::bounded(0);
    let tasks = Arc::new(WaitGroup::new());
    tasks.add(1);
    let done = Arc::clone(&tasks);
    thread::spawn(move || {
        tx.send(1).unwrap();
        done.done();
    });
    tasks.wait();
    print(rx.recv().unwrap());
}

/// The same in the right order.
pub fn receive_then_wait() {
    let (tx, rx) = channel::bounded(0);
    let tasks = Arc::new(WaitGroup::new());
    tasks.add(2);
    for index in 0..2 {
        let (tx, done) = (tx.clone(), Arc::clone(&tasks));
        thread::spawn(move || {
            tx.send(index).unwrap();
            done.done();
        });
    }
    print(rx.recv().unwrap());
    print(rx.recv().unwrap());
    tasks.wait();
}

/// A sender that main keeps: the receiver's loop never ends.
pub fn kept_a_sender() {
    let (tx, rx) = unbounded();
    let sending = tx.clone();
    let thread = thread::spawn(move || sending.send(1).unwrap());
    for value in &rx {
        print(value);
    }
    thread.join().unwrap();
    drop(tx);
}

/// Two senders, one select.
pub fn select_of_two() {
    let (left, from_left) = bounded(1);
    let (right, from_right) = bounded(1);
    let one = thread::spawn(move || left.send("left").unwrap());
    let two = thread::spawn(move || right.send("right").unwrap());
    for _ in 0..2 {
        select! {
            recv(from_left) -> side => print(side.unwrap_or("left hung up")),
            recv(from_right) -> side => print(side.unwrap_or("right hung up")),
        }
    }
    one.join().unwrap();
    two.join().unwrap();
}

/// Reads before or after the write.
pub fn readers_and_writer() {
    let value = Arc::new(RwLock::new(0));
    let writing = Arc::clone(&value);
    let writer = thread::spawn(move || *writing.write().unwrap() = 1);
    let reading = Arc::clone(&value);
    let reader = thread::spawn(move || {
        let seen = *reading.read().unwrap();
        print(seen);
    });
    writer.join().unwrap();
    reader.join().unwrap();
}

/// A lost update: read and write under different holds of the lock.
pub fn lost_update() {
    let count = Arc::new(Mutex::new(0));
    let threads = [(), ()].map(|()| {
        let count = Arc::clone(&count);
        thread::spawn(move || {
            let old = *count.lock().unwrap();
            *count.lock().unwrap() = old + 1;
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
    let total = *count.lock().unwrap();
    print(total);
}

/// One permit for two.
pub fn one_permit() {
    let semaphore = Arc::new(Semaphore::new(1));
    let threads = ["a", "b"].map(|name| {
        let semaphore = Arc::clone(&semaphore);
        thread::spawn(move || {
            let _permit = semaphore.acquire();
            print(name);
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
}

/// Who receives is gone: the send fails, and its thread panics.
pub fn send_after_panic() {
    let (tx, rx) = bounded(0);
    let receiver = thread::spawn(move || rx.recv().unwrap());
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    print(receiver.join().unwrap());
}

/// What was received decides long after it was received.
pub fn collect_two() {
    let (tx, rx) = unbounded();
    let threads = [1, 2].map(|number| {
        let tx = tx.clone();
        thread::spawn(move || tx.send(number).unwrap())
    });
    let collected = [rx.recv().unwrap(), rx.recv().unwrap()];
    for thread in threads {
        thread.join().unwrap();
    }
    print(format!("{collected:?}"));
}

/// Both arms of a select are ready.
pub fn both_ready() {
    let (left, from_left) = bounded(1);
    let (right, from_right) = bounded(1);
    left.send("left").unwrap();
    right.send("right").unwrap();
    select! {
        recv(from_left) -> side => print(side.unwrap()),
        recv(from_right) -> side => print(side.unwrap()),
    }
}

/// A close that comes too early: the second sender finds nobody.
pub fn close_early() {
    let (tx, rx) = bounded(1);
    let senders = [1, 2].map(|number| {
        let tx = tx.clone();
        thread::spawn(move || tx.send(number).is_ok())
    });
    drop(tx);
    print(rx.recv().unwrap());
    drop(rx);
    let sent = senders.map(|sender| sender.join().unwrap());
    print(format!("{sent:?}"));
}
